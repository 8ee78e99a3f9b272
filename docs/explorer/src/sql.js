// A box for questions in SQL, which DuckDB answers in the browser.

import { citeQuery } from "./cite.js";
import { format } from "./csv.js";
import { announce, count, download, h } from "./dom.js";
import { sort } from "./rows.js";
import { href, isDay, other } from "./url.js";

const PAGE = 100;
const EXAMPLES = [
  ["Launches a year", "SELECT year(date) AS year, count(*) AS salvos, sum(count) AS missiles\nFROM missile_launches\nGROUP BY year\nORDER BY year"],
  ["OPCON targets and who named them", "SELECT m.date, m.target_text AS target, a.name AS announced_by, s.url AS source\nFROM opcon_milestones m\nJOIN actors a ON a.actor_id = m.announced_by\nJOIN sources s USING (source_id)\nWHERE m.stage = 'transfer' AND m.target_to IS NOT NULL\nORDER BY m.date"],
  ["Who disputes what", "SELECT e.table_name, e.row_id, e.field, e.stated_value, s.publisher, s.url\nFROM evidence e\nJOIN sources s USING (source_id)\nWHERE e.role = 'disputes'\nORDER BY ALL"],
  ["US soldiers in Korea, from an indicator", "SELECT period_start, value\nFROM usfk_personnel\nWHERE period_start >= DATE '2000-01-01'"],
  ["All tables", "SHOW TABLES"],
];

/** Draw the box; a query in the address is run at once. */
export async function draw(context) {
  const { catalogue, pack, main, go, state } = context;
  document.title = "SQL – kindicators";
  let now = state;
  let result = null;
  let running = false;
  let latest = 0; // the answer to an earlier query is not shown any more
  const asked = () => ({ known_at: now.known_at || null, as_of: now.as_of || null });
  const input = h("textarea", { id: "query", rows: "8", spellcheck: "false", autocapitalize: "off", autocomplete: "off", placeholder: "SELECT …", "aria-describedby": "query-help" });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) (event.preventDefault(), submit());
  });
  const run = h("button", { type: "button", id: "run", class: "main", click: () => submit() }, "Run");
  const stop = h("button", { type: "button", id: "stop", disabled: true, click: async () => (await import("./session.js")).cancel() }, "Stop");
  const place = h("section", { id: "result", "aria-label": "Result" });
  const dates = ["known_at", "as_of"].map((name) => h("div", { class: "clock" },
    h("label", { for: name }, name === "known_at" ? "Known on" : "In force on"),
    h("input", { type: "date", id: name, value: state[name] ?? "", disabled: Boolean(pack.clockless), change: (e) => (e.target.value === "" || isDay(e.target.value)) && go({ ...now, sql: input.value, [name]: e.target.value || null }) })));
  main.replaceChildren(
    h("h1", {}, "Ask in SQL"),
    h("p", { class: "lead", id: "query-help" }, `Every table and indicator of version ${pack.version} is here under its name. The query runs in your browser, with DuckDB (8 MB, loaded on the first run); it can read, and nothing else. Ctrl+Enter runs it.`),
    h("div", { class: "examples" }, h("span", { id: "examples" }, "Examples: "), h("ul", { "aria-labelledby": "examples" }, EXAMPLES.map(([title, sql]) =>
      h("li", {}, h("button", { type: "button", click: () => ((input.value = sql), input.focus()) }, title))))),
    h("label", { for: "query" }, "Query"), input,
    h("div", { class: "clocks", role: "group", "aria-label": "Dates" }, dates),
    h("div", { class: "actions" }, run, stop),
    place,
    h("details", { class: "how" }, h("summary", {}, "Names of tables and indicators"),
      h("p", {}, "Every indicator has the columns subject, period_start, period_end, value, low, high, unit and source_ids; the view indicators has them all."),
      h("dl", {}, [...pack.tables.map((t) => ["table", t]), ...pack.indicators.map((i) => ["indicator", i])].map(([kind, item]) =>
        [h("dt", {}, h("a", { href: href(other(state, { [kind]: item.name })) }, item.name)), h("dd", {}, item.title)]))),
  );

  function submit() {
    if (running) return;
    if (now.sql === input.value) execute();
    else go({ ...now, sql: input.value, sort: null, page: null });
  }

  async function execute() {
    const sql = now.sql.trim();
    if (!sql) return;
    const turn = ++latest;
    running = true;
    run.disabled = true;
    stop.disabled = false;
    const busy = h("p", { class: "busy" });
    place.replaceChildren(busy);
    const progress = (text) => ((busy.textContent = text), announce(text));
    progress("Starting …");
    const begun = performance.now();
    try {
      const { query } = await import("./session.js");
      const answer = await query(sql, pack, asked(), progress);
      if (turn !== latest) return;
      result = { sql, ...answer, seconds: (performance.now() - begun) / 1000 };
      table();
      announce(count(result.rows.length, "row"));
    } catch (error) {
      if (turn !== latest) return;
      result = null;
      place.replaceChildren(h("p", { class: "problem", role: "alert" }, plain(error.message)));
    } finally {
      if (turn === latest) {
        running = false;
        run.disabled = false;
        stop.disabled = true;
      }
    }
  }

  function table() {
    const rows = sort(result.rows, result.fields, now.sort);
    const page = Math.max(1, Math.trunc(+now.page) || 1);
    const pages = Math.max(1, Math.ceil(rows.length / PAGE));
    const head = result.fields.map((f) => {
      const [up, down] = [now.sort === f.name, now.sort === `-${f.name}`];
      return h("th", { scope: "col", "aria-sort": up ? "ascending" : down ? "descending" : null, class: f.type === "number" && "number" },
        h("button", { type: "button", click: () => go({ ...now, sort: up ? `-${f.name}` : down ? null : f.name, page: null }) }, f.name, up ? " ▲" : down ? " ▼" : ""));
    });
    place.replaceChildren(
      h("p", { class: "found" }, `${count(rows.length, "row")}${result.more ? " (the first of more)" : ""}, ${result.seconds.toFixed(1)} seconds`),
      h("div", { class: "actions" },
        h("button", { type: "button", id: "download", click: () => download("query.csv", format(result.fields.map((f) => f.name), rows)) }, "Download CSV"),
        h("button", { type: "button", id: "cite", click: () => citeQuery(pack, catalogue, asked()) }, "Cite")),
      h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Rows of the result" }, h("table", {},
        h("thead", {}, h("tr", {}, head)),
        h("tbody", {}, rows.slice((page - 1) * PAGE, page * PAGE).map((row) => h("tr", {}, row.map((cell, i) => h("td", { class: result.fields[i].type === "number" ? "number" : cell.length > 80 ? "long" : null }, cell))))))),
      pages > 1 ? h("nav", { class: "pager", "aria-label": "Pages of rows" },
        h("button", { type: "button", disabled: page <= 1, click: () => go({ ...now, page: page - 1 }) }, "Previous"), h("span", {}, `Page ${page} of ${pages}`),
        h("button", { type: "button", disabled: page >= pages, click: () => go({ ...now, page: page + 1 }) }, "Next")) : "",
    );
  }

  const update = (next) => {
    now = next;
    if (input.value !== next.sql) input.value = next.sql;
    if (result?.sql === next.sql.trim()) table();
    else if (next.sql.trim()) execute();
    else {
      latest += 1;
      place.replaceChildren();
    }
  };
  update(state);
  return { update };
}

/** Return what DuckDB says without the place in the query and advice that is of no use here. */
function plain(text) {
  const line = text.split(/\n\s*LINE |\n\nPlease try/)[0].trim();
  return line.length > 600 ? `${line.slice(0, 600)}…` : line;
}
