/* News: one stream of events for each page that is visible. */

let stream = null;
let patience = 1000;
let notice = 0;
let silence = 0;

function connect() {
  stream?.close();
  stream = null;
  clearTimeout(silence);
  if (framed || document.hidden) return;
  stream = new EventSource(`${own}events?token=${token}&number=${number}`);
  listen();
  stream.onopen = () => {
    clearTimeout(notice);
    notice = 0;
    patience = 1000;
    offline = false;
    listen();
    learn(); // there may have been news while nobody listened
  };
  stream.onmessage = ({ data, lastEventId }) => {
    listen();
    if (data === "pulse") return;
    number = lastEventId;
    if (data === "reload") changed();
    else learn();
  };
  stream.onerror = () => {
    notice ||= setTimeout(() => { offline = true; show(); }, 1500);
    if (stream.readyState === EventSource.CLOSED) setTimeout(rejoin, patience);
  };
}

// A server that says nothing for long has been stopped, or sleeps.
function listen() {
  clearTimeout(silence);
  silence = setTimeout(() => {
    offline = true;
    show();
    connect();
  }, 10_000);
}

// The program was started anew: it has another token, which its pages tell.
async function rejoin() {
  patience = Math.min(patience * 2, 5000);
  try {
    if (side) {
      await fetch(location.href, { cache: "no-store" });
      return location.reload();
    }
    await refresh();
  } catch {
    return setTimeout(rejoin, patience);
  }
  connect();
  learn();
}

async function changed() {
  news = true;
  try {
    if (side) dispatchEvent(new Event("projetpro:changed"));
    else await refresh();
    await learn();
  } catch {
    // The stream will say when the server is back.
  }
}

// ask asks the server about the page; it is null when there is no answer.
async function ask() {
  const page = side ? new URLSearchParams(location.search).get("page") ?? "" : location.pathname;
  const query = new URLSearchParams({ token, page, ...(shown && { ...shown, was: was() }) });
  try {
    const answer = await fetch(`${own}state?${query}`, { cache: "no-store" });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

async function learn() {
  const answer = await ask();
  if (!answer) return;
  state = answer;
  if (framed) return parent.dispatchEvent(new CustomEvent("projetpro:pane", { detail: { window, state } }));
  const seen = (e) => e.here || (side && state.page?.translations.some((t) => t.href === e.href));
  if (news && state.edited.length) offer = state.edited.some(seen) ? null : state.edited[0];
  raiseAlarm();
  show();
}

/* An error, or a warning that has come with the last save, opens the list of problems, unless it has been put away. */

let alarms = new Set();
let raised = false; // the list was opened by an alarm
const putAway = new Set(JSON.parse(kept.get("hidden") || "[]"));

const alarming = () => state.problems.filter((p) => p.severity === "error" || (p.severity === "warning" && p.new)).map((p) => `${p.file}:${p.message}`);

function raiseAlarm() {
  const now = new Set(alarming());
  for (const p of putAway) if (!now.has(p)) putAway.delete(p);
  if ([...now].some((p) => !alarms.has(p) && !putAway.has(p))) {
    raised ||= !open;
    open = true;
  } else if (now.size === 0 && raised) {
    open = raised = false;
  }
  alarms = now;
}
