"use strict";
// What is shown, as files: pictures, tables, data.
KG.exports = (() => {
  const { nodes, facts } = KG;
  const { element, word } = KG.words;
  const save = (name, type, parts) => {
    const link = element("a", null, { href: URL.createObjectURL(new Blob(parts, { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  // A cell that a spreadsheet would run as a formula is kept as text.
  const cell = (value) => {
    const text = String(value ?? ""),
      formula = /^\s*[=+\-@]|^[\t\r\n]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text);
    return `"${(formula ? `'${text}` : text).replaceAll('"', '""')}"`;
  };
  const iri = {
    nodes: (one) => one.iri,
    edges: (one) => facts.predicates[one.predicate][0],
    statistics: (one) => one.iri,
  };
  const csv = (kind) => () => {
    const columns = KG.table.columns[kind];
    const rows = [
      [...Object.keys(columns).map(word), "IRI"],
      ...KG.shown[kind].map((one) => [...Object.values(columns).map((make) => make(one)), iri[kind](one)]),
    ];
    save(`${kind}.csv`, "text/csv;charset=utf-8", [
      "\ufeff",
      rows.map((row) => row.map(cell).join(",")).join("\r\n"),
      "\r\n",
    ]);
  };

  const proof = (one) =>
    one.evidence.map((number) => {
      const { node, ...piece } = KG.piece(number);
      return { ...piece, document: nodes[node].iri, title: piece.document };
    });
  const json = () => {
    const { shown } = KG,
      at = (id) => (id >= 0 ? nodes[id].iri : null);
    save("graph.json", "application/json", [
      JSON.stringify(
        {
          title: document.title,
          nodes: shown.nodes.map((one) => ({
            iri: one.iri,
            type: one.type,
            en: one.en,
            zh: one.zh,
            weight: one.weight,
            years: one.years,
            candidate: one.candidate,
          })),
          edges: shown.edges.map((one) => ({
            from: at(one.from),
            predicate: facts.predicates[one.predicate][0],
            to: at(one.to),
            years: one.years,
            evidence: proof(one),
          })),
          statistics: shown.statistics.map((one) => ({
            iri: one.iri,
            en: one.en,
            zh: one.zh,
            value: one.value,
            unit: one.unit,
            comparator: one.comparator,
            year: one.year,
            period: one.period.en,
            transformation: one.transformation,
            ...Object.fromEntries(Object.entries(one.dimensions).map(([key, id]) => [key, at(id)])),
            evidence: proof(one),
          })),
        },
        null,
        1,
      ),
    ]);
  };
  const svg = () => save("graph.svg", "image/svg+xml", [KG.svg.make()]);
  const png = () => {
    const drawn = KG.scene.holder.querySelector("canvas"),
      copy = element("canvas"),
      brush = copy.getContext("2d");
    [copy.width, copy.height] = [drawn.width, drawn.height];
    brush.fillStyle = KG.marks.css("--ground");
    brush.fillRect(0, 0, copy.width, copy.height);
    brush.drawImage(drawn, 0, 0);
    copy.toBlob((blob) => save("graph.png", "image/png", [blob]));
  };
  return {
    png,
    svg,
    "csv-nodes": csv("nodes"),
    "csv-edges": csv("edges"),
    "csv-statistics": csv("statistics"),
    json,
  };
})();
