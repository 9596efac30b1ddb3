"use strict";
(() => {
  const wish = KG.controls.recall(), { network } = KG.scene;
  KG.controls.theme(); KG.scene.draw(); KG.controls.words(); KG.controls.search(); KG.controls.keys();
  if (wish.camera) network.moveTo({ position: { x: wish.camera[0], y: wish.camera[1] }, scale: wish.camera[2] }); else network.fit();
  if (wish.selected) KG.controls.choose(wish.selected.id, false);
  network.on("click", ({ nodes, edges }) => {
    if (nodes.length) KG.controls.choose(nodes[0], false);
    else if (edges.length) KG.panel.edge(edges[0]);
    else KG.controls.choose(null, false);
  });
  network.on("doubleClick", ({ nodes }) => { if (nodes.length) { KG.scene.expand(nodes[0]); KG.controls.redraw(); } });
  network.on("dragEnd", ({ nodes }) => { for (const id of nodes) KG.places.set(id, network.getPosition(id)); KG.controls.remember(); });
  network.on("zoom", KG.controls.remember);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { KG.controls.theme(); KG.controls.words(); KG.controls.redraw(); });
  document.documentElement.dataset.ready = "true";
})();
