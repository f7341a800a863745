// The findings as cards in the margin, each beside its line; on a narrow screen one at a time.

import { $, button, el, visible } from "./dom.js";

export const LEVELS = { error: "错误", warning: "警告", info: "提示" };
const GAP = 10;

export class Margin {
  // acts: { pick, mend, mendRule, ignore, why, edit }
  constructor(acts) {
    this.acts = acts;
    this.list = $("cards");
    this.findings = [];
    this.active = this.room = null;
    this.cards = new Map();
  }

  show(findings, context) {
    this.findings = findings;
    this.context = context;
    const counts = new Map();
    for (const found of findings) {
      if (this.mendable(found)) counts.set(found.code, (counts.get(found.code) ?? 0) + 1);
    }
    this.cards = new Map(findings.map((found) => [found.id, this.card(found, counts.get(found.code) ?? 0)]));
    this.list.replaceChildren(...this.cards.values());
    this.list.classList.toggle("many", findings.length > 200);
    this.active = this.room = null;
  }

  mendable(found) {
    return !this.context.word && found.fix && found.fix.applicability !== "display";
  }

  card(found, alike) {
    const head = button([
      el("span", { class: "level" }, LEVELS[found.severity]),
      el("span", { class: "message" }, visible(found.message)),
    ], () => this.acts.pick(found.id, { from: "card" }), { class: "head", "aria-expanded": "false" });
    const body = el("div", { class: "more", hidden: true });
    const card = el("li", { class: `card ${found.severity}`, "data-id": found.id }, head, body);
    card.fill = () => { if (!body.childElementCount) body.append(...this.inside(found, alike)); };
    return card;
  }

  inside(found, alike) {
    const facts = [];
    if (found.hint) facts.push(["建议", visible(found.hint)]);
    if (found.fix) facts.push(["改法", `${visible(found.fix.message)}${trust(found, this.context.word)}`]);
    if (found.basis.length) facts.push(["依据", found.basis.map((basis) => el("span", { class: "basis" }, basis))]);
    const acts = [];
    if (this.mendable(found)) {
      acts.push(button("改这一处", () => this.acts.mend(found), { class: "main", "data-act": "mend" }));
      if (alike > 1) acts.push(button(`同类 ${alike} 处都改`, () => this.acts.mendRule(found), { "data-act": "rule" }));
    } else if (!this.context.word) {
      acts.push(button("到原文里改", () => this.acts.edit(found), { "data-act": "edit" }));
    }
    acts.push(button("先放过", () => this.acts.ignore(found), { "data-act": "ignore" }));
    acts.push(button("为什么", () => this.acts.why(found), { "data-act": "why" }));
    return [
      el("p", { class: "where" }, [place(found), found.gate, found.family_title].filter(Boolean).join("·")),
      el("dl", {}, facts.map(([name, words]) => el("div", {}, el("dt", {}, name), el("dd", {}, words)))),
      el("div", { class: "acts" }, acts),
    ];
  }

  choose(id) {
    this.open(this.active, false);
    this.active = this.cards.has(id) ? id : null;
    this.open(this.active, true);
  }

  open(id, chosen) {
    const card = this.cards.get(id);
    if (!card) return;
    if (chosen) card.fill();
    card.classList.toggle("active", chosen);
    card.lastElementChild.hidden = !chosen;
    card.firstElementChild.setAttribute("aria-expanded", String(chosen));
    if (this.room) this.room.heights[this.room.order.get(id)] = null;
  }

  focus(id) { this.cards.get(id)?.firstElementChild.focus({ preventScroll: true }); }

  // Put every card beside its line; the chosen one exactly, the others as near as there is room.
  place(aligned) {
    this.list.classList.toggle("aligned", aligned);
    if (!aligned) {
      this.room = null;
      this.list.style.height = "";
      for (const card of this.cards.values()) card.style.transform = "";
      return;
    }
    this.room ??= this.measured();
    const { cards, wanted, heights, order, tops } = this.room;
    cards.forEach((card, n) => { heights[n] ??= card.offsetHeight; });
    const found = settle(wanted, heights, order.get(this.active) ?? -1);
    cards.forEach((card, n) => {
      const top = Math.round(found[n]);
      if (tops[n] !== top) card.style.transform = `translateY(${tops[n] = top}px)`;
    });
    const last = cards.length - 1;
    this.list.style.height = last < 0 ? "" : `${Math.max(found[last] + heights[last] + 24, this.room.least)}px`;
  }

  // Where the marks are and how tall the cards; asking the browser costs most, so it is asked once.
  measured() {
    const top = this.list.getBoundingClientRect().top;
    const anchors = new Map();
    for (const mark of $("paper").querySelectorAll(".mark")) {
      for (const id of mark.dataset.f.split(" ")) if (!anchors.has(id)) anchors.set(id, mark);
    }
    const tops = this.findings.map((found) => (anchors.get(found.id)?.getBoundingClientRect().top ?? top) - top - 4);
    return {
      cards: this.findings.map((found) => this.cards.get(found.id)),
      order: new Map(this.findings.map((found, n) => [found.id, n])),
      wanted: tops, heights: [], tops: [], least: $("paper").offsetHeight,
    };
  }

  // Forget the measures: the window or the letters have changed.
  again() { this.room = null; }
}

export function settle(wanted, heights, chosen) {
  const tops = [];
  let low = 0;
  wanted.forEach((top, n) => {
    tops[n] = n === chosen ? top : Math.max(top, low);
    low = tops[n] + heights[n] + GAP;
  });
  for (let n = chosen - 1; n >= 0; n -= 1) tops[n] = Math.min(tops[n], tops[n + 1] - heights[n] - GAP);
  return tops;
}

function trust(found, word) {
  if (word || found.fix.applicability === "display") return "（须人工修改）";
  return found.fix.applicability === "unsafe" ? "（改后须核对）" : "";
}

export function place(found) {
  if (found.table_cell) {
    const { table, row, column } = found.table_cell;
    return `表格 ${table + 1} 第 ${row + 1} 行第 ${column + 1} 列`;
  }
  if (found.paragraph !== null) return `第 ${found.paragraph + 1} 段第 ${found.location.column} 字`;
  return `第 ${found.location.row} 行第 ${found.location.column} 字`;
}
