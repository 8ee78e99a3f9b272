// The search over all columns, a filter for each column, and what is filtered now.

import { count, h } from "./dom.js";
import { ends } from "./rows.js";

/** Return the panel; `change` is called with what the reader chose. */
export function panel(view, change) {
  const { fields, rows, kinds } = view;
  let state = { filters: {} };
  let wait;
  const typing = (event, what) => {
    clearTimeout(wait);
    wait = setTimeout(() => change(what(event.target.value), true), 250);
  };
  const set = (name, texts) => ({ filters: { ...state.filters, [name]: texts.filter((t) => t !== "" && t !== "..") } });
  const search = h("input", { type: "search", id: "search", placeholder: "any word", autocomplete: "off", input: (e) => typing(e, (text) => ({ q: text || null })) });

  const controls = fields.map((field, i) => (field.name.endsWith("_precision") ? null : control(field, kinds[i], i)));
  const filled = controls.filter(Boolean);
  const box = h("details", { id: "filters" }, h("summary", {}, "Filter by column"), h("div", { class: "controls" }, filled.map((c) => c.element)));
  const all = h("input", { type: "checkbox", id: "columns", change: (e) => change({ columns: e.target.checked ? "all" : null }) });
  const chips = h("ul", { class: "chips", "aria-label": "Filters in use" });
  const found = h("p", { class: "found" });

  function control(field, kind, i) {
    const id = `f-${field.name}`;
    if (kind === "range") {
      const type = field.type === "date" ? "date" : "number";
      const input = (side, text) => h("input", { type, step: "any", id: `${id}-${side}`, "aria-label": `${field.title}: ${text}`, change: () => change(set(field.name, [`${low.value}..${high.value}`])) });
      const [low, high] = [input("low", "from"), input("high", "to")];
      const unit = field.unit ? ` (${field.unit})` : "";
      return { field, element: h("fieldset", {}, h("legend", {}, field.title + unit), h("span", { class: "pair" }, low, h("span", {}, "to"), high)),
        show: ([text] = []) => ([low.value, high.value] = ends(text)) };
    }
    if (kind === "values") {
      const numbers = new Map();
      for (const row of rows) numbers.set(row[i], (numbers.get(row[i]) ?? 0) + 1);
      const order = field.values ? Object.keys(field.values) : [...numbers.keys()].sort();
      const values = [...order.filter((v) => v !== "" && numbers.has(v)), ...(numbers.has("") ? [""] : [])];
      if (values.length < 2) return null;
      const boxes = values.map((value) => h("input", { type: "checkbox", value: value || "(empty)", change: () =>
        change(set(field.name, boxes.filter((b) => b.checked).map((b) => b.value))) }));
      return { field, element: h("fieldset", {}, h("legend", {}, field.title), h("div", { class: "values" }, values.map((value, n) =>
        h("label", { title: field.values?.[value] }, boxes[n], ` ${value === "" ? "(empty)" : view.labelled(field, value)} `, h("span", { class: "count" }, numbers.get(value)))))),
        show: (texts = []) => boxes.forEach((b) => (b.checked = texts.includes(b.value))) };
    }
    const input = h("input", { type: "search", id, placeholder: "contains …", autocomplete: "off", input: (e) => typing(e, (text) => set(field.name, [text])) });
    return { field, element: h("fieldset", {}, h("legend", {}, h("label", { for: id }, field.title)), input), show: ([text] = []) => input !== document.activeElement && (input.value = text ?? "") };
  }

  return {
    element: h("div", { class: "panel" },
      h("div", { class: "bar" },
        h("label", { for: "search" }, "Search the rows"), search,
        h("label", { class: "check" }, all, " Show every column")),
      box, chips, found),
    update(next, number) {
      state = next;
      if (search !== document.activeElement) search.value = next.q ?? "";
      all.checked = next.columns === "all";
      for (const { field, show } of filled) show(next.filters[field.name]);
      const used = Object.entries(next.filters).filter(([name, texts]) => texts.length && fields.some((f) => f.name === name));
      if (used.length && !box.dataset.shown) box.dataset.shown = "yes";
      chips.replaceChildren(...used.map(([name, texts]) => {
        const field = fields.find((f) => f.name === name);
        const words = texts.map((t) => view.labelled(field, t).replace(/^\.\./, "up to ").replace(/\.\.$/, " or more").replace("..", " to "));
        return h("li", {}, h("button", { type: "button", "aria-label": `Remove the filter ${field.title}: ${words.join(", ")}`, click: () => {
          const rest = { ...next.filters };
          delete rest[name];
          change({ filters: rest });
        } }, `${field.title}: ${words.join(", ")} ✕`));
      }), ...(used.length > 1 || (used.length && next.q) ? [h("li", {}, h("button", { type: "button", click: () => change({ filters: {}, q: null }) }, "Clear all"))] : []));
      chips.hidden = !used.length;
      found.textContent = number === rows.length ? count(number, "row") : `${number.toLocaleString("en")} of ${count(rows.length, "row")}`;
    },
  };
}
