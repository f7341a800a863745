"""Finds the dates written in a text: 2024年3月5日, 二〇二四年三月五日, 2024-3-5."""

from __future__ import annotations

import re

from ..lazy import pattern
from ..nodes import DateMention
from ..span import Span
from . import numerals

ZERO_LOOKALIKES = "〇○零ＯOｏoΟОº◯0０"
"""What stands for 〇 in years written in characters, rightly or wrongly."""
_BLANK = "[ \u3000\xa0]"
_CHINESE_DIGITS = numerals.DIGITS + ZERO_LOOKALIKES
_AFTER_YEAR = pattern(
    rf"年{_BLANK}{{0,2}}(?:"
    rf"(?P<month>\d{{1,2}}){_BLANK}{{0,2}}月(?:{_BLANK}{{0,2}}(?P<day>\d{{1,2}}){_BLANK}{{0,2}}(?:日|号(?!楼|线|文|令)))?"
    rf"|(?P<cmonth>[正元一二三四五六七八九十]{{1,3}})月(?:(?P<cday>[一二三四五六七八九十廿卅]{{1,4}})[日号])?)"
)
_YEAR = pattern(
    rf"(?:(?<!\d)(?P<arabic>[12１２]\d{{3}})|(?<![{_CHINESE_DIGITS}十百千])(?P<chinese>[一二][{_CHINESE_DIGITS}]{{3}}))"
    rf"{_BLANK}{{0,2}}$"
)
_NUMERIC = pattern(r"(?:19|20)\d\d([-./．－])(1\d|0?[1-9])\1([12]\d|3\d|0?[1-9])(?!\d|\1\d)", re.ASCII)
_NUMERIC_BEFORE = frozenset("0123456789.-/．－_=")


def dates(text: str) -> tuple[DateMention, ...]:
    """Return full dates and months of a year, in order, impossible ones included.

    Years have four digits; years alone, months alone and two-digit years are left out.
    ``form`` tells how the year is written.
    """
    found: list[DateMention] = []
    if "年" in text:
        found = [date for match in _AFTER_YEAR.finditer(text) if (date := _spoken(text, match))]
    if ("20" in text or "19" in text) and any(mark in text for mark in "-./．－"):
        numeric = [date for match in _NUMERIC.finditer(text) if (date := _numeric(text, match))]
        if numeric:
            found = sorted([*found, *numeric])
    return tuple(found)


def _spoken(text: str, match: re.Match[str]) -> DateMention | None:
    """Read the year that stands before a 年 followed by a month."""
    start = max(0, match.start() - 8)
    year = _YEAR.search(text, start, match.start())
    if year is None:
        return None
    month = _number(match["month"] or match["cmonth"])
    day = _number(match["day"] or match["cday"] or "0")
    if month is None or day is None:
        return None
    span = Span(year.start(), match.end())
    if year["arabic"]:
        return DateMention(span, int(year["arabic"]), month, day, "arabic")
    return DateMention(span, year_value(year["chinese"]), month, day, "chinese")


def year_value(words: str) -> int:
    """Return the value of a year written digit by digit in characters, look-alikes of 〇 included."""
    return int("".join(str(numerals.DIGITS.find(word) + 1) for word in words))


def _number(words: str) -> int | None:
    return 1 if words == "元" else numerals.loose_value(words)


def _numeric(text: str, match: re.Match[str]) -> DateMention | None:
    start, end = match.span()
    if start and (
        text[start - 1] in _NUMERIC_BEFORE or (text[start - 1].isascii() and text[start - 1].isalpha())
    ):
        return None
    year = int(text[start : start + 4])
    return DateMention(Span(start, end), year, int(match[2]), int(match[3]), "numeric")
