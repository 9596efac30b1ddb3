"use strict";
// The legend, which is the filter: types, relations and years, each with the count of what it shows.
KG.facets = (() => {
  const { facts, nodes, statistics, state, folded } = KG;
  const { element, word, heading, say, type, relation } = KG.words;
  const box = (id) => document.getElementById(id);

  const tick = (label, count, swatch, on, act) => {
    const made = element("input", null, { type: "checkbox" });
    made.checked = on;
    made.addEventListener("change", () => act(made.checked));
    return element(
      "label",
      null,
      {},
      made,
      swatch,
      element("span", label),
      element("span", KG.words.number(count), { class: "n" }),
    );
  };
  const flip = (set, key) => (on) => {
    if (on) set.delete(key);
    else set.add(key);
  };

  const types = () => {
    const all = new Map();
    for (const node of nodes) all.set(node.type, (all.get(node.type) || 0) + 1);
    const line = (one) => {
      const hidden = folded.has(one.key) && state.off.has(one.key);
      return tick(
        type(one.key),
        hidden ? all.get(one.key) : KG.shown.byType.get(one.key) || 0,
        KG.marks.swatch(one.key),
        !state.off.has(one.key),
        (on) => {
          flip(state.off, one.key)(on);
          if (on && folded.has(one.key)) KG.expand.ofType(one.key);
          KG.changed();
        },
      );
    };
    const hollow = KG.shown.nodes.some((node) => node.candidate);
    const present = facts.types.filter((one) => all.has(one.key));
    box("types").replaceChildren(
      element("legend", word("legend")),
      ...present.filter((one) => !folded.has(one.key)).map(line),
      ...(hollow ? [element("p", word("hollow"), { class: "hint" })] : []),
    );
    box("provenance").replaceChildren(
      element("legend", word("provenance")),
      ...present.filter((one) => folded.has(one.key)).map(line),
    );
    box("types").hidden = !present.length;
    box("provenance").hidden = !present.some((one) => folded.has(one.key));
  };
  // The most used relation first, in an order that no filter changes.
  const uses = new Map();
  for (const { predicate } of KG.edges) uses.set(predicate, (uses.get(predicate) || 0) + 1);
  const used = () => {
    const now = KG.unique([...uses.keys(), ...KG.shown.byRelation.keys()]);
    return now.sort((a, b) => (uses.get(b) || 0) - (uses.get(a) || 0) || a - b);
  };
  const relations = () => {
    const line = (key) => {
      const act = (on) => {
        flip(state.noRelation, key)(on);
        KG.changed();
      };
      const count = KG.shown.byRelation.get(key) || 0;
      return tick(relation(key), count, KG.marks.stroke(key), !state.noRelation.has(key), act);
    };
    box("relations").hidden = !used().length;
    box("relations").replaceChildren(
      element("legend", heading("relations")),
      ...used().map(line),
      element("p", word("dashed"), { class: "hint" }),
    );
  };

  // Years with a bar for the number of figures of each.
  const counts = new Map();
  for (const one of statistics) if (one.year !== null) counts.set(one.year, (counts.get(one.year) || 0) + 1);
  const all = KG.unique([
    ...counts.keys(),
    ...nodes.flatMap((node) => node.years),
    ...KG.edges.flatMap((edge) => edge.years),
  ]).sort((a, b) => a - b);
  const bars = () => {
    const most = Math.max(1, ...counts.values()),
      wide = 100 / Math.max(1, all.length);
    const inside = (year) => year >= (state.from ?? -Infinity) && year <= (state.to ?? Infinity);
    return KG.marks.drawing(
      "svg",
      {
        viewBox: "0 0 100 30",
        preserveAspectRatio: "none",
        class: "bars",
        role: "img",
        "aria-label": say("barsLabel", {
          from: all[0],
          to: all.at(-1),
          most: [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "–",
        }),
      },
      ...all.map((year, place) =>
        KG.marks.drawing("rect", {
          x: place * wide + wide * 0.1,
          width: wide * 0.8,
          y: 30 - (28 * (counts.get(year) || 0)) / most - 1,
          height: (28 * (counts.get(year) || 0)) / most + 1,
          class: inside(year) ? "in" : "out",
        }),
      ),
    );
  };
  const years = () => {
    box("years").hidden = all.length < 2;
    if (all.length < 2) return;
    const ends = ["from", "to"].map((end) => {
      const list = element(
        "select",
        null,
        { "aria-label": `${word("years")}: ${word(end)}`, id: end },
        element("option", word(end === "from" ? "first" : "last"), { value: "" }),
        ...all.map((year) => element("option", `${year} (${counts.get(year) || 0})`, { value: year })),
      );
      list.value = state[end] === null ? "" : String(state[end]);
      list.addEventListener("change", () => {
        state[end] = list.value === "" ? null : Number(list.value);
        KG.changed();
        box(end).focus();
      });
      return list;
    });
    box("years").replaceChildren(
      element("legend", word("years")),
      bars(),
      element("p", null, { class: "range" }, ends[0], " – ", ends[1]),
      element("p", word("undatedStay"), { class: "hint" }),
    );
  };
  // The ticked box keeps the keyboard's focus though the list is made anew.
  const refresh = () => {
    const held = [...document.querySelectorAll("#filters input")].indexOf(document.activeElement);
    types();
    relations();
    years();
    if (held >= 0) document.querySelectorAll("#filters input")[held]?.focus();
  };
  return { refresh };
})();
