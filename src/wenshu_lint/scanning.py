"""Finds in one pass where the literals of many rules stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from .matching import matcher
from .rule import Rule
from .span import Span

_new = tuple.__new__

_SMALL = 20_000
"""Characters after which an automaton pays: it takes longer to build than to scan a few drafts without."""


class Scanner:
    """The literals of some rules in one automaton.

    :param rules: the rules and the numbers by which their hits are asked for.
    """

    def __init__(self, rules: Iterable[tuple[int, Rule]]) -> None:
        slots: dict[str, list[int]] = {}
        for slot, rule in rules:
            for literal in rule.check.literals():
                slots.setdefault(literal, []).append(slot)
        self._owners = [tuple(owners) for owners in slots.values()]
        self._literals = list(slots)
        self._scan = matcher(self._literals, "plain")
        self._room = _SMALL

    def hits(self, text: str) -> dict[int, list[Span]]:
        """Return the places of each rule's literals, sorted; rules without a hit are left out."""
        self._room -= len(text)
        if self._room < 0 <= self._room + len(text):
            self._scan = matcher(self._literals)
        found: defaultdict[int, list[Span]] = defaultdict(list)
        owners = self._owners
        for start, end, literal in self._scan(text):
            span = _new(Span, (start, end))
            for slot in owners[literal]:
                found[slot].append(span)
        for spans in found.values():
            if len(spans) > 1:
                spans.sort()
        return dict(found)
