// Remembers the language a visitor chooses, takes them there from the bilingual page at /, and leads on from former
// addresses. The site works without it.
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-language]");
  if (link) try { localStorage.setItem("language", link.hreflang); } catch {}
});

const moved = document.querySelector("a[data-moved]");
const offers = [...document.querySelectorAll("[data-languages] a[hreflang]")];

if (moved) {
  location.replace(moved.href + location.hash);
} else if (offers.length) {
  let chosen;
  try { chosen = localStorage.getItem("language"); } catch {}
  for (const wanted of [chosen, ...navigator.languages]) {
    const tag = wanted?.toLowerCase();
    const link = offers.find((a) => a.hreflang === tag) ?? offers.find((a) => a.hreflang === tag?.split("-")[0]);
    if (link) {
      location.replace(link.href);
      break;
    }
  }
}
