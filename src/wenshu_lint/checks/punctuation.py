"""Finds half-width marks and full stops in Chinese text, which has its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from ..diagnostic import Edit, Finding
from ..document import Document
from ..span import Span
from .base import Check

HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff々〇×"
"""What counts as a Han character in a class of a pattern; × stands for a name left out."""
_CLOSING: Final = "”’」』》〉）】〕］％‰℃…—"
_OPENING: Final = "“‘「『《〈（【〔［"
_FULL: Final = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}

_AFTER_HAN = re.compile(rf"[,;:?!](?<=[{HAN}{_CLOSING}].)")
_AFTER_OTHER = re.compile(r"[,;:?!](?<=[0-9A-Za-z%)\]\"' ].)")
_STOP = re.compile(
    rf"[.．](?<=[{HAN}{_CLOSING}][{HAN}{_CLOSING}][{HAN}{_CLOSING}].)(?=[”’」』）]*[ \u3000\t]*(?:[\r\n]|\Z))"
)
_CHINESE: Final = re.compile(f"[{HAN}]")
WIDE: Final = re.compile(f"[{HAN}{_CLOSING}{_OPENING}，。、；：？！·]")
"""Han characters and full-width marks: what makes a context Chinese."""
_WIDE_RIGHT: Final = re.compile(f"[{HAN}{_OPENING}]")
_BLANKS: Final = " \t\u3000\xa0"
_NUMBER_FIRST = re.compile(r"[ \t\u3000]*[(（\[]?[0-9A-Za-z]{1,3}[)）\]]?\Z")
_REACH: Final = 40


def is_han(char: str) -> bool:
    """Tell whether a character is a Han character (or ×, which stands for one)."""
    return bool(char) and _CHINESE.match(char) is not None


@dataclass(frozen=True)
class HalfWidthMarks(Check):
    """Flag half-width ``, ; : ? !`` in Chinese text, one by one.

    ``after: han`` looks at marks that follow a Han character or a full-width closing
    mark; ``after: other`` at marks after a letter, a digit, a half-width bracket or a
    blank, which are Chinese only if Chinese follows, or if the line ends there.
    """

    after: Literal["han", "other"]

    def words(self) -> frozenset[str]:
        """``fix`` is the full-width mark."""
        return frozenset({"fix"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Flag each mark; the edit takes away blanks that stood in for its width."""
        if document.chars.isdisjoint(",;:?!"):
            return
        text = document.text
        han = self.after == "han"
        for match in (_AFTER_HAN if han else _AFTER_OTHER).finditer(text):
            place = match.start()
            if text.startswith("//", place + 1) or not (han or _in_chinese(text, place)):
                continue
            yield _widened(text, place, match[0])


def _widened(text: str, place: int, mark: str) -> Finding:
    start, end = place, place + 1
    while text[start - 1] in " \xa0":
        start -= 1
    while text[end : end + 1] in (" ", "\xa0"):
        end += 1
    if end == len(text) or WIDE.match(text, end) is None:
        end = place + 1
    full = _FULL[mark]
    return Finding(Span(place, place + 1), {"fix": full}, edits=(Edit(Span(start, end), full),))


def _in_chinese(text: str, place: int) -> bool:
    """Tell whether a mark after a letter, digit or bracket belongs to the Chinese around it."""
    start = text.rfind("\n", 0, place) + 1
    left = place - 1
    while left >= start and text[left] in _BLANKS:
        left -= 1
    if left < start or (text[place] in "!?" and text[left].isascii() and text[left].isalpha()):
        return False
    right = place + 1
    while text[right : right + 1] in (" ", "\u3000", "\xa0"):
        right += 1
    following = text[right : right + 2]
    if not following or following[0] in "\r\n":
        return _ends_chinese(text, start, left)
    if _WIDE_RIGHT.match(following) or (following[0] in "(\"'" and _WIDE_RIGHT.match(following, 1)):
        return _NUMBER_FIRST.match(text, start, place) is None
    return text[left] == "%" and following[0].isdigit()


def _ends_chinese(text: str, start: int, left: int) -> bool:
    """Tell whether the letters or digits that end at ``left`` follow a Chinese word or mark."""
    low = max(start, left - _REACH)
    while left >= low and text[left].isascii() and text[left] != " ":
        left -= 1
    if left >= low and text[left] == " ":
        left -= 1
    return left >= low and WIDE.match(text, left) is not None


@dataclass(frozen=True)
class HalfWidthStop(Check):
    """Flag ``.`` or ``．`` after Chinese words at the end of a line, where 。 belongs."""

    def words(self) -> frozenset[str]:
        """``fix`` is the full-width mark."""
        return frozenset({"fix"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Flag each such mark."""
        if document.chars.isdisjoint(".．"):
            return
        for match in _STOP.finditer(document.text):
            yield Finding(Span(*match.span()), {"fix": "。"}, "。")
