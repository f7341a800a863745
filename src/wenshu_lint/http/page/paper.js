// Lays a draft out as a document: its elements in their places, its findings underlined.

import { el } from "./dom.js";

const RANK = { error: 3, warning: 2, info: 1 };
const CLASSES = {
  份号: "head", 密级和保密期限: "head", 紧急程度: "head", 发文机关标志: "masthead", 发文字号: "number",
  签发人: "signer", 标题: "title", 主送机关: "addressee", 正文: "body", 附件说明: "annex",
  发文机关署名: "signature", 成文日期: "signature date", 附注: "body", 抄送机关: "foot",
  印发机关和印发日期: "foot", 页码: "page",
};
const FRAMES = { header: "页眉", footer: "页脚", note: "脚注", comment: "批注" };

// Places come in code points; JavaScript counts in halves where a character is rare.
export function places(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
  const starts = [];
  for (let at = 0; at < text.length; at += text.codePointAt(at) > 0xffff ? 2 : 1) starts.push(at);
  starts.push(text.length);
  return (offset) => starts[Math.min(offset, starts.length - 1)];
}

// A finding that was waved aside is known again by its words and those next to it, wherever they move.
export function names({ document: { text }, findings }) {
  const at = places(text), seen = new Map(), named = new Map();
  for (const found of findings) {
    const low = at(found.offset), high = at(found.end_offset);
    const pieces = [found.code, text.slice(low, high), text.slice(Math.max(0, low - 4), low), text.slice(high, high + 4)];
    const name = pieces.join("\u0000");
    seen.set(name, (seen.get(name) ?? 0) + 1);
    named.set(found.id, `${name}\u0000${seen.get(name)}`);
  }
  return named;
}

export function layOut(paper, draft, findings) {
  const at = places(draft.text);
  const marks = findings.map((found) => ({ found, start: at(found.offset), end: at(found.end_offset) }));
  const parts = new Set(draft.parts.slice(1).map((part) => at(part.offset)));
  const pieces = [];
  let table = null, frame = "", before = 0, next = 0, open = [];
  draft.blocks.forEach((block, number) => {
    const start = at(block.offset), end = at(block.end_offset);
    const last = number === draft.blocks.length - 1;
    const until = last ? Infinity : at(draft.blocks[number + 1].offset);
    open = open.filter((mark) => mark.end > start);
    while (next < marks.length && marks[next].start < until) open.push(marks[next++]);
    const here = open.filter((mark) => mark.start <= end || mark.start < until);
    const line = paragraph(draft, block, { start, end, headed: block.heading_end && at(block.heading_end) }, here);
    if ((draft.text.slice(before, start).match(/\n/g) ?? []).length > 1) line.classList.add("spaced");
    if ([...parts].some((part) => part >= before && part <= start && part > 0)) {
      line.classList.add("part");
      for (const part of parts) if (part <= start) parts.delete(part);
    }
    before = end;
    if (block.kind === "cell" && block.table_cell) {
      table = inTable(pieces, table, block.table_cell, line);
      return;
    }
    table = null;
    const framed = FRAMES[block.kind] ?? "";
    if (framed && framed !== frame) pieces.push(el("p", { class: "frame", "aria-hidden": "true" }, framed));
    frame = framed;
    if (framed) line.classList.add("framed");
    pieces.push(line);
  });
  paper.replaceChildren(...pieces);
}

function inTable(pieces, table, cell, line) {
  if (!table || table.number !== cell.table) {
    table = { number: cell.table, row: -1, made: el("table"), cells: new Map() };
    pieces.push(el("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "表格" }, table.made));
  }
  if (table.row !== cell.row) {
    table.row = cell.row;
    table.line = table.made.insertRow();
    table.cells.clear();
  }
  if (!table.cells.has(cell.column)) table.cells.set(cell.column, table.line.insertCell());
  table.cells.get(cell.column).append(line);
  return table;
}

function paragraph(draft, block, span, marks) {
  const text = draft.text.slice(span.start, span.end);
  const role = CLASSES[block.role] ?? (block.role ? "" : "loose");
  const line = el("p", { class: role || null, "data-role": block.role || null });
  if (block.level !== null) line.classList.add(`level-${block.level}`);
  if (block.kind === "heading" && !block.role) line.classList.add("heading");
  if (block.kind === "code") line.classList.add("code");
  const blank = text.match(/^[\s\u3000]*/)[0].length;
  const body = span.start + blank;
  const free = !marks.some((mark) => mark.start < body);
  if (blank && free) line.append(el("span", { class: "lead" }, text.slice(0, blank)));
  else if (!blank && /\b(body|annex)\b/.test(role)) line.classList.add("indent");
  if (block.label) line.append(el("span", { class: "label" }, block.label));
  line.append(...segments(draft.text, blank && free ? body : span.start, span.end, span.headed, marks));
  return line;
}

function* segments(text, start, end, headed, marks) {
  const cuts = new Set([start, end]);
  if (headed > start && headed < end) cuts.add(headed);
  for (const mark of marks) {
    for (const place of [mark.start, mark.end]) if (place > start && place < end) cuts.add(place);
  }
  const order = [...cuts].sort((a, b) => a - b);
  const points = marks.filter((mark) => mark.start === mark.end || mark.start >= end);
  const spans = marks.filter((mark) => mark.start < mark.end && mark.start < end);
  for (let n = 0; n < order.length; n += 1) {
    const from = order[n], to = order[n + 1] ?? from;
    const here = points.filter((mark) => (n === order.length - 1 ? mark.start >= from : mark.start === from));
    if (here.length) yield marked("", here);
    if (from === to) continue;
    const words = text.slice(from, to);
    const over = spans.filter((mark) => mark.start < to && mark.end > from);
    const piece = over.length ? marked(words, over) : words;
    yield headed > start && to <= headed ? el("span", { class: "headed" }, piece) : piece;
  }
}

function marked(words, marks) {
  const worst = marks.reduce((one, other) => (RANK[other.found.severity] > RANK[one.found.severity] ? other : one));
  const kind = words === "" ? " gap" : /^[\s\u3000\p{Cf}\p{Cc}]+$/u.test(words) ? " blank" : "";
  return el("span", {
    class: `mark ${worst.found.severity}${kind}`,
    "data-f": marks.map((mark) => mark.found.id).join(" "),
  }, words);
}
