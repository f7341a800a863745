"""Finds characters of the other script: 领导 in a traditional draft, 領導 in a simplified one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from ..analysis import script
from ..diagnostic import Finding
from ..document import Document
from ..span import Span
from .base import Check
from .conversion import region_of

_SHOWN: Final = 12


@dataclass(frozen=True)
class OtherScript(Check):
    """Flag runs of characters that belong to the other script only.

    ``form`` is the script of the characters flagged. A draft that mixes both is not looked
    at: which half is wrong cannot be known.
    """

    form: Literal["simplified", "traditional"]
    without: str = ""
    """Characters that another rule reports."""

    def words(self) -> frozenset[str]:
        """``fix`` is the run in the script of the draft."""
        return frozenset({"fix"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Flag each run of such characters."""
        if self.form == "traditional":
            if document.folded is document.text or document.script != "Hans":
                return
            found = document.chars & script.traditional_only()
        else:
            if document.script != "Hant":
                return
            found = document.chars & script.simplified_only()
        found -= self._without
        if not found:
            return
        for match in re.finditer(f"[{''.join(sorted(found))}]+", document.text):
            span = Span(*match.span())
            right = self._right(document, span)
            yield Finding(span, {"fix": right}, right)

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
    def _without(self) -> frozenset[str]:
        return frozenset(self.without)


@dataclass(frozen=True)
class MixedScripts(Check):
    """Report once that a draft is written in both scripts; the place is the first of the rarer one."""

    def words(self) -> frozenset[str]:
        """``minor`` and ``major`` name the scripts, ``count`` says how many, ``shown`` which."""
        return frozenset({"minor", "major", "count", "shown"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Yield one finding for a mixed draft."""
        if document.folded is document.text or document.script != "mixed":
            return
        sides = {
            "繁体": _places(document, script.traditional_only()),
            "简体": _places(document, script.simplified_only()),
        }
        minor, major = sorted(sides, key=lambda side: len(sides[side]))
        places = sides[minor]
        shown = "".join(dict.fromkeys(document.text[place] for place in places))[:_SHOWN]
        words = {"minor": minor, "major": major, "count": str(len(places)), "shown": shown}
        yield Finding(Span(places[0], places[0] + 1), words)


def _places(document: Document, chars: frozenset[str]) -> list[int]:
    found = document.chars & chars
    return [match.start() for match in re.finditer(f"[{''.join(sorted(found))}]", document.text)]
