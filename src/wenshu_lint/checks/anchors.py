"""Derives from a regular expression the literals one of which every match must contain."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Sequence
from typing import Any

from ..lazy import expanded

try:  # not public, the same from 3.11 to 3.13; without them rules must name their anchors
    op: Any = importlib.import_module("re._constants")
    parser: Any = importlib.import_module("re._parser")
except ImportError:  # pragma: no cover
    parser = None

_MANY = 150
_MOST = 300
"""As many as branches may have together: they are the rarer the longer they are."""
Literals = frozenset[str]
_NOTHING: Literals = frozenset({""})
_REPEATS = () if parser is None else (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_EMPTY = () if parser is None else (op.AT, op.ASSERT, op.ASSERT_NOT)
"""Items that match no character."""


def anchors_of(pattern: str) -> tuple[str, ...]:
    """Return the best set of required literals, sorted; empty where there is none.

    Best is the set whose shortest literal is longest; a set of more than 300 is no use.
    """
    if parser is None:  # pragma: no cover
        return ()
    tree = parser.parse(expanded(pattern))
    if tree.state.flags & re.IGNORECASE:
        return ()
    return tuple(sorted(_of_sequence(tree) or ()))


def begins_with(pattern: str, anchors: Sequence[str]) -> bool:
    """Tell whether every match begins with one of the anchors: it is then sought there only."""
    if parser is None or not anchors:  # pragma: no cover
        return False
    tree = parser.parse(expanded(pattern))
    if tree.state.flags & re.IGNORECASE:
        return False
    starts = [_leading(tree, far=far) or _NOTHING for far in (False, True)]
    return any(all(start.startswith(tuple(anchors)) for start in first) for first in starts)


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> Literals | None:
    """Return the best literals of items in a row: neighbours that are few strings each are joined."""
    candidates: list[Literals] = []
    run = _NOTHING
    for code, value in items:
        if code is op.ASSERT and value[0] < 0:  # what stands before is part of a run that begins here
            run = (_exact(value[1]) or run) if run == _NOTHING else run
            continue
        if code is op.ASSERT:
            candidates.append(_joined(run, _leading(value[1])) or run)
            candidates.append(_of_item(code, value) or _NOTHING)
        exact = _NOTHING if code in _EMPTY else _exact([(code, value)])
        joined = _joined(run, exact)
        if joined:
            run = joined
            continue
        candidates.append(_joined(run, _leading([(code, value)])) or run)
        candidates.append(_of_item(code, value) or _NOTHING)
        run = exact or _trailing(code, value) or _NOTHING
    candidates.append(run)
    found = [_without_longer(literals) for literals in candidates if "" not in literals]
    return max(found, key=_worth, default=None)


def _exact(items: Iterable[tuple[Any, Any]]) -> Literals | None:
    """Return every string that items in a row match; ``None`` where these are many or not known."""
    found: Literals | None = _NOTHING
    for code, value in items:
        found = _joined(found, _exact_of_item(code, value))
        if found is None:
            return None
    return found


def _exact_of_item(code: Any, value: Any) -> Literals | None:
    if code is op.LITERAL:
        return frozenset({chr(value)})
    if code in _EMPTY:
        return _NOTHING
    if code is op.IN:
        return _of_class(value)
    if code is op.BRANCH:
        return _union([_exact(branch) for branch in value[1]])
    if code is op.SUBPATTERN:
        return _exact(value[3])
    if code is op.ATOMIC_GROUP:
        return _exact(value)
    if code in _REPEATS and value[1] == 1:
        once = _exact(value[2])
        return once and (once if value[0] else once | _NOTHING)
    return None


def _leading(items: Iterable[tuple[Any, Any]], *, far: bool = False) -> Literals | None:
    """Return the strings one of which begins every match of items in a row, as far as they are few.

    :param far: with what must follow the match, and twice as many.
    """
    run: Literals = _NOTHING
    rest, most = list(items), _MOST if far else _MANY
    while rest:
        code, value = rest.pop(0)
        if far and code is op.ASSERT and value[0] > 0 and not rest:
            return _joined(run, _leading(value[1], far=far), most) or run
        if code is op.BRANCH:
            return _joined(run, _union([_leading(branch, far=far) for branch in value[1]]), most) or run
        longer = _joined(run, _exact_of_item(code, value))
        if longer is None:
            if code is op.SUBPATTERN or (code in _REPEATS and value[0]):
                return _joined(run, _leading(value[-1], far=far), most) or run
            break
        run = longer
    return run


def _trailing(code: Any, value: Any) -> Literals | None:
    """Return what every match of a repetition ends in."""
    return _exact(value[2]) if code in _REPEATS and value[0] else None


def _joined(first: Literals | None, second: Literals | None, most: int = _MANY) -> Literals | None:
    if first is None or second is None or len(first) * len(second) > most:
        return None
    return frozenset(one + other for one in first for other in second)


def _without_longer(literals: Literals) -> Literals:
    """Leave out what holds another one anyway."""
    return frozenset(x for x in literals if not any(y in x for y in literals if y != x))


def _of_item(code: Any, value: Any) -> Literals | None:
    if code is op.IN:
        return _of_class(value)
    if code is op.BRANCH:
        return _union([_of_sequence(branch) for branch in value[1]])
    if code is op.SUBPATTERN:
        return _of_sequence(value[3])
    if code is op.ATOMIC_GROUP:
        return _of_sequence(value)
    if code in _REPEATS:
        return _of_sequence(value[2]) if value[0] >= 1 else None
    if code is op.ASSERT:
        return _of_sequence(value[1])
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
    return frozenset(merged) if len(merged) <= _MOST else None


def _worth(literals: Literals) -> tuple[float, int]:
    """Long is rare; among single characters an ASCII mark is rarer than a 汉字 or a digit."""
    shortest = min(map(len, literals))
    if shortest == 1:
        common = sum(1 for x in literals if len(x) == 1 and (x.isalnum() or x in "，。、"))
        return 1.5 - common / (1 + common), -len(literals)
    return float(shortest), -len(literals)
