// The place picker: htmx fetches the options while one types; this moves through them by keyboard and takes the choice.
const parts = (picker) => ({
  code: picker.querySelector("input[type=hidden]"),
  text: picker.querySelector("[role=combobox]"),
  list: picker.querySelector("[role=listbox]"),
});
const options = (list) => [...list.querySelectorAll("[role=option]:not([aria-disabled])")];

const show = ({ text, list }, open) => {
  list.hidden = !open;
  text.setAttribute("aria-expanded", open);
  if (!open) text.removeAttribute("aria-activedescendant");
};

const mark = ({ text, list }, option) => {
  options(list).forEach((each) => each.setAttribute("aria-selected", each === option));
  if (option) {
    text.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }
};

const choose = (picker, option) => {
  const { code, text } = parts(picker);
  code.value = option.dataset.code;
  text.value = option.dataset.name;
  show(parts(picker), false);
  code.dispatchEvent(new Event("change", { bubbles: true }));
};

document.addEventListener("htmx:afterSwap", (event) => {
  const picker = event.target.closest?.("[data-place-picker]");
  if (picker) show(parts(picker), parts(picker).list.children.length > 0);
});

document.addEventListener("input", (event) => {
  const picker = event.target.closest("[data-place-picker]");
  if (picker) parts(picker).code.value = ""; // what was chosen before is no longer what is written there
});

document.addEventListener("keydown", (event) => {
  const picker = event.target.closest("[data-place-picker]");
  if (!picker) return;
  const { list } = parts(picker);
  const all = options(list);
  const at = all.findIndex((each) => each.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (all.length === 0) return;
    event.preventDefault();
    show(parts(picker), true);
    const step = event.key === "ArrowDown" ? 1 : -1;
    mark(parts(picker), all[at < 0 && step < 0 ? all.length - 1 : (at + step + all.length) % all.length]);
  } else if (event.key === "Enter" && !list.hidden && all.length > 0) {
    event.preventDefault();
    choose(picker, all[Math.max(0, at)]);
  } else if (event.key === "Escape") {
    show(parts(picker), false);
  }
});

document.addEventListener("mousedown", (event) => {
  const option = event.target.closest("[data-place-picker] [role=option]:not([aria-disabled])");
  if (option) {
    event.preventDefault();
    choose(option.closest("[data-place-picker]"), option);
  }
});

document.addEventListener("focusout", (event) => {
  const picker = event.target.closest("[data-place-picker]");
  if (picker) show(parts(picker), false);
});
