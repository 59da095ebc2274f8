// Opens each page of the site in a frame, at each width, and sends back what axe-core and the browser find wrong with it.

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

function open(address, width) {
  const frame = document.createElement("iframe");
  frame.width = width;
  frame.height = 800;
  frame.src = address;
  return new Promise((done) => {
    frame.addEventListener("load", () => done(frame), { once: true });
    document.body.replaceChildren(frame);
  });
}

function addScript(page, address) {
  const script = page.createElement("script");
  script.src = address;
  return new Promise((done, fail) => {
    script.onload = done;
    script.onerror = () => fail(new Error(`${address} did not load`));
    page.head.append(script);
  });
}

// Words that stand on two lines though nothing in them lets a line end there. Addresses and code may break anywhere.
function brokenWords(page) {
  const found = [], range = page.createRange(), text = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  page.body.style.hyphens = "manual"; // what the browser would hyphenate has room without
  for (let node; (node = text.nextNode()); ) {
    if (node.parentElement.closest("code, pre, script, .printed")) continue;
    for (const word of node.data.matchAll(/[^\s\u2009\u200b\-–—/]{8,}/gu)) {
      if (/[@:]|\.\w/.test(word[0])) continue;
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].filter((r) => r.width > 0).map((r) => Math.round(r.top)));
      if (lines.size > 1) found.push(`“${word[0]}” is broken without a hyphen`);
    }
  }
  page.body.style.hyphens = "";
  return found;
}

async function look(address, width, axed) {
  const found = [];
  const frame = await open(address, width);
  const page = frame.contentDocument, view = frame.contentWindow;
  if (view.location.pathname !== address) {
    return [`leads to ${view.location.pathname}`];
  }
  await page.fonts.ready;
  const overflow = page.documentElement.scrollWidth - width;
  if (overflow > 0) found.push(`is ${overflow} px wider than the screen`);
  if (![...page.fonts].some((font) => font.family.includes("Cabin Campus") && font.status === "loaded" && !font.family.includes("Fallback"))) {
    found.push("does not use its typeface");
  }
  for (const { name } of view.performance.getEntriesByType("resource")) {
    if (new URL(name).origin !== location.origin) found.push(`asks for ${name}`);
  }
  for (const image of page.images) {
    await image.decode().catch(() => found.push(`the image ${image.src} cannot be shown`));
  }
  if (width === 320) found.push(...brokenWords(page));
  if (axed) {
    await addScript(page, "/.test/axe.js");
    const { violations } = await view.axe.run(page, { runOnly: tags, resultTypes: ["violations"] });
    for (const { id, help, nodes } of violations) {
      for (const { html } of nodes) found.push(`${id}: ${help}: ${html}`);
    }
  }
  return found;
}

const { addresses, widths, axed } = await (await fetch("/.test/pages.json")).json();
for (const address of addresses) {
  for (const width of widths) {
    const problems = await look(address, width, axed.includes(width)).catch((error) => [String(error)]);
    await fetch("/.test/found", { method: "POST", body: JSON.stringify({ address, width, problems }) });
  }
}
