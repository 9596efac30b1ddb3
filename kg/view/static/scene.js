"use strict";
// The drawing: vis-network puts marks and lines where they are told; grounds and names are painted by us.
KG.scene = (() => {
  const { state, facts, types, nodes, marks } = KG;
  const holder = document.getElementById("canvas");
  const data = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
  const places = new Map(facts.drawn.map(([id, x, y]) => [id, { x, y }]));
  let hover = null,
    near = null;
  // A picture of many marks is seen from afar: they grow so that they stay some pixels wide on screen.
  const { growth } = facts;
  // Shapes with less ground for their width are drawn wider.
  const WIDER = { star: 1.3, diamond: 1.1, triangle: 1.1, triangleDown: 1.1, square: 0.85 };
  const radius = ({ type, weight }) =>
    Math.min(22.5, 6.5 + 2.5 * Math.sqrt(weight)) * growth * (WIDER[types.get(type).shape] ?? 1);

  const network = new vis.Network(holder, data, {
    physics: false,
    layout: { improvedLayout: false },
    interaction: {
      hover: true,
      multiselect: false,
      tooltipDelay: 1e9,
      hideEdgesOnDrag: false,
      selectConnectedEdges: false,
    },
    nodes: { borderWidth: 1.5, chosen: false },
    edges: { smooth: false, chosen: false },
  });

  // A node that was not laid out stands on a spiral about a neighbour that was.
  const place = (id) => {
    if (!places.has(id)) {
      const ends = nodes[id].edges.map((edge) => (edge.from === id ? edge.to : edge.from));
      const middle = places.get(ends.find((other) => places.has(other))) || { x: 0, y: 0 };
      const turn = places.size * 2.399963,
        away = 90 * growth + 7 * growth * (places.size % 60);
      places.set(id, {
        x: Math.round(middle.x + away * Math.cos(turn)),
        y: Math.round(middle.y + away * Math.sin(turn)),
      });
    }
    return places.get(id);
  };

  const mark = (node, ground) => {
    const color = marks.color(node.type);
    return {
      id: node.id,
      ...place(node.id),
      shape: types.get(node.type).shape,
      size: radius(node),
      opacity: near && !near.has(node.id) ? 0.25 : 1,
      borderWidth: node.candidate ? 2 * Math.sqrt(growth) : 1.5,
      // hollow: a name that no authority record has
      color: {
        background: node.candidate ? ground : color,
        border: node.candidate ? color : ground,
      },
    };
  };
  const line = (edge, nth, accent) => {
    const chosen = edge.id === state.edge,
      here = edge.from === state.selected || edge.to === state.selected;
    const faded = (state.selected !== null || state.edge !== null) && !here && !chosen;
    const width = Math.min(4, 0.7 + 0.3 * edge.evidence.length) * Math.sqrt(growth);
    return {
      id: edge.id,
      from: edge.from,
      to: edge.to,
      width: chosen || here ? width + 1.5 : width,
      smooth: nth ? { type: "curvedCW", roundness: 0.15 * nth } : false,
      dashes: edge.evidence.length ? false : [5, 5],
      arrows: { to: { enabled: true, scaleFactor: 0.35 * growth } },
      color: { color: chosen ? accent : marks.lineColor(edge.predicate), opacity: faded ? 0.15 : 1 },
    };
  };

  const draw = () => {
    const next = KG.visible();
    KG.shown = { ...next, nodes: [], edges: [] }; // vis-network draws while its data change
    near = null;
    if (state.selected !== null || state.edge !== null) {
      const lines = state.edge === null ? nodes[state.selected].edges : [KG.edges[state.edge]];
      near = new Set([
        ...(state.selected === null ? [] : [state.selected]),
        ...lines.flatMap((edge) => [edge.from, edge.to]),
      ]);
    }
    const ground = marks.css("--ground"),
      accent = marks.css("--accent");
    const pairs = new Map();
    data.edges.clear();
    data.nodes.clear();
    data.nodes.add(next.nodes.map((node) => mark(node, ground)));
    data.edges.add(
      next.edges.map((edge) => {
        const key = `${Math.min(edge.from, edge.to)}-${Math.max(edge.from, edge.to)}`,
          nth = pairs.get(key) || 0;
        pairs.set(key, nth + 1);
        return line(edge, nth, accent);
      }),
    );
    KG.shown = next;
    network.redraw();
  };

  // A ring about the chosen mark.
  const ring = (context) => {
    if (state.selected === null || !data.nodes.get(state.selected)) return;
    const { x, y } = place(state.selected),
      wide = radius(nodes[state.selected]) + 7 / Math.max(0.3, network.getScale());
    context.save();
    context.beginPath();
    context.arc(x, y, wide, 0, 2 * Math.PI);
    context.globalAlpha = 0.18;
    context.fillStyle = context.strokeStyle = marks.css("--accent");
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = 2.5 / network.getScale();
    context.stroke();
    context.restore();
  };
  network.on("beforeDrawing", (context) => {
    KG.regions.paint(context, place);
    ring(context);
  });
  network.on("afterDrawing", (context) => {
    const { clientWidth: wide, clientHeight: high, width } = context.canvas,
      scale = network.getScale();
    context.save();
    context.setTransform(width / wide, 0, 0, width / wide, 0, 0);
    KG.labels.draw(context, {
      toScreen: (at) => network.canvasToDOM(at),
      place,
      radius: (node) => radius(node) * scale,
      wide,
      high,
      near,
    });
    context.restore();
  });
  network.on("hoverNode", ({ node }) => {
    hover = node;
    network.redraw();
  });
  network.on("blurNode", () => {
    hover = null;
    network.redraw();
  });
  return { network, holder, draw, place, places, radius, growth, hovered: () => hover };
})();
