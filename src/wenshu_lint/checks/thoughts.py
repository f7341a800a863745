"""Checks of the guiding thoughts of the Party where they are enumerated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check

_CHAIN: Final = (
    ("马克思列宁主义", "马列主义", "马克思主义"),
    ("毛泽东思想",),
    ("邓小平理论",),
    ("三个代表",),
    ("科学发展观",),
    ("习近平新时代中国特色社会主义思想",),
)
_THOUGHT = pattern(
    r"马克思列宁主义|马列主义|马克思主义|毛泽东思想|邓小平理论|[“「]?三个代表[”」]?重要思想|科学发展观"
    r"|习近平新时代中国特色社会主义思想"
)
_YEAR = pattern(r"(?<!\d)(?:19|20)\d\d(?=年)")
_JOINED = pattern(r"[、，,]|和|与|以及|及")
_ENTERED: Final = ("", "", "1997-09-18", "2002-11-14", "2007-10-21", "2017-10-24")


class ThoughtChain(Check):
    """Flag the guiding thoughts of the Party where they are enumerated, three or more of them.

    ``fault: order`` – one stands before an earlier one; ``fault: short`` – one is left out
    that belonged to the series on the date of the draft.
    """

    fault: str

    def words(self) -> frozenset[str]:
        """``missing`` is the first that is left out."""
        return frozenset({"missing"})

    def literals(self) -> Iterable[str]:
        """One of these stands in every series of three."""
        return ("毛泽东思想", "邓小平理论", "三个代表", "科学发展观")

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Read each series once."""
        done = -1
        for start, _ in hits:
            block = document.block_at(start)
            if block is None or block.span.start == done:
                continue
            done = block.span.start
            for span, places in _series(document.folded, block.span):
                if document.quotations.covers(span):
                    continue
                if self.fault == "order" and places != sorted(places):
                    yield Finding(span, {"missing": ""})
                if self.fault == "short" and places == sorted(places):
                    words = document.folded[block.span.start : block.span.end]
                    missing = _left_out(document, places, words)
                    if missing and missing not in words:
                        yield Finding(span, {"missing": missing})

    def prepared(self) -> Check:
        """Refuse an unknown fault."""
        if self.fault not in ("order", "short"):
            raise ValueError("fault 应为 order 或 short")
        return self


def _series(text: str, span: Span) -> Iterator[tuple[Span, list[int]]]:
    """Yield the runs of three or more thoughts with nothing but marks and 和 between them."""
    run: list[re.Match[str]] = []
    for match in _THOUGHT.finditer(text, span.start, span.end):
        if run and not _JOINED.fullmatch(text[run[-1].end() : match.start()]):
            yield from _run(run)
            run = []
        run.append(match)
    yield from _run(run)


def _run(run: list[re.Match[str]]) -> Iterator[tuple[Span, list[int]]]:
    if len(run) < 3:
        return
    places = [next(i for i, names in enumerate(_CHAIN) if any(n in m[0] for n in names)) for m in run]
    yield Span(run[0].start(), run[-1].end()), places


def _left_out(document: Document, places: list[int], words: str) -> str:
    """Return the first thought that is missing on the date of the draft, and in the years it speaks of."""
    dated = document.dated.isoformat() if document.dated else "9999"
    told = min([dated, *_YEAR.findall(words)])
    for place in range(places[0], len(_CHAIN)):
        if place not in places and (dated if place < places[-1] else told) >= _ENTERED[place]:
            return _CHAIN[place][0] if place != 3 else "“三个代表”重要思想"
    return ""
