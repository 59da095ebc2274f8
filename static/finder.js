// Keeps what is chosen in the finder in the address of its page, and says how much fits. site.js imports it once there is a choice.
const form = document.querySelector("#choices"), said = document.querySelector("#said");

function read() {
  const asked = new URLSearchParams(location.search);
  for (const input of form.querySelectorAll("input")) input.checked = asked.getAll(input.name).includes(input.value);
  for (const list of form.querySelectorAll("select")) {
    list.value = asked.get(list.name) || "";
    if (list.selectedIndex < 0) list.value = "";
  }
  link();
}

// The other languages know the same values.
function link() {
  for (const other of document.querySelectorAll(".languages a")) other.search = location.search;
}

function write() {
  const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  history.replaceState(history.state, "", location.pathname + (chosen.size ? "?" + chosen : "") + location.hash);
  link();
  const rows = [...document.querySelectorAll(".finder tbody tr")].filter((row) => row.getClientRects().length).length;
  said.textContent = rows ? said.dataset.count + " " + rows.toLocaleString(document.documentElement.lang) : said.dataset.nothing;
}

location.search ? read() : write();
addEventListener("pageshow", read);
form.addEventListener("change", write);
form.addEventListener("reset", () => setTimeout(write));
