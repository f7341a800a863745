"""Checks of how laws are cited: numbers of articles in Arabic digits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..analysis import numerals
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check

_ARTICLE = pattern(r"第(?P<n>[1-9]\d{0,3})条(?:第(?P<k>[1-9]\d?)款)?(?:第[（(]?(?P<x>[1-9]\d?)[）)]?项)?")


class ArticleDigits(Check):
    """Flag an article of a law or regulation that is cited in Arabic digits: 《…法》第5条."""

    kinds: tuple[str, ...] = ("法", "条例", "宪法", "民法典", "规定", "办法", "细则", "规则", "准则", "章程")

    def words(self) -> frozenset[str]:
        """``fix`` is the number in Chinese."""
        return frozenset({"fix"})

    def literals(self) -> Iterable[str]:
        """The end of a title and the beginning of the number."""
        return [f"{kind}》第{digit}" for kind in self.kinds for digit in "123456789"]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Write each number in Chinese."""
        done = -1
        for _, end in hits:
            match = _ARTICLE.match(document.folded, end - 2)
            if match is None or match.start() == done:
                continue
            done = match.start()
            right = f"第{numerals.chinese(int(match['n']))}条"
            right += f"第{numerals.chinese(int(match['k']))}款" if match["k"] else ""
            right += f"第（{numerals.chinese(int(match['x']))}）项" if match["x"] else ""
            yield Finding(Span(*match.span()), {"fix": right}, document.in_script(match[0], right))
