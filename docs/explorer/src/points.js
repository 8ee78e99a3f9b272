// The numbers of a plot, as the package's own plots take them from rows: a value, a range, or only one bound.

/** Return what is drawn of a row; the days are dates of the browser, an end may be null. */
export function point(row, get) {
  const number = (name) => (get(row, name) ? +get(row, name) : null);
  const [value, low, high] = ["value", "low", "high"].map(number);
  const numbers = [value, low, high].filter((n) => n !== null);
  if (!numbers.length) return null;
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  const ranged = (low !== null || high !== null) && least < most;
  const bound = value === null && (low === null) !== (high === null) ? (low === null ? "at most" : "at least") : null;
  const level = value ?? (low === high ? low : high === null ? low : low === null ? high : null);
  return { value, level, bound, range: ranged ? [least, most] : null, low: ranged ? least : null, high: ranged ? most : null };
}

/** Return a day as a date of the browser. */
export function day(text) {
  return text ? new Date(`${text}T00:00:00Z`) : null;
}

/** Return the middle of a period; its start if it has no end. */
export function middle(start, end) {
  return end ? new Date((start.getTime() + end.getTime()) / 2) : start;
}

/** Return points, each with the number of the stretch that it belongs to: a gap between two periods begins a new one. */
export function stretches(points) {
  let number = 0;
  return points.map((p, i) => {
    const before = points[i - 1];
    if (before?.end && p.start > before.end) number += 1;
    return { ...p, stretch: number };
  });
}

/** Return points of which those that would hide each other stand side by side. */
export function beside(series) {
  const all = series.flatMap((s) => s.points);
  const times = all.map((p) => +p.middle);
  const step = (Math.max(...times) - Math.min(...times) || 30 * 86_400_000) * 0.012;
  const ends = (p) => (p.range ?? [p.level, p.level]);
  const near = (Math.max(...all.map((p) => ends(p)[1])) - Math.min(...all.map((p) => ends(p)[0]))) * 0.03;
  const placed = [];
  return series.map((s) => ({ ...s, points: s.points.map((p) => {
    const [foot, head] = ends(p);
    const hidden = placed.filter((q) => q.time === +p.middle && q.foot - near <= head && foot <= q.head + near).length;
    placed.push({ time: +p.middle, foot, head });
    return { ...p, middle: new Date(+p.middle + step * hidden) };
  }) }));
}

/** Return announcements, each lasting until its end, or until the next if it is only about the day on which it was made. */
export function lasting(points) {
  return points.map((p, i) => {
    const said = !p.end || p.end - p.start <= 86_400_000;
    return said ? { ...p, end: points[i + 1]?.start ?? null } : p;
  });
}
