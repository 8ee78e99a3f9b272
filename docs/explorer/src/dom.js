// Elements. Text is only ever set as text, and never read as HTML.

/** Make an element: `h("a", { href: "x" }, "text", child)`; a function is an event listener, null and false are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
  return element;
}

/** Make a link, if the address is one of the web; otherwise return the text. */
export function outside(address, text = address) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return text;
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") return text;
  return h("a", { href: url.href, rel: "noopener noreferrer", target: "_blank" }, text, h("span", { class: "hidden" }, " (opens in a new tab)"));
}

/** Tell readers of a screen what has changed. */
export function announce(text) {
  document.getElementById("status").textContent = text;
}

/** Return a number of things, with its noun. */
export function count(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

/** Hand over a file to the reader. */
export function download(name, text, type = "text/csv") {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
