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
  const view = h("div", { class: "all", lang: say.lang, dir: say.dir },
    h("p", { class: "unseen", role: "status" }, offline ? say.offline : state?.summary),
    open && state?.problems.length > 0 && list(),
    ...gone(), ...(state?.former ?? []).map(former),
    found && h("div", { class: "offer", role: "status" },
      h("span", {}, found.key ? fill(say.string, found) : say.from, " ", link(found.editor, found.line ? `${found.file}:${found.line}` : found.file)),
      h("button", { type: "button", "data-do": "forget" }, say.close)),
    offer && h("div", { class: "offer", role: "status" },
      h("span", {}, fill(say.edited, offer)),
      h("a", { class: "button", href: ours ? sideView(offer.href) : offer.href }, say.go),
      h("button", { type: "button", "data-do": "dismiss" }, say.dismiss)),
    bar());
  const focused = shadow.activeElement;
  Idiomorph.morph(shadow.querySelector(".all"), view, {
    morphStyle: "outerHTML",
    callbacks: { beforeAttributeUpdated: (name, node) => !theVisitors(name, node) },
  });
  if (focused && !shadow.activeElement) shadow.querySelector(".bar :is(button, a)")?.focus(); // what had it is gone
  makeRoom();
}

// The bar and what stands above it hide nothing: there is room for them below the page. Only the list of problems lies over it.
function makeRoom() {
  const tops = [...shadow.querySelectorAll(".bar, .offer")].map((e) => e.getBoundingClientRect().top);
  host.style.height = tops.length > 0 ? `${Math.ceil(innerHeight - Math.min(...tops)) + 6}px` : "0";
}

/* What has become of the page. */

function gone() {
  if (!state?.gone) return [];
  return [h("div", { class: "offer", role: "status" },
    h("span", {}, say.gone),
    ...state.gone.map((way) => h("a", { class: "button", href: ours ? sideView(way.href) : way.href }, way.title)))];
}

function former(was) {
  if (kept.get("former:" + was.address)) return "";
  return h("div", { class: "offer former", role: "status" },
    h("span", {}, fill(say.moved, was)),
    was.line && h("span", {}, was.instead ? say.instead : say.keep, " ", link(was.editor, was.file)),
    was.line && h("code", { class: "line" }, was.line),
    was.line && h("button", { type: "button", "data-do": "copy", "data-text": was.line }, copied === was.line ? say.copied : say.copy),
    h("button", { type: "button", "data-do": "drop", "data-text": was.address }, say.close));
}

let copied = ""; // what was last put on the clipboard

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch { // not on this machine: https://www.w3.org/TR/secure-contexts/
    const field = h("textarea", { class: "unseen" });
    field.value = text;
    shadow.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  copied = text;
  show();
}

/* What is wrong: what is new first; notices that have been there for long are folded. */

function list() {
  const standing = (p) => p.severity === "notice" && !p.new;
  const first = state.problems.filter((p) => !standing(p)).sort((a, b) => b.new - a.new);
  const rest = state.problems.filter(standing);
  return h("section", { class: "list", id: "problems", "aria-label": say.problems, tabindex: "0" },
    h("header", {},
      h("h2", {}, state.summary),
      h("button", { type: "button", "data-do": "collapse" }, say.collapse)),
    state.page?.stale && h("p", { class: "stale" }, say.stale),
    first.length > 0 && h("ol", {}, ...first.map(problem)),
    rest.length > 0 && h("details", { open: first.length === 0 }, h("summary", {}, state.notices), h("ol", {}, ...rest.map(problem))),
    state.more && h("p", {}, state.more));
}

function problem(p) {
  return h("li", { class: p.new ? p.severity + " new" : p.severity },
    h("p", { class: "place" }, h("strong", {}, say[p.severity]), " ", p.new && h("em", {}, say.new), p.new && " ",
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
  const page = ours ? null : state?.page;
  const isNew = state?.problems.some((p) => p.new);
  return (page || state?.summary || offline) && h("nav", { class: "bar", "aria-label": say.preview },
    offline && h("strong", { class: "offline", title: say.again }, say.offline),
    state?.summary && h("button", {
      type: "button", "data-do": "toggle", class: state.errors ? "error" : "", "aria-expanded": String(open), "aria-controls": "problems", title: state.summary,
    }, h("span", { class: "long" }, state.summary), h("span", { class: "short" }, state.gravest), isNew && h("em", {}, " " + say.new)),
    ...(page && !folded ? facts(page) : []),
    page && h("button", { type: "button", class: "fold", "data-do": "fold", "aria-label": folded ? say.unfold : say.fold, title: folded ? say.unfold : say.fold }, folded ? "+" : "–"));
}

function facts(page) {
  const others = page.translations.filter((t) => !t.here);
  const [, folder, name] = page.source.match(/^(.*\/)?(.*)$/);
  return [
    page.language && h("span", { lang: page.lang, dir: "auto", class: "language" }, page.language),
    page.source && h("span", { class: "source", title: page.editor ? say.source : page.source },
      link(at(page, 1), folder && h("span", { class: "long" }, folder), name)),
    page.fallback && h("em", {}, fill(say.fallback, { language: page.fallback })),
    page.draft && h("em", {}, say.draft),
    page.stale && h("em", { title: say.stale }, say.old),
    ...others.map((t) => h("span", {}, h("a", { href: t.href, lang: t.lang, dir: "auto", hreflang: t.lang, title: t.language },
      h("span", { class: "long" }, t.language), h("span", { class: "short" }, t.lang)),
      t.missing && h("em", { class: "long" }, " " + say.missing), t.draft && !page.draft && h("em", { class: "long" }, " " + say.draft))),
    others.length > 0 && h("a", { class: page.standing ? "" : "long", href: sideView(location.pathname), title: page.standing && fill(say.standing, { state: page.standing }) },
      page.standing ? h("span", { class: page.inStep ? "standing" : "standing open" }, page.standing) : say.side),
  ];
}

const actions = {
  toggle() {
    if (open) return actions.collapse();
    open = true;
  },
  collapse() {
    open = raised = false;
    for (const p of alarms) putAway.add(p);
    kept.set("hidden", JSON.stringify([...putAway]));
  },
  dismiss() { offer = null; },
  forget() { found = null; },
  fold() { kept.set("folded", kept.get("folded") === "yes" ? "" : "yes"); },
  copy({ text }) { copy(text); },
  drop({ text }) { kept.set("former:" + text, "yes"); },
};

shadow.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-do]");
  if (!button) return;
  const name = button.dataset.do;
  actions[name](button.dataset);
  show();
  (shadow.querySelector(`[data-do=${name}]`) ?? shadow.querySelector("[data-do=toggle]"))?.focus();
});
shadow.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || !open) return;
  actions.collapse();
  show();
  shadow.querySelector("[data-do=toggle]")?.focus();
});

