"use strict";
// Where the reader looks from. Nothing glides: a change of view is one step, for those who want no motion too.
KG.camera = (() => {
  const { network, place, radius, holder } = KG.scene;
  let moved = false;
  const fit = () => {
    moved = false;
    const points = KG.shown.nodes.map((node) => ({ ...place(node.id), reach: radius(node) }));
    if (!points.length) return;
    const low = (key) => Math.min(...points.map((one) => one[key] - one.reach));
    const high = (key) => Math.max(...points.map((one) => one[key] + one.reach));
    const [left, right, top, bottom] = [low("x"), high("x"), low("y"), high("y")];
    const aside = Math.min(90, holder.clientWidth / 10),
      above = Math.min(40, holder.clientHeight / 12);
    const scale = Math.min(
      (holder.clientWidth - 2 * aside) / (right - left),
      (holder.clientHeight - 2 * above) / (bottom - top),
      1.15,
    );
    network.moveTo({
      position: { x: (left + right) / 2, y: (top + bottom) / 2 },
      scale: Math.max(scale, 0.02),
    });
  };
  const go = (position, scale) => {
    moved = true;
    network.moveTo({ position, scale });
  };
  const centre = (id) => go(place(id), Math.max(0.7, network.getScale()));
  const zoom = (factor) =>
    go(network.getViewPosition(), Math.min(6, Math.max(0.02, network.getScale() * factor)));
  const now = () =>
    moved ? [network.getViewPosition().x, network.getViewPosition().y, network.getScale()] : null;
  network.on("zoom", () => {
    moved = true;
    KG.address.remember();
  });
  network.on("dragEnd", ({ nodes }) => {
    for (const id of nodes) KG.scene.places.set(id, network.getPosition(id));
    moved = true;
    KG.address.remember();
  });
  network.on("resize", () => {
    if (!moved) fit();
  });
  return { fit, go, centre, zoom, now };
})();
