"use strict";
// The side panel: a thing with its figures by year and its relations, or one relation, each with its sentences.
KG.panel = (() => {
  const { nodes, edges, statistics, state } = KG;
  const {
    element,
    word,
    heading,
    say,
    name,
    otherName,
    type,
    relation,
    sentence,
    period,
    button,
    link,
    inParts,
  } = KG.words;
  const box = document.getElementById("detail");

  const figure = (id) => {
    const one = statistics[id];
    const made = KG.evidence.fold(
      `${period(one) || "–"} · ${name(nodes[KG.numbers.get(one.iri)])}`,
      one.evidence,
    );
    made.id = `figure${id}`;
    for (const other of one.conflicts) {
      made.firstChild.append(
        element("strong", ` ⚠ ${word("conflict")}: ${name(nodes[KG.numbers.get(statistics[other].iri)])}`),
      );
    }
    return made;
  };
  const figures = (ids, open = false) => {
    if (!ids.length) return [];
    const newest = [...ids].sort((a, b) => (statistics[b].year || 0) - (statistics[a].year || 0) || a - b);
    const list = inParts(element("div", null, { class: "figures" }), newest, figure);
    if (open) list.firstChild.open = true;
    return [element("h3", `${heading("statistics")} (${ids.length})`), list];
  };

  const neighbour = (id, edge) => {
    const other = edge.from === id ? edge.to : edge.from;
    const title = `${edge.from === id ? "→" : "←"} ${name(nodes[other])}`;
    return KG.evidence.fold(title, edge.evidence, [
      element(
        "p",
        null,
        {},
        button(say("goTo", { name: name(nodes[other]) }), () => KG.choose.node(other, { centre: true })),
        " ",
        button(word("thisRelation"), () => KG.choose.edge(edge.id)),
      ),
    ]);
  };
  const relations = (node) => {
    const lines = node.edges.filter(
      (edge) => !state.off.has(nodes[edge.from].type) && !state.off.has(nodes[edge.to].type),
    );
    if (!lines.length) return [];
    const groups = new Map();
    for (const edge of lines) groups.set(edge.predicate, [...(groups.get(edge.predicate) || []), edge]);
    return [
      element("h3", `${heading("relations")} (${lines.length})`),
      ...[...groups].flatMap(([predicate, group]) => [
        element("h4", null, {}, KG.marks.stroke(predicate), ` ${relation(predicate)} (${group.length})`),
        inParts(element("div"), group, (edge) => neighbour(node.id, edge)),
      ]),
    ];
  };

  const actions = (node) => {
    const fresh = KG.expand.hidden(node.id);
    const act = (key, run) => button(word(key), run, { "data-act": key });
    const grow = () => {
      KG.expand.around(node.id);
      KG.changed();
      refresh();
    };
    return element(
      "p",
      null,
      { class: "actions" },
      ...(fresh ? [button(say("expand", { n: Math.min(60, fresh) }), grow, { "data-act": "expand" })] : []),
      act("focus", () => KG.choose.focus(node.id, 1)),
      act("focus2", () => KG.choose.focus(node.id, 2)),
    );
  };
  const close = () =>
    button(
      "×",
      () => {
        KG.choose.none();
        document.getElementById("canvas").focus();
      },
      { class: "close", "aria-label": word("close") },
    );

  const thing = (node) => {
    const kind = element("p", null, { class: "kind" }, KG.marks.swatch(node.type), ` ${type(node.type)}`);
    if (node.candidate) kind.append(` · ${word("candidate")}`);
    const other =
      otherName(node) && otherName(node) !== name(node)
        ? [element("p", otherName(node), { class: "other" })]
        : [];
    const address = node.address ? [element("p", null, {}, link(node.address))] : [];
    const sentences =
      node.type === "statistic"
        ? [KG.evidence.list(statistics[node.statistics[0]].evidence)]
        : [...KG.yearsTable.make(node), ...figures(node.statistics)];
    box.replaceChildren(
      close(),
      element("h2", name(node)),
      ...other,
      kind,
      ...address,
      actions(node),
      ...sentences,
      ...relations(node),
    );
  };
  const between = (edge) => {
    const ends = [edge.from, edge.to].map((id) =>
      button(say("goTo", { name: name(nodes[id]) }), () => KG.choose.node(id, { centre: true })),
    );
    const kind = element(
      "p",
      null,
      { class: "kind" },
      KG.marks.stroke(edge.predicate),
      ` ${word("relation")}: ${relation(edge.predicate)}`,
    );
    const behind = edge.statistics.length
      ? figures(edge.statistics, true)
      : [element("h3", word("evidence")), KG.evidence.list(edge.evidence)];
    box.replaceChildren(
      close(),
      element("h2", sentence(edge)),
      kind,
      ...behind,
      element("p", null, { class: "actions" }, ...ends),
    );
  };
  // Unfold one figure of the list, however far down it stands.
  const open = (id) => {
    const find = () => document.getElementById(`figure${id}`);
    for (let more; !find() && (more = box.querySelector(".figures .more"));) more.click();
    if (!find()) return;
    find().open = true;
    find().scrollIntoView({ block: "nearest" });
    find().firstChild.focus();
  };
  const refresh = () => {
    if (state.edge !== null) between(edges[state.edge]);
    else if (state.selected !== null) thing(nodes[state.selected]);
    else box.replaceChildren();
    document.getElementById("overview").hidden = state.edge !== null || state.selected !== null;
    box.parentElement.scrollTop = 0;
    for (const table of box.querySelectorAll(".scroll")) table.scrollLeft = table.scrollWidth; // the latest years
    KG.tools.notice(box.querySelector("h2")?.textContent ?? "");
  };
  return { refresh, open };
})();
