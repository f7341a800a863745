"""Checks of how laws and documents are cited: articles in Arabic digits, one number for two titles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..analysis import numerals
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check

_TITLED = pattern(r"《(?P<title>[^《》\n]{4,80})》[（(](?P<office>[\u4e00-\u9fff]{2,8})$")
_NUMBER = pattern(r"〔20\d\d〕\d{1,4}号(?=[）)，,、])")
_COMMON = pattern(r"^.*?关于|印发|转发|的?通知$|[（）()\s]")
"""What a title may have more or less where it is cited in another way."""
_ARTICLE = pattern(r"第(?P<n>[1-9]\d{0,3})条(?:第(?P<k>[1-9]\d?)款)?(?:第[（(]?(?P<x>[1-9]\d?)[）)]?项)?")
_CLAUSE = pattern(r"第(?P<k>[1-9]\d?)款(?:第[（(]?(?P<x>[1-9]\d?)[）)]?项)?")
_LAST = "一二三四五六七八九十百"
"""What the number of an article may end in."""


class ArticleDigits(Check):
    """Flag an article of a law or regulation that is cited in Arabic digits: 《…法》第5条, 第五条第2款."""

    kinds: tuple[str, ...] = ("法", "条例", "宪法", "民法典", "规定", "办法", "细则", "规则", "准则", "章程")

    def words(self) -> frozenset[str]:
        """``fix`` is the number in Chinese."""
        return frozenset({"fix"})

    def literals(self) -> Iterable[str]:
        """The end of a title, or of the number of an article in Chinese, and the beginning of the number."""
        articles = [f"{kind}》第{digit}" for kind in self.kinds for digit in "123456789"]
        return [*articles, *(f"{last}条第{digit}" for last in _LAST for digit in "123456789")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Write each number in Chinese."""
        done = -1
        for _, end in hits:
            match = _ARTICLE.match(document.folded, end - 2) or _CLAUSE.match(document.folded, end - 2)
            if match is None or match.start() == done:
                continue
            done = match.start()
            named = match.groupdict()
            right = f"第{numerals.chinese(int(named['n']))}条" if "n" in named else ""
            right += f"第{numerals.chinese(int(match['k']))}款" if match["k"] else ""
            right += f"第（{numerals.chinese(int(match['x']))}）项" if match["x"] else ""
            yield Finding(Span(*match.span()), {"fix": right}, document.in_script(match[0], right))


class OneNumberTwoTitles(Check):
    """Flag a 发文字号 that stood behind another title before.

    A title that is part of the other is the same document, cited with or without 关于印发.
    """

    def words(self) -> frozenset[str]:
        """``other`` is the title that had the number first."""
        return frozenset({"other"})

    def literals(self) -> Iterable[str]:
        """The year of such a number."""
        return ("〔20",)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare the titles before each number; only numbers that occur twice are read."""
        text, titles = document.folded, dict[str, str]()
        numbers = [match for hit in hits if (match := _NUMBER.match(text, hit.start))]
        if len({match[0] for match in numbers}) == len(numbers):
            return
        for match in numbers:
            cited = _TITLED.search(text, max(0, match.start() - 92), match.start())
            if cited is None:
                continue
            number = cited["office"] + match[0]
            first = titles.setdefault(number, cited["title"])
            if not _same(first, cited["title"]):
                yield Finding(Span(cited.start("office"), match.end()), {"other": first})


def _same(title: str, other: str) -> bool:
    one, two = _COMMON.sub("", title), _COMMON.sub("", other)
    return one in two or two in one
