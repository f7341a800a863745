"""Finds in one pass where the literals of many rules stand."""

from __future__ import annotations

from collections.abc import Iterable

from .matching import matcher
from .rule import Rule
from .span import Span

_new = tuple.__new__


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
        self._scan = matcher(list(slots))

    def hits(self, text: str) -> dict[int, list[Span]]:
        """Return the places of each rule's literals, sorted; rules without a hit are left out."""
        found: dict[int, list[Span]] = {}
        owners = self._owners
        for start, end, literal in self._scan(text):
            span = _new(Span, (start, end))
            for slot in owners[literal]:
                if slot in found:
                    found[slot].append(span)
                else:
                    found[slot] = [span]
        for spans in found.values():
            spans.sort()
        return found
