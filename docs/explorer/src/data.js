// The files of the explorer: each is loaded once.

import { parse } from "./csv.js";

const loaded = new Map();

/** Load a JSON file of the folder `data`. */
export function json(name) {
  return once(name, async () => (await get(name)).json());
}

/** Load a text file of the folder `data`. */
export function text(name) {
  return once(name, async () => (await get(name)).text());
}

/** Load the catalogue, and in it the version that is asked for; null if there is none such. */
export async function version(wanted) {
  const catalogue = await json("catalogue.json");
  const known = catalogue.versions.find((v) => v.version === (wanted ?? catalogue.version));
  return { catalogue, known, pack: known ? await json(`versions/${known.version}.json`) : null };
}

/** Load the English names of the actors of a version, by their ids. */
export function actors(pack) {
  const table = pack.tables.find((t) => t.name === "actors");
  return once(`actors of ${pack.version}`, async () => {
    const { header, rows } = parse(await text(table.file));
    const [id, name] = ["actor_id", "name"].map((column) => header.indexOf(column));
    return new Map(rows.map((row) => [row[id], row[name]]));
  });
}

function once(name, load) {
  if (!loaded.has(name)) loaded.set(name, load().catch((error) => (loaded.delete(name), Promise.reject(error))));
  return loaded.get(name);
}

async function get(name) {
  const answer = await fetch(`data/${name}`);
  if (!answer.ok) throw new Error(`The file data/${name} could not be loaded (${answer.status}). Reload the page to try again.`);
  return answer;
}
