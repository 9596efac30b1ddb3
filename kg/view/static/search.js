"use strict";
// Search over every thing of the graph, drawn or not, by either name, with suggestions.
KG.search = (() => {
  const { nodes, folded, state } = KG;
  const { element, type } = KG.words;
  const MOST = 30;
  const field = document.getElementById("search"),
    list = document.getElementById("found");
  const folding = (text) => text.toLowerCase().normalize("NFKC");
  let texts = null,
    hits = [],
    at = -1;

  // Best first: the name itself, one that begins so, one that contains it, one with all the words.
  const rank = (names, wanted) => {
    if (names.includes(wanted)) return 0;
    const places = names.map((text) => text.indexOf(wanted)).filter((place) => place >= 0);
    if (places.length) return places.includes(0) ? 1 : 2;
    const words = wanted.split(" ");
    return words.length > 1 && words.every((word) => names.some((text) => text.includes(word))) ? 3 : -1;
  };
  const matches = (wanted) => {
    texts = texts || nodes.map((node) => [folding(node.en), folding(node.zh)]);
    return nodes
      .map((node) => [rank(texts[node.id], wanted), node])
      .filter(([place]) => place >= 0)
      .sort(
        ([a, one], [b, other]) =>
          folded.has(one.type) - folded.has(other.type) ||
          a - b ||
          other.weight - one.weight ||
          one.id - other.id,
      )
      .slice(0, MOST)
      .map(([, node]) => node);
  };

  const close = () => {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const mark = () => {
    [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === at)));
    if (at >= 0) {
      field.setAttribute("aria-activedescendant", `hit${at}`);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
  };
  const take = (id) => {
    close();
    field.value = "";
    KG.choose.node(id, { centre: true });
  };
  const suggestion = (node, number) => {
    const names = [node.en, node.zh].filter(Boolean).join(" · ") || node.iri;
    const item = element(
      "li",
      null,
      { role: "option", id: `hit${number}` },
      KG.marks.swatch(node.type),
      element("span", names),
      element(
        "span",
        state.drawn.has(node.id) ? type(node.type) : `${type(node.type)} · ${KG.words.word("notDrawn")}`,
        { class: "n" },
      ),
    );
    item.addEventListener("mousedown", (event) => {
      event.preventDefault();
      take(node.id);
    });
    return item;
  };
  field.addEventListener("input", () => {
    const wanted = folding(field.value.trim());
    hits = wanted ? matches(wanted) : [];
    at = hits.length ? 0 : -1;
    list.replaceChildren(...hits.map(suggestion));
    list.hidden = !hits.length;
    field.setAttribute("aria-expanded", String(hits.length > 0));
    mark();
  });
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: hits.length - 1 }[event.key];
    if (step !== undefined && hits.length) {
      at = (at + step) % hits.length;
      mark();
      event.preventDefault();
    }
    if (event.key === "Enter" && hits[at]) take(hits[at].id);
    if (event.key === "Escape") close();
  });
  field.addEventListener("blur", close);
  return { matches: (text) => matches(folding(text)) };
})();
