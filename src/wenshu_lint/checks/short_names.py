"""Checks of short names that a draft declares with 以下简称: declared twice, never used, used otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check

_DECLARED = pattern(
    r"[（(](?:[^（）()]{0,20}[，,])?以下(?:简称|称)(?:为)?[：:]?(?P<q>[“《「\"]?)(?P<at>[^（）()“”《》「」\"，。、；\s]{1,16})(?P<e>[”》」\"]?)[）)]"
)
_TITLE = pattern(r"《[^《》]{4,80}》(?:[（(][^（）()]{1,30}[）)])?$")
_WORDS = pattern(r"[\u4e00-\u9fff]{6,30}$")
_LEAD = pattern(r".*(?:根据|按照|依据|遵照|参照|印发|制定|关于|成立|设立|建立|是指|由|对|将|向|经|下发|出台)")
_FAULTS: Final = ("unused", "early", "quoted", "two-names", "two-meanings", "again")

_PAIRED: Final = frozenset({"two-names", "two-meanings", "again"})
"""Faults of two declarations; the others are faults of one."""


class _Declared(NamedTuple):
    full: str
    """The full name: certain for a title in 《》, else the Han characters before the bracket."""
    short: str
    needle: str
    """How the short name is written where it is used: 《条例》, or the bare words."""
    span: Span
    part: int
    end: int


class ShortNames(Check):
    """Flag short names with one fault.

    ``unused`` – the draft never uses it; ``early`` – a short title stands before it is declared;
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
        return ("以下简称", "以下称")

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Read the declarations, then judge them."""
        if self.fault in _PAIRED and len(hits) < 2:
            return
        declared = list(_declarations(document, hits))
        if self.fault not in _PAIRED:
            for item in declared:
                span = getattr(self, f"_{self.fault}")(document, item)
                if span is not None:
                    yield Finding(span, {"other": item.short}, related=(item.span,))
            return
        for number, item in enumerate(declared):
            other = next((o for o in declared[:number] if _clash(self.fault, item, o)), None)
            if other is not None:
                words = other.full if self.fault == "two-meanings" else other.short
                yield Finding(item.span, {"other": words}, related=(other.span,))

    def _unused(self, document: Document, item: _Declared) -> Span | None:
        follow = len(document.blocks) - 1 - document.block_index(item.end)
        known = follow < self.least or document.folded.find(item.needle, item.end) >= 0
        return None if known else item.span

    def _early(self, document: Document, item: _Declared) -> Span | None:
        if not item.needle.startswith("《"):
            return None
        title = document.element("标题", item.part)
        start = title.span.end if title else document.parts[item.part].span.start
        return _place(document, item.needle, start, item.span.start - 1)

    def _quoted(self, document: Document, item: _Declared) -> Span | None:
        if not item.needle.startswith("《"):
            return None
        return _place(document, f"“{item.short}”", item.end, document.parts[item.part].span.end)

    def prepared(self) -> Check:
        """Refuse an unknown fault."""
        if self.fault not in _FAULTS:
            raise ValueError(f"fault 应为 {'、'.join(_FAULTS)} 之一")
        return self


def _place(document: Document, words: str, start: int, end: int) -> Span | None:
    found = document.folded.find(words, start, end)
    return Span(found, found + len(words)) if found >= 0 else None


def _clash(fault: str, item: _Declared, other: _Declared) -> bool:
    if item.part != other.part or not item.full or not other.full:
        return False
    if fault in ("two-names", "again"):
        return item.full == other.full and (item.short == other.short) == (fault == "again")
    both_titles = item.full.startswith("《") and other.full.startswith("《")
    return both_titles and item.full != other.full and item.short == other.short


def _declarations(document: Document, hits: Sequence[Span]) -> Iterator[_Declared]:
    text = document.folded
    done = -1
    for start, end in hits:
        match = next(
            (m for m in _DECLARED.finditer(text, max(0, start - 24), end + 24) if m.end() > start), None
        )
        if match is None or match.start() <= done or match.start() > start:
            continue
        done = match.start()
        if document.quotations.overlaps(Span(match.start(), match.start() + 1)):
            continue
        low = max(0, match.start() - 90)
        title = _TITLE.search(text, low, match.start())
        full = title[0].partition("》")[0] + "》" if title else _named(text, low, match.start())
        short = match["at"]
        needle = f"《{short}》" if match["q"] == "《" else short
        span = Span(*match.span("at"))
        yield _Declared(full, short, needle, span, document.part_index(start), match.end())


def _named(text: str, low: int, high: int) -> str:
    found = _WORDS.search(text, low, high)
    if found is None:
        return ""
    lead = _LEAD.match(found[0])
    name = found[0][lead.end() :] if lead else found[0]
    return name if len(name) >= 6 else ""
