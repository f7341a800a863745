"""Finds what copying from web pages and filling in templates leaves behind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from ..analysis import lines
from ..diagnostic import Finding
from ..document import Document
from ..lazy import compiled, pattern
from ..span import Span
from .base import Check
from .patterns import Patterns, blocks_with

_NOTE = pattern(r"(?P<char>[\u3400-\u9fff])(?P<note>[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ]{1,7}[)）])")
_TONED = frozenset("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ")
_FULL = frozenset("（")
_OPENERS = frozenset("“‘「『\"'")
_OPENING_BRACKETS = frozenset("【[［〔")
_NEAR = 8
"""How far above the words a bracket may stand: a line end, and blanks."""
_CLOSERS = frozenset("”’」』\"'")
_PAGE_TO_FILL = pattern(
    r"(?:[书表卡函信]|(?<!名)单|回执|问卷(?:调查)?|台账|记录|申报材料|申请材料|自查报告|情况说明|声明)"
    r"(?:[（(][^（）()\n]{1,20}[）)])?\d?$"
)
"""The end of the title of an attachment that others fill in."""
_SHEET_TO_FILL = pattern(r"(?:[书单表卡]|回执|问卷|介绍信|推荐[函信])(?:[（(][^（）()\n]{1,20}[）)])?$")
"""The end of the title of a draft that others fill in, where it is no 公文 about something."""
_TO_SIGN = pattern(r"[盖公][ \u3000]*章|签[ \u3000]*[字名章]|填[报表写][日时人]|经办人[：:]")
"""What stands beside a blank that others fill in."""
_TITLE_LENGTH = 40


class PinyinNotes(Check):
    """Flag readings in brackets after characters that a crawler left: 學(xué)習(xí).

    A reading given once, to a rare character, is right. Residue annotates one character
    again and again, several with half-width brackets, or one that needs no reading.
    """

    least: int = 3
    plain: str = ""
    """Characters that everybody can read: a single note in half-width brackets is residue."""

    def words(self) -> frozenset[str]:
        """``char`` is the character annotated, ``count`` how many notes there are."""
        return frozenset({"char", "count"})

    def literals(self) -> Iterable[str]:
        """The vowels with tone marks."""
        return sorted(_TONED)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Flag each note and delete it."""
        notes = list(_NOTE.finditer(document.text))
        times = Counter(note["char"] for note in notes)
        half = sum(note["note"][0] not in _FULL for note in notes)
        for note in notes:
            is_half = note["note"][0] not in _FULL
            if times[note["char"]] > 1 or (is_half and (half >= self.least or note["char"] in self.plain)):
                words = {"char": note["char"], "count": str(len(notes))}
                yield Finding(Span(*note.span("note")), words, "")


class PlainPatterns(Patterns):
    """Patterns that are residue in a plain text or a Word file, and syntax in a Markdown file."""

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Run the patterns unless the draft is Markdown."""
        return iter(()) if document.is_markdown else super().find(document, hits)


class WebFrame(Patterns):
    """Patterns of what a web page says around a text; a bracket alone on the line before is part of it."""

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Run the patterns; where the words open a line, look at the line before."""
        for finding in super().find(document, hits):
            start, end = finding.span
            before = document.text[max(0, start - _NEAR) : start].rstrip()
            if before[-1:] in _OPENING_BRACKETS and before[-2:-1] in ("", "\n"):
                start -= len(document.text[max(0, start - _NEAR) : start]) - len(before) + 1
            yield finding._replace(span=Span(start, end))


class Unfilled(Patterns):
    """Flag blanks that were to be filled in, except in forms, samples and tables.

    ``forms`` are words in a title, or in the head of an attachment, that make it a form:
    样式, 申请表, 合同. ``most`` blanks of a rule make a draft a form as well. A blank within
    quoted words is a pattern for others to fill in, unless nothing else is quoted.
    """

    forms: tuple[str, ...] = ()
    most: int = 40

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Flag what the patterns match outside forms."""
        found = list(super().find(document, hits))
        if len(found) > self.most:
            return
        for finding in found:
            block = document.block_at(finding.span.start)
            if block is not None and block.kind == "cell":
                continue
            if not _in_quoted_words(document, finding.span) and not self._is_form(
                document, finding.span.start
            ):
                yield finding

    def _is_form(self, document: Document, offset: int) -> bool:
        part = document.parts[document.part_index(offset)]
        head = document.block_texts[part.first : part.first + 4]
        titles = [
            document.title if part.kind == "main" else "",
            *(line for line in head if len(line) <= _TITLE_LENGTH),
        ]
        if any(form in title for form in self.forms for title in titles):
            return True
        label = head[0].strip() if head else ""
        if part.kind != "attachment" and not (label and lines.label_number(label) is not None):
            return "关于" not in document.title and _SHEET_TO_FILL.search(document.title) is not None
        return _is_page_to_fill(document, part.first, offset)


def _is_page_to_fill(document: Document, first: int, offset: int) -> bool:
    """Tell whether others fill in an attachment, by its title or by what stands beside the blank."""
    index = document.block_index(offset)
    beside = document.block_texts[max(first, index - 2) : index + 2]
    if any(map(_TO_SIGN.search, beside)):
        return True
    above = (text.strip() for text in document.block_texts[first:index])
    return any(len(text) <= _TITLE_LENGTH and _PAGE_TO_FILL.search(text) for text in above)


def _in_quoted_words(document: Document, span: Span) -> bool:
    if not document.quotations.overlaps(span):
        return False
    return (
        document.text[span.start - 1] not in _OPENERS
        or document.text[span.end : span.end + 1] not in _CLOSERS
    )


class LinkList(Check):
    """Flag a heading of a list of links (相关文章：) and the links after it, down to the end.

    ``heading`` matches the whole heading; ``row`` a line that is a link even without one,
    where at least two stand together. What follows must be short lines without a full stop.
    """

    heading: str
    row: str
    anchors: tuple[str, ...]
    """Literals one of which every heading and every row contains."""
    longest: int = 70

    @cached_property
    def _heading(self) -> re.Pattern[str]:
        return compiled(self.heading)

    @cached_property
    def _row(self) -> re.Pattern[str]:
        return compiled(self.row)

    def literals(self) -> Iterable[str]:
        """The anchors."""
        return self.anchors

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Flag the last heading's list down to the end, and rows that are links."""
        near = list(blocks_with(document, hits))
        rows = [index for index in near if self._row.search(self._line(document, index))]
        heads = [index for index in near if self._heading.fullmatch(self._line(document, index))]
        tail = self._tail(document, heads)
        flagged = set(range(tail, len(document.blocks)))
        flagged.update(index for index in rows if index - 1 in rows or index + 1 in (*rows, tail))
        for index in sorted(flagged):
            yield Finding(document.blocks[index].span)

    def _tail(self, document: Document, heads: Sequence[int]) -> int:
        """Return the index of the heading from which only links follow, or the number of lines."""
        start = len(document.blocks)
        for index in range(start - 1, min(heads, default=start) - 1, -1):
            line = self._line(document, index)
            if len(line) > self.longest or line.endswith(("。", "，", "；", "日")):
                break
            if index in heads:
                start = index
        return start

    def _line(self, document: Document, index: int) -> str:
        text = document.block_texts[index].strip()
        return _NOTE.sub(r"\g<char>", text) if "(" in text else text
