// The start: reads the address, draws what it asks for, and follows links and the back button.

import { leave } from "./card.js";
import * as data from "./data.js";
import { announce, h } from "./dom.js";
import { href, isDay, read } from "./url.js";
import { draw as drawDataset } from "./dataset.js";
import { draw as drawHome } from "./home.js";
import { draw as drawNav } from "./nav.js";
import { draw as drawTop } from "./top.js";

const main = document.getElementById("main");
let current = null; // what is drawn: { key, view }, where the view can take a state with other rows
let latest = 0; // a slow answer must not replace a later one

/** Show a state; by default as a new step of the browser's history. */
export function go(state, { replace = false } = {}) {
  history[replace ? "replaceState" : "pushState"](null, "", href(state));
  return show();
}

async function show({ back = false } = {}) {
  const turn = ++latest;
  const state = read();
  try {
    const { catalogue, known, pack } = await data.version(state.version);
    if (turn !== latest) return;
    const problem = wrong(state, catalogue, pack);
    const key = JSON.stringify([state.table, state.indicator, "sql" in state, state.version, state.known_at, state.as_of, problem]);
    if (current?.key === key && current.view?.update) {
      current.view.update(state, { back });
      return;
    }
    leave();
    const moved = current !== null;
    current = { key, view: null };
    drawTop(catalogue, state, go);
    drawNav(pack ?? (await data.version()).pack, state, catalogue);
    const context = { catalogue, known, pack, state, main, go, current: () => turn === latest };
    main.replaceChildren();
    if (problem) drawProblem(problem, state);
    else if ("sql" in state) current.view = await (await import("./sql.js")).draw(context);
    else if (state.table || state.indicator) current.view = await drawDataset(context);
    else drawHome(context);
    if (moved && turn === latest) {
      main.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
  } catch (error) {
    if (turn !== latest) return;
    current = null;
    drawProblem(error.message, state);
  }
}

/** Return what is wrong with an address, or null. */
function wrong(state, catalogue, pack) {
  if (!pack) return `There is no version “${cut(state.version)}”. There are: ${catalogue.versions.map((v) => v.version).join(", ")}.`;
  if (state.table && !pack.tables.some((t) => t.name === state.table))
    return `There is no table “${cut(state.table)}” in version ${pack.version}. Choose one from the list.`;
  if (!state.table && state.indicator && !pack.indicators.some((i) => i.name === state.indicator))
    return pack.indicators.length
      ? `There is no indicator “${cut(state.indicator)}” in version ${pack.version}. Choose one from the list.`
      : `Version ${pack.version} has no indicators, which came with 0.3.0. Choose a table, or a later version.`;
  for (const clock of ["known_at", "as_of"])
    if (state[clock] && !isDay(state[clock])) return `“${cut(state[clock])}” is no day. Write it as in 2015-06-01.`;
  if ((state.known_at || state.as_of) && pack.clockless) return pack.clockless;
  return null;
}

function cut(text) {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function drawProblem(text, state) {
  document.title = "Not found – kindicators";
  const way = state.known_at || state.as_of ? { ...state, known_at: null, as_of: null } : { filters: {} };
  const words = state.known_at || state.as_of ? "Show it without these dates" : "Go to the start";
  main.replaceChildren(
    h("h1", {}, "This cannot be shown"),
    h("p", { class: "problem", role: "alert" }, text),
    h("p", {}, h("a", { href: href(way) }, words)),
  );
  announce("");
}

addEventListener("popstate", () => {
  for (const dialog of document.querySelectorAll("dialog.cite")) dialog.close();
  show({ back: true });
});
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (!/^index\.html(\?|$)/.test(link.getAttribute("href"))) return;
  event.preventDefault();
  go(read(new URL(link.href).search));
});

show();
