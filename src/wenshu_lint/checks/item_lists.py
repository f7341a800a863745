"""Checks of lists whose items are paragraphs of their own: the marks in which they end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from ..diagnostic import Finding
from ..document import Document
from ..nodes import Heading
from ..span import Span
from .base import Check

_FEWEST: Final = 3
_STOPS: Final = "。；;"
_OPEN: Final = "：:，,、。；;！？!?）)”》…"


class UnevenList(Check):
    """Flag the odd end where the items of a list, paragraphs of their own, end in ；.

    An item in the middle that ends in 。 or in nothing, and a last item that ends in ；
    though the list is over. An item that holds a 。 may end in one.
    """

    def words(self) -> frozenset[str]:
        """``usual`` is the mark that belongs there."""
        return frozenset({"usual"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Follow each run of items that stand in blocks side by side."""
        ends = document.line_edges.ends
        if "；" not in ends:
            return
        for items in _runs(document.headings):
            marks = "".join(ends[item.block] for item in items).replace(";", "；")
            middle = marks[:-1]
            if 2 * middle.count("；") <= len(middle):
                continue
            for item, mark in zip(items, middle, strict=False):
                if (mark == "。" and not _holds_stop(document, item)) or _is_bare(mark):
                    yield _end(document, item, "；")
            if marks[-1] == "；" and _is_over(document, items[-1]):
                yield _end(document, items[-1], "。")


def _runs(headings: Sequence[Heading]) -> Iterator[list[Heading]]:
    """Yield the lists of three items or more whose items are blocks that touch."""
    run: list[Heading] = []
    for above, below in pairwise(headings):
        goes_on = (
            above[5] + 1 == below[5]
            and above[2] == below[2] != 0
            and above[3] + 1 == below[3]
            and above[6] == below[6]
        )
        if goes_on:
            run.append(above)
        elif run:
            if len(run) + 1 >= _FEWEST:
                yield [*run, above]
            run = []
    if len(run) + 1 >= _FEWEST:
        yield [*run, headings[-1]]


def _holds_stop(document: Document, item: Heading) -> bool:
    return "。" in document.block_texts[item.block].rstrip()[:-1]


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
    return Finding(Span(end - 1, end), {"usual": usual})
