// DuckDB in the browser: loaded when it is first needed, from this site's own files, and kept from all others.

import * as duckdb from "@duckdb/duckdb-wasm";

// Only files of this site's folder `tables` can be read, and no extension is ever loaded.
const SETTINGS = `
  SET autoinstall_known_extensions = false;
  SET autoload_known_extensions = false;
  SET allowed_directories = ['tables/'];
  SET enable_external_access = false;`;

/** Start DuckDB and return it with an open connection. */
export async function start(progress) {
  progress("Loading the database (8 MB, once) …");
  const worker = new Worker(new URL("duckdb/worker.js", document.baseURI));
  const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  const engine = URL.createObjectURL(await unpacked("duckdb/engine.bin"));
  await database.instantiate(engine);
  URL.revokeObjectURL(engine);
  return database;
}

/** Empty the database and return a connection to it. */
export async function fresh(database) {
  await database.reset();
  await database.open({});
  const connection = await database.connect();
  await connection.query(SETTINGS);
  return connection;
}

async function unpacked(file) {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`The database could not be loaded (${answer.status}). Reload the page to try again.`);
  const stream = answer.body.pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream, { headers: { "content-type": "application/wasm" } }).blob();
}
