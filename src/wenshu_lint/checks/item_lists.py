"""Checks of lists whose items are paragraphs of their own: the marks in which they end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..diagnostic import Edit, Finding
from ..document import Document
from ..lazy import pattern
from ..nodes import Heading
from ..span import Span
from .base import Check

_FEWEST: Final = 3
_EDGE = pattern("；(?!；)|[^；：:](?=；)")
_CONJUNCTION = pattern("[；;，,、](?:以?及|或者?|和|与|與|[并並而]?且|[并並])$")
_OPEN: Final = "：:，,、。；;！？!?）)”》…"


class UnevenList(Check):
    """Flag the odd end where the items of a list, paragraphs of their own, end in ；.

    An item in the middle that ends in 。 or in nothing, and a last item that ends in ；
    though the list is over. Where an item holds a 。, all of them may end in one (附录A.5).
    """

    def words(self) -> frozenset[str]:
        """``usual`` is the mark that belongs there, ``advice`` what to do about it."""
        return frozenset({"usual", "advice"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look where a block that ends in ； meets one that does not: there are few such places."""
        ends = document.line_edges.ends
        done = -1
        for edge in _EDGE.finditer(ends):
            if edge.start() <= done or not _is_odd(document, edge.start()):
                continue
            items = _run(document, edge.start())
            done = items[-1].block if items else done
            if len(items) >= _FEWEST:
                yield from self._judge(document, items, "".join(_mark(document, item) for item in items))

    @staticmethod
    def _judge(document: Document, items: Sequence[Heading], marks: str) -> Iterator[Finding]:
        marks = marks.replace(";", "；")
        middle = marks[:-1]
        if 2 * middle.count("；") < len(middle) or "；" not in middle:
            return
        judges_stops = "。" in middle and not any(_holds_stop(document, item) for item in items)
        for item, mark in zip(items, middle, strict=False):
            if (mark == "。" and judges_stops) or _is_bare(mark):
                yield _end(document, item, "；")
        if marks[-1] == "；" and not _leads_on(document, items[-1]) and _is_over(document, items[-1]):
            yield _end(document, items[-1], "。")


def _is_odd(document: Document, block: int) -> bool:
    """Tell whether more than the end of an ordinary list may be at hand where two blocks meet."""
    here = document.heading_at(block)
    if here is None:
        return False
    below = document.heading_at(block + 1)
    if below is None or not _goes_on(here, below):
        return document.line_edges.ends[block] == "；" and _is_over(document, here)
    if document.line_edges.ends[block] != "；":
        return True
    after = document.heading_at(block + 2)
    return after is not None and _goes_on(below, after)


def _run(document: Document, block: int) -> list[Heading]:
    """Return the items, one block each, of the list that has one at a block."""
    found = document.heading_at(block)
    items = [found] if found else []
    for step in (-1, 1):
        while items:
            at = items[0 if step < 0 else -1]
            other = document.heading_at(at.block + step)
            if other is None or not (_goes_on(other, at) if step < 0 else _goes_on(at, other)):
                break
            items.insert(0 if step < 0 else len(items), other)
    return items


def _goes_on(above: Heading, below: Heading) -> bool:
    _, _, level, ordinal, _, block, part = above
    return (level, ordinal + 1, block + 1, part) == (below[2], below[3], below[5], below[6]) and level != 0


def _holds_stop(document: Document, item: Heading) -> bool:
    return "。" in document.block_texts[item.block].rstrip()[:-1]


def _mark(document: Document, item: Heading) -> str:
    """Return the last character of an item; the mark is before a conjunction that leads to the next one."""
    mark = document.line_edges.ends[item.block]
    return "；" if _is_bare(mark) and _leads_on(document, item) else mark


def _leads_on(document: Document, item: Heading) -> bool:
    return _CONJUNCTION.search(document.block_texts[item.block].rstrip()[-3:]) is not None


def _is_bare(mark: str) -> bool:
    """Tell whether an item ends in a word."""
    return mark not in _OPEN and not mark.isascii()


def _is_over(document: Document, item: Heading) -> bool:
    """Tell whether a list ends for certain: with its part, or before an article or a heading above it."""
    if item.block + 1 >= document.parts[item.part].last:
        return True
    follower = document.heading_at(item.block + 1)
    return follower is not None and follower.level < min(item.level, 2)


def _end(document: Document, item: Heading, usual: str) -> Finding:
    block = document.blocks[item.block].span
    end = block.start + len(block.of(document.text).rstrip())
    last = Span(end - 1, end)
    if _is_bare(last.of(document.text)):
        words = {"usual": usual, "advice": f"“{last.of(document.text)}”后面应有“{usual}”"}
        return Finding(last, words, edits=(Edit(Span(end, end), usual),))
    return Finding(last, {"usual": usual, "advice": f"“{last.of(document.text)}”应为“{usual}”"}, usual)
