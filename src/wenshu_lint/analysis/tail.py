"""Recognises what stands below the text of a document: 附件说明, 署名, 日期, 附注 and 版记."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..lazy import pattern
from ..nodes import Block, Element, Part
from ..span import Span
from . import lines, signature
from .blocks import Edges
from .head import Head
from .lines import Line, line_of

_NOTE_LINES = 30
_LAST_LINES = 14
_AFTER_DATE = 10
_B = r"[^\S\r\n]"
_MORE_ATTACHMENTS = pattern(
    rf"(?:附{_B}*件{_B}*)?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}}|[①-⑳]|[（(]\d{{1,2}}[)）]){_B}*[.．、：:,，]?{_B}*\S"
    rf"|附{_B}*件{_B}*[：:]{_B}*\S"
)
_FLOW = frozenset({"paragraph", "heading"})
_LABEL_STARTS = pattern(r"[附（(【\[]")
_ALIKE = ("—–-－─―第共页", "0123456789", lines.BRACKET_STARTS + lines.BRACKET_ENDS)
"""A line of the 版记 that begins with one of these ends with one too."""
_RECORD_STARTS = pattern("[附抄分主]")
_RECORD_ENDS = pattern(f"[{re.escape(''.join(_ALIKE))}]")
_CIRCULATION = pattern("此件|本件|联系人|联系电话|发至|附注")


class Tail(NamedTuple):
    """The elements below the text and the offset where the text ends."""

    elements: tuple[Element, ...]
    body_end: int


def tail_of(text: str, blocks: Sequence[Block], edges: Edges, part: Part, number: int, head: Head) -> Tail:
    """Read the lines of a part below its text, which begins where its head ends."""
    first, last = max(head.body, part.first), part.last
    if first >= last:
        return Tail((), part.span.end)
    found: list[Element] = []
    signed = signature.signed_on(text, blocks, edges.ends, max(part.first, first - 1), last)
    top = last
    if signed is not None:
        date = line_of(text, blocks, signed)
        found.append(Element("成文日期", date.span, number))
        top = signed
    record = list(_record(text, blocks, edges, last if signed is None else signed + 1, part, number))
    bottom = last
    if record and signed is None:
        bottom = _block_at(blocks, record[0].span.start, first, last)
    signers = _signers(text, blocks, first, signed, bottom, head.is_official)
    if signers:
        found.append(Element("发文机关署名", Span(signers[0].start, signers[-1].end), number))
        top = signers[0].block
    if signed is not None:
        found.extend(_notes(text, blocks, signed + 1, last, number))
    if record and signed is None and not signers:
        top = min(top, _block_at(blocks, record[0].span.start, first, last))
    attachments = _attachments(text, blocks, edges, first, top)
    if not attachments and signed is not None:
        attachments = _attachments(text, blocks, edges, signed + 1, last, is_late=True)
    if attachments:
        found.append(Element("附件说明", Span(attachments[0].start, attachments[-1].end), number))
        top = min(top, attachments[0].block)
    found.extend(item for item in record if item not in found)
    end = blocks[top - 1].span.end if top > first else blocks[first].span.start
    return Tail(tuple(sorted(found, key=lambda element: element.span)), end)


def _block_at(blocks: Sequence[Block], offset: int, first: int, last: int) -> int:
    return next((index for index in range(first, last) if blocks[index].span.end > offset), last)


def _signers(
    text: str, blocks: Sequence[Block], first: int, signed: int | None, last: int, is_official: bool
) -> list[Line]:
    """Return the lines of the signature, above the date or, without one, at the very end."""
    if signed is None and not is_official:
        return []
    index = (last if signed is None else signed) - 1
    while index >= first and lines.is_bracketed(line_of(text, blocks, index).words):
        index -= 1
    found: list[Line] = []
    while index >= first and blocks[index].kind in _FLOW:
        line = line_of(text, blocks, index)
        size = signature.length(line.words)
        if not size:
            break
        found.append(line._replace(end=line.start + size, words=line.words[:size]))
        index -= 1
    if signed is None and (len(found) > 8 or index < first or text[blocks[index].span.end - 1] not in "。！"):
        return []
    return found[::-1]


def _notes(text: str, blocks: Sequence[Block], first: int, last: int, number: int) -> Iterator[Element]:
    for index in range(first, min(last, first + 3)):
        line = line_of(text, blocks, index)
        if lines.is_note(line.words):
            yield Element("附注", line.span, number)
        elif not lines.is_bracketed(line.words):
            return


def _attachments(
    text: str, blocks: Sequence[Block], edges: Edges, first: int, top: int, is_late: bool = False
) -> list[Line]:
    """Return the lines 附件：… that end above ``top``, continuation lines included."""
    low = max(first, top - _NOTE_LINES)
    start, end = (blocks[low].span.start, blocks[top - 1].span.end) if low < top else (0, 0)
    if text.find("附", start, end) < 0:
        return []
    labelled = text.find("号附件", start, end) >= 0
    labels = (label.start() for label in _LABEL_STARTS.finditer(edges.starts, low, top))
    for index in range(low, top) if labelled else labels:
        start, end = blocks[index].span
        if "附" not in text[start : min(end, start + 12)] or blocks[index].kind not in _FLOW:
            continue
        line = line_of(text, blocks, index)
        if not lines.ATTACHMENT_NOTE.match(line.words) and lines.label_number(line.words) is None:
            continue
        found = [line]
        for other in range(index + 1, top):
            following = line_of(text, blocks, other)
            if "。" in following.words[:-1] or len(following.words) > 90:
                return []
            if lines.is_bracketed(following.words) or lines.is_contact(following.words):
                break
            if not _MORE_ATTACHMENTS.match(following.words) and following.indent < 4:
                if is_late:
                    break
                return []
            found.append(following)
        return found
    return []


def _record(
    text: str, blocks: Sequence[Block], edges: Edges, first: int, part: Part, number: int
) -> Iterator[Element]:
    """Give 抄送, 印发, 页码 and a 附注 out of its place, in the last lines or just below the date."""
    start = max(part.first, part.last - _LAST_LINES)
    candidates = {
        *_may_be_record(text, blocks, edges, start, part.last),
        *_may_be_record(text, blocks, edges, first, min(part.last, first + _AFTER_DATE)),
    }
    for index in sorted(candidates):
        kind = blocks[index].kind
        if kind in ("note", "comment", "code", "header"):
            continue
        line = line_of(text, blocks, index)
        words = line.words
        if lines.PAGE_NUMBER.fullmatch(words):
            yield Element("页码", line.span, number)
        elif kind == "footer":
            continue
        elif words[0] in f"{lines.BRACKET_STARTS}附" and _CIRCULATION.search(words) and lines.is_note(words):
            yield Element("附注", line.span, number)
        elif words[0] in "抄分主" and lines.is_copies(words):
            role = "主送机关" if words[0] == "主" else "抄送机关"
            yield Element(role, Span(line.start, _end_of_list(text, blocks, index, part.last)), number)
        elif len(words) < 120 and "印" in words[-20:] + words[:2] and lines.ISSUED_ON.search(words):
            yield Element("印发机关和印发日期", _with_organ_above(text, blocks, line, part.first), number)


def _may_be_record(text: str, blocks: Sequence[Block], edges: Edges, first: int, last: int) -> Iterator[int]:
    """Yield the lines that may be a page number, a 附注 or a list of copies by their edges, or hold a 印."""
    if first >= last:
        return
    for match in _RECORD_STARTS.finditer(edges.starts, first, last):
        yield match.start()
    for match in _RECORD_ENDS.finditer(edges.ends, first, last):
        if any(match[0] in kind and edges.starts[match.start()] in kind for kind in _ALIKE):
            yield match.start()
    if text.find("印", blocks[first].span.start, blocks[last - 1].span.end) >= 0:
        yield from (i for i in range(first, last) if "印" in text[slice(*blocks[i].span)])


def _end_of_list(text: str, blocks: Sequence[Block], index: int, last: int) -> int:
    """Follow a list of organs to the line that ends in 。, at most three lines on."""
    line = line_of(text, blocks, index)
    for other in range(index + 1, min(last, index + 4)):
        if line.words[-1] in "。.":
            break
        following = line_of(text, blocks, other)
        is_more = following.words[-1] in "。，、,；;" or (
            line.words[-1] in "，、," and lines.is_organ(following.words)
        )
        if not is_more or lines.is_copies(following.words):
            break
        line = following
    return line.end


def _with_organ_above(text: str, blocks: Sequence[Block], line: Line, first: int) -> Span:
    match = lines.ISSUED_ON.search(line.words)
    if match and not match.start() and line.block > first:
        above = line_of(text, blocks, line.block - 1)
        if lines.is_organ(above.words):
            return Span(above.start, line.end)
    return line.span
