// site.js imports this when it is wanted.
import { open as opened } from "./lookup.js";

const sheet = new URL("./search.css", import.meta.url);
const page = document.documentElement;
let dialog, opening;

function make(name, attributes, ...children) {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value != null) e.setAttribute(key, value);
  e.append(...children);
  return e;
}

// Loads the index again when the site is published anew.
function source(address) {
  let index;
  const get = async (name) => {
    const answer = await fetch(new URL(name, address), name === "index.json" ? { cache: "no-cache" } : {});
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };
  const load = () => (index ??= opened(get).catch((e) => {
    index = null;
    throw e;
  }));
  return async (ask) => {
    try {
      return await ask(await load());
    } catch {
      index = null;
      return ask(await load());
    }
  };
}

function searcher(ask, says, address, found) {
  const input = make("input", { type: "search", name: "q", id: "_q", autocomplete: "off", autocapitalize: "none", spellcheck: "false", enterkeyhint: "search" });
  const status = make("p", { role: "status", class: "search-status" });
  const list = make("ol", { class: "search-found" });
  const more = make("button", { type: "button", class: "search-more", hidden: "" }, says.more);
  const all = make("p", { class: "search-all", hidden: "" }, make("a", { href: address }, says.all));
  if (says.finder) all.append(" · ", make("a", { href: says["finder.href"] }, says.finder));
  const form = make("form", { role: "search", class: "search-form", action: address }, make("label", { for: "_q" }, says.label), input);
  let turn = 0, most = 10, wait;

  async function show() {
    const now = ++turn, query = input.value;
    let result, documents = [], text = "";
    try {
      await ask(async (index) => {
        result = await index.find(query);
        documents = result ? await Promise.all(result.best.slice(0, most).map(index.tell)) : [];
      });
      if (result?.best.length) {
        text = says.count.replace("{n}", result.best.length.toLocaleString(page.lang));
        if (!result.whole) text += ". " + says.some;
        else if (result.slip) text += ". " + says.nearest.replace("{words}", result.words.join(" "));
      } else if (result) text = says.none.replace("{query}", query.trim());
    } catch {
      result = { best: [] };
      text = says.failed;
    }
    if (now !== turn) return;
    if (status.textContent !== text) status.textContent = text;
    list.replaceChildren(...documents.map(([title, href, note, lang]) =>
      make("li", {}, make("a", { href, hreflang: lang }, make("span", { lang, class: "search-title" }, title), make("small", {}, note)))));
    more.hidden = !(result?.best.length > documents.length);
    all.hidden = !result || documents.length > 0;
    found?.(query);
  }

  input.addEventListener("input", () => {
    most = 10;
    clearTimeout(wait);
    wait = setTimeout(show, 60);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(wait);
    await show();
    list.querySelector("a")?.[dialog?.open ? "click" : "focus"]();
  });
  more.addEventListener("click", async () => {
    const next = most;
    most += 20;
    await show();
    list.querySelectorAll("a")[next]?.focus();
  });
  const whole = make("div", { class: "search" }, form, status, list, more, all);
  whole.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && dialog?.open) return dialog.close(); // the field would be emptied first
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [input, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (!by || at < 0 || event.altKey || event.ctrlKey || event.metaKey || !stops[at + by]) return;
    event.preventDefault();
    stops[at + by].focus();
  });
  return { whole, input, show };
}

const styled = document.querySelector(`link[href="${sheet.pathname}"]`) ? true : new Promise((done) => {
  const link = make("link", { rel: "stylesheet", href: sheet });
  link.onload = link.onerror = done;
  document.head.append(link);
});

// The dialog, else the page of the search.
export async function over(address) {
  try {
    await (opening ??= ready(address));
    if (!dialog.open) dialog.showModal();
    dialog.querySelector("input").select();
  } catch {
    location.href = address;
  }
}

async function ready(address) {
  const ask = source(address);
  const [says] = await Promise.all([ask((index) => index.says), styled]);
  const close = make("button", { type: "button", class: "search-close" }, says.close);
  dialog = make("dialog", { class: "search-over", "aria-label": says.label }, searcher(ask, says, address).whole, make("p", { class: "search-keys" }, says.keys), close);
  dialog.addEventListener("click", (event) => [dialog, close].includes(event.target) && dialog.close());
  document.body.append(dialog);
}

// On its own page.
export async function here(place) {
  const address = new URL(location.pathname, location.href).href;
  try {
    const ask = source(address);
    const [says] = await Promise.all([ask((index) => index.says), styled]);
    const { whole, input, show } = searcher(ask, says, address + "#" + place.dataset.below, (query) => {
      const url = new URL(location.href);
      query.trim() ? url.searchParams.set("q", query) : url.searchParams.delete("q");
      history.replaceState(history.state, "", url);
    });
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    place.replaceChildren(whole);
    input.focus({ preventScroll: true });
    if (input.value) show();
  } catch {
    place.textContent = place.dataset.failed;
  }
}
