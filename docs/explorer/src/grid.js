// The rows as a table, a page at a time; a row opens its card.

import { h, outside } from "./dom.js";
import { shown } from "./show.js";

const PAGE = 50;
// What a first look does not need, nor a column with the same in all rows; the card and "show every column" have both.
const MINOR = /_precision$|^reported_on_basis$|^confidence$|^note$|^source_ids?$/;

/** Draw the page of the rows that a state asks for. */
export function grid(place, view, rows, state, go) {
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const page = Math.min(Math.max(1, Math.trunc(+state.page) || 1), pages);
  const first = (page - 1) * PAGE;
  const columns = visible(view, state);
  const focused = document.activeElement?.dataset?.focus;
  const table = h("table", {},
    h("caption", { class: "hidden" }, `${view.entry.title}: rows ${rows.length ? first + 1 : 0} to ${Math.min(first + PAGE, rows.length)} of ${rows.length}. The first button of a row shows where it comes from.`),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, h("span", { class: "hidden" }, "Sources")), columns.map((i) => head(view.fields[i], state, go)))),
    h("tbody", {}, rows.slice(first, first + PAGE).map((row) => line(view, row, columns, state, go))));
  place.replaceChildren(
    rows.length ? h("div", { class: "scroll" }, table) : h("p", { class: "empty" }, view.rows.length ? "No row fits. Remove a filter or search for less." : "There are no rows here."),
    pages > 1 ? pager(page, pages, state, go) : "",
  );
  if (focused) place.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
}

function visible(view, state) {
  const all = view.fields.map((_, i) => i);
  if (state.columns === "all") return all;
  const used = all.filter((i) => view.rows.some((row) => row[i] !== ""));
  const says = (i) => view.rows.length < 2 || view.rows.some((row) => row[i] !== view.rows[0][i]);
  const plain = used.filter((i) => view.fields[i].name !== view.key && !MINOR.test(view.fields[i].name) && says(i));
  return plain.length > 2 ? plain : used;
}

function head(field, state, go) {
  const [down, up] = [state.sort === `-${field.name}`, state.sort === field.name];
  const next = up ? `-${field.name}` : down ? null : field.name;
  return h("th", { scope: "col", "aria-sort": up ? "ascending" : down ? "descending" : null, class: numeric(field) && "number" },
    h("button", { type: "button", "data-focus": `sort ${field.name}`, title: field.description, click: () => go({ ...state, sort: next, page: null }) },
      field.title, field.unit ? h("span", { class: "unit" }, ` (${field.unit})`) : "", h("span", { "aria-hidden": "true", class: "arrow" }, up ? " ▲" : down ? " ▼" : "")));
}

function numeric(field) {
  return field.type === "number" || field.type === "integer";
}

function line(view, row, columns, state, go) {
  const id = view.id(row);
  const open = () => go({ ...state, row: id });
  const clicked = (event) => {
    if (event.target.closest("a, button") || getSelection().toString()) return;
    open();
  };
  return h("tr", { click: clicked, keydown: move },
    h("td", {}, h("button", { type: "button", class: "open", "data-row": id, "data-focus": `row ${id}`, "aria-haspopup": "dialog", "aria-label": `Open ${id.replaceAll("|", " ")}`, click: open }, "Open")),
    columns.map((i) => {
      const text = shown(row, i, view.fields, view.names);
      const long = text.length > 80;
      return h("td", { class: numeric(view.fields[i]) ? "number" : long ? "long" : text.length > 24 ? "medium" : null, lang: view.fields[i].name.endsWith("_ko") && "ko" },
        view.fields[i].name === "url" ? outside(text, text.length > 60 ? `${text.slice(0, 60)}…` : text) : long ? h("div", { title: text }, text) : text);
    }));
}

/** The arrow keys lead from row to row. */
function move(event) {
  const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  const button = step && event.currentTarget[step]?.querySelector("button.open");
  if (!button) return;
  event.preventDefault();
  button.focus();
}

function pager(page, pages, state, go) {
  const turn = (to, text) => h("button", { type: "button", disabled: to < 1 || to > pages, "data-focus": text, click: () => go({ ...state, page: to === 1 ? null : to }) }, text);
  return h("nav", { class: "pager", "aria-label": "Pages of rows" }, turn(page - 1, "Previous"), h("span", {}, `Page ${page} of ${pages}`), turn(page + 1, "Next"));
}
