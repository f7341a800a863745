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
from .punctuation import is_han, is_wide

_BLANKS: Final = " \t\u3000\xa0"
_FULL: Final = {"(": "（", ")": "）"}
_LONGEST: Final = 40
"""Longest words in brackets, in characters, that a message quotes in full."""

_TONES = pattern("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]")
_AREA_CODE = pattern(r"\(0\d{2,3}\)\d")
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
            yield from _quote_findings(text, block.span, corner)


def _quote_findings(text: str, span: Span, corner: bool) -> Iterator[Finding]:
    opened = -1
    for match in _QUOTES.finditer(text, *span):
        place, mark = match.start(), match[0]
        if mark in "“「":
            opened = place
        elif opened < 0:
            opened = place if mark in _STRAIGHT else -1
        elif place == opened + 1 and text[opened] not in _STRAIGHT:  # the mark is what is quoted
            opened = place if mark in _STRAIGHT and text[place + 1 : place + 2] not in ("”", "」") else -1
        else:
            if (text[opened] in _STRAIGHT or mark in _STRAIGHT) and _quotes_chinese(text, opened, place):
                yield _curled(text, opened, place, corner)
            opened = -1
    if opened >= 0 and text[opened] in '"＂' and opened > 0 and is_han(text[opened - 1]):
        yield Finding(Span(opened, opened + 1), {"fix": "“”"})


def _quotes_chinese(text: str, left: int, right: int) -> bool:
    return any(map(is_wide, text[left + 1 : right])) or (left > 0 and is_wide(text[left - 1]))


def _curled(text: str, left: int, right: int, corner: bool) -> Finding:
    single = text[left] in "'＇"
    pair = "「」" if corner else "‘’" if single else "“”"
    places = [(at, new) for at, new in zip((left, right), pair, strict=True) if text[at] in _STRAIGHT]
    edits = tuple(Edit(Span(at, at + 1), new) for at, new in places)
    at = places[0][0]
    return Finding(Span(at, at + 1), {"fix": pair}, edits=edits, related=(Span(right, right + 1),))
