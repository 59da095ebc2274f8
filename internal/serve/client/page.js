/* The page: fetched again and laid over what is there, so that scroll position, focus and open details stay. */

let fetching = false;
let again = false;

async function refresh() {
  again = true;
  if (fetching) return;
  fetching = true;
  try {
    while (again) {
      again = false;
      const answer = await fetch(location.href, { cache: "no-store" });
      if (!answer.headers.get("content-type")?.startsWith("text/html")) return location.reload();
      const now = await answer.text();
      if (now === text) continue;
      const fresh = new DOMParser().parseFromString(now, "text/html");
      if (mark(fresh)) {
        ({ token, number } = mark(fresh).dataset);
        about = mark(fresh).dataset.page || about;
      }
      if (await elsewhere(fresh)) continue;
      await lay(fresh);
      text = now;
    }
  } finally {
    fetching = false;
  }
}

const mark = (doc) => doc.querySelector(`script[src="${own}preview.js"]`);

// The page is followed: what lies at its address may be another page, or none, or only its translation. It stays on the
// screen, at the address it has now; one that is no more stays as it was.
let steps = 0;

async function elsewhere(fresh) {
  const there = identity(mark(fresh));
  const same = there?.id === shown?.id && there?.lang === shown?.lang;
  if (!shown || (same && (!there.fallback || shown.fallback))) {
    steps = 0;
    return false;
  }
  const answer = await ask();
  if (!answer?.moved || steps++ > 5) return !same;
  const { href, id } = answer.moved;
  if (id !== shown.id) kept.set("was:" + id, was());
  shown = { ...shown, id };
  history.replaceState(history.state, "", ours ? sideView(href) : href + location.hash);
  about &&= href;
  again = true;
  return true;
}

// was is the ID that the page had first, in this tab.
const was = () => kept.get("was:" + shown.id) ?? shown.id;

async function lay(fresh) {
  if (mustReload(fresh)) return location.reload();
  shown = identity(mark(fresh));
  await changedPictures(fresh);
  attributes(document.documentElement, fresh.documentElement);
  layHead(fresh.head);
  const hold = reading();
  Idiomorph.morph(document.body, fresh.body, {
    morphStyle: "outerHTML",
    callbacks: { beforeAttributeUpdated: (name, node) => !theVisitors(name, node) },
  });
  hold();
}

// What is being read stays where it is, though something comes or goes above it. An element may hold another's text
// when the page has been laid over, so it is known by its text.
function reading() {
  if (scrollY === 0) return () => {};
  const root = document.documentElement;
  const blocks = () => {
    const times = new Map();
    return [...document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6, p, li, dt, dd, tr, pre, figure)")].map((e) => {
      const text = e.localName + " " + e.textContent;
      times.set(text, (times.get(text) ?? 0) + 1);
      return { key: times.get(text) + " " + text, top: e.getBoundingClientRect().top };
    });
  };
  const seen = blocks().filter(({ top }) => top >= 0 && top < innerHeight);
  root.style.overflowAnchor = "none"; // the browser would do it by element
  return () => {
    const now = new Map(blocks().map(({ key, top }) => [key, top]));
    const still = seen.find(({ key }) => now.has(key));
    if (still) scrollBy({ top: now.get(still.key) - still.top, behavior: "instant" });
    root.style.removeProperty("overflow-anchor");
    if (!root.getAttribute("style")) root.removeAttribute("style");
  };
}

// What a visitor opened, typed or chose.
const theVisitors = (name, node) => name === "open" ? node.localName === "details" : ["value", "checked", "selected"].includes(name) && node.matches("input, textarea, option");

// A policy holds from the start of a page, and scripts have run: another of either needs a new start.
function mustReload(fresh) {
  const fixed = (doc) => [...doc.querySelectorAll("meta[http-equiv], script[src]")]
    .map((e) => e.getAttribute("src") ?? e.outerHTML)
    .filter((e) => /^[</]/.test(e) && !e.startsWith(own)).join("\n"); // not those of the browser's extensions
  return fixed(document) !== fixed(fresh);
}

function attributes(to, from) {
  for (const { name } of [...to.attributes]) if (!from.hasAttribute(name)) to.removeAttribute(name);
  for (const { name, value } of from.attributes) if (to.getAttribute(name) !== value) to.setAttribute(name, value);
}

// A stylesheet takes the place of another when it is there, so that the page never shows without.
function layHead(fresh) {
  const going = [...document.head.querySelectorAll("title, meta, link")];
  const coming = [...fresh.querySelectorAll("title, meta, link")].filter((e) => {
    const same = going.findIndex((old) => old.isEqualNode(e));
    if (same >= 0) going.splice(same, 1);
    return same < 0;
  });
  for (const e of coming.map((e) => document.importNode(e, true))) {
    const old = e.matches("link[rel=stylesheet]") && going.find((o) => o.matches("link[rel=stylesheet]"));
    if (!old) {
      document.head.append(e);
      continue;
    }
    going.splice(going.indexOf(old), 1);
    e.onload = e.onerror = () => old.remove();
    old.after(e);
  }
  for (const e of going) e.remove();
}

// A picture can change and keep its address. Browsers ask for an address once; a query makes it another to them.
const pictures = new Map(); // address → {tag, version}

async function changedPictures(fresh) {
  const images = [...fresh.querySelectorAll("img[src]")].filter((e) => e.getAttribute("src").startsWith("/"));
  await Promise.all([...new Set(images.map((e) => e.getAttribute("src")))].map(async (src) => {
    const tag = (await fetch(src, { method: "HEAD", cache: "no-store" })).headers.get("etag");
    const known = pictures.get(src) ?? { tag, version: 0 };
    pictures.set(src, known.tag === tag ? known : { tag, version: known.version + 1 });
  }));
  for (const e of images) {
    const { version } = pictures.get(e.getAttribute("src"));
    if (version) e.setAttribute("src", `${e.getAttribute("src")}?${version}`);
  }
}

// A link to another site opens in a tab of its own: the preview stays.
addEventListener("click", ({ target }) => {
  const link = target instanceof Element && target.closest("a[href], area[href]");
  if (!link || !/^https?:$/.test(link.protocol) || link.origin === location.origin) return;
  link.target = "_blank";
  link.relList.add("noopener");
}, true);
