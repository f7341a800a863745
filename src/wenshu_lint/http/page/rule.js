// The page of a rule in a drawer: why, the clauses, examples.

import { $, el, visible } from "./dom.js";
import { LEVELS } from "./margin.js";
import { rulePage } from "./service.js";

export async function openRule(found) {
  const page = await rulePage(found.code);
  $("rule-title").textContent = page.title;
  const bad = page.examples.filter((one) => one.bad !== null).slice(0, 3);
  const good = page.examples.filter((one) => one.bad === null && one.good !== null).slice(0, 3);
  $("rule-page").replaceChildren(
    el("p", { class: "tags" },
      el("span", { class: `tag ${page.severity}` }, LEVELS[page.severity]),
      el("span", { class: "tag" }, page.gate),
      el("span", { class: "tag" }, page.family_title)),
    el("p", { class: "said" }, visible(found.message)),
    ...section("为什么", page.why && el("p", {}, page.why)),
    ...section("依据", el("ul", { class: "clauses" }, page.basis.map((basis) => el("li", {}, basis)))),
    ...section("怎么办", found.hint && el("p", {}, visible(found.hint))),
    ...section("这样写会标出来", bad.length && bad.map(wrong)),
    ...section("这样写没有问题", good.length && good.map((one) => sample(one.good, "right", one.note))),
    ...section("范围", page.limits.length && el("ul", {}, page.limits.map((limit) => el("li", {}, limit)))),
    el("p", { class: "id" }, "规则名 ", el("code", {}, page.id)),
  );
  $("rule").showModal();
  $("rule").scrollTop = 0;
}

const section = (title, inside) => (inside ? [el("h3", {}, title), inside].flat(9).filter(Boolean) : []);

function wrong(example) {
  const pieces = [];
  let rest = visibleLines(example.bad);
  for (const words of example.flag.map(visibleLines).filter(Boolean)) {
    const place = rest.indexOf(words);
    if (place < 0) continue;
    pieces.push(rest.slice(0, place), el("mark", {}, words));
    rest = rest.slice(place + words.length);
  }
  return [
    el("pre", { class: "wrong" }, pieces, rest),
    example.good ? el("pre", { class: "right" }, visibleLines(example.good)) : "",
  ];
}

const sample = (text, kind, note) => [
  el("pre", { class: kind }, visibleLines(text)),
  note ? el("p", { class: "note" }, note) : "",
];

const visibleLines = (text) => text.trimEnd().split("\n").map(visible).join("\n");
