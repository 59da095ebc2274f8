// Every page loads this: at most 1 kB, compressed. The site works without it.
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-language]");
  if (link) try { localStorage.setItem("language", link.hreflang); } catch {}
});

// For fr-be: fr-be, fr, fr-ca.
function nearest(wanted) {
  const tag = (a) => a.hreflang.toLowerCase();
  for (let it = wanted; it; it = it.slice(0, Math.max(0, it.lastIndexOf("-")))) {
    const link = offers.find((a) => tag(a) === it);
    if (link) return link;
  }
  return offers.find((a) => tag(a).split("-")[0] === wanted.split("-")[0]);
}

const moved = document.querySelector("a[data-moved]");
const offers = [...document.querySelectorAll("[data-languages] a[hreflang]")];

if (moved) {
  location.replace(moved.href + location.hash);
} else if (offers.length) {
  let chosen;
  try { chosen = localStorage.getItem("language"); } catch {}
  for (const wanted of [chosen, ...navigator.languages]) {
    const link = nearest(wanted?.toLowerCase() ?? "");
    if (link) {
      location.replace(link.href);
      break;
    }
  }
}

addEventListener("beforeprint", () => {
  const day = document.querySelector("[data-printed]");
  if (day) day.textContent = day.dataset.printed + " " + new Date().toLocaleDateString(day.dataset.locale.replace("_", "-"), { dateStyle: "long" });
});

const search = document.querySelector("a[data-search]");
const place = document.querySelector("[data-search-here]");

// Ctrl opens a tab.
function seek(event) {
  if (!search || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
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
