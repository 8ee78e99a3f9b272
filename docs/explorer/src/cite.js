// How to cite what is shown: the same texts as the package's `cite` gives.

import { principals } from "./card.js";
import * as data from "./data.js";
import { announce, download, h } from "./dom.js";

const FORMATS = { text: "Text", bibtex: "BibTeX" };

/** Show how to cite rows of a table or indicator, with the sources that they rest on. */
export async function cite(view, rows) {
  const how = ["as_of", "known_at"].filter((c) => view.asked[c]).map((c) => `, ${c.replace("_", " ")} ${view.asked[c]}`).join("");
  const { places } = view.catalogue;
  const ids = new Set(rows.flatMap((row) => principals(view, row)));
  show(view.entry.title, await texts(view, ids, (entry, format) => entry[format].replaceAll(places.how, how)), view.entry.name);
}

/** Show how to cite one row, with its principal source. */
export async function citeRow(view, row, id) {
  const { places } = view.catalogue;
  show(id, await texts(view, new Set(principals(view, row)), (entry, format) => entry[`row_${format}`].replaceAll(places.row, id)), id);
}

/** Show how to cite the result of a query. */
export function citeQuery(pack, catalogue, asked) {
  const how = ["as_of", "known_at"].filter((c) => asked[c]).map((c) => `, ${c.replace("_", " ")} ${asked[c]}`).join("");
  show("Result of a query", Object.fromEntries(Object.keys(FORMATS).map((f) => [f, pack.cite[`query_${f}`].replaceAll(catalogue.places.how, how)])), "query");
}

async function texts(view, ids, dataset) {
  const names = view.kind === "table" ? [view.entry.name] : view.item.sql.tables;
  const [entry, ...parts] = await Promise.all([data.json(view.entry.cite), ...names.map((name) => data.json(view.pack.tables.find((t) => t.name === name).cited))]);
  const cited = Object.assign({}, ...parts);
  // The order of Python's sorted: by the characters, not by a language.
  const order = [...ids].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const gaps = { text: "\n", bibtex: "\n\n" };
  return Object.fromEntries(Object.keys(FORMATS).map((format, i) => [format, [dataset(entry, format), ...order.map((id) => cited[id][i])].join(gaps[format])]));
}

function show(title, texts, name) {
  let format = "text";
  const area = h("textarea", { readonly: true, rows: "12", "aria-label": "Citation", id: "citation" });
  const said = h("span", { role: "status" });
  const fill = () => (area.value = texts[format]);
  fill();
  const choice = h("fieldset", { class: "choice" }, h("legend", {}, "Format"), Object.entries(FORMATS).map(([value, words]) =>
    h("label", {}, h("input", { type: "radio", name: "format", value, checked: value === format, change: () => ((format = value), fill()) }), ` ${words} `)));
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(area.value);
    } catch {
      area.select();
      document.execCommand("copy");
    }
    said.textContent = "Copied.";
  };
  const dialog = h("dialog", { class: "cite", "aria-labelledby": "cite-title" },
    h("div", { class: "bar" }, h("h2", { id: "cite-title" }, "Cite: ", title), h("button", { type: "button", class: "close", click: () => dialog.close() }, "Close")),
    choice, area,
    h("div", { class: "actions" },
      h("button", { type: "button", id: "copy", click: copy }, "Copy"),
      h("button", { type: "button", click: () => download(`${name}.${format === "text" ? "txt" : "bib"}`, `${area.value}\n`, "text/plain") }, "Download"), said));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  announce("");
}
