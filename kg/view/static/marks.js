"use strict";
// Shape and colour of every type, colour of every relation: for the drawing, the legend and the exported picture.
KG.marks = (() => {
  const { facts, types } = KG;
  const SVG = "http://www.w3.org/2000/svg";
  const ring = (count, radius, start) =>
    Array.from({ length: count }, (_, n) => {
      const turn = start + (n * 2 * Math.PI) / count,
        reach = typeof radius === "function" ? radius(n) : radius;
      return [reach * Math.cos(turn), reach * Math.sin(turn)];
    });
  // Corners about the middle for a radius of 1, as vis-network draws these shapes.
  const CORNERS = {
    dot: ring(32, 1, 0),
    square: [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ],
    diamond: [
      [0, -1],
      [1, 0],
      [0, 1],
      [-1, 0],
    ],
    triangle: ring(3, 1.15, -Math.PI / 2),
    triangleDown: ring(3, 1.15, Math.PI / 2),
    star: ring(10, (n) => (n % 2 ? 0.41 : 1.07), -Math.PI / 2),
    hexagon: ring(6, 1, 0),
  };
  const dark = () => document.documentElement.dataset.theme === "dark";
  const css = (key) => getComputedStyle(document.documentElement).getPropertyValue(key).trim();
  const color = (type) => types.get(type)[dark() ? "dark" : "light"];
  const line = (predicate) => facts.families[facts.predicates[predicate][3]] ?? facts.families.other;
  const lineColor = (predicate) => line(predicate)[dark() ? "dark" : "light"];
  const corners = (type, x, y, radius) =>
    CORNERS[types.get(type).shape].map(([a, b]) => [x + a * radius, y + b * radius]);
  const path = (points) => `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`;

  const drawing = (tag, attributes, ...children) => {
    const made = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  const swatch = (type) =>
    drawing(
      "svg",
      { viewBox: "-8 -8 16 16", width: 16, height: 16, "aria-hidden": "true" },
      drawing("path", { d: path(corners(type, 0, 0, 6)), fill: color(type) }),
    );
  const stroke = (predicate) =>
    drawing(
      "svg",
      { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" },
      drawing("path", {
        d: "M1 8h14",
        stroke: lineColor(predicate),
        "stroke-width": 3,
        "stroke-dasharray": line(predicate).dash || "none",
      }),
    );
  return { dark, css, color, line, lineColor, corners, path, drawing, swatch, stroke };
})();
