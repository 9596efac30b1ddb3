"use strict";
// Everything by keyboard: arrows walk from mark to mark, letters act on the chosen one.
KG.keys = (() => {
  const { state, nodes } = KG;
  const canvas = document.getElementById("canvas");
  const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

  const best = () => [...KG.shown.nodes].sort((a, b) => b.weight - a.weight || a.id - b.id)[0]?.id;
  // The nearest mark in that direction; what lies aside counts double.
  const next = ([right, down]) => {
    if (state.selected === null) return best();
    const here = KG.scene.place(state.selected);
    const ranked = KG.shown.nodes
      .filter((node) => node.id !== state.selected)
      .map((node) => {
        const at = KG.scene.place(node.id),
          x = at.x - here.x,
          y = at.y - here.y;
        const ahead = x * right + y * down,
          aside = Math.abs(x * down) + Math.abs(y * right);
        return [ahead > 0 ? ahead + 2 * aside : Infinity, node.id];
      })
      .filter(([far]) => far < Infinity)
      .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    return ranked[0]?.[1];
  };
  const walkLines = (way) => {
    const lines =
      state.selected === null && state.edge === null
        ? []
        : nodes[state.selected ?? KG.edges[state.edge].from].edges.filter((edge) =>
            KG.shown.edges.includes(edge),
          );
    if (!lines.length) return;
    const at = lines.findIndex((edge) => edge.id === state.edge);
    KG.choose.edge(lines[(at + way + lines.length) % lines.length].id);
  };
  const onChosen = (act) => {
    if (state.selected !== null) act(state.selected);
  };
  const acts = {
    Enter: () => document.getElementById("detail").focus(),
    e: () =>
      onChosen((id) => {
        KG.expand.around(id);
        KG.changed();
        KG.panel.refresh();
      }),
    f: () => onChosen((id) => KG.choose.focus(id, state.focus === id && state.depth === 1 ? 2 : 1)),
    a: () => KG.choose.focus(null, 1),
    u: () => KG.tools.acts.undo(),
    l: () => walkLines(1),
    L: () => walkLines(-1),
    0: () => KG.tools.acts.fit(),
    "+": () => KG.camera.zoom(1.25),
    "=": () => KG.camera.zoom(1.25),
    "-": () => KG.camera.zoom(0.8),
    Escape: () => KG.choose.none(),
  };
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = WAYS[event.key];
    if (way) {
      const id = next(way);
      if (id !== undefined) KG.choose.node(id, { centre: true });
    } else if (Object.hasOwn(acts, event.key)) acts[event.key]();
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (
      /INPUT|SELECT|TEXTAREA/.test(event.target.tagName) ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      document.querySelector("dialog[open]")
    )
      return;
    if (event.key === "/") document.getElementById("search").focus();
    else if (event.key === "?") KG.tools.acts.keys();
    else if (event.key === "t") KG.tools.acts.table();
    else return;
    event.preventDefault();
  });
  document.getElementById("skip").addEventListener("click", (event) => {
    event.preventDefault();
    canvas.focus();
  });
  return { next };
})();
