// The five kinds of plot, as marks of Observable Plot: what `kindicators.plot` draws, drawn here for the screen.

import * as Plot from "@observablehq/plot";
import { beside, lasting, stretches } from "./points.js";

const SYMBOLS = ["circle", "square", "triangle", "diamond", "star", "wye", "cross", "hexagon"];

/** Return colour and symbol of the series with a number. */
export function style(i) {
  return { colour: `var(--series-${(i % 8) + 1})`, symbol: SYMBOLS[i % 8] };
}

export const KINDS = { step, line, slippage, points, bars };

function step(series, edge) {
  return series.flatMap(({ points }, i) => levels(points, style(i), edge));
}

function slippage(series, edge, unit) {
  const marks = series.flatMap(({ points }, i) => [...levels(lasting(points), style(i), edge), dots(points.filter((p) => p.level !== null && !p.bound), style(i), "start")]);
  if (unit !== "year") return marks;
  const first = new Date(Math.min(...series.flatMap((s) => s.points.map((p) => p.start.getTime()))));
  // Where a target meets this line, its day has come.
  const today = [first, edge].map((x) => ({ x, y: x.getUTCFullYear() + x.getUTCMonth() / 12 }));
  return [Plot.line(today, { x: "x", y: "y", stroke: "currentColor", strokeOpacity: 0.6, strokeDasharray: "2 4" }), ...marks];
}

/** A level from the start of each row to its end; where one row follows the other on the day the line goes on. */
function levels(points, { colour, symbol }, edge) {
  const until = (p) => (!p.end || p.end > edge ? edge : p.end);
  const path = points.filter((p) => p.level !== null).flatMap((p, i, all) => {
    const joined = i && until(all[i - 1]).getTime() === p.start.getTime();
    return [...(i && !joined ? [{ x: p.start, y: NaN }] : []), { x: p.start, y: p.level }, { x: until(p), y: p.level }];
  });
  return [
    Plot.rect(points.filter((p) => p.range), { x1: "start", x2: until, y1: "low", y2: "high", fill: colour, fillOpacity: 0.2, stroke: colour }),
    Plot.line(path, { x: "x", y: "y", stroke: colour, strokeWidth: 2 }),
    Plot.dot(points.filter((p) => p.level !== null && (!p.end || p.end > edge)), { x: edge, y: "level", fill: colour, symbol: "triangle", rotate: 90, r: 5 }),
    bounds(points, { colour, symbol }, "start"),
  ];
}

function line(series) {
  return series.flatMap(({ points }, i) => {
    const { colour, symbol } = style(i);
    const parts = stretches(points);
    const alone = parts.filter((p, n) => p.range && !neighbour(parts[n - 1], p) && !neighbour(parts[n + 1], p));
    return [
      Plot.areaY(parts.map((p) => ({ ...p, low: p.low ?? NaN, high: p.high ?? NaN })), { x: "middle", y1: "low", y2: "high", z: "stretch", fill: colour, fillOpacity: 0.2 }),
      Plot.ruleX(alone, { x: "middle", y1: "low", y2: "high", stroke: colour, strokeWidth: 1.5 }),
      Plot.line(parts.map((p) => ({ ...p, level: p.bound ? NaN : (p.level ?? NaN) })), { x: "middle", y: "level", z: "stretch", stroke: colour, strokeWidth: 1.8 }),
      dots(parts.filter((p) => p.level !== null && !p.bound), { colour, symbol }, "middle", points.length > 60 ? 1.8 : 3),
      bounds(parts, { colour, symbol }, "middle"),
    ];
  });
}

function neighbour(other, p) {
  return other?.range && other.stretch === p.stretch;
}

function points(series) {
  return beside(series).flatMap(({ points }, i) => {
    const { colour, symbol } = style(i);
    // No middle is made up: two hollow marks stand for the ends of a range without a value.
    const hollow = points.filter((p) => p.level === null).flatMap((p) => p.range.map((level) => ({ ...p, level })));
    return [
      Plot.ruleX(points.filter((p) => p.range), { x: "middle", y1: "low", y2: "high", stroke: colour, strokeWidth: 1.5 }),
      dots(points.filter((p) => p.level !== null && !p.bound), { colour, symbol }, "middle", 4),
      Plot.dot(hollow, { x: "middle", y: "level", stroke: colour, fill: "var(--ground)", symbol, r: 3.5 }),
      bounds(points, { colour, symbol }, "middle"),
    ];
  });
}

function bars(series, edge) {
  const ranged = series.length > 1 && series.some((s) => s.points.some((p) => p.range));
  const foot = new Map();
  return series.flatMap(({ points }, i) => {
    const { colour } = style(i);
    const boxes = points.filter((p) => p.level !== null || p.range).map((p) => {
      const end = p.end ?? edge;
      const gap = (end - p.start) * 0.06;
      const width = (end - p.start - 2 * gap) / (ranged ? series.length : 1);
      const x1 = new Date(p.start.getTime() + gap + (ranged ? i * width : 0));
      const y1 = ranged ? 0 : (foot.get(p.start.getTime()) ?? 0);
      const y2 = y1 + (p.level ?? p.low);
      if (!ranged) foot.set(p.start.getTime(), y2);
      return { ...p, x1, x2: new Date(x1.getTime() + width), xm: new Date(x1.getTime() + width / 2), y1, y2, low: p.range && y1 + p.low, high: p.range && y1 + p.high };
    });
    return [
      Plot.rect(boxes, { x1: "x1", x2: "x2", y1: "y1", y2: "y2", fill: (p) => (p.bound === "at most" ? "none" : colour), stroke: colour }),
      Plot.ruleX(boxes.filter((p) => p.range), { x: "xm", y1: "low", y2: "high", stroke: "currentColor", strokeWidth: 1.5 }),
      Plot.dot(boxes.filter((p) => p.bound), { x: "xm", y: "y2", symbol: "triangle", rotate: (p) => (p.bound === "at most" ? 180 : 0), stroke: "currentColor", fill: "var(--ground)", r: 3.5 }),
    ];
  });
}

function dots(points, { colour, symbol }, x, r = 3.5) {
  return Plot.dot(points, { x, y: "level", fill: colour, symbol, r });
}

/** A hollow triangle where only one bound is known: upwards for at least, downwards for at most. */
function bounds(points, { colour }, x) {
  return Plot.dot(points.filter((p) => p.bound), { x, y: "level", symbol: "triangle", rotate: (p) => (p.bound === "at most" ? 180 : 0), stroke: colour, strokeWidth: 1.5, fill: "var(--ground)", r: 4.5 });
}
