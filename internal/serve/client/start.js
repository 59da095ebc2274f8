/* The start. A sheet that is made here is none that a policy of the site could refuse. */

const sheet = (text) => {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
};

shadow.adoptedStyleSheets = [sheet(css)];
shadow.append(h("div", { class: "all" }));
document.documentElement.append(host);
document.adoptedStyleSheets.push(sheet(":root { scroll-padding-block-end: 48px }"));
new ResizeObserver(makeRoom).observe(document.documentElement);

addEventListener("visibilitychange", connect);
addEventListener("pageshow", ({ persisted }) => { if (persisted) connect(); });
addEventListener("pagehide", () => stream?.close());
changedPictures(document).catch(() => {});
connect();
learn();
