"""Finds what goes wrong with marks along a line: a mark alone, uneven items, blanks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from ..diagnostic import Finding
from ..document import Document
from ..lazy import compiled, pattern
from ..nodes import Block
from ..span import Span
from .base import Check, Occasion
from .punctuation import is_han

_ALONE: Final = "，。；：、！？,.;:!?"
_MARK = pattern(f"[{_ALONE}]")
_MARKS_ONLY = pattern(r"[，。；：、！？,.;:!?]{1,3}")
_MARK_AND_WORD = pattern("[，。；、](?=[\u3400-\u9fff])")
_OPENING: Final = "，。；、"
_BLANKS: Final = " \t\u3000\xa0"


class StrayMarks(Check):
    """Flag a line that holds nothing but one to three 点号, or one that begins with one.

    :param alone: false for the lines on which words follow the mark.
    """

    alone: bool = True

    def occasions(self) -> Iterable[Occasion]:
        """A line that begins with a mark."""
        return [("start", mark) for mark in (_ALONE if self.alone else _OPENING)]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at the lines that begin with a mark."""
        text, starts = document.text, document.line_edges.starts
        for first in _MARK.finditer(starts):
            (start, end), kind, *_ = document.blocks[first.start()]
            words = text[start:end].strip(_BLANKS)
            match = _MARKS_ONLY.fullmatch(words) if self.alone else _MARK_AND_WORD.match(words)
            if kind == "paragraph" and match and words != "...":
                place = text.index(words, start)
                yield Finding(Span(place, place + match.end()))


_ITEM: Final = "一二三四五六七八九十"
_DIGITS: Final = "123456789"
_BRACKETED: Final = "(?<=[；;。，：])[（(]([1-9])[）)](?![、，。；和至或])"


class UnevenItems(Check):
    """Flag the odd mark where an item of 一是…二是…三是… or （1）…（2）…（3）… closes unlike the others.

    So with （一）, ①, 1. and 第一， where several items stand in one paragraph.
    """

    def words(self) -> frozenset[str]:
        """``usual`` is the mark that most items have."""
        return frozenset({"usual"})

    def literals(self) -> Sequence[str]:
        """The third item of a series."""
        run_on = (mark + third for mark in "；。，" for third in ("（三）", "③", "3.", "第三，"))
        return ("三是", "三要", "（3）", "(3)", *run_on)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Follow the items of each paragraph that has three at least."""
        text = document.folded
        series = {(document.block_index(start), text[start:end][-2:]) for start, end in hits}
        for index, word in sorted(one for one in series if one[0] >= 0):
            yield from _uneven(text, document.blocks[index], word)


def _uneven(text: str, block: Block, third: str) -> Iterator[Finding]:
    for start, places in _series(text, block, *_SHAPES[third]):
        marks = Counter(_WIDE_MARK.get(text[place], text[place]) for place in places)
        if len(places) < 2 or not set(marks) <= {"。", "；", "，"} or set(marks) == {"，"}:
            continue
        usual = "。" if marks["。"] >= marks["；"] else "；"
        if set(marks) == {"；"} and "。" in compiled(_ASIDE).sub("", text[start : places[-1]]):
            usual = "。"  # an item that holds one closes with one, and so do the others
        for place in places:
            if _WIDE_MARK.get(text[place], text[place]) != usual:
                yield Finding(Span(place, place + 1), {"usual": usual})


_WIDE_MARK: Final = {";": "；"}
_ASIDE: Final = "“[^“”]*”|（[^（）]*）"


_SHAPES: Final[dict[str, tuple[str, str]]] = {
    "三是": (f"([{_ITEM}])是", _ITEM),
    "三要": (f"([{_ITEM}])要", _ITEM),
    "3）": (_BRACKETED, _DIGITS),
    "3)": (_BRACKETED, _DIGITS),
    "三）": (f"(?<=[；;。，：])（([{_ITEM}])）(?![、，。；和至或项款])", _ITEM),
    "3.": (r"(?<=[；;。，：])([1-9])\.(?![0-9])", _DIGITS),
    "三，": (f"(?<=[；;。，：])第([{_ITEM}])，", _ITEM),
} | {f"{mark}③": ("(?<=[；;。，：])([①-⑨])", "①②③④⑤⑥⑦⑧⑨") for mark in "；。，"}
"""By the last two characters of what is found of the third item: the shape of an item, and the numbers."""


def _series(text: str, block: Block, shape: str, numbers: str) -> Iterator[tuple[int, list[int]]]:
    """Yield for each series where it begins and the places of the marks before its later items."""
    start = block.span.start
    found: list[int] = []
    expected = 0
    for match in compiled(shape).finditer(text, *block.span):
        number = numbers.index(match[1])
        if number == 0:
            yield start, found
            start, found, expected = match.start(), [], 1
        elif number == expected:
            found.append(match.start() - 1)
            expected += 1
    yield start, found


_GAP: Final = " (?<=[\u3400-\u9fff] ) ?(?=[\u3400-\u9fff])"
_ANY_GAP: Final = "[ \xa0](?<=[\u3400-\u9fff].)[ \xa0]?(?=[\u3400-\u9fff])"
_ALL_BLANKS: Final = " \xa0\u3000"
_BEFORE: Final = "，。；：、！？"
_CLOSED: Final = "[\u3400-\u9fff0-9%”’》）〉]"
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

    def literals(self) -> Iterable[str]:
        """A blank with the mark behind it."""
        return [blank + mark for blank in _ALL_BLANKS for mark in _BEFORE] if self.where == "before" else ()

    def occasions(self) -> Iterable[Occasion]:
        """A blank between characters; one that is not ASCII is unusual."""
        return [("blank", "loose"), ("unusual", "any")] if self.where == "between" else ()

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Flag each blank; the fix takes it away."""
        for start, end in self._places(document, hits):
            block = document.block_at(start)
            if block is None or not self._counts(document.text, block, start, end):
                continue
            around = document.text[max(block.span.start, start - 3) : min(block.span.end, end + 3)]
            yield Finding(Span(start, end), {"around": around}, "")

    def _places(self, document: Document, hits: Sequence[Span]) -> Iterator[Span]:
        """Yield the blanks; a pattern that begins with one character is found far sooner than a class."""
        text = document.text
        if self.where == "before":
            for start, end in hits:
                loose = text[start] != " " or document.has_loose_blank
                if loose and compiled(_CLOSED).match(text, start - 1):
                    yield Span(start, end - 1)
            return
        if not document.has_loose_blank and "\xa0" not in document.unusual:
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


_CONTACT: Final = (
    r"(?:(?:联系|联络|经办|咨询|承办|负责|责任|对接|填报|值班|报名|会务)人员?|(?:联系|咨询|联络)(?:电话|方式)|联络员|专员|值班员)"
    r"[^。；：:]{0,8}[：:][^。]*\Z"
)
"""What stands before an office and a name set apart by a blank: 联系人：办公室 王明."""
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
    if compiled(_CONTACT).search(text, first, start):
        return False
    left = next((n for n in range(4) if start - n <= first or not is_han(text[start - n - 1])), 4)
    right = next((n for n in range(4) if end + n >= last or not is_han(text[end + n])), 4)
    return left + right > 3


class LineStart(Check):
    """Flag what a pattern matches at the start of a line, in running text.

    ``starts`` are the characters with which such a line can begin: the others are not even
    looked at. At least ``least`` lines must match, or none is flagged. ``anchors``, where
    given, are literals one of which every match contains.
    """

    starts: str
    pattern: str
    replace: str | None = None
    least: int = 1
    anchors: tuple[str, ...] = ()

    def literals(self) -> Sequence[str]:
        """The anchors."""
        return self.anchors

    def occasions(self) -> Iterable[Occasion]:
        """A line that begins with one of the characters."""
        return [("start", char) for char in self.starts]

    def words(self) -> frozenset[str]:
        """``fix`` is what to write instead."""
        return frozenset({"fix"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Match the lines that begin with one of the characters."""
        found: list[Finding] = []
        match = compiled(self.pattern).match
        for index in self._lines(document, hits):
            (start, _), kind, *_ = document.blocks[index]
            words = document.block_texts[index]
            bare = words.lstrip(_BLANKS)
            if kind == "paragraph" and (opening := match(bare)):
                base = start + len(words) - len(bare)
                at = opening.span("at" if "at" in opening.re.groupindex else 0)
                right = None if self.replace is None else opening.expand(self.replace)
                found.append(Finding(Span(base + at[0], base + at[1]), {"fix": right or ""}, right))
        if len(found) >= self.least:
            yield from found

    def _lines(self, document: Document, hits: Sequence[Span]) -> Iterator[int]:
        starts = document.line_edges.starts
        if self.anchors:
            near = sorted({*document.block_indexes(hits)})
            yield from (index for index in near if index >= 0 and starts[index] in self.starts)
        else:
            yield from (first.start() for first in compiled(f"[{self.starts}]").finditer(starts))
