"""Checks of short names that a draft declares with 以下简称: declared twice, or never used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ..analysis.shortnames import SIGNS, ShortName
from ..diagnostic import Finding
from ..document import Document
from ..span import Span
from .base import Check

_FAULTS: Final = ("unused", "two-names", "two-meanings")


class ShortNames(Check):
    """Flag short names with one fault.

    ``unused`` – the draft never uses it; ``two-names`` – one full name has two short ones;
    ``two-meanings`` – one short name stands for two titles.
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
        if self.fault != "unused" and len(hits) < 2:
            return
        declared = document.short_names
        if self.fault == "unused":
            text = document.folded
            for item in declared:
                follow = len(document.blocks) - 1 - document.block_index(item.end)
                if follow >= self.least and text.find(item.needle, item.end) < 0:
                    yield Finding(item.span, {"other": ""})
            return
        for number, item in enumerate(declared):
            other = next((o for o in declared[:number] if _clash(document, self.fault, item, o)), None)
            if other is not None:
                words = other.short if self.fault == "two-names" else other.full
                yield Finding(item.span, {"other": words}, related=(other.span,))

    def prepared(self) -> Check:
        """Refuse an unknown fault."""
        if self.fault not in _FAULTS:
            raise ValueError(f"fault 应为 {'、'.join(_FAULTS)} 之一")
        return self


def _clash(document: Document, fault: str, item: ShortName, other: ShortName) -> bool:
    if not item.full or not other.full:
        return False
    if document.part_index(item.span.start) != document.part_index(other.span.start):
        return False
    if fault == "two-names":
        return item.full == other.full and item.short != other.short
    both_titles = item.full.startswith("《") and other.full.startswith("《")
    return both_titles and item.full != other.full and item.short == other.short
