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

function toSource(target, clicked) {
  const block = [...(document.querySelector("main > .prose")?.children ?? [])].findIndex((e) => e.contains(target));
  const { editor, blocks } = state?.page ?? {};
  if (editor && block >= 0) return openEditor(at(state.page, blocks[Math.min(block, blocks.length - 1)] ?? 1));
  const all = texts();
  const node = all.find((n) => n === clicked && target.contains(n)) ?? all.find((n) => target.contains(n));
  if (node) find(words(node), all.slice(0, all.indexOf(node)).filter((n) => words(n) === words(node)).length);
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

// find asks the server where the nth text that reads so comes from, from 0.
async function find(text, nth) {
  const query = new URLSearchParams({ token, page: location.pathname, text, nth });
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
  if (framed) parent.dispatchEvent(new CustomEvent("projetpro:found", { detail: found }));
  else show();
}

addEventListener("projetpro:found", ({ detail }) => {
  found = detail;
  show();
});

function openEditor(href) {
  if (dispatchEvent(new CustomEvent("projetpro:open", { detail: href, cancelable: true }))) link(href).click();
}
