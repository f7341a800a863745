"""Finds paragraphs of a plain text that a line end cuts in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from operator import not_
from typing import Final

from ..analysis.blocks import LONG
from ..diagnostic import Edit, Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check, Occasion

_NUMBERED = pattern(
    r"[ 　\t]*(?:[（(]?[一二三四五六七八九十百零〇\d]{1,4}[）)、.．]"
    r"|第[一二三四五六七八九十百零〇\d]{1,5}[章节条款项编部篇]"
    r"|[一二三四五六七八九十]{1,3}[是要、]|[①-⑳⑴-⒛]|附|注|[A-Za-z][.．、)）])"
)
_ORDINAL = pattern(r"[二三四五六七八九十][是要]|第[二三四五六七八九十]+[，,]|其[二三四五六七八九]")
_FIRST = pattern(r"一[是要]|第一[，,]|其一")
_ORDINAL_STARTS = frozenset("二三四五六七八九十第其")
_LISTED: Final = pattern("[；;]")
_FEW: Final = 8
_REACH: Final = 8
_SHOWN: Final = 6
_NARROW: Final = 60
_WRAPPED: Final = 5
_HYPHENS: Final = ("-", "\u2010", "\u00ad")


class BrokenLine(Check):
    """Flag the end of a line that stops within a sentence which the next line takes up.

    Two cases: prose that ends without any mark, its last word going on in the next line; and
    prose of several sentences that ends in a semicolon though no list is set out.
    Lines no longer than a printed one count only where several are cut, and are reported once,
    as is a text whose lines are nearly all broken.
    """

    def words(self) -> frozenset[str]:
        """``end`` is how the line ends, ``next`` how the next one begins, ``count`` how many there are."""
        return frozenset({"end", "next", "count"})

    def occasions(self) -> Iterable[Occasion]:
        """A long line that ends in a word; one in a semicolon counts where there are no articles."""
        return [("open", "long"), ("articles", "none")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at each pair of neighbouring lines."""
        if document.is_word or document.is_markdown:
            return
        found = list(self._broken(document))
        narrow = [_is_narrow(document, index) for index in found]
        wrapped = list(compress(found, narrow))
        found = list(compress(found, map(not_, narrow)))
        if len(wrapped) >= _WRAPPED:
            found.append(wrapped[0])
        count = str(len(found) if len(wrapped) < _WRAPPED else len(found) + len(wrapped) - 1)
        if len(found) > max(_FEW, len(document.blocks) // 3):
            found = found[:1]
        for index in found:
            yield _finding(document, index, count)

    def _broken(self, document: Document) -> Iterator[int]:
        texts, ends = document.block_texts, document.line_edges.ends
        listing = () if document.region("articles") else _LISTED.finditer(ends)
        chained = False
        last = -1
        for index in sorted([*document.line_edges.open, *(end.start() for end in listing)]):
            chained = chained and index == last + 1
            last = index
            listed = ends[index] in "；;"
            if index + 1 == len(ends) or (not listed and len(texts[index]) < LONG):
                chained = False
                continue
            text, after = _ended(texts[index]), texts[index + 1].lstrip()
            if listed:
                chained = _splits_prose(text, after, chained)
            else:
                chained = len(text) >= LONG and _breaks_prose(text, after)
            if chained:
                yield index


def _is_narrow(document: Document, index: int) -> bool:
    """Tell whether a line may end where it does because a printed line or a screen ended there."""
    start, end = document.blocks[index].span
    return end - start <= _NARROW and not document.text[start:end].rstrip().endswith(("；", ";"))


def _finding(document: Document, index: int, count: str) -> Finding:
    """The end of the line and the beginning of the next one; the fix takes the line end out."""
    span, after = document.blocks[index].span, document.blocks[index + 1].span
    end = _ended(document.text[span.start : span.end])
    follow = document.text[after.start : after.end].lstrip()
    stop, start = span.start + len(end), after.end - len(follow)
    place = Span(max(span.start, stop - _SHOWN), min(start + _SHOWN, after.end))
    words = {"end": end[-_SHOWN:], "next": follow[:_SHOWN], "count": count}
    return Finding(place, words, edits=(Edit(Span(stop, start), ""),))


def _ended(line: str) -> str:
    """Return a line without the blanks at its end, and without the hyphen of a divided word."""
    text = line.rstrip()
    return text[:-1] if text[-1:] in _HYPHENS and _is_han(text[-2:-1]) else text


def _splits_prose(text: str, after: str, chained: bool) -> bool:
    if not chained and after[0] not in _ORDINAL_STARTS and not _is_prose(text):
        return False
    if _ORDINAL.match(after):
        return chained or (_FIRST.search(text, 1) is not None and not _FIRST.match(text))
    begins = _is_prose(text) and (_FIRST.search(text) or _ORDINAL.search(text)) is not None
    return (chained or begins) and _NUMBERED.match(after) is None


def _breaks_prose(text: str, after: str) -> bool:
    """Tell whether the line stops without a mark, in prose, and a word runs across the line end."""
    if not (_is_han(text[-1]) or text[-1] in "、，,") or not _is_han(after[:1]):
        return False
    if not _is_prose(text) or not _is_prose(after) or _NUMBERED.match(after):
        return False
    return cuts_word(text, after)


def cuts_word(text: str, after: str) -> bool:
    """Tell whether a word runs from the end of a line to the beginning of the next one."""
    from ..analysis import words

    place, seam = 0, len(text[-_REACH:])
    for word in words.cut(text[-_REACH:] + after[:_REACH]):
        place += len(word)
        if place >= seam:
            return place > seam
    return False  # pragma: no cover - the words cover both sides


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _is_prose(text: str) -> bool:
    return "。" in text or "！" in text or "？" in text or "!" in text or "?" in text
