"""Checks of spans of time: hours turned round, durations, days that were over when the draft was made."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ..analysis import dating, numerals
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check

_CLOCK: Final = r"(?P<h{0}>[01]?\d|2[0-4])(?:[:：](?P<m{0}>[0-5]\d)|[时点](?:(?P<n{0}>[0-5]?\d)分)?)"
_HOURS = pattern(
    r"(?<![\d.比])(?<![\d比例][:：])(?P<at>"
    + _CLOCK.format("a")
    + r"(?:[—–－~～-]{1,2}|至|到)(?P<part>上午|下午|中午|晚上|晚)?"
    + _CLOCK.format("b")
    + r")(?![\d:：])"
)
_SAME_DAY = pattern("当[日天]|同[日一]|上午|下午")


class TurnedHours(Check):
    """Flag hours of one day whose end lies before their beginning: 15:00—14:00.

    Hours that may reach into the next day – from four in the afternoon on – are flagged only
    after 当日, 上午 or 下午; ratios and what says 次日 are left alone.
    """

    def literals(self) -> Iterable[str]:
        """What stands around the mark of the range."""
        marks = ("—", "–", "－", "~", "～", "至", "到", "-")
        ends = [f"{end}{mark}" for mark in marks for end in "时点分"]
        minutes = [f"{m:02}" for m in range(0, 60, 5)]
        return ends + [f"{of}{m}{mark}" for mark in marks for m in minutes for of in ":："]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare the hours around each hit."""
        text, done = document.folded, -1
        for start, end in hits:
            found = _HOURS.finditer(text, max(0, start - 6), end + 9)
            match = next((m for m in found if m.end() > end), None)
            if match is None or match.start() <= done:
                continue
            done = match.start()
            before = text[max(0, done - 4) : done]
            if self._is_turned(match, before):
                yield Finding(Span(*match.span("at")))

    def _is_turned(self, match: re.Match[str], before: str) -> bool:
        first, last = (_minutes(match, side) for side in "ab")
        if first <= last or match["part"] or first < 5 * 60:
            return False
        return first < 16 * 60 or _SAME_DAY.search(before) is not None


def _minutes(match: re.Match[str], side: str) -> int:
    return int(match[f"h{side}"]) * 60 + int(match[f"m{side}"] or match[f"n{side}"] or 0)


_NUMBER: Final = r"(?P<n>\d{1,4}|[一二两三四五六七八九十]{1,3})"
_DURATION = pattern(
    r"[，,（(、]?(?:前后)?(?P<word>历时|为期|历经|历程|时长|共计|总共|共|合计|计)(?:了|达)?"
    rf"(?P<at>{_NUMBER}(?P<u>个月|年|天|日))(?![多余以内前后间级初底度代份左]|之内|半)"
)
_BETWEEN = pattern(rf"[，,（(](?P<word>)这?(?P<at>{_NUMBER}(?P<u>年))间")
"""Years between two years: every one of them counts, as after 历时."""
_YEARS = pattern(
    r"(?P<a>(?:19|20)\d\d)年?(?:(?P<m>1[0-2]|0?[1-9])月)?(?:底|初)?(?:[—–－~～-]{1,2}|至|到)"
    r"(?P<b>(?:19|20)\d\d)年(?:(?P<k>1[0-2]|0?[1-9])月)?(?:底|初)?$"
)
_MONTHS = pattern(
    r"(?:19|20)\d\d年(?P<a>1[0-2]|0?[1-9])月?(?:[—–－~～-]{1,2}|至|到)(?P<b>1[0-2]|0?[1-9])月(?:底|初)?$"
)
_DAYS = pattern(
    r"(?P<m>1[0-2]|0?[1-9])月(?P<a>[1-9]|[12]\d|3[01])日?(?:[—–－~～-]{1,2}|至|到)"
    r"(?:(?P<k>1[0-2]|0?[1-9])月)?(?P<b>[1-9]|[12]\d|3[01])日$"
)
_AHEAD = pattern(
    rf"(?P<word>历时|为期|会期|工期|公示期|期限|周期|时间|共计?)(?:约?为|是|达|了)?(?P<at>{_NUMBER}(?P<u>个月|年|天|日))[（(](?:自|从)?$"
)
"""A duration before its range, which stands in brackets."""
_SEVERAL = pattern("[、，；,和及除不]")
"""In such brackets stands more than one range."""
_WITHOUT_GAP: Final = frozenset({"", "历时", "为期", "会期", "历经", "历程", "时长"})


class Duration(Check):
    """Flag a number of years, months or days that is not that of the range beside it.

    The range stands right before it, or behind it in brackets: 为期3个月（9月1日—12月31日）.

    Counting both ends or one is right. After 共 the number may be smaller than the range,
    for not every day of it need count, but it cannot be larger.
    """

    def words(self) -> frozenset[str]:
        """``fix`` is the number worked out."""
        return frozenset({"fix"})

    def literals(self) -> Iterable[str]:
        """The words before a duration, or behind it; a bracket and the beginning of a range."""
        words = ("历时", "为期", "历经", "共", "时长")
        ahead = [f"{unit}（{mark}" for unit in ("个月", "天") for mark in "自从123456789"]
        ahead += [f"年（{mark}" for mark in ("自", "从", "19", "20")]
        return ["年间", *ahead, *(f"{mark}{word}" for mark in "年月日底，（(," for word in words)]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Work out each range."""
        text, done = document.folded, -1
        for start, end in hits:
            match, range_end = _stated(text, start, end)
            if match is None or (at := match.start()) <= done:
                continue
            done = at
            number, length = numerals.value(match["n"]), _length(text, range_end, match["u"])
            if number is None or length is None:
                continue
            least, most = length
            if number > most or (match["word"] in _WITHOUT_GAP and number < least):
                unit = match["u"]
                right = f"{least}{unit}或{most}{unit}" if least < most else f"{least}{unit}"
                yield Finding(Span(*match.span("at")), {"fix": right})


def _stated(text: str, start: int, end: int) -> tuple[re.Match[str] | None, int]:
    """Return the duration around a hit, and where its range ends."""
    if text[start:end] == "年间":
        match = _BETWEEN.search(text, max(0, start - 6), end)
    elif "（" in text[start + 1 : end]:
        opening = text.index("（", start, end) + 1
        opening += text[opening] in "自从"
        closing = max(text.find("）", opening, opening + 26), opening)
        is_one = _SEVERAL.search(text, opening, closing) is None
        return (_AHEAD.search(text, max(0, start - 10), opening) if is_one else None), closing
    else:
        match = _DURATION.match(text, start if text[start] in "，（(," else start + 1)
    return match, match.start() if match else start


def _length(text: str, end: int, unit: str) -> tuple[int, int] | None:
    """Return the least and the most units that lie between the ends of the range that stops at ``end``."""
    low = max(0, end - 26)
    if unit == "年":
        match = _YEARS.search(text, low, end)
        if match is None:
            return None
        months = int(match["k"] or 0) - int(match["m"] or 0) if match["m"] and match["k"] else 0
        return _either(int(match["b"]) - int(match["a"]) - (1 if months < 0 else 0))
    if unit == "个月":
        match = _YEARS.search(text, low, end)
        if match is not None and match["m"] and match["k"]:
            return _either((int(match["b"]) - int(match["a"])) * 12 + int(match["k"]) - int(match["m"]))
        match = _MONTHS.search(text, low, end)
        if match is not None:
            return _either(int(match["b"]) - int(match["a"]))
        match = _DAYS.search(text, low, end)
        return _months(match) if match else None
    match = _DAYS.search(text, low, end)
    days = _days(match) if match else None
    return None if days is None else _either(days)


def _either(length: int) -> tuple[int, int]:
    """Count one end or both."""
    return length, length + 1


_MONTH: Final = 30.4
_ROUNDED: Final = 0.9
"""So much of a month may be more or less than what is said."""


def _months(match: re.Match[str]) -> tuple[int, int] | None:
    """Return the months between two days of one year, as they may be counted."""
    days = _days(match)
    if days is None:
        return None
    exact = int(match["k"] or match["m"]) - int(match["m"]) + (int(match["b"]) - int(match["a"]) + 1) / _MONTH
    return math.ceil(exact - _ROUNDED), math.floor(exact + _ROUNDED)


def _days(match: re.Match[str]) -> int | None:
    """Return the days between two days of one year, the longest way where it may be a leap year."""
    try:
        first = datetime.date(2024, int(match["m"]), int(match["a"]))
        last = datetime.date(2024, int(match["k"] or match["m"]), int(match["b"]))
    except ValueError:
        return None
    return (last - first).days if last >= first else None


_IN_FORCE = pattern(r"起(?:正式)?(?:施行|实施|执行|生效|试行)")
_LONG_AGO: Final = datetime.timedelta(days=365)


class PastForce(Check):
    """Flag a document that says of itself that it has been in force for more than a year."""

    def words(self) -> frozenset[str]:
        """``issued`` is the date of the draft."""
        return frozenset({"issued"})

    def literals(self) -> Iterable[str]:
        """The name of the document itself before its day."""
        names = ("通知", "意见", "方案", "公告", "通告", "函", "批复", "决定", "措施", "计划")
        return [f"本{name}自" for name in names]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare the day after each hit with the date of the draft."""
        issued, text = document.issued, document.folded
        if issued is None:
            return
        for _, end in hits:
            mention = next((m for m in document.dates if m.span.start == end), None)
            if mention is None or mention.date is None or not _IN_FORCE.match(text, mention.span.end):
                continue
            is_main = document.parts[document.part_index(end)].kind == "main"
            if is_main and mention.date < issued - _LONG_AGO:
                yield Finding(mention.span, {"issued": dating.in_words(issued)})
