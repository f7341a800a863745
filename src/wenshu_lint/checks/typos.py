"""Checks of slips of the hand: words and phrases that were typed twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check

_PHRASE_TWICE: Final = pattern(r"([\u4e00-\u9fff]{2,8}?)\1")
_LATIN_TWICE: Final = pattern(
    r"\b([a-z][\w-]*(?: [\w-]+){0,4}?)(?:,? and|,? or|,)? \1\b(?![-'’])", re.IGNORECASE
)
_HEAD_TWICE: Final = pattern(r"\b([A-Z][a-z]+) of (?:[A-Z][a-z]+ ){1,4}(\1)\b")
"""The noun before ``of`` once more at the end: Ministry of Example Ministry."""


class RepeatedPhrase(Check):
    """Flag a Chinese phrase of two to eight characters that stands twice in a row, the second time.

    Both must begin and end where words do, so that 产业产业链 is no fault.
    """

    exceptions: tuple[str, ...] = ()
    """Phrases that may be doubled (讨论讨论)."""
    openings: tuple[str, ...] = ()
    """A phrase that begins so may be doubled (一件一件)."""

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Yield the second of two equal neighbours."""
        for match in _PHRASE_TWICE.finditer(document.folded):
            first, second = Span(*match.span(1)), Span(match.end(1), match.end())
            if self._on_purpose(match[1]):
                continue
            if document.on_word_edges(first) and document.on_word_edges(second):
                yield Finding(second, {}, "")

    def _on_purpose(self, phrase: str) -> bool:
        return len(set(phrase)) == 1 or phrase in self.exceptions or phrase.startswith(self.openings)


class RepeatedLatin(Check):
    """Flag words in Latin letters that stand twice in a row (filing and filing).

    Only texts that are not Chinese are looked at; comparatives may be doubled (higher and higher).
    """

    exceptions: tuple[str, ...] = ()
    """Words that may be doubled (more and more)."""

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Yield the second occurrence with the link before it."""
        if document.language != "other":
            return
        for match in _LATIN_TWICE.finditer(document.text):
            words = match[1].lower()
            if words not in self.exceptions and not words.endswith("er"):
                yield Finding(Span(match.end(1), match.end()), {}, "")
        for match in _HEAD_TWICE.finditer(document.text):
            yield Finding(Span(*match.span(2)), {}, "")
