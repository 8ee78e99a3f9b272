// CSV in the form of the package's files: UTF-8, "\n" at the end of a line, quotes only where they are needed.

import { csvFormatRows, csvParseRows } from "d3-dsv";

/** Read CSV as a header and rows of texts. */
export function parse(text) {
  const [header, ...rows] = csvParseRows(text);
  return { header, rows };
}

/** Write a header and rows of texts. */
export function format(header, rows) {
  return `${csvFormatRows([header, ...rows])}\n`;
}
