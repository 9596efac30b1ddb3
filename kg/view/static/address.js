"use strict";
// The state in the address, so that a copied link opens what its sender saw. Every part is checked when read.
KG.address = (() => {
  const { facts, nodes, edges, state } = KG;
  const short = (ids) => ids.map((id) => id.toString(36)).join(".");
  const long = (text) =>
    text
      .split(".")
      .filter(Boolean)
      .map((part) => parseInt(part, 36))
      .filter((id) => id >= 0 && id < nodes.length);
  const same = (set, other) => set.size === other.size && [...set].every((one) => other.has(one));
  const original = new Set(state.off);

  const parts = () => {
    const camera = KG.camera.now();
    const all = {
      lang: state.lang === facts.lang ? "" : state.lang,
      theme: state.theme === "system" ? "" : state.theme,
      off: same(state.off, original) ? "" : [...state.off].join(",") || "none",
      rel: [...state.noRelation].map((key) => facts.predicates[key][0]).join(" "),
      from: state.from ?? "",
      to: state.to ?? "",
      focus: state.focus === null ? "" : nodes[state.focus].iri,
      depth: state.focus === null ? "" : state.depth,
      sel: state.selected === null ? "" : nodes[state.selected].iri,
      edge: state.edge === null ? "" : state.edge,
      steps: state.steps.map(({ added, removed }) => `${short(added)}!${short(removed)}`).join("~"),
      table: KG.table.isOpen() ? 1 : "",
      cam: camera ? [camera[0].toFixed(0), camera[1].toFixed(0), camera[2].toFixed(4)].join(",") : "",
    };
    const said = Object.entries(all).filter(([, value]) => value !== "");
    // Numbers of nodes hold only for the very same facts.
    return said.some(([key]) => key === "edge" || key === "steps") ? [...said, ["of", facts.digest]] : said;
  };
  const remember = () => {
    const text = new URLSearchParams(parts()).toString();
    try {
      history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
    } catch {
      /* a page inside a notebook has no address */
    }
  };

  const year = (text) => (/^\d{1,4}$/.test(text || "") ? Number(text) : null);
  const node = (iri) => (iri ? (KG.numbers.get(iri) ?? null) : null);
  const camera = (text) => {
    const values = (text || "").split(",").map(Number);
    return values.length === 3 && values.every(Number.isFinite) && values[2] > 0 ? values : null;
  };
  const recall = () => {
    const read = new URLSearchParams(location.hash.slice(1));
    if (["en", "zh"].includes(read.get("lang"))) state.lang = read.get("lang");
    if (["light", "dark"].includes(read.get("theme"))) state.theme = read.get("theme");
    const off = (read.get("off") || "").split(",").filter((key) => KG.types.has(key));
    if (off.length || read.get("off") === "none") state.off = new Set(off);
    if ([...KG.folded].some((key) => !state.off.has(key))) KG.unfold();
    const unwanted = new Set((read.get("rel") || "").split(" "));
    state.noRelation = new Set(
      [...facts.predicates.keys()].filter((key) => unwanted.has(facts.predicates[key][0])),
    );
    [state.from, state.to] = [year(read.get("from")), year(read.get("to"))];
    [state.focus, state.depth] = [node(read.get("focus")), read.get("depth") === "2" ? 2 : 1];
    if (read.get("of") === facts.digest) {
      for (const text of (read.get("steps") || "").split("~").filter(Boolean)) {
        const [added, removed = ""] = text.split("!").map(long);
        const step = { added, removed: removed || [] };
        state.steps.push(step);
        KG.expand.take(step);
      }
      state.edge = edges[Number(read.get("edge") ?? NaN)]?.id ?? null;
    }
    return {
      selected: read.has("sel")
        ? node(read.get("sel"))
        : read.size || state.edge !== null
          ? null
          : facts.selected,
      camera: camera(read.get("cam")),
      table: read.get("table") === "1",
    };
  };
  return { remember, recall };
})();
