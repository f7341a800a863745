"""Checks weekdays by the calendar, in the years that a day without one can be of."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from ..analysis import dating
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check

_WEEK: Final = "一二三四五六日"
_PART_OF_DAY: Final = "(?:上午|下午|中午|晚上?)"
_TIME: Final = rf"{_PART_OF_DAY}?(?:\d{{1,2}}(?:[:：]\d\d|[时点](?:半|\d{{1,2}}分?)?))?"
_WEEKDAY = pattern(rf"(?:星期|礼拜|周)(?P<at>[{_WEEK}天])(?![{_WEEK}、至到—])")
_GAP = pattern(rf"(?:{_PART_OF_DAY}[（(]|[ \u3000]?[（(，,]?[ \u3000]?(?:即)?)$")
_DAY = pattern(r"(?P<of>[今本明去上]年)?(?<!\d)(?:(?P<m>1[0-2]|0?[1-9])月)?(?P<d>\d{1,2})日$")
_LUNAR = pattern("[农旧阴夏]历$")


class _Told(NamedTuple):
    """A weekday that was looked at: where it ends, its only day, and whether later days follow from it."""

    end: int = 0
    day: datetime.date | None = None
    leads: bool = False


class Weekday(Check):
    """Flag a weekday that is not that of the date before it.

    A date without year is judged by the years of the draft and of its title, by the years
    beside and by those named before it; it is flagged where none of them fits. Only where the
    clause sets a day to come – 定于…召开, 请于…前, 会议时间： – it is the next such day after the
    date of the draft. Later days of a range or list are of the year and month of the first.
    """

    def words(self) -> frozenset[str]:
        """``fix`` is the weekday of the date; ``date`` the date as it is written."""
        return frozenset({"fix", "date"})

    def literals(self) -> Iterable[str]:
        """星期 or 周 with a day."""
        return [f"{word}{day}" for word in ("星期", "礼拜", "周") for day in f"{_WEEK}天"]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look for a date right before each weekday."""
        text = document.folded
        mentions = {mention.span.end: mention for mention in document.dates}
        told = _Told()
        for start, end in hits:
            match = _WEEKDAY.match(text, start)
            gap = _GAP.search(text, max(0, start - 4), start)
            if match is None or gap is None or end != match.end():
                continue
            stated = _WEEK.index(match["at"].replace("天", "日"))
            mention = mentions.get(gap.start())
            if mention is None:
                told, day = _without_year(document, gap.start(), Span(start, end), stated, told)
            elif _LUNAR.search(text, max(0, mention.span.start - 2), mention.span.start):
                continue
            else:
                day = mention.date
                told = _Told(end, day, leads=True)
            if day is None or day.weekday() == stated:
                continue
            right = text[start : end - 1] + _WEEK[day.weekday()]
            yield Finding(Span(start, end), {"fix": right, "date": dating.in_words(day)}, right)


def _without_year(
    document: Document, end: int, week: Span, stated: int, before: _Told
) -> tuple[_Told, datetime.date | None]:
    """Judge a date that ends at ``end``, before the weekday at ``week``.

    Return what later days may be read from, and the day that the weekday should be of, if any.
    """
    match = _DAY.search(document.folded, max(0, end - 10), end)
    if match is None:
        return _Told(), None
    day = _next_listed(document.folded, match, before)
    if day is not None:
        return _Told(week.end, day, leads=True), day
    if not match["m"] or document.issued is None:
        return _Told(), None
    day = _ahead(document, match, week.end, document.issued)
    if day is not None:
        return _Told(week.end, day, leads=day.weekday() == stated), day
    return _Told(), _unfit(document, match, stated, document.issued)


_LINK = pattern(rf"{_TIME}[）)]{_TIME}(?:至|到|[—–－~～-]{{1,2}}|、|和)")


def _next_listed(text: str, match: re.Match[str], before: _Told) -> datetime.date | None:
    """Return the day of 11日 or 12月11日 right behind the weekday of a certain, earlier day."""
    if not before.leads or before.day is None or match["of"]:
        return None
    if match.start() - before.end > 24 or not _LINK.fullmatch(text, before.end, match.start()):
        return None
    day = _day(before.day.year, int(match["m"] or before.day.month), int(match["d"]))
    return day if day is not None and day > before.day else None


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


_YEAR = pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ELSEWHEN = pattern(
    "[农旧阴夏]历|前年|后年|年[前后]|上[届次回]|[历往首前下][届次]|案例|某|当[年时]|[那同次翌往历每该隔]年|上一年|年度?(?:以来|起)"
    r"|(?<!\d)\d\d年|[〇○零一二三四五六七八九]{2}年"
)


def _unfit(
    document: Document, match: re.Match[str], stated: int, issued: datetime.date
) -> datetime.date | None:
    """Return the day in the year of the draft where the weekday fits no year that may be meant."""
    text, at = document.folded, match.start()
    month, number = int(match["m"]), int(match["d"])
    named = [int(found) for found in re.findall(r"(?:19|20)\d\d(?=年)", document.title)]
    years = dict.fromkeys((issued.year, issued.year + 1, *named, issued.year - 1))
    days = [day for year in years if (day := _day(year, month, number))]
    if not days or any(day.weekday() == stated for day in days):
        return None
    block = document.block_at(at)
    if block is None or _ELSEWHEN.search(text, block.span.start, _sentence(text, block.span, at).end):
        return None
    told = {int(year[0]) for year in _YEAR.finditer(text, 0, at)}
    told |= {mention.year for mention in document.dates if mention.span.end <= at}
    if match["of"] in ("去年", "上年"):  # written before the new year, sent after it
        told.add(issued.year - 2)
    told |= {year + 1 for year in told}  # 2022年冬季 goes on in January
    others = (_day(year, month, number) for year in told)
    return None if any(day and day.weekday() == stated for day in others) else days[0]


def _sentence(text: str, block: Span, at: int) -> Span:
    start = max(block.start, *(text.rfind(mark, block.start, at) + 1 for mark in "。！？"))
    ends = (text.find(mark, at, block.end) for mark in "。！？")
    return Span(start, min((end for end in ends if end >= 0), default=block.end))


_DAY_BEFORE: Final = (
    rf"(?:\d{{1,2}}月\d{{1,2}}日[（(](?:星期|周).{_TIME}[）)]{_TIME}(?:至|到|[—–－~～-]{{1,2}}|、|和))*$"
)
_SET = pattern(rf"(?<!原)(?:兹定|决定|[拟暂]定|[定拟将])于{_DAY_BEFORE}")
_HELD = pattern("[^。；\n]{0,40}?(?:召开|举[行办]|开[始幕班学课考展工放]|进行|启动|组织)")
_LABEL = pattern(
    r"(?:会议|培训|报到|报名|考试|笔试|面试|评审|截止)(?:时间|日期)[：:]"
    rf"{_DAY_BEFORE}"
)
_DUE = pattern(
    r"(?:(?<![申邀提报聘])请|务必|务须|(?<!无)须)(?:各[^，。；\d]{1,12})?[于在]?"
    rf"{_DAY_BEFORE}"
)
_TILL = pattern(rf"{_TIME}[）)]?{_TIME}(?:下班)?(?:之前|以前|前)")
_NOT_AHEAD = pattern(r"[曾已]|(?<!为)了(?!解)|去年|[明来]年|上年|原定")
_FOUR_MONTHS: Final = datetime.timedelta(days=122)


def _ahead(
    document: Document, match: re.Match[str], stop: int, issued: datetime.date
) -> datetime.date | None:
    """Return the only day that a day set in its clause can be; ``None`` where there may be others.

    It lies in the months after the draft, and neither its sentence nor a title speaks of another
    time. ``stop`` is the end of the weekday.
    """
    text, at = document.folded, match.start()
    block = document.block_at(at)
    if block is None or document.parts[document.part_index(at)].kind != "main":
        return None
    if match["of"] not in (None, "今年", "本年") or not _sets(text, block.span, at, stop):
        return None
    sentence = _sentence(text, block.span, at)
    if _NOT_AHEAD.search(text, *sentence) or _ELSEWHEN.search(text, *sentence):
        return None
    days = [_day(year, int(match["m"]), int(match["d"])) for year in (issued.year, issued.year + 1)]
    due = next((day for day in days if day is not None and day >= issued), None)
    if due is None or due - issued > _FOUR_MONTHS or (match["of"] and due.year != issued.year):
        return None
    near = [int(year[0]) for year in _YEAR.finditer(text, block.span.start, sentence.end)]
    near += [int(year[0]) for year in _YEAR.finditer(document.title)]
    is_later = any(int(year[0]) > due.year for year in _YEAR.finditer(text, 0, at))
    return due if not is_later and set(near) <= {due.year} else None


def _sets(text: str, block: Span, at: int, stop: int) -> bool:
    """Tell whether the clause of a date sets it."""
    low = max(block.start, *(text.rfind(mark, block.start, at) + 1 for mark in "。；，"))
    if _SET.search(text, low, at):
        return _HELD.match(text, stop, block.end) is not None
    if _LABEL.search(text, low, at):
        return True
    return _DUE.search(text, low, at) is not None and _TILL.match(text, stop) is not None
