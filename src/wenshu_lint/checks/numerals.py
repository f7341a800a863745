"""Finds numerals whose characters do not go together: years, dates, full-width and broken numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ..analysis import numerals
from ..diagnostic import Edit, Finding
from ..document import Document
from ..lazy import compiled, pattern
from ..span import Span
from .base import Check, Occasion
from .identity import without_numbers

_DIGITS: Final = "一二三四五六七八九"


class ChineseYear(Check):
    """Flag a year in Chinese numerals of which a zero is not 〇, such as 二零二四年.

    :param zeros: the characters that stand in for 〇.
    """

    zeros: str
    arabic_since: int = 9999
    """From this year on the 成文日期 takes Arabic digits: there the whole date is wrong, not its zero."""

    def words(self) -> frozenset[str]:
        """``fix`` is the year written with 〇."""
        return frozenset({"fix"})

    def literals(self) -> Iterable[str]:
        """The first zero of a year always follows a Chinese digit."""
        return [digit + zero for zero in self.zeros for digit in _DIGITS]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Read the four characters before 年 around each hit."""
        text = document.folded
        if "零" in self.zeros and document.is_hong_kong_form:
            return  # there it is the rule
        year = compiled(f"(?<![{_DIGITS}〇{self.zeros}十百千第])[一二][{_DIGITS}〇{self.zeros}]{{3}}(?=年)")
        done = -1
        for start, _ in hits:
            match = year.search(text, max(0, start - 2), start + 6)
            if match is None or match.start() <= done:
                continue
            done = match.start()
            right = "".join("〇" if char in self.zeros else char for char in match[0])
            span = Span(*match.span())
            if right != match[0] and not self._is_date_of_issue(document, span, right):
                yield Finding(span, {"fix": right}, right)

    def _is_date_of_issue(self, document: Document, span: Span, right: str) -> bool:
        if (numerals.value(right) or 0) < self.arabic_since:
            return False
        dates = (element.span for element in document.elements_by_role.get("成文日期", ()))
        return any(start <= span.start < end for start, end in dates)


_NUMERALS: Final = "一二三四五六七八九十"
_YEARS: Final = rf"(?<![\d{_NUMERALS}〇])(?:[12]\d{{3}}|[一二][{_DIGITS}〇零○]{{3}})年"
_DATED: Final = (
    rf"(?:{_YEARS})?(?<![\d.{_NUMERALS}])(?:\d{{1,2}}|[{_NUMERALS}]{{1,2}})月"
    rf"(?:(?:\d{{1,2}}|[{_NUMERALS}]{{1,3}})(?:日(?!游|三餐)|号(?!\p{{Han}}|\d)|号(?=[前后起至到在])))?"
)
_CHINESE: Final = frozenset(_NUMERALS + "〇")
_ARABIC: Final = frozenset("0123456789")
_LUNAR: Final = ("农历", "阴历", "旧历", "夏历")
_NO_MONTH: Final = (*"初正一二三四五六七八九十廿", "革命")


class MixedDate(Check):
    """Flag a date, with or without its year, that is partly in Arabic, partly in Chinese numerals."""

    def literals(self) -> Iterable[str]:
        """Where one kind of numeral gives way to the other."""
        for arabic in "0123456789":
            for chinese in _NUMERALS + "〇":
                for sign in "年月":
                    yield arabic + sign + chinese
                    yield chinese + sign + arabic

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Read the date around each hit."""
        text = document.folded
        done = 0
        for start, end in hits:
            if start < done or "月" not in text[start : end + 2]:
                continue
            dates = compiled(_DATED).finditer(text, max(done, start - 8), end + 8)
            date = next((match for match in dates if match.start() <= start and match.end() >= end), None)
            if date is None or _CHINESE.isdisjoint(date[0]) or _ARABIC.isdisjoint(date[0]):
                continue
            done = date.end()
            if not _is_of_the_moon(text, date):
                yield Finding(Span(*date.span()))


def _is_of_the_moon(text: str, date: re.Match[str]) -> bool:
    """Tell whether a month is lunar, or a name (十月革命): those keep their Chinese numerals."""
    start, end = date.span()
    bare = text.endswith("月", start, end)
    return text[max(0, start - 3) : start].endswith(_LUNAR) or (bare and text.startswith(_NO_MONTH, end))


_FULL: Final = "０-９Ａ-Ｚａ-ｚ"
_FULL_RUN: Final = f"[{_FULL}](?:[{_FULL}．，－／]*[{_FULL}])?"
_FULL_DIGITS: Final = frozenset("０１２３４５６７８９")
_NARROW: Final = str.maketrans(
    {
        chr(code): chr(code - 0xFEE0)
        for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
    }
)
_POINT = pattern(r"(?<=[0-9])．(?=[0-9])")
_YEAR_NUMERAL: Final = frozenset(_DIGITS + "〇○")


class FullWidthDigits(Check):
    """Flag full-width digits, with the letters among them, a run at a time."""

    def words(self) -> frozenset[str]:
        """``fix`` is the run in half-width characters."""
        return frozenset({"fix"})

    def occasions(self) -> Iterable[Occasion]:
        """Full-width digits are unusual characters."""
        return [("unusual", "any")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Flag each run; a zero in a year of characters and the number of a heading are left to others.

        No fix is offered for the number of a person: a report would repeat it.
        """
        if document.unusual.isdisjoint(_FULL_DIGITS):
            return
        text = document.text
        for match in compiled(_FULL_RUN).finditer(text):
            start, end = match.span()
            if _FULL_DIGITS.isdisjoint(match[0]) or _opens_line(text, start, end):
                continue
            if text[start - 1 : start] in _YEAR_NUMERAL or text[end : end + 1] in _YEAR_NUMERAL:
                continue
            right = _POINT.sub(".", match[0].translate(_NARROW))
            is_personal = without_numbers(right) != right
            yield Finding(Span(start, end), {"fix": right}, None if is_personal else right)


def _opens_line(text: str, start: int, end: int) -> bool:
    """Tell whether a run is the number of a heading, whose form is judged elsewhere."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return not before.strip(" \u3000（(") and text[end : end + 1] in ("．", ".", "、", "）", ")")


_GAP = pattern(" (?<=[0-9] )(?=[0-9])")
_RUN = pattern("[0-9]+(?: [0-9]+)+")
_YEAR = pattern("(?:19|20)[0-9]{2}")
_FOREIGN_LEFT = pattern("[A-Za-z,;(] ?$")
_ALL_APART = pattern("[0-9](?: +[0-9])+")


class BrokenNumber(Check):
    """Flag a year that a blank breaks apart: 20 24年, 195 1.

    Where a blank follows every digit (1 9 9 8年) the whole text was converted so: that is said once.
    """

    def words(self) -> frozenset[str]:
        """``fix`` is the number in one piece; ``places`` says how many there are, if it is said once."""
        return frozenset({"fix", "places"})

    def occasions(self) -> Iterable[Occasion]:
        """A blank between characters."""
        return [("blank", "loose")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Yield the years, those without two digits together as one finding."""
        years = list(self._years(document.text))
        apart = [span for span in years if _ALL_APART.fullmatch(span.of(document.text)) is not None]
        for span in years:
            right = span.of(document.text).replace(" ", "")
            if len(apart) < 2 or span not in apart:
                yield Finding(span, {"fix": right, "places": ""}, right)
            elif span is apart[0]:
                edits = tuple(Edit(one, one.of(document.text).replace(" ", "")) for one in apart)
                yield Finding(span, {"fix": right, "places": f"（全文共{len(apart)}处）"}, edits=edits)

    def _years(self, text: str) -> Iterator[Span]:
        """Look at digits on both sides of a blank."""
        done = -1
        for gap in _GAP.finditer(text):
            start = gap.start()
            while start and (text[start - 1].isdigit() or (text[start - 1] == " " and start > done)):
                start -= 1
            while text[start] == " ":
                start += 1
            match = _RUN.match(text, start)
            if match is None or start <= done:
                continue
            done = match.end()
            right = match[0].replace(" ", "")
            if _YEAR.fullmatch(right) and _is_year(text, start, match[0], match.end()):
                yield Span(start, match.end())


def _is_year(text: str, start: int, words: str, end: int) -> bool:
    """Tell whether the pieces are a year: 年 follows, or three digits and one in a foreign text."""
    if text[start - 1 : start] in (".", "-", "/", ":"):
        return False
    if text[end : end + 2].lstrip(" ").startswith("年"):
        return True
    pieces = words.split(" ")
    before = text[max(0, start - 2) : start]
    return [len(piece) for piece in pieces] == [3, 1] and _FOREIGN_LEFT.search(before) is not None
