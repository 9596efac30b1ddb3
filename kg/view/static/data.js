"use strict";
// The facts of this page, read once from their rows; sentences are parsed only when a reader asks for one.
// Things, statistics and documents are all nodes, numbered in this order.
const KG = (() => {
  const block = (id) => JSON.parse(document.getElementById(id).textContent);
  const facts = block("facts");
  const DIMENSIONS = ["measure", "agency", "campaign", "sector", "subject", "place"];
  const types = new Map(facts.types.map((type) => [type.key, type]));

  const text = (number) => facts.texts[number];
  const columns =
    "iri en zh value unit unitEn unitZh comparator transformation year period periodZh dimensions evidence conflicts";
  const statistics = facts.statistics.map((row, id) => {
    const one = Object.fromEntries(columns.split(" ").map((name, place) => [name, row[place]]));
    return {
      ...one,
      id,
      iri: facts.base + one.iri,
      unit: text(one.unit),
      units: { en: text(one.unitEn), zh: text(one.unitZh) },
      comparator: text(one.comparator),
      transformation: text(one.transformation),
      period: { en: text(one.period), zh: text(one.periodZh) },
      dimensions: Object.fromEntries(DIMENSIONS.map((name, place) => [name, one.dimensions[place]])),
    };
  });
  const things = facts.nodes.map(
    ([iri, type, en, zh, weight, years, figures = [], candidate = 0, address = ""]) => ({
      iri: facts.base + iri,
      type: facts.types[type].key,
      en,
      zh,
      weight,
      years,
      statistics: figures,
      candidate: candidate === 1,
      address,
    }),
  );
  const figures = statistics.map((one) => ({
    iri: one.iri,
    type: "statistic",
    en: one.en || `${one.value} ${one.unit}`,
    zh: one.zh,
    weight: one.evidence.length,
    years: one.year === null ? [] : [one.year],
    statistics: [one.id],
    candidate: false,
    address: "",
  }));
  const documents = facts.documents.map(([iri, title, address]) => ({
    iri,
    type: "document",
    en: title,
    zh: "",
    weight: 1,
    years: [],
    statistics: [],
    candidate: false,
    address,
  }));
  const nodes = [...things, ...figures, ...documents].map((node, id) => ({ id, edges: [], ...node }));
  const numbers = new Map(nodes.map((node) => [node.iri, node.id]));

  const edges = [];
  const join = (from, to, predicate, more) => {
    const edge = {
      id: edges.length,
      from,
      to,
      predicate,
      statistics: [],
      evidence: [],
      years: [],
      provenance: false,
      ...more,
    };
    edges.push(edge);
    nodes[from].edges.push(edge);
    if (to !== from) nodes[to].edges.push(edge);
  };
  const unique = (values) => [...new Set(values)];
  for (const [from, to, predicate, behind = [], own = [], years = []] of facts.edges) {
    const known = behind.map((number) => statistics[number]);
    join(from, to, predicate, {
      statistics: behind,
      evidence: own.length ? own : unique(known.flatMap((one) => one.evidence)),
      years: years.length ? years : unique(known.map((one) => one.year).filter((year) => year !== null)),
    });
  }

  let proof = null;
  const piece = (number) => {
    proof = proof || block("evidence");
    const [quote, speaker, cited, method, doubt, document, start, from, to, confidence] =
      proof.pieces[number];
    return {
      quote: proof.texts[quote],
      from,
      to,
      start,
      document: nodes[document].en,
      address: nodes[document].address,
      node: document,
      speaker: proof.texts[speaker],
      cited: proof.texts[cited],
      method: proof.texts[method],
      doubt: proof.texts[doubt],
      confidence,
    };
  };

  // Statistics and documents become nodes with lines of their own only when a reader switches them on.
  let unfolded = false;
  const unfold = () => {
    if (unfolded) return;
    unfolded = true;
    const relation = (key) => {
      const known = facts.predicates.findIndex(([iri]) => iri === key);
      if (known >= 0) return known;
      facts.predicates.push([key, facts.words.en[key], facts.words.zh[key], "provenance"]);
      return facts.predicates.length - 1;
    };
    for (const one of statistics) {
      const self = things.length + one.id;
      const more = {
        evidence: one.evidence,
        years: nodes[self].years,
        statistics: [one.id],
        provenance: true,
      };
      for (const end of Object.values(one.dimensions))
        if (end >= 0) join(self, end, relation("describes"), more);
      for (const end of unique(one.evidence.map((number) => piece(number).node))) {
        join(self, end, relation("stated"), {
          ...more,
          evidence: one.evidence.filter((number) => piece(number).node === end),
        });
        nodes[end].statistics.push(one.id);
      }
    }
  };

  return {
    facts,
    types,
    nodes,
    edges,
    statistics,
    numbers,
    piece,
    unfold,
    unique,
    folded: new Set(["statistic", "document"]),
  };
})();
