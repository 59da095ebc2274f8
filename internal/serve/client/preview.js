// The preview in the browser: keeps the page as it was last saved, shows what is wrong with the site, and leads to the
// files. `say` (words), `css` and `Idiomorph` are put before this file, and page.js, news.js, panel.js, source.js and start.js
// behind it; all of it runs in one scope of its own.
// On window, "projetpro:open" can be cancelled to keep the editor from being opened. side.js is for the preview's own pages
// alone.

const own = "/_projetpro/";
const script = document.currentScript;
const ours = script.dataset.view; // which of the preview's own pages this is: "side", "translations"; undefined on a page of the site
let { token, number, page: about } = script.dataset; // about: the address of the page that one of the preview's own is about

let shown = identity(script); // which page this is, whatever its address; null for one that is not followed
let state = null; // what the server last said, see state.go
let text = null; // of the page as it was last fetched
let offer = null; // the edited page to go to
let found = null; // where the text comes from that was asked for, when no editor can be opened there
let open = false; // the list of problems
let offline = false;
let news = false; // the site has changed since the page was opened

function identity(marked) {
  const { id, lang, digest, fallback } = marked?.dataset ?? {};
  return id ? { id, lang, digest, ...(fallback && { fallback }) } : null;
}

const kept = {
  get: (key) => { try { return sessionStorage.getItem("projetpro:" + key); } catch { return null; } },
  set: (key, value) => { try { sessionStorage.setItem("projetpro:" + key, value); } catch {} },
};
