// The preview's own pages: two languages of a page side by side, and the list of translations. What they show is the server's.

const field = "input, select, textarea";

addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || event.target.closest?.(`${field}, projetpro-preview`)) return;
  document.querySelector(".leave")?.click();
});

// A link to another page of the site leads to that page in two languages.
addEventListener("click", (event) => {
  const link = event.target.closest?.(".cell a[href]");
  if (!link || link.origin !== location.origin || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (link.pathname !== location.pathname) location.href = `/_projetpro/side?page=${encodeURIComponent(link.pathname)}`;
});

addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-copy]");
  if (!button) return;
  const command = button.parentElement.querySelector("code");
  const status = document.querySelector(".confirm [role=status]");
  status.textContent = (await copied(command)) ? status.dataset.copied : status.dataset.selected;
});

// copied puts the text of an element on the clipboard. Where that is not allowed the text is selected, so that a key does it.
async function copied(element) {
  try {
    await navigator.clipboard.writeText(element.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(element);
    return document.execCommand("copy");
  }
}
