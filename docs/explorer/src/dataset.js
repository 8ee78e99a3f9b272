// A table or an indicator: what it is, its plot, and its rows.

import * as card from "./card.js";
import { cite } from "./cite.js";
import { format, parse } from "./csv.js";
import * as data from "./data.js";
import { announce, count, download, h } from "./dom.js";
import * as filters from "./filters.js";
import { grid } from "./grid.js";
import { choose, kind as kindOf, sort } from "./rows.js";
import { label } from "./show.js";
import { href, isDay, other } from "./url.js";

/** Draw a table or an indicator; the view that is returned can show other rows of it. */
export async function draw(context) {
  const { catalogue, pack, state, main, go } = context;
  const kind = state.table ? "table" : "indicator";
  const entry = pack[`${kind}s`].find((item) => item.name === state[kind]);
  document.title = `${entry.title} – kindicators`;
  const item = await data.json(entry.item);
  const asked = { known_at: state.known_at || null, as_of: state.as_of || null };
  const stage = h("div", { id: "stage" }, h("p", { class: "busy" }, "Loading …"));
  main.replaceChildren(...head(kind, entry, item, pack, context.known, state), clocks(kind, item, pack, state, go), stage);

  const refused = (asked.as_of && item.sql.refuse_as_of && "as_of") || (asked.known_at && item.sql.refuse_known_at && "known_at");
  if (refused) {
    stage.replaceChildren(refusal(refused, state));
    return null;
  }
  const names = await data.actors(pack);
  const { fields, rows } = await load(kind, entry, item, pack, asked, (text) => progress(stage, text));
  if (!context.current()) return null;

  const kinds = fields.map((field, i) => kindOf(field, rows, i));
  const labelled = (field, text) => label(field, text, names);
  const view = { kind, entry, item, pack, fields, rows, kinds, names, asked, labelled, catalogue, go, key: item.key };
  view.id = (row) => (kind === "table" ? row[fields.findIndex((f) => f.name === item.key)] : row.slice(0, 3).join("|"));
  const plot = h("section", { id: "plot", "aria-label": "Plot", hidden: true });
  const panel = filters.panel(view, (change, typed) => go({ ...now, page: null, row: null, ...change }, { replace: typed }));
  const lines = h("div", { id: "rows" });
  let now = state;
  let shown = rows;
  const save = () => download(`${entry.name}${suffix(now, catalogue)}.csv`, format(fields.map((f) => f.name), shown));
  stage.replaceChildren(
    plot,
    h("section", { "aria-label": "Rows" },
      panel.element,
      h("div", { class: "actions" },
        h("button", { type: "button", id: "download", click: save }, "Download CSV"),
        h("button", { type: "button", id: "cite", click: () => cite(view, shown) }, "Cite"),
        h("a", { class: "button", href: href(other(state, { sql: `SELECT *\nFROM ${entry.name}` })) }, "Query in SQL"),
      ),
      lines,
    ),
  );

  const update = (next, { back = false } = {}) => {
    const same = JSON.stringify([next.q, next.filters, next.plot]) === JSON.stringify([now.q, now.filters, now.plot]) && plot.dataset.drawn;
    now = next;
    shown = sort(choose(rows, fields, next, kinds, labelled), fields, next.sort);
    panel.update(next, shown.length);
    grid(lines, view, shown, next, go);
    if (!same) drawPlot(plot, view, shown, next);
    if (!back || !next.row) announce(`${count(shown.length, "row")} of ${rows.length.toLocaleString("en")}`);
    card.update(view, next, back);
  };
  update(state);
  return { update };
}

async function drawPlot(section, view, shown, state) {
  section.dataset.drawn = "yes";
  const { draw: plot } = await import("./plot.js");
  plot(section, view, shown, state);
}

/** Return the rows: from a file if they are as released, else from the database. */
async function load(kind, entry, item, pack, asked, progress) {
  if (entry.file && !asked.known_at && !asked.as_of) {
    const { header, rows } = parse(await data.text(entry.file));
    return { fields: header.map((name) => item.fields.find((f) => f.name === name)), rows };
  }
  const { load } = await import("./session.js");
  const { fields, rows } = await load(kind, entry.name, pack, asked, progress);
  return { fields: fields.map(({ name }) => item.fields.find((f) => f.name === name)), rows };
}

function progress(stage, text) {
  stage.replaceChildren(h("p", { class: "busy" }, text));
  announce(text);
}

function head(kind, entry, item, pack, known, state) {
  const span = entry.from ? `${entry.from.slice(0, 4)} to ${entry.to.slice(0, 4)}` : null;
  const facts = [kind === "table" ? "Table" : "Indicator", entry.name, entry.unit && `unit: ${entry.unit.replaceAll("_", " ")}`, span, `version ${pack.version}`];
  return [
    h("h1", {}, entry.title),
    known.retracted && h("p", { class: "problem" }, `This version was retracted on ${known.retracted.date}: ${known.retracted.reason} Use ${known.retracted.replacement}.`),
    h("p", { class: "facts" }, facts.filter(Boolean).join(" · ")),
    h("p", { class: "lead" }, item.description ?? item.definition),
    item.caveats && h("p", { class: "caveat" }, h("strong", {}, "Note: "), item.caveats),
    kind === "indicator" && h("details", { class: "how" },
      h("summary", {}, "How it is made"),
      h("p", {}, h("strong", {}, "Which source counts: "), item.choice),
      h("p", {}, h("strong", {}, "What each line or point is of: "), item.subject),
      h("p", {}, "Made from ", item.sql.tables.flatMap((name, i) => [i ? ", " : "", h("a", { href: href({ table: name, version: state.version }) }, name)]), " by this query:"),
      h("pre", { tabindex: "0", role: "region", "aria-label": "SQL of the indicator" }, item.source_sql)),
    kind === "table" && h("details", { class: "how" },
      h("summary", {}, `What the ${item.fields.length} columns mean`),
      h("dl", {}, item.fields.map((f) => [h("dt", {}, f.name), h("dd", {}, f.description, f.unit ? ` Unit: ${f.unit}.` : "")]))),
  ].filter(Boolean);
}

/** The two dates that may be chosen. */
function clocks(kind, item, pack, state, go) {
  const input = (name, title, help, refused) => {
    const off = pack.clockless || refused;
    const set = (event) => {
      const day = event.target.value;
      if (day === "" || isDay(day)) go({ ...state, ...pinned(), [name]: day || null, row: null, page: null });
    };
    const pinned = () => ({ q: state.q });
    return h("div", { class: "clock" },
      h("label", { for: name }, title),
      h("span", { class: "pair" },
        h("input", { type: "date", id: name, value: state[name] ?? "", max: "9999-12-31", change: set, disabled: Boolean(off && !state[name]), "aria-describedby": `${name}-help` }),
        state[name] && h("button", { type: "button", "aria-label": `Clear: ${title}`, click: () => go({ ...state, [name]: null, row: null, page: null }) }, "Clear")),
      h("small", { id: `${name}-help` }, off && !state[name] ? "not for this data" : help));
  };
  return h("div", { class: "clocks", role: "group", "aria-label": "Dates" },
    input("known_at", "Known on", "only what was public by that day", item.sql.refuse_known_at),
    input("as_of", "In force on", "only what held on that day", item.sql.refuse_as_of));
}

const REFUSED = {
  as_of: "“In force on” cannot choose among these rows: they have no dates from which and until which they hold.",
  known_at: "“Known on” cannot choose among these rows: they have no date on which they became public.",
};

function refusal(clock, state) {
  return h("div", {},
    h("p", { class: "problem", role: "alert" }, REFUSED[clock]),
    h("p", {}, h("a", { href: href({ ...state, [clock]: null }) }, "Show all rows")));
}

function suffix(state, catalogue) {
  return [state.version !== catalogue.version && state.version, state.known_at && `known-${state.known_at}`, state.as_of && `as-of-${state.as_of}`]
    .filter(Boolean).map((part) => `-${part}`).join("");
}
