"""Checks of a fact that a draft states twice: an amount in two units, a day before another, a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from ..analysis.amounts import FIGURE, amount
from ..analysis.surnames import SURNAMES
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check

_MONEY: Final = {"亿元": Decimal(10**8), "万元": Decimal(10**4), "元": Decimal(1)}
_LAND: Final = {
    "平方公里": Decimal(10**6),
    "公顷": Decimal(10**4),
    "亩": Decimal(10**4) / 15,
    "平方米": Decimal(1),
}
_UNIT: Final = "亿元|万元|元|平方公里|公顷|亩|平方米"
_TWICE = pattern(
    rf"(?P<a>{FIGURE})(?P<u>{_UNIT})[（(](?:大?约|折?合|即|折|计|约合|共|总计)*"
    rf"(?P<at>(?P<b>{FIGURE})(?P<v>{_UNIT}))[）)]"
)
_LAND_SLACK: Final = Decimal("0.01")
"""How far an area in 亩 may be out: many count 15 亩, others 14.99, to a hectare."""


class SameAmount(Check):
    """Flag an amount in brackets that is not the one before it in another unit: 5亿元（60000万元）."""

    def words(self) -> frozenset[str]:
        """``fix`` is the amount worked out, ``other`` the amount before the bracket."""
        return frozenset({"fix", "other"})

    def literals(self) -> Iterable[str]:
        """A unit and a bracket."""
        return [f"{unit}{bracket}" for unit in _UNIT.split("|") for bracket in "（("]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare the amounts on either side of each bracket."""
        text = document.folded
        for start, end in hits:
            around = _TWICE.finditer(text, max(0, start - 24), end + 32)
            match = next((m for m in around if m.start("u") == start), None)
            right = _in_unit(match) if match else ""
            if match and right:
                other = match["a"] + match["u"]
                yield Finding(Span(*match.span("at")), {"fix": right, "other": other})


def _in_unit(match: re.Match[str]) -> str:
    """Return the first amount in the unit of the second, nothing where they agree."""
    for units in (_MONEY, _LAND):
        if match["u"] in units and match["v"] in units and match["u"] != match["v"]:
            break
    else:
        return ""
    first, second = (amount(match[name]) for name in "ab")
    if first is None or second is None:
        return ""
    slack = _half(first) * units[match["u"]] + _half(second) * units[match["v"]]
    if units is _LAND:
        slack += first * units[match["u"]] * _LAND_SLACK
    if abs(first * units[match["u"]] - second * units[match["v"]]) <= slack:
        return ""
    right = first * units[match["u"]] / units[match["v"]]
    return f"{right.quantize(Decimal('0.01')).normalize():f}{match['v']}"


def _half(figure: Decimal) -> Decimal:
    """Return half of the last place of a figure: it may have been rounded."""
    return Decimal("0.5").scaleb(int(figure.as_tuple().exponent))


_DAY: Final = r"(?:(?P<y>20\d\d)年)?(?P<m>1[0-2]|0?[1-9])月(?P<d>3[01]|[12]\d|0?[1-9])日"
_A_DAY = pattern(_DAY)
_EVENT = pattern(
    "(?<!报名)(?<!报到)(?:考试|笔试|面试|比赛|竞赛|大赛|决赛|培训|会议|活动|开班|开赛|论坛|讲座|招聘会|运动会)"
    rf"(?:举办|举行|召开)?(?:时间|日期)(?:为|定于|是)?[：:]?{_DAY}"
)
_HALF_YEAR: Final = 183


class AfterEvent(Check):
    """Flag a deadline of registration that falls behind the day of the event itself."""

    def words(self) -> frozenset[str]:
        """``event`` is the day of the event as written."""
        return frozenset({"event"})

    def literals(self) -> Iterable[str]:
        """What comes before the deadline."""
        return ("报名截止", "报名时间", "报名日期", "截止报名")

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare the last day after each hit with the latest event."""
        text = document.folded
        events = list(_EVENT.finditer(text))
        for _, end in hits if events else ():
            days = _days_after(document, end)
            if not days or {bool(day["y"]) for day in (days[0], *events)} not in ({True}, {False}):
                continue  # of days without a year, all must be without
            last = max(events, key=_ordinal)
            if 0 < _ordinal(days[-1], days[0]["y"]) - _ordinal(last) < _HALF_YEAR:
                words = {"event": last[0][last.start("y" if last["y"] else "m") - last.start() :]}
                yield Finding(Span(*days[-1].span()), words, related=(Span(*last.span()),))


def _days_after(document: Document, start: int) -> list[re.Match[str]]:
    """Return the days that follow in the same clause."""
    text, block = document.folded, document.block_at(start - 1)
    stop = min(block.span.end if block else start, start + 40)
    clause = min((at for mark in "，。；" if (at := text.find(mark, start, stop)) > 0), default=stop)
    return list(_A_DAY.finditer(text, start, clause))


def _ordinal(day: re.Match[str], year: str | None = None) -> int:
    """Return a number that grows with the day."""
    return (int(day["y"] or year or 0) * 12 + int(day["m"])) * 31 + int(day["d"])


_POSTS: Final = (
    "局长",
    "书记",
    "市长",
    "县长",
    "区长",
    "省长",
    "厅长",
    "部长",
    "院长",
    "校长",
    "处长",
    "董事长",
    "总经理",
)
_NAMED = pattern(
    rf"(?P<at>[{SURNAMES}][\u4e00-\u9fff]{{2}})(?=同志|出席|主持|讲话|指出|强调|要求|参加|带队|率队|介绍|汇报|陪同"
    r"|宣布|致辞|表示|作了|在[^，。]{1,20}[上中]|[，。、；）)]|$)"
)


class RivalNames(Check):
    """Flag two names of one post and surname that differ in one character: 局长王小明 and 局长王晓明."""

    def words(self) -> frozenset[str]:
        """``other`` is the name as written before."""
        return frozenset({"other"})

    def literals(self) -> Iterable[str]:
        """Posts that one person holds at a time."""
        return _POSTS

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare the names behind each post; a deputy is one of several."""
        if len(hits) < 2:
            return
        text = document.folded
        seen: dict[tuple[str, str], list[str]] = {}
        for start, end in hits:
            name = _NAMED.match(text, end)
            if name is None or text[start - 1 : start] in ("副", "原", "任", "前"):
                continue
            known = seen.setdefault((text[start:end], name["at"][0]), [])
            other = next(
                (k for k in known if sum(a != b for a, b in zip(k, name["at"], strict=True)) == 1), ""
            )
            if other and name["at"] not in known:
                yield Finding(Span(*name.span("at")), {"other": other})
            if name["at"] not in known:
                known.append(name["at"])
