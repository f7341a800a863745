"""Finds in one pass where the literals of many rules stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from .lazy import Trial
from .matching import Scan, matcher
from .rule import Rule
from .span import Span

_new = tuple.__new__

_SMALL = 20_000
"""Characters after which an automaton pays: to build it takes longer than to do without for a few drafts."""
_DRAFT = 2_500
"""Characters that a draft counts for at least: doing without takes a look at every literal there is."""


class Scanner:
    """The literals of some rules: looked up in the first small drafts, then put into one automaton.

    :param rules: the rules and the numbers by which their hits are asked for.
    """

    def __init__(self, rules: Iterable[tuple[int, Rule]]) -> None:
        self._rules = tuple(rules)
        self._waiting = [(slot, tuple(rule.check.literals())) for slot, rule in self._rules]
        self._automaton_trial = Trial(short=_SMALL, room=_SMALL, least=_DRAFT)

    def hits(self, text: str) -> dict[int, list[Span]]:
        """Return the places of each rule's literals, sorted; rules without a hit are left out."""
        found = self._scanned(text) if self._automaton_trial.pays(text) else self._looked_up(text)
        for spans in found.values():
            if len(spans) > 1:
                spans.sort()
        return found

    def _looked_up(self, text: str) -> dict[int, list[Span]]:
        """Look for the literals whose first two characters stand together in the text: few do."""
        begun = {*text, *map("".join, pairwise(text))}
        found: dict[int, list[Span]] = {}
        for slot, literals in self._waiting:
            near = [literal for literal in literals if literal[:2] in begun]
            spans = [span for literal in near for span in _places(text, literal)]
            if spans:
                found[slot] = spans
        return found

    def _scanned(self, text: str) -> dict[int, list[Span]]:
        scan, owners = self._automaton
        found: defaultdict[int, list[Span]] = defaultdict(list)
        for start, end, literal in scan(text):
            span = _new(Span, (start, end))
            slot, others = owners[literal]
            found[slot].append(span)
            for slot in others:
                found[slot].append(span)
        return found

    @cached_property
    def _automaton(self) -> tuple[Scan, list[tuple[int, tuple[int, ...]]]]:
        """The automaton, and for each literal in it the rule that waits for it, and the others if any."""
        slots: dict[str, list[int]] = {}
        for slot, literals in self._waiting:
            for literal in literals:
                slots.setdefault(literal, []).append(slot)
        advice = [rule.hint for _, rule in self._rules]  # in the words of drafts
        return matcher(list(slots), prose=advice), [(first, tuple(rest)) for first, *rest in slots.values()]


def _places(text: str, literal: str) -> Iterator[Span]:
    start = text.find(literal)
    while start >= 0:
        yield Span(start, start + len(literal))
        start = text.find(literal, start + 1)
