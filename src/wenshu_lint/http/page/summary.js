// What stands above the draft: what was recognised, the six gates, and what to show of the findings.

import { $, el, visible } from "./dom.js";
import { LEVELS } from "./margin.js";

const WORD = "Word 文稿不在这里改：下载批注稿，问题都写成批注，有把握的改法写成修订，在 Word 或 WPS 里逐处接受或拒绝。";
const SHORT = { clean: "未发现问题", idle: "未查" };

const day = (iso) => iso.replace(/^(\d{4})-0?(\d+)-0?(\d+)$/, "$1年$2月$3日");

export function facts(result) {
  const known = result.recognised;
  const rows = [
    ["文种", known.genre, "未能认出"],
    ["行文方向", known.direction, "未能认出"],
    ["密级", known.secrecy, "没有标志"],
    ["成文日期", day(known.issued), "未能认出"],
    ["字数", known.characters.toLocaleString("zh-CN"), ""],
  ];
  $("facts").replaceChildren(...rows.map(([name, words, none]) =>
    el("div", {}, el("dt", {}, name), el("dd", { class: words ? null : "unknown" }, visible(words || none)))));
  const broken = result.failures.map((one) => ({ serious: true, message: `规则 ${one.rule} 检查时出错` }));
  const word = result.document.kind === "word" ? [{ message: WORD }] : [];
  $("notices").replaceChildren(...[...word, ...result.notices, ...broken].map((notice) =>
    el("p", { class: notice.serious ? "notice serious" : "notice" }, visible(notice.message))));
  secrecy(result.findings.find((found) => found.code === "classification/handling"));
}

function secrecy(found) {
  $("secrecy").hidden = !found;
  if (!found) return;
  $("secrecy").replaceChildren(
    el("strong", {}, found.name),
    el("p", {}, "只能在符合保密要求的涉密信息系统和设备上处理；请立即核对本机是否为涉密设备。"));
}

export function gates(result, live, chosen, pick) {
  $("gates").replaceChildren(...result.gates.map((gate, n) => {
    const count = live.filter((found) => found.gate === gate.gate).length;
    const open = live.some((found) => found.gate === gate.gate && found.severity !== "info");
    const state = count ? (open ? "open" : "hint") : gate.findings ? "clean" : gate.state;
    const part = state === "idle" && gate.rules > gate.unchecked ? "所查部分未发现问题" : SHORT[state];
    return el("button", {
      type: "button",
      class: `gate ${state}`,
      "aria-pressed": String(chosen === gate.gate),
      title: gate.verdict,
      onclick: () => pick(chosen === gate.gate ? "" : gate.gate),
    },
    el("span", { class: "ordinal", "aria-hidden": "true" }, "一二三四五六"[n]),
    el("span", { class: "gate-name" }, gate.gate.replace("密级、发放范围、用印关", "密级用印关")),
    el("span", { class: "verdict" }, count ? `${count} 处` : part));
  }));
  const gate = result.gates.find((one) => one.gate === chosen);
  $("limit").hidden = !gate;
  $("limit").textContent = gate ? `${gate.gate}：${gate.limit}` : "";
}

export function levels(live, hidden, toggle) {
  $("levels").replaceChildren(...Object.entries(LEVELS).map(([level, words]) => {
    const count = live.filter((found) => found.severity === level).length;
    return el("button", {
      type: "button",
      class: `chip ${level}`,
      "aria-pressed": String(!hidden.has(level)),
      onclick: () => toggle(level),
    }, words, el("span", { class: "count" }, count));
  }));
}

export function families(live, chosen) {
  const found = new Map();
  for (const one of live) found.set(one.family, [one.family_title, (found.get(one.family)?.[1] ?? 0) + 1]);
  const listed = [...found].sort(([, one], [, other]) => other[1] - one[1]);
  if (chosen && !found.has(chosen)) listed.push([chosen, [chosen, 0]]);
  $("family").replaceChildren(
    el("option", { value: "" }, "全部"),
    ...listed.map(([value, [title, count]]) => el("option", { value, selected: value === chosen }, `${title}（${count}）`)));
}
