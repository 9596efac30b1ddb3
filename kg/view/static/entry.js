"use strict";
// Where to begin: what the view shows in one paragraph, what is most connected, what changed most.
KG.entry = (() => {
  const { nodes, state } = KG;
  const { element, word, say, name, type, number, amount, period, button } = KG.words;
  const join = (parts) => parts.join(state.lang === "zh" ? "、" : ", ");
  const lower = (text) => (state.lang === "en" ? text.toLowerCase() : text);

  const description = () => {
    const { shown } = KG;
    if (!shown.nodes.length) return word("nothing");
    const kinds = [...shown.byType]
      .filter(([key]) => !state.off.has(key))
      .sort((a, b) => b[1] - a[1])
      .slice(0, 4)
      .map(([key, count]) => say("ofKind", { n: number(count), kind: lower(type(key)) }));
    const years = shown.statistics.map((one) => one.year).filter((year) => year !== null);
    const best = [...shown.nodes]
      .sort((a, b) => b.weight - a.weight || a.id - b.id)
      .slice(0, 3)
      .map(name);
    const count = shown.edges.length;
    const relations =
      count > 1 ? say("someRelations", { n: number(count) }) : word(count ? "oneRelation" : "noRelations");
    const figures = shown.statistics.length;
    const from = Math.min(...years),
      to = Math.max(...years);
    return [
      say("describesThings", {
        n: number(shown.nodes.length),
        m: number(shown.total),
        kinds: join(kinds),
        r: relations,
      }),
      years.length
        ? say("describesFigures", {
            s: figures > 1 ? say("someStatistics", { n: number(figures) }) : word("oneStatistic"),
            years: say(from < to ? "years-range" : "year-only", { from, to }),
          })
        : "",
      shown.nodes.length > 3 ? say("describesBest", { best: join(best) }) : "",
      word("describesHow"),
    ]
      .filter(Boolean)
      .join(state.lang === "zh" ? "" : " ");
  };

  const entry = (title, count, act) => {
    const made = button(null, act);
    made.append(element("span", title), element("span", count, { class: "n" }));
    return element("li", null, {}, made);
  };
  const list = (title, items) =>
    items.length ? [element("h2", title), element("ol", null, {}, ...items)] : [];
  const connected = () => {
    const degree = new Map(KG.shown.nodes.map((node) => [node.id, new Set()]));
    for (const { from, to } of KG.shown.edges) {
      degree.get(from).add(to);
      degree.get(to).add(from);
    }
    return [...KG.shown.nodes]
      .sort((a, b) => degree.get(b.id).size - degree.get(a.id).size || b.weight - a.weight || a.id - b.id)
      .slice(0, 6)
      .map((node) =>
        entry(name(node), String(degree.get(node.id).size), () => KG.choose.node(node.id, { centre: true })),
      );
  };
  // A change is shown at the thing that it is told of: whoever acts, or else what is measured.
  const changes = () => {
    const kept = new Set(KG.shown.nodes.map((node) => node.id));
    const at = ({ dimensions }) =>
      ["measure", "agency", "campaign", "place"].map((key) => dimensions[key]).find((id) => kept.has(id));
    return KG.shown.statistics
      .filter((one) => one.transformation === "yoy-rate" && at(one) !== undefined)
      .sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || a.id - b.id)
      .slice(0, 5)
      .map((one) => {
        const told = ["measure", "agency"].map((key) => one.dimensions[key]).filter((id) => id >= 0);
        const title = told.map((id) => name(nodes[id])).join(" · ") || name(one);
        return entry(
          [title, period(one)].filter(Boolean).join(", "),
          `${one.value < 0 ? "▼" : "▲"} ${amount(one)}`,
          () => {
            KG.choose.node(at(one), { centre: true });
            KG.panel.open(one.id);
          },
        );
      });
  };
  const refresh = () => {
    document.getElementById("about").textContent = description();
    document
      .getElementById("entry")
      .replaceChildren(...list(word("connected"), connected()), ...list(word("changes"), changes()));
  };
  return { refresh };
})();
