"use strict";
// The same facts as tables, page by page: things, relations and statistics that the filters show.
KG.table = (() => {
  const { nodes } = KG;
  const { element, word, heading, name, type, relation, amount, period, button, number } = KG.words;
  const PAGE = 50;
  const box = document.getElementById("twin");
  let kind = "nodes",
    page = 0;

  const at = (one, key) => (one.dimensions[key] >= 0 ? name(nodes[one.dimensions[key]]) : "");
  const first = (one) => (one.evidence.length ? KG.piece(one.evidence[0]) : null);
  const columns = {
    nodes: {
      name,
      type: (one) => type(one.type),
      years: (one) => one.years.join(" "),
      weight: (one) => one.weight,
      statistics: (one) => one.statistics.length,
    },
    edges: {
      from: (one) => name(nodes[one.from]),
      relation: (one) => relation(one.predicate),
      to: (one) => name(nodes[one.to]),
      years: (one) => one.years.join(" "),
      weight: (one) => one.evidence.length,
    },
    statistics: {
      figure: amount,
      unit: (one) => one.units[KG.state.lang],
      measure: (one) => at(one, "measure"),
      agency: (one) => at(one, "agency"),
      campaign: (one) => at(one, "campaign"),
      placeOf: (one) => at(one, "place"),
      period,
      quote: (one) => first(one)?.quote ?? word("none"),
      document: (one) => first(one)?.document ?? "",
    },
  };
  const open = {
    nodes: (one) => KG.choose.node(one.id, { centre: true }),
    edges: (one) => KG.choose.edge(one.id),
    statistics: (one) => KG.choose.node(KG.numbers.get(one.iri), { centre: true }),
  };
  const titles = { nodes: "entities", edges: "relations", statistics: "statistics" };
  const row = (one) =>
    element(
      "tr",
      null,
      {},
      ...Object.values(columns[kind]).map((cell, place) =>
        place
          ? element("td", String(cell(one)))
          : element(
              "td",
              null,
              {},
              button(String(cell(one)), () => open[kind](one), { class: "plain" }),
            ),
      ),
    );
  const turn = (way, last) =>
    button(
      word(way < 0 ? "previous" : "next"),
      () => {
        page += way;
        refresh();
      },
      (way < 0 ? page > 0 : page < last) ? {} : { disabled: "" },
    );
  const refresh = () => {
    if (box.hidden) return;
    const rows = KG.shown[kind],
      last = Math.max(0, Math.ceil(rows.length / PAGE) - 1);
    page = Math.min(Math.max(0, page), last);
    const tabs = Object.keys(columns).map((each) =>
      button(
        `${heading(titles[each])} (${number(KG.shown[each].length)})`,
        () => {
          kind = each;
          page = 0;
          refresh();
        },
        { "aria-pressed": String(kind === each), "data-table": each },
      ),
    );
    const head = element(
      "tr",
      null,
      {},
      ...Object.keys(columns[kind]).map((key) => element("th", word(key), { scope: "col" })),
    );
    const from = rows.length ? page * PAGE + 1 : 0;
    box.replaceChildren(
      element(
        "p",
        null,
        { class: "bar" },
        ...tabs,
        element("span", `${from}–${Math.min(rows.length, (page + 1) * PAGE)} / ${rows.length}`, {
          class: "n",
        }),
        turn(-1, last),
        turn(1, last),
      ),
      element(
        "table",
        null,
        {},
        element("thead", null, {}, head),
        element("tbody", null, {}, ...rows.slice(page * PAGE, (page + 1) * PAGE).map(row)),
      ),
    );
  };
  const toggle = () => {
    box.hidden = !box.hidden;
    document.getElementById("stage").hidden = !box.hidden;
    if (box.hidden) KG.scene.network.redraw();
    refresh();
  };
  return { refresh, toggle, columns, isOpen: () => !box.hidden };
})();
