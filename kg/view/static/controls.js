"use strict";
// Search, legend, years, tools, table twin, keyboard and the state in the address.
KG.controls = (() => {
  const { element, word, name, nodes, edges, state, facts } = KG;
  const get = (id) => document.getElementById(id);
  const PAGE = 50;
  const redraw = () => { KG.scene.draw(); table.refresh(); remember(); };
  const choose = (id, centre) => { KG.scene.select(id, centre); if (id === null) KG.panel.clear(); else KG.panel.node(id); remember(); };
  const focus = (id, depth) => {
    state.focus = id; state.depth = depth;
    if (id !== null) KG.scene.expand(id);
    redraw(); KG.scene.network.fit();
  };
  const checks = (box, title, items, off) => {
    box.replaceChildren(element("legend", title));
    for (const { key, label, count, swatch } of items) {
      const line = element("label"), tick = element("input", null, { type: "checkbox" });
      tick.checked = !off.has(key);
      tick.addEventListener("change", () => {
        if (tick.checked) off.delete(key); else off.add(key);
        if (tick.checked && KG.folded.has(key)) KG.scene.add(nodes.filter((node) => node.type === key
          && node.edges.some((edge) => state.drawn.has(edge.from) || state.drawn.has(edge.to))).map((node) => node.id));
        redraw();
      });
      line.append(tick);
      if (swatch) line.append(swatch);
      line.append(element("span", label), element("span", String(count), { class: "n" }));
      box.append(line);
    }
  };
  const SHAPES = { dot: "M8 2a6 6 0 1 0 .01 0z", square: "M3 3h10v10H3z", diamond: "M8 1l7 7-7 7-7-7z", triangle: "M8 2l7 12H1z",
    triangleDown: "M8 14L1 2h14z", star: "M8 1l2 5h5l-4 3.4 1.6 5.2L8 11.5l-4.6 3.1L5 9.4 1 6h5z", hexagon: "M4 2h8l4 6-4 6H4L0 8z" };
  const swatch = (type) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", "svg"), path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    for (const [key, value] of Object.entries({ viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true" })) made.setAttribute(key, value);
    path.setAttribute("d", SHAPES[type.shape]); path.setAttribute("fill", KG.scene.color({ type: type.key }));
    made.append(path);
    return made;
  };
  const legend = () => {
    const counts = new Map(), uses = new Map();
    for (const node of nodes) counts.set(node.type, (counts.get(node.type) || 0) + 1);
    for (const edge of edges) if (!edge.provenance) uses.set(edge.predicate, (uses.get(edge.predicate) || 0) + 1);
    checks(get("legend"), word("legend"), facts.types.filter((type) => counts.has(type.key)).map((type) => ({ key: type.key,
      label: type[state.lang], count: counts.get(type.key), swatch: swatch(type) })), state.off);
    checks(get("relations"), word("relations"), [...uses].map(([key, count]) => ({ key, label: facts.predicates[key][state.lang === "zh" ? 2 : 1], count })), state.noRelation);
  };
  const years = () => {
    const all = [...new Set([...nodes.flatMap((node) => node.years), ...edges.flatMap((edge) => edge.years)])].sort((a, b) => a - b);
    const box = get("years");
    box.replaceChildren(element("legend", word("years")));
    box.hidden = all.length < 2;
    for (const end of ["from", "to"]) {
      const list = element("select", null, { "aria-label": `${word("years")}: ${word(end)}` });
      list.append(element("option", word("all"), { value: "" }), ...all.map((year) => element("option", String(year), { value: year })));
      list.value = state[end] === null ? "" : String(state[end]);
      list.addEventListener("change", () => { state[end] = list.value === "" ? null : Number(list.value); redraw(); });
      box.append(list, " ");
    }
  };
  const entry = () => {
    const top = [...KG.scene.shown().nodes].sort((a, b) => b.edges.length - a.edges.length || a.id - b.id).slice(0, 8);
    const link = (label, id) => {
      const button = element("button", label, { type: "button" });
      button.addEventListener("click", () => choose(id, true));
      return button;
    };
    const changes = KG.scene.shown().statistics.filter((one) => one.transformation === "yoy-rate" && one.measure >= 0)
      .sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || a.id - b.id).slice(0, 5);
    get("entry").replaceChildren(element("h3", word("connected")), ...top.map((node) => link(`${name(node)} (${node.edges.length})`, node.id)));
    if (changes.length) get("entry").append(element("h3", word("changes")), ...changes.map((one) => link(name(one), one.measure)));
  };
  const search = () => {
    const field = get("search"), list = get("found");
    let hits = [], at = -1;
    const close = () => { list.hidden = true; field.setAttribute("aria-expanded", "false"); field.removeAttribute("aria-activedescendant"); };
    const mark = () => { [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === at)));
      if (at >= 0) field.setAttribute("aria-activedescendant", `hit${at}`); };
    const take = (id) => { close(); field.value = ""; choose(id, true); };
    field.addEventListener("input", () => {
      const wanted = field.value.trim().toLowerCase();
      const rank = (node) => { const places = [node.en, node.zh].map((text) => text.toLowerCase().indexOf(wanted)).filter((place) => place >= 0);
        return places.length ? Math.min(...places) : -1; };
      hits = wanted ? nodes.map((node) => [rank(node), node]).filter(([place]) => place >= 0)
        .sort(([a, one], [b, other]) => (a > 0) - (b > 0) || other.weight - one.weight || one.id - other.id).slice(0, 12).map(([, node]) => node) : [];
      at = hits.length ? 0 : -1;
      list.replaceChildren(...hits.map((node, number) => {
        const item = element("li", [node.en, node.zh].filter(Boolean).join(" · ") || node.iri, { role: "option", id: `hit${number}` });
        item.addEventListener("mousedown", (event) => { event.preventDefault(); take(node.id); });
        return item;
      }));
      list.hidden = !hits.length; field.setAttribute("aria-expanded", String(hits.length > 0)); mark();
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") { at = (at + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % Math.max(1, hits.length); mark(); event.preventDefault(); }
      if (event.key === "Enter" && hits[at]) take(hits[at].id);
      if (event.key === "Escape") close();
    });
    field.addEventListener("blur", close);
  };
  const table = (() => {
    let kind = "nodes", page = 0;
    const columns = { nodes: ["name", "type", "years", "weight", "statistics"], edges: ["from", "relation", "to", "years", "weight"], statistics: ["measure", "value", "period", "evidence"] };
    const cells = { nodes: (one) => [name(one), KG.types.get(one.type)[state.lang], one.years.join(" "), one.weight, one.statistics.length],
      edges: (one) => [name(nodes[one.from]), KG.relation(one), name(nodes[one.to]), one.years.join(" "), one.evidence.length],
      statistics: (one) => [one.measure >= 0 ? name(nodes[one.measure]) : "", `${one.comparator} ${one.value} ${one.unit}`, one.period || one.year || "", one.evidence.length] };
    const refresh = () => {
      const box = get("twin");
      if (box.hidden) return;
      const rows = KG.scene.shown()[kind], last = Math.max(0, Math.ceil(rows.length / PAGE) - 1);
      page = Math.min(page, last);
      const bar = element("p"), made = element("table"), head = element("tr");
      const button = (label, act, pressed) => { const one = element("button", label, { type: "button", "aria-pressed": String(Boolean(pressed)) }); one.addEventListener("click", () => { act(); refresh(); }); bar.append(one, " "); };
      for (const each of ["nodes", "edges", "statistics"]) button(`${word({ nodes: "entities", edges: "relations" }[each] || each)} (${KG.scene.shown()[each].length})`, () => { kind = each; page = 0; }, kind === each);
      button(word("previous"), () => { page = Math.max(0, page - 1); }); bar.append(`${page + 1} / ${last + 1} `); button(word("next"), () => { page = Math.min(last, page + 1); });
      head.append(...columns[kind].map((key) => element("th", word(key), { scope: "col" })));
      made.append(head, ...rows.slice(page * PAGE, (page + 1) * PAGE).map((one) => { const line = element("tr"); line.append(...cells[kind](one).map((text) => element("td", String(text)))); return line; }));
      box.replaceChildren(bar, made);
    };
    return { refresh, columns, cells, kind: () => kind };
  })();
  const theme = () => {
    const wish = state.theme === "system" ? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light") : state.theme;
    document.documentElement.dataset.theme = wish;
  };
  const remember = () => {
    const at = KG.scene.network.getViewPosition();
    const parts = { lang: state.lang, theme: state.theme, off: [...state.off].join(","), rel: [...state.noRelation].join(","), from: state.from ?? "", to: state.to ?? "",
      focus: state.focus === null ? "" : nodes[state.focus].iri, depth: state.depth, sel: state.selected === null ? "" : nodes[state.selected].iri, cam: [at.x, at.y, KG.scene.network.getScale()].map((n) => n.toFixed(3)).join(",") };
    try { history.replaceState(null, "", "#" + new URLSearchParams(parts)); } catch { /* a page inside a notebook has no address */ }
  };
  const recall = () => {
    const read = new URLSearchParams(location.hash.slice(1)), year = (text) => (/^\d{1,4}$/.test(text || "") ? Number(text) : null);
    if (facts.words[read.get("lang")] && Object.hasOwn(facts.words, read.get("lang"))) state.lang = read.get("lang");
    if (["system", "light", "dark"].includes(read.get("theme"))) state.theme = read.get("theme");
    if (read.has("off")) state.off = new Set(read.get("off").split(",").filter((key) => KG.types.has(key)));
    if (read.get("rel")) state.noRelation = new Set(read.get("rel").split(",").map(Number).filter((key) => facts.predicates[key]));
    state.from = year(read.get("from")); state.to = year(read.get("to"));
    state.depth = read.get("depth") === "2" ? 2 : 1;
    state.focus = nodes.find((node) => node.iri === read.get("focus"))?.id ?? null;
    const camera = (read.get("cam") || "").split(",").map(Number);
    return { selected: nodes.find((node) => node.iri === read.get("sel")), camera: camera.length === 3 && camera.every(Number.isFinite) && camera[2] > 0 ? camera : null };
  };
  const tools = () => {
    const acts = { table: () => { get("twin").hidden = !get("twin").hidden; get("stage").hidden = !get("twin").hidden; table.refresh(); },
      undo: KG.scene.undo, clear: () => focus(null, 1), fit: () => KG.scene.network.fit(),
      theme: () => { state.theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark"; theme(); words(); redraw(); },
      language: () => { state.lang = state.lang === "zh" ? "en" : "zh"; words(); redraw(); if (state.selected !== null) KG.panel.node(state.selected); },
      link: () => { remember(); navigator.clipboard?.writeText(location.href).catch(() => {}); } };
    get("tools").replaceChildren(...[...Object.entries(acts), ...Object.entries(KG.exports)].map(([key, act]) => {
      const button = element("button", facts.words[state.lang][key] || key.toUpperCase(), { type: "button", "data-act": key });
      button.addEventListener("click", act);
      return button;
    }));
  };
  const words = () => {
    document.documentElement.lang = state.lang === "zh" ? "zh-Hans" : "en";
    get("search").setAttribute("aria-label", word("search")); get("search").placeholder = word("search") + " (/)";
    get("tools").setAttribute("aria-label", word("graph")); get("canvas").setAttribute("aria-label", word("graph")); get("twin").setAttribute("aria-label", word("table"));
    get("found").setAttribute("aria-label", word("search")); get("side").setAttribute("aria-label", word("evidence"));
    tools(); legend(); years(); entry();
  };
  const keys = () => {
    const step = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
    get("canvas").addEventListener("keydown", (event) => {
      const shown = KG.scene.shown().nodes, way = step[event.key];
      if (way && shown.length) {
        const here = state.selected === null ? null : KG.places.get(state.selected);
        const ranked = shown.filter((node) => node.id !== state.selected).map((node) => { const at = KG.places.get(node.id);
          const ahead = here ? (at.x - here.x) * way[0] + (at.y - here.y) * way[1] : 1, aside = here ? Math.abs((at.x - here.x) * way[1]) + Math.abs((at.y - here.y) * way[0]) : -node.weight;
          return [ahead > 0 ? ahead + 2 * aside : Infinity, node.id]; }).sort((a, b) => a[0] - b[0]);
        if (ranked.length && ranked[0][0] < Infinity) choose(ranked[0][1], true);
        event.preventDefault();
      }
      if (event.key === "Enter" && state.selected !== null) get("detail").focus();
      if (event.key === "e" && state.selected !== null) { KG.scene.expand(state.selected); redraw(); }
      if (event.key === "u") { KG.scene.undo(); redraw(); }
      if (event.key === "0") KG.scene.network.fit();
      if (event.key === "+" || event.key === "-") KG.scene.network.moveTo({ scale: KG.scene.network.getScale() * (event.key === "+" ? 1.25 : 0.8) });
      if (event.key === "Escape") choose(null, false);
    });
    document.addEventListener("keydown", (event) => { if (event.key === "/" && !/INPUT|SELECT/.test(event.target.tagName)) { get("search").focus(); event.preventDefault(); } });
  };
  return { choose, focus, search, theme, remember, recall, words, keys, redraw, table };
})();
