// open() gets a function that fetches a file of the index, parsed.

const letters = {
  œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ŋ: "ng", ς: "σ", "\u064a": "\u06cc", "\u0649": "\u06cc", "\u0643": "\u06a9",
};
const marks = /[\xad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u200b-\u200f\u2060\ufeff]/g;
const gaps = /[\0-/:-@[-`{-\xa9\xab\xac\xae-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7\u02b9-\u02ff\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u2000-\u206f\u2190-\u245f\u2500-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\ud800-\uf8ff\ufff0-\uffff]+/;
// étudiant·es, étudiant(e)s, étudiant.e.s
const endings = /([a-z0-9\u0370-\uffff])(?:[·•‧⋅][a-z0-9\u0370-\uffff]+|\([a-z0-9]{1,4}\)[a-z0-9]*|\.[a-z]{1,2}(?![a-z0-9])|-[a-z](?![a-z0-9]))+/g;
// In a text, often, in a heading, a fact, a title; the title.
const weights = [1, 2, 4, 9, 20, 30];

export function fold(text) {
  return text.normalize("NFKD").toLowerCase().replace(marks, "").replace(/[œæßøłđðþıŋς\u064a\u0649\u0643]/g, (c) => letters[c])
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (c) => c.charCodeAt(0) & 15);
}

export function words(text) {
  return fold(text).replace(endings, "$1").split(gaps).filter((w) => w.length > 1 || /[0-9\u2e80-\uffff]/.test(w));
}

function unfold(list) {
  let last = "";
  return list ? list.split(" ").map((w) => (last = last.slice(0, parseInt(w[0], 36)) + w.slice(1))) : [];
}

const digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";

function decode(text) {
  const found = [];
  let n = 0, shift = 0, at = 0;
  for (const c of text.replace("!", "")) {
    const d = digits.indexOf(c);
    n += (d & 31) << shift;
    shift += 5;
    if (d > 31) {
      found.push([at += Math.floor(n / weights.length), n % weights.length]);
      n = shift = 0;
    }
  }
  return found;
}

// A letter too many, too few, another, or two that changed places.
export function near(a, b) {
  if (Math.abs(a.length - b.length) > 1 || a === b) return a === b;
  let i = 0, j = 0;
  while (a[i] && a[i] === b[i]) i++;
  while (j < Math.min(a.length, b.length) - i && a.at(-1 - j) === b.at(-1 - j)) j++;
  const x = a.length - i - j, y = b.length - i - j;
  return x < 2 && y < 2 || x === 2 && y === 2 && a[i] === b[i + 1] && a[i + 1] === b[i];
}

// A slip away, or else with one more letter at the end.
function closest(all, word) {
  const close = all.filter((w) => near(w, word));
  return close.length ? close : all.filter((w) => near(w.slice(0, -1), word));
}

export async function open(get) {
  const index = await get("index.json");
  const ignored = new Set(index.i.split(" "));
  const parts = {};

  function fetched(name) {
    return parts[name] ??= get(`${name}.json?${index.v}`).then((part) => {
      if (part.v !== index.v) throw new Error("changed");
      return part;
    }).catch((e) => {
      delete parts[name];
      throw e;
    });
  }

  // Where a word would be; more: and what begins so.
  function partsOf(word, more) {
    let n = 0;
    while (n < index.b.length && index.b[n] <= word) n++;
    const all = [n];
    while (more && all.length < 3 && index.b[n]?.startsWith(word)) all.push(++n);
    return Promise.all(all.map(async (n) => {
      const part = await fetched("w" + n);
      part.all ??= unfold(part.w);
      return part;
    }));
  }

  function take(part, which, share, into, taken) {
    for (const i of which) {
      const group = part.p[part.g[i]];
      if (taken.has(group)) continue;
      taken.add(group);
      const found = decode(group);
      const rare = Math.log(1 + index.n / (1 + found.length));
      for (const [n, c] of found) into.found.set(n, Math.max(into.found.get(n) ?? 0, weights[c] * rare * share * (n < index.m ? 1 : 0.4)));
      into.common ||= group[0] === "!";
    }
    return which.length > 0;
  }

  const where = (part, is) => part.all.flatMap((w, i) => (is(w) ? [i] : []));

  // As it is, and as the beginning of others if it is the last; else with a slip, or cut shorter.
  async function look(word, last) {
    const into = { found: new Map(), common: false, word }, taken = new Set();
    const takeAll = (parts, is, share) => parts.map((part) => take(part, where(part, is).slice(0, 60), share, into, taken)).includes(true);
    const parts = await partsOf(word, last);
    let any = takeAll(parts, (w) => w === word, 1);
    if (last) any = takeAll(parts, (w) => w !== word && w.startsWith(word), any ? 0.3 : 0.8) || any;
    if (any || word.length < 4) return into;
    let close = closest(parts[0].all, word);
    if (!close.length) close = closest(unfold((await fetched("near")).w), word);
    for (const w of close) {
      any = takeAll(await partsOf(w), (x) => x === w, 0.7) || any;
      into.word = w;
    }
    for (let n = word.length - 1; !any && n >= 4 && n >= word.length - 4; n--) {
      const start = word.slice(0, n);
      any = takeAll(await partsOf(start, true), (w) => w.startsWith(start) && w.length <= word.length + 4, 0.5);
    }
    return into;
  }

  // The documents with most words, the best first; words found; slip: others than were typed; whole: all are there.
  async function find(query) {
    let all = words(query);
    const told = all.filter((w) => !ignored.has(w));
    const open = /[^\s.,;:!?]$/.test(query);
    if (told.length) all = told;
    if (!all.length) return null;
    const looked = await Promise.all(all.map((w, i) => look(w, open && i === all.length - 1)));
    const scores = new Map();
    for (const { found } of looked) {
      for (const [n, score] of found) {
        const s = scores.get(n) ?? scores.set(n, [0, 0]).get(n);
        s[0]++;
        s[1] += score;
      }
    }
    for (const { found, common } of looked) if (common) for (const [n, s] of scores) if (!found.has(n)) s[0]++;
    const most = Math.max(0, ...[...scores.values()].map((s) => s[0]));
    const best = [...scores].filter(([, s]) => s[0] === most).sort(([m, a], [n, b]) => b[1] - a[1] || m - n).map(([n]) => n);
    return { best, words: looked.map((l) => l.word), slip: looked.some((l, i) => l.word !== all[i]), whole: most === looked.length };
  }

  async function tell(n) {
    return (await fetched("d" + Math.floor(n / index.d))).d[n % index.d];
  }

  return { find, tell, says: index.s };
}
