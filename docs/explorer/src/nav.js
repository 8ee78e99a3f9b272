// The list of tables and indicators, by topic, with a search.

import { announce, count, h } from "./dom.js";
import { href, other } from "./url.js";

let drawn = null; // the version whose list stands there

/** Draw the list for a version, and mark what is shown. */
export function draw(pack, state) {
  const nav = document.getElementById("nav");
  const narrow = matchMedia("(max-width: 60rem)").matches;
  const query = drawn === pack.version ? (nav.querySelector("input")?.value ?? "") : "";
  const open = new Set(drawn === pack.version ? [...nav.querySelectorAll("details.topic[open]")].map((d) => d.dataset.topic) : []);
  drawn = pack.version;
  const list = h("div", { id: "found" });
  const input = h("input", { type: "search", id: "find", placeholder: "launches, OPCON, budget …", autocomplete: "off" });
  const fill = () => list.replaceChildren(...found(pack, state, input.value, open));
  input.value = query;
  input.addEventListener("input", () => (fill(), announce(`${count(list.querySelectorAll("li").length, "entry").replace("entrys", "entries")} found`)));
  fill();
  nav.replaceChildren(
    h("details", { class: "all", open: !narrow },
      h("summary", {}, "Choose a table or indicator"),
      h("label", { for: "find" }, "Find by name or topic"),
      input,
      list,
    ),
  );
}

function found(pack, state, query, open) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (item) => words.every((w) => `${item.name} ${item.title} ${item.topic}`.toLowerCase().includes(w));
  const kinds = [["indicator", "Indicators", pack.indicators], ["table", "Tables", pack.tables]];
  const parts = kinds.flatMap(([kind, heading, items]) => {
    const topics = grouped(items.filter(fits));
    if (!topics.size) return [];
    return [h("h2", {}, heading), ...[...topics].map(([topic, inside]) => section(kind, topic, inside, state, open, words.length > 0))];
  });
  return parts.length ? parts : [h("p", {}, "Nothing is called that. Try another word.")];
}

function grouped(items) {
  const groups = new Map();
  for (const item of items) groups.set(item.topic, [...(groups.get(item.topic) ?? []), item]);
  return groups;
}

function section(kind, topic, items, state, open, searched) {
  const current = items.some((i) => i.name === state[kind]);
  return h("details", { class: "topic", "data-topic": `${kind} ${topic}`, open: searched || current || open.has(`${kind} ${topic}`) },
    h("summary", {}, topic, h("span", { class: "count" }, `\u00a0${items.length}`)),
    h("ul", {}, items.map((i) => h("li", {},
      h("a", { href: href(other(state, { [kind]: i.name })), "aria-current": i.name === state[kind] && "page" }, i.title)))),
  );
}
