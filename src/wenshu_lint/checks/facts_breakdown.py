"""Checks what 其中 names against the whole before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Final

from ..analysis.amounts import FIGURE, amount
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check
from .facts_parts import COUNTED, UNITS, DivisionRow, Part, are_apart, end_apart, listed_parts, rounding

_AMOUNT: Final = rf"(?P<n>{FIGURE})(?P<u>{COUNTED})"
_JOINED: Final = ("组成", "构成", "参加", "参训", "参会", "参与", "参赛", "到会", "报名")
_WHOLE = pattern(_AMOUNT + rf"(?:{'|'.join(_JOINED)})?[，（(。；：]其中[：:，]?")
_ANY_WHOLE = pattern(_AMOUNT)
_STOP = pattern("[。；）)]")
_STOP_OF_LIST = pattern("[。）)]")
_NO_WHOLE = pattern("比|(?<!新)增|减|净|约|近|超|每|均|不足|以上|以下")
_BROAD = pattern(
    "^(?:工程|其他|其它|直接|间接|建安|前期|中央|[省市县区乡镇村](?:级|本级|直)|农村|城[镇市区乡])|[经消自公党团会规收]费$|[新续改扩]建"
    "|基础设施|项目|投资|重点|专项|民生|主体|配套|总|整体|全部|各类|综合|三公|小区|村庄|片区|校园"
)
"""Names that may hold other works, or tell where money comes from instead of where it goes."""

_EARNED = pattern("收入|收缴|征收|产值|增加值|销售|贷款|存款|融资|出口|进口|贸易|消费|税")
"""Sums of money that are not spent on works: their parts are seen from several sides."""


class Breakdown(Check):
    """Flag what 其中 names where it exceeds the whole: 共20处，其中甲类15处、乙类8处.

    One part that exceeds the whole is enough. Parts are added up only where nothing can
    belong to two of them; members and women of one team may well be more than the team.
    Parts without the unit, and those behind a semicolon, are read only where they can be
    added up. Of money, expenses and works are apart, too – 设备购置费 and 安装费 –, unless one
    is what others make together.
    """

    rows: tuple[DivisionRow, ...] = ()
    works: tuple[str, ...] = ()
    """Last words of the names of expenses and works, on each of which money of its own is spent."""

    @cached_property
    def _divisions(self) -> list[DivisionRow]:
        return [DivisionRow(*row) for row in self.rows]

    def words(self) -> frozenset[str]:
        """``sum`` of the parts, ``total`` as stated."""
        return frozenset({"sum", "total"})

    def literals(self) -> Iterable[str]:
        """A unit, a mark and 其中."""
        ends = dict.fromkeys(unit[-1] for unit in UNITS.split("|"))
        return [f"{end}{mark}其中" for end in (*ends, *_JOINED) for mark in "，（(。；："]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare the parts after each hit with the largest whole before it."""
        text = document.folded
        for start, end in hits:
            block = document.block_at(start)
            whole = next(_WHOLE.finditer(text, max(0, start - 16), end + 1), None)
            if block is None or whole is None or whole.end() < end:
                continue
            unit, total = whole["u"], _total(text, block.span.start, whole)
            parts = self._read(text, whole, block.span.end) if total else None
            if parts is None or total is None:
                continue
            high, listed = parts
            if high > total + rounding([*(part.figure for part in listed), total]):
                place = Span(whole.end(), whole.end() + listed[-1].end)
                yield Finding(place, {"sum": f"{high}{unit}", "total": f"{total}{unit}"})

    def _read(self, text: str, whole: re.Match[str], end: int) -> tuple[Decimal, list[Part]] | None:
        """Return what the parts behind a whole make at least, and the parts."""
        stops = (_STOP_OF_LIST, _STOP) if whole[0][-1] in "：:" else (_STOP,)
        for stop in stops:
            mark = stop.search(text, whole.end(), end)
            words, unit = text[whole.end() : mark.start() if mark else end], whole["u"]
            stated = list(listed_parts(words, unit))
            parts = stated or list(listed_parts(words, unit, ""))
            figures = [part.figure for part in parts]
            if self._are_apart(parts, unit, text[max(0, whole.start() - 16) : whole.start()]):
                return sum(figures, Decimal(0)), parts
        return (max(figures), parts) if stated else None

    def _are_apart(self, parts: Sequence[Part], unit: str, before: str) -> bool:
        labels = [part.label for part in parts]
        if are_apart(labels, self._divisions):
            return True
        if len(parts) < 2 or not unit.endswith("元") or _EARNED.search(before):
            return False
        if not self.works or any(map(_BROAD.search, labels)):
            return False
        return end_apart(labels, self.works) and not _is_nested([part.figure for part in parts])


def _total(text: str, first: int, whole: re.Match[str]) -> Decimal | None:
    """Return the largest amount of the unit in the sentence up to its whole; ``None`` where it is none."""
    start, unit = whole.start(), whole["u"]
    low = max(first, text.rfind("。", first, start) + 1, text.rfind("；", first, start) + 1)
    clause = max(low, *(text.rfind(mark, low, start) + 1 for mark in "，、：（("))
    if _NO_WHOLE.search(text, clause, start):
        return None
    found = [amount(m["n"]) for m in _ANY_WHOLE.finditer(text, low, whole.end("u")) if m["u"] == unit]
    return None if None in found else max(filter(None, found), default=Decimal(0))


def _is_nested(figures: Sequence[Decimal]) -> bool:
    """Tell whether a part is what parts right behind it make together: 70, of which 50 and 20."""
    return any(
        figure == sum(figures[index + 1 : end])
        for index, figure in enumerate(figures)
        for end in range(index + 3, len(figures) + 1)
    )
