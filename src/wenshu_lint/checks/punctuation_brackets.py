"""Finds half-width brackets and straight quotation marks in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from ..diagnostic import Edit, Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check, Occasion
from .patterns import blocks_with
from .punctuation import is_han, is_wide

_BLANKS: Final = " \t\u3000\xa0"
_FULL: Final = {"(": "（", ")": "）"}
_LONGEST: Final = 40
"""Longest words in brackets, in characters, that a message quotes in full."""

_TONES = pattern("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]")
_AREA_CODE = pattern(
    r"\([+0]\d{1,4}(?:-\d{1,4})?\)[ -]?[\d×*]{2}"
    r"|\(\d{2,4}(?:-\d{2,3})?\)[ -]?(?:\d{7,8}|\d{4}[ -]\d{4})(?!\d)"
)
"""Before a telephone number it is written so everywhere: (02)2345-6789, (0571)12345678, (852)12345678."""
_YEAR_OF_NUMBER = pattern(r"\((?:19|20)\d\d\)\d{1,5}号")
"""The brackets of 国办发(1985)49号 are a matter of the 发文字号."""


class HalfWidthBrackets(Check):
    """Flag ``( )`` in Chinese text at the opening bracket; the fix widens both.

    ``pair: half`` looks at pairs of half-width brackets, ``pair: mixed`` at pairs of which
    one is full-width. Numbers that open a line, pinyin and formulas are left alone.
    """

    pair: Literal["half", "mixed"]

    def words(self) -> frozenset[str]:
        """``fix`` is the words in brackets with full-width brackets."""
        return frozenset({"fix"})

    def occasions(self) -> Iterable[Occasion]:
        """A half-width bracket."""
        return [("char", "("), ("char", ")")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Flag pairs block by block, where there is a half-width bracket at all."""
        if document.ascii.isdisjoint("()"):
            return
        mixed = self.pair == "mixed"
        text = document.text
        spaced = document.script == "Hant"
        for left, right in document.bracket_pairs:
            if spaced and text[left - 1 : left] == " ":
                continue  # the way Taiwan's drafts are set
            half = (text[left] == "(") + (text[right] == ")")
            if half == (1 if mixed else 2) and (mixed or _chinese_pair(text, left, right)):
                yield _bracket_finding(text, left, right)


def _chinese_pair(text: str, left: int, right: int) -> bool:
    inside = text[left + 1 : right]
    if text[left - 1 : left] == "/" and not any(map(is_han, inside)):
        return False  # a unit such as mg/(kg·d)
    if any(map(is_wide, inside)):
        return True
    if _TONES.search(inside) or _AREA_CODE.match(text, left) or _YEAR_OF_NUMBER.match(text, left):
        return False
    before = left - 1
    while before >= 0 and text[before] in _BLANKS:
        before -= 1
    return before >= 0 and is_wide(text[before])


def _bracket_finding(text: str, left: int, right: int) -> Finding:
    inside = text[left + 1 : right]
    shown = inside if len(inside) <= _LONGEST else inside[:18] + "……" + inside[-18:]
    edits = tuple(Edit(Span(at, at + 1), _FULL[text[at]]) for at in (left, right) if text[at] in _FULL)
    wrong = edits[0].span  # of a mixed pair the half-width one
    other = right if wrong.start == left else left
    return Finding(
        wrong,
        {"match": f"{text[left]}{shown}{text[right]}", "fix": f"（{shown}）"},
        edits=edits,
        related=(Span(other, other + 1),),
    )


_QUOTES = pattern("[“”「」\"＂]|(?<![A-Za-z0-9])'|'(?![A-Za-z0-9])|＇")
_STRAIGHT: Final = "\"＂'＇"
_SINGLE: Final = "'＇"


class StraightQuotes(Check):
    """Flag straight quotation marks around Chinese words, pair by pair."""

    def words(self) -> frozenset[str]:
        """``fix`` is the pair of marks to write."""
        return frozenset({"fix"})

    def occasions(self) -> Iterable[Occasion]:
        """A straight quotation mark of either width."""
        return [("char", '"'), ("char", "'"), ("unusual", "any")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Pair the marks of each block from the left, a straight one with a curly one if need be."""
        if document.ascii.isdisjoint(_STRAIGHT) and document.unusual.isdisjoint(_STRAIGHT):
            return
        text = document.text
        corner = "「" in document.text and "“" not in document.text
        done = -1
        for match in re.finditer(f"[{_STRAIGHT}]", text):
            block = document.block_at(match.start()) if match.start() >= done else None
            if block is None:
                continue
            done = block.span.end
            forms = ("「」", "『』") if corner else ("“”", "‘’")
            yield from _quote_findings(text, block.span, forms, runs_on(document, block.span))


def runs_on(document: Document, block: Span) -> bool:
    """Tell whether a block lies in a quotation that a block before it opened."""
    return block.start > 0 and document.quotations.covers(Span(block.start - 1, block.start + 1))


def _quote_findings(text: str, span: Span, forms: tuple[str, str], inner: bool) -> Iterator[Finding]:
    """Yield the straight pairs of a block.

    :param forms: the outer pair of marks and the inner one.
    :param inner: whether the block as a whole is quoted.
    """
    opened, outer, nested = -1, forms[inner], forms[1]
    marks = [(match.start(), match[0]) for match in _QUOTES.finditer(text, *span)]
    taken = -1
    for number, (place, mark) in enumerate(marks):
        if number <= taken:
            continue
        if mark in "“「":
            opened = place
        elif opened < 0:
            opened = place if mark in _STRAIGHT else -1
        elif place == opened + 1 and text[opened] not in _STRAIGHT:  # the mark is what is quoted
            if mark in _STRAIGHT and text[place + 1 : place + 2].isdecimal():
                continue  # “'97年度”
            opened = place if mark in _STRAIGHT and text[place + 1 : place + 2] not in ("”", "」") else -1
        elif text[opened] not in _SINGLE and _is_nested(marks, number):
            taken = number + 1
            if _quotes_chinese(text, place, marks[taken][0]):
                yield _curled(text, place, marks[taken][0], nested)
        else:
            if (text[opened] in _STRAIGHT or mark in _STRAIGHT) and _quotes_chinese(text, opened, place):
                yield _curled(text, opened, place, outer)
            opened = -1
    if opened >= 0 and text[opened] in '"＂' and opened > 0 and is_han(text[opened - 1]):
        yield Finding(Span(opened, opened + 1), {"fix": "“”"})


def _is_nested(marks: Sequence[tuple[int, str]], number: int) -> bool:
    """Tell whether a mark opens a pair of single ones inside a quotation that goes on behind it."""
    kinds = [mark for _, mark in marks[number:]]
    if len(kinds) < 2 or kinds[0] not in _SINGLE or kinds[1] not in _SINGLE:
        return False
    return next((mark not in "“「" for mark in kinds[2:] if mark not in _SINGLE), True)


def _quotes_chinese(text: str, left: int, right: int) -> bool:
    return any(map(is_wide, text[left + 1 : right])) or (left > 0 and is_wide(text[left - 1]))


def _curled(text: str, left: int, right: int, pair: str) -> Finding:
    places = [(at, new) for at, new in zip((left, right), pair, strict=True) if text[at] in _STRAIGHT]
    edits = tuple(Edit(Span(at, at + 1), new) for at, new in places)
    at = places[0][0]
    return Finding(Span(at, at + 1), {"fix": pair}, edits=edits, related=(Span(right, right + 1),))


_LEVELS = pattern('[“”「」『』‘"＂]')
_SINGLE_PAIR = pattern("‘(?:[^‘’“”\\n]|“[^‘’“”\\n]*”)*’")
_SWAPPED: Final = dict(zip("‘’“”", "“”‘’", strict=True))


class OuterSingleQuotes(Check):
    """Flag a pair of ‘ ’ that stands in no other quotation: ‘四个意识’.

    The fix gives it double marks, and single ones to what is quoted inside.
    """

    def words(self) -> frozenset[str]:
        """``fix`` is the pair of marks to write."""
        return frozenset({"fix"})

    def literals(self) -> Iterable[str]:
        """The opening mark."""
        return ("‘",)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Follow the quotation marks of each block."""
        for index in blocks_with(document, hits):
            block = document.blocks[index].span
            if not runs_on(document, block):
                yield from _outer_singles(document.text, block)


def _outer_singles(text: str, block: Span) -> Iterator[Finding]:
    depth, straight, done = 0, False, block.start
    for match in _LEVELS.finditer(text, *block):
        place, mark = match.start(), match[0]
        if place < done:
            continue
        if mark in '"＂':
            straight = not straight
        elif mark != "‘":
            depth = depth + 1 if mark in "“「『" else max(0, depth - 1)
        elif not depth and not straight and (pair := _SINGLE_PAIR.match(text, place, block.end)):
            done = pair.end()
            if any(map(is_han, pair[0])):
                changed = [at for at in range(place, done) if text[at] in _SWAPPED]
                edits = tuple(Edit(Span(at, at + 1), _SWAPPED[text[at]]) for at in changed)
                yield Finding(Span(place, done), {"fix": "“”"}, edits=edits)
