"use strict";
// What the reader has chosen, and what is visible because of it.
KG.state = {
  lang: KG.facts.lang,
  theme: "system",
  off: new Set([...KG.folded].filter((type) => !KG.facts.unfolded.includes(type))),
  noRelation: new Set(),
  from: null,
  to: null,
  drawn: new Set(KG.facts.drawn.map(([id]) => id)),
  focus: null,
  depth: 1,
  selected: null,
  edge: null,
  steps: [],
};
KG.visible = (() => {
  const { state, nodes, edges, statistics, folded } = KG;
  const inYears = (years) =>
    (state.from === null && state.to === null) ||
    !years.length ||
    years.some((year) => year >= (state.from ?? -Infinity) && year <= (state.to ?? Infinity));

  const near = (id, depth) => {
    const seen = new Set([id]);
    for (let step = 0, ring = [id]; step < depth; step += 1) {
      const next = [];
      for (const edge of ring.flatMap((one) => nodes[one].edges)) {
        for (const end of [edge.from, edge.to])
          if (!seen.has(end)) {
            seen.add(end);
            next.push(end);
          }
      }
      ring = next;
    }
    return seen;
  };

  const tally = (things, key) => {
    const counts = new Map();
    for (const one of things) counts.set(one[key], (counts.get(one[key]) || 0) + 1);
    return counts;
  };

  // The counts beside each filter say what that filter shows, given all the others.
  return () => {
    if ([...folded].some((type) => !state.off.has(type))) KG.unfold();
    const around = state.focus === null ? null : near(state.focus, state.depth);
    const possible = [...state.drawn]
      .sort((a, b) => a - b)
      .map((id) => nodes[id])
      .filter((node) => inYears(node.years) && (!around || around.has(node.id)));
    const shown = possible.filter((node) => !state.off.has(node.type));
    const kept = new Set(shown.map((node) => node.id));
    const lines = edges.filter((edge) => kept.has(edge.from) && kept.has(edge.to) && inYears(edge.years));
    const figures = KG.unique(shown.flatMap((node) => node.statistics))
      .map((id) => statistics[id])
      .filter((one) => inYears(one.year === null ? [] : [one.year]))
      .sort((a, b) => a.dimensions.measure - b.dimensions.measure || a.year - b.year || a.id - b.id);
    return {
      nodes: shown,
      edges: lines.filter((edge) => !state.noRelation.has(edge.predicate)),
      statistics: figures,
      byType: tally(possible, "type"),
      byRelation: tally(lines, "predicate"),
      total: nodes.filter((node) => !folded.has(node.type) || !state.off.has(node.type)).length,
    };
  };
})();
KG.shown = { nodes: [], edges: [], statistics: [], byType: new Map(), byRelation: new Map(), total: 0 };
