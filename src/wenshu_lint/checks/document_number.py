"""Checks of 发文字号, in the head of a document and wherever one is cited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..analysis import genre, numerals
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Regions, Span
from .base import Check

_LEFT = "〔[［【（(﹝❲〖〘「<《{〈＜｛﹙"
_RIGHT = "〕]］】）)﹞❳〗〙」>》}〉＞｝﹚"
_HAN = "一二三四五六七八九〇零○"
_B = r"[^\S\r\n]"
_NUMBER = pattern(
    rf"(?P<lead>{_B}*)(?P<left>[{re.escape(_LEFT)}])(?P<in>{_B}*)"
    rf"(?P<year>\d{{4}}|\d{{2}}|[{_HAN}]{{4}})(?P<nian>{_B}*(?:年度?)?{_B}*)"
    rf"(?P<right>[{re.escape(_RIGHT)}])(?P<between>{_B}*)"
    rf"(?P<serial>(?P<di>第?){_B}*(?P<value>\d{{1,5}}|[{_HAN}十百]{{1,5}}))(?P<gap>{_B}*)号(?![楼线院房门井库仓桥宗球车船铺台馆厅])"
)
_OTHER_SERIES = pattern(
    "(?:公告|通告|令|命令|公报|布告|决议|决定|告|字|期|届|次|年|卷|辑|批|[初终再执申异撤监]|附表|附件|附录|[表图式第])$"
)
_OWN_SERIES = pattern("(?<![罚决裁执监检证许强封扣征诉鉴])字$")
"""A code that an organ may use for its own documents; those of cases and certificates keep their 第."""
_NEXT = (
    *(first + second for first in "12" for second in "0123456789０１２３４５６７８９"),
    *("１", "２"),
    *(first + second for first in "一二" for second in _HAN),
)
"""How a year begins that stands in brackets; one digit alone is more often the number of an item."""
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


class _Read(NamedTuple):
    """A number as read, with the offset of its match."""

    match: re.Match[str]
    year: int
    """Four digits; a year written in two stays as it is."""
    has_code: bool
    """False for the number of minutes, which may be a year and a serial number alone."""

    def span(self, first: str, last: str | None = None) -> Span:
        """Return the stretch from one group to another."""
        return Span(self.match.start(first), self.match.end(last or first))


class NumberForm(Check):
    """Flag 发文字号 with one ``fault``, cited ones included.

    ``brackets``: the year in other brackets than 〔〕. ``year``: not four Arabic digits.
    ``serial``: not Arabic digits without 第 and leading zeros. ``blank``: blanks inside.
    令, 公告, court cases and the like have their own forms and are left alone.
    """

    fault: str = "brackets"
    first_year: int = 2000
    last_year: int = 2100
    """Numbers of other years are left alone: old ones may be cited as they were printed."""

    def words(self) -> frozenset[str]:
        """``fix`` is what to write instead."""
        return frozenset({"fix"})

    def literals(self) -> Iterable[str]:
        """What such a number begins with."""
        if self.fault in ("brackets", "serial"):
            return [left + digits for left in _LEFT for digits in _NEXT]
        return ("〔",)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Read a number wherever one may begin."""
        text = document.folded
        own = document.region("发文字号") if document.genre in genre.STATUTORY else Regions()
        for hit in hits:
            read = _read(text, hit.start, own.overlaps(hit))
            if read is None or not self.first_year <= read.year <= self.last_year:
                continue
            if document.region("code").overlaps(hit):
                continue
            yield from getattr(self, f"_{self.fault}")(document, read)

    def _brackets(self, document: Document, read: _Read) -> Iterator[Finding]:
        match = read.match
        if not _is_well_bracketed(match):
            right = f"〔{read.year}〕"
            yield Finding(read.span("left", "right"), {"fix": right}, right)

    def _year(self, document: Document, read: _Read) -> Iterator[Finding]:
        match = read.match
        if not _is_well_bracketed(match):
            return
        written = match["year"] + match["nian"].strip(" \u3000\xa0")
        if len(match["year"]) == 2:
            right = f"20{match['year'].translate(_DIGITS)}"
            is_certain = document.issued is not None and document.issued.year in (read.year, read.year + 1)
            yield Finding(read.span("year", "nian"), {"fix": right}, right if is_certain else None)
        elif written != str(read.year):
            yield Finding(read.span("year", "nian"), {"fix": str(read.year)}, str(read.year))

    def _serial(self, document: Document, read: _Read) -> Iterator[Finding]:
        value = numerals.value(read.match["value"])
        if value and read.has_code and read.match["serial"] != str(value):
            yield Finding(read.span("serial"), {"fix": str(value)}, str(value))

    def _blank(self, document: Document, read: _Read) -> Iterator[Finding]:
        match = read.match
        for name in ("lead", "in", "between", "gap"):
            if match[name]:
                yield Finding(read.span(name), {"fix": ""}, "")

    def prepared(self) -> Check:
        """Refuse a fault that is not known."""
        if self.fault not in ("brackets", "year", "serial", "blank"):
            raise ValueError(f"没有“{self.fault}”这种 fault")
        return self


def _read(text: str, place: int, is_own: bool) -> _Read | None:
    """Read the number whose left bracket stands at ``place``; the blanks before it belong to it.

    :param is_own: the number is the document's own, so that it is of no other series.
    """
    start = place
    while start and text[start - 1] in " \u3000\xa0":
        start -= 1
    office = text[max(0, start - 4) : start]
    if is_own and office[-1:] in "\r\n":  # nothing stands before the bracket
        start, office = place, ""
    elif not office or not _may_end_office(office[-1]):
        return None
    match = _NUMBER.match(text, start)
    if match is None:
        return None
    if (
        (match["di"] or match["left"] in "（(")
        and not (is_own and _OWN_SERIES.search(office))
        and _OTHER_SERIES.search(office)
    ):
        return None
    year = _year_of(match["year"])
    return None if year is None else _Read(match, year, bool(office))


def _is_well_bracketed(match: re.Match[str]) -> bool:
    return bool(match["left"] + match["right"] == "〔〕")


def _may_end_office(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or char in "×XＸ"


def _year_of(words: str) -> int | None:
    if words.isdecimal():
        year = int(words)
        return 2000 + year if year < 50 else year
    return numerals.value(words.replace("○", "〇"))
