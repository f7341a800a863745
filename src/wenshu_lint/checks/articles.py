"""Checks how a regulation speaks of itself: by its own name, and of articles that it has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ..analysis import numerals
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check, Occasion

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


_SELF_KINDS: Final = ("条例", "规定", "办法", "细则", "规则", "章程", "规程", "守则", "准则")
_NAMES = pattern(f"本({'|'.join(_SELF_KINDS)})")
_STATUS = pattern("[（(][^（()）]*[)）]$")
_BEFORE: Final = frozenset("基根日原成版样文书标脚剧课账")
"""基本规定 is another word."""
_AFTER: Final = frozenset("期外动额")


class SelfName(Check):
    """Flag 本规定, here and there, in a document that calls itself 办法 and elsewhere says 本办法."""

    def words(self) -> frozenset[str]:
        """``fix`` is the name by which the document calls itself."""
        return frozenset({"fix"})

    def occasions(self) -> Iterable[Occasion]:
        """A title that names one of the kinds."""
        return [("title", kind) for kind in _SELF_KINDS]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look for the names of the other kinds in each document of the file."""
        text = document.folded
        for element in document.elements_by_role.get("标题", ()):
            title = _STATUS.sub("", "".join(element.span.of(text).split()).rstrip("》"))
            kind = next((kind for kind in _SELF_KINDS if title.endswith(kind)), "")
            start, end = document.parts[element.part].span
            names = _NAMES.findall(text, start, end) if kind else []
            own = names.count(kind)
            if not 0 < own < len(names):
                continue
            right = document.in_script(element.span.of(document.text), f"本{kind}")
            for other in {*names} - {kind}:
                places = _places(text, f"本{other}", start, end)
                places = [span for span in places if not document.quotations.overlaps(span)]
                if len(places) < 2 or 2 * len(places) <= own:
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
