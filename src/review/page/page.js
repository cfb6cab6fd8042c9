"use strict";
// The page of a review. What is found comes as JSON; names and code reach the document as text.

const $ = (id) => document.getElementById(id);
const data = JSON.parse($("data").textContent);
const SAFETIES = ["safe", "suggested", "reported"];
const STATES = ["open", "accepted", "rejected"];
const BATCH = 20;
// The least width and height of what is clicked.
const TARGET = 24;
// A map of fewer folders says no more than the list of files.
const MAPPED = 4;
// The characters of a path that fit the side.
const PATH = 34;

const filter = { text: "", dir: "", safety: new Set(), state: new Set(), transform: "", owner: "" };
let current = null;
let drawn = 0;
let visible = [];

/** An element with classes, and children or text. */
function make(tag, classes, ...children) {
  const element = document.createElement(tag);
  if (classes) element.className = classes;
  element.append(...children);
  return element;
}

/** Text in which `code` is code. */
function prose(text) {
  return text.split("`").map((part, index) => (index % 2 ? make("code", "", part) : part));
}

function button(classes, pressed, onclick, ...children) {
  const element = make("button", classes, ...children);
  element.type = "button";
  if (pressed !== null) element.setAttribute("aria-pressed", String(pressed));
  element.addEventListener("click", onclick);
  return element;
}

function count(number, one, many) {
  return `${number} ${number === 1 ? one : many}`;
}

/** The folder that all files are in, with its last slash; empty if there is none. */
function commonFolder() {
  const folders = data.files.map((file) => file.path.split("/").slice(0, -1));
  let common = folders[0] || [];
  for (const folder of folders) {
    let length = 0;
    while (length < common.length && common[length] === folder[length]) length += 1;
    common = common.slice(0, length);
  }
  return common.length ? `${common.join("/")}/` : "";
}
const PREFIX = commonFolder();
const FOLDERS = new Set(data.files.map((file) => file.path.split("/").slice(0, -1).join("/"))).size;

/** A path without the common folder, and without its middle if it is long: both ends say more. */
function shortPath(path) {
  const own = path.slice(PREFIX.length);
  if (own.length <= PATH) return own;
  const name = own.split("/").pop();
  const end = Math.min(Math.max(name.length + 1, Math.ceil(PATH / 2)), PATH - 6);
  return `${own.slice(0, PATH - end - 1)}…${own.slice(-end)}`;
}

// What is shown.

function fits(file, change, except) {
  const is = (name, test) => name === except || test();
  const words = () => `${file.path} ${change.transform} ${change.title}`.toLowerCase();
  return (
    is("text", () => filter.text.toLowerCase().split(/\s+/).every((word) => words().includes(word))) &&
    is("dir", () => !filter.dir || file.path === filter.dir || file.path.startsWith(`${filter.dir}/`)) &&
    is("safety", () => !filter.safety.size || filter.safety.has(change.safety)) &&
    is("state", () => !filter.state.size || filter.state.has(change.state)) &&
    is("transform", () => !filter.transform || change.transform === filter.transform) &&
    is("owner", () => !filter.owner || owners(file).includes(filter.owner))
  );
}

function owners(file) {
  return file.owners.length ? file.owners : ["nobody"];
}

/** Every change that fits, all filters but one aside. */
function* fitting(except) {
  for (const file of data.files) {
    for (const change of file.changes) {
      if (fits(file, change, except)) yield [file, change];
    }
  }
}

function tally(except, keys) {
  const counts = new Map();
  for (const [file, change] of fitting(except)) {
    for (const key of keys(file, change)) counts.set(key, (counts.get(key) || 0) + 1);
  }
  return counts;
}

function draw() {
  visible = data.files.filter((file) => file.changes.some((change) => fits(file, change)));
  drawCounts();
  drawSide();
  $("list").replaceChildren();
  drawn = 0;
  more();
  $("empty").hidden = visible.length > 0;
  if (!shown().some((change) => change.id === current)) current = null;
  mark();
}

function more() {
  for (const file of visible.slice(drawn, drawn + BATCH)) $("list").append(section(file));
  drawn = Math.min(drawn + BATCH, visible.length);
}

function shown() {
  return visible.flatMap((file) => file.changes.filter((change) => fits(file, change)));
}

function drawCounts() {
  const all = data.files.flatMap((file) => file.changes);
  const of = (state) => all.filter((change) => change.state === state).length;
  const [open, accepted, rejected] = STATES.map(of);
  const reported = all.filter((change) => change.safety === "reported").length;
  if (data.live) {
    $("counts").textContent = `${accepted} accepted · ${rejected} rejected · ${open} open`;
    for (const [state, number] of [["open", open], ["accepted", accepted], ["rejected", rejected]]) {
      document.querySelector(`#progress .${state}`).style.flexGrow = number;
    }
    $("apply").disabled = !accepted;
    $("apply").textContent = accepted ? `Apply ${accepted}` : "Apply";
  } else {
    $("counts").textContent =
      `${count(all.length - reported, "change", "changes")} proposed · ${reported} to be done by hand`;
  }
  const now = shown();
  const undecided = now.filter((change) => change.state === "open").length;
  $("shown").textContent =
    `${count(now.length, "finding", "findings")} in ${count(visible.length, "file", "files")}`;
  $("all").disabled = $("none").disabled = !undecided;
  const sound = soundOnes().length;
  $("sound").disabled = !sound;
  $("sound").textContent = sound ? `Accept the ${count(sound, "safe one", "safe ones")}` : "Accept the safe ones";
}

// The side.

function drawSide() {
  chips("safety", SAFETIES, (file, change) => [change.safety], filter.safety);
  if (data.live) chips("states", STATES, (file, change) => (change.state ? [change.state] : []), filter.state);
  list("transforms", "transform", (file, change) => [change.transform]);
  list("owners", "owner", (file) => owners(file));
  $("owned").hidden = !data.files.some((file) => file.owners.length);
  const jump = (file) => {
    const number = file.changes.filter((change) => fits(file, change)).length;
    const label = make("span", "path", shortPath(file.path));
    const entry = button("", null, () => reach(file), label, make("span", "", String(number)));
    entry.title = file.path;
    return entry;
  };
  $("prefix").textContent = PREFIX && `in ${PREFIX}`;
  $("files").replaceChildren(...visible.slice(0, 500).map(jump));
  drawMap();
  const { safety, state, ...others } = filter;
  const set = Object.values(others).filter(Boolean).length + safety.size + state.size;
  $("active").textContent = set ? `(${set})` : "";
}

function chips(id, names, keys, chosen) {
  const counts = tally(id === "states" ? "state" : id, keys);
  const chip = (name) => {
    const toggle = () => {
      if (!chosen.delete(name)) chosen.add(name);
      draw();
    };
    return button(name, chosen.has(name), toggle, `${name} ${counts.get(name) || 0}`);
  };
  const wanted = (name) => counts.has(name) || chosen.has(name);
  $(id).replaceChildren(...names.filter(wanted).map(chip));
}

function list(id, name, keys) {
  const counts = [...tally(name, keys)].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const entry = ([key, number]) => {
    const toggle = () => {
      filter[name] = filter[name] === key ? "" : key;
      draw();
    };
    return button("", filter[name] === key, toggle, make("span", "", key), make("span", "", String(number)));
  };
  $(id).replaceChildren(...counts.map(entry));
}

// The map: the area of a directory or file is how much is found there.

function drawMap() {
  $("map").hidden = $("crumbs").hidden = FOLDERS < MAPPED;
  if (FOLDERS < MAPPED) return;
  const parts = filter.dir ? filter.dir.split("/") : [];
  const crumb = (part, index) => {
    const target = parts.slice(0, index).join("/");
    const go = () => { filter.dir = target; draw(); };
    return index === parts.length ? make("b", "", part) : button("", null, go, part);
  };
  const crumbs = [data.tree || "all", ...parts].map(crumb);
  $("crumbs").replaceChildren(...crumbs.flatMap((element, index) => (index ? ["/", element] : [element])));

  // The folder that all files are in needs no tile.
  const depth = Math.max(parts.length, PREFIX.split("/").length - 1);
  const tiles = new Map();
  for (const [file, change] of fitting("")) {
    const path = file.path.split("/");
    const key = path.slice(0, Math.max(depth + 1, 1)).join("/");
    const tile = tiles.get(key) || { key, name: path[depth] || path.at(-1), total: 0, safe: 0, suggested: 0, reported: 0 };
    tile.total += 1;
    tile[change.safety] += 1;
    tiles.set(key, tile);
  }
  const map = $("map");
  const box = { x: 0, y: 0, width: map.clientWidth || 248, height: map.clientHeight || 150 };
  const all = [...tiles.values()].sort((a, b) => b.total - a.total);
  map.replaceChildren(...squares(all, box).map(([tile, place]) => drawTile(tile, place)));
}

function drawTile(tile, place) {
  const mix = make("span", "mix");
  for (const safety of SAFETIES) {
    const part = make("i", safety);
    part.style.flexGrow = tile[safety];
    mix.append(part);
  }
  const go = () => { filter.dir = filter.dir === tile.key ? "" : tile.key; draw(); };
  const label = place.width > 34 && place.height > 20 ? [make("span", "", tile.name)] : [];
  const number = place.height > 36 ? [make("span", "count", String(tile.total))] : [];
  // What is too small to be hit is shown only: the list of files leads there too.
  const isTarget = Math.min(place.width, place.height) >= TARGET;
  const element = isTarget ? button("", null, go, ...label, ...number, mix) : make("span", "", mix);
  element.title = `${tile.key}: ${tile.safe} safe, ${tile.suggested} suggested, ${tile.reported} reported`;
  element.setAttribute(isTarget ? "aria-label" : "aria-hidden", isTarget ? element.title : "true");
  for (const side of ["width", "height"]) element.style[side] = `${place[side]}px`;
  element.style.left = `${place.x}px`;
  element.style.top = `${place.y}px`;
  return element;
}

/** Tiles, largest first, as rectangles that are as square as can be. */
function squares(tiles, box) {
  const placed = [];
  let { x, y, width, height } = box;
  let rest = tiles;
  while (rest.length && width > 1 && height > 1) {
    const sum = rest.reduce((all, tile) => all + tile.total, 0);
    const scale = (width * height) / sum;
    const side = Math.min(width, height);
    const worst = (row) => {
      const area = row.reduce((all, tile) => all + tile.total * scale, 0);
      const thick = area / side;
      return Math.max(...row.map((tile) => {
        const long = (tile.total * scale) / thick;
        return Math.max(long / thick, thick / long);
      }));
    };
    let length = 1;
    while (length < rest.length && worst(rest.slice(0, length + 1)) <= worst(rest.slice(0, length))) length += 1;
    const row = rest.slice(0, length);
    rest = rest.slice(length);
    const thick = row.reduce((all, tile) => all + tile.total * scale, 0) / side;
    let along = 0;
    for (const tile of row) {
      const long = (tile.total * scale) / thick;
      placed.push([tile, width < height
        ? { x: x + along, y, width: long, height: thick }
        : { x, y: y + along, width: thick, height: long }]);
      along += long;
    }
    if (width < height) { y += thick; height -= thick; } else { x += thick; width -= thick; }
  }
  return placed;
}

// The files.

function section(file) {
  const sums = SAFETIES.map((safety) => [file.changes.filter((c) => c.safety === safety).length, safety]);
  const sum = sums.filter(([number]) => number).map(([number, safety]) => `${number} ${safety}`).join(", ");
  const head = make("header", "", make("h2", "path", file.path));
  if (file.owners.length) head.append(make("span", "who", file.owners.join(" ")));
  head.append(make("span", "sum", sum));
  if (file.hunks.some((hunk) => hunk.some((row) => !row.same))) {
    const copy = button("", null, () => copied(patch(file), copy), "Copy as patch");
    head.append(copy);
  }
  const element = make("section", "file", head);
  element.dataset.path = file.path;
  const narrow = file.changes.some((change) => !fits(file, change));
  for (const hunk of file.hunks) {
    const lines = new Set(hunk.flatMap((row) => (row.old ? [row.old[0]] : [])));
    const own = file.changes.filter((change) => lines.has(change.line));
    // What goes with the changes, such as imports, is left out when only some are looked at.
    const wanted = own.length ? own.some((change) => fits(file, change)) : !narrow;
    if (wanted) element.append(drawHunk(hunk, own));
  }
  return element;
}

/** The changes of a file as a unified diff. */
function patch(file) {
  const text = (pieces) => pieces.map((part) => (typeof part === "string" ? part : part[0])).join("");
  const written = (hunk) => {
    const lines = [];
    let added = [];
    const counts = { old: 0, new: 0 };
    const flush = () => { lines.push(...added); added = []; };
    for (const row of hunk) {
      if (row.old) counts.old += 1;
      if (row.same || row.new) counts.new += 1;
      if (row.same) {
        flush();
        lines.push(` ${text(row.old[1])}`);
      } else {
        if (row.old) lines.push(`-${text(row.old[1])}`);
        if (row.new) added.push(`+${text(row.new[1])}`);
      }
    }
    flush();
    const start = (side) => hunk.find((row) => row[side])?.[side][0] ?? 0;
    return [`@@ -${start("old")},${counts.old} +${start("new")},${counts.new} @@`, ...lines];
  };
  const changed = file.hunks.filter((hunk) => hunk.some((row) => !row.same));
  return [`--- a/${file.path}`, `+++ b/${file.path}`, ...changed.flatMap(written), ""].join("\n");
}

/** Puts a text into the clipboard, and says so on a button. */
async function copied(text, element) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // A page without a server may not ask for the clipboard.
    const area = make("textarea", "");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  element.textContent = "Copied";
  setTimeout(() => { element.textContent = "Copy as patch"; }, 1500);
}

function drawHunk(hunk, changes) {
  const element = make("div", hunk.every((row) => row.same) ? "hunk plain" : "hunk");
  for (const row of hunk) {
    for (const change of changes) {
      if (row.old && row.old[0] === change.line) element.append(card(change));
    }
    element.append(drawRow(row));
  }
  return element;
}

function drawRow(row) {
  const cells = (side, line, pieces) => [
    make("span", line ? `no ${side}` : `no ${side} none`, line ? String(line[0]) : ""),
    make("span", line ? `code ${side}` : `code ${side} none`, ...(line ? pieces.map(piece) : [])),
  ];
  const after = row.same ? row.old[1] : row.new && row.new[1];
  const old = cells("old", row.old, row.old && row.old[1]);
  return make("div", row.same ? "row" : "row diff", ...old, ...cells("new", row.new, after));
}

function piece([text, kind]) {
  if (!kind) return text;
  return make("span", kind.replace("+", " w").trim(), text);
}

function card(change) {
  const element = make("article", `change ${change.safety} ${change.state || ""}`);
  element.dataset.id = change.id;
  const only = () => { filter.transform = filter.transform === change.transform ? "" : change.transform; draw(); };
  const id = button("id", null, only, change.transform);
  id.title = "Only this transform";
  const head = make("div", "head", make("span", "badge", change.safety), id, make("span", "title", ...prose(change.title)));
  if (change.notes.length) {
    const why = make("details", "", make("summary", "", "why"));
    why.append(make("ul", "", ...change.notes.map((note) => make("li", "", ...prose(note)))));
    head.append(why);
  }
  if (data.live && data.editor) {
    head.append(button("open", null, () => trying(() => ask("open", { change: change.id })), "Open"));
  }
  if (change.state) {
    const verdict = make("span", "verdict");
    const put = (state) => () => decide([change.id], change.state === state ? "open" : state);
    verdict.append(button("yes", change.state === "accepted", put("accepted"), "Accept"));
    verdict.append(button("no-thanks", change.state === "rejected", put("rejected"), "Reject"));
    verdict.setAttribute("role", "group");
    head.append(verdict);
  }
  element.append(head);
  if (change.message) element.append(make("p", "message", ...prose(change.message)));
  element.addEventListener("click", () => { current = change.id; mark(); });
  return element;
}

// Where one is.

function cardOf(id) {
  return document.querySelector(`.change[data-id="${id}"]`);
}

function mark() {
  for (const element of document.querySelectorAll(".change.current")) element.classList.remove("current");
  if (current !== null) cardOf(current)?.classList.add("current");
}

function go(id) {
  current = id;
  while (!cardOf(id) && drawn < visible.length) more();
  mark();
  cardOf(id)?.scrollIntoView({ block: "center" });
}

function step(by) {
  const all = shown();
  const at = all.findIndex((change) => change.id === current);
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
  if (next) go(next.id);
}

function stepFile(by) {
  const at = visible.findIndex((file) => file.changes.some((change) => change.id === current));
  const file = visible[at < 0 ? 0 : at + by];
  const first = file && file.changes.find((change) => fits(file, change));
  if (first) go(first.id);
}

function reach(file) {
  const first = file.changes.find((change) => fits(file, change));
  if (first) go(first.id);
  document.querySelector(`.file[data-path="${CSS.escape(file.path)}"]`)?.scrollIntoView();
}

// What is decided.

async function ask(route, body) {
  const answer = await fetch(route, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body || {}),
  });
  if (!answer.ok) throw new Error(`the server refused (${answer.status})`);
  return answer.json();
}

function tell(...lines) {
  $("told").replaceChildren(...lines.map((line) => make("p", "", ...prose(line))));
  $("told").hidden = !lines.length;
}

async function trying(work) {
  try {
    await work();
  } catch (error) {
    tell(`That did not work: ${error.message}. Is \`upshift review\` still running?`);
  }
}

function decide(changes, state) {
  return trying(async () => {
    if (!data.live || !changes.length) return;
    const next = following(changes);
    const files = new Map(Object.entries(await ask("decide", { changes, state })));
    const now = (file) => files.get(file.path) || file;
    data.files = data.files.map(now);
    const top = cardOf(changes[0])?.getBoundingClientRect().top;
    if (filter.state.size) {
      draw();
    } else {
      for (const file of files.values()) {
        const old = document.querySelector(`.file[data-path="${CSS.escape(file.path)}"]`);
        old?.replaceWith(section(file));
      }
      visible = visible.map(now);
      drawCounts();
      drawSide();
    }
    const moved = cardOf(changes[0])?.getBoundingClientRect().top;
    if (top !== undefined && moved !== undefined) window.scrollBy(0, moved - top);
    mark();
    if (next !== null && changes[0] === current && state !== "open") go(next);
  });
}

/** The change after one that is decided. */
function following(changes) {
  const all = shown();
  const at = all.findIndex((change) => change.id === changes[0]);
  return changes.length === 1 && at >= 0 && at + 1 < all.length ? all[at + 1].id : null;
}

function decideCurrent(state) {
  const change = shown().find((change) => change.id === current);
  if (change?.state) decide([change.id], state);
}

function decideShown(state) {
  decide(shown().filter((change) => change.state === "open").map((change) => change.id), state);
}

/** The safe changes that are shown and open. */
function soundOnes() {
  return shown().filter((change) => change.state === "open" && change.safety === "safe");
}

function decideSound() {
  decide(soundOnes().map((change) => change.id), "accepted");
}

function apply() {
  const files = data.files.filter((file) => file.changes.some((change) => change.state === "accepted"));
  const number = files.flatMap((file) => file.changes).filter((change) => change.state === "accepted").length;
  if (!data.live || !number) return;
  const what = `${count(number, "change", "changes")} in ${count(files.length, "file", "files")}`;
  $("question").textContent = `Write ${what}? It can be undone.`;
  $("sure").showModal();
}

$("sure").addEventListener("close", () => {
  if ($("sure").returnValue === "yes") leave("apply", "Writing …");
});

function undo() {
  if (data.undo) leave("undo", "Bringing back …");
}

/** Asks for something after which the files are others. */
function leave(route, word) {
  trying(async () => {
    tell(word);
    await ask(route);
    location.reload();
  });
}

function end() {
  trying(async () => {
    await ask("end");
    data.live = false;
    document.body.classList.add("report");
    for (const id of ["apply", "undo", "end", "all", "none", "sound"]) $(id).disabled = true;
    tell("The review has ended; what was decided is kept. You can close this page.");
  });
}

// Keys.

function clear() {
  Object.assign(filter, { text: "", dir: "", transform: "", owner: "" });
  filter.safety.clear();
  filter.state.clear();
  $("search").value = "";
  draw();
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  "]": () => stepFile(1),
  "[": () => stepFile(-1),
  a: () => decideCurrent("accepted"),
  r: () => decideCurrent("rejected"),
  o: () => decideCurrent("open"),
  S: decideSound,
  A: () => decideShown("accepted"),
  R: () => decideShown("rejected"),
  i: () => {
    const why = current !== null && cardOf(current)?.querySelector("details");
    if (why) why.open = !why.open;
  },
  t: () => {
    const change = shown().find((change) => change.id === current);
    filter.transform = filter.transform || !change ? "" : change.transform;
    draw();
    if (current !== null) go(current);
  },
  "/": () => { $("side").open = true; $("search").focus(); },
  w: apply,
  u: undo,
  "?": () => $("keys").showModal(),
  Escape: clear,
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target === $("search")) {
    if (event.key === "Enter" || event.key === "Escape") {
      event.preventDefault();
      if (event.key === "Escape") clear();
      $("search").blur();
      step(1);
    }
    return;
  }
  const act = KEYS[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});

$("search").addEventListener("input", () => { filter.text = $("search").value.trim(); draw(); });
$("apply").addEventListener("click", apply);
$("undo").addEventListener("click", undo);
$("end").addEventListener("click", end);
$("help").addEventListener("click", () => $("keys").showModal());
$("all").addEventListener("click", () => decideShown("accepted"));
$("sound").addEventListener("click", decideSound);
$("none").addEventListener("click", () => decideShown("rejected"));
window.addEventListener("scroll", () => {
  if (drawn < visible.length && innerHeight + scrollY > document.body.scrollHeight - 1500) more();
}, { passive: true });

const narrow = matchMedia("(max-width: 820px)");
const fold = () => { $("side").open = !narrow.matches; };
narrow.addEventListener("change", fold);
$("side").addEventListener("toggle", drawMap);
window.addEventListener("resize", drawMap);

document.body.classList.toggle("report", !data.live);
for (const id of ["apply", "end", "all", "none", "sound", "progress", "states"]) $(id).hidden = !data.live;
$("undo").hidden = !data.undo;
$("tree").textContent = data.tree;
$("unread").hidden = !data.unread_count;
$("unread").querySelector("summary").textContent = `${count(data.unread_count, "problem", "problems")}: what could not be looked at`;
$("unread").querySelector("ul").append(
  ...data.unread.map(([path, why]) => make("li", "", make("span", "path", path), ": ", ...prose(why))),
);
if (data.unread_count > data.unread.length) {
  $("unread").querySelector("ul").append(make("li", "", `and ${data.unread_count - data.unread.length} more`));
}
document.title = `${data.tree} · upshift review`;
tell(...data.told);
fold();
draw();
