"""Checks of headings against their fellows: one way of counting on, one ladder, text below, own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..nodes import Heading
from ..span import Span
from .base import Check, Occasion

_CLOSED: Final = "。；;：:，,"
_LONGEST: Final = 30
"""Characters; a longer heading is a sentence."""


class MixedRegimes(Check):
    """Flag （一） that begins again below 二、 where elsewhere （三） runs on, or the reverse.

    Both ways are in order, but one draft uses one; the rarer, or on a tie the later, is flagged.
    """

    def words(self) -> frozenset[str]:
        """``usual`` is what the draft does elsewhere."""
        return frozenset({"usual"})

    def occasions(self) -> Iterable[Occasion]:
        """Numbers of the first level."""
        return [("form", "#、")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at the first （#） below each 一、."""
        firsts = list(_firsts_below(document.headings))
        again = [heading for heading in firsts if heading.ordinal == 1]
        if not 0 < len(again) < len(firsts):
            return
        runs_on = 2 * len(again) < len(firsts) or (2 * len(again) == len(firsts) and firsts[0].ordinal != 1)
        for heading in firsts:
            if (heading.ordinal == 1) is runs_on and heading.start < heading.end:
                usual = "接着前一部分往下编" if runs_on else "从“（一）”重新编起"
                yield Finding(heading.number, {"usual": usual})


def _firsts_below(headings: Sequence[Heading]) -> Iterator[Heading]:
    """Yield the first （#） below each 一、 of the first part but the first; it begins again or runs on."""
    last = 0
    fresh = False
    for heading in headings:
        if heading.part != headings[0].part or heading.level == 0:
            return
        if heading.level == 1:
            fresh = True
        elif heading.level == 2:
            if fresh and last and heading.ordinal in (1, last + 1):
                yield heading
            fresh, last = False, heading.ordinal


class MixedLadders(Check):
    """Flag 1.1 in a document whose headings are 一、 and 二、."""

    def occasions(self) -> Iterable[Occasion]:
        """Decimal numbers."""
        return [("form", "#.#")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Flag the decimal numbers that stand below a heading of the first level in its part."""
        above: Heading | None = None
        for heading in document.headings:
            if heading.level == 1 and document.fills_block(heading):
                above = heading
            elif heading.form == "#.#" and above is not None and above.part == heading.part:
                yield Finding(heading.number, related=(document.headed(above),))


class EmptyHeading(Check):
    """Flag a heading 一、 directly above 二、, where the other headings have text below them."""

    def occasions(self) -> Iterable[Occasion]:
        """Numbers of the first level."""
        return [("list", "#、")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at headings of the first level that are lines of their own."""
        headings = [h for h in document.headings if h.level == 1]
        if len(headings) < _FEWEST:
            return
        empty = [
            above
            for above, below in pairwise(headings)
            if above.part == below.part and above.block + 1 == below.block
        ]
        if 2 * len(empty) >= len(headings) - 1:
            return
        for heading in empty:
            if _is_title(document, heading):
                yield Finding(document.headed(heading))


_FEWEST: Final = 3


def _is_title(document: Document, heading: Heading) -> bool:
    start, end = document.blocks[heading.block].span
    return (
        end - start <= _LONGEST
        and document.line_edges.ends[heading.block] not in _CLOSED
        and document.fills_block(heading)
    )


class RepeatedHeading(Check):
    """Flag a heading that has the words of another of its level below the same heading."""

    def words(self) -> frozenset[str]:
        """``first`` is the number of the other."""
        return frozenset({"first"})

    def occasions(self) -> Iterable[Occasion]:
        """Numbers of the first and second level."""
        return [("list", "#、"), ("list", "（#）"), ("list", "(#)")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare the headings that are lines of their own, and those that text runs on from."""
        seen: dict[tuple[int, int, int, str], Heading] = {}
        above = -1
        for heading in document.headings:
            if heading.level == 1:
                above = heading.block
            if heading.level not in (1, 2) or not (
                _is_title(document, heading) or _opens_text(document, heading)
            ):
                continue
            words = Span(heading.end, document.headed(heading).end).of(document.folded).strip()
            key = (heading.part, heading.level, above if heading.level == 2 else 0, words)
            first = seen.setdefault(key, heading)
            if first is not heading and len(words) > 1:
                shown = first.number.of(document.text)
                yield Finding(document.headed(heading), {"first": shown}, related=(document.headed(first),))


def _opens_text(document: Document, heading: Heading) -> bool:
    """Tell whether a short clause heads its paragraph: （一）加强领导。各地要…"""
    end = document.headed(heading).end
    block = document.blocks[heading.block].span
    return end - heading.end <= _CLAUSE and document.folded[end : end + 1] == "。" and end + 1 < block.end


_CLAUSE: Final = 16
"""Characters; what stands before the first mark of a longer one is no title."""
_FIRST_MARK = pattern("[。：:，；]")


class RunInMark(Check):
    """Flag （一）加强领导：各地要… where its fellows close their first clause with 。."""

    def occasions(self) -> Iterable[Occasion]:
        """Numbers of the second and third level."""
        return [("list", form) for form in ("（#）", "(#)", "#.", "#．", "#、")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare the first marks of the items of each level that text runs on in."""
        firsts: dict[tuple[int, int], list[tuple[str, int]]] = {}
        for heading in document.headings:
            end = document.blocks[heading.block].span.end
            mark = _FIRST_MARK.search(document.folded, heading.end, min(end, heading.end + _CLAUSE))
            if heading.level in (2, 3) and mark and mark.end() < end:
                firsts.setdefault((heading.part, heading.level), []).append((mark[0], mark.start()))
        for found in firsts.values():
            marks = [mark for mark, _ in found]
            if marks.count("。") >= 2 and marks.count("。") > len(marks) / 2:
                yield from (Finding(Span(at, at + 1), {}, "。") for mark, at in found if mark in "：:")
