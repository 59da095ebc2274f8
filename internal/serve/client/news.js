/* News: one stream of events for each page that is visible. */

let stream = null;
let patience = 1000;
let notice = 0;
let silence = 0;

function connect() {
  stream?.close();
  stream = null;
  clearTimeout(silence);
  if (document.hidden) return;
  stream = new EventSource(`${own}events?token=${token}&number=${number}`);
  listen();
  stream.onopen = () => {
    clearTimeout(notice);
    notice = 0;
    patience = 1000;
    offline = false;
    listen();
    lookAgain(); // there may have been news while nobody listened
  };
  stream.onmessage = ({ data, lastEventId }) => {
    listen();
    if (data === "pulse") return;
    number = lastEventId;
    if (data === "reload") changed();
    else lookAgain();
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
    await refresh();
    await learn();
  } catch {
    // The stream will say when the server is back.
  }
}

// lookAgain learns what is known of the same site now. The preview's own pages say it themselves.
async function lookAgain() {
  try {
    if (ours) await refresh();
    await learn();
  } catch {}
}

// ask asks the server about the page; it is null when there is no answer.
async function ask() {
  const page = ours ? about ?? "" : location.pathname;
  const query = new URLSearchParams({ token, page, ...(shown && { ...shown, was: was() }), ...(ours && { view: ours }) });
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
  const seen = (e) => ours === "translations" || e.here || (ours && state.page?.translations.some((t) => t.href === e.href));
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
  if (ours) return; // it shows what is wrong at its place
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
