"""Checks weekdays by the calendar, in the year that a day without one can only be of."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ..analysis import dating
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check

_WEEK: Final = "一二三四五六日"
_WEEKDAY = pattern(rf"(?:星期|礼拜|周)(?P<at>[{_WEEK}天])(?![{_WEEK}、至到—])")
_GAP = pattern(r"[ \u3000]?[（(，,]?[ \u3000]?(?:即)?$")
_PLAIN_DAY = pattern(
    r"(?P<of>[今本明去上]年)?(?<!\d)(?P<m>1[0-2]|0?[1-9])月(?P<d>\d{1,2})日(?:上午|下午|中午|晚上?)?$"
)
_RELATIVE: Final = {"今年": 0, "本年": 0, "明年": 1, "去年": -1, "上年": -1}


class Weekday(Check):
    """Flag a weekday that is not that of the date before it.

    A date without year is judged by the years of the draft and of its title, and by the
    years beside; it is flagged where none of them fits. Where the sentence sets a day to
    come – 定于, 请于…前, 会议时间： – only the next such day after the date of the draft counts.
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
        ends = [mention.span.end for mention in document.dates]
        for start, end in hits:
            match = _WEEKDAY.match(text, start)
            gap = _GAP.search(text, max(0, start - 4), start)
            if match is None or gap is None or end != match.end():
                continue
            stated = _WEEK.index(match["at"].replace("天", "日"))
            index = bisect_left(ends, gap.start())
            mention = document.dates[index] if index < len(ends) and ends[index] == gap.start() else None
            days = [mention.date] if mention else _candidates(document, gap.start(), end)
            known = [day for day in days if day is not None]
            if not known or any(day.weekday() == stated for day in known):
                continue
            right = text[start : end - 1] + _WEEK[known[0].weekday()]
            yield Finding(Span(start, end), {"fix": right, "date": dating.in_words(known[0])}, right)


def _candidates(document: Document, end: int, stop: int) -> list[datetime.date]:
    """Return the days that a day without year before ``end`` may be; its weekday ends at ``stop``."""
    match, issued = _PLAIN_DAY.search(document.folded, max(0, end - 11), end), document.issued
    if match is None or issued is None:
        return []
    month, day = int(match["m"]), int(match["d"])
    sure = _only(document, match, stop, issued)
    if sure is not None:
        return _existing([sure], month, day)
    named = [int(found) for found in re.findall(r"(?:19|20)\d\d(?=年)", document.title)]
    return _existing((issued.year, issued.year + 1, *named, issued.year - 1), month, day)


def _existing(years: Iterable[int], month: int, day: int) -> list[datetime.date]:
    found = []
    for year in dict.fromkeys(years):
        try:
            found.append(datetime.date(year, month, day))
        except ValueError:
            continue
    return found


_DAY_BEFORE: Final = (
    r"(?:\d{1,2}月\d{1,2}日[（(](?:星期|周).[）)](?:上午|下午|中午|晚上?)?(?:至|到|[—–－~～-]{1,2}|、|和))*$"
)
_SET = pattern(
    r"(?:(?<!原)(?:兹定|决定|[拟暂]定|[定拟将])于"
    r"|(?:会议|活动|培训|报到|报名|考试|笔试|面试|评审|演练|比赛|竞赛|截止|开班|开幕|召开|举行|举办)的?(?:时间|日期)"
    r"(?:[为是]|定于|[：:])"
    rf"){_DAY_BEFORE}"
)
_DUE = pattern(rf"(?:(?:请|务必|务须|必?须)(?:各[^，。；\d]{{1,12}})?[于在]?|(?<!已)于){_DAY_BEFORE}")
_TILL = pattern(
    r"[）)]?(?:上午|下午|中午|晚上?)?(?:\d{1,2}[:：时点](?:\d{1,2}分?)?)?(?:下班)?(?:之前|以前|前)"
)
_NOT_AHEAD = pattern("曾|去年|上年|上一年|已于|已经|当时|原定|每年|次年|明年|来年")
_YEAR = pattern(r"(?<!\d)(?:19|20)\d\d(?=年)")
_HALF_YEAR: Final = datetime.timedelta(days=183)


def _only(document: Document, match: re.Match[str], stop: int, issued: datetime.date) -> int | None:
    """Return the only year that a day can be of; ``None`` where there may be others.

    今年 and its like name it. What a sentence sets lies ahead: within half a year of the draft,
    unless another year is spoken of.
    """
    text, at = document.folded, match.start("m")
    block = document.block_at(at)
    if block is None or document.parts[document.part_index(at)].kind != "main":
        return None
    if match["of"]:
        return issued.year + _RELATIVE[match["of"]] if match["of"] in _RELATIVE else None
    low = max(block.span.start, *(text.rfind(mark, block.span.start, at) + 1 for mark in "。；"))
    is_set = _SET.search(text, low, at) or (_DUE.search(text, low, at) and _TILL.match(text, stop))
    if not is_set or _NOT_AHEAD.search(text, low, at):
        return None
    days = _existing((issued.year, issued.year + 1), int(match["m"]), int(match["d"]))
    due = next((day for day in days if day >= issued), None)
    if due is None or due - issued > _HALF_YEAR:
        return None
    others = {int(year[0]) for year in _YEAR.finditer(text, low, at)} - {due.year}
    later = any(int(year[0]) > due.year for year in _YEAR.finditer(text, 0, at))
    return None if others or later else due.year
