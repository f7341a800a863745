"""Checks of lists in running text: 一是/二是, declared counts, references to articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from ..analysis import numerals
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..nodes import Heading
from ..span import Span
from .base import Check

_BOUNDARY = r"(?:(?<=[。；：！？，,;:!?“（(])|^[ \u3000]*)"
_HAN = "一二三四五六七八九十"
_ITEM = {
    "是": re.compile(_BOUNDARY + rf"(?P<at>(?P<n>[{_HAN}]{{1,3}})是)(?!一[，,]?二是二)"),
    "第": re.compile(_BOUNDARY + rf"(?P<at>第(?P<n>[{_HAN}]{{1,3}}))(?=[，,])"),
    "其": re.compile(_BOUNDARY + rf"(?P<at>其(?P<n>[{_HAN}]{{1,3}}))(?=[，,])"),
}


class OrdinalWords(Check):
    """Flag a gap or a repeat in 一是…二是…, 第一，…第二，… or 其一，…其二，…."""

    series: str = "是"
    """是 · 第 · 其."""

    def words(self) -> frozenset[str]:
        """``expected`` is the word that would be in order, ``last`` the one before."""
        return frozenset({"expected", "last"})

    def literals(self) -> Iterable[str]:
        """A fault needs at least the third of a series, or the second twice."""
        return tuple(self._word(n) for n in range(2, 11))

    def _word(self, value: int) -> str:
        number = numerals.chinese(value)
        return f"{number}是" if self.series == "是" else f"{self.series}{number}"

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Follow each series through a paragraph and into the next ones."""
        pattern = _ITEM[self.series]
        last, at = 0, -9
        for index in sorted({i for start, _ in hits for i in _around(document, start)}):
            words = document.block_texts[index]
            for match in pattern.finditer(words):
                value = numerals.value(match["n"])
                if value is None:
                    continue
                if value != 1 and last and index - at <= 1 and value not in (last + 1, last - 1):
                    start = document.blocks[index].span.start
                    span = Span(start + match.start("at"), start + match.end("at"))
                    if not document.quotations.covers(span):
                        yield Finding(span, {"expected": self._word(last + 1), "last": self._word(last)})
                last, at = value, index


def _around(document: Document, offset: int) -> tuple[int, ...]:
    index = document.block_index(offset)
    return (index - 1, index) if index else (index,)


_COUNT = r"(?P<n>两|[三四五六七八九]|十[一二三四五六七八九]?|[2-9]|1\d)"
_MEASURE = (
    "(?P<m>个方面|方面|个环节|个阶段|个步骤|个问题|个重点|大任务|大行动|大工程|大体系|项|点|条|种|类|个)"
)
_MEASURES = frozenset("面节段骤题点务动程系项条种类个")
"""The last characters of the measures: what a count cannot do without."""
_ENDING = pattern(
    rf"(?<![第前后每各其这那十百千\d.几数{_HAN}])(?P<at>{_COUNT}{_MEASURE}(?P<noun>\p{{Han}}{{0,4}}))$"
)
_LEAD = pattern(
    rf"(?:以下|如下|下列|下述)(?P<at>{_COUNT}{_MEASURE}\p{{Han}}{{0,6}})[：:]$"
    rf"|(?<![第前后每各其这那十百千\d.几数{_HAN}])(?P<at2>(?P<n2>两|[三四五六七八九]|十[一二三四五六七八九]?)"
    rf"(?:项|点|条|种|类|个方面|方面|个环节|个阶段|个步骤)\p{{Han}}{{0,6}})[：:]$"
    rf"|[讲谈提说](?:出|了)?(?:以下|如下)?"
    rf"(?P<at3>(?P<n3>两|[三四五六七八九])(?:点|个方面的?)(?:意见|要求|希望|体会|建议|想法|看法|问题))[。：:]$"
)
_LEAD_LENGTH = 8
"""From the last character of a measure to the end of a lead-in: six characters and the mark at most."""
_LONGEST_LEAD = 20
"""More characters than a lead-in has from 以下 to its end."""
_LEAD_ENDS = ("：", ":", "意见。", "要求。", "希望。", "体会。", "建议。", "想法。", "看法。", "问题。")
_SENTENCE = pattern(
    rf"(?<![第前后每各其这那十百千\d.几数{_HAN}])(?P<at>{_COUNT}(?:项|点|条|种|类|个方面|方面|个环节|个阶段|个步骤)"
    rf"\p{{Han}}{{0,6}})：(?=一是)"
)
_IS = pattern(_BOUNDARY + rf"(?P<n>[{_HAN}]{{1,3}})是")


class DeclaredCount(Check):
    """Flag a heading or a lead-in that announces another number of items than follow.

    ``三、发扬三种精神`` with two headings below it, ``以下四项工作：`` before three items,
    ``主要职责有两项：一是…二是…三是…``.
    """

    def words(self) -> frozenset[str]:
        """``declared`` and ``found``, in digits."""
        return frozenset({"declared", "found"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare headings, lead-ins and sentences with what follows."""
        yield from _below_headings(document)
        yield from _after_lead_ins(document)
        yield from _in_sentences(document)


def _count(document: Document, span: Span, declared: str, found: int) -> Iterator[Finding]:
    value = 2 if declared == "两" else numerals.value(declared)
    if value is None or value == found:
        return
    if not document.quotations.overlaps(span) and not document.book_titles.overlaps(span):
        yield Finding(span, {"declared": str(value), "found": str(found)})


def _below_headings(document: Document) -> Iterator[Finding]:
    """Children must repeat the noun that is counted, or nothing can be said."""
    headings = document.headings
    parents = [
        place
        for place, (heading, below) in enumerate(pairwise(headings))
        if 1 <= heading[2] <= 3 and below[2] > heading[2]
    ]
    for place in parents:
        start, end = document.headed(headings[place])
        words = document.folded[start:end].rstrip("。：:")
        if _MEASURES.isdisjoint(words[-8:]) or not document.fills_block(headings[place]):
            continue
        match = _ENDING.search(words)
        if match is None or len(match["noun"]) < 2:
            continue
        children = list(_children(headings, place))
        named = sum(match["noun"] in document.headed(c).of(document.folded) for c in children)
        if len(children) >= 2 and 2 * named >= len(children):
            at = Span(start + match.start("at"), start + match.end("at"))
            yield from _count(document, at, match["n"], len(children))


def _children(headings: Sequence[Heading], place: int) -> Iterator[Heading]:
    parent = headings[place]
    below = list(takewhile(lambda h: h.level > parent.level and h.part == parent.part, headings[place + 1 :]))
    level = min((h.level for h in below), default=0)
    return (h for h in below if h.level == level)


def _after_lead_ins(document: Document) -> Iterator[Finding]:
    """Items are the numbered blocks right after a lead-in, up to the first that breaks the list."""
    headings, ends = document.headings, document.line_edges.ends
    firsts = [place for place, heading in enumerate(headings) if heading[3] == 1 and heading[2] not in (0, 6)]
    for place in firsts:
        above = headings[place].block - 1
        if above < 0 or ends[above] not in "：:。":
            continue
        before = document.blocks[above]
        words = document.block_texts[above].rstrip()
        if not words.endswith(_LEAD_ENDS) or _MEASURES.isdisjoint(words[-_LEAD_LENGTH:]):
            continue
        match = _LEAD.search(words, max(0, len(words) - _LONGEST_LEAD))
        if match is None:
            continue
        group = next(name for name in ("at", "at2", "at3") if match[name])
        items = _listed(headings[place:])
        at = Span(before.span.start + match.start(group), before.span.start + match.end(group))
        yield from _count(document, at, match[group.replace("at", "n")], items)


def _listed(headings: Sequence[Heading]) -> int:
    """Return how many items a list has that opens with the first of the headings."""
    first, count = headings[0], 0
    for heading in headings:
        if heading.part != first.part or heading.level < first.level or heading.level in (0, 6):
            break
        if heading.level == first.level:
            if heading.ordinal != count + 1:
                break
            count += 1
    return count


def _in_sentences(document: Document) -> Iterator[Finding]:
    """两项：一是…；二是… within one paragraph."""
    if "一是" not in document.folded:
        return
    for block, words in zip(document.blocks, document.block_texts, strict=True):
        if "：一是" not in words:
            continue
        announced = list(_SENTENCE.finditer(words))
        for number, match in enumerate(announced):
            stop = announced[number + 1].start() if number + 1 < len(announced) else len(words)
            values = [numerals.value(m["n"]) or 0 for m in _IS.finditer(words, match.end(), stop)]
            run = len(
                list(takewhile(lambda pair: pair[0] == pair[1], zip(values, range(1, 40), strict=False)))
            )
            at = Span(block.span.start + match.start("at"), block.span.start + match.end("at"))
            if run >= 2:
                yield from _count(document, at, match["n"], run)


_ARTICLE = pattern(r"第(?P<n>[一二三四五六七八九十百零〇\d]{1,7})条")


class ArticleReference(Check):
    """Flag 本办法第三十条 where the document has fewer articles."""

    kinds: tuple[str, ...] = (
        "法",
        "条例",
        "规定",
        "办法",
        "细则",
        "规则",
        "章程",
        "规程",
        "制度",
        "守则",
        "准则",
    )

    def words(self) -> frozenset[str]:
        """``last`` is the last article there is."""
        return frozenset({"last"})

    def literals(self) -> Iterable[str]:
        """How a document speaks of its own articles."""
        return tuple(f"本{kind}第" for kind in self.kinds)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare each reference with the highest article."""
        by_form = document.headings_by_form
        articles = [h.ordinal for form in by_form if "条" in form for h in by_form[form] if h.level == 0]
        if len(articles) < 3:
            return
        last = max(articles)
        for hit in hits:
            match = _ARTICLE.match(document.folded, hit[1] - 1)
            value = match and numerals.value(match["n"])
            if not match or not value or value <= last or document.quotations.overlaps(hit):
                continue
            if self._is_itself(document, document.folded[hit[0] + 1 : hit[1] - 1]):
                yield Finding(Span(hit[0], match.end()), {"last": numerals.chinese(last)})

    @staticmethod
    def _is_itself(document: Document, kind: str) -> bool:
        """In rules that carry out a law, 本法 is that law: its short name is declared."""
        if any(f"以下简称{mark}本{kind}" in document.folded for mark in ("", "“", "「", "《")):
            return False
        title = re.sub("[（(][^（()）]*[)）]$", "", document.title)
        return not title or (title.endswith(kind) and not (kind == "法" and title.endswith("办法")))
