// The result of a query as texts, in the form of the package's CSV files.

/** Return the columns and the rows of the batches of a result. */
export function texts(batches, schema) {
  const fields = schema.fields.map((field) => ({ name: field.name, title: field.name, type: kind(field.type) }));
  const rows = batches.flatMap((batch) => {
    const columns = schema.fields.map((field, i) => ({ type: field.type, vector: batch.getChildAt(i) }));
    return Array.from({ length: batch.numRows }, (_, i) => columns.map((c) => text(c.vector.get(i), c.type)));
  });
  return { fields, rows };
}

function kind(type) {
  const name = String(type);
  if (/^(u?int|float|decimal)/i.test(name)) return "number";
  return /^date/i.test(name) ? "date" : /^bool/i.test(name) ? "boolean" : "string";
}

function text(value, type) {
  if (value == null) return "";
  const name = String(type);
  if (/^date/i.test(name)) return new Date(Number(value)).toISOString().slice(0, 10);
  if (/^timestamp/i.test(name)) return new Date(Number(value)).toISOString().slice(0, 19).replace("T", " ");
  if (/^decimal/i.test(name)) return decimal(value, type.scale);
  if (value instanceof Uint8Array) return Array.from(value, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (typeof value === "object") return JSON.stringify(value, (_, v) => (typeof v === "bigint" ? Number(v) : v));
  return String(value);
}

/** Read the integer of 128 bits that stands for a decimal number, and put its point in its place. */
function decimal(parts, scale) {
  let whole = 0n;
  for (let i = parts.length - 1; i >= 0; i--) whole = (whole << 32n) | BigInt(parts[i] >>> 0);
  whole = BigInt.asIntN(parts.length * 32, whole);
  if (scale <= 0) return String(whole);
  const digits = String(whole < 0n ? -whole : whole).padStart(scale + 1, "0");
  return `${whole < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
