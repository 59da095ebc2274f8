/* From the page to the source: a double click, or Alt and a click on what is a link or a button. */

const at = (page, line) => page.editor.replace("{line}", line);

addEventListener("dblclick", (event) => {
  const { target } = event;
  if (!(target instanceof Element) || target.closest("projetpro-preview, input, select, textarea")) return;
  toSource(target, getSelection().anchorNode);
});

addEventListener("click", (event) => {
  if (!event.altKey || !(event.target instanceof Element) || event.target.closest("projetpro-preview")) return;
  event.preventDefault();
  event.stopPropagation();
  toSource(event.target, null);
}, true);

/* Of a double click on a link, the first click goes to another page, where the second comes down. */

addEventListener("click", (event) => {
  if (ours || !event.isTrusted || event.altKey || !(event.target instanceof Element)) return;
  const first = JSON.parse(kept.get("click") || "null");
  kept.set("click", "");
  if (first && first.page !== location.pathname && Date.now() - first.at < 500 && Math.hypot(event.clientX - first.x, event.clientY - first.y) < 5) {
    event.preventDefault();
    event.stopPropagation();
    find(first.text, first.nth, first.page).then(() => history.back());
    return;
  }
  if (!event.target.closest("a[href]")) return;
  if (event.detail > 1) {
    event.preventDefault();
    stop(); // the page that the first click asked for
    return;
  }
  const spot = spotOf(event.target, null);
  if (spot) kept.set("click", JSON.stringify({ ...spot, page: location.pathname, at: Date.now(), x: event.clientX, y: event.clientY }));
}, true);

function toSource(target, clicked) {
  const cell = target.closest("[data-editor]");
  if (cell) return openEditor(cell.dataset.editor);
  if (ours) return;
  const block = [...(document.querySelector("main > .prose")?.children ?? [])].findIndex((e) => e.contains(target));
  const { editor, blocks } = state?.page ?? {};
  if (editor && block >= 0) return openEditor(at(state.page, blocks[Math.min(block, blocks.length - 1)] ?? 1));
  const spot = spotOf(target, clicked);
  if (spot) find(spot.text, spot.nth, location.pathname);
}

// spotOf says which of the texts of the page was clicked on, or stands in what was; null when there is none.
function spotOf(target, clicked) {
  const all = texts();
  const node = all.find((n) => n === clicked && target.contains(n)) ?? all.find((n) => target.contains(n));
  if (!node) return null;
  const text = words(node);
  return { text, nth: all.slice(0, all.indexOf(node)).filter((n) => words(n) === text).length };
}

// texts are the text nodes of the page that say something.
function texts() {
  const all = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (words(walker.currentNode) && !walker.currentNode.parentElement.closest("script, style, noscript, template")) all.push(walker.currentNode);
  }
  return all;
}

const words = (node) => node.data.replace(/[\t\n\f\r ]+/g, " ").trim();

// find asks the server where the nth text that reads so on a page comes from, from 0.
async function find(text, nth, page) {
  const query = new URLSearchParams({ token, page, text, nth });
  let answer;
  try {
    answer = await fetch(`${own}source?${query}`, { cache: "no-store" });
  } catch {
    return;
  }
  if (!answer.ok) return;
  const spot = await answer.json();
  found = spot.editor && !spot.key ? null : spot;
  if (spot.editor) openEditor(spot.editor);
  show();
}

function openEditor(href) {
  if (dispatchEvent(new CustomEvent("projetpro:open", { detail: href, cancelable: true }))) link(href).click();
}
