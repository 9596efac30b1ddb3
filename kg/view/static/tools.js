"use strict";
// The bar of tools, the menus it opens, theme and language.
KG.tools = (() => {
  const { state, facts } = KG;
  const { element, word, button } = KG.words;
  const get = (id) => document.getElementById(id);
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");

  const theme = () => {
    const wish = state.theme === "system" ? (prefersDark.matches ? "dark" : "light") : state.theme;
    document.documentElement.dataset.theme = wish;
  };
  const notice = (text) => {
    get("notice").textContent = text;
  };
  const copyLink = () => {
    KG.address.remember();
    const field = get("link");
    field.value = location.href;
    field.select();
    const copied = () => {
      get("copied").textContent = word("copied");
    };
    navigator.clipboard?.writeText(location.href).then(copied, () => {
      if (document.execCommand("copy")) copied();
    });
  };
  const acts = {
    table: () => {
      KG.table.toggle();
      refresh();
      KG.address.remember();
    },
    undo: () => {
      KG.expand.undo();
      KG.changed();
    },
    clear: () => {
      state.from = state.to = null;
      state.noRelation.clear();
      for (const type of KG.types.keys()) if (!KG.folded.has(type)) state.off.delete(type);
      KG.choose.focus(null, 1);
    },
    fit: () => {
      KG.camera.fit();
      KG.address.remember();
    },
    language: () => {
      state.lang = state.lang === "zh" ? "en" : "zh";
      refresh();
      KG.changed();
      KG.panel.refresh();
    },
    save: () => {
      fill("save", [...Object.keys(KG.exports), "print"], { ...KG.exports, print: () => window.print() });
      get("save").showModal();
    },
    keys: () => {
      help();
      get("keys").showModal();
    },
  };

  const fill = (id, names, runs) => {
    const items = names.map((key) =>
      button(
        word(key),
        () => {
          get(id).close();
          runs[key]();
        },
        { "data-act": key },
      ),
    );
    const link = element("input", null, { id: "link", readonly: "", "aria-label": word("link") });
    get(id).replaceChildren(
      element("h2", word(id)),
      element("div", null, { class: "choices" }, ...items),
      element("p", null, { class: "share" }, link, button(word("link"), copyLink, { "data-act": "link" })),
      element("p", "", { id: "copied", role: "status" }),
      closing(id),
    );
    link.value = location.href;
  };
  const help = () => {
    get("keys").replaceChildren(
      element("h2", word("keys")),
      element(
        "dl",
        null,
        {},
        ...word("keyList").flatMap(([key, what]) => [
          element("dt", null, {}, element("kbd", key)),
          element("dd", what),
        ]),
      ),
      closing("keys"),
    );
  };
  const closing = (id) => button(word("close"), () => get(id).close(), { class: "closing" });

  const themes = () => {
    const list = element(
      "select",
      null,
      { "aria-label": word("theme"), id: "theme" },
      ...["system", "light", "dark"].map((key) => element("option", word(key), { value: key })),
    );
    list.value = state.theme;
    list.addEventListener("change", () => {
      state.theme = list.value;
      theme();
      KG.changed();
      KG.panel.refresh();
    });
    return list;
  };
  const labels = {
    search: "search",
    tools: "tools",
    canvas: "graph",
    twin: "table",
    found: "search",
    side: "details",
  };
  const refresh = () => {
    document.documentElement.lang = state.lang === "zh" ? "zh-Hans" : "en";
    if (!facts.title) document.title = get("title").textContent = word("title");
    for (const [id, key] of Object.entries(labels)) get(id).setAttribute("aria-label", word(key));
    get("search").placeholder = word("search");
    get("skip").textContent = word("skip");
    const shown = { table: word(KG.table.isOpen() ? "graph" : "table"), keys: "?" };
    get("tools").replaceChildren(
      ...Object.entries(acts).map(([key, act]) =>
        button(shown[key] ?? word(key), act, {
          "data-act": key,
          ...(key === "keys" ? { "aria-label": word("keys") } : {}),
          ...(key === "language" ? { lang: state.lang === "zh" ? "en" : "zh-Hans" } : {}),
        }),
      ),
    );
    get("tools").querySelector("[data-act=save]").before(themes());
  };
  prefersDark.addEventListener("change", () => {
    theme();
    KG.changed();
    KG.panel.refresh();
  });
  // Paper is white; what stands open in the panel stays open.
  addEventListener("beforeprint", () => {
    document.documentElement.dataset.theme = "light";
    KG.changed();
  });
  addEventListener("afterprint", () => {
    theme();
    KG.changed();
  });
  return { theme, refresh, notice, acts };
})();
