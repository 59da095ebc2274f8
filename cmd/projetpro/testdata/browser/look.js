// Says what is wrong with the page on the screen, which is to be so many pixels wide: look() is called by tests, which add axe-core for barriers.

const rules = {
  all: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  colours: { type: "rule", values: ["color-contrast", "link-in-text-block"] },
};

// The lines that a part of a text stands on. The hyphen at the end of the line before is no part of it.
function linesOf(range, text, from, to) {
  range.setStart(text, text.data[from - 1] === "\xad" ? from + 1 : from);
  range.setEnd(text, to);
  return new Set([...range.getClientRects()].filter((r) => r.width > 0).map((r) => Math.round(r.top))).size;
}

// Words that stand on two lines though nothing in them lets a line end there, as a soft hyphen does. Addresses and code may break anywhere.
function brokenWords() {
  const found = [], range = document.createRange(), text = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  document.body.style.hyphens = "manual"; // many browsers know no language
  for (let node; (node = text.nextNode()); ) {
    if (node.parentElement.closest("code, pre, script, .printed")) continue;
    for (const word of node.data.matchAll(/[^\s\xad\u2009\u200b\-–—/]{4,}/gu)) {
      if (/[@:]|\.\w/.test(word[0])) continue;
      if (linesOf(range, node, word.index, word.index + word[0].length) > 1) found.push(`“${word[0]}” is broken without a hyphen`);
    }
  }
  document.body.style.hyphens = "";
  return found;
}

const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

// The red, green, blue and opacity of a colour.
function rgba(colour) {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data];
}

function contrast(a, b) {
  const light = (colour) => {
    const [r, g, b] = rgba(colour).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [x, y] = [light(a), light(b)].sort((m, n) => n - m);
  return (x + 0.05) / (y + 0.05);
}

// What lies behind an element.
function ground(element) {
  for (let e = element; e; e = e.parentElement) {
    const colour = getComputedStyle(e).backgroundColor;
    if (rgba(colour)[3] === 255) return colour;
  }
  return getComputedStyle(document.documentElement).colorScheme.includes("dark") && matchMedia("(prefers-color-scheme: dark)").matches ? "#000" : "#fff";
}

// What is drawn with borders, and the edges of controls, with the part and the border that one sees.
const drawn = [
  [".plan :is(.stop, .goes):not(.alone)", "::before"], [".plan td > a", "::before"], [".plan .hangs", "::after", "borderInlineStartColor"],
  [".plan-key .given", "::before"], [".plan-key .planned", "::before"], [".stages > li", "::after"], [".state", "::before"], [".beads i"], [".badge"],
  [".group input + span"], [".group select"], [".found button"], [".search-form input"], [".search-close, .search-more"], [".take summary"],
];

// Those of them that do not stand out from what is behind them. What is faded is said in words.
function unseen() {
  const found = [], forced = matchMedia("(forced-colors: active)").matches;
  for (const [selector, part, border = "borderTopColor"] of drawn) {
    for (const element of document.querySelectorAll(selector)) {
      const style = getComputedStyle(element, part);
      if (!element.checkVisibility({ visibilityProperty: true }) || style.content === "none" || element.closest(".unseen")) continue;
      if (!forced && element.closest(".ended, .suspended")) continue;
      const behind = ground(part ? element : element.parentElement);
      const most = Math.max(contrast(style[border], behind), part ? 0 : contrast(style.backgroundColor, behind));
      if (most < 3) found.push(`${selector}${part ?? ""} is seen with ${most.toFixed(1)}: ${style[border]} on ${behind}`);
    }
  }
  return found;
}

// What of a map is too small for a finger, and which of its words are broken without a hyphen or cut off.
function brokenMap() {
  const found = [], range = document.createRange();
  if (innerWidth < 768) {
    for (const link of document.querySelectorAll(".plan td > a")) {
      const { width, height } = link.getBoundingClientRect();
      if (width < 24 || height < 24) found.push(`a link has ${width} × ${height} px: ${link.textContent}`);
    }
  }
  for (const name of document.querySelectorAll(".plan th, .stages h3, .stages a")) {
    const walker = document.createTreeWalker(name, NodeFilter.SHOW_TEXT), cell = name.closest("th, li").getBoundingClientRect();
    for (let text; (text = walker.nextNode()); ) {
      for (const word of text.data.matchAll(/[\p{L}\p{N}]+/gu)) {
        if (linesOf(range, text, word.index, word.index + word[0].length) > 1) found.push(`breaks ${word[0]}`);
        if (range.getBoundingClientRect().right > cell.right + 1) found.push(`cuts off ${word[0]}`);
      }
    }
  }
  return found;
}

// What stands by itself and is not as high as a finger, where fingers are used.
function tooSmall() {
  if (!matchMedia("(pointer: coarse)").matches) return [];
  const touched = ".top a, .top summary, .trail a, .toc a, .jump a, .foot a, .take a, .take summary, .resources > li > a, .ask a, .button, .group:is(fieldset) label, .group select, .found button, .slides summary";
  return [...document.querySelectorAll(touched)].filter((e) => e.checkVisibility() && !e.closest(".prose") && e.getBoundingClientRect().height < 43.9)
    .map((e) => `“${e.textContent.trim()}” is ${e.getBoundingClientRect().height.toFixed(1)} px high`);
}

async function look(width, barriers, all) {
  const found = [];
  await document.fonts.ready;
  if (document.documentElement.clientWidth !== width) found.push(`is ${document.documentElement.clientWidth} px wide`);
  const wider = document.documentElement.scrollWidth - width;
  if (wider > 0) found.push(`is ${wider} px wider than the screen`);
  const typeface = getComputedStyle(document.body).fontFamily.split(",")[0].replaceAll('"', "");
  if (![...document.fonts].some((font) => font.family.replaceAll('"', "") === typeface && font.status === "loaded")) found.push(`does not use ${typeface}`);
  for (const image of document.images) {
    await image.decode().catch(() => found.push(`the image ${image.src} cannot be shown`));
  }
  found.push(...brokenWords(), ...unseen(), ...brokenMap(), ...tooSmall());
  const first = document.querySelector(".plan th a");
  const opened = document.querySelector(".top details[open]"); // which pushes the page down
  if (first && !opened && width === 390 && first.getBoundingClientRect().top + scrollY > 365) found.push(`the first faculty is at ${first.getBoundingClientRect().top} px`);
  if (first && !opened && first.getBoundingClientRect().bottom + scrollY > 844) found.push(`the first faculty ends at ${first.getBoundingClientRect().bottom} px`);
  if (barriers) {
    const { violations } = await axe.run({ runOnly: all ? rules.all : rules.colours, resultTypes: ["violations"] });
    for (const { id, help, nodes } of violations) {
      for (const { html, any } of nodes) found.push(`${id}: ${any[0]?.message ?? help}: ${html}`);
    }
  }
  return found;
}
