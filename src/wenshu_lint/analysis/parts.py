"""Divides a file into its documents: main text, attachments, items of a compilation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..lazy import pattern
from ..nodes import Block, Part
from ..span import Span
from . import genre, lines, numerals, signature
from .blocks import Edges
from .lines import Line, line_of

_BLANKS = frozenset(" \t\u3000\xa0")
_FLOW = frozenset({"paragraph", "heading"})
_ITEM = pattern(
    r"[【\[（(]?(?:第([一二三四五六七八九十]{1,3}|\d{1,3})篇[】\]）)]?[：:]"
    r"|(?:篇|范文|样本|例文)([一二三四五六七八九十]{1,3}|\d{1,3})(?:[】\]）)]|[：:、]|$))"
)
_ITEM_NAMES = ("篇", "范文", "样本", "例文")
_BRACKETS = frozenset("【[（(")
_ITEM_WORDS = frozenset("第篇范样例")
_NAMED = pattern(r"[篇范样例【\[（(]")
_NUMBERED_OR_NAMED = pattern(r"[第篇范样例【\[（(]")
_ITEM_STARTS = _ITEM_WORDS | _BRACKETS
_NOT_TITLE = pattern(
    r"[。；：，！？;:!?]$|^[-—*•·#【\[]|^[抄主分印附]|^(?:相关|上一|下一|打印|关闭|来源|责任编辑|扫一扫|联系)"
)
_TITLE_LINES = 4
_LONGEST_LINE = 60
_LONGEST_LABEL = 50
_LIST_LIMIT = 30


class _Start(NamedTuple):
    block: int
    kind: str
    number: int


def parts_of(text: str, blocks: Sequence[Block], edges: Edges) -> tuple[Part, ...]:
    """Return the documents in a file, in order; together they cover every block.

    An attachment begins at a line 附件 or 附件2 by itself, or, in a notice that issues a
    text, at the title that follows the 成文日期 (then its number is 0). An item of a
    compilation begins at 第一篇：… or 范文一. Other text before the first of these is the
    main part; an empty file has none.

    :param edges: with what the blocks begin and end.
    """
    if not blocks:
        return ()
    starts = sorted({start.block: start for start in _starts(text, blocks, edges)}.values())
    if not starts:
        return (Part(Span(0, len(text)), "main", 0, len(blocks)),)
    if starts[0].block > 0:
        starts.insert(0, _Start(0, "main", 0))
    bounds = [start.block for start in starts] + [len(blocks)]
    cuts = [0, *(blocks[bound].span.start for bound in bounds[1:-1]), len(text)]
    return tuple(
        Part(Span(cuts[place], cuts[place + 1]), start.kind, start.block, bounds[place + 1], start.number)
        for place, start in enumerate(starts)
    )


def _starts(text: str, blocks: Sequence[Block], edges: Edges) -> Iterator[_Start]:
    if any(map(text.__contains__, _ITEM_NAMES)) and not _ITEM_STARTS.isdisjoint(edges.starts):
        yield from _items(text, blocks, edges.starts)
    signed = signature.signed_on(text, blocks, edges.ends, 0, len(blocks))
    if signed is not None:
        issued = _issued_text(text, blocks, signed)
        if issued is not None:
            yield _Start(issued, "attachment", 0)
    if "附" in text:
        yield from _attachments(text, blocks, -1 if signed is None else signed)


def _items(text: str, blocks: Sequence[Block], starts: str) -> list[_Start]:
    """Return the items of a compilation, if there are at least two of different number."""
    begins = _NUMBERED_OR_NAMED if "篇" in text else _NAMED
    found = []
    for first in begins.finditer(starts):
        index = first.start()
        block = blocks[index]
        start, end = block[0]
        if text[start] in _BRACKETS and text[start + 1 : min(end, start + 2)] not in _ITEM_WORDS:
            continue
        line = line_of(text, blocks, index)
        match = _ITEM.match(line.words)
        if match and block.kind in _FLOW:
            found.append(_Start(index, "compiled", numerals.value(match[1] or match[2]) or 0))
    return found if len({start.number for start in found}) > 1 else []


def _attachments(text: str, blocks: Sequence[Block], signed: int) -> Iterator[_Start]:
    for index in _named(text, blocks):
        (start, end), kind, _, _ = blocks[index]
        if end - start > _LONGEST_LABEL or kind not in _FLOW:
            continue
        line = line_of(text, blocks, index)
        number = lines.label_number(line.words)
        if number is None:
            if index <= signed or signed < 0:
                continue
            number = _titled_label(text, blocks, line)
            if number is None:
                continue
        elif index < signed and _is_list_head(text, blocks, index, signed):
            continue
        yield _Start(index, "attachment", number)


def _named(text: str, blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the index of each block that holds a 附: most drafts have few."""
    place = text.find("附")
    while place >= 0:
        index = bisect_right(blocks, place, key=_start_of) - 1
        end = blocks[index].span.end if index >= 0 else place
        if place < end:
            yield index
        place = text.find("附", max(place + 1, end))


def _start_of(block: Block) -> int:
    return block[0][0]


def _titled_label(text: str, blocks: Sequence[Block], line: Line) -> int | None:
    """Return the number of a page headed 附件2：名单, where a longer text follows it."""
    match = lines.titled_label(line.words)
    if match is None or line.block + 1 >= len(blocks):
        return None
    following = line.block + 1
    while following < len(blocks) and _is_remark(line_of(text, blocks, following).words):
        following += 1
    if following == len(blocks) or _belongs_below(line_of(text, blocks, following).words):
        return None
    return numerals.value(match["n"]) or 0 if match["n"] else 0


def _is_remark(words: str) -> bool:
    return lines.is_contact(words) or lines.is_note(words) or lines.PAGE_NUMBER.fullmatch(words) is not None


def _belongs_below(words: str) -> bool:
    """Tell whether a line is one of those that stand at the end of a document."""
    return bool(words.startswith("附") or lines.is_copies(words) or lines.ISSUED_ON.search(words))


def _is_list_head(text: str, blocks: Sequence[Block], index: int, signed: int) -> bool:
    """Tell whether a line 附件： above the date heads the list of attachments, not an attachment."""
    if signed - index > _LIST_LIMIT:
        return False
    return all("。" not in text[slice(*blocks[other].span)] for other in range(index + 1, signed))


def _issued_text(text: str, blocks: Sequence[Block], signed: int) -> int | None:
    """Return the block with the title of the text that a notice issues, below its date."""
    index = signed + 1
    while index < len(blocks):
        words = line_of(text, blocks, index).words
        if (
            words[0] not in "（(［〔"
            or not lines.is_bracketed(words)
            or lines.label_number(words) is not None
        ):
            break
        index += 1
    title = ""
    for other in range(index, min(index + _TITLE_LINES, len(blocks))):
        words = line_of(text, blocks, other).words
        if len(words) > _LONGEST_LINE or blocks[other].kind not in _FLOW or _NOT_TITLE.search(words):
            return None
        if other == index and (lines.label_number(words) is not None or lines.is_date(words)):
            return None
        title += "".join(words.split())
        if genre.names_document(title) and other + 1 < len(blocks):
            return index
    return None
