"""Checks of secrecy marks and of what may not stand beside one. Nothing here is ever fixed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from ..analysis.marks import STARS, Mark
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check

_LIMITS = {1: 10, 2: 20, 3: 30}
_LITERALS = (
    "绝密", "机密", "秘密", "密级", "商密", "★", "☆", "绝 密", "机 密", "秘 密", "绝　密", "机　密", "秘　密",
)  # fmt: skip
_YEARS = pattern(r"(\d+)年")
_MONTHS = pattern(r"(\d+)个?月")
_DATE = pattern(r"((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日")


class MarkForm(Check):
    """Flag marks with one fault of form; ``fault`` names it."""

    fault: str

    def words(self) -> frozenset[str]:
        """``level`` and ``term`` of the mark, ``limit`` in years."""
        return frozenset({"level", "term", "limit"})

    def literals(self) -> Iterable[str]:
        """Words and signs of a mark."""
        return _LITERALS

    def prepared(self) -> Check:
        """Refuse a fault that nobody looks for."""
        if self.fault not in FAULTS:
            raise ValueError(f"没有“{self.fault}”这种毛病；可用：{'、'.join(FAULTS)}")
        return self

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Ask each mark."""
        test = FAULTS[self.fault]
        for mark in document.marks:
            if test(mark, document):
                limit = str(_LIMITS.get(mark.rank, ""))
                yield Finding(mark.span, {"level": mark.level, "term": mark.term, "limit": limit})


def _over_limit(mark: Mark, _document: Document) -> bool:
    found = _YEARS.fullmatch(mark.term)
    return bool(mark.rank and found and int(found[1]) > _LIMITS[mark.rank])


def _wrong_unit(mark: Mark, _document: Document) -> bool:
    months = _MONTHS.fullmatch(mark.term)
    if months:
        return int(months[1]) >= 12 or int(months[1]) == 0 or "个" not in mark.term
    return bool(re.fullmatch(r"\d+(?:天|日)|半年|0年|\d+\.\d+年", mark.term))


def _expired(mark: Mark, document: Document) -> bool:
    found = _DATE.fullmatch(mark.term)
    if not found or document.issued is None:
        return False
    try:
        return datetime.date(*map(int, found.groups())) <= document.issued
    except ValueError:
        return True


def _no_copy_number(mark: Mark, document: Document) -> bool:
    complete = document.element("发文字号", mark.part) or document.element("发文机关标志", mark.part)
    return bool(
        mark.head and mark.rank and mark.part == 0 and complete and not document.element("份号", mark.part)
    )


def _second(mark: Mark, document: Document) -> bool:
    return any(
        other.head and mark.head and other.part == mark.part and other.span < mark.span
        for other in document.marks
    )


def _state_mark(mark: Mark) -> bool:
    return mark.level not in ("内部", "工作秘密", "商业秘密", "商密", "隐私", "个人隐私", "个人秘密")


FAULTS: dict[str, Callable[[Mark, Document], bool]] = {
    "valid": lambda m, _: m.valid,
    "level": lambda m, _: _state_mark(m) and bool((not m.rank or m.suffix) and (m.star or m.term or m.early)),
    "star": lambda m, _: _state_mark(m) and m.star != STARS and bool(m.star or (m.term and m.head)),
    "order": lambda m, _: bool(m.early),
    "numerals": lambda m, _: bool(re.search("[０-９一二三四五六七八九十叁伍拾]+(?:年|个月)", m.term)),
    "brackets": lambda m, _: m.term[:1] in ("（", "("),
    "blank": lambda m, _: m.blank and bool(m.star),
    "no-term": lambda m, _: bool(m.rank and m.head and not m.term and not m.early),
    "over-limit": _over_limit,
    "permanent": lambda m, _: m.term in ("永久", "永远") or (m.term == "长期" and m.rank != 3),
    "unit": _wrong_unit,
    "padding": lambda m, _: bool(re.search("^0\\d|以内$|以上$|左右$|起$", m.term)),
    "vague": lambda m, _: m.term in ("适当时候", "待定", "工作需要时"),
    "label": lambda m, _: bool(m.label and m.head and (m.star or m.term)),
    "second": _second,
    "expired": _expired,
    "no-copy-number": _no_copy_number,
    "imitation": lambda m, _: not _state_mark(m) and bool(STARS in m.star or m.early),
}
"""Fault → test of a mark in its document."""


class MarkConflict(Check):
    """Flag words that a marked document may not bear, such as a note that it is open to the public."""

    terms: tuple[str, ...]
    exceptions: tuple[str, ...] = ("不予公开", "不得公开", "非主动公开")
    """Words that make a sentence innocent."""
    longest: int = 40
    """A longer paragraph is left alone; in characters."""

    def words(self) -> frozenset[str]:
        """``mark`` is the mark."""
        return frozenset({"mark"})

    def literals(self) -> Iterable[str]:
        """The words that conflict."""
        return self.terms

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Speak where a mark of the main part and one of the words stand together."""
        marks = [mark for mark in document.marks if mark.part == 0 and mark.rank]
        for hit in hits:
            block = document.block_at(hit[0])
            if not marks or (block and block.span.end - block.span.start > self.longest):
                continue
            words = document.folded[slice(*_sentence(document, hit))]
            if not any(exception in words for exception in self.exceptions):
                yield Finding(hit, {"mark": marks[0].span.of(document.text)}, related=(marks[0].span,))


class AttachmentMark(Check):
    """Flag an attachment that bears a higher mark, or a longer period, than the document itself."""

    def words(self) -> frozenset[str]:
        """``head`` is the mark of the document, or 无."""
        return frozenset({"head"})

    def literals(self) -> Iterable[str]:
        """Only marks with a star can stand on an attachment."""
        return (STARS,)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare the marks of attachments with that of the main part."""
        main = next((m for m in document.marks if m.part == 0 and m.head and m.rank), None)
        for mark in document.marks:
            if mark.part and mark.valid and document.parts[mark.part].kind == "attachment":
                higher = main is None or mark.rank > main.rank
                longer = main is not None and mark.rank == main.rank and _years(mark) > _years(main)
                if higher or longer:
                    yield Finding(mark.span, {"head": main.span.of(document.text) if main else "无"})


def _years(mark: Mark) -> int:
    found = _YEARS.fullmatch(mark.term)
    return int(found[1]) if found else 0


class SameSentence(Check):
    """Flag sentences in which one word of each group occurs and none of ``unless``."""

    groups: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...] = ()

    def words(self) -> frozenset[str]:
        """``first`` and ``second`` are the words of the first two groups."""
        return frozenset({"first", "second"})

    def literals(self) -> Iterable[str]:
        """The words of the first group, which should be the rarest."""
        return self.groups[0]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at the sentence around each hit."""
        seen = -1
        for hit in hits:
            start, end = _sentence(document, hit)
            words = document.folded[start:end]
            found = [next((w for w in group if w in words), "") for group in self.groups]
            if start != seen and all(found) and not any(w in words for w in self.unless):
                seen = start
                yield Finding(Span(hit[0], hit[1]), {"first": found[0], "second": found[1]})


def _sentence(document: Document, hit: Span) -> tuple[int, int]:
    block = document.block_at(hit[0])
    low, high = block.span if block else hit
    text = document.folded
    start = max(text.rfind(mark, low, hit[0]) for mark in "。；！？") + 1
    ends = [at for at in (text.find(mark, hit[1], high) for mark in "。；！？") if at >= 0]
    return max(start, low), min(ends, default=high)
