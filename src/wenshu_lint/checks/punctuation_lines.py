"""Finds what goes wrong with marks along a line: a mark alone, none at the end, uneven items, blanks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from ..diagnostic import Finding
from ..document import Document
from ..lazy import compiled, pattern
from ..nodes import Block
from ..span import Span
from .base import Check
from .punctuation import is_han

_MARK = pattern("[，。；：、！？,.;:!?]")
_MARKS_ONLY = pattern(r"[，。；：、！？,.;:!?]{1,3}")
_BLANKS: Final = " \t\u3000\xa0"


class StrayMarks(Check):
    """Flag a line that holds nothing but one to three 点号."""

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at the lines of at most a few characters."""
        text = document.text
        for first in _MARK.finditer(document.line_edges.starts):
            (start, end), kind, *_ = document.blocks[first.start()]
            words = text[start:end].strip(_BLANKS)
            if kind == "paragraph" and _MARKS_ONLY.fullmatch(words) and words != "...":
                place = text.index(words, start)
                yield Finding(Span(place, place + len(words)))


_SENTENCE_ENDS: Final = frozenset("。！？…；：”’）】》」』!?;:.)")
_OPEN_END = pattern("[^。！？…；：”’）】》」』!?;:.)]")
_NOT_BODY: Final = r"[　 ]{3,}|\t|责任编辑|责编|来源|电话|联系人|[《〈]完[》〉]|记者|摄$"


class MissingStop(Check):
    """Flag a paragraph without an end mark in a draft whose other paragraphs have one.

    Only a paragraph before a numbered heading is judged: elsewhere its sentence may go on
    in the next line. One without any 。 must be the last item of a list whose items end so.

    :param least: how many characters a paragraph has at least; shorter lines may be titles.
    :param share: what part of the long paragraphs must end with a mark.
    """

    least: int = 24
    share: float = 0.85
    fewest: int = 6
    """How many such paragraphs a draft must have before it can be judged."""

    def words(self) -> frozenset[str]:
        """``match`` is the end of the paragraph."""
        return frozenset()

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Judge the paragraphs of prose that end with a character."""
        least = self.least
        open_ended: list[tuple[int, Span]] = []
        for last in _OPEN_END.finditer(document.line_edges.ends):
            number = last.start()
            words = document.block_texts[number]
            if len(words) < least:
                continue
            if "。" not in words and not _is_last_item(document, number):
                continue
            (start, _), kind, *_ = document.blocks[number]
            words = words.rstrip(_BLANKS)
            if kind == "paragraph" and _is_prose(words):
                open_ended.append((number, Span(start, start + len(words))))
        if not open_ended:
            return
        closed = sum(
            len(words) >= least and words.rstrip(_BLANKS)[-1:] in _SENTENCE_ENDS
            for words in document.block_texts
        )
        if closed < self.fewest or closed < self.share * (closed + len(open_ended)):
            return
        text = document.text
        numbered = {heading.block for heading in document.headings}
        for number, (start, end) in open_ended:
            if number + 1 in numbered:
                tail = Span(
                    max(start, end - 8, text.rfind("，", start, end) + 1, text.rfind("。", start, end) + 1),
                    end,
                )
                yield Finding(tail, {}, tail.of(text) + "。")


def _is_last_item(document: Document, number: int) -> bool:
    """Tell whether a line is the last item of a list, numbered 3. or deeper, whose items are sentences."""
    before = document.block_texts[number - 1] if number else ""
    if document.line_edges.ends[number - 1] != "。" or "，" not in before:
        return False
    near = {heading.block: heading for heading in document.headings if -1 <= heading.block - number <= 1}
    if len(near) < 3:
        return False
    above, item, below = near[number - 1], near[number], near[number + 1]
    return above.form == item.form and below.level < item.level >= 3


def _is_prose(words: str) -> bool:
    last = re.split("[。！？]", words)[-1]
    return is_han(words[-1]) and len(last) >= 8 and "，" in last and not compiled(_NOT_BODY).search(words)


_ITEM: Final = "一二三四五六七八九十"


class UnevenItems(Check):
    """Flag the odd mark where 一是…二是…三是… close some items with 。 and some with ；."""

    def words(self) -> frozenset[str]:
        """``usual`` is the mark that most items have."""
        return frozenset({"usual"})

    def literals(self) -> Sequence[str]:
        """The third item of a series."""
        return ("三是", "三要")

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Follow the items of each paragraph that has three at least."""
        text = document.folded
        for index, word in sorted({(document.block_index(start), text[end - 1]) for start, end in hits}):
            yield from _uneven(text, document.blocks[index], word)


def _uneven(text: str, block: Block, word: str) -> Iterator[Finding]:
    for series in _series(text, block, word):
        marks = Counter(_WIDE_MARK.get(text[place], text[place]) for place in series)
        if len(series) < 2 or len(marks) != 2 or set(marks) != {"。", "；"}:
            continue
        usual = marks.most_common(1)[0][0]
        if marks["。"] == marks["；"]:
            usual = "。"
        for place in series:
            if _WIDE_MARK.get(text[place], text[place]) != usual:
                yield Finding(Span(place, place + 1), {"usual": usual})


_WIDE_MARK: Final = {";": "；"}


def _series(text: str, block: Block, word: str) -> Iterator[list[int]]:
    """Yield for each series the places of the marks before its second and later items."""
    found: list[int] = []
    expected = 0
    for match in compiled(f"([{_ITEM}]){word}").finditer(text, *block.span):
        number = _ITEM.index(match[1])
        if number == 0:
            yield found
            found, expected = [], 1
        elif number == expected:
            found.append(match.start() - 1)
            expected += 1
    yield found


_GAP: Final = " (?<=[\u3400-\u9fff] ) ?(?=[\u3400-\u9fff])"
_ANY_GAP: Final = "[ \xa0](?<=[\u3400-\u9fff].)[ \xa0]?(?=[\u3400-\u9fff])"
_BEFORE_MARK: Final = "(?=[，。；：、！？])(?<=[\u3400-\u9fff0-9%”’》）〉].)"
_BYLINE: Final = r"(?:记者|通讯员|编辑|作者|摄影|日电|[0-9日]电)[^，。]{0,6}\Z"
_NUMBERED: Final = (
    r"[ \t\u3000\xa0]*(?:第[一二三四五六七八九十百千〇零\d]{1,7}[条章节款项编篇部分课讲期]+"
    r"|[一二三四五六七八九十]{1,3}|附[件表录图]?\d*|[图表]\d*|[注说]明?|摘要|关键词)\Z"
)


class Blanks(Check):
    """Flag blanks in running text: ``between`` two Han characters, or ``before`` a mark.

    Names of two characters, numbers that open a line, and lines that are set out with
    blanks or hold no sentence are left alone.
    """

    where: Literal["between", "before"]

    def words(self) -> frozenset[str]:
        """``around`` shows the words on either side."""
        return frozenset({"around"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Flag each blank; the fix takes it away."""
        for start, end in self._places(document):
            block = document.block_at(start)
            if block is None or not self._counts(document.text, block, start, end):
                continue
            around = document.text[max(block.span.start, start - 3) : min(block.span.end, end + 3)]
            yield Finding(Span(start, end), {"around": around}, "")

    def _places(self, document: Document) -> Iterator[Span]:
        """Yield the blanks; a pattern that begins with one character is found far sooner than a class."""
        text = document.text
        if self.where == "before":
            for blank in " \xa0\u3000":
                if blank in text:
                    yield from (
                        Span(*match.span()) for match in compiled(blank + _BEFORE_MARK).finditer(text)
                    )
            return
        if " " not in text and "\xa0" not in text:
            return
        numbers = {heading.end for heading in document.headings_by_form.get("第#条", ())}
        for match in compiled(_ANY_GAP if "\xa0" in document.unusual else _GAP).finditer(text):
            if match.start() not in numbers:
                yield Span(*match.span())

    def _counts(self, text: str, block: Block, start: int, end: int) -> bool:
        if self.where == "between":
            return _in_prose(text, block, start, end)
        # The blank in a heading's number is judged elsewhere.
        return compiled(_NUMBER_ONLY).match(text, block.span.start, start) is None


_NUMBER_ONLY: Final = r"[ \t\u3000\xa0]*(?:[一二三四五六七八九十\d]{1,3}|[（(].{1,3}[）)])\Z"


def _in_prose(text: str, block: Block, start: int, end: int) -> bool:
    first, last = block.span
    if block.kind != "paragraph" or last - first < 15 or compiled(_NUMBERED).match(text, first, start):
        return False
    line = text[first:last]
    if "  " in line.strip() or not any(mark in line for mark in "。，,"):
        return False
    if len(compiled(_ANY_GAP).findall(line)) > 2 or compiled(_BYLINE).search(text, first, start):
        return False
    left = next((n for n in range(4) if start - n <= first or not is_han(text[start - n - 1])), 4)
    right = next((n for n in range(4) if end + n >= last or not is_han(text[end + n])), 4)
    return left + right > 3
