// The first page: what this is, and where to begin.

import { h } from "./dom.js";
import { href, other } from "./url.js";

const START = [
  ["indicator", "opcon_target_year", "When was Seoul to take over wartime command?", "The target as it was announced, moved and given up"],
  ["indicator", "usfk_personnel", "How many US soldiers are in Korea?", "The counts of the US Department of Defense since 1950"],
  ["indicator", "sma_contribution_krw", "What does Seoul pay for them?", "Contributions under the cost-sharing agreements"],
  ["indicator", "nuclear_warheads_assembled", "How many warheads does North Korea have?", "Each institute’s estimate, with its range"],
  ["indicator", "dprk_casualties_in_russia", "What did North Korea lose in Russia?", "Who said what, and when"],
  ["table", "missile_launches", "Every North Korean missile launch", "Date, type, site and outcome"],
];

/** Draw the first page. */
export function draw({ pack, catalogue, state, main }) {
  document.title = "kindicators – data explorer";
  const names = new Set([...pack.tables, ...pack.indicators].map((i) => i.name));
  main.replaceChildren(
    h("h1", {}, catalogue.title),
    h("p", { class: "lead" }, "Every number here is dated and leads to the page that states it. Where sources disagree, each is shown."),
    h("h2", {}, "Start with a question"),
    h("ul", { class: "cards" }, START.filter(([, name]) => names.has(name)).map(([kind, name, title, text]) =>
      h("li", {}, h("a", { href: href(other(state, { [kind]: name })) }, title), h("p", {}, text)))),
    h("h2", {}, "How it works"),
    h("ul", { class: "help" },
      h("li", {}, h("strong", {}, "Indicators"), " are quantities over time, with a plot. ", h("strong", {}, "Tables"), " hold what they are made from: every event, count and estimate. Choose either from the list, or search it."),
      h("li", {}, "Open a row to see where it comes from, who confirms it, who disputes it, and how to cite it."),
      h("li", {}, "“Known on” shows what was public on a day, “In force on” what held on it. “Version” shows the data as they were in an earlier release."),
      h("li", {}, "The address of the page keeps all that you choose: copy it to share what you see."),
      h("li", {}, "For questions of your own, ", h("a", { href: href(other(state, { sql: "" })) }, "ask in SQL"), "; it runs in your browser."),
    ),
  );
}
