"use strict";
// Behind the marks: the ground of each community, or the columns of the years.
KG.regions = (() => {
  const { facts, marks } = KG;
  const PAD = 58;
  const group = new Map(facts.drawn.map(([id, , , number]) => [id, number]));

  const turn = (a, b, c) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  const chain = (points) =>
    points.reduce((kept, point) => {
      while (kept.length > 1 && turn(kept.at(-2), kept.at(-1), point) <= 0) kept.pop();
      return [...kept, point];
    }, []);
  const hull = (points) => {
    const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
    return [...chain(sorted).slice(0, -1), ...chain(sorted.reverse()).slice(0, -1)];
  };

  const paint = (context, place) => {
    const members = new Map();
    for (const node of KG.shown.nodes) {
      const number = group.get(node.id);
      if (number) members.set(number, [...(members.get(number) || []), place(node.id)]);
    }
    context.save();
    context.fillStyle = context.strokeStyle = marks.css("--island");
    context.lineJoin = "round";
    context.lineWidth = 2 * PAD;
    for (const points of members.values()) {
      if (points.length < 3) continue;
      context.beginPath();
      for (const point of hull(points)) context.lineTo(point.x, point.y);
      context.closePath();
      context.fill();
      context.stroke();
    }
    context.restore();
  };

  // Headings stay at the top of the picture; they are drawn in pixels of the screen and keep names away.
  const headings = (context, toScreen) =>
    facts.columns
      .map(([title, x]) => {
        const text = title || KG.words.word("undated"),
          at = toScreen({ x, y: 0 }).x;
        context.font = `600 12px ${KG.labels.FONT}`;
        const width = context.measureText(text).width + 8;
        return { text, x: at - width / 2, y: 4, width, height: 24 };
      })
      .reduce(
        (kept, box) => (kept.length && box.x < kept.at(-1).x + kept.at(-1).width ? kept : [...kept, box]),
        [],
      );
  return { paint, headings };
})();
