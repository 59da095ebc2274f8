// Two languages of a page side by side: scrolled together, block by block, and kept the same page.

const { token, missing, draft, source } = document.querySelector("script[data-missing]").dataset;
const frames = [...document.querySelectorAll("iframe")];
const titles = [...document.querySelectorAll("h2")];
const files = [...document.querySelectorAll(".file")];
const buttons = [...document.querySelectorAll("header button")];
const leave = document.querySelector(".leave");

/* On a narrow screen one of the two shows. */

function choose(pane) {
  document.body.dataset.shown = pane;
  for (const b of buttons) b.setAttribute("aria-pressed", String(b.dataset.pane === pane));
}
for (const b of buttons) b.addEventListener("click", () => choose(b.dataset.pane));
choose("0");

/* What corresponds to what: the longest sequence of elements of the same kind, in order, that both pages have. */

const height = (doc) => doc.documentElement.scrollHeight;

function blocks(doc) {
  const all = [];
  for (const e of doc.querySelectorAll("main > *")) all.push(...(e.matches(".prose, section") ? e.children : [e]));
  return all.map((e) => ({ kind: e.localName, top: e.getBoundingClientRect().top + doc.defaultView.scrollY }));
}

function pairs(a, b) {
  const best = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      best[i][j] = a[i].kind === b[j].kind ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
    }
  }
  const found = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i].kind === b[j].kind) found.push([a[i++].top, b[j++].top]);
    else if (best[i + 1][j] >= best[i][j + 1]) i++;
    else j++;
  }
  return found;
}

// place takes a height on one page to the height of the same words on the other.
function place(y, table) {
  let [from, to] = table[0];
  for (const [f, t] of table.slice(1)) {
    if (y < f) return to + ((y - from) * (t - to)) / (f - from);
    if (f > from) [from, to] = [f, t];
  }
  return to;
}

/* What the eye is on moves from the top of the window to its foot while the page is scrolled from top to end, so that
   both ends meet. */

const range = (w) => Math.max(1, height(w.document) - w.innerHeight);
const eye = (w) => w.scrollY + (w.innerHeight * w.scrollY) / range(w);
const scrollFor = (w, y) => y / (1 + w.innerHeight / range(w));

const set = [null, null]; // where a page was scrolled to by us

function follow(leader) {
  const [a, b] = [frames[leader].contentWindow, frames[1 - leader].contentWindow];
  if (!a?.document.body || !b?.document.body) return;
  if (set[leader] !== null && Math.abs(a.scrollY - set[leader]) < 2) return;
  set[leader] = null;
  const table = [[0, 0], ...pairs(blocks(a.document), blocks(b.document)), [height(a.document), height(b.document)]];
  const to = Math.round(Math.min(range(b), Math.max(0, scrollFor(b, place(eye(a), table)))));
  if (Math.abs(b.scrollY - to) < 2) return;
  set[1 - leader] = to;
  b.scrollTo({ top: to, behavior: "instant" });
  set[1 - leader] = b.scrollY;
}

/* The pair: a link followed in one pane is followed in the other. */

const shown = [null, null]; // paths

frames.forEach((frame, i) => {
  const loaded = () => {
    const w = frame.contentWindow;
    if (w.location.href === "about:blank") return;
    let waiting = false;
    w.addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; follow(i); });
    }, { passive: true });
    arrive(i, true);
  };
  frame.addEventListener("load", loaded);
  if (frame.contentDocument?.readyState === "complete") loaded();
});

// arrive takes note of where a pane is now. A page that was gone to takes the other pane along; one that has got another
// address does not, as each pane follows its own.
async function arrive(i, goes) {
  const frame = frames[i];
  const path = frame.contentWindow.location.pathname;
  const known = shown[i];
  shown[i] = path;
  const page = await describe(path);
  if (!page || shown[i] !== path) return;
  entitle(i, page);
  if (!known || known === path) return;
  if (goes || new URLSearchParams(location.search).get("page") === known) {
    document.title = page.title;
    leave.href = path;
    history.replaceState(null, "", `?page=${encodeURIComponent(path)}`);
  }
  const otherLanguage = titles[1 - i].lang;
  const other = page.translations.find((t) => t.lang === otherLanguage && !t.here) ?? page.translations.find((t) => !t.here);
  if (goes && other && frames[1 - i].contentWindow.location.pathname !== other.href) {
    shown[1 - i] = other.href;
    frames[1 - i].contentWindow.location.replace(other.href);
  }
}

// entitle says above a pane which language it is in, and which file it comes from.
function entitle(i, page) {
  const here = page.translations.find((t) => t.here);
  const notes = [here?.missing && missing, page.draft && draft].filter(Boolean).map((note) => ` · ${note}`);
  titles[i].replaceChildren(page.translations.length > 2 ? choice(i, page) : page.language, ...notes);
  titles[i].lang = page.lang;
  buttons[i].textContent = page.language;
  frames[i].title = page.language;
  const file = document.createElement(page.editor ? "a" : "span");
  file.textContent = page.source;
  if (page.editor) Object.assign(file, { href: page.editor.replace("{line}", "1"), title: source });
  files[i].replaceChildren(file);
}

// What preview.js learns of the page in a pane, after each change.
addEventListener("projetpro:pane", ({ detail }) => {
  const i = frames.findIndex((f) => f.contentWindow === detail.window);
  if (i < 0 || !detail.state.page) return;
  if (shown[i] !== frames[i].contentWindow.location.pathname) arrive(i, false);
  else entitle(i, detail.state.page);
});

// choice lets one pane show another language of its page, when there are more than two.
function choice(i, page) {
  const select = document.createElement("select");
  for (const t of page.translations) select.add(new Option(t.language, t.href, t.here, t.here));
  select.setAttribute("aria-label", page.language);
  select.addEventListener("change", () => {
    shown[i] = select.value;
    frames[i].contentWindow.location.replace(select.value);
  });
  return select;
}

async function describe(path) {
  try {
    const answer = await fetch(`/_projetpro/state?token=${token}&page=${encodeURIComponent(path)}`, { cache: "no-store" });
    return answer.ok ? (await answer.json()).page : null;
  } catch {
    return null;
  }
}

addEventListener("projetpro:changed", () => {
  for (const f of frames) f.contentWindow.dispatchEvent(new Event("projetpro:refresh"));
});
