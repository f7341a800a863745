"""Checks of numbers that look back: 以上三点 below a list, “三个服务” behind what it sums up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..analysis import numerals
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check

_MEASURES_BACK = ("点", "项", "条", "个方面", "方面")
_BACK = pattern("[ \u3000]*(?:以上|上述|前述)(?P<n>[两三四五六七八九十2-9])")
_SLOGAN = pattern(
    r"(?P<list>(?:\p{Han}{2,10}、)+\p{Han}{2,10})的?“(?P<n>[两三四五六七八九])个(?P<word>\p{Han}{2})”"
)


class CountedBack(Check):
    """Flag 以上三点 below a list of two, and 服务领导、服务部门“三个服务”."""

    def words(self) -> frozenset[str]:
        """``declared`` and ``found``, in digits."""
        return frozenset({"declared", "found"})

    def literals(self) -> Iterator[str]:
        """What looks back, and what sums up."""
        for number in "两三四五六七八九十":
            yield f"“{number}个"
        for number in "两三四五六七八九十23456789":
            yield from (f"{word}{number}{m}" for word in ("以上", "上述", "前述") for m in _MEASURES_BACK)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare each number with the list right before it."""
        for start, end in hits:
            index = document.block_index(start)
            if index < 0:
                continue
            base = document.blocks[index].span.start
            words = document.block_texts[index]
            if document.folded[start] == "“":
                yield from _summed_up(words, base, start)
                continue
            match = _BACK.match(words)
            found = _open_lists(document, index) if match and base + match.start("n") < end else []
            if match and found:
                value = 2 if match["n"] == "两" else numerals.value(match["n"]) or 0
                if value not in found and not _names_item(document.block_texts[index - 1], match["n"]):
                    counts = {"declared": str(value), "found": str(found[-1])}
                    yield Finding(Span(start, end), counts)


def _summed_up(words: str, base: int, start: int) -> Iterator[Finding]:
    low = max(words.rfind(mark, 0, start - base) + 1 for mark in "，。；：“”")
    if "、" not in words[low : start - base]:
        return
    for match in _SLOGAN.finditer(words, low):
        items = match["list"].split("、")
        value = 2 if match["n"] == "两" else numerals.value(match["n"]) or 0
        if match.end("list") > start - base:
            return
        if all(match["word"] in item for item in items) and len(items) != value:
            at = Span(start, base + match.end())
            yield Finding(at, {"declared": str(value), "found": str(len(items))})


def _open_lists(document: Document, index: int) -> list[int]:
    """Return how many items the lists have that are open above a block, the innermost last."""
    last = document.heading_at(index - 1) if index else None
    if last is None or document.heading_at(index) is not None or last.ordinal < 2:
        return []
    found: dict[int, int] = {}
    for heading in document.headings:
        if heading.block >= index:
            break
        found = {level: value for level, value in found.items() if level < heading.level}
        found[heading.level] = heading.ordinal
    return list(found.values())


def _names_item(words: str, number: str) -> bool:
    """Tell whether the paragraph before counts its own points up to the number."""
    return any(f"{first}{number}" in words for first in ("第", "其")) or f"{number}是" in words
