"use strict";
// The sentence behind a fact, its figure marked, with who says it, where, and how it was read.
KG.evidence = (() => {
  const { element, word, link, inParts } = KG.words;

  const quote = ({ quote: text, from, to }) => {
    const made = element("blockquote");
    const points = Array.from(text); // offsets count code points, not UTF-16 units
    if (from < 0) made.textContent = text;
    else {
      made.append(
        points.slice(0, from).join(""),
        element("mark", points.slice(from, to).join("")),
        points.slice(to).join(""),
      );
    }
    return made;
  };
  const piece = (number) => {
    const found = KG.piece(number),
      list = element("dl");
    const row = (key, value) => {
      if (value !== "" && value !== null)
        list.append(element("dt", word(key)), element("dd", null, {}, value));
    };
    row("document", found.document);
    if (found.address) row("source", link(found.address));
    row("place", KG.words.say("character", { n: KG.words.number(found.start) }));
    row("speaker", found.speaker);
    row("cited", found.cited);
    row("method", found.method);
    row("confidence", found.confidence === null ? "" : String(found.confidence));
    row("doubt", found.doubt);
    return element("div", null, { class: "piece" }, quote(found), list);
  };
  const list = (numbers) => {
    const box = element("div", null, { class: "evidence" });
    if (!numbers.length) box.append(element("p", word("none"), { class: "none" }));
    return inParts(box, numbers, piece, 10);
  };
  // Closed at first; the sentences are made when it is opened.
  const fold = (title, numbers, more = []) => {
    const made = element("details", null, {}, element("summary", title));
    made.addEventListener("toggle", () => {
      if (made.open && made.children.length === 1) made.append(list(numbers), ...more);
    });
    return made;
  };
  return { list, fold };
})();
