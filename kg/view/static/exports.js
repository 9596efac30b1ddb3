"use strict";
// What is drawn, as files: pictures, tables, data.
KG.exports = (() => {
  const save = (name, type, parts) => {
    const link = KG.element("a", null, { href: URL.createObjectURL(new Blob(parts, { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  // A cell that a spreadsheet would run as a formula is kept as text.
  const cell = (value) => { const text = String(value ?? ""), safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? "'" + text : text; return `"${safe.replaceAll('"', '""')}"`; };
  const csv = () => {
    const kind = KG.controls.table.kind(), { columns, cells } = KG.controls.table;
    const rows = [columns[kind].map(KG.word), ...KG.scene.shown()[kind].map(cells[kind])];
    save(`${kind}.csv`, "text/csv;charset=utf-8", ["\ufeff", rows.map((row) => row.map(cell).join(",")).join("\r\n"), "\r\n"]);
  };
  const json = () => {
    const shown = KG.scene.shown();
    const proof = (one) => one.evidence.map(KG.evidence);
    save("graph.json", "application/json", [JSON.stringify({
      nodes: shown.nodes.map(({ iri, type, en, zh, weight, years }) => ({ iri, type, en, zh, weight, years })),
      edges: shown.edges.map((one) => ({ from: KG.nodes[one.from].iri, predicate: KG.facts.predicates[one.predicate][0], to: KG.nodes[one.to].iri, evidence: proof(one) })),
      statistics: shown.statistics.map((one) => ({ ...one, evidence: proof(one) })) }, null, 1)]);
  };
  const text = (value) => String(value).replace(/[<>&"']/g, (one) => `&#${one.charCodeAt(0)};`).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
  const svg = () => {
    const { nodes, edges } = KG.scene.shown(), at = (id) => KG.scene.network.getPosition(id), all = nodes.map((node) => at(node.id));
    const low = (key) => Math.min(0, ...all.map((place) => place[key])) - 120, high = (key) => Math.max(0, ...all.map((place) => place[key])) + 120;
    const lines = edges.map((edge) => { const a = at(edge.from), b = at(edge.to); return `<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}" stroke="#8b96a1"/>`; });
    const marks = nodes.map((node) => { const { x, y } = at(node.id), r = KG.scene.size(node);
      return `<g><circle cx="${x}" cy="${y}" r="${r}" fill="${KG.scene.color(node)}"/><text x="${x}" y="${y + r + 14}" text-anchor="middle" font-size="13" font-family="sans-serif">${text(KG.name(node).slice(0, 60))}</text></g>`; });
    save("graph.svg", "image/svg+xml", [`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${low("x")} ${low("y")} ${high("x") - low("x")} ${high("y") - low("y")}"><title>${text(document.title)}</title>`, ...lines, ...marks, "</svg>"]);
  };
  const png = () => {
    const drawn = KG.scene.holder.querySelector("canvas"), copy = KG.element("canvas"), brush = copy.getContext("2d");
    copy.width = drawn.width; copy.height = drawn.height;
    brush.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--ground"); brush.fillRect(0, 0, copy.width, copy.height); brush.drawImage(drawn, 0, 0);
    copy.toBlob((blob) => save("graph.png", "image/png", [blob]));
  };
  return { png, svg, csv, json };
})();
