// Every page loads this: at most 1 kB, compressed. The site works without it.
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-language]");
  if (link) try { localStorage.setItem("language", link.hreflang); } catch {}
});

const moved = document.querySelector("a[data-moved]");
if (moved) location.replace(moved.href + location.hash);
else if (document.querySelector("[data-languages]")) import("./languages.js");

addEventListener("beforeprint", () => {
  const day = document.querySelector("[data-printed]");
  const { lang } = document.documentElement;
  for (const locale of day ? [undefined, lang, day.dataset.locale?.replace("_", "-") || lang] : []) {
    try { day.textContent = day.dataset.printed + " " + new Date().toLocaleDateString(locale, { dateStyle: "long" }); } catch {}
  }
});

// A choice in the finder is kept.
const choices = document.querySelector("#choices");
const keep = () => import("./finder.js");
if (choices && location.search) keep();
else choices?.addEventListener("change", keep, { once: true });

const search = document.querySelector("a[data-search]");
const place = document.querySelector("[data-search-here]");

// Ctrl opens a tab; on some keyboards / needs Shift.
function seek(event) {
  if (!search || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey && !event.key) return;
  event.preventDefault();
  const input = place?.querySelector("input");
  if (input) input.focus();
  else import("./search.js").then((s) => s.over(search.href)).catch(() => { location.href = search.href; });
}

search?.addEventListener("click", seek);
addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.closest?.("input, textarea, select, [contenteditable]")) seek(event);
});
if (place) import("./search.js").then((s) => s.here(place)).catch(() => { place.textContent = place.dataset.failed; });
