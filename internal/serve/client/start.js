/* The start. A sheet that is made here is none that a policy of the site could refuse. */

const sheet = (text) => {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
};

shadow.adoptedStyleSheets = [sheet(css)];
shadow.append(h("div", { class: "all" }));
if (framed) {
  document.adoptedStyleSheets.push(sheet(":root:has(main) body :not(:has(main), main, main *) { display: none !important }"));
} else {
  document.documentElement.append(host);
  document.adoptedStyleSheets.push(sheet(":root { scroll-padding-block-end: 48px }"));
  new ResizeObserver(makeRoom).observe(document.documentElement);
}

addEventListener("projetpro:refresh", () => { refresh().then(learn, () => {}); });
addEventListener("visibilitychange", connect);
addEventListener("pageshow", ({ persisted }) => { if (persisted) connect(); });
addEventListener("pagehide", () => stream?.close());
changedPictures(document).catch(() => {});
connect();
learn();
