"use strict";
// The drawing: vis-network draws marks and lines at the positions given; labels are ours, placed greedily by
// weight at a constant size on screen, so that no two ever overlap.
KG.scene = (() => {
  const { state, places, types, nodes, name } = KG;
  const SIZE = 13, WIDEST = 190, BATCH = 60;
  const holder = document.getElementById("canvas");
  const data = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
  let boxes = [], shown = { nodes: [], edges: [], statistics: [] };
  const dark = () => document.documentElement.dataset.theme === "dark";
  const css = (key) => getComputedStyle(document.documentElement).getPropertyValue(key).trim();
  const color = (node) => types.get(node.type)[dark() ? "dark" : "light"];
  // A wide picture is seen from afar: its marks grow so that they stay some pixels wide on screen.
  const spread = Math.max(1, ...[...places.values()].map((place) => Math.max(Math.abs(place.x) / 1.5, Math.abs(place.y))));
  const growth = Math.min(4, Math.max(1, spread / 950));
  const size = (node) => (8 + Math.min(18, 3.2 * Math.sqrt(node.weight))) * growth;
  const network = new vis.Network(holder, data, {
    physics: false, layout: { improvedLayout: false },
    interaction: { hover: false, dragNodes: true, multiselect: false, tooltipDelay: 1e9, hideEdgesOnDrag: true },
    nodes: { borderWidth: 1.5, chosen: false }, edges: { smooth: false, chosen: false, selectionWidth: 2 },
  });
  const place = (id) => {
    // A node that was not laid out stands on a spiral about its best-drawn neighbour.
    if (!places.has(id)) {
      const anchor = nodes[id].edges.map((edge) => (edge.from === id ? edge.to : edge.from)).find((other) => places.has(other));
      const at = anchor === undefined ? { x: 0, y: 0 } : places.get(anchor);
      const turn = places.size * 2.399963, reach = 110 + 9 * (places.size % 60);
      places.set(id, { x: at.x + reach * Math.cos(turn), y: at.y + reach * Math.sin(turn) });
    }
    return places.get(id);
  };
  const draw = () => {
    const next = KG.visible();
    shown = { nodes: [], edges: [], statistics: [] }; // vis-network draws while its data change
    const line = dark() ? "#76828f" : "#8b96a1", ground = css("--ground"), ink = css("--ink");
    const pairs = new Map();
    data.edges.clear(); data.nodes.clear();
    data.nodes.add(next.nodes.map((node) => ({ id: node.id, ...place(node.id), shape: types.get(node.type).shape, size: size(node),
      shapeProperties: { borderDashes: node.candidate ? [3, 3] : false },
      color: { background: color(node), border: node.candidate ? ink : ground, highlight: { background: color(node), border: ink } },
      borderWidthSelected: 4 })));
    data.edges.add(next.edges.map((edge) => {
      const key = Math.min(edge.from, edge.to) + "-" + Math.max(edge.from, edge.to);
      const nth = pairs.get(key) || 0;
      pairs.set(key, nth + 1);
      return { id: edge.id, from: edge.from, to: edge.to, width: Math.min(5, 0.8 + 0.4 * edge.weight),
        smooth: nth ? { type: "curvedCW", roundness: 0.15 * nth } : false, dashes: edge.evidence.length ? false : [4, 4],
        arrows: { to: { enabled: true, scaleFactor: 0.4 } }, color: { color: line, opacity: 0.6, highlight: css("--accent") } };
    }));
    shown = next;
    network.redraw();
    const m = KG.nodes.filter((node) => !KG.folded.has(node.type) || !state.off.has(node.type)).length;
    document.getElementById("count").textContent = `${shown.nodes.length} ${KG.word("of")} ${m} ${KG.word("entities")} · `
      + `${shown.edges.length} ${KG.word("relations")} · ${shown.statistics.length} ${KG.word("statistics")}`;
    document.getElementById("about").textContent = shown.nodes.length ? KG.word("describes").replace("{n}", shown.nodes.length)
      .replace("{m}", m).replace("{r}", shown.edges.length).replace("{s}", shown.statistics.length) : KG.word("nothing");
  };
  const short = (context, text) => {
    if (context.measureText(text).width <= WIDEST) return text;
    const points = Array.from(text.slice(0, 80));
    while (points.length && context.measureText(points.join("") + "…").width > WIDEST) points.pop();
    return points.join("") + "…";
  };
  network.on("afterDrawing", (context) => {
    const scale = network.getScale();
    const ratio = context.canvas.width / context.canvas.clientWidth;
    const wide = context.canvas.clientWidth, high = context.canvas.clientHeight;
    context.save(); context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.font = `${SIZE}px system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif`;
    context.textAlign = "center"; context.textBaseline = "top"; context.lineJoin = "round";
    context.lineWidth = 3; context.strokeStyle = css("--ground"); context.fillStyle = css("--ink");
    boxes = [];
    const marks = shown.nodes.map((node) => {
      const at = network.canvasToDOM(network.getPosition(node.id)), reach = size(node) * scale * 0.8;
      return { id: node.id, x: at.x - reach, y: at.y - reach, width: 2 * reach, height: 2 * reach };
    });
    const clash = (one, other) => one.x < other.x + other.width && other.x < one.x + one.width
      && one.y < other.y + other.height && other.y < one.y + one.height;
    const ordered = [...shown.nodes].sort((a, b) => (b.id === state.selected) - (a.id === state.selected) || b.weight - a.weight || a.id - b.id);
    for (const [rank, node] of ordered.entries()) {
      const at = network.canvasToDOM(network.getPosition(node.id));
      if (at.x < 0 || at.y < 0 || at.x > wide || at.y > high) continue;
      const text = short(context, name(node)), width = context.measureText(text).width + 4, gap = size(node) * scale + 3;
      const tries = [[at.x - width / 2, at.y + gap], [at.x - width / 2, at.y - gap - SIZE - 3],
        [at.x + gap, at.y - SIZE / 2], [at.x - gap - width, at.y - SIZE / 2]];
      const free = tries.map(([x, y]) => ({ id: node.id, x, y, width, height: SIZE + 4 })).find((box) => box.x >= 0 && box.y >= 0
        && box.x + box.width <= wide && box.y + box.height <= high && !boxes.some((other) => clash(box, other))
        && (rank < 20 || !marks.some((other) => other.id !== node.id && clash(box, other))));
      if (!free) continue;
      boxes.push(free);
      context.strokeText(text, free.x + width / 2, free.y + 1); context.fillText(text, free.x + width / 2, free.y + 1);
    }
    context.restore();
  });
  const select = (id, centre) => {
    state.selected = id;
    if (id === null) { network.unselectAll(); return; }
    if (!data.nodes.get(id)) {
      state.drawn.add(id); state.off.delete(nodes[id].type); draw();
      if (!data.nodes.get(id)) { state.focus = null; state.from = null; state.to = null; draw(); }
    }
    network.selectNodes([id]);
    if (centre) network.moveTo({ position: network.getPosition(id), scale: Math.max(0.8, network.getScale()) });
  };
  const add = (ids) => {
    const fresh = ids.filter((id) => !state.drawn.has(id)).slice(0, Math.min(BATCH, Math.max(0, KG.facts.limit - state.drawn.size)));
    if (!fresh.length) return;
    state.undo.push(fresh); for (const id of fresh) state.drawn.add(id); draw();
  };
  const expand = (id) => add(nodes[id].edges.map((edge) => (edge.from === id ? edge.to : edge.from))
    .filter((other) => !state.off.has(nodes[other].type)).sort((a, b) => nodes[b].weight - nodes[a].weight || a - b));
  const undo = () => { for (const id of state.undo.pop() || []) state.drawn.delete(id); draw(); };
  return { network, draw, select, expand, undo, add, color, size, holder, labels: () => boxes.map((box) => ({ ...box })), shown: () => shown };
})();
