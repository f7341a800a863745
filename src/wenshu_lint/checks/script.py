"""Finds characters of the other script: 领导 in a traditional draft, 領導 in a simplified one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import Final, Literal

from ..analysis import script
from ..diagnostic import Finding
from ..document import Document
from ..span import Regions, Span
from .base import Check, Occasion

_SHOWN: Final = 12
_MANY: Final = 30
_SHARE: Final = 3
_ASTRAL: Final = "\U00010000"


def leaning(document: Document) -> str:
    """Return ``Hans`` or ``Hant`` for a draft that is written in it but for a few characters.

    A short draft counts as mixed because of a single character; here it is mixed only where
    the rarer script has many characters, or more than a third of what the other one has.
    """
    if document.script != "mixed":
        return document.script
    old, new = len(_traditional(document)), len(_simplified(document))
    if min(old, new) >= _MANY or min(old, new) * _SHARE > max(old, new):
        return "mixed"
    return "Hant" if old > new else "Hans"


def region_of(document: Document) -> str:
    """Return OpenCC's name of the norm whose forms a traditional draft uses: 裡 or 裏, 為 or 爲."""
    if document.chars & {"裏", "爲", "衆"} and not document.chars & {"裡", "眾"}:
        return "s2t"
    return "s2tw"


class OtherScript(Check):
    """Flag runs of characters that belong to the other script only.

    ``form`` is the script of the characters flagged. A draft that mixes both is not looked
    at: which half is wrong cannot be known.
    """

    form: Literal["simplified", "traditional"]
    without: str = ""
    """Characters that another rule reports."""
    names: str = ""
    """Characters often kept in names, for which no replacement is offered."""

    def words(self) -> frozenset[str]:
        """``fix`` is the run in the script of the draft."""
        return frozenset({"fix"})

    def occasions(self) -> Iterable[Occasion]:
        """Traditional characters."""
        return [("script", "folded")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Flag each run of such characters."""
        if self.form == "traditional":
            if document.folded is document.text or leaning(document) != "Hans":
                return
            found = document.chars & script.traditional_only()
        else:
            if leaning(document) != "Hant":
                return
            if not _simplified_class().search(document.text):
                return
            found = document.chars & script.simplified_only()
        found -= self._without
        if not found:
            return
        for match in re.finditer(f"[{''.join(sorted(found))}]+", document.text):
            span = Span(*match.span())
            right = self._right(document, span)
            kept = not self._names.isdisjoint(match[0])
            yield Finding(span, {"fix": right}, None if kept else right)

    def _right(self, document: Document, span: Span) -> str:
        if self.form == "traditional":
            return span.of(document.folded)
        block = document.block_at(span.start)
        if block is None:  # pragma: no cover - a run is never blank
            return span.of(document.text)
        base, end = block.span
        converted = script.to_traditional(document.folded[base:end], region_of(document))
        if len(converted) != end - base:
            return script.to_traditional(span.of(document.folded), region_of(document))
        return converted[span.start - base : span.end - base]

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(self.names)

    @cached_property
    def _without(self) -> frozenset[str]:
        return frozenset(self.without)


class MixedScripts(Check):
    """Report once that a draft is written in both scripts; the place is the first of the rarer one."""

    def words(self) -> frozenset[str]:
        """``minor`` and ``major`` name the scripts, ``count`` says how many, ``shown`` which."""
        return frozenset({"minor", "major", "count", "shown"})

    def occasions(self) -> Iterable[Occasion]:
        """Traditional characters."""
        return [("script", "folded")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Yield one finding for a mixed draft; what is quoted or a title keeps its own script."""
        if document.folded is document.text or leaning(document) != "mixed":
            return
        sides = {"繁体": _traditional(document), "简体": _simplified(document)}
        minor, major = sorted(sides, key=lambda side: len(sides[side]))
        places = _unquoted(document, sides[minor])
        if not places:
            return
        shown = "".join(dict.fromkeys(document.text[place] for place in places))[:_SHOWN]
        words = {"minor": minor, "major": major, "count": str(len(places)), "shown": shown}
        yield Finding(Span(places[0], places[0] + 1), words)


@cache
def _simplified_class() -> re.Pattern[str]:
    """A search for them is much cheaper than the set of all characters."""
    return re.compile(f"[{''.join(char for char in script.simplified_only() if char < _ASTRAL)}]")


def _traditional(document: Document) -> list[int]:
    return _places(document, script.traditional_only())


def _simplified(document: Document) -> list[int]:
    return _places(document, script.simplified_only())


def _places(document: Document, chars: frozenset[str]) -> list[int]:
    found = document.chars & chars
    return [match.start() for match in re.finditer(f"[{''.join(sorted(found))}]", document.text)]


def _unquoted(document: Document, places: list[int]) -> list[int]:
    kept = Regions([*document.quotations, *document.book_titles])
    return [place for place in places if not kept.covers(Span(place, place + 1))]
