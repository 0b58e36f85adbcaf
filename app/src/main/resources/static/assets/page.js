// What every page shares: preferences, the language link, the CSRF token of htmx's requests, forms that ask once.
const root = document.documentElement;

const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* a private window keeps nothing */ } };

document.querySelectorAll("[data-preference]").forEach((button) => {
  const isTheme = button.dataset.preference === "theme";
  const on = () => (isTheme ? root.dataset.bsTheme === "dark" : root.dataset.print === "large");
  button.setAttribute("aria-pressed", on());
  button.addEventListener("click", () => {
    if (isTheme) {
      root.dataset.bsTheme = on() ? "light" : "dark";
      keep("theme", root.dataset.bsTheme);
    } else if (on()) {
      delete root.dataset.print;
      keep("print", "normal");
    } else {
      root.dataset.print = "large";
      keep("print", "large");
    }
    button.setAttribute("aria-pressed", on());
  });
});

// Changing the language keeps the page's own query.
document.querySelectorAll("[data-language]").forEach((link) => {
  const target = new URL(location.href);
  target.searchParams.set("lang", new URL(link.href).searchParams.get("lang"));
  link.href = target;
});

document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector("meta[name=_csrf]");
  if (token) event.detail.headers["X-CSRF-TOKEN"] = token.content;
});

// The list of faults names the field that each is about, so that five empty ones do not read alike.
document.querySelectorAll(".q-faults a").forEach((link) => {
  const id = decodeURIComponent(link.hash.slice(1));
  const label = document.querySelector(`label[for="${CSS.escape(id)}"]`) ?? document.getElementById(id)?.querySelector("label");
  const name = (label?.firstElementChild ?? label)?.textContent.trim();
  if (name) link.prepend(name + (root.lang === "en" ? ": " : "："));
});

// A destructive step asks once.
document.addEventListener("submit", (event) => {
  const question = event.target.dataset.ask;
  if (question && !confirm(question)) event.preventDefault();
});

// A link to pass on: by the phone's own way of sharing, or copied; without either it stands there to be marked.
document.querySelectorAll("[data-share]").forEach((button) => {
  const field = document.getElementById(button.dataset.share);
  button.hidden = !navigator.share && !navigator.clipboard;
  button.addEventListener("click", async () => {
    field.select();
    try {
      if (navigator.share) {
        await navigator.share({ url: field.value });
      } else {
        await navigator.clipboard.writeText(field.value);
        button.textContent = button.dataset.done;
      }
    } catch { /* whoever changes their mind still has the link */ }
  });
});

// Rows that can be added to a form: a template, cloned with the next number.
document.addEventListener("click", (event) => {
  const add = event.target.closest("[data-add-row]");
  if (add) {
    const rows = document.getElementById(add.dataset.addRow);
    const last = rows.lastElementChild;
    const copy = last.cloneNode(true);
    const index = rows.children.length;
    copy.querySelectorAll("[name],[id],[for]").forEach((field) => {
      for (const name of ["name", "id", "for"]) {
        const value = field.getAttribute(name);
        if (value) field.setAttribute(name, value.replace(/\d+/, index));
      }
    });
    copy.querySelectorAll(".q-fault").forEach((fault) => fault.remove());
    rows.append(copy);
    copy.querySelector("input,select")?.focus();
  }
  const remove = event.target.closest("[data-remove-row]");
  if (remove) {
    const row = remove.closest("[data-row]");
    if (row.parentElement.children.length > 1) row.remove();
  }
});

// A suggestion is taken over into the field it is for.
document.addEventListener("click", (event) => {
  const pick = event.target.closest("[data-pick]");
  if (!pick) return;
  const field = document.getElementById(pick.dataset.pick);
  if (!field) return;
  field.value = pick.dataset.value;
  pick.setAttribute("aria-pressed", "true");
});

// The demo's accounts: one tap signs in.
document.addEventListener("click", (event) => {
  const fill = event.target.closest("[data-fill-login]");
  if (!fill) return;
  document.getElementById("username").value = fill.dataset.fillLogin;
  document.getElementById("password").value = fill.dataset.fillPassword;
  document.getElementById("password").form.requestSubmit();
});

document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => window.print()));

// How many places are free, as it changes: one stream for all roles of the page.
const liveRoles = [...document.querySelectorAll("[data-live-role]")];
if (liveRoles.length > 0 && "EventSource" in window) {
  const roles = [...new Set(liveRoles.map((each) => each.dataset.liveRole))];
  const stream = new EventSource(`/pool/live?${roles.map((role) => `role=${role}`).join("&")}`);
  stream.addEventListener("free", (event) => {
    const free = JSON.parse(event.data);
    liveRoles.forEach((each) => {
      const places = free[each.dataset.liveRole];
      if (places === undefined) return;
      const text = places > 0 ? each.dataset.text.replace("#", places) : each.dataset.none;
      if (each.textContent !== text) each.textContent = text;
    });
    document.querySelectorAll("[data-live-claim]").forEach((button) => {
      const places = free[button.dataset.liveClaim];
      if (places !== undefined) button.textContent = places > 0 ? button.dataset.some : button.dataset.none;
    });
  });
  addEventListener("pagehide", () => stream.close());
}

// Where too many reached for the same at once, the same is sent again after a while.
document.querySelectorAll("form[data-again-after]").forEach((form) => {
  setTimeout(() => form.requestSubmit(), form.dataset.againAfter * 1000 * (1 + Math.random()));
});
