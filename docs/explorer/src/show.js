// How a cell is shown: a date no more precise than it is known, long numbers in groups, names of actors in words.

/** Return the text to show for a cell, as its file has it. */
export function shown(row, i, fields, names) {
  const text = row[i];
  const field = fields[i];
  if (text === "") return "";
  if (field.type === "date") {
    const p = fields.findIndex((f) => f.name === `${field.name}_precision`);
    return p < 0 ? text : date(text, row[p]);
  }
  if ((field.type === "number" || field.type === "integer") && field.unit !== "deg") return number(text);
  return label(field, text, names);
}

/** Return a date no more precise than it is known: 1979-09-10, 1979-09, 1979-Q3, 1979. */
export function date(text, precision) {
  const month = +text.slice(5, 7);
  if (precision === "quarter") return `${text.slice(0, 4)}-Q${Math.ceil(month / 3)}`;
  if (precision === "half") return `${text.slice(0, 4)}-H${Math.ceil(month / 6)}`;
  return text.slice(0, { year: 4, month: 7 }[precision] ?? text.length);
}

/** Return a number in groups of three digits, without rounding it. */
export function number(text) {
  const [whole, part] = text.split(".");
  if (!/^-?\d{5,}$/.test(whole)) return text;
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (part ? `.${part}` : "");
}

/** Return the words for a value: an actor's name, a value of a list without its underscores, else the text itself. */
export function label(field, text, names) {
  if (field.actors) return names?.get(text) ?? text;
  if (field.values) return text.replaceAll("_", " ");
  return text;
}
