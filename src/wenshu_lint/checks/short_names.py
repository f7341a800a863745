"""Checks of short names that a draft declares with 以下简称: declared twice, never used, used otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ..analysis.shortnames import SIGNS, ShortName
from ..diagnostic import Finding
from ..document import Document
from ..span import Span
from .base import Check

_FAULTS: Final = ("unused", "early", "quoted", "two-names", "two-meanings", "again")
_PAIRED: Final = frozenset({"two-names", "two-meanings", "again"})
"""Faults of two declarations; the others are faults of one."""


class ShortNames(Check):
    """Flag short names with one fault.

    ``unused`` – the draft never uses it; ``early`` – a short title stands before it is declared;
    ``quoted`` – a short title is written with quotation marks later on; ``two-names`` – one full
    name has two short ones; ``two-meanings`` – one short name stands for two titles; ``again`` –
    the same is declared twice.
    """

    fault: str
    least: int = 3
    """Paragraphs that must follow before an unused short name counts: an excerpt has few."""

    def words(self) -> frozenset[str]:
        """``other`` is the other short name, or the other title."""
        return frozenset({"other"})

    def literals(self) -> Iterable[str]:
        """How a short name is declared."""
        return SIGNS

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Read the declarations, then judge them."""
        if self.fault in _PAIRED and len(hits) < 2:
            return
        declared = document.short_names
        if self.fault not in _PAIRED:
            for item in declared:
                span = getattr(self, f"_{self.fault}")(document, item)
                if span is not None:
                    yield Finding(span, {"other": item.short}, related=(item.span,))
            return
        for number, item in enumerate(declared):
            other = next((o for o in declared[:number] if _clash(document, self.fault, item, o)), None)
            if other is not None:
                words = other.full if self.fault == "two-meanings" else other.short
                yield Finding(item.span, {"other": words}, related=(other.span,))

    def _unused(self, document: Document, item: ShortName) -> Span | None:
        follow = len(document.blocks) - 1 - document.block_index(item.end)
        known = follow < self.least or document.folded.find(item.needle, item.end) >= 0
        return None if known else item.span

    def _early(self, document: Document, item: ShortName) -> Span | None:
        if not item.needle.startswith("《"):
            return None
        part = document.part_index(item.span.start)
        title = document.element("标题", part)
        start = title.span.end if title else document.parts[part].span.start
        return _place(document, item.needle, start, item.span.start - 1)

    def _quoted(self, document: Document, item: ShortName) -> Span | None:
        if not item.needle.startswith("《"):
            return None
        part = document.parts[document.part_index(item.span.start)]
        return _place(document, f"“{item.short}”", item.end, part.span.end)

    def prepared(self) -> Check:
        """Refuse an unknown fault."""
        if self.fault not in _FAULTS:
            raise ValueError(f"fault 应为 {'、'.join(_FAULTS)} 之一")
        return self


def _place(document: Document, words: str, start: int, end: int) -> Span | None:
    found = document.folded.find(words, start, end)
    return Span(found, found + len(words)) if found >= 0 else None


def _clash(document: Document, fault: str, item: ShortName, other: ShortName) -> bool:
    if not item.full or not other.full:
        return False
    if document.part_index(item.span.start) != document.part_index(other.span.start):
        return False
    if fault in ("two-names", "again"):
        return item.full == other.full and (item.short == other.short) == (fault == "again")
    both_titles = item.full.startswith("《") and other.full.startswith("《")
    return both_titles and item.full != other.full and item.short == other.short
