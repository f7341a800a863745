"""Checks the number of items that a draft announces against the items that follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from operator import itemgetter

from ..analysis import numerals
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..nodes import Heading
from ..span import Span
from .base import Check, Occasion

_BOUNDARY = r"(?:(?<=[。；：！？，,;:!?“（(])|^[ \u3000]*)"
_HAN = "一二三四五六七八九十"

_COUNT = r"(?P<n>两|[三四五六七八九]|十[一二三四五六七八九]?|[2-9]|1\d)"
_MEASURE = (
    "(?P<m>个方面|方面|个环节|个阶段|个步骤|个部分|部分|个问题|个重点|件事|大类"
    "|大任务|大行动|大工程|大体系|项|点|条|种|类|个)"
)
_WHOLE = (
    r"(?!\p{Han}{0,6}(?:其中|之|(?<!方面)的|中(?![心长短央期小高]))|\p{Han}{0,3}的(?!(?:主要|具体|重点|突出)?"
    "(?:工作|任务|要求|意见|建议|希望|体会|想法|看法|问题|内容|情况|措施|举措|原因|原则|职责|成效|成绩|经验|不足)))"
)
"""Of a part only, 五个方面的第一个方面, or of something else, 三项工作的目标, the count says nothing."""
_MEASURES = frozenset("面节段骤题点务动程系项条种类个分事")
"""The last characters of the measures: what a count cannot do without."""
_ENDING = pattern(
    rf"(?<![第前后每各其这那十百千\d.几数{_HAN}])(?P<at>{_COUNT}{_MEASURE}(?P<noun>\p{{Han}}{{0,4}}))$"
)
_LEAD = pattern(
    rf"(?:以下|如下|下列|下述)(?P<at>{_COUNT}{_MEASURE}{_WHOLE}\p{{Han}}{{0,6}})[：:]$"
    rf"|(?<![第前后每各其这那十百千\d.几数{_HAN}])(?P<at2>(?P<n2>两|[三四五六七八九]|十[一二三四五六七八九]?)"
    rf"(?:项|点|条|种|大?类|个方面|方面|个环节|个阶段|个步骤|个部分|件事){_WHOLE}\p{{Han}}{{0,6}})[：:]$"
    rf"|[讲谈提说](?:出|了)?(?:以下|如下)?"
    rf"(?P<at3>(?P<n3>两|[三四五六七八九])(?:点|个方面的?)(?:意见|要求|希望|体会|建议|想法|看法|问题))[。：:]$"
)
_ANNOUNCING = pattern(
    "(?:抓好|抓住|抓实|做好|做到|把握好?|突出|处理好|过好|把好|解决好?|采取|聚焦|发扬|具备)“?$"
)
"""What a heading does with items that its own headings below name; 落实八项规定 is about something else."""
_FORMULA = pattern("维护|确立|意识|自信|代表|全面|务必|规定|攻坚战|阶段|部分|方面的")
_LEVEL = itemgetter(2)
"""Of a heading; a statute has many."""
_COUNTED = (1, 2, 3)
"""Levels whose headings may say how many there are below them."""
_UNCOUNTED = frozenset({0, 6})
"""Levels whose numbers are no lists."""
_COUNTS = frozenset("两三四五六七八九十123456789")
"""The characters of the counts; fewer lead-ins hold one than hold a measure."""
_LEAD_LENGTH = 12
"""From a count to the end of a lead-in: two characters, a measure of three, six more and the mark at most."""
_LONGEST_LEAD = 20
"""More characters than a lead-in has from 以下 to its end."""
_LEAD_ENDS = ("：", ":", "意见。", "要求。", "希望。", "体会。", "建议。", "想法。", "看法。", "问题。")
_NEXT = 3
"""Paragraphs behind a series in which it may go on."""
_NO_ITEM = (
    "[年月天周人省市县区旗镇乡村街组队]|工作日|星期|小时|分钟|季度|学期"
    "|单位|部门|小组|专班|企业|学校|社区|地[方区]|国家|班子"
    "|维护|确立|意识|自信|代表|全面|务必|伟大|毫不动摇|离不开"
)
"""Periods, places, people and set formulas such as 四个意识, of which something is said behind the colon."""
_SENTENCE = pattern(
    rf"(?<![第前后每各其这那十百千\d.几数{_HAN}])(?P<at>{_COUNT}(?:(?:项|点|条|种|类|个方面|方面|个环节|个阶段|个步骤|个部分|件事)"
    rf"{_WHOLE}\p{{Han}}{{0,6}}|[个大件步层招道股重](?!{_NO_ITEM}){_WHOLE}\p{{Han}}{{0,5}}))(?:：(?=一是|一要|首先|第一，|其一，|①|[（(]1[）)])|[，。](?=一是))"
    rf"|[讲谈提说](?:出|了)?(?:以下|如下)?(?P<said>(?P<n2>两|[三四五六七八九])"
    rf"(?:点|个方面的?)(?:意见|要求|希望|体会|建议|想法|看法|问题))。(?=第一，|一要)"
)
_SERIES = pattern("：(一是|一要|首先|第一，|其一，|①|（1）|\\(1\\))")
_CLOSED = pattern("[，。](一是)")
_SAID = pattern("(?<=[见求望会议法题])。(第一，|一要)")
_ADVERB = pattern(r"(?:(?<=[。；：！？，;:])|^)(?:首先|其次|再次|然后|第[三四五]|最后)")
_IS = pattern(_BOUNDARY + rf"(?P<n>[{_HAN}]{{1,3}})是")
_TO = pattern(_BOUNDARY + rf"(?P<n>[{_HAN}]{{1,3}})要")
_TH = pattern(_BOUNDARY + rf"第(?P<n>[{_HAN}]{{1,3}})(?=，)")


_OF = pattern(_BOUNDARY + rf"其(?P<n>[{_HAN}]{{1,3}})(?=，)")
_RINGED = pattern(r"(?<=[：；。，])(?P<n>[①-⑳])")
_DIGITS = pattern(r"(?<=[：；。，])[（(](?P<n>[1-9]\d?)[）)]")


class DeclaredCount(Check):
    """Flag a heading or a lead-in that announces another number of items than follow.

    ``三、发扬三种精神`` with two headings below it, ``以下四项工作：`` before three items,
    ``主要职责有两项：一是…二是…三是…``.
    """

    either = True

    def words(self) -> frozenset[str]:
        """``declared`` and ``found``, in digits."""
        return frozenset({"declared", "found"})

    def literals(self) -> Iterable[str]:
        """What opens a series within a sentence."""
        opened = [f"：{first}" for first in _VALUES]
        return [*opened, *(f"{mark}一是" for mark in "，。"), "。第一，", "。一要"]

    def occasions(self) -> Iterable[Occasion]:
        """Numbers of a level that makes lists."""
        return [("level", str(level)) for level in range(1, 6)]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare headings, lead-ins and sentences with what follows."""
        for finding in self._compared(document, bool(hits and document.blocks)):
            block = document.block_index(finding.span.start)
            if not document.is_excerpt and all(omission < block for omission in document.omissions):
                yield finding

    @staticmethod
    def _compared(document: Document, in_sentences: bool) -> Iterator[Finding]:
        levels = document.heading_levels - {0}
        if len(levels) > 1 and not levels.isdisjoint(_COUNTED):
            yield from _below_headings(document)
        if levels - _UNCOUNTED:
            yield from _after_lead_ins(document)
        if in_sentences:
            yield from _in_sentences(document)
        yield from _in_title(document)


def _count(document: Document, span: Span, declared: str, found: int) -> Iterator[Finding]:
    value = 2 if declared == "两" else numerals.value(declared)
    if value is None or value == found:
        return
    if not document.quotations.overlaps(span) and not document.book_titles.overlaps(span):
        yield Finding(span, {"declared": str(value), "found": str(found)})


def _below_headings(document: Document) -> Iterator[Finding]:
    """Children must repeat the noun that is counted, or the heading must announce them: 抓好三项工作."""
    headings = document.headings
    parents = [
        place
        for place, (level, below) in enumerate(pairwise(map(_LEVEL, headings)))
        if below > level and level in _COUNTED
    ]
    for place in parents:
        start, end = document.headed(headings[place])
        words = document.folded[start:end].rstrip("。：:")
        if _MEASURES.isdisjoint(words[-8:]) or not document.fills_block(headings[place]):
            continue
        match = _ENDING.search(words)
        if match is None:
            continue
        children = list(_children(headings, place))
        noun = match["noun"]
        named = sum(noun in document.headed(c).of(document.folded) for c in children) if len(noun) > 1 else 0
        announced = (
            _ANNOUNCING.search(words, 0, match.start("at"))
            and not _FORMULA.search(words, match.start("m"))
            and abs(len(children) - (numerals.value(match["n"]) or 2)) <= _NEAR
        )
        if len(children) >= 2 and (2 * named >= len(children) or announced):
            at = Span(start + match.start("at"), start + match.end("at"))
            yield from _count(document, at, match["n"], len(children))


def _children(headings: Sequence[Heading], place: int) -> Iterator[Heading]:
    parent = headings[place]
    below = list(takewhile(lambda h: h.level > parent.level and h.part == parent.part, headings[place + 1 :]))
    level = min((h.level for h in below), default=0)
    return (h for h in below if h.level == level)


def _after_lead_ins(document: Document) -> Iterator[Finding]:
    """Items are the numbered blocks right after a lead-in, up to the first that breaks the list."""
    headings, ends, texts = document.headings, document.line_edges.ends, document.block_texts
    for place in [place for place, heading in enumerate(headings) if heading[3] == 1]:
        _, _, level, _, _, block, _ = headings[place]
        if not block or ends[block - 1] not in "：:。" or level in _UNCOUNTED:
            continue
        above = block - 1
        words = texts[above].rstrip()
        if _COUNTS.isdisjoint(words[-_LEAD_LENGTH:]) or not words.endswith(_LEAD_ENDS):
            continue
        before = document.blocks[above]
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
    """两项：一是…；二是… within one paragraph, and 两项：首先…其次…最后…."""
    text = document.folded
    found = [match for opened in (_SERIES, _SAID, _CLOSED) for match in opened.finditer(text)]
    for index, series in sorted({(document.block_index(match.start()), match[1]) for match in found}):
        yield from _in_paragraph(document, index, series)


def _in_paragraph(document: Document, index: int, series: str) -> Iterator[Finding]:
    words, start = document.block_texts[index], document.blocks[index].span.start
    announced = [match for match in _SENTENCE.finditer(words) if words.startswith(series, match.end())]
    stops = [match.start() for match in announced[1:]] + [len(words)]
    for match, stop in zip(announced, stops, strict=False):
        found = _VALUES[series](words, match.end(), stop)
        if found >= 2 and not _runs_on(document, index, Span(match.end(), stop), found + 1):
            group, n = ("at", "n") if match["at"] else ("said", "n2")
            at = Span(start + match.start(group), start + match.end(group))
            yield from _count(document, at, match[n], found)


_THE_REST = ("其余", "其他", "还有", "另外", "此外", "再就是")
"""What may stand for the last item."""


def _runs_on(document: Document, index: int, listed: Span, due: int) -> bool:
    """Tell whether the item due after those counted stands in the next paragraphs, or in another form."""
    number = numerals.chinese(due)
    texts = document.block_texts
    words = texts[index]
    after = texts[index + 1 : index + 1 + _NEXT] if listed.end == len(words) else ()
    opening = (
        f"{number}是",
        f"{number}要",
        f"第{number}",
        f"其{number}",
        f"（{due}）",
        f"({due})",
        numerals.circled(due),
    )
    if any(block.lstrip().startswith(opening) for block in after):
        return True
    if any(words.find(mark + rest, *listed) >= 0 for mark in "，；。" for rest in _THE_REST):
        return True
    if words.startswith(("一是", "首先"), listed.start):
        return f"{number}要" in words[: listed.end]
    return any(form in listed.of(words) for form in (*opening, "。最后", "；最后"))


def _numbers(words: str, start: int, stop: int) -> int:
    """Return how far 一是, 二是, 三是 run on."""
    return _run(_IS, words, start, stop)


def _demands(words: str, start: int, stop: int) -> int:
    """Return how far 一要, 二要, 三要 run on."""
    return _run(_TO, words, start, stop)


def _thirds(words: str, start: int, stop: int) -> int:
    """Return how far 第一，第二，第三， run on."""
    return _run(_TH, words, start, stop)


def _run(item: re.Pattern[str], words: str, start: int, stop: int) -> int:
    values = [
        numerals.CIRCLED.get(match["n"]) or numerals.value(match["n"]) or 0
        for match in item.finditer(words, start, stop)
    ]
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(values, range(1, 40), strict=False))))


def _adverbs(words: str, start: int, stop: int) -> int:
    """Return how many there are of 首先, 其次, 最后; 0 where no 最后 closes the list, or there are two."""
    found = [match[0] for match in _ADVERB.finditer(words, start, stop)]
    return len(found) if found[-1:] == ["最后"] and len({*found}) == len(found) else 0


def _circles(words: str, start: int, stop: int) -> int:
    """Return how far ①, ②, ③ run on."""
    return _run(_RINGED, words, start, stop)


def _brackets(words: str, start: int, stop: int) -> int:
    """Return how far （1）, （2）, （3） run on."""
    return _run(_DIGITS, words, start, stop)


def _ones(words: str, start: int, stop: int) -> int:
    """Return how far 其一，其二，其三， run on."""
    return _run(_OF, words, start, stop)


_VALUES = {
    "一是": _numbers,
    "一要": _demands,
    "第一，": _thirds,
    "首先": _adverbs,
    "其一，": _ones,
    "①": _circles,
    "（1）": _brackets,
    "(1)": _brackets,
}
"""How to count what follows, by how it begins."""


_TITLE_COUNT = pattern(
    r"(?<![第\d一二三四五六七八九十百])(?P<at>(?P<n>[三四五六七八九]|二?十[一二三四五六七八九]?|[3-9]|[12]\d)"
    r"(?:[条项](?:具体|政策|工作)?(?:措施|意见|规定|举措|政策|要求|禁令|纪律|制度|机制|任务|行动)"
    r"|个?(?:严禁|不准|一律|不得|必须)))"
)
_NEAR = 2
"""A list that is longer or shorter by more is another list."""


def _in_title(document: Document) -> Iterator[Finding]:
    """关于…的十条措施 above nine numbers of the level that comes nearest."""
    if _COUNTS.isdisjoint(document.title):
        return
    title = document.element("标题")
    if title is None:
        return
    match = _TITLE_COUNT.search(title.span.of(document.folded))
    declared = match and numerals.value(match["n"])
    if not match or not declared:
        return
    levels = {heading.level for heading in document.headings}
    lists = {max(h.ordinal for h in document.headings if h.level == level) for level in levels}
    near = [found for found in lists if found > 2 and abs(found - declared) <= _NEAR]
    if near and declared not in lists:
        at = Span(title.span.start + match.start("at"), title.span.start + match.end("at"))
        yield Finding(at, {"declared": str(declared), "found": str(near[0])})
