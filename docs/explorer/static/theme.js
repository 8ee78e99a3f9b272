// Before anything is drawn: the reader's choice of light or dark, if there is one.
try {
  const chosen = localStorage.getItem("theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // a browser that keeps nothing: the system's choice holds
}
