"""Checks of the numbers of tables, figures and boxes: their order, their form, and mentions of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from ..analysis import numerals
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check

_WORDS: Final = (
    "附表",
    "附图",
    "图表",
    "表",
    "图",
    "专栏",
    "任务",
    "问题",
    "议题",
    "模块",
    "举措",
    "行动",
    "案例",
    "清单",
)
_STARTS: Final = "附表图专任问议模举行案清"
_LONGEST: Final = 60
_DIGITS: Final = "123456789一二三四五六七八九十"
_N: Final = r"(?:[1-9]\d?|[一二三四五六七八九十]{1,3})"
_NUMBERED: Final = (
    rf"(?P<word>{'|'.join(_WORDS)})(?:(?P<chapter>[1-9]\d?)[-.．—－])?(?P<n>{_N})(?=[ \u3000：:]"
)
_CAPTION = pattern(rf"{_NUMBERED}|$)")
_MORE = pattern(rf"[ \u3000]{{2,}}{_NUMBERED})")
_SENTENCE = pattern("[。；]|显示|表明|说明了|所示")
_FIRST_STARTS = pattern(f"[{_STARTS}]")
_MENTION = pattern(
    r"[见如由据（(](?P<word>附表|附图|表|图|专栏)(?P<n>[1-9]\d?|[一二三四五六七八九十](?=[）)。，所可]))"
    r"(?![\d年月日个张份幅次项.．—\-~～至到、和及])"
)


class _Caption(NamedTuple):
    word: str
    ordinal: int
    is_arabic: bool
    span: Span
    words: str
    part: int
    chapter: str
    """``2-`` of 表2-1, empty where the numbers run through the document."""


FAULTS: Final = ("gap", "repeat", "mixed", "missing")


class Captions(Check):
    """Flag one ``fault`` of the numbers in captions: 表1　任务分工, 专栏2　重点工程.

    ``gap``: 表3 after 表1. ``repeat``: the number of the caption before, with another title.
    ``mixed``: 表二 where most have Arabic numbers, or the reverse. ``missing``: 见表5 where
    there are fewer.
    """

    fault: str = "gap"

    def words(self) -> frozenset[str]:
        """``expected`` is the number that would be in order, ``last`` the highest there is."""
        return frozenset({"expected", "last"})

    def literals(self) -> Iterable[str]:
        """How a mention begins, or a caption: the word and the first character of its number."""
        if self.fault != "missing":
            return [f"{word}{digit}" for word in _WORDS for digit in _DIGITS]
        return [f"{verb}{word}" for verb in "见如由据（(" for word in ("附表", "附图", "表", "图", "专栏")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Read the captions, word by word and part by part."""
        captions = list(_captions(document))
        if not captions:
            return
        if self.fault == "missing":
            yield from _missing(document, hits, captions)
            return
        for key in dict.fromkeys(map(_series, captions)):
            group = [caption for caption in captions if _series(caption) == key]
            yield from _mixed(group) if self.fault == "mixed" else _order(group, self.fault)

    def prepared(self) -> Check:
        """Refuse a fault that is not known."""
        if self.fault not in FAULTS:
            raise ValueError(f"没有“{self.fault}”这种 fault；可用：{'、'.join(FAULTS)}")
        return self


def _series(caption: _Caption) -> tuple[str, int, str]:
    return caption.word, caption.part, caption.chapter


def _captions(document: Document) -> Iterator[_Caption]:
    for first in _FIRST_STARTS.finditer(document.line_edges.starts):
        index = first.start()
        (start, end), kind, *_ = document.blocks[index]
        words = document.block_texts[index]
        bare = words.lstrip()
        if end - start > _LONGEST or kind == "cell":
            continue
        match = _CAPTION.match(bare)
        if match is None or _SENTENCE.search(bare):
            continue
        base, part = start + len(words) - len(bare), document.part_index(start)
        for found in (match, *_MORE.finditer(bare, match.end())):
            ordinal = numerals.value(found["n"])
            if ordinal:
                at = Span(base + found.start("word"), base + found.end())
                chapter = found["chapter"]
                prefix = bare[found.start("chapter") : found.start("n")] if chapter else ""
                yield _Caption(found["word"], ordinal, found["n"].isdigit(), at, bare, part, prefix)


def _order(captions: Sequence[_Caption], fault: str) -> Iterator[Finding]:
    """Numbers run on from 1; a list of tables in front may hold them all once before."""
    last: _Caption | None = None
    for caption in captions:
        expected = last.ordinal + 1 if last else 1
        words = {"expected": f"{caption.word}{caption.chapter}{expected}", "last": ""}
        if fault == "gap" and last and caption.ordinal > expected:
            yield Finding(caption.span, words)
        elif fault == "repeat" and last and caption.ordinal == last.ordinal and caption.words != last.words:
            yield Finding(caption.span, words, related=(last.span,))
        last = caption


def _mixed(captions: Sequence[_Caption]) -> Iterator[Finding]:
    arabic = sum(caption.is_arabic for caption in captions)
    if not 0 < arabic < len(captions):
        return
    usual = 2 * arabic >= len(captions)
    for caption in captions:
        if caption.is_arabic is not usual:
            value = str(caption.ordinal) if usual else numerals.chinese(caption.ordinal)
            right = f"{caption.word}{caption.chapter}{value}"
            yield Finding(caption.span, {"expected": right, "last": ""}, right)


def _missing(document: Document, hits: Sequence[Span], captions: Sequence[_Caption]) -> Iterator[Finding]:
    """Only where the captions there are run on from 1: others may have been lost."""
    for start, _ in hits:
        match = _MENTION.match(document.folded, start)
        if match is None or document.folded[start - 1 : start] == "》":
            continue
        values = {c.ordinal for c in captions if c.word == match["word"] and not c.chapter}
        if not values or values != set(range(1, len(values) + 1)) or numerals.value(match["n"]) in values:
            continue
        span = Span(match.start("word"), match.end())
        if not document.quotations.covers(span):
            yield Finding(span, {"last": f"{match['word']}{len(values)}", "expected": ""})
