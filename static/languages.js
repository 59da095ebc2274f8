// Takes visitors of the page that has all languages to the one they chose before, else to the first of their browser's that the site has.
// site.js imports it there; the page works without it.
const offers = [...document.querySelectorAll("[data-languages] a[hreflang]")];

// For fr-be: fr-be, fr, fr-ca.
function nearest(wanted) {
  const tag = (a) => a.hreflang.toLowerCase();
  for (let it = wanted; it; it = it.slice(0, Math.max(0, it.lastIndexOf("-")))) {
    const link = offers.find((a) => tag(a) === it);
    if (link) return link;
  }
  return offers.find((a) => tag(a).split("-")[0] === wanted.split("-")[0]);
}

let chosen;
try { chosen = localStorage.getItem("language"); } catch {}
for (const wanted of [chosen, ...navigator.languages]) {
  const link = nearest(wanted?.toLowerCase() ?? "");
  if (link) {
    location.replace(link.href);
    break;
  }
}
