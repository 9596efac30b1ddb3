"use strict";
// The drawing as an SVG picture: the same shapes, colours and lines, and every name.
KG.svg = (() => {
  const { marks } = KG,
    { drawing } = marks;
  const { name } = KG.words;
  const { place, radius, growth } = KG.scene;
  const clean = (text) =>
    text
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "");
  const LONGEST = 120;

  const line = (edge) => {
    const a = place(edge.from),
      b = place(edge.to);
    return drawing("line", {
      x1: a.x,
      y1: a.y,
      x2: b.x,
      y2: b.y,
      stroke: marks.lineColor(edge.predicate),
      "stroke-width": growth,
      "stroke-dasharray": edge.evidence.length ? "none" : "5 5",
    });
  };
  const mark = (node) => {
    const { x, y } = place(node.id),
      reach = radius(node),
      size = 13 * growth;
    const text = drawing("text", {
      x,
      y: y + reach + size,
      "text-anchor": "middle",
      "font-size": size,
      fill: marks.css("--ink"),
      stroke: marks.css("--ground"),
      "stroke-width": size / 4,
      "paint-order": "stroke",
      "stroke-linejoin": "round",
    });
    text.append(clean(Array.from(name(node)).slice(0, LONGEST).join("")));
    const shape = drawing("path", {
      d: marks.path(marks.corners(node.type, x, y, reach)),
      fill: marks.color(node.type),
    });
    shape.append(drawing("title", {}));
    shape.firstChild.append(clean(name(node)));
    return drawing("g", { "data-type": node.type }, shape, text);
  };
  const make = () => {
    const { nodes, edges } = KG.shown,
      points = nodes.map((node) => place(node.id));
    const low = (key) => Math.min(0, ...points.map((at) => at[key])) - 120 * growth;
    const size = (key) => Math.max(0, ...points.map((at) => at[key])) + 120 * growth - low(key);
    const picture = drawing(
      "svg",
      {
        viewBox: `${low("x")} ${low("y")} ${size("x")} ${size("y")}`,
        "font-family": KG.labels.FONT,
        role: "img",
      },
      drawing("title", {}),
      drawing("rect", {
        x: low("x"),
        y: low("y"),
        width: size("x"),
        height: size("y"),
        fill: marks.css("--ground"),
      }),
      ...edges.map(line),
      ...nodes.map(mark),
    );
    picture.firstChild.append(clean(document.title));
    return new XMLSerializer().serializeToString(picture);
  };
  return { make };
})();
