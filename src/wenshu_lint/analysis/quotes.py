"""Finds what stands between quotation marks and between 《 and 》."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from ..nodes import Block
from ..span import Regions, Span

_OPENER: Final = {"”": "“", "’": "‘", "」": "「", "』": "『", "〞": "〝", "〟": "〝"}
_RUNNING: Final = frozenset("“「『")
_STRAIGHT: Final = frozenset('"＂')
_QUOTES = re.compile('[“”‘’「」『』〝〞〟"＂]')
_TITLES = re.compile("[《》]")
_BLANKS = re.compile("[ \u3000\u00a0\t]*")

_BROKEN_LINE: Final = 80
"""Longest line, in characters, that can be one of the lines of a broken title."""

Mark = tuple[int, str]


def quotations(text: str, blocks: Sequence[Block]) -> Regions:
    """Return what stands between quotation marks, marks included, nested ones merged.

    A quotation ends in its block, at the latest at its end. It runs on only where each of the
    following paragraphs opens with the same mark and the last one closes it. Straight marks
    are paired from the left, within a block.
    """
    spans: list[Span] = []
    running: list[tuple[Span, int, str]] = []
    for number, marks in _by_block(_QUOTES, text, blocks):
        closed, opened = _pair(marks)
        spans += closed
        block = blocks[number].span
        start = _BLANKS.match(text, block.start, block.end).end()  # type: ignore[union-attr]
        goes_on = running and running[-1][1] == number - 1 and text[start] == running[0][2]
        if goes_on and (opened is None or opened[0] != start):
            end = next(span.end for span in closed if span.start == start)
            spans.append(Span(running[0][0].start, end))
        if not goes_on or opened is None or opened[0] != start:
            running = []
        if opened is not None:
            unclosed = Span(opened[0], block.end)
            spans.append(unclosed)
            running.append((unclosed, number, opened[1]))
    return Regions(spans)


def _pair(marks: Sequence[Mark]) -> tuple[list[Span], Mark | None]:
    """Return the pairs of one block and its first mark that is never closed."""
    closed: list[Span] = []
    stack: list[Mark] = []
    waiting: Counter[str] = Counter()
    straight = -1
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
    return closed, next((opened for opened in stack if opened[1] in _RUNNING), None)


def book_titles(text: str, blocks: Sequence[Block]) -> Regions:
    """Return what stands between 《 and 》, marks included, nested ones merged.

    A mark that is never closed begins nothing. A title is followed across a line end only
    where both lines are short, as in a heading set in two lines.
    """
    spans: list[Span] = []
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
