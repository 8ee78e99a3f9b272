// What is shown stands in the address, so that it can be shared and the back button works.

const SINGLE = ["table", "indicator", "version", "known_at", "as_of", "q", "sort", "page", "row", "columns", "plot", "sql"];

/** Return what an address asks for; `filters` has the wanted texts of each column. */
export function read(search = location.search) {
  const params = new URLSearchParams(search);
  const state = { filters: {} };
  for (const name of SINGLE) if (params.has(name)) state[name] = params.get(name);
  for (const name of new Set(params.keys()))
    if (name.startsWith("f.")) state.filters[name.slice(2)] = params.getAll(name).filter((text) => text !== "");
  return state;
}

/** Return the address of a state, relative to the page. */
export function href(state) {
  const params = new URLSearchParams();
  for (const name of SINGLE)
    if (state[name] != null && (state[name] !== "" || name === "sql")) params.set(name, state[name]);
  for (const [name, texts] of Object.entries(state.filters ?? {})) for (const text of texts) params.append(`f.${name}`, text);
  const query = params.toString();
  return query ? `index.html?${query}` : "index.html";
}

/** Return the state of another table, indicator or query in the same version, with the clocks if they are wanted. */
export function other(state, change, clocks = true) {
  const kept = { version: state.version, ...(clocks ? { known_at: state.known_at, as_of: state.as_of } : {}) };
  return { ...kept, filters: {}, ...change };
}

/** Tell whether a text is a day of the calendar, such as 2015-06-01. */
export function isDay(text) {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) && text >= "0001-01-01";
}
