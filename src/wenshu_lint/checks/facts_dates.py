"""Checks of dates by the calendar: days that do not exist, ranges, dates after the draft's own."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ..analysis import dating, numerals
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..nodes import DateMention
from ..span import Span
from .base import Check

_SHORT_MONTHS: Final = (4, 6, 9, 11)
_DAY = pattern(r"(?<![\d年])(?P<m>1[0-2]|0?[1-9])月(?P<d>\d{1,2})(?:日|号(?!楼|线))")
_MONTH = pattern(r"(?<![\d年./-])(?P<m>1[3-9]|[2-9]\d)月(?:(?P<d>\d{1,2})日|[底末初]|[上中下]旬)")
_LUNAR: Final = ("农历", "阴历", "夏历", "旧历", "腊月", "正月")


def _impossible_literals() -> Iterator[str]:
    for month in (2, *_SHORT_MONTHS):
        for day in (29, 30, 31) if month == 2 else (31,):
            for sep in "-./－．":
                yield f"{sep}{month}{sep}{day}"
                if month < 10:
                    yield f"{sep}0{month}{sep}{day}"
            yield f"{month}月{day}日"
            yield f"{numerals.chinese(month)}月{numerals.chinese(day)}日"
            yield f"{month}月{day}号"
    for day in (0, *range(32, 100)):
        yield f"月{day}日"
    for month in (0, *range(13, 100)):
        yield f"年{month}月"
        yield from (f"{month}月{part}" for part in ("底", "末", "初", "上旬", "中旬", "下旬") if month)
    yield from (f"{month}月" for month in range(13, 20))
    yield from (f"{sep}{month}{sep}" for month in range(13, 20) for sep in "-－")


class ImpossibleDate(Check):
    """Flag days and months that no calendar has, 29 February of common years included."""

    def words(self) -> frozenset[str]:
        """``limit`` is the last day of the month, where the month exists."""
        return frozenset({"limit"})

    def literals(self) -> Iterable[str]:
        """Every day that does not exist, and 29 February."""
        return dict.fromkeys(_impossible_literals())

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at the dates of the document, then at days without a year."""
        text = document.folded
        for mention in document.dates:
            day_missing = not mention.day and 1 <= mention.month <= 12
            if mention.date is not None or day_missing or mention.year < 1000:
                continue
            if not text.endswith(_LUNAR, 0, mention.span.start):
                yield Finding(mention.span, {"limit": _limit(mention.year, mention.month)})
        for form in (_DAY, _MONTH):
            for span, month, day in _yearless(text, form, hits):
                if month > 12 or not 1 <= day <= calendar.monthrange(2000, month)[1]:
                    yield Finding(span, {"limit": _limit(2000, month)})


def _limit(year: int, month: int) -> str:
    return str(calendar.monthrange(year, month)[1]) if 1 <= month <= 12 else ""


def _yearless(text: str, form: re.Pattern[str], hits: Sequence[Span]) -> Iterator[tuple[Span, int, int]]:
    done = -1
    for start, end in hits:
        match = next((m for m in form.finditer(text, max(0, start - 3), end + 4) if m.end() >= end), None)
        if match is not None and match.start() > done and not text.endswith(_LUNAR, 0, match.start()):
            done = match.start()
            yield Span(*match.span()), int(match["m"]), int(match["d"] or 1)


_RANGE = pattern(r"(?:[（(](?:星期|周).[）)])?(?:[—–－~～-]{1,2}|至|到)")
_YEARS = pattern(
    r"(?<![\d.〔第])(?P<a>(?:19|20)\d\d)年?(?:[—–－~～-]{1,2}|至|到)(?P<b>(?:19|20)\d\d)(?=年|[）)])(?!年度?[第制])"
)
_DAYS = pattern(
    r"(?<!\d)(?P<m>1[0-2]|0?[1-9])月(?P<a>[1-9]|[12]\d|3[01])日?(?:[（(][^）)]{1,4}[）)])?"
    r"(?:[—–－~～-]{1,2}|至|到)(?:(?P<n>1[0-2]|0?[1-9])月)?(?P<b>[1-9]|[12]\d|3[01])日"
)
_MARKS: Final = "—–－~～-至到"


class TurnedRange(Check):
    """Flag ranges of dates and years whose end lies before their beginning."""

    def literals(self) -> Iterable[str]:
        """What stands around the mark of a range."""
        digits = "123456789"
        for mark in _MARKS:
            yield from (f"年{mark}19", f"年{mark}20", f"{mark}19", f"{mark}20")
            yield from (f"日{mark}{digit}" for digit in digits)
            yield from (f"月{mark}{digit}" for digit in digits)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare full dates first, then years and days alone."""
        text = document.folded
        for first, second in zip(document.dates, document.dates[1:], strict=False):
            between = text[first.span.end : second.span.start]
            if len(between) < 8 and _RANGE.fullmatch(between) and _is_later(first, second):
                yield Finding(Span(first.span.start, second.span.end))
        done = -1
        for start, end in hits:
            for form in (_YEARS, _DAYS):
                match = form.search(text, max(0, start - 12), end + 12)
                if match is not None and match.start() > done and _is_turned(match):
                    done = match.start()
                    yield Finding(Span(*match.span()))


def _is_later(first: DateMention, second: DateMention) -> bool:
    if bool(first.day) != bool(second.day):
        return (first.year, first.month) > (second.year, second.month)
    return (first.year, first.month, first.day) > (second.year, second.month, second.day)


def _is_turned(match: re.Match[str]) -> bool:
    if "m" not in match.re.groupindex:
        return int(match["a"]) > int(match["b"])
    same_month = match["n"] is None or int(match["n"]) == int(match["m"])
    return same_month and int(match["a"]) > int(match["b"])


_NUMBER = pattern(r"[〔\[［【]((?:19|20)\d\d)[〕\]］】]第?\d{1,5}号")


class LaterDocument(Check):
    """Flag the number of a document of a later year than the draft, which cannot cite it."""

    def words(self) -> frozenset[str]:
        """``year`` of the draft."""
        return frozenset({"year"})

    def literals(self) -> Iterable[str]:
        """The year of a 发文字号."""
        return [f"{mark}20" for mark in "〔[［【"]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare each number in the main part with the date of the draft."""
        issued = document.issued
        if issued is None:
            return
        own = document.element("发文字号")
        for start, _ in hits:
            match = _NUMBER.match(document.folded, start)
            part = document.parts[document.part_index(start)]
            if match is None or part.kind == "compiled" or (own and own.span.overlaps(Span(*match.span()))):
                continue
            if int(match[1]) > issued.year:
                yield Finding(Span(*match.span()), {"year": str(issued.year)})


_DONE = pattern(r"[^。；\n]{0,30}(?:已|累计|共有|完成了|实现了|达到|取得了)")
_ABOUT_TO_COME = pattern(r"[^。；\n]{0,30}(?:将|力争|计划|预计|拟|确保|要)")


_PERIOD_END = pattern(r"(?P<year>20\d\d)年(?:年?[底末]|(?P<month>1[0-2]|[1-9])月(?:份)?[底末])")


class FutureAsPast(Check):
    """Flag 截至 with a day after the date of the draft where the sentence says what was done by then."""

    def words(self) -> frozenset[str]:
        """``issued`` is the date of the draft."""
        return frozenset({"issued"})

    def literals(self) -> Iterable[str]:
        """The preposition before a year."""
        return ("截至20", "截止20", "截至目前20")

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare the date that follows with that of the draft."""
        issued, text = document.issued, document.folded
        if issued is None:
            return
        for start, end in hits:
            tail = _end_of_period(text, end - 2, issued)
            mention = next((m for m in document.dates if m.span.start == end - 2), None)
            if mention is not None and mention.date is not None and mention.date > issued:
                tail = mention.span.end
            if tail and _DONE.match(text, tail) and not _ABOUT_TO_COME.match(text, tail):
                yield Finding(Span(start, tail), {"issued": dating.in_words(issued)})


def _end_of_period(text: str, start: int, issued: datetime.date) -> int:
    """Return where the words 年底, 4月底 end that name a time in a month after the draft; 0 without any."""
    period = _PERIOD_END.match(text, start)
    if period is None:
        return 0
    last = (int(period["year"]), int(period["month"] or 12))
    return period.end() if last > (issued.year, issued.month) else 0
