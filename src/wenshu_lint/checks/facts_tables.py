"""Checks against small tables of facts: years of meetings, anniversaries, days of the year, places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, ClassVar, NamedTuple

from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check
from .lexical import longest


class YearRow(NamedTuple):
    """An event or a period and its year or years."""

    name: str
    first: str
    last: str = ""
    source: str = ""


class DayRow(NamedTuple):
    """A day that returns every year on one date."""

    name: str
    month: str
    day: str
    source: str = ""


class _Named(Check):
    """Looks around the names with which its ``rows`` begin."""

    _row: ClassVar[type[YearRow] | type[DayRow]]

    @cached_property
    def _rows(self) -> dict[str, Any]:
        return {row[0]: self._row(*row) for row in self.options()["rows"]}

    def literals(self) -> Iterable[str]:
        """The names."""
        return self._rows

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare what is said around each name with its row."""
        text = document.folded
        for hit in longest(hits):
            finding = self._compared(text, hit, self._rows[text[hit.start : hit.end]])
            if finding is not None:
                yield finding

    def _compared(self, text: str, hit: Span, row: Any) -> Finding | None:
        raise NotImplementedError


_HELD = pattern(
    r"(?P<y>(?:19|20)\d\d)年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:在[^，。；]{2,6})?(?:召开|举行|胜利召开|闭幕|开幕)的"
    r"(?:党的|中国共产党|中共)?$"
)
_ON = pattern(r"(?P<y>(?:19|20)\d\d)年\d{1,2}月(?:\d{1,2}日)?，?(?:党的|中国共产党|中共)?$")
_VERB = pattern(r"(?:胜利|隆重|在北京)*(?:召开|举行|开幕|闭幕|审议通过|通过|作出)")
_DATED = pattern(r"[（(](?P<y>(?:19|20)\d\d)年|(?:于|在)(?P<z>(?:19|20)\d\d)年[^，。；]{0,12}?(?:召开|举行)")
_PERIOD = pattern(
    r"[”」]?(?:时期|规划|计划|期间)?[（(](?P<a>(?:19|20)\d\d)年?[—–－~～至-]{1,2}(?P<b>(?:19|20)\d\d)年?[）)]"
)


class KnownYears(_Named):
    """Flag a year that is not that of a meeting, or years that are not those of a period.

    ``form: meeting`` – 2021年召开的…, …（2021年, …于2021年召开;
    ``form: period`` – “十四五”时期（2021—2024年）.
    """

    form: str
    rows: tuple[YearRow, ...] = ()
    _row = YearRow

    def words(self) -> frozenset[str]:
        """``name`` of the event, ``fix`` its year or years."""
        return frozenset({"name", "fix"})

    def _compared(self, text: str, hit: Span, row: YearRow) -> Finding | None:
        if self.form == "period":
            match = _PERIOD.match(text, hit.end)
            if match is None or (match["a"], match["b"]) == (row.first, row.last):
                return None
            span = Span(match.start("a"), match.end("b"))
            return Finding(span, {"name": row.name, "fix": f"{row.first}—{row.last}"})
        year = _year_of(text, hit)
        if year is None or row.first <= year.of(text) <= (row.last or row.first):
            return None
        return Finding(year, {"name": row.name, "fix": row.first})

    def prepared(self) -> Check:
        """Refuse an unknown form and years that are none."""
        if self.form not in ("meeting", "period"):
            raise ValueError("form 应为 meeting 或 period")
        for row in self._rows.values():
            if not row.first.isdecimal() or (self.form == "period" and not row.last.isdecimal()):
                raise ValueError(f"“{row.name}”的年份不对")
        return self


def _year_of(text: str, hit: Span) -> Span | None:
    before = text[max(0, hit.start - 30) : hit.start]
    match = _HELD.search(before) or (_ON.search(before) if _VERB.match(text, hit.end) else None)
    if match:
        start = hit.start - len(before) + match.start("y")
        return Span(start, start + 4)
    match = _DATED.match(text, hit.end)
    if match:
        return Span(*match.span("y" if match["y"] else "z"))
    return None


_ANNIVERSARY = pattern(
    r"(?P<y>(?:19|20)\d\d)年?(?:，)?(?:是|为|恰逢|正值|适逢|时值|迎来|将迎来|我们迎来|我们将迎来|纪念|庆祝|隆重庆祝)"
    r"(?:我国|伟大的|纪念|庆祝)?$"
)
_COUNT = pattern(r"(?:祖国|建省|胜利|成立|建立)?(?P<n>\d{1,3})周年")


class Anniversary(_Named):
    """Flag an anniversary that does not fall in the year named before it: 2025年是新中国成立75周年."""

    rows: tuple[YearRow, ...] = ()
    _row = YearRow

    def words(self) -> frozenset[str]:
        """``name`` of the event, ``year`` of it, ``fix`` the number of years."""
        return frozenset({"name", "year", "fix"})

    def _compared(self, text: str, hit: Span, row: YearRow) -> Finding | None:
        count = _COUNT.match(text, hit.end)
        year = _ANNIVERSARY.search(text, max(0, hit.start - 18), hit.start)
        if count is None or year is None:
            return None
        right = int(year["y"]) - int(row.first)
        if right <= 0 or right == int(count["n"]):
            return None
        words = {"name": row.name, "year": row.first, "fix": str(right)}
        return Finding(Span(*count.span("n")), words, str(right))


_DAY_BEFORE = pattern(
    r"(?<![\d—–~～至-])(?P<m>1[0-2]|0?[1-9])月(?P<d>\d{1,2})日(?:，)?(?:是|为|即|迎来|，即)"
    r"(?:我国|全国|国际)?(?:第[一二三四五六七八九十\d]{1,4}个|一年一度的|首个)?[“「]?$"
)
_DAY_TOUCHING = pattern(r"(?<![\d—–~～至-])(?P<m>1[0-2]|0?[1-9])月(?P<d>\d{1,2})日[“「]?$")
_ON_THE_DAY = pattern(
    r"[”」]?(?:[，。；、]|当[天日]|这[天一]|之际|到来|来临|(?:组织|开展|举[行办]|进行)(?!筹备|准备))"
)
"""What follows a day that is the date before it: 9月8日教师节座谈会 is held on another day."""
_DAY_AFTER = pattern(r"[”」]?[（(](?:每年)?(?P<m>1[0-2]|0?[1-9])月(?P<d>\d{1,2})日[）)]")


class FixedDays(_Named):
    """Flag a date that is not that of the day it is said to be: 12月13日是国家宪法日."""

    rows: tuple[DayRow, ...] = ()
    _row = DayRow

    def words(self) -> frozenset[str]:
        """``name`` of the day, ``fix`` its date."""
        return frozenset({"name", "fix"})

    def _compared(self, text: str, hit: Span, row: DayRow) -> Finding | None:
        before = _DAY_BEFORE.search(text, max(0, hit.start - 26), hit.start)
        match = before or _DAY_AFTER.match(text, hit.end)
        if match is None and _ON_THE_DAY.match(text, hit.end):
            match = _DAY_TOUCHING.search(text, max(0, hit.start - 8), hit.start)
        if match is None or (int(match["m"]), int(match["d"])) == (int(row.month), int(row.day)):
            return None
        span = Span(match.start("m"), match.end("d") + 1)
        return Finding(span, {"name": row.name, "fix": f"{row.month}月{row.day}日"})


class PlaceRow(NamedTuple):
    """A place and what belongs to it: prefectures without 市 or 州, county-level cities in full."""

    parent: str
    members: tuple[str, ...]
    source: str = ""


_SUFFIX = pattern(r"市|州(?!市)|地区|盟|(?:[\u4e00-\u9fff]{1,3}族){1,3}自治州")
_ENDS = pattern("(?![场民区容直级值占况价售面镇长辖界]|政(?!府))")
"""What follows a city that is named in full; 某市东港市场 names a market."""


class Places(Check):
    """Flag a place that is written after one it does not belong to: 湖北省张家界市, 杭州市昆山市."""

    rows: tuple[PlaceRow, ...] = ()

    @cached_property
    def _parent_of(self) -> dict[str, str]:
        return {place: row[0] for row in self.rows for place in row[1]}

    @cached_property
    def _parents(self) -> tuple[str, ...]:
        return tuple(row[0] for row in self.rows)

    def words(self) -> frozenset[str]:
        """``city``, ``said`` the place that is written before it, ``fix`` the one it belongs to."""
        return frozenset({"city", "said", "fix"})

    def literals(self) -> Iterable[str]:
        """Each place after the last character of a place that is none of its own kind."""
        marks = dict.fromkeys(mark for parent in self._parents if (mark := parent[-1]) in "省区市")
        return [f"{mark}{place}" for place in self._parent_of for mark in marks]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare what stands before each place with that of the table."""
        text = document.folded
        for start, end in hits:
            place = text[start + 1 : end]
            suffix = (_ENDS if place.endswith("市") else _SUFFIX).match(text, end)
            said = next((p for p in self._parents if text.endswith(p, 0, start + 1)), None)
            right = self._parent_of[place]
            if suffix is None or said is None or said == right:
                continue
            span = Span(start + 1 - len(said), suffix.end())
            yield Finding(span, {"city": place + suffix[0], "said": said, "fix": right})

    def prepared(self) -> Check:
        """Refuse a place that stands in two rows."""
        places = [place for row in self.rows for place in row[1]]
        if len(set(places)) < len(places):
            twice = next(place for place in places if places.count(place) > 1)
            raise ValueError(f"“{twice}”出现两次")
        return self
