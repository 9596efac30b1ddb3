"use strict";
// Facts as rows, read once; evidence is parsed only when the reader asks for it. Nothing here touches markup:
// every text goes through textContent.
const KG = (() => {
  const facts = JSON.parse(document.getElementById("facts").textContent);
  const nodes = facts.nodes.map((row, id) => ({
    id, iri: row[0], type: row[1], en: row[2], zh: row[3], weight: row[4], years: row[5],
    candidate: row[6] === 1, statistics: row[7], address: row[8], edges: [],
  }));
  const edges = facts.edges.map((row, id) => ({
    id, from: row[0], to: row[1], predicate: row[2], provenance: row[3], weight: row[4], years: row[5], evidence: row[6],
  }));
  for (const edge of edges) { nodes[edge.from].edges.push(edge); nodes[edge.to].edges.push(edge); }
  const statistics = facts.statistics.map((row, id) => ({
    id, iri: row[0], en: row[1], zh: row[2], value: row[3], unit: row[4], comparator: row[5], period: row[6],
    year: row[7], transformation: row[8], measure: row[9], conflicts: row[10], evidence: row[11],
  }));
  const folded = new Set(["statistic", "document"]);
  const state = { lang: facts.lang, theme: "system", off: new Set(folded), noRelation: new Set(), from: null, to: null,
    drawn: new Set(facts.drawn.map((node) => node.id)), focus: null, depth: 1, selected: null, undo: [] };
  const places = new Map(facts.drawn.map((node) => [node.id, { x: node.x, y: node.y }]));
  const types = new Map(facts.types.map((type) => [type.key, type]));
  if (facts.drawn.length && facts.drawn.every((node) => folded.has(nodes[node.id].type))) state.off.clear();
  let pieces = null;
  const evidence = (number) => {
    pieces = pieces || JSON.parse(document.getElementById("evidence").textContent);
    const row = pieces[number];
    return { quote: row[0], from: row[1], to: row[2], document: facts.documents[row[3]], start: row[4],
      speaker: row[5], cited: row[6], method: row[7], confidence: row[8] };
  };
  const word = (key) => facts.words[state.lang][key] || key;
  const name = (thing) => (state.lang === "zh" ? thing.zh || thing.en : thing.en || thing.zh) || thing.iri;
  const relation = (edge) => facts.predicates[edge.predicate][state.lang === "zh" ? 2 : 1];
  const inYears = (years) => (state.from === null && state.to === null) || !years.length
    || years.some((year) => year >= (state.from ?? -1e9) && year <= (state.to ?? 1e9));
  const near = (id, depth) => {
    const seen = new Set([id]);
    for (let step = 0, ring = [id]; step < depth; step += 1) {
      const next = [];
      for (const one of ring) for (const edge of nodes[one].edges) {
        for (const end of [edge.from, edge.to]) if (!seen.has(end)) { seen.add(end); next.push(end); }
      }
      ring = next;
    }
    return seen;
  };
  const visible = () => {
    const around = state.focus === null ? null : near(state.focus, state.depth);
    const shown = nodes.filter((node) => state.drawn.has(node.id) && !state.off.has(node.type) && inYears(node.years)
      && (!around || around.has(node.id)));
    const kept = new Set(shown.map((node) => node.id));
    const lines = edges.filter((edge) => kept.has(edge.from) && kept.has(edge.to)
      && !state.noRelation.has(edge.predicate) && inYears(edge.years));
    const numbers = new Set(shown.flatMap((node) => node.statistics));
    return { nodes: shown, edges: lines, statistics: statistics.filter((one) => numbers.has(one.id) && inYears(one.year ? [one.year] : [])) };
  };
  const element = (tag, text, attributes = {}) => {
    const made = document.createElement(tag);
    if (text !== undefined && text !== null) made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  return { facts, nodes, edges, statistics, state, places, types, folded, evidence, word, name, relation, visible, element };
})();
