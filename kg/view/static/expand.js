"use strict";
// Drawing more: at most 60 a step and 600 in all; the least attested make room, and every step can be undone.
KG.expand = (() => {
  const { state, nodes, folded } = KG;
  const STEP = 60,
    LIMIT = 600;
  const strongest = (a, b) => nodes[b].weight - nodes[a].weight || a - b;
  const take = ({ added, removed }) => {
    for (const id of removed) state.drawn.delete(id);
    for (const id of added) state.drawn.add(id);
  };
  const add = (ids, middle = null) => {
    const near = new Set(middle === null ? [] : neighbours(middle));
    const added = KG.unique(ids)
      .filter((id) => !state.drawn.has(id))
      .slice(0, STEP);
    if (!added.length) return 0;
    const spare = [...state.drawn]
      .filter((id) => id !== middle)
      .sort((a, b) => near.has(a) - near.has(b) || strongest(b, a));
    const step = { added, removed: spare.slice(0, Math.max(0, state.drawn.size + added.length - LIMIT)) };
    state.steps.push(step);
    take(step);
    return added.length;
  };
  const neighbours = (id) =>
    KG.unique(nodes[id].edges.map((edge) => (edge.from === id ? edge.to : edge.from)))
      .filter((other) => !state.off.has(nodes[other].type))
      .sort(strongest);
  const around = (id) => add([id, ...neighbours(id)], id);
  const undo = () => {
    const step = state.steps.pop();
    if (step) take({ added: step.removed, removed: step.added });
    if (state.selected !== null && !state.drawn.has(state.selected)) KG.choose.none();
  };
  // Switching figures or documents on draws those of what is drawn already, best attested first.
  const ofType = (type) => {
    if (folded.has(type)) KG.unfold();
    const drawn = (id) => state.drawn.has(id) && !folded.has(nodes[id].type);
    add(
      nodes
        .filter(
          (node) =>
            node.type === type &&
            node.edges.some((edge) => drawn(edge.from) || drawn(edge.to) || type === "document"),
        )
        .map((node) => node.id)
        .sort(strongest),
    );
  };
  const hidden = (id) => neighbours(id).filter((other) => !state.drawn.has(other)).length;
  return { add, around, undo, ofType, hidden, take };
})();
KG.choose = (() => {
  const { state, nodes } = KG;
  // What is chosen is drawn, whatever hid it.
  const reveal = (id) => {
    if (!state.drawn.has(id)) KG.expand.add([id], id);
    state.off.delete(nodes[id].type);
    if (!KG.visible().nodes.some((node) => node.id === id)) {
      state.focus = null;
      state.from = null;
      state.to = null;
    }
  };
  const node = (id, { centre = false } = {}) => {
    state.selected = id;
    state.edge = null;
    reveal(id);
    KG.changed();
    KG.panel.refresh();
    if (centre) KG.camera.centre(id);
    KG.address.remember();
  };
  const edge = (id) => {
    state.edge = id;
    state.selected = null;
    KG.changed();
    KG.panel.refresh();
  };
  const none = () => {
    state.selected = state.edge = null;
    KG.changed();
    KG.panel.refresh();
  };
  const focus = (id, depth) => {
    state.focus = id;
    state.depth = depth;
    if (id !== null) KG.expand.around(id);
    KG.changed();
    KG.camera.fit();
    KG.address.remember();
  };
  return { node, edge, none, focus };
})();
