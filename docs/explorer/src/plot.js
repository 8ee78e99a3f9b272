// The plot above the rows: of an indicator as its header says, of a table the figures of each reporter.

import * as Plot from "@observablehq/plot";
import { h } from "./dom.js";
import { KINDS, style } from "./marks.js";
import { day, middle, point } from "./points.js";
import { number } from "./show.js";

const TOGETHER = 8; // so many series share the axes
const PANELS = 24; // more get a small plot each, up to this number

/** Draw rows into a section, which stays hidden if they have nothing to plot. */
export function draw(section, view, rows, state) {
  section.observer?.disconnect();
  const chart = view.kind === "indicator" ? ofIndicator(view, rows) : ofTable(view, rows, state);
  section.hidden = !chart;
  if (!chart) return;
  const all = chart.series.filter((s) => s.points.length).sort((a, b) => b.points.length - a.points.length);
  const kept = new Set(all.slice(0, all.length > TOGETHER ? PANELS : TOGETHER));
  const series = chart.series.filter((s) => kept.has(s));
  const notes = [...chart.notes, ...(all.length > kept.size ? [`Shown are the ${kept.size} of ${all.length} with most rows; filter the rows to see others.`] : [])];
  const place = h("div", { class: "charts" });
  section.replaceChildren(
    chart.choice ?? "",
    series.length ? place : h("p", { class: "empty" }, "No row with a date and a number is left to plot."),
    (series.length > 1 || view.kind === "table") && series.length <= TOGETHER ? legend(series) : "",
    key(series, chart.kind),
    ...notes.map((note) => h("p", { class: "note" }, note)),
  );
  if (!series.length) return;
  const redraw = () => place.clientWidth > 0 && place.replaceChildren(...(series.length > TOGETHER ? panels(series, chart, place) : [figure(series, chart, place.clientWidth, 340)]));
  redraw();
  let width = place.clientWidth;
  section.observer = new ResizeObserver(() => {
    if (Math.abs(place.clientWidth - width) < 4) return;
    width = place.clientWidth;
    redraw();
  });
  section.observer.observe(place);
}

function reader(view) {
  const index = new Map(view.fields.map((f, i) => [f.name, i]));
  return (row, name) => row[index.get(name)] ?? "";
}

function ofIndicator(view, rows) {
  const get = reader(view);
  const edge = day(view.asked.as_of ?? view.asked.known_at ?? view.pack.last);
  const series = grouped(rows, (row) => get(row, "subject"), (row) => {
    const p = point(row, get);
    const [start, end] = [day(get(row, "period_start")), day(get(row, "period_end"))];
    return p && start && { ...p, start, end, middle: middle(start, end), row };
  }, (name) => view.labelled({ actors: true }, name));
  const unit = rows.length ? get(rows[0], "unit") : view.entry.unit;
  return rows.length ? { kind: view.item.plot, series, unit, title: view.entry.title, edge: new Date(Math.max(edge, ...series.flatMap((s) => s.points.map((p) => p.start)))), notes: [], get } : null;
}

const DAYS = [["period_start", "period_end"], ["date"], ["field_start"], ["valid_from"], ["target_date"], ["reported_on"]];
const REPORTERS = ["reporter", "institute", "maker"];
// A plot has figures of one thing: rows that agree in all that is chosen from a list or names another table, but in these.
const ASIDE = /_precision$|basis$|^(qualifier|status|confidence|unit|reporter|institute|source_id)$/;
const TEXTS = ["subject", "term", "question_id", "answer"];

function ofTable(view, rows, state) {
  const names = new Set(view.fields.map((f) => f.name));
  const reporter = REPORTERS.find((name) => names.has(name));
  if (!names.has("value") || !reporter) return null;
  const get = reader(view);
  const same = view.fields.filter((f) => !ASIDE.test(f.name) && (f.values || f.actors || f.refers || TEXTS.includes(f.name)));
  const days = DAYS.filter(([name]) => names.has(name));
  const group = (row) => [...same.map((f) => get(row, f.name)), get(row, "unit")].join("|");
  const sizes = new Map();
  for (const row of rows) if (point(row, get)) sizes.set(group(row), (sizes.get(group(row)) ?? 0) + 1);
  const groups = [...sizes].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  if (!groups.length) return null;
  const chosen = groups.includes(state.plot) ? state.plot : groups[0];
  const series = grouped(rows.filter((row) => group(row) === chosen), (row) => get(row, reporter), (row) => {
    const p = point(row, get);
    const found = days.find(([name]) => get(row, name));
    if (!p || !found) return null;
    const [start, end] = found.map((name) => day(get(row, name)));
    return { ...p, start, end: end ?? null, middle: middle(start, end), row };
  }, (name) => view.labelled({ actors: true }, name));
  const title = (name) => name.split("|").map((text, i) => text && (same[i] ? view.labelled(same[i], text) : `in ${words(text)}`)).filter(Boolean).join(", ").replace(/, (in [^,]*)$/, " $1");
  const choice = h("p", { class: "choose" }, h("label", { for: "measure" }, "Plot of "), h("select", { id: "measure", change: (e) => view.go({ ...state, plot: e.target.value }) },
    groups.map((name) => h("option", { value: name, selected: name === chosen }, `${title(name)} (${sizes.get(name)})`))));
  const most = [...series].sort((a, b) => b.points.length - a.points.length);
  // One pair of axes: who reported least stands together.
  const few = most.slice(TOGETHER - 1);
  const kept = few.length > 1 ? [...series.filter((s) => !few.includes(s)), { name: `${few.length} others`, points: few.flatMap((s) => s.points) }] : series;
  const unit = chosen.split("|").at(-1);
  return { kind: "points", series: kept, unit, title: `${view.entry.title}: ${title(chosen)}`, edge: day(view.pack.last), notes: ["A point for each report, with a bar from low to high where a range was given; what it is of stands in the rows below."], choice, get };
}

function grouped(rows, name, make, label) {
  const groups = new Map();
  for (const row of rows) {
    const p = make(row);
    if (p) groups.set(name(row), [...(groups.get(name(row)) ?? []), p]);
  }
  return [...groups].map(([id, points]) => ({ name: label(id), points: points.sort((a, b) => a.start - b.start).map((p) => ({ ...p, series: label(id) })) }));
}

function panels(series, chart, place) {
  const across = Math.max(1, Math.floor(place.clientWidth / 280));
  const width = Math.floor((place.clientWidth - (across - 1) * 16) / across);
  return series.map((s) => h("div", { class: "small", style: `width: ${width}px` }, h("h3", {}, s.name), figure([s], { ...chart, title: `${chart.title}: ${s.name}`, all: series }, width, 170)));
}

function figure(series, chart, width, height) {
  const { kind, unit } = chart;
  const every = (chart.all ?? series).flatMap((s) => s.points);
  const numbers = every.flatMap((p) => [p.level, p.low, p.high]).filter((n) => n !== null && Number.isFinite(n));
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const log = kind === "points" && low > 0 && high > 200 * low;
  const zero = !log && low > 0 && (kind === "bars" || low < 0.4 * high);
  const format = unit === "year" ? String : Math.max(...numbers.map(Math.abs)) >= 10_000 ? new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 2 }).format : (n) => n.toLocaleString("en");
  const lasts = ["step", "slippage"].includes(kind);
  const times = every.flatMap((p) => [p.start, lasts ? (!p.end || p.end > chart.edge ? chart.edge : p.end) : (p.end ?? p.start)]);
  const pad = Math.max(...times) === Math.min(...times) ? 30 * 86_400_000 : (Math.max(...times) - Math.min(...times)) * 0.02;
  const tips = series.flatMap((s) => s.points).filter((p) => p.level !== null || p.range);
  const at = lasts ? "start" : "middle";
  const drawing = Plot.plot({
    width, height, marginLeft: 52, marginRight: 16, marginTop: 24, marginBottom: sameYear(times) ? 44 : 28,
    style: { background: "transparent", fontSize: "12px", fontFamily: "inherit", color: "inherit", overflow: "visible" },
    ariaLabel: describe(series, chart, every),
    x: { type: "utc", domain: [new Date(Math.min(...times) - pad), new Date(Math.max(...times) + pad)], label: sameYear(times), labelArrow: "none", ticks: Math.max(2, Math.floor(width / 95)) },
    y: { type: log ? "log" : "linear", grid: true, zero, nice: true, label: log ? `${words(unit)} (logarithmic scale)` : words(unit), labelArrow: "none", labelAnchor: "top", tickFormat: format, ticks: log ? 4 : Math.max(3, Math.floor(height / 55)), ...(log ? {} : bars(kind, series)), ...(chart.all ? { domain: [zero ? 0 : low, high] } : {}) },
    marks: [...KINDS[kind](series, chart.edge, unit), Plot.tip(tips, Plot.pointer({ x: at, y: (p) => p.level ?? p.high, title: (p) => tip(p, chart), fill: "var(--ground)", stroke: "var(--line)", textPadding: 8 }))],
  });
  drawing.setAttribute("role", "img");
  // One picture with one description: what its parts are called says nothing to a reader.
  for (const part of drawing.querySelectorAll("[aria-label], [aria-description]")) for (const name of ["aria-label", "aria-description"]) part.removeAttribute(name);
  return drawing;
}

/** Return the year, which the axis does not tell where all is in one. */
function sameYear(times) {
  const years = new Set(times.map((t) => new Date(t).getUTCFullYear()));
  return years.size === 1 ? String([...years][0]) : null;
}

/** Bars that are stacked may be higher than any number. */
function bars(kind, series) {
  if (kind !== "bars" || series.length < 2 || series.some((s) => s.points.some((p) => p.range))) return {};
  const sums = new Map();
  for (const p of series.flatMap((s) => s.points)) sums.set(+p.start, (sums.get(+p.start) ?? 0) + (p.level ?? p.low ?? 0));
  return { domain: [0, Math.max(...sums.values())] };
}

function tip(p, { get, unit }) {
  const text = (name) => get(p.row, name);
  const days = text("period_start") ? [text("period_start"), text("period_end") && `to ${text("period_end")}`].filter(Boolean).join(" ") : p.start.toISOString().slice(0, 10);
  const range = p.range ? `${text("low") ? number(text("low")) : ""}–${text("high") ? number(text("high")) : ""}` : "";
  const value = text("value") ? number(text("value")) : (p.bound ? `${p.bound} ${number(text("low") || text("high"))}` : "");
  return `${p.series}\n${days}\n${[value, range && (value ? `(${range})` : range)].filter(Boolean).join(" ")} ${words(unit)}`;
}

function describe(series, { kind, unit, title }, every) {
  const years = every.map((p) => p.start.getUTCFullYear());
  const names = series.map((s) => s.name);
  const shown = names.slice(0, 8).join(", ") + (names.length > 8 ? ` and ${names.length - 8} more` : "");
  const what = { step: "Step plot", line: "Line plot", slippage: "Plot of targets as announced", points: "Plot of points", bars: "Bar chart" }[kind];
  return `${what}. ${title}, in ${words(unit)}, ${Math.min(...years)} to ${Math.max(...years)}. ${shown}. The rows below have the same numbers.`;
}

function words(unit) {
  return unit.replaceAll("_", " ");
}

function legend(series) {
  return h("ul", { class: "legend", "aria-label": "Legend" }, series.map((s, i) => h("li", {}, swatch(i), " ", s.name)));
}

function swatch(i) {
  const { colour, symbol } = style(i);
  const drawing = Plot.plot({ width: 22, height: 14, axis: null, margin: 0, x: { domain: [0, 1] }, y: { domain: [0, 1] },
    marks: [Plot.ruleY([0.5], { stroke: colour, strokeWidth: 1.5 }), Plot.dot([[0.5, 0.5]], { fill: colour, symbol, r: 4 })] });
  drawing.setAttribute("aria-hidden", "true");
  return drawing;
}

/** Explain the marks that are used. */
function key(series, kind) {
  const points = series.flatMap((s) => s.points);
  const parts = [
    points.some((p) => p.range) && (kind === "line" ? "Band: from low to high." : kind === "bars" || kind === "points" ? "Bar through a mark: from low to high." : "Box: from low to high."),
    points.some((p) => p.bound === "at least") && "△ at least.",
    points.some((p) => p.bound === "at most") && "▽ at most.",
    ["step", "slippage"].includes(kind) && points.some((p) => !p.end) && "▶ still holds.",
    kind === "slippage" && "Dotted line: the day itself; where a level meets it, the target has come.",
  ].filter(Boolean);
  return parts.length ? h("p", { class: "note" }, parts.join(" ")) : "";
}
