// The page at work: one draft, its newest check, what was chosen; nothing is kept when it is closed.

import { hand, toClipboard, whenDropped } from "./carry.js";
import { $, el } from "./dom.js";
import { Margin } from "./margin.js";
import { layOut, names, places } from "./paper.js";
import { openRule } from "./rule.js";
import * as service from "./service.js";
import * as summary from "./summary.js";

const WORD = /\.(docx|docm|dotx|dotm)$/i;
const MOST_STEPS = 200;
const state = {
  name: "", file: null, result: null, profile: "", active: null, editing: false, dirty: false,
  gate: "", family: "", muted: new Set(), ignored: new Set(), steps: [],
};
const narrow = matchMedia("(max-width: 63.9rem)");
const margin = new Margin({ pick, mend: mendOne, mendRule, ignore, why, edit: editAt });

// --- what is known ---------------------------------------------------------------

const text = () => state.result.document.text;
const isWord = () => state.result.document.kind === "word";
const current = () => (state.editing ? $("source").value : text());
const live = () => {
  if (!state.ignored.size) return state.result.findings;
  const named = names(state.result);
  return state.result.findings.filter((found) => !state.ignored.has(named.get(found.id)));
};
const shown = () => live().filter((found) =>
  !state.muted.has(found.severity) && (!state.gate || found.gate === state.gate)
  && (!state.family || found.family === state.family));
const safe = () => (isWord() ? [] : live().filter((found) => found.fix?.applicability === "safe"));

// --- telling ---------------------------------------------------------------------

let toastTimer = 0;
function tell(words, { undo = false, alarm = false } = {}) {
  $("told").textContent = words;
  $("back").hidden = !undo;
  $("toast").hidden = false;
  $("toast").classList.toggle("alarm", alarm);
  $(alarm ? "alarm" : "live").textContent = words;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { $("toast").hidden = true; }, alarm ? 12000 : 6000);
}

async function working(task) {
  const slow = setTimeout(() => document.body.classList.add("working"), 250);
  try {
    return await task();
  } catch (error) {
    tell(error.message, { alarm: true });
    return null;
  } finally {
    clearTimeout(slow);
    document.body.classList.remove("working");
  }
}

// --- checking --------------------------------------------------------------------

// One check at a time; of what was asked meanwhile only the newest is done.
let running = false, waiting = null;
async function check(task, then) {
  if (running) { waiting = [task, then]; return; }
  running = true;
  const result = await working(task);
  running = false;
  const following = waiting;
  waiting = null;
  if (result) then(result);
  if (following) await check(...following);
}

function mayLeave() {
  return !state.dirty || confirm("改过的文稿还没有复制或下载，确定换一份吗？");
}

function begin(name, file, task) {
  if (!mayLeave()) return;
  check(task, (result) => {
    Object.assign(state, {
      name, file, result, active: null, gate: "", family: "", muted: new Set(), ignored: new Set(), steps: [],
      dirty: false,
    });
    setEditing(false);
    $("toast").hidden = true;
    document.body.dataset.view = "review";
    $("start").hidden = true;
    $("review").hidden = false;
    scrollTo(0, 0);
    draw();
    announce();
    $("work").focus({ preventScroll: true });
  });
}

function beginText(words, name = "") {
  if (!words.trim()) { tell("还没有文稿", { alarm: true }); $("pasted").focus(); return; }
  begin(name, null, () => service.checkText(words, name, state.profile || null));
}

function beginFile(file) {
  begin(file.name, file, () => service.checkFile(file, file.name, state.profile));
}

function again() {
  const { file, name } = state;
  const task = isWord()
    ? () => service.checkFile(file, name, state.profile)
    : () => service.checkText(current(), name, state.profile || null);
  check(task, (result) => { state.result = result; draw(); announce(); });
}

function announce() {
  const { error, warning, info } = state.result.counts;
  const total = error + warning + info;
  $("live").textContent = total
    ? `核完：共 ${total} 处，错误 ${error}，警告 ${warning}，提示 ${info}` : "核完：没有发现问题";
}

// --- drawing ---------------------------------------------------------------------

function draw() {
  const { result } = state;
  const word = isWord();
  $("name").textContent = state.name || "粘贴的文稿";
  document.title = `${state.name || "粘贴的文稿"} - 核稿`;
  summary.facts(result);
  drawFilters();
  const listed = shown();
  if (!state.editing) layOut($("paper"), { ...result.document, parts: result.recognised.parts }, listed);
  margin.show(listed, { word });
  const count = safe().length;
  $("mend").textContent = count ? `改好有把握的 ${count} 处` : "改好有把握的";
  $("mend").disabled = !count;
  for (const id of ["mend", "undo", "edit", "copy", "save"]) $(id).hidden = word;
  $("annotated").hidden = !word;
  $("undo").disabled = !state.steps.length;
  $("edit").textContent = state.editing ? "看成文" : "修改原文";
  pick(listed.some((found) => found.id === state.active) ? state.active : null, { quiet: true });
}

function drawFilters() {
  const found = live(), listed = shown();
  summary.gates(state.result, found, state.gate, (gate) => { state.gate = gate; refilter(`[aria-pressed=true].gate`); });
  summary.levels(found, state.muted, (level) => {
    if (!state.muted.delete(level)) state.muted.add(level);
    refilter(`.chip.${level}`);
  });
  summary.families(found, state.family);
  const total = found.length;
  $("shown").value = listed.length === total ? `共 ${total} 处` : `显示 ${listed.length} 处，共 ${total} 处`;
  $("restore").hidden = !state.ignored.size;
  $("restore").textContent = `恢复放过的 ${state.result.findings.length - total} 处`;
  $("none").hidden = listed.length > 0;
  $("none").textContent = total
    ? "这里没有，别处还有：放宽筛选就能看到。"
    : "没有发现问题。机器没有发现问题，不等于没有问题。";
}

function refilter(focus) {
  draw();
  $("live").textContent = $("shown").value;
  document.querySelector(focus)?.focus();
}

function arrange() {
  if (state.result) margin.place(!narrow.matches && !state.editing);
}

// --- one finding -----------------------------------------------------------------

function pick(id, { from = "", quiet = false } = {}) {
  if (id && id === state.active && from === "card" && !narrow.matches) id = null;
  state.active = id;
  margin.choose(id);
  for (const mark of document.querySelectorAll(".mark.active")) mark.classList.remove("active");
  const marks = id ? [...$("paper").querySelectorAll(`[data-f~="${CSS.escape(id)}"]`)] : [];
  for (const mark of marks) mark.classList.add("active");
  document.body.classList.toggle("picked", Boolean(id));
  const listed = margin.findings;
  const nth = listed.findIndex((found) => found.id === id);
  $("nth").value = nth < 0 ? `${listed.length} 处` : `${nth + 1} / ${listed.length}`;
  for (const id of ["previous", "next"]) $(id).disabled = !listed.length;
  $("fold").hidden = !id;
  arrange();
  if (!id || quiet) return;
  if (state.editing) select(listed[nth]);
  else reveal(marks[0]);
  if (from === "keys") margin.focus(id);
  $("live").textContent = `第 ${nth + 1} 处，共 ${listed.length} 处：${listed[nth].message}`;
}

function reveal(mark) {
  if (!mark) return;
  const { top, bottom } = mark.getBoundingClientRect();
  const foot = narrow.matches ? innerHeight * 0.45 : innerHeight - 220;
  if (top < 120 || bottom > foot) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    scrollBy({ top: top - (narrow.matches ? innerHeight * 0.2 : innerHeight * 0.3), behavior: calm ? "auto" : "smooth" });
  }
}

function step(by) {
  const listed = margin.findings;
  if (!listed.length) return;
  const now = listed.findIndex((found) => found.id === state.active);
  const next = now < 0 ? (by > 0 ? 0 : listed.length - 1) : (now + by + listed.length) % listed.length;
  pick(listed[next].id, { from: "keys" });
}

async function why(found) {
  await working(() => openRule(found));
}

function ignore(found) {
  remember();
  const place = margin.findings.findIndex((one) => one.id === found.id);
  state.ignored.add(names(state.result).get(found.id));
  draw();
  goTo(place);
  tell("这一处先放过，只在这次有效", { undo: true });
}

function goTo(place) {
  const listed = margin.findings;
  if (listed.length) pick(listed[Math.min(place, listed.length - 1)].id, { from: "keys" });
}

// --- mending ---------------------------------------------------------------------

function remember() {
  state.steps.push({ result: state.result, ignored: new Set(state.ignored) });
  if (state.steps.length > MOST_STEPS) state.steps.shift();
}

function mend(choice, place = 0) {
  const words = current();
  if (words !== text()) { tell("文字刚刚改过，等核完再按一次", { alarm: true }); typed(); return; }
  check(() => service.mend(words, state.name, state.profile || null, choice), (mended) => {
    if (current() !== words) return;
    if (!mended.count) { tell("没有改动：这几处改法互相牵连，请到原文里改", { alarm: true }); return; }
    remember();
    state.result = mended.check;
    state.active = null;
    state.dirty = true;
    if (state.editing) { $("source").value = text(); grow(); }
    draw();
    if ("findings" in choice && choice.findings.length === 1) goTo(place);
    tell(`已改 ${mended.count} 处`, { undo: true });
  });
}

function mendOne(found) {
  mend({ findings: [found.id] }, margin.findings.findIndex((one) => one.id === found.id));
}

function mendRule(found) {
  mend({ findings: live().filter((one) => one.code === found.code).map((one) => one.id) });
}

function mendSafe() {
  if (!safe().length) return;
  mend(state.ignored.size ? { findings: safe().map((found) => found.id) } : { trust: "safe" });
}

function undo() {
  const last = state.steps.pop();
  if (!last) return;
  Object.assign(state, last);
  if (state.editing) { $("source").value = text(); grow(); }
  draw();
  tell("已撤销");
}

// --- editing ---------------------------------------------------------------------

function setEditing(on) {
  state.editing = on;
  document.body.classList.toggle("editing", on);
  $("edit").setAttribute("aria-pressed", String(on));
  $("source").hidden = !on;
  $("paper").hidden = on;
}

function edit() {
  const on = !state.editing;
  if (!on && current() !== text()) { recheck(edit); return; }
  if (on) remember();
  else if (state.steps.at(-1)?.result.document.text === text()) state.steps.pop();
  setEditing(on);
  if (on) { $("source").value = text(); grow(); $("source").focus({ preventScroll: true }); }
  draw();
}

function editAt(found) {
  if (!state.editing) edit();
  pick(found.id);
  $("source").focus();
}

function select(found) {
  const at = places(text());
  const low = at(found.offset);
  $("source").setSelectionRange(low, at(found.end_offset));
  const line = parseFloat(getComputedStyle($("source")).lineHeight);
  const lines = $("source").value.slice(0, low).split("\n").reduce((sum, one) => sum + Math.max(1, Math.ceil(one.length / 28)), 0);
  scrollTo({ top: $("source").getBoundingClientRect().top + scrollY + lines * line - innerHeight * 0.35 });
}

function grow() {
  $("source").style.height = "auto";
  $("source").style.height = `${$("source").scrollHeight + 4}px`;
}

let typing = 0;
function typed() {
  state.dirty = true;
  grow();
  clearTimeout(typing);
  typing = setTimeout(recheck, 350);
}

function recheck(then = () => {}) {
  clearTimeout(typing);
  const words = $("source").value;
  check(() => service.checkText(words, state.name, state.profile || null), (result) => {
    state.result = result;
    draw();
    then();
  });
}

// --- taking away -----------------------------------------------------------------

async function copy() {
  await toClipboard(current());
  state.dirty = false;
  tell("全文已复制");
}

const stem = () => (state.name || "文稿").replace(/\.[^.]+$/, "");

function save() {
  const suffix = /\.[^.]+$/.exec(state.name)?.[0] ?? ".txt";
  hand(new Blob([current()], { type: "text/plain;charset=utf-8" }), `${stem()}（已改）${suffix}`);
  state.dirty = false;
  tell("已下载改后的文稿（UTF-8 文本）");
}

async function sheet() {
  const { file, name } = state;
  const blob = await working(() => (isWord()
    ? service.sheetOfFile(file, name, state.profile)
    : service.sheetOfText(current(), name || "粘贴的文稿", state.profile || null)));
  if (blob) { hand(blob, `核稿单-${stem()}.html`); tell("已下载核稿单，可以打印、存档"); }
}

async function annotated() {
  const blob = await working(() => service.annotated(state.file, state.name, state.profile));
  if (blob) { hand(blob, `${stem()}（批注）${state.name.match(/\.doc[mx]$/i)?.[0] ?? ".docx"}`); tell("已下载批注稿：问题是批注，有把握的改法是修订"); }
}

function fresh() {
  if (!mayLeave()) return;
  Object.assign(state, { name: "", file: null, result: null, steps: [], dirty: false });
  setEditing(false);
  document.body.dataset.view = "start";
  document.body.classList.remove("picked");
  $("review").hidden = true;
  $("start").hidden = false;
  $("pasted").value = "";
  $("paper").replaceChildren();
  $("cards").replaceChildren();
  document.title = "核稿";
  $("pasted").focus();
}

// --- wiring ----------------------------------------------------------------------

const KEYS = {
  j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1),
  f: () => act("mend"), i: () => act("ignore"), w: () => act("why"),
  s: mendSafe, u: undo, e: () => !isWord() && edit(),
};

function act(name) {
  margin.cards.get(state.active)?.querySelector(`[data-act="${name}"]`)?.click();
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "Escape" && event.target === $("source")) { edit(); $("edit").focus(); return; }
  if (event.key === "Escape" && state.result) { pick(null); return; }
  if (event.target.closest?.("input, textarea, select")) return;
  if (event.key === "?") { $("keys").showModal(); return; }
  const task = state.result && KEYS[event.key];
  if (task) { event.preventDefault(); task(); }
}

function clicked(event) {
  const mark = event.target.closest(".mark");
  if (!mark) return;
  const ids = mark.dataset.f.split(" ");
  pick(ids[(ids.indexOf(state.active) + 1) % ids.length], { from: "text" });
}

function wireFiles() {
  $("open").addEventListener("click", () => $("file").click());
  $("file").addEventListener("change", () => {
    if ($("file").files[0]) beginFile($("file").files[0]);
    $("file").value = "";
  });
  whenDropped((files) => {
    if (files.length > 1) tell("一次只核一份，请拖一个文件", { alarm: true });
    else beginFile(files[0]);
  });
}

function wireStart() {
  $("entry").addEventListener("submit", (event) => { event.preventDefault(); beginText($("pasted").value); });
  $("pasted").addEventListener("paste", () => setTimeout(() => beginText($("pasted").value)));
  $("pasted").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) beginText($("pasted").value);
  });
  $("sample").addEventListener("click", () => working(async () => {
    const words = await (await fetch("page/sample.txt")).text();
    beginText(words, "示例通知.txt");
  }));
  const here = /^(localhost|127\.|\[::1\])/.test(location.hostname);
  $("oath").textContent = here
    ? "只在这台机器上检查，不联网，不存盘；关掉这一页，文稿就没有了。"
    : `文稿只送到 ${location.host} 检查，不存盘，不转给别处；关掉这一页，文稿就没有了。`;
}

function wireReview() {
  const tasks = { mend: mendSafe, undo, edit, copy, save, sheet, annotated, fresh, back: undo };
  for (const [id, task] of Object.entries(tasks)) $(id).addEventListener("click", task);
  $("help").addEventListener("click", () => $("keys").showModal());
  $("previous").addEventListener("click", () => step(-1));
  $("next").addEventListener("click", () => step(1));
  $("fold").addEventListener("click", () => pick(null));
  $("paper").addEventListener("click", clicked);
  $("source").addEventListener("input", typed);
  $("family").addEventListener("change", () => { state.family = $("family").value; refilter("#family"); });
  $("restore").addEventListener("click", () => { remember(); state.ignored.clear(); draw(); });
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
    });
  }
  addEventListener("keydown", pressed);
  addEventListener("beforeunload", (event) => { if (state.dirty) event.preventDefault(); });
  const again = () => { margin.again(); arrange(); };
  addEventListener("resize", again);
  narrow.addEventListener("change", again);
  document.fonts?.ready.then(again);
}

async function wireProfiles() {
  const known = await working(service.about);
  if (!known) return;
  for (const id of ["profile", "profile2"]) {
    $(id).replaceChildren(...known.profiles.map((profile) =>
      el("option", { value: profile.name, selected: profile.name === known.profile, title: profile.title },
        /^\w/.test(profile.name) ? `${profile.title}（${profile.name}）` : profile.name)));
    $(id).addEventListener("change", () => {
      state.profile = $(id).value;
      $("profile").value = $("profile2").value = state.profile;
      if (state.result) again();
    });
  }
}

wireFiles();
wireStart();
wireReview();
wireProfiles();
