"""Finds what stands between quotation marks and between 《 and 》."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from ..lazy import Trial, pattern
from ..nodes import Block
from ..span import Regions, Span

_OPENER: Final = {"”": "“", "’": "‘", "」": "「", "』": "『", "〞": "〝", "〟": "〝"}
_RUNNING: Final = frozenset("“「『")
_STRAIGHT: Final = frozenset('"＂')
_QUOTE_MARKS: Final = '“”‘’「」『』〝〞〟"＂'
_QUOTES = pattern(f"[{_QUOTE_MARKS}]")
_TITLES = pattern("[《》]")

OPENERS: Final = {"quotation": pattern('[“‘「『〝"＂]'), "book-title": pattern("《")}
"""What stands on the line before all that lies in such a place, where no line leaves a pair open."""

_BROKEN_LINE: Final = 80
"""Longest line, in characters, that can be one of the lines of a broken title."""

_FAR: Final = 40
"""How many blocks a quotation with items may span."""

_PAIRED: Final = ("（）", "()", "《》", "“”", "【】", "〔〕", "〈〉", "［］", "「」", "『』", "(）", "（)")
_MARKS_AND_ENDS: Final = pattern("[（）()《》〈〉【】〔〕［］“”「」『』\n\r]")

_BRACKETS: Final = pattern("[()（）]")
_LEVEL_NUMBER: Final = pattern(r"[ \t\u3000\xa0]*[(（][一二三四五六七八九十百〇零\d]{1,4}[)）]")

_MARKS: Final = "（）()《》〈〉【】〔〕［］“”「」『』"
_OTHERS: Final = f"[^{_MARKS}]"
_PLAIN: Final = f"[^{_MARKS}\\n\\r]"
_BRACKETED: Final = f"（{_PLAIN}*+）|\\({_PLAIN}*+\\)|〈{_PLAIN}*+〉"
_TITLED: Final = f"《{_PLAIN}*+》"
_QUOTED: Final = f"“{_PLAIN}*+”"
_WELL_PAIRED: Final = (
    rf"{_OTHERS}*+(?:(?:（(?:{_PLAIN}++|{_BRACKETED}|{_TITLED}|{_QUOTED})*）"
    rf"|《(?:{_PLAIN}++|{_BRACKETED}|{_QUOTED})*》|“(?:{_PLAIN}++|{_BRACKETED}|{_TITLED})*”"
    rf"|\({_PLAIN}*+\)|〔{_PLAIN}*+〕|【{_PLAIN}*+】)"
    rf"{_OTHERS}*+)*"
)
"""Pairs one within the other at most, titles and quotations in none of their own kind.

One run over the text instead of gathering its marks.

No group is repeated possessively: ``re`` of 3.11.2 keeps what a failed repetition has taken.
"""

_RANGES: Final = Trial(short=1_500, room=6_000)
"""A class of all other characters runs twice as fast as a negated one, and takes 3 ms to compile."""

Mark = tuple[int, str]


def pairing(text: str) -> tuple[str, ...]:
    """Return what may be amiss with marks: ``nested`` in their own kind, ``broken`` pairs; mostly nothing."""
    usual = _well_paired(_RANGES.pays(text)).match(text)
    if usual is not None and usual.end() == len(text):
        return ()
    return ("nested",) if _cancel_out(text) else ("nested", "broken")


@cache
def _well_paired(in_ranges: bool) -> re.Pattern[str]:
    if not in_ranges:
        return re.compile(_WELL_PAIRED)
    codes = sorted(map(ord, _MARKS))
    gaps = zip((0, *(code + 1 for code in codes)), (*(code - 1 for code in codes), 0x10FFFF), strict=True)
    ranges = "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in gaps if low <= high)
    return re.compile(_WELL_PAIRED.replace(_OTHERS, f"[{ranges}]"))


def _cancel_out(text: str) -> bool:
    """Tell whether the marks of every line cancel out."""
    marks = "".join(_MARKS_AND_ENDS.findall(text))
    pairs = [pair for pair in _PAIRED if pair[0] in marks and pair[1] in marks]
    length = -1
    while len(marks) != length:
        length = len(marks)
        for pair in pairs:
            marks = marks.replace(pair, "")
    return not marks.strip("\n\r")


def quotations(text: str, blocks: Sequence[Block]) -> Regions:
    """Return what stands between quotation marks, marks included, nested ones merged.

    A quotation ends in its block, at the latest at its end. It runs on only where each of the
    following paragraphs opens with the same mark and the last one closes it, or where a
    paragraph not far below ends with the closing mark that is missing, as in a clause quoted
    with its items. Straight marks are paired from the left, within a block.
    """
    spans: list[Span] = []
    if not any(mark in text for mark in _QUOTE_MARKS):
        return Regions()
    running: _Running | None = None
    for number, marks in _by_block(_QUOTES, text, blocks):
        block = blocks[number].span
        closed, opened, orphan = _pair(marks)
        spans += closed
        if opened is not None:
            spans.append(Span(opened[0], block.end))
        if running is not None:
            first = marks[0] if not text[block.start : marks[0][0]].strip() else None
            end = running.end_in(text, block, number, first, closed, orphan)
            if end >= 0:
                spans.append(Span(running.start, end))
            if end < 0 and first is not None and opened == first and running.goes_on(number, first):
                running = running._replace(last=number)
                continue
            if end >= 0 or opened is not None:
                running = None
        if opened is not None:
            running = _Running(opened[0], opened[1], number, number)
    return Regions(spans)


class _Running(NamedTuple):
    """A quotation that its paragraph does not close."""

    start: int
    mark: str
    first: int
    """Number of the block in which it opens."""
    last: int
    """Number of the last block that opens with the mark again."""

    def goes_on(self, number: int, first: Mark) -> bool:
        """Tell whether the mark that opens a block repeats that of the paragraph before."""
        return number == self.last + 1 and first[1] == self.mark

    def end_in(
        self, text: str, block: Span, number: int, first: Mark | None, closed: list[Span], orphan: Mark | None
    ) -> int:
        """Return where it ends in this block, or -1."""
        if first is not None and self.goes_on(number, first):
            return next((span.end for span in closed if span.start == first[0]), -1)
        if orphan is None or _OPENER[orphan[1]] != self.mark or number - self.first > _FAR:
            return -1
        return orphan[0] + 1 if len(text[orphan[0] : block.end].rstrip()) <= 2 else -1


def _pair(marks: Sequence[Mark]) -> tuple[list[Span], Mark | None, Mark | None]:
    """Return the pairs of one block, its first mark that is never closed, its last that closes nothing."""
    closed: list[Span] = []
    stack: list[Mark] = []
    waiting: Counter[str] = Counter()
    straight = -1
    orphan: Mark | None = None
    for place, mark in marks:
        if mark in _STRAIGHT:
            if straight >= 0:
                closed.append(Span(straight, place + 1))
            straight = place if straight < 0 else -1
        elif mark not in _OPENER:
            stack.append((place, mark))
            waiting[mark] += 1
        elif waiting[_OPENER[mark]]:
            opened = (-1, "")
            while opened[1] != _OPENER[mark]:
                opened = stack.pop()
                waiting[opened[1]] -= 1
            closed.append(Span(opened[0], place + 1))
        else:
            orphan = (place, mark)
    return closed, next((opened for opened in stack if opened[1] in _RUNNING), None), orphan


def book_titles(text: str, blocks: Sequence[Block]) -> Regions:
    """Return what stands between 《 and 》, marks included, nested ones merged.

    A mark that is never closed begins nothing. A title is followed across a line end only
    where both lines are short, as in a heading set in two lines.
    """
    spans: list[Span] = []
    if "《" not in text:
        return Regions()
    broken: tuple[int, int] | None = None
    for number, marks in _by_block(_TITLES, text, blocks):
        stack: list[int] = []
        for place, mark in marks:
            if mark == "《":
                stack.append(place)
            elif stack:
                spans.append(Span(stack.pop(), place + 1))
            elif broken is not None and broken[0] == number - 1 and _short(blocks[number]):
                spans.append(Span(broken[1], place + 1))
                broken = None
        broken = (number, stack[0]) if stack and _short(blocks[number]) else None
    return Regions(spans)


def _short(block: Block) -> bool:
    return block.span.end - block.span.start <= _BROKEN_LINE


def _by_block(
    pattern: re.Pattern[str], text: str, blocks: Sequence[Block]
) -> Iterator[tuple[int, list[Mark]]]:
    """Yield the number of each block that holds such marks, and the marks."""
    number, marks = 0, list[Mark]()
    last = len(blocks) - 1
    for match in pattern.finditer(text):
        place = match.start()
        if number <= last and place >= blocks[number].span.end:
            if marks:
                yield number, marks
                marks = []
            while number <= last and place >= blocks[number].span.end:
                number += 1
        if number > last:
            return
        if place >= blocks[number].span.start:
            marks.append((place, match[0]))
    if marks:
        yield number, marks


def bracket_pairs(text: str, blocks: Sequence[Block]) -> tuple[tuple[int, int], ...]:
    """Return where round brackets open and close, in the blocks that hold a half-width one.

    The brackets of a number that opens a block are left out.
    """
    found: list[tuple[int, int]] = []
    for (start, end), _, _, _ in blocks:
        if text.find("(", start, end) < 0 and text.find(")", start, end) < 0:
            continue
        number = _LEVEL_NUMBER.match(text, start, end)
        stack: list[int] = []
        for bracket in _BRACKETS.finditer(text, number.end() if number else start, end):
            if bracket[0] in "(（":
                stack.append(bracket.start())
            elif stack:
                found.append((stack.pop(), bracket.start()))
    return tuple(found)
