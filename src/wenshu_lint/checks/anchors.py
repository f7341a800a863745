"""Derives from a regular expression the literals one of which every match must contain."""

from __future__ import annotations

import importlib
import re
from collections.abc import Sequence
from typing import Any

try:  # not public, the same from 3.11 to 3.13; without them rules must name their anchors
    op: Any = importlib.import_module("re._constants")
    parser: Any = importlib.import_module("re._parser")
except ImportError:  # pragma: no cover
    parser = None

_MANY = 48
Literals = frozenset[str]


def anchors_of(pattern: str) -> tuple[str, ...]:
    """Return the best set of required literals, sorted; empty where there is none.

    Best is the set whose shortest literal is longest; a set of more than 48 is no use.
    """
    if parser is None:  # pragma: no cover
        return ()
    tree = parser.parse(pattern)
    if tree.state.flags & re.IGNORECASE:
        return ()
    return tuple(sorted(_of_sequence(list(tree)) or ()))


def _of_sequence(items: Sequence[tuple[Any, Any]]) -> Literals | None:
    candidates: list[Literals] = []
    run = ""
    for code, value in items:
        if code is op.LITERAL:
            run += chr(value)
            continue
        if run:
            candidates.append(frozenset({run}))
            run = ""
        found = _of_item(code, value)
        if found:
            candidates.append(found)
    if run:
        candidates.append(frozenset({run}))
    return max(candidates, key=_worth, default=None)


def _of_item(code: Any, value: Any) -> Literals | None:
    if code is op.IN:
        return _of_class(value)
    if code is op.BRANCH:
        return _union([_of_sequence(list(branch)) for branch in value[1]])
    if code is op.SUBPATTERN:
        return _of_sequence(list(value[3]))
    if code is op.ATOMIC_GROUP:
        return _of_sequence(list(value))
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _of_sequence(list(value[2])) if value[0] >= 1 else None
    if code is op.ASSERT:
        return _of_sequence(list(value[1]))
    return None


def _of_class(members: Sequence[tuple[Any, Any]]) -> Literals | None:
    chars: set[str] = set()
    for code, value in members:
        if code is op.LITERAL:
            chars.add(chr(value))
        elif code is op.RANGE and value[1] - value[0] < _MANY:
            chars.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return frozenset(chars) if len(chars) <= _MANY else None


def _union(sets: Sequence[Literals | None]) -> Literals | None:
    merged: set[str] = set()
    for found in sets:
        if not found:
            return None
        merged |= found
    return frozenset(merged) if len(merged) <= _MANY else None


def _worth(literals: Literals) -> tuple[float, int]:
    """Long is rare; among single characters an ASCII mark is rarer than a 汉字 or a digit."""
    shortest = min(map(len, literals))
    if shortest == 1:
        common = sum(1 for x in literals if len(x) == 1 and (x.isalnum() or x in "，。、"))
        return 1.5 - common / (1 + common), -len(literals)
    return float(shortest), -len(literals)
