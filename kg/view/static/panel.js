"use strict";
// The side panel: a thing with its figures and relations, or one relation, each with the sentence behind it.
KG.panel = (() => {
  const { element, word, name, nodes, edges, statistics, state } = KG;
  const box = document.getElementById("detail");
  const link = (address) => {
    const made = /^https?:\/\//i.test(address) ? element("a", address, { href: address, rel: "noopener noreferrer", target: "_blank" })
      : element("span", address);
    return made;
  };
  const piece = (number) => {
    const found = KG.evidence(number), part = element("div"), quote = element("blockquote");
    const points = Array.from(found.quote); // offsets count code points, not UTF-16 units
    if (found.from >= 0) {
      quote.append(points.slice(0, found.from).join(""), element("mark", points.slice(found.from, found.to).join("")), points.slice(found.to).join(""));
    } else quote.textContent = found.quote;
    const list = element("dl");
    const row = (key, value) => { if (value !== "" && value !== null) { const cell = element("dd"); cell.append(value); list.append(element("dt", word(key)), cell); } };
    row("document", found.document[0]);
    if (found.document[1]) row("source", link(found.document[1]));
    row("place", String(found.start)); row("speaker", found.speaker); row("cited", found.cited); row("method", found.method);
    row("confidence", found.confidence === null ? "" : String(found.confidence));
    part.append(quote, list);
    return part;
  };
  const evidence = (numbers) => {
    const part = element("div", null, { class: "evidence" });
    if (!numbers.length) part.append(element("p", word("none")));
    for (const number of numbers.slice(0, 20)) part.append(piece(number));
    return part;
  };
  const folded = (title, numbers) => {
    const made = element("details"), head = element("summary", title);
    made.append(head);
    made.addEventListener("toggle", () => { if (made.open && made.children.length === 1) made.append(evidence(numbers)); });
    return made;
  };
  const figure = (one) => {
    const label = name(one) === one.iri ? `${one.value.toLocaleString("en")} ${one.unit}` : name(one);
    return `${one.year || one.period || "–"} · ${label}${one.conflicts.length ? " ⚠ " + word("conflict") : ""}`;
  };
  const node = (id) => {
    const one = nodes[id];
    box.replaceChildren(element("h2", name(one)), element("p", KG.types.get(one.type)[state.lang] + (one.candidate ? " · " + word("candidate") : "")));
    if (one.address) { const line = element("p"); line.append(link(one.address)); box.append(line); }
    const tools = element("p");
    for (const [key, act] of [["expand", () => KG.scene.expand(id)], ["focus", () => KG.controls.focus(id, 1)], ["focus2", () => KG.controls.focus(id, 2)]]) {
      const button = element("button", word(key), { type: "button" });
      button.addEventListener("click", act);
      tools.append(button, " ");
    }
    box.append(tools);
    if (one.statistics.length) box.append(element("h3", `${word("statistics")} (${one.statistics.length})`));
    const figures = one.statistics.map((number) => statistics[number]).sort((a, b) => (b.year || 0) - (a.year || 0) || a.id - b.id);
    for (const each of figures.slice(0, 200)) box.append(folded(figure(each), each.evidence));
    const lines = one.edges.filter((edge) => !state.off.has(nodes[edge.from].type) && !state.off.has(nodes[edge.to].type));
    if (lines.length) box.append(element("h3", `${word("relations")} (${lines.length})`));
    for (const edge of lines.slice(0, 200)) box.append(folded(`${name(nodes[edge.from])} — ${KG.relation(edge)} → ${name(nodes[edge.to])}`, edge.evidence));
  };
  const edge = (id) => {
    const one = edges[id];
    box.replaceChildren(element("h2", `${name(nodes[one.from])} — ${KG.relation(one)} → ${name(nodes[one.to])}`), element("h3", word("evidence")), evidence(one.evidence));
  };
  return { node, edge, clear: () => box.replaceChildren() };
})();
