"""Checks of what may not stand beside a secrecy mark, or without one. Nothing here is ever fixed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..analysis.marks import LEVELS, STARS
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check
from .patterns import Pattern

_PERIOD = pattern(r"(\d{1,3})(年|个月)")
_DAY = pattern(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_FOR_LONG = 10_000
_SHORT = 30
"""Characters of the longest line that is a note, not a sentence about notes."""


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
                longer = main is not None and mark.rank == main.rank and _is_longer(mark.term, main.term)
                if higher or longer:
                    yield Finding(mark.span, {"head": main.span.of(document.text) if main else "无"})


def _is_longer(term: str, other: str) -> bool:
    """Tell whether one period is longer than another for certain: years, months, 长期, or two days."""
    months, others = _months(term), _months(other)
    if months and others:
        return months > others
    day, until = _DAY.fullmatch(term), _DAY.fullmatch(other)
    if day is None or until is None:
        return False
    return [*map(int, day.groups())] > [*map(int, until.groups())]


def _months(term: str) -> int:
    """Return the months of a period, 0 where it says none."""
    if term == "长期":
        return _FOR_LONG
    found = _PERIOD.fullmatch(term)
    return int(found[1]) * (12 if found[2] == "年" else 1) if found else 0


_NUMBERED = pattern(
    r"[ \u3000]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])?"
    r"[ \u3000]*"
)


_POINT = pattern(
    rf"[（(\[【〔［](?P<level>{'|'.join(LEVELS)})[级件]?(?:{STARS}(?P<term>[^，。；（）()]{{1,12}}))?[）)\]】〕］]"
)


class ParagraphMark(Check):
    """Flag a mark before a paragraph, in brackets, that is higher or longer than that of the document."""

    def words(self) -> frozenset[str]:
        """``head`` is the mark of the document, or 无."""
        return frozenset({"head"})

    def literals(self) -> Iterable[str]:
        """The three levels behind a bracket."""
        return [f"{opening}{level}" for level in LEVELS for opening in "（([【〔［"]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare each mark that opens a paragraph, behind its number, with that of the main part."""
        text = document.folded
        main = next((m for m in document.marks if m.part == 0 and m.head and m.rank), None)
        for start, _ in hits:
            block = document.block_at(start)
            if block is None or not _NUMBERED.fullmatch(text, block.span.start, start):
                continue
            match = _POINT.match(text, start, block.span.end)
            if match is None or len(text[match.end() : block.span.end].strip()) < 2:
                continue
            rank, own = LEVELS[match["level"]], main.rank if main else 0
            longer = main is not None and rank == own and _is_longer(match["term"] or "", main.term)
            if rank > own or longer:
                yield Finding(Span(*match.span()), {"head": main.span.of(document.text) if main else "无"})


class Unmarked(Pattern):
    """Flag what the pattern matches in a draft that bears no mark of a state secret."""

    internal: tuple[str, ...] = ()
    """Words that do in place of a mark where a short line begins with them (内部资料)."""

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Ask for marks only where there is something to say."""
        found = list(super().find(document, hits))
        if found and not any(mark.rank for mark in document.marks):
            lines = (words.lstrip() for words in _short(document)) if self.internal else ()
            if not any(line.startswith(self.internal) for line in lines):
                yield from found


class BesideNote(Pattern):
    """Flag what the pattern matches in a draft in which a short line contradicts it."""

    notes: tuple[str, ...] = ()
    """Words of that line, such as 此件公开发布."""

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look for the note only where there is something to say."""
        found = list(super().find(document, hits))
        if found and any(note in words for words in _short(document) for note in self.notes):
            yield from found


def _short(document: Document) -> Iterator[str]:
    return (words for words in document.block_texts if 1 < len(words) <= _SHORT)


class SameSentence(Check):
    """Flag sentences in which one word of each group occurs and none of ``unless``.

    With ``goes_on``, the words of the other groups must stand in the clause of the first, or in a clause
    that goes on from it: what 其他材料发至邮箱 says is said of something else.
    """

    groups: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...] = ()
    goes_on: tuple[str, ...] = ()
    """How a clause begins that goes on from the one before; where empty, the whole sentence counts."""
    others: tuple[str, ...] = ()
    """Words behind one of the first group that make it something else: 涉密资质."""

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
            if start == seen:
                continue
            seen = start
            words = document.folded[start:end]
            if any(w in words for w in self.unless) or words.startswith(self.others, hit[1] - start):
                continue
            near = self._near(words, hit[0] - start)
            found = [document.folded[slice(*hit)], *(self._first(group, near) for group in self.groups[1:])]
            if all(found):
                yield Finding(Span(hit[0], hit[1]), {"first": found[0], "second": found[1]})

    @staticmethod
    def _first(group: Sequence[str], words: str) -> str:
        return next((word for word in group if word in words), "")

    def _near(self, words: str, at: int) -> str:
        """Return the clause around a place, with those that go on from it."""
        if not self.goes_on:
            return words
        start = words.rfind("，", 0, at) + 1
        end = words.find("，", at)
        while end >= 0 and words.startswith(self.goes_on, end + 1):
            end = words.find("，", end + 1)
        return words[start : end if end >= 0 else len(words)]


def _sentence(document: Document, hit: Span) -> tuple[int, int]:
    block = document.block_at(hit[0])
    low, high = block.span if block else hit
    text = document.folded
    start = max(text.rfind(mark, low, hit[0]) for mark in "。；！？") + 1
    ends = [at for at in (text.find(mark, hit[1], high) for mark in "。；！？") if at >= 0]
    return max(start, low), min(ends, default=high)
