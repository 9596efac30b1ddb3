"use strict";
// Names at a constant size on screen, wrapped, placed one after another by weight, so that no two ever overlap.
KG.labels = (() => {
  const { state, marks } = KG;
  const FONT = 'system-ui, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
  const LINE = 168,
    MOST_LINES = 3,
    LONGEST = 400,
    BADGE = 12;
  const wrapped = new Map();
  let boxes = [];

  // Where a line may break: after a space, and on either side of an ideograph.
  const IDEOGRAPH = "\\u2e80-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff\\uff00-\\uffef";
  const TOKEN = new RegExp(`[${IDEOGRAPH}]|[^\\s${IDEOGRAPH}]+\\s*|\\s+`, "gu");
  const tokens = (text) => text.match(TOKEN) || [];
  const broken = (context, text, width) => {
    const lines = [""];
    for (const token of tokens(text)) {
      const longer = lines.at(-1) + token;
      if (lines.at(-1) && context.measureText(longer.trimEnd()).width > width) lines.push(token);
      else lines[lines.length - 1] = longer;
    }
    return lines.map((line) => line.trim()).filter(Boolean);
  };
  const clipped = (context, text, width) => {
    if (context.measureText(text).width <= width) return text;
    const points = Array.from(text);
    while (points.length && context.measureText(`${points.join("")}…`).width > width) points.pop();
    return `${points.join("")}…`;
  };
  // A name takes as few lines as it can, of about the same width; three lines may grow wider before any is cut.
  const wrap = (context, font, name) => {
    const key = `${font}|${name}`;
    if (!wrapped.has(key)) {
      context.font = font;
      const text = Array.from(name.replace(/\s+/g, " ").trim()).slice(0, LONGEST).join("");
      const total = context.measureText(text).width,
        count = Math.min(MOST_LINES, Math.max(1, Math.ceil(total / LINE)));
      let lines = [text];
      if (total > LINE) {
        for (const width of [1.02, 1.12, 1.25, 1.4, 1.7, 2]) {
          lines = broken(context, text, Math.min(2 * LINE, (total / count) * width));
          if (lines.length <= count) break;
        }
      }
      if (lines.length > MOST_LINES)
        lines = [...lines.slice(0, MOST_LINES - 1), lines.slice(MOST_LINES - 1).join(" ")];
      lines = lines.map((line) => clipped(context, line, 2 * LINE));
      wrapped.set(key, { lines, widths: lines.map((line) => context.measureText(line).width) });
    }
    return wrapped.get(key);
  };

  const clash = (one, other) =>
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height;
  const sizes = (rank) => (rank < 6 ? 15 : rank < 40 ? 13 : 12);

  const label = (context, node, rank) => {
    const size = sizes(rank),
      font = `${size === 15 ? "600 " : ""}${size}px ${FONT}`;
    const { lines, widths } = wrap(context, font, KG.words.name(node));
    context.font = `${BADGE}px ${FONT}`;
    const figures = node.type === "statistic" ? 0 : node.statistics.length;
    const badge = figures ? String(figures) : "",
      pill = badge ? context.measureText(badge).width + 9 : 0;
    const width = Math.max(...widths, widths.at(-1) + (pill ? pill + 5 : 0)) + 4,
      height = lines.length * (size + 3) + 2;
    return { node, size, font, lines, widths, badge, pill, width, height };
  };
  const spots = (at, gap, { width, height }) => [
    [at.x - width / 2, at.y + gap],
    [at.x - width / 2, at.y - gap - height],
    [at.x + gap, at.y - height / 2],
    [at.x - gap - width, at.y - height / 2],
    [at.x + 0.6 * gap, at.y + 0.7 * gap],
    [at.x - 0.6 * gap - width, at.y + 0.7 * gap],
    [at.x + 0.6 * gap, at.y - 0.7 * gap - height],
    [at.x - 0.6 * gap - width, at.y - 0.7 * gap - height],
    [at.x - 0.25 * width, at.y + gap],
    [at.x - 0.75 * width, at.y + gap],
    [at.x - 0.25 * width, at.y - gap - height],
    [at.x - 0.75 * width, at.y - gap - height],
  ];

  const paint = (context, made, box) => {
    context.font = made.font;
    context.textAlign = "left";
    made.lines.forEach((line, number) => {
      const last = number === made.lines.length - 1 && made.pill ? made.pill + 5 : 0;
      const x = box.x + (box.width - made.widths[number] - last) / 2,
        y = box.y + 1 + number * (made.size + 3);
      context.strokeText(line, x, y);
      context.fillText(line, x, y);
      if (last) badge(context, made, x + made.widths[number] + 5, y);
      context.font = made.font;
    });
  };
  const badge = (context, made, x, y) => {
    context.save();
    context.fillStyle = marks.css("--badge");
    context.beginPath();
    context.roundRect(x, y - 1, made.pill, made.size + 2, 7);
    context.fill();
    context.fillStyle = marks.css("--ink");
    context.font = `${BADGE}px ${FONT}`;
    context.fillText(made.badge, x + 4.5, y + (made.size - BADGE) / 2);
    context.restore();
  };

  const first = (node) => (node.id === state.selected ? 0 : node.id === KG.scene.hovered() ? 1 : 2);
  const draw = (context, { toScreen, place, radius, wide, high, near }) => {
    context.textBaseline = "top";
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = marks.css("--ground");
    context.fillStyle = marks.css("--ink");
    const headings = KG.regions.headings(context, toScreen);
    const taken = headings.map((box) => ({ ...box }));
    context.font = `600 12px ${FONT}`;
    for (const box of headings) {
      context.strokeText(box.text, box.x + 4, box.y + 5);
      context.fillText(box.text, box.x + 4, box.y + 5);
    }
    const seen = KG.shown.nodes
      .map((node) => ({ node, at: toScreen(place(node.id)), reach: radius(node) }))
      .filter(({ at }) => at.x >= 0 && at.y >= 0 && at.x <= wide && at.y <= high);
    const discs = seen
      .filter(({ node }) => !near || near.has(node.id))
      .map(({ node, at, reach }) => ({
        id: node.id,
        x: at.x - 0.8 * reach,
        y: at.y - 0.8 * reach,
        width: 1.6 * reach,
        height: 1.6 * reach,
      }));
    const ordered = seen
      .filter(({ node }) => !near || near.has(node.id))
      .sort(
        (a, b) => first(a.node) - first(b.node) || b.node.weight - a.node.weight || a.node.id - b.node.id,
      );
    boxes = [];
    ordered.forEach(({ node, at, reach }, rank) => {
      const made = label(context, node, rank);
      const free = spots(at, reach + 3, made)
        .map(([x, y]) => ({ id: node.id, size: made.size, x, y, width: made.width, height: made.height }))
        .filter(
          (box) =>
            box.x >= 0 &&
            box.y >= 0 &&
            box.x + box.width <= wide &&
            box.y + box.height <= high &&
            !taken.some((other) => clash(box, other)),
        );
      // The first few names stand even where they must lie over other marks, as few as can be.
      const covers = free.map(
        (one) => discs.filter((disc) => disc.id !== node.id && clash(one, disc)).length,
      );
      const least = Math.min(...covers);
      const box = least === 0 || rank < 6 ? free[covers.indexOf(least)] : null;
      if (!box) return;
      taken.push(box);
      boxes.push({ ...box, cut: made.lines.some((line) => line.endsWith("…")) });
      paint(context, made, box);
    });
  };
  return { draw, wrap, boxes: () => boxes, FONT };
})();
