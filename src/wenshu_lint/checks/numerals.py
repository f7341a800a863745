"""Finds numerals whose characters do not go together: years, dates, amounts, full-width digits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ..diagnostic import Finding
from ..document import Document
from ..span import Span
from .base import Check

_DIGITS: Final = "一二三四五六七八九"


@dataclass(frozen=True)
class ChineseYear(Check):
    """Flag a year in Chinese numerals of which a zero is not 〇, such as 二零二四年.

    :param zeros: the characters that stand in for 〇.
    """

    zeros: str
    raw: bool = True

    def words(self) -> frozenset[str]:
        """``fix`` is the year written with 〇."""
        return frozenset({"fix"})

    def literals(self) -> Iterable[str]:
        """What every such year contains: a zero after the first digit, or before 年."""
        heads = [digit + zero for zero in self.zeros for digit in "一二九八"]
        return [*heads, *(zero + "年" for zero in self.zeros), *(zero + digit for zero in self.zeros for digit in "一")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Read the four characters before 年 around each hit."""
        text = document.text
        pattern = re.compile(f"(?<![{_DIGITS}〇{self.zeros}十百千])[一二][{_DIGITS}〇{self.zeros}]{{3}}(?=年)")
        done = -1
        for start, _ in hits:
            low = max(0, start - 3)
            match = pattern.search(text, low, start + 6)
            if match is None or match.start() <= done or set(match[0]).isdisjoint(self.zeros):
                continue
            if match[0].isascii() or "0" in match[0] and sum(char in _DIGITS for char in match[0]) < 2:
                continue
            done = match.start()
            right = re.sub(f"[{self.zeros}]", "〇", match[0])
            yield Finding(Span(*match.span()), {"fix": right}, right)


@dataclass(frozen=True)
class MixedDate(Check):
    """Flag a date that is written partly in Arabic digits, partly in Chinese numerals."""

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at the dates of the document and at what follows them."""
        text = document.folded
        for date in document.dates:
            if date.form == "numeric":
                continue
            rest = _DAY.match(text, date.span.end) if not date.day else None
            end = rest.end() if rest else date.span.end
            words = text[date.span.start : end]
            if _ARABIC.search(words) and not _CHINESE.isdisjoint(words):
                yield Finding(Span(date.span.start, end))


_DAY = re.compile(r"(?<=月)(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号]")
_ARABIC = re.compile(r"[0-9]")
_CHINESE: Final = frozenset("一二三四五六七八九十〇")

_FULL_WIDTH = re.compile(r"[０-９Ａ-Ｚａ-ｚ](?:[０-９Ａ-Ｚａ-ｚ．，－／]*[０-９Ａ-Ｚａ-ｚ])?")
_NARROW: Final = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
)
_POINT = re.compile(r"(?<=[0-9])．(?=[0-9])")
_NUMERAL_AROUND = re.compile(rf"[{_DIGITS}〇○]")


@dataclass(frozen=True)
class FullWidthDigits(Check):
    """Flag full-width digits and letters, a run at a time."""

    def words(self) -> frozenset[str]:
        """``fix`` is the run in half-width characters."""
        return frozenset({"fix"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Flag each run; Ｏ among the numerals of a year and the number of a heading are left to others."""
        if document.chars.isdisjoint(_FULL):
            return
        text = document.text
        for match in _FULL_WIDTH.finditer(text):
            start, end = match.span()
            if _NUMERAL_AROUND.match(text, start - 1) or _NUMERAL_AROUND.match(text, end):
                continue
            words = match[0]
            if text[end : end + 1] in ("．", "、") and not text[max(0, start - 4) : start].strip(" \u3000\n\r"):
                continue
            right = _POINT.sub(".", words.translate(_NARROW))
            yield Finding(match_span := Span(start, end), {"fix": right}, right) if match_span_ok(words) else None
