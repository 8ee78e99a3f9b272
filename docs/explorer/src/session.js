// The tables and indicators of a version in DuckDB, with the rows that the two dates leave. The statements come from the
// package (builder/statements.py); here they are only filled in and run in their order.

import { texts } from "./arrow.js";
import * as data from "./data.js";

const LIMIT_SECONDS = 30;
const MOST_ROWS = 100_000;
// Queries that ask which tables there are get all of them.
const CATALOGUE = /\b(show|describe|desc|pragma\w*|duckdb_\w+|information_schema|pg_\w+|query|query_table|indicators)\b/i;

let engine = null; // DuckDB, once it was needed: a promise
let session = null; // the database in it: { key, connection, made }
let stop = () => {}; // stops what is running
let queue = Promise.resolve(); // one query at a time

/** Return the rows of a table or indicator of a version that the dates leave, as `{ fields, rows }`. */
export function load(kind, name, pack, asked, progress) {
  const order = kind === "indicator" ? " ORDER BY ALL" : "";
  return enqueue(() => limited([name], false, `SELECT * FROM main.${name}${order}`, pack, asked, progress));
}

/** Run a query over the tables and indicators of a version; nothing that it makes stays. */
export function query(sql, pack, asked, progress) {
  const words = new Set(sql.toLowerCase().match(/\w+/g) ?? []);
  const every = [...pack.tables, ...pack.indicators].map((item) => item.name);
  const named = every.filter((name) => words.has(name));
  const all = CATALOGUE.test(sql);
  return enqueue(() => limited(all ? every : named, all, sql, pack, asked, progress));
}

/** Stop the query that is running. */
export function cancel() {
  stop("The query was stopped.");
}

function enqueue(work) {
  const next = queue.then(work);
  queue = next.catch(() => {});
  return next;
}

/** Run a query; if it is stopped, or takes too long, DuckDB is ended, and the next query starts it anew. */
async function limited(names, all, sql, pack, asked, progress) {
  let timer;
  const stopped = new Promise((_, reject) => {
    stop = (reason) => {
      const ended = engine;
      engine = session = null;
      ended?.then((database) => database.terminate());
      reject(new Error(reason));
    };
  });
  const work = async () => {
    const connection = await prepared(names, all, pack, asked, progress);
    progress("Running the query …");
    timer = setTimeout(() => stop(`The query took more than ${LIMIT_SECONDS} seconds and was stopped.`), LIMIT_SECONDS * 1000);
    return read(connection, sql);
  };
  try {
    return await Promise.race([stopped, work()]);
  } finally {
    clearTimeout(timer);
    stop = () => {};
  }
}

/** Run a query that can only read, and return its rows up to `MOST_ROWS`. */
async function read(connection, sql) {
  await connection.query("BEGIN TRANSACTION READ ONLY");
  try {
    const batches = [];
    let found = 0;
    const reader = await (await connection.send(sql, true)).open();
    const { schema } = reader; // gone once the reader has ended
    for await (const batch of reader) {
      batches.push(batch);
      found += batch.numRows;
      if (found > MOST_ROWS) break;
    }
    const result = texts(batches, schema);
    return { fields: result.fields, rows: result.rows.slice(0, MOST_ROWS), more: found > MOST_ROWS };
  } finally {
    await connection.query("ROLLBACK; USE memory.main").catch(() => (session = null));
  }
}

/** Return a connection to a database with the tables and indicators that are named, and what they rest on. */
async function prepared(names, all, pack, asked, progress) {
  const { fresh, start } = await import("./duckdb.js");
  engine ??= start(progress).catch((error) => ((engine = null), Promise.reject(error)));
  const database = await engine;
  const key = [pack.version, asked.known_at ?? "", asked.as_of ?? ""].join(" ");
  if (session?.key !== key) {
    const connection = await fresh(database);
    await connection.query("CREATE SCHEMA raw; CREATE SCHEMA whole");
    session = { key, connection, made: new Set() };
  }
  const { connection, made } = session;
  const { chosen } = await data.json("catalogue.json");
  const filled = (sql) => Object.entries(chosen).reduce((text, [clock, day]) => text.replaceAll(day, asked[clock] ?? day), sql);
  const { tables, indicators } = await needed(names, pack);

  const missing = tables.filter(({ name }) => !made.has(name));
  if (missing.length) progress("Loading the tables …");
  const files = await Promise.all(missing.map(({ file }) => data.text(file)));
  for (const [i, { name, file, item }] of missing.entries()) {
    await database.registerFileText(file, files[i]);
    await connection.query(item.sql.read);
    await database.dropFile(file);
    const rows = (asked.known_at && item.sql.known) || item.sql.all;
    await connection.query(filled(`CREATE VIEW ${asked.as_of ? "whole" : "main"}.${name} AS ${rows}`));
    if (asked.as_of && item.sql.held) await connection.query(filled(`CREATE TABLE main.${name} AS ${item.sql.held}`));
    made.add(name);
  }
  for (const { name, item } of indicators.filter((i) => !made.has(i.name))) {
    // An indicator is made of whole tables and has a period of its own: both are cut to the day only afterwards.
    await connection.query(`USE memory.${asked.as_of ? "whole" : "main"}; ${item.sql.create}`);
    if (asked.as_of) await connection.query(filled(`USE memory.main; CREATE TABLE main.${name} AS ${item.sql.held}`));
    made.add(name);
  }
  if (all && pack.long && !made.has("indicators")) {
    await connection.query(`USE memory.main; ${pack.long}`);
    made.add("indicators");
  }
  return connection;
}

/** Return tables and indicators with their statements, each after all that it rests on. */
async function needed(names, pack) {
  const items = new Map([...pack.tables, ...pack.indicators].map((item) => [item.name, item]));
  const open = async (name) => ({ ...items.get(name), item: await data.json(items.get(name).item) });
  const asked = await Promise.all(names.map(open));
  const indicators = new Set(asked.flatMap(({ name, item }) => (item.sql.create ? [...item.sql.indicators, name] : [])));
  const tables = new Set(asked.flatMap(({ name, item }) => (item.sql.create ? item.sql.tables : [name])));
  return {
    tables: await Promise.all([...tables].map(open)),
    indicators: await Promise.all([...indicators].map(open)),
  };
}
