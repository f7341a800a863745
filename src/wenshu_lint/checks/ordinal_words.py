"""Checks of ordinals in running text: 一是…二是…, 第一，…第二，…, 首先，…其次，…."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from ..analysis import numerals, sequence
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check
from .patterns import blocks_with

_BOUNDARY: Final = r"(?:(?<=[。；：！？，,;:!?“（(])|^[ \u3000]*)"
_HAN: Final = "一二三四五六七八九十"
_ITEM: Final[dict[str, re.Pattern[str]]] = {
    "是": pattern(_BOUNDARY + rf"(?P<at>(?P<n>[{_HAN}]{{1,3}})是)(?!一[，,]?二是二)"),
    "要": pattern(_BOUNDARY + rf"(?P<at>(?P<n>[{_HAN}]{{1,3}})要)(?![素件点目义旨]|[{_HAN}]不)"),
    "第": pattern(_BOUNDARY + rf"(?P<at>第(?P<n>[{_HAN}]{{1,3}}))(?=[，,])"),
    "其": pattern(_BOUNDARY + rf"(?P<at>其(?P<n>[{_HAN}]{{1,3}}))(?=[，,])"),
}
_OPENED: Final[dict[str, re.Pattern[str]]] = {
    "是": pattern("(?<![统之唯专单第十])一是"),
    "要": pattern("(?<![统之唯专单第十])一要"),
    "第": pattern("第一[，,]"),
    "其": pattern("其一[，,]"),
}
"""Where another series opens, with or without a mark before it: 县级一是…, （二）一是…."""
_NUMBERED: Final = pattern(
    rf"[ \u3000]*(?:[（(](?:[{_HAN}]{{1,3}}|\d{{1,2}})[）)]|[{_HAN}]{{1,3}}、|\d{{1,2}}[.．、]|[①-⑳])"
)
_BRACKETED: Final = pattern(
    rf"(?:^[ \u3000]*|(?<=[。；：;:]))(?P<at>[（(](?P<n>[{_HAN}]{{1,3}})[）)])(?![、，。；和或及至项款])"
)
_CIRCLED: Final = pattern(r"(?:^[ \u3000]*|(?<=[。；：，;:,]))(?P<at>[①-⑳])(?![、，。；和或及至号])")
_DIGITS: Final = pattern(
    r"(?:^[ \u3000]*|(?<=[。；：，;:,]))(?P<at>[（(](?P<n>[1-9]\d?)[）)])(?![、，。；和或及至项款])"
)
_LEFT_OUT: Final = pattern("…|[（(]略|略[）)。]|省略|同[前上]")
_VERBS: Final = "是要"
"""What stands behind its number, with no comma."""
_STOP: Final = r"(?:(?<=[。；：！？;:!?])|^[ \u3000]*)"
_ANY_ITEM = pattern(
    _STOP
    + rf"(?P<at>(?P<is>[{_HAN}])是(?!一[，,]?二是二)|第(?P<th>[{_HAN}])(?=[，,])|其(?P<of>[{_HAN}])(?=[，,])"
    r"|首先|其次|再次)"
)
_STAND_IN = pattern(
    _BOUNDARY + rf"(?P<at>(?P<is>[{_HAN}])是|(?P<to>[{_HAN}])要|第(?P<th>[{_HAN}])(?=[，,是])"
    rf"|其(?P<of>[{_HAN}])(?=[，,])|其次|再次|(?P<no>[{_HAN}])、|[（(](?P<in>[{_HAN}])[）)])",
    re.MULTILINE,
)
"""An item of whatever family, which may stand where one of another family is due."""
_ADVERBS: Final = {"首先": 1, "其次": 2, "再次": 3}
_STRANGERS: Final = frozenset(["是第", "第是", "是其", "其是", "第其", "其第", "是首", "首是", "首其"])
"""Families that do not go on with one another; 首先…其次…第三… is accepted usage, 第一…其次… lives."""
_FIRSTS = pattern(r"一是|首先|首要|第一[，,、：是个]|其一|一[方者来则要为、，]|[（(][一1][）)]|①|1[.、．]")
_REACH: Final = 2_000
"""Characters; a series does not run on over more of them between two items."""


class OrdinalWords(Check):
    """Flag a gap or a repeat in 一是…二是…, 第一，…第二，… or 其一，…其二，….

    Where an item of another family fills the gap, 一是…其次是…三是…, that one is at fault.
    """

    series: str = "是"
    """是 · 要 · 第 · 其 · （, or several of them: 第其."""

    def words(self) -> frozenset[str]:
        """``expected`` is the word that would be in order, ``last`` the one before."""
        return frozenset({"expected", "last"})

    def literals(self) -> Iterable[str]:
        """A fault needs at least the third of a series, or the second twice."""
        words = tuple(
            _word(series, n) + mark
            for series in self.series.replace("（", "")
            for n in range(2, 11)
            for mark in ([""] if series in _VERBS else "，,")
        )
        brackets = range(4, 11) if "（" in self.series else ()
        digits = range(3, 11) if "（" in self.series else ()
        return (
            *words,
            *(f"{stop}（{numerals.chinese(n)}）" for n in brackets for stop in "；。"),
            *(f"；{item}" for n in digits for item in (f"（{n}）", numerals.circled(n))),
        )

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Follow each series through a paragraph and into the next ones."""
        for series in self.series.replace("（", ""):
            yield from _faults(document, hits, series)
        if "（" in self.series:
            yield from _bracketed(document, hits)
            yield from _enumerated(document, hits)


def _word(series: str, value: int) -> str:
    number = numerals.chinese(value)
    return number + series if series in _VERBS else f"{series}{number}"


def _faults(document: Document, hits: Sequence[Span], series: str) -> Iterator[Finding]:
    """Follow one series through the paragraphs that hold hits, and those before them."""
    pattern = _ITEM[series]
    last, due, at, low = 0, 0, -9, 0
    for index in sorted({i for start, _ in hits for i in _around(document, start)}):
        start = document.blocks[index].span.start
        for match in pattern.finditer(document.block_texts[index]):
            value = numerals.value(match["n"])
            if value is None:
                continue
            item = Span(start + match.start("at"), start + match.end("at"))
            kind, right = "", value
            if value != 1 and last and index - at <= 1 and value != last - 1:
                kind, right = sequence.step(last, due, value)
            gap = Span(low, item.start)
            if kind and _reopens(document, series, gap, start):
                kind = ""
            span = _at_fault(document, gap, last + 1, item) if kind == "gap" else item
            certain = span == item or series != "要"
            if kind and span and certain and not document.quotations.covers(span):
                yield Finding(span, {"expected": _word(series, right), "last": _word(series, last)})
            last, due, at, low = value, right, index, item.end


def _reopens(document: Document, series: str, gap: Span, block: int) -> bool:
    """Tell whether a series opens between two items, or the paragraph of the second has a number."""
    if _OPENED[series].search(document.text, *gap):
        return True
    return gap.start <= block and _NUMBERED.match(document.text, block) is not None


def _bracketed(document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
    """Yield what follows （一）…（二）… with a gap within one paragraph, where what is missing is nowhere."""
    for index in blocks_with(document, hits):
        words, start = document.block_texts[index], document.blocks[index].span.start
        items = list(_BRACKETED.finditer(words))
        values = [numerals.value(item["n"]) or 0 for item in items]
        run = next((n for n, value in enumerate(values) if value != n + 1), 0)
        if run < 2 or values[run] < run + 1:
            continue
        right, between = numerals.chinese(run + 1), words[items[run - 1].end() : items[run].start()]
        if _LEFT_OUT.search(between) or f"{right}）" in words or f"{right})" in words:
            continue
        span = Span(start + items[run].start("at"), start + items[run].end("at"))
        if not document.quotations.overlaps(span):
            yield Finding(span, {"expected": f"（{right}）", "last": f"（{numerals.chinese(run)}）"})


def _enumerated(document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
    """Yield the first of ①…；②…； or （1）…；（2）…； that is out of order, in a list that begins at 1."""
    for index in blocks_with(document, hits):
        words, start = document.block_texts[index], document.blocks[index].span.start
        for form, shown in ((_CIRCLED, numerals.circled), (_DIGITS, "（{}）".format)):
            items = list(form.finditer(words))
            values = [numerals.CIRCLED.get(item["at"]) or int(item["at"][1:-1]) for item in items]
            wrong = next((n for n, value in enumerate(values) if value != n + 1), 0)
            if (
                len(items) < _SERIES
                or not wrong
                or not 0 <= values[wrong] - wrong <= 2
                or 1 in values[wrong:]
            ):
                continue
            due = shown(wrong + 1)
            if words.count(due) or _LEFT_OUT.search(words, items[wrong - 1].end(), items[wrong].start()):
                continue
            span = Span(start + items[wrong].start("at"), start + items[wrong].end("at"))
            if not document.quotations.overlaps(span):
                yield Finding(span, {"expected": due, "last": shown(wrong)})


_SERIES: Final = 3
"""Items that make a list of numbers in running text."""


def _at_fault(document: Document, gap: Span, due: int, item: Span) -> Span | None:
    """Return what is at fault for a gap: an item of another family in it, or the item behind it.

    :return: ``None`` where :class:`MixedOrdinals` says what is to be said.
    """
    opened: set[str] = set()
    for match in _STAND_IN.finditer(document.folded, *gap):
        family = next((name for name in _STAND_IN.groupindex if name != "at" and match[name]), "")
        value = numerals.value(match[family]) if family else _ADVERBS[match["at"]]
        if value == due and family not in opened:
            span = Span(*match.span("at"))
            told = any(finding.span == span for finding in MixedOrdinals().find(document, (span,)))
            return None if told else span
        opened.add(family)
    return item


def _around(document: Document, offset: int) -> tuple[int, ...]:
    index = document.block_index(offset)
    return tuple(range(max(0, index - 1), index + 1))


class OrdinalStart(Check):
    """Flag 二是… that no 一是, and nothing else that may open a series, stands before."""

    def literals(self) -> Iterable[str]:
        """The second of a series, and the third where the second is missing too."""
        return ("二是", "三是", "其二，")

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at the first hit after a first item, and what stands before it."""
        text, opened = document.folded, 0
        item = _ITEM["是"]
        for start, end in hits:
            if start < opened:
                continue
            opened = start + _REACH
            block = document.block_at(start)
            if block is None or text[end : end + 1] == text[start]:
                continue
            opens = not text[block.span.start : start].strip()
            if not opens and item.match(text[block.span.start : end], start - block.span.start) is None:
                continue
            span = Span(start, end)
            near = max(document.parts[document.part_index(start)].span.start, start - _REACH)
            if not self._is_opened(text, near, start, block.span.start) and not document.quotations.covers(
                span
            ):
                yield Finding(span)

    @staticmethod
    def _is_opened(text: str, near: int, start: int, block: int) -> bool:
        if (
            not text[near:start].strip()
            or text.find("一是", near, start) >= 0
            or _FIRSTS.search(text, block, start)
        ):
            return True
        return any(
            text.find(first, near, start) >= 0 for first in ("首先", "第一，", "其一", "一方面", "第一是")
        )


class _Item(NamedTuple):
    family: str
    value: int
    span: Span


class MixedOrdinals(Check):
    """Flag an item that goes on with a series of another family: 第一，…；二是…."""

    def words(self) -> frozenset[str]:
        """``last`` is the item before."""
        return frozenset({"last"})

    def literals(self) -> Iterable[str]:
        """The second items and the third ones: what goes on with another family is one of them."""
        numbers = [numerals.chinese(n) for n in range(2, 6)]
        return ("其次", "再次", *(f"{n}是" for n in numbers), *(f"{f}{n}，" for f in "第其" for n in numbers))

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Follow all series of each paragraph side by side."""
        for index in blocks_with(document, hits):
            words, start = document.block_texts[index], document.blocks[index].span.start
            items = [_item(match) for match in _ANY_ITEM.finditer(words)]
            if len({item.family for item in items}) < 2:
                continue
            for last, item in _strangers(items):
                span = Span(start + item.span.start, start + item.span.end)
                if not document.quotations.covers(span):
                    yield Finding(span, {"last": last.span.of(words)})


def _item(match: re.Match[str]) -> _Item:
    span = Span(*match.span("at"))
    for group, family in (("is", "是"), ("th", "第"), ("of", "其")):
        if match[group]:
            return _Item(family, numerals.value(match[group]) or 0, span)
    return _Item("首", _ADVERBS[match["at"]], span)


def _strangers(items: Sequence[_Item]) -> Iterator[tuple[_Item, _Item]]:
    """Yield items that nothing of their own family leads up to, with the stranger they go on from."""
    seen: dict[str, int] = {}
    before: _Item | None = None
    for item in items:
        goes_on = item.value > 1 and seen.get(item.family, 0) == 0
        if (
            goes_on
            and before
            and item.value == before.value + 1
            and before.family + item.family in _STRANGERS
        ):
            yield before, item
        seen[item.family] = item.value
        before = item
