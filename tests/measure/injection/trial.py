"""Plants mistakes, checks the texts before and after, and counts what is found at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import NamedTuple

from wenshu_lint.diagnostic import Diagnostic, Severity
from wenshu_lint.engine import Linter
from wenshu_lint.readers import read
from wenshu_lint.source import Source
from wenshu_lint.span import Span

from .hosts import Hosts
from .planting import Mutator, Planted

AROUND = 12
"""Characters shown on either side of a mistake that was missed."""


class Change(NamedTuple):
    """The one place in which two texts differ: ``[start, old)`` became ``[start, new)``."""

    start: int
    old: int
    new: int

    @classmethod
    def between(cls, before: str, after: str) -> Change:
        """Find the smallest change; where several would do, the first."""
        shorter = min(len(before), len(after))
        start = next((i for i in range(shorter) if before[i] != after[i]), shorter)
        same = 0
        while same < shorter - start and before[-1 - same] == after[-1 - same]:
            same += 1
        return cls(start, len(before) - same, len(after) - same)

    def moved(self, span: Span) -> Span:
        """Return where a span of the text before lies in the text after."""
        return Span(*(self._moved(offset) for offset in span))

    def _moved(self, offset: int) -> int:
        if offset <= self.start:
            return offset
        return offset - self.old + self.new if offset >= self.old else self.start


@dataclass
class Score:
    """What became of one mutator's mistakes; ``loud`` are found as warnings or errors."""

    planted: int = 0
    loud: int = 0
    found: int = 0
    missed: list[str] = field(default_factory=list)


class Trial:
    """Runs mutators over hosts with one linter."""

    def __init__(self, linter: Linter, folder: Path | None) -> None:
        self._linter = linter
        self._before: dict[str, list[Diagnostic]] = {}
        self._hosts = Hosts(folder, self.is_clean)

    def is_clean(self, text: str) -> bool:
        """Tell whether nothing but hints is said about a text as it was published."""
        return all(d.severity < Severity.WARNING for d in self._clean(text))

    def run(self, mutator: Mutator, number: int) -> Score:
        """Plant up to ``number`` mistakes, each in a copy of another text."""
        score = Score()
        for host, planted in self._planted(mutator, number):
            found = list(
                fresh(self._clean(host), self._lint(planted.text), Change.between(host, planted.text))
            )
            hits = [d for d in found if any(_touch(d.span, place) for place in planted.places)]
            score.planted += 1
            score.found += bool(hits)
            score.loud += any(d.severity >= Severity.WARNING for d in hits)
            if not any(d.severity >= Severity.WARNING for d in hits):
                score.missed.append(_shown(planted))
        return score

    def _planted(self, mutator: Mutator, number: int) -> Iterator[tuple[str, Planted]]:
        """Try the chosen texts first and, where the mistake cannot be made there, the others."""
        seed = mutator.name
        done = 0
        for i, host in enumerate(self._candidates(mutator, number)):
            if done == number:
                return
            planted = mutator.act(host, Random(f"{seed}:{i}"))
            if planted is not None:
                done += 1
                yield host, planted

    def _candidates(self, mutator: Mutator, number: int) -> Iterator[str]:
        first = self._hosts.of(mutator.host, number, mutator.name)
        yield from first
        taken = set(first)
        rest = [host for host in self._hosts.of(mutator.host, 10 * number, mutator.name) if host not in taken]
        yield from rest
        yield from first  # a second time, at another place, where a group is small

    def _clean(self, text: str) -> list[Diagnostic]:
        if text not in self._before:
            self._before[text] = self._lint(text)
        return self._before[text]

    def _lint(self, text: str) -> list[Diagnostic]:
        return self._linter.lint(read(Source("draft.txt", text.encode(), ".txt"))).diagnostics


def fresh(before: Iterable[Diagnostic], after: Iterable[Diagnostic], change: Change) -> Iterator[Diagnostic]:
    """Yield the findings on words of which the same rule had nothing to say before the change."""
    known: dict[str, list[Span]] = {}
    for d in before:
        known.setdefault(d.rule, []).append(change.moved(d.span))
    return (d for d in after if not any(_touch(d.span, span) for span in known.get(d.rule, ())))


def totals(scores: Mapping[str, Score]) -> Score:
    """Add up what the mutators of a family did."""
    total = Score()
    for score in scores.values():
        total.planted += score.planted
        total.loud += score.loud
        total.found += score.found
    return total


def _touch(found: Span, place: Span) -> bool:
    return found.overlaps(place) or (found.start == found.end and place.start <= found.start <= place.end)


def _shown(planted: Planted) -> str:
    start, end = planted.places[0]
    text = planted.text
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return f"{before}⟦{text[start:end]}⟧{after}".replace("\n", "⏎")
