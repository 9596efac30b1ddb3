"use strict";
// Words in the reader's language, and elements made of text: nothing here or elsewhere is ever read as markup.
KG.words = (() => {
  const { facts, nodes, state } = KG;
  const word = (key) => facts.words[state.lang][key] ?? key;
  const heading = (key) => word(key).charAt(0).toUpperCase() + word(key).slice(1);
  const say = (key, values) => word(key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const name = (thing) => {
    const ways = state.lang === "zh" ? [thing.zh, thing.en] : [thing.en, thing.zh];
    return ways.find((text) => text.trim()) ?? thing.iri;
  };
  const otherName = (thing) => (state.lang === "zh" ? thing.en : thing.zh);
  const type = (key) => KG.types.get(key)[state.lang];
  const relation = (predicate) => facts.predicates[predicate][state.lang === "zh" ? 2 : 1];
  const sentence = (edge) =>
    `${name(nodes[edge.from])} — ${relation(edge.predicate)} → ${name(nodes[edge.to])}`;
  const number = (value) =>
    Number(value).toLocaleString(state.lang === "zh" ? "zh-CN" : "en", { maximumFractionDigits: 6 });
  const amount = (one) => {
    const unit = one.unit === "percent" ? "%" : "";
    return `${facts.signs[one.comparator] ?? ""}${number(one.value)}${unit}`;
  };
  const period = (one) => (one.year === null ? one.period[state.lang] : String(one.year));

  const element = (tag, text, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    if (text !== undefined && text !== null) made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  const button = (text, act, attributes = {}) => {
    const made = element("button", text, { type: "button", ...attributes });
    made.addEventListener("click", act);
    return made;
  };
  // Only addresses of the web become links.
  const link = (address) =>
    /^https?:\/\/[^\s]+$/i.test(address)
      ? element("a", address, { href: address, rel: "noopener noreferrer", target: "_blank" })
      : element("span", address);
  // A long list in parts: the rest is one press away.
  const inParts = (box, things, make, size = 60) => {
    const add = (from) => {
      box.append(...things.slice(from, from + size).map(make));
      const rest = things.length - from - size;
      if (rest > 0) {
        const more = button(
          say("more", { n: Math.min(size, rest), m: rest }),
          () => {
            more.remove();
            add(from + size);
          },
          { class: "more" },
        );
        box.append(more);
      }
    };
    add(0);
    return box;
  };
  return {
    word,
    heading,
    say,
    name,
    otherName,
    type,
    relation,
    sentence,
    number,
    amount,
    period,
    element,
    button,
    link,
    inParts,
  };
})();
