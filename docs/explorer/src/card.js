// The card of a row: every column with its meaning, and every source that speaks of it.

import { cite, citeRow } from "./cite.js";
import * as data from "./data.js";
import { h, outside } from "./dom.js";
import { shown } from "./show.js";

const ROLES = { principal: "Principal source", corroborates: "Confirmed by", disputes: "Disputed by" };
let dialog = null; // the open card

/** Open the card that a state asks for, or close the one that is open. */
export function update(view, state) {
  const id = state.row;
  if (dialog && dialog.dataset.row !== id) close(true);
  if (id == null || dialog) return;
  const row = view.rows.find((r) => view.id(r) === id);
  open(view, state, id, row);
}

/** Close the card: what it is of is left. */
export function leave() {
  if (dialog) close(true);
}

function close(quiet) {
  const closing = dialog;
  dialog = null;
  closing.dataset.quiet = quiet ? "yes" : "";
  closing.close();
}

async function open(view, state, id, row) {
  const title = h("h2", { id: "card-title", tabindex: "-1" }, row ? heading(view, row) : "There is no such row");
  const body = h("div", { class: "body" }, row ? h("p", { class: "busy" }, "Loading …") : h("p", { class: "problem" }, `No row “${id.slice(0, 80)}” is among those shown here. It may be in another version or table, or not have been public on the day chosen.`));
  const mine = (dialog = h("dialog", { class: "card", "aria-labelledby": "card-title", "data-row": id },
    h("div", { class: "bar" }, title, h("button", { type: "button", class: "close", click: () => mine.close() }, "Close")), body));
  mine.addEventListener("click", (event) => event.target === mine && mine.close());
  mine.addEventListener("close", () => {
    mine.remove();
    if (dialog === mine) dialog = null;
    if (!mine.dataset.quiet) view.go({ ...state, row: null });
    document.querySelector(`button.open[data-row="${CSS.escape(id)}"]`)?.focus();
  });
  document.body.append(mine);
  mine.showModal();
  title.focus();
  if (!row) return;
  try {
    const known = await evidence(view);
    body.replaceChildren(...contents(view, row, id, known));
  } catch (error) {
    body.replaceChildren(h("p", { class: "problem", role: "alert" }, error.message));
  }
}

/** Load what is known of the rows of a view: of an indicator, that of the tables which it is made from. */
export async function evidence(view) {
  const names = view.kind === "table" ? [view.entry.name] : view.item.sql.tables;
  const parts = await Promise.all(names.map((name) => data.json(view.pack.tables.find((t) => t.name === name).evidence)));
  return { sources: Object.assign({}, ...parts.map((p) => p.sources)), statements: parts[0].statements, corrections: parts[0].corrections };
}

/** Return the ids of a row's principal sources. */
export function principals(view, row) {
  const cell = (name) => row[view.fields.findIndex((f) => f.name === name)];
  if (view.kind === "indicator") return cell("source_ids").split(";").map((s) => s.trim()).filter(Boolean);
  if (view.fields.some((f) => f.name === "source_id")) return [cell("source_id")].filter(Boolean);
  return [view.item.lent[cell("agreement_id")]].filter(Boolean);
}

function heading(view, row) {
  const i = view.fields.findIndex((f) => ["title", "name", "subject", "alias", "person"].includes(f.name));
  return i < 0 ? view.id(row) : shown(row, i, view.fields, view.names);
}

function contents(view, row, id, known) {
  const table = view.kind === "table";
  const statements = [...principals(view, row).map((source_id) => ({ role: "principal", source_id })), ...((table && known.statements[id]) || [])];
  const corrections = (table && known.corrections[id]) || [];
  return [
    h("p", { class: "facts" }, table ? `Row ${id} of ${view.entry.name}, version ${view.pack.version}` : `${view.entry.title}, version ${view.pack.version}`),
    h("div", { class: "actions" }, table && view.entry.name !== "evidence"
      ? h("button", { type: "button", click: () => citeRow(view, row, id) }, "Cite this row")
      : h("button", { type: "button", click: () => cite(view, [row]) }, "Cite this value")),
    ...Object.entries(ROLES).flatMap(([role, words]) => {
      const said = statements.filter((s) => s.role === role);
      return said.length ? [h("h3", {}, said.length > 1 && role === "principal" ? "Sources" : words), h("ul", { class: "sources" }, said.map((s) => source(s, known.sources[s.source_id], view)))] : [];
    }),
    statements.length ? "" : h("p", {}, "This row names no source: it lists what others refer to."),
    ...(corrections.length ? [h("h3", {}, "Corrections of earlier versions"), h("ul", { class: "sources" }, corrections.map((c) => correction(c, view)))] : []),
    h("h3", {}, "All columns"),
    columns(view, row),
  ];
}

function title(view, column) {
  return view.fields.find((f) => f.name === column)?.title ?? column;
}

function source(statement, about, view) {
  const states = [statement.field && title(view, statement.field), statement.stated_value].filter(Boolean).join(": ");
  if (!about) return h("li", {}, statement.source_id);
  return h("li", {},
    states && h("p", { class: "states" }, h("strong", {}, states)),
    h("p", {}, `${about.publisher}${about.published ? `, ${about.published}` : ""}: `, outside(about.url, about.title)),
    h("p", { class: "address" }, about.url),
    h("p", { class: "remarks" }, [statement.source_id, about.copy && "a copy on another host", `terms: ${about.terms}`].filter(Boolean).join(" · ")),
    (statement.note || about.note) && h("p", { class: "remarks" }, [statement.note, about.note].filter(Boolean).join(" ")));
}

function correction(c, view) {
  const what = c.kind === "withdrawn" ? "The row was withdrawn" : `${c.column_name ? title(view, c.column_name) : "The row"}: ${c.old_value ?? "empty"} → ${c.new_value ?? "empty"}`;
  return h("li", {}, h("p", {}, h("strong", {}, what), c.since_version ? ` (since ${c.since_version})` : ""), c.reason && h("p", { class: "remarks" }, c.reason));
}

function columns(view, row) {
  const items = view.fields.map((field, i) => {
    if (row[i] === "") return null;
    if (field.name.endsWith("_precision") && view.fields.some((f) => `${f.name}_precision` === field.name)) return null;
    const text = shown(row, i, view.fields, view.names);
    const extra = field.values?.[row[i]] ?? (field.actors && text !== row[i] ? row[i] : "");
    const unit = field.unit && field.type !== "string" ? ` ${field.unit.replaceAll("_", " ")}` : "";
    return [h("dt", {}, field.title, h("code", {}, field.name)), h("dd", {},
      h("p", { class: "value", lang: field.name.endsWith("_ko") && "ko" }, field.name === "url" ? outside(text) : text, unit, extra && extra !== text ? ` – ${extra}` : ""),
      h("p", { class: "remarks" }, field.description))];
  });
  const empty = view.fields.filter((f, i) => row[i] === "" && !f.name.endsWith("_precision")).map((f) => f.title);
  return h("div", {}, h("dl", { class: "columns" }, items.filter(Boolean)), empty.length ? h("p", { class: "remarks" }, `Empty: ${empty.join(", ")}.`) : "");
}
