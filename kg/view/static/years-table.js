"use strict";
// Figures of a thing by year: one row for all that differ in nothing but the period, so that no cell compares
// what cannot be compared.
KG.yearsTable = (() => {
  const { nodes, statistics } = KG;
  const { element, word, say, name, amount, button } = KG.words;
  const ROWS = 40,
    MOST = 3;

  const series = (node) => {
    const rows = new Map();
    for (const one of node.statistics.map((id) => statistics[id])) {
      if (one.year === null) continue;
      const ends = Object.entries(one.dimensions).filter(([, end]) => end >= 0 && end !== node.id);
      const key = [one.transformation, one.unit, ...ends.flat()].join("|");
      const row = rows.get(key) || {
        ends: ends.map(([, end]) => end),
        unit: one.unit,
        one,
        cells: new Map(),
      };
      row.cells.set(one.year, [...(row.cells.get(one.year) || []), one]);
      rows.set(key, row);
    }
    return [...rows.values()].sort((a, b) => b.cells.size - a.cells.size || a.one.id - b.one.id);
  };
  // What all rows share is not said in each; the unit only where it tells rows apart, or is money.
  const titles = (rows) => {
    const shared = (end) => rows.length > 1 && rows.every((row) => row.ends.includes(end));
    const plain = rows.map((row) => {
      const change = row.one.transformation === "level" ? [] : [word(row.one.transformation)];
      return [...row.ends.filter((end) => !shared(end)).map((end) => name(nodes[end])), ...change].join(
        " · ",
      );
    });
    const unit = ({ one }, title) => {
      const telling =
        !title || /^[A-Z]{3}$/.test(one.unit) || plain.filter((other) => other === title).length > 1;
      return telling && one.unit && one.unit !== "percent" ? [one.units[KG.state.lang]] : [];
    };
    return rows.map((row, place) => [plain[place], ...unit(row, plain[place])].filter(Boolean).join(" · "));
  };
  const cell = (figures = []) => {
    const shown = figures
      .slice(0, MOST)
      .map((one) => button(amount(one), () => KG.panel.open(one.id), { class: "plain" }));
    return element(
      "td",
      null,
      {},
      ...shown,
      ...(figures.length > MOST ? [`+ ${figures.length - MOST}`] : []),
    );
  };

  const make = (node) => {
    const rows = series(node).slice(0, ROWS);
    const named = titles(rows);
    const years = KG.unique(rows.flatMap((row) => [...row.cells.keys()])).sort((a, b) => a - b);
    if (years.length < 1 || !rows.length) return [];
    const head = element(
      "tr",
      null,
      {},
      element("th", word("series"), { scope: "col" }),
      ...years.map((year) => element("th", String(year), { scope: "col" })),
    );
    const table = element(
      "table",
      null,
      {},
      element("thead", null, {}, head),
      element(
        "tbody",
        null,
        {},
        ...rows.map((row, place) =>
          element(
            "tr",
            null,
            {},
            element("th", named[place], { scope: "row" }),
            ...years.map((year) => cell(row.cells.get(year))),
          ),
        ),
      ),
    );
    const label = say("byYear", { n: rows.length });
    return [
      element("h3", label),
      element("div", null, { class: "scroll", tabindex: "0", role: "group", "aria-label": label }, table),
    ];
  };
  return { make };
})();
