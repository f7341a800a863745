"""Checks how a regulation speaks of itself: by its own name, and of articles that it has."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from operator import itemgetter
from typing import Final

from ..analysis import numerals
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..nodes import Heading
from ..span import Span
from .base import Check

_N: Final = r"[一二三四五六七八九十百零〇\d]{1,7}"
_TARGET = pattern(
    rf"第(?:{_N}、){{0,4}}(?P<n>{_N})(?P<unit>[条章]|部分)(?:[至到—－～-]第(?P<to>{_N})(?P=unit))?(?:第(?P<clause>{_N})款)?(?:第[（(]?(?P<item>{_N})[）)]?项)?"
)
_FEWEST: Final = {"条": 3, "章": 2, "部分": 2}
"""A text with less of them is likely to be an excerpt."""
_IN_FORCE = pattern("起(?:施行|实施|执行|生效)|同时废止|负责解释|[公发颁]布施行")
_ENDING: Final = 300
"""Characters within which a regulation says when it takes effect, and what it replaces."""


class ArticleReference(Check):
    """Flag 本办法第三十条 where the document has fewer articles; likewise chapters, paragraphs and items.

    本方案第五部分 is the fifth of the headings 一、 or 第一部分.
    """

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
        "方案",
        "意见",
        "通知",
        "规划",
        "计划",
        "纲要",
        "预案",
    )

    def words(self) -> frozenset[str]:
        """``last`` is the last of its kind there is, ``where`` in what; ``number``: of a missing article."""
        return frozenset({"last", "where", "number"})

    def literals(self) -> Iterable[str]:
        """How a document speaks of its own articles."""
        return tuple(f"本{kind}第" for kind in self.kinds)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare each reference with the highest number, unless the text breaks off before it."""
        found = list(self._found(document, hits))
        if len({finding.words["number"] for finding in found} - {""}) < 2 or _is_whole(document):
            yield from found

    def _found(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        lasts: dict[str, int] = {}
        for hit in hits:
            match = _TARGET.match(document.folded, hit[1] - 1)
            value = match and numerals.value(match["to"] or match["n"])
            if not match or not value:
                continue
            unit = match["unit"]
            if unit not in lasts:
                found = [heading[3] for heading in _numbered(document, unit)]
                lasts[unit] = max(found) if len(found) >= _FEWEST[unit] else 0
            words = self._beyond(document, match, value, lasts[unit]) if lasts[unit] else {}
            if (
                words
                and self._is_itself(document, document.folded[hit[0] + 1 : hit[1] - 1])
                and not document.quotations.overlaps(hit)
            ):
                yield Finding(Span(hit[0], match.end()), words)

    @staticmethod
    def _beyond(document: Document, match: re.Match[str], value: int, last: int) -> dict[str, str]:
        if value > last:
            beyond = (match["to"] or match["n"]) if match["unit"] == "条" else ""
            return {
                "last": f"第{numerals.chinese(last)}{match['unit']}",
                "where": "全文",
                "number": beyond,
            }
        clause = numerals.value(match["clause"]) if match["clause"] and match["unit"] == "条" else None
        clauses = _clauses(document, value) if clause else 0
        if clause and 0 < clauses < clause:
            return {"last": f"第{numerals.chinese(clauses)}款", "where": "该条", "number": ""}
        item = numerals.value(match["item"]) if match["item"] and match["unit"] == "条" else None
        items = _items(document, value) if item else 0
        if item and 1 < items < item:
            return {"last": f"第{numerals.chinese(items)}项", "where": "该条", "number": ""}
        return {}

    @staticmethod
    def _is_itself(document: Document, kind: str) -> bool:
        """In rules that carry out a law, 本法 is that law: its short name is declared."""
        if any(f"以下简称{mark}本{kind}" in document.folded for mark in ("", "“", "「", "《")):
            return False
        title = re.sub("[（(][^（()）]*[)）]$", "", document.title)
        return not title or (title.endswith(kind) and not (kind == "法" and title.endswith("办法")))


def _is_whole(document: Document) -> bool:
    """Tell whether a regulation ends as one does, with the day from which it is in force."""
    return _IN_FORCE.search(document.folded, max(0, len(document.folded) - _ENDING)) is not None


def _numbered(document: Document, unit: str) -> list[Heading]:
    """Return the articles or chapters, or the parts: 第一部分, 一、."""
    found = [
        heading
        for form, headings in document.headings_by_form.items()
        if unit in form or (unit == "部分" and form == "#、")
        for heading in headings
        if heading[2] < 2
    ]
    return found or [*document.headings_by_form.get("#、", ())] if unit == "条" else found


def _below(document: Document, article: int) -> tuple[int, list[Heading], int] | None:
    """Return the block of an article, the numbers below it, and the block of the next one, 0 for none.

    ``None`` where there may be two such articles.
    """
    headings = document.headings
    places = [i for i, h in enumerate(headings) if h[3] == article and h[2] == 0 and "条" in h[4]]
    if len(places) != 1:
        return None
    below = list(takewhile(itemgetter(2), headings[places[0] + 1 :]))
    following = places[0] + 1 + len(below)
    return headings[places[0]].block, below, headings[following].block if following < len(headings) else 0


def _items(document: Document, article: int) -> int:
    """Return the highest number of an item of an article, 0 where it is not known."""
    found = _below(document, article)
    return max((heading.ordinal for heading in found[1] if heading.level == 2), default=0) if found else 0


def _clauses(document: Document, article: int) -> int:
    """Return how many paragraphs an article has, 0 where it is not known: the last one has no end."""
    found = _below(document, article)
    if found is None:
        return 0
    block, below, end = found
    return end - block - len(below) if end else 0


_STATUTES: Final = ("条例", "规定", "办法", "细则", "规则", "章程", "规程", "守则", "准则")
_SELF_KINDS: Final = (*_STATUTES, "制度", "方案", "意见")
_OTHER_KINDS: Final = (*_SELF_KINDS, "通知")
"""A notice may carry the rules that it issues, and speak of both."""
_STATUS = pattern("[（(][^（()）]*[)）]$")
_BEFORE: Final = frozenset("基根日原成版样文书标脚剧课账资读范副底母股译稿抄孤珍绘蓝摹拓还亏赔血治")
"""基本规定 is another word, and so is 资本方案."""
_AFTER: Final = frozenset("期外动额序书")


class SelfTitle(Check):
    """Flag 本规定 in a document that is called 办法: here and there, or wherever it speaks of itself."""

    def words(self) -> frozenset[str]:
        """``fix`` is the name by which the document calls itself."""
        return frozenset({"fix"})

    def literals(self) -> Iterable[str]:
        """How a document speaks of itself."""
        return [f"本{kind}" for kind in _OTHER_KINDS]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look for the names of the other kinds in each document of the file."""
        text = document.folded
        said = {text[start + 1 : end] for start, end in hits}
        if len(said) < 2 and document.title.endswith(tuple(said)):
            return
        for element in document.elements_by_role.get("标题", ()):
            title = _STATUS.sub("", "".join(element.span.of(text).split()).rstrip("》"))
            kind = next((kind for kind in _SELF_KINDS if title.endswith(kind)), "")
            start, end = document.parts[element.part].span
            names = [text[hit[0] + 1 : hit[1]] for hit in hits if start <= hit[0] < hit[1] <= end]
            own = names.count(kind)
            copied = not own and kind in _STATUTES and len({*names}) == 1 and names[0] in _STATUTES
            if not (copied or 0 < own < len(names)):
                continue
            right = document.in_script(element.span.of(document.text), f"本{kind}")
            for other in {*names} - {kind}:
                places = _places(text, f"本{other}", start, end)
                places = [span for span in places if not document.quotations.overlaps(span)]
                if copied or len(places) < 2 or 2 * len(places) <= own:
                    yield from (Finding(span, {"fix": right}, right) for span in places)


def _places(text: str, name: str, start: int, end: int) -> list[Span]:
    """Return where a document speaks of itself by a name; none where it gives the name to another."""
    found: list[Span] = []
    at = text.find(name, start, end)
    while at >= 0:
        after = at + len(name)
        before = text[at - 1 : at]
        if before == "称":
            return []
        if before not in _BEFORE and text[after : after + 1] not in _AFTER:
            found.append(Span(at, after))
        at = text.find(name, after, end)
    return found


_FORMER: Final = {"前款": 1, "前两款": 2, "前二款": 2, "前三款": 3}
_FORMER_ARTICLES: Final = {"前条": 1, "前两条": 2, "前二条": 2, "前三条": 3}


class FormerParagraph(Check):
    """Flag 前款 in the first paragraph of an article, 前两款 in the second, 前条 in the first article."""

    def literals(self) -> Iterable[str]:
        """前款 and its like."""
        return (*_FORMER, *_FORMER_ARTICLES)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Count the paragraphs of the article that stand before each hit."""
        text = document.folded
        above: list[Heading] = []
        if any(text[start:end] in _FORMER_ARTICLES for start, end in hits):
            above = [heading for heading in document.headings if heading.level == 0 and "条" in heading.form]
        for (start, end), block in zip(hits, document.block_indexes(hits), strict=True):
            words = text[start:end]
            if text[start - 1] in "条目以之一二三四五六七八九十" or (
                _has_above(document, block, _FORMER[words])
                if words in _FORMER
                else _has_articles_above(document, above, block, _FORMER_ARTICLES[words])
            ):
                continue
            articles = _numbered(document, "条")
            if len(articles) >= _FEWEST["条"] and not document.quotations.overlaps(Span(start, end)):
                yield Finding(Span(start, end))


def _has_above(document: Document, block: int, needed: int) -> bool:
    """Tell whether so many paragraphs of its article stand above a block, or it is in no article."""
    seen = 0
    while block >= 0 and seen < needed:
        heading = document.heading_at(block)
        if heading is not None and heading.level == 0 and "条" in heading.form:
            return False
        block -= 1
        above = document.heading_at(block)
        seen += above is None or above.level == 0
    return True


def _has_articles_above(document: Document, articles: Sequence[Heading], block: int, needed: int) -> bool:
    """Tell whether so many articles stand above that of a block, or it is in none."""
    count = bisect_right(articles, block, key=lambda heading: heading.block)
    if not count or document.part_index(document.blocks[block].span.start) != articles[count - 1].part:
        return True
    return articles[count - 1].ordinal > needed or count > needed


_ENTRY = pattern(r"\s*(?P<number>第[一二三四五六七八九十百]{1,4}[编章])[ \u3000]*(?P<words>\S.*)")
_LEADERS: Final = "0123456789.…·-—()（） \u3000\t"
_CONTENTS_LIMIT: Final = 300


class Contents(Check):
    """Flag an entry of a table of contents that has other words than the chapter of its number."""

    def words(self) -> frozenset[str]:
        """``heading`` is the title that the chapter has."""
        return frozenset({"heading"})

    def literals(self) -> Iterable[str]:
        """The title of a table of contents."""
        return ("目录", "目 录", "目\u3000录", "目  录", "目\u3000\u3000录")

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare each entry with the one chapter of its number."""
        for hit in hits:
            index = document.block_index(hit[0])
            if index < 0 or "".join(document.block_texts[index].split()) != "目录":
                continue
            chapters: dict[str, set[str]] = {}
            for heading in document.headings:
                if heading.level == 0 and ("章" in heading.form or "编" in heading.form):
                    words = document.block_texts[heading.block].strip()
                    number = document.folded[heading.start : heading.end]
                    chapters.setdefault(number, set()).add("".join(words[len(number) :].split()))
            yield from _unlike(document, index + 1, chapters)


def _unlike(document: Document, first: int, chapters: dict[str, set[str]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for index in range(first, min(first + _CONTENTS_LIMIT, len(document.blocks))):
        entry = _ENTRY.match(document.block_texts[index])
        if document.heading_at(index) is not None or (entry and entry["number"] in seen):
            return
        if entry is None:
            continue
        seen.add(entry["number"])
        typed = entry["words"].rstrip(_LEADERS)
        titles = chapters.get(entry["number"], set())
        if len(titles) == 1 and "".join(typed.split()) not in titles:
            start = document.blocks[index].span.start + entry.start("words")
            yield Finding(Span(start, start + len(typed)), {"heading": next(iter(titles))})
