"""Checks of set formulas: members that are out of order, missing or replaced by another word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check
from .lexical import in_force

_JOINTS: Final = ("、", "和", "与")
_SPLIT = pattern("、|和(?!谐)|与")
_CLOSING: Final = "”’」』）"
_MANY: Final = 8
"""Members of a formula that is known by the others even where the first is replaced."""


class FormulaRow(NamedTuple):
    """A formula: the words it is made of, in order, and the names it goes by."""

    members: tuple[str, ...]
    name: str = ""
    """What it is called in a message."""
    anchors: tuple[str, ...] = ()
    """Names that stand right before or after the members; without one a missing member is no fault."""
    near: str = ""
    """A word that has to stand in the same paragraph, for members that are everyday words."""
    since: str = ""
    until: str = ""
    source: str = ""
    fault: str = ""
    """The only fault that is looked for in this row; empty for both."""


class Formula(Check):
    """Flag members of a formula in another order, or (``fault: members``) not those that belong.

    An order is judged where all members stand in one enumeration and nothing else does.
    Members are judged only where a name of the formula stands next to the enumeration and
    at most one member is missing or replaced.
    """

    fault: str
    rows: tuple[FormulaRow, ...] = ()

    @cached_property
    def _rows(self) -> list[FormulaRow]:
        return [FormulaRow(*row) for row in self.rows]

    @cached_property
    def _by_literal(self) -> dict[str, list[int]]:
        table: dict[str, list[int]] = {}
        for number, row in enumerate(self._rows):
            if row.fault not in ("", self.fault):
                continue
            for literal in _leaps(row) if self.fault == "order" else row.anchors:
                table.setdefault(literal, []).append(number)
        return table

    def words(self) -> frozenset[str]:
        """``name`` of the formula, ``fix`` its members in order."""
        return frozenset({"name", "fix"})

    def literals(self) -> Iterable[str]:
        """Two members side by side that should not be, or the names of the formulas."""
        return self._by_literal

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Read the enumeration around, or next to, each hit."""
        seen: set[Span] = set()
        for hit in hits:
            block = document.block_at(hit[0])
            if block is None:
                continue
            words = document.folded[block.span.start : block.span.end]
            for number in self._by_literal[document.folded[hit[0] : hit[1]]]:
                row = self._rows[number]
                if row.near not in words or not in_force(document, row.since, row.until):
                    continue
                place = Span(hit[0] - block.span.start, hit[1] - block.span.start)
                found = _disordered(words, place, row) if self.fault == "order" else _odd(words, place, row)
                if found is None:
                    continue
                span = Span(found.start + block.span.start, found.end + block.span.start)
                if span not in seen and not document.quotations.covers(span):
                    seen.add(span)
                    right = document.in_script(span.of(document.text), "、".join(row.members))
                    yield Finding(span, {"name": row.name, "fix": right}, right)

    def prepared(self) -> Check:
        """Refuse an unknown fault and a formula of one member."""
        if self.fault not in ("order", "members"):
            raise ValueError("fault 应为 order 或 members")
        if any(len(row[0]) < 3 for row in self.rows):
            raise ValueError("每行 members 至少三项")
        return self


def _leaps(row: FormulaRow) -> Iterator[str]:
    """Yield each pair of members, joined, in which the second is not the one that follows."""
    for index, first in enumerate(row.members):
        for other, second in enumerate(row.members):
            if other not in (index, index + 1):
                yield f"{first}、{second}"
                yield f"{first}和{second}"


def _disordered(words: str, place: Span, row: FormulaRow) -> Span | None:
    """Return the enumeration around a place if it holds every member once, and no other item."""
    start, end = place
    while (step := _member_before(words, start, row)) is not None:
        start = step
    while (step := _member_after(words, end, row)) is not None:
        end = step
    items = _SPLIT.split(words[start:end])
    alone = words[start - 1 : start] not in _JOINTS and words[end : end + 1] not in _JOINTS
    if alone and len(items) == len(row.members) and set(items) == set(row.members):
        return Span(start, end) if tuple(items) != row.members else None
    return None


def _member_before(words: str, start: int, row: FormulaRow) -> int | None:
    if words[start - 1 : start] not in _JOINTS or start == 0:
        return None
    return next((start - 1 - len(m) for m in row.members if words.endswith(m, 0, start - 1)), None)


def _member_after(words: str, end: int, row: FormulaRow) -> int | None:
    if words[end : end + 1] not in _JOINTS or end >= len(words):
        return None
    return next((end + 1 + len(m) for m in row.members if words.startswith(m, end + 1)), None)


_STOP: Final = "，。；：！？（(—"
_LEAD = pattern(
    r"[”」』]?(?:(?:总体|战略)布局)?(?:，(?=即|也?就是|分别|是指|包括))?"
    r"(?P<told>也?就是|是指|即|是|指|分别[是为])?(?:包括)?(?P<set>[（(：:])?(?:是指|即|指)?[“「]?"
)


def _odd(words: str, place: Span, row: FormulaRow) -> Span | None:
    """Return the enumeration next to a name if one of its items is not the member it should be."""
    end = place.start
    end -= words.endswith("“", 0, end) or words.endswith("「", 0, end)
    end -= words.endswith("的", 0, end)
    start = max((words.rfind(mark, 0, end) for mark in _STOP), default=-1) + 1
    before = _judged(words, start, end, row)
    if before is not None:
        return before
    lead = _LEAD.match(words, place.end)
    start = lead.end() if lead else place.end
    if lead is None or start == place.end:
        return None
    ends = [at for at in (words.find(mark, start) for mark in f"{_STOP}{_CLOSING}") if at >= 0]
    end = min(ends, default=len(words))
    told = lead["told"] or lead["set"]
    return _told(words, start, end, row) if told else _judged(words, start, end, row)


def _told(words: str, start: int, end: int, row: FormulaRow) -> Span | None:
    """Judge an enumeration that is given as that of the formula, from its first word to its last."""
    items = _SPLIT.split(words[start:end])
    last = next((m for m in row.members if items[-1].startswith(m)), items[-1])
    if _is_open(items, row) or len(last) > max(map(len, row.members)) + 1:
        return None
    end -= len(items[-1]) - len(last)
    items[-1] = last
    known = [item for item in items if item in row.members]
    in_order = known == [m for m in row.members if m in known]
    amiss = len(known) == len(row.members) - 1 and len(items) - len(known) in (0, 1)
    return Span(start, end) if in_order and amiss else None


def _is_open(items: list[str], row: FormulaRow) -> bool:
    """Tell whether 等 says that there are more items (平等 is one itself)."""
    return any("等" in item and not any("等" in m and m in item for m in row.members) for item in items)


def _judged(words: str, start: int, end: int, row: FormulaRow) -> Span | None:
    """Judge the last items of an enumeration: as many as the formula has, or one less."""
    items = _SPLIT.split(words[start:end])
    if _is_open(items, row):
        return None
    for size in (len(row.members), len(row.members) - 1):
        if len(items) < size or size < 3:
            continue
        tail = items[-size:]
        found = _tail(tail, row, is_all=len(items) == size)
        if found:
            last = end - len(items[-1]) + len(found[-1])
            return Span(end - len("、".join(tail)) + len(tail[0]) - len(found[0]), last)
    return None


def _tail(items: list[str], row: FormulaRow, is_all: bool) -> list[str]:
    """Return the items without what surrounds the first and the last, if one member is amiss."""
    complete = len(row.members)
    first = next((m for m in row.members if items[0].endswith(m)), None)
    if first is None and len(items) == complete >= _MANY:
        first = items[0][-len(row.members[0]) :]
    last = next((m for m in row.members if items[-1].startswith(m)), items[-1])
    if first is None or len(items[-1]) > max(map(len, row.members)) + 1:
        return []
    if len(items) < complete and not (is_all or len(items[0]) > len(first)):
        return []
    items = [first, *items[1:-1], last]
    known = [item for item in items if item in row.members]
    in_order = known == [m for m in row.members if m in known]
    return items if in_order and len(known) == complete - 1 else []
