// The preview in the browser: keeps the page as it was last saved, shows what is wrong with the site, and leads to the
// files. `say` (words) and `Idiomorph` are put before this file; all of it runs in one scope of its own.
// On window, "projetpro:changed" tells side.js that the site is another, "projetpro:refresh" asks a framed page to look
// again, and "projetpro:open" can be cancelled to keep the editor from being opened.

const own = "/_projetpro/";
const script = document.currentScript;
const side = script.dataset.view === "side";
const framed = isFramed();
let { token, number } = script.dataset;

let state = null; // what the server last said, see state.go
let text = null; // of the page as it was last fetched
let offer = null; // the edited page to go to
let open = false; // the list of problems
let offline = false;
let news = false; // the site has changed since the page was opened
let wrong = null; // what mistakes() last said

function isFramed() {
  try {
    return window !== top && top.location.pathname === own + "side";
  } catch {
    return false;
  }
}

const kept = {
  get: (key) => { try { return sessionStorage.getItem("projetpro:" + key); } catch { return null; } },
  set: (key, value) => { try { sessionStorage.setItem("projetpro:" + key, value); } catch {} },
};

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
      if (now !== text) await lay(new DOMParser().parseFromString(now, "text/html"));
      text = now;
    }
  } finally {
    fetching = false;
  }
}

async function lay(fresh) {
  if (mustReload(fresh)) return location.reload();
  const marked = fresh.querySelector(`script[src="${own}preview.js"]`);
  if (marked) ({ token, number } = marked.dataset);
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

/* News: one stream of events for each page that is visible. */

let stream = null;
let patience = 1000;
let notice = 0;

function connect() {
  stream?.close();
  stream = null;
  if (framed || document.hidden) return;
  stream = new EventSource(`${own}events?token=${token}&number=${number}`);
  stream.onopen = () => {
    clearTimeout(notice);
    notice = 0;
    patience = 1000;
    offline = false;
    learn(); // there may have been news while nobody listened
  };
  stream.onmessage = ({ data, lastEventId }) => {
    number = lastEventId;
    if (data === "reload") changed();
    else learn();
  };
  stream.onerror = () => {
    notice ||= setTimeout(() => { offline = true; show(); }, 1500);
    if (stream.readyState === EventSource.CLOSED) setTimeout(rejoin, patience);
  };
}

// The program was started anew: it has another token, which its pages tell.
async function rejoin() {
  patience = Math.min(patience * 2, 5000);
  try {
    if (side) {
      await fetch(location.href, { cache: "no-store" });
      return location.reload();
    }
    await refresh();
  } catch {
    return setTimeout(rejoin, patience);
  }
  connect();
  learn();
}

async function changed() {
  news = true;
  try {
    if (side) dispatchEvent(new Event("projetpro:changed"));
    else await refresh();
    await learn();
  } catch {
    // The stream will say when the server is back.
  }
}

async function learn() {
  const page = side ? new URLSearchParams(location.search).get("page") ?? "" : location.pathname;
  let answer;
  try {
    answer = await fetch(`${own}state?token=${token}&page=${encodeURIComponent(page)}`, { cache: "no-store" });
  } catch {
    return;
  }
  if (!answer.ok) return;
  state = await answer.json();
  const seen = (e) => e.here || (side && state.page?.translations.some((t) => t.href === e.href));
  if (news && state.edited.length) offer = state.edited.some(seen) ? null : state.edited[0];
  if (wrong !== mistakes()) {
    wrong = mistakes();
    open = wrong !== "" && wrong !== kept.get("hidden");
  }
  show();
}

// mistakes tells one set of errors from another.
const mistakes = () => state.problems.filter((p) => p.severity === "error").map((p) => `${p.file}:${p.message}`).sort().join("\n");

/* The panel, out of reach of the site's stylesheets and scripts. */

const host = document.createElement("projetpro-preview");
const shadow = host.attachShadow({ mode: "open" });

function h(name, properties, ...children) {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === true) e.setAttribute(key, "");
    else if (value != null && value !== false && value !== "") e.setAttribute(key, value);
  }
  e.append(...children.filter((c) => c != null && c !== false && c !== ""));
  return e;
}

const sideView = (path) => `${own}side?page=${encodeURIComponent(path)}`;
const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// Addresses of the editor are the server's; one that would run here is none.
const link = (href, ...children) => href && !/^\s*(javascript|data):/i.test(href) ? h("a", { href }, ...children) : h("span", {}, ...children);

function show() {
  if (framed) return;
  const view = h("div", { class: "all", lang: say.lang, dir: say.dir },
    h("p", { class: "unseen", role: "status" }, offline ? say.offline : state?.summary),
    open && state?.problems.length > 0 && list(),
    offer && h("div", { class: "offer", role: "status" },
      h("span", {}, fill(say.edited, offer)),
      h("a", { class: "button", href: side ? sideView(offer.href) : offer.href }, say.go),
      h("button", { type: "button", "data-do": "dismiss" }, say.dismiss)),
    bar());
  Idiomorph.morph(shadow.querySelector(".all"), view, { morphStyle: "outerHTML" });
}

function list() {
  return h("section", { class: "list", id: "problems", "aria-label": say.problems, tabindex: "-1" },
    h("header", {},
      h("h2", {}, state.summary),
      h("button", { type: "button", "data-do": "collapse" }, say.collapse)),
    state.page?.stale && h("p", { class: "stale" }, say.stale),
    h("ol", {}, ...state.problems.map(problem)),
    state.more && h("p", {}, state.more));
}

function problem(p) {
  return h("li", { class: p.severity },
    h("p", { class: "place" }, h("strong", {}, say[p.severity]), " ",
      p.file && link(p.editor, p.excerpt ? `${p.file}:${p.line}` : p.file)),
    h("p", { class: "message" }, p.message),
    excerpt(p),
    p.hint && h("p", { class: "hint" }, p.hint),
    ...p.related.map((r) => h("div", { class: "related" },
      h("p", { class: "place" }, say.also, " ", link(r.editor, r.excerpt ? `${r.file}:${r.line}` : r.file)), excerpt(r))));
}

function excerpt({ line, excerpt: e }) {
  return e && h("pre", {}, h("span", { class: "line" }, String(line)), e.before, h("mark", {}, e.wrong), e.after);
}

function bar() {
  const folded = kept.get("folded") === "yes";
  const page = side ? null : state?.page;
  return (page || state?.summary || offline) && h("nav", { class: "bar", "aria-label": say.preview },
    offline && h("strong", { class: "offline" }, say.offline),
    state?.summary && h("button", {
      type: "button", "data-do": "toggle", class: state.errors ? "error" : "", "aria-expanded": String(open), "aria-controls": "problems",
    }, state.summary),
    ...(page && !folded ? facts(page) : []),
    page && h("button", { type: "button", "data-do": "fold", "aria-label": folded ? say.unfold : say.fold, title: folded ? say.unfold : say.fold }, folded ? "+" : "–"));
}

function facts(page) {
  const others = page.translations.filter((t) => !t.here);
  return [
    page.language && h("span", { lang: page.lang, dir: "auto", class: "language" }, page.language),
    page.source && h("span", { title: page.editor && say.source }, link(at(page, 1), page.source)),
    page.fallback && h("em", {}, fill(say.fallback, { language: page.fallback })),
    page.draft && h("em", {}, say.draft),
    page.stale && h("em", { title: say.stale }, say.old),
    ...others.map((t) => h("span", {}, h("a", { href: t.href, lang: t.lang, dir: "auto", hreflang: t.lang }, t.language),
      t.missing && " ", t.missing && h("em", {}, say.missing), t.draft && !page.draft && " ", t.draft && !page.draft && h("em", {}, say.draft))),
    others.length > 0 && h("a", { href: sideView(location.pathname) }, say.side),
  ];
}

const actions = {
  toggle() { open ? actions.collapse() : (open = true); },
  collapse() {
    open = false;
    kept.set("hidden", mistakes());
  },
  dismiss() { offer = null; },
  fold() { kept.set("folded", kept.get("folded") === "yes" ? "" : "yes"); },
};

shadow.addEventListener("click", ({ target }) => {
  const name = target.closest("[data-do]")?.dataset.do;
  if (!name) return;
  actions[name]();
  show();
  shadow.querySelector(name === "collapse" ? "[data-do=toggle]" : "[data-do=" + name + "]")?.focus();
});
shadow.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || !open) return;
  actions.collapse();
  show();
  shadow.querySelector("[data-do=toggle]")?.focus();
});

/* From the page to the source. */

const at = (page, line) => page.editor.replace("{line}", line);

addEventListener("dblclick", ({ target }) => {
  if (!state?.page?.editor || !(target instanceof Element) || target.closest("a, button, input, select, textarea, summary")) return;
  const prose = document.querySelector("main > .prose");
  const block = [...(prose?.children ?? [])].findIndex((e) => e.contains(target));
  if (block >= 0) openEditor(at(state.page, state.page.blocks[Math.min(block, state.page.blocks.length - 1)] ?? 1));
  else if (target.closest("h1, .lead")) openEditor(at(state.page, 1));
});

function openEditor(href) {
  if (dispatchEvent(new CustomEvent("projetpro:open", { detail: href, cancelable: true }))) link(href).click();
}

/* The start. */

const style = h("link", { rel: "stylesheet", href: own + "preview.css" });
style.onload = () => { host.hidden = false; };
host.hidden = true;
shadow.append(style, h("div", { class: "all" }));
if (!framed) document.documentElement.append(host);

addEventListener("projetpro:refresh", () => { refresh().then(learn, () => {}); });
addEventListener("visibilitychange", connect);
addEventListener("pageshow", ({ persisted }) => { if (persisted) connect(); });
addEventListener("pagehide", () => stream?.close());
changedPictures(document).catch(() => {});
connect();
learn();
