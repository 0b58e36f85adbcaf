// Runs before the first paint, so that nothing jumps: theme and print size as the reader chose them.
(() => {
  const root = document.documentElement;
  const chosen = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const dark = chosen("theme") ? chosen("theme") === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.bsTheme = dark ? "dark" : "light";
  if (chosen("print") === "large") root.dataset.print = "large";
})();
