// The top of the page: which version of the data, light or dark.

import { h } from "./dom.js";
import { href, other } from "./url.js";

/** Draw the top of the page for a state. */
export function draw(catalogue, state, go) {
  const options = catalogue.versions.map((v) => {
    const note = v.released ? v.date : "unreleased";
    return h("option", { value: v.version, selected: v.version === (state.version ?? catalogue.version) }, `${v.version} (${note})${v.retracted ? ", retracted" : ""}`);
  });
  const choose = (event) => {
    const version = event.target.value === catalogue.version ? null : event.target.value;
    go({ ...state, version, row: null, page: null });
  };
  document.getElementById("top").replaceChildren(
    h("a", { href: href(other(state, { sql: "" })), class: "button" }, "SQL"),
    h("label", {}, h("span", {}, "Version "), h("select", { id: "version", "aria-label": "Version", change: choose }, options)),
    theme(),
  );
}

function theme() {
  const root = document.documentElement;
  const dark = () => (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const button = h("button", { type: "button", id: "theme", click: () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      // then it holds for this page
    }
    name();
    dispatchEvent(new Event("themechange"));
  } });
  const name = () => (button.textContent = dark() ? "Light" : "Dark");
  name();
  button.setAttribute("aria-label", "Switch between light and dark");
  return button;
}
