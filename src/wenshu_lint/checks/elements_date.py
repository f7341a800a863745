"""Checks of the dates of an official document: form, calendar, and one against another."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..analysis import lines, numerals
from ..analysis.dates import ZERO_LOOKALIKES, year_value
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..nodes import Element
from ..span import Span
from .elements import ElementCheck

_B = r"[^\S\r\n]"
_DATE = pattern(
    rf"(?:(?<!\d)(?P<year>\d{{4}}|\d{{2}})|(?P<cyear>[一二][{numerals.DIGITS}{ZERO_LOOKALIKES}]{{3}}))(?P<g1>{_B}*)年(?P<g2>{_B}*)"
    rf"(?P<month>\d{{1,2}}|[正元一二三四五六七八九十]{{1,3}})(?P<g3>{_B}*)月"
    rf"(?:(?P<g4>{_B}*)(?P<day>\d{{1,2}}|[一二三四五六七八九十廿卅]{{1,4}})(?P<g5>{_B}*)(?P<unit>[日号]?))?"
    rf"|(?<!\d)(?P<nyear>\d{{4}})(?P<mark>[-./．－])(?P<nmonth>\d{{1,2}})(?:(?P=mark)(?P<nday>\d{{1,2}}))?日?(?!\d)"
)
_TO_FILL_IN = pattern(rf"{_B}*[日×xX_＿]")
_ARABIC_SINCE = datetime.date(2012, 7, 1)
_FAULTLESS = pattern("[^年0-9]*(?:19|20)[0-9]{2}年(?:[1-9]|1[0-2])月(?:[1-9]|1[0-9]|2[0-8])日")
FAULTS = ("chinese", "numeric", "zero", "short-year", "no-day", "day-word", "blank", "impossible")
"""What can be wrong with a date, the gravest first; see :class:`ElementDate`."""


class _Read(NamedTuple):
    span: Span
    match: re.Match[str]
    year: int
    month: int
    day: int

    @property
    def right(self) -> str:
        """The date as it should be written, without a day where none is given."""
        return f"{self.year}年{self.month}月" + (f"{self.day}日" if self.day else "")

    @property
    def date(self) -> datetime.date | None:
        """The day of the calendar, if there is one."""
        try:
            return datetime.date(self.year, self.month, self.day)
        except ValueError:
            return None


def read_date(document: Document, element: Element) -> _Read | None:
    """Return the date that an element holds, in whatever form it is written."""
    match = _DATE.search(document.folded, *element.span)
    if match is None:
        return None
    written = match["year"] or match["nyear"]
    year = int(written) if written else year_value(match["cyear"])
    month = _value(match["month"] or match["nmonth"])
    day = _value(match["day"] or match["nday"] or "0")
    return _Read(Span(*match.span()), match, year, month, day)


def _value(words: str) -> int:
    return 1 if words == "元" else numerals.loose_value(words) or 0


class ElementDate(ElementCheck):
    """Flag a date with one ``fault``; each date has the gravest of its faults only.

    ``chinese``: in Chinese numerals, though of 2012-07-01 or later. ``numeric``: 2024-3-5.
    ``zero``: 03月05日. ``short-year``: 24年. ``no-day``: ends with the month.
    ``day-word``: 5号, or no 日 at all. ``blank``: blanks inside. ``impossible``: 2月30日.
    """

    fault: str = "zero"

    def words(self) -> frozenset[str]:
        """``fix`` is the date in its right form."""
        return frozenset({"fix"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Read the date of each element."""
        by_role = document.elements_by_role
        dates = [element.span.of(document.folded) for role in self.roles for element in by_role.get(role, ())]
        if all(map(_FAULTLESS.match, dates)):
            return
        if self.fault == "chinese" and document.is_hong_kong_form:
            return
        for element in self.chosen(document):
            if element.role == "成文日期" and not lines.is_date(element.span.of(document.folded)):
                continue  # garbled: another rule speaks of it
            read = read_date(document, element)
            if read is None or _fault(read) != self.fault:
                continue
            if self.fault == "short-year":
                read = read._replace(year=read.year + (2000 if read.year < 50 else 1900))
            fixable = self.fault not in ("no-day", "impossible") and read.date
            yield Finding(read.span, {"fix": read.right}, read.right if fixable else None)

    def prepared(self) -> ElementDate:
        """Refuse a fault that is not known."""
        if self.fault not in FAULTS:
            raise ValueError(f"没有“{self.fault}”这种 fault；可用：{'、'.join(FAULTS)}")
        return super().prepared()


def _fault(read: _Read) -> str:
    match = read.match
    if read.day and read.date is None and read.year > 99:
        return "impossible"
    if match["cyear"]:
        day = read.date or datetime.date(read.year, 1, 1)
        return "chinese" if day >= _ARABIC_SINCE else ""
    if match["nyear"]:
        return "numeric" if read.day else "no-day"
    if len(match["year"]) == 2:
        return "short-year"
    if not read.day:
        return "" if _TO_FILL_IN.match(match.string, match.end()) else "no-day"
    if not match["month"].isdecimal() or not match["day"].isdecimal():
        return "chinese" if read.year > 2012 else ""
    if match["month"][0] == "0" or match["day"][0] == "0":
        return "zero"
    if match["unit"] != "日":
        return "day-word"
    return "blank" if any(match[gap] for gap in ("g1", "g2", "g3", "g4", "g5")) else ""


class SecondDate(ElementCheck):
    """Flag a date on the line right below the 成文日期."""

    roles: tuple[str, ...] = ("成文日期",)

    def words(self) -> frozenset[str]:
        """``issued`` is the date above."""
        return frozenset({"issued"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at the line below each date."""
        for element in self.chosen(document):
            below = document.block_index(element.span.end - 1) + 1
            words = document.block_texts[below].strip() if below < len(document.blocks) else ""
            if words and lines.is_date(words):
                place = document.text.index(words, element.span.end)
                issued = element.span.of(document.text)
                yield Finding(Span(place, place + len(words)), {"issued": issued}, related=(element.span,))


_NUMBER_YEAR = pattern(r"[〔\[［【（(]\s*(\d{4})\s*年?\s*[〕\]］】）)]")


class NumberYear(ElementCheck):
    """Flag a 发文字号 whose year is not that of the 成文日期; January may still use last year's."""

    def words(self) -> frozenset[str]:
        """``year`` is the year in the number, ``issued`` the date."""
        return frozenset({"year", "issued"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare the first number of a part with its date."""
        for element in self.chosen(document):
            found = _NUMBER_YEAR.search(document.folded, *element.span)
            dated = document.element("成文日期", element.part)
            read = read_date(document, dated) if dated else None
            if found is None or dated is None or read is None or read.year < 1900:
                continue
            year = int(found[1])
            if year in (read.year, read.year - 1 if read.month == 1 else read.year):
                continue
            words = {"year": found[1], "issued": read.span.of(document.text)}
            yield Finding(Span(*found.span(1)), words, related=(dated.span,))


class PrintedEarly(ElementCheck):
    """Flag an 印发日期 before the 成文日期 of the main text."""

    def words(self) -> frozenset[str]:
        """``issued`` is the date of the document."""
        return frozenset({"issued"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare the two dates."""
        for element in self.chosen(document):
            dated = document.element("成文日期")
            issued = read_date(document, dated) if dated else None
            printed = read_date(document, element)
            if issued is None or printed is None or issued.date is None or printed.date is None:
                continue
            if printed.date < issued.date:
                words = {"issued": issued.span.of(document.text)}
                yield Finding(printed.span, words, related=(issued.span,))
