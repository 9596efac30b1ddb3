"use strict";
// Open the page: recall the state from the address, draw, then listen.
KG.changed = () => {
  const { shown: before } = KG;
  KG.scene.draw();
  const { words, shown } = KG,
    { word, number } = words;
  document.getElementById("count").textContent = words.say("count", {
    n: number(shown.nodes.length),
    m: number(shown.total),
    r: number(shown.edges.length),
    s: number(shown.statistics.length),
  });
  const empty = document.getElementById("empty");
  empty.hidden = shown.nodes.length > 0;
  empty.textContent = word(shown.total ? "filtered" : "nothing");
  KG.facets.refresh();
  KG.entry.refresh();
  KG.table.refresh();
  if (before.nodes.length !== shown.nodes.length)
    KG.tools.notice(document.getElementById("count").textContent);
  KG.address.remember();
};
(() => {
  const wish = KG.address.recall(),
    { network } = KG.scene;
  KG.tools.theme();
  KG.tools.refresh();
  KG.state.selected = wish.selected;
  if (wish.selected !== null) KG.choose.node(wish.selected);
  else KG.changed();
  network.setSize("100%", "100%"); // header and tools have taken their room only now
  if (wish.camera) KG.camera.go({ x: wish.camera[0], y: wish.camera[1] }, wish.camera[2]);
  else KG.camera.fit();
  KG.panel.refresh();
  if (wish.table) KG.tools.acts.table();
  network.on("click", ({ nodes, edges }) => {
    if (nodes.length) KG.choose.node(nodes[0]);
    else if (edges.length) KG.choose.edge(edges[0]);
    else KG.choose.none();
  });
  network.on("doubleClick", ({ nodes }) => {
    if (nodes.length) {
      KG.expand.around(nodes[0]);
      KG.changed();
      KG.panel.refresh();
    }
  });
  addEventListener("hashchange", () => location.reload());
  document.documentElement.dataset.ready = "true";
})();
