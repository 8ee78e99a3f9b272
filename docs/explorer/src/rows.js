// Which rows are shown, and in which order. A cell is a text as it stands in the file; an empty one is missing.

const NUMBERS = ["integer", "number"];

/** Tell how a column is filtered: by a range, by its values, or by a text that it contains. */
export function kind(field, rows, index) {
  if (NUMBERS.includes(field.type) || field.type === "date") return "range";
  if (field.values || field.type === "boolean") return "values";
  const found = new Set();
  for (const row of rows) {
    found.add(row[index]);
    if (found.size > 30 || row[index].length > 60) return "text";
  }
  return found.size < rows.length || rows.length <= 5 ? "values" : "text";
}

/** Return the rows that contain the searched words and pass every filter. */
export function choose(rows, fields, { q, filters }, kinds, label) {
  const words = fold(q ?? "").split(/\s+/).filter(Boolean);
  const tests = fields.flatMap((field, i) => {
    const wanted = filters[field.name];
    if (!wanted?.length) return [];
    if (kinds[i] === "values") return [(row) => wanted.includes(row[i] === "" ? "(empty)" : row[i])];
    if (kinds[i] === "range") return [range(wanted[0], i, field)];
    const part = fold(wanted[0]);
    return [(row) => fold(`${row[i]} ${label(field, row[i])}`).includes(part)];
  });
  return rows.filter((row) => tests.every((test) => test(row)) && hasWords(row, words, fields, label));
}

/** Sort rows by a column, "-column" downwards; what is missing comes last. The order of equal rows stays. */
export function sort(rows, fields, by) {
  const down = by?.startsWith("-");
  const i = fields.findIndex((field) => field.name === (down ? by.slice(1) : by));
  if (i < 0) return rows;
  const order = NUMBERS.includes(fields[i].type) ? (a, b) => a - b : collator.compare;
  return [...rows].sort((a, b) => (a[i] === "" || b[i] === "" ? (a[i] === "") - (b[i] === "") : (down ? -1 : 1) * order(a[i], b[i])));
}

const collator = new Intl.Collator("en");

/** Return the two ends of a range such as "2010..2015"; either may be missing. */
export function ends(text) {
  const [low, high] = (text ?? "").split("..");
  return [low ?? "", high ?? ""];
}

function range(text, i, field) {
  const [low, high] = ends(text);
  if (field.type === "date") return (row) => row[i] !== "" && (!low || row[i] >= low) && (!high || row[i] <= high);
  return (row) => row[i] !== "" && (low === "" || +row[i] >= +low) && (high === "" || +row[i] <= +high);
}

function hasWords(row, words, fields, label) {
  if (!words.length) return true;
  const text = fold(row.map((cell, i) => (fields[i].actors || fields[i].values ? `${cell} ${label(fields[i], cell)}` : cell)).join("\n"));
  return words.every((word) => text.includes(word));
}

function fold(text) {
  return text.normalize("NFC").toLowerCase();
}
