"""Checks of short names: declared twice or late with 以下简称, never used, or Latin and unexplained."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ..analysis.shortnames import SIGNS, ShortName
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check, Occasion

_FAULTS: Final = ("unused", "early", "quoted", "two-names", "two-meanings", "again")
_PAIRED: Final = frozenset({"two-names", "two-meanings", "again"})
"""Faults of two declarations; the others are faults of one."""


class ShortNames(Check):
    """Flag short names with one fault.

    ``unused`` – the draft never uses it; ``early`` – it is used before;
    ``quoted`` – a short title is written with quotation marks later on; ``two-names`` – one full
    name has two short ones; ``two-meanings`` – one short name stands for two titles; ``again`` –
    the same is declared twice.
    """

    fault: str
    least: int = 3
    """Paragraphs that must follow before an unused short name counts: an excerpt has few."""

    def words(self) -> frozenset[str]:
        """``other`` is the other short name, or the other title."""
        return frozenset({"other"})

    def literals(self) -> Iterable[str]:
        """How a short name is declared."""
        return SIGNS

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Read the declarations, then judge them."""
        if self.fault in _PAIRED and len(hits) < 2:
            return
        declared = document.short_names if document.blocks else ()
        if self.fault not in _PAIRED:
            for item in declared:
                span = getattr(self, f"_{self.fault}")(document, item)
                if span is not None:
                    name = item.full if self.fault == "early" else item.short
                    yield Finding(span, {"other": name}, related=(item.span,))
            return
        alike: dict[tuple[int, str], list[ShortName]] = {}
        for item in declared:
            name = item.short if self.fault == "two-meanings" else item.full
            before = alike.setdefault((document.part_index(item.span.start), name), [])
            other = next((o for o in before if _clash(self.fault, item, o)), None)
            if all(
                (item.full, item.short) != (o.full, o.short) for o in before
            ):  # few: a text may repeat itself
                before.append(item)
            if other is not None:
                words = other.full if self.fault == "two-meanings" else other.short
                yield Finding(item.span, {"other": words}, related=(other.span,))

    def _unused(self, document: Document, item: ShortName) -> Span | None:
        follow = len(document.blocks) - 1 - document.block_index(item.end)
        text = document.folded
        known = follow < self.least or text.find(item.needle, item.end) >= 0
        return None if known or _is_merged(text, item) else item.span

    def _early(self, document: Document, item: ShortName) -> Span | None:
        """Return where a part uses a short name, set off by marks, before it says what it means."""
        opening = document.folded[item.span.start - 1]
        needle = {"《": item.needle, "“": f"“{item.short}”"}.get(opening)
        if needle is None or document.folded.find(needle, 0, item.span.start - 1) < 0:
            return None
        part = document.part_index(item.span.start)
        title = document.element("标题", part)
        low = title.span.end if title else document.parts[part].span.start
        at = document.folded.find(needle, low, item.span.start - 1)
        return Span(at, at + len(needle)) if at >= 0 else None

    def _quoted(self, document: Document, item: ShortName) -> Span | None:
        if not item.needle.startswith("《"):
            return None
        part = document.parts[document.part_index(item.span.start)]
        return _place(document, f"“{item.short}”", item.end, part.span.end)

    def prepared(self) -> Check:
        """Refuse an unknown fault."""
        if self.fault not in _FAULTS:
            raise ValueError(f"fault 应为 {'、'.join(_FAULTS)} 之一")
        return self


def _is_merged(text: str, item: ShortName) -> bool:
    """Tell whether a short name is used along with others: 环保、海事等部门, 二、三级保护物种."""
    short = item.short
    if len(short) < 4 or item.needle.startswith("《"):
        return False
    if len(short) > 5 and text.find(short[1:], item.end) >= 0:
        return True
    listed = rf"{re.escape(short[:-2])}[、和及与或等][^。；\n]{{0,30}}{re.escape(short[-2:])}"
    return re.compile(listed).search(text, item.end) is not None


def _place(document: Document, words: str, start: int, end: int) -> Span | None:
    found = document.folded.find(words, start, end)
    return Span(found, found + len(words)) if found >= 0 else None


def _clash(fault: str, item: ShortName, other: ShortName) -> bool:
    """Tell whether two declarations of one part, alike in one name, contradict or repeat each other."""
    if not item.full or not other.full:
        return False
    if fault in ("two-names", "again"):
        return item.full == other.full and (item.short == other.short) == (fault == "again")
    both_titles = item.full.startswith("《") and other.full.startswith("《")
    return both_titles and item.full != other.full and item.short == other.short


_ACRONYM = pattern("[A-Z]{2,}")
_LONGEST: Final = 6
_JOINED = pattern("[A-Za-z0-9/—.-]")
_ROMAN: Final = frozenset("IVX")
_NO_CAPITALS: Final = bytes(set(range(128)) - set(range(ord("A"), ord("Z") + 1)))
_GLOSS = pattern(r"[（(][^（）()]{0,30}[\u4e00-\u9fff]")


class Acronyms(Check):
    """Flag the first of several acronyms of Latin letters that a draft nowhere explains in Chinese.

    An acronym is explained where it stands in brackets, or where Chinese in brackets follows it.
    """

    known: tuple[str, ...] = ()
    """Acronyms that everybody knows (GDP)."""
    most: int = 3
    """So many unexplained ones are left alone."""

    def words(self) -> frozenset[str]:
        """``others`` are the next three, ``many`` says how many there are."""
        return frozenset({"others", "many"})

    def occasions(self) -> Iterable[Occasion]:
        """A capital letter."""
        return [("char", chr(code)) for code in range(ord("A"), ord("Z") + 1)]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Collect the acronyms, unless there are too few capital letters for them."""
        if len(document.plain.translate(None, _NO_CAPITALS)) < 2 * (self.most + 1):
            return
        text, bare, explained = document.text, dict[str, Span](), {*self.known}
        for match in _ACRONYM.finditer(text):
            name, span = match[0], Span(*match.span())
            before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
            if len(name) > _LONGEST or _ROMAN.issuperset(name) or _JOINED.search(before + after):
                continue
            if before in ("（", "(") or _GLOSS.match(text, span.end):
                explained.add(name)
            elif len(set(name)) > 1 and not document.protected.overlaps(span):
                bare.setdefault(name, span)
        left = [name for name in bare if name not in explained]
        if len(left) > self.most:
            words = {"others": "、".join(left[1:4]), "many": str(len(left))}
            yield Finding(bare[left[0]], words, related=tuple(bare[name] for name in left[1:]))
