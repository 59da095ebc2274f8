// Opens each page of the site in a frame, at each width, and sends back what
// axe-core and the browser find wrong with it.

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

async function look(address, width) {
  const found = [];
  const frame = await open(address, width);
  const page = frame.contentDocument;
  if (frame.contentWindow.location.pathname !== address) {
    return [`leads to ${frame.contentWindow.location.pathname}`];
  }
  const overflow = page.documentElement.scrollWidth - width;
  if (overflow > 0) found.push(`is ${overflow} px wider than the screen`);
  for (const image of page.images) {
    await image.decode().catch(() => found.push(`the image ${image.src} cannot be shown`));
  }
  await addScript(page, "/.test/axe.js");
  const { violations } = await frame.contentWindow.axe.run(page, { runOnly: tags, resultTypes: ["violations"] });
  for (const { id, help, nodes } of violations) {
    for (const { html } of nodes) found.push(`${id}: ${help}: ${html}`);
  }
  return found;
}

const { addresses, widths } = await (await fetch("/.test/pages.json")).json();
for (const address of addresses) {
  for (const width of widths) {
    const problems = await look(address, width).catch((error) => [String(error)]);
    await fetch("/.test/found", { method: "POST", body: JSON.stringify({ address, width, problems }) });
  }
}
