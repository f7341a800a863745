"""Checks of the number that opens a heading or an item: its brackets, its mark, its look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..analysis import numerals
from ..diagnostic import Finding
from ..document import Document
from ..nodes import Heading
from ..span import Span
from .base import Check

_BLANKS = " \u3000\xa0\t"


@dataclass(frozen=True)
class HeadingForm(Check):
    """Flag numbers whose form is one of ``forms``; ``right`` is what they should look like.

    A form is the number as typed with ``#`` for its value: ``#、`` ``(#)`` ``#．`` ``①、``
    is ``#、`` at level 5.
    """

    forms: tuple[str, ...]
    right: str = ""
    levels: tuple[int, ...] = ()
    """Levels to look at; all where empty (0 is 第X条 and its like)."""
    value: str = "as-typed"
    """as-typed · chinese · arabic: how the value is written in the right form."""
    unless_all: bool = False
    """Say nothing where every number of the level in the part has this form: a house habit."""

    def words(self) -> frozenset[str]:
        """``fix`` is the number in its right form."""
        return frozenset({"fix"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at every heading's form."""
        forms = frozenset(self.forms)
        for heading in document.headings:
            form = "".join(heading.form.split()) if heading.form not in forms else heading.form
            if form not in forms or (self.levels and heading.level not in self.levels):
                continue
            if heading.number.start == heading.number.end or self._habit(document, heading):
                continue
            fixed = self._fixed(document, heading)
            yield Finding(heading.number, {"fix": fixed}, fixed or None)

    def _habit(self, document: Document, heading: Heading) -> bool:
        return self.unless_all and all(
            h.form == heading.form
            for h in document.headings
            if h.level == heading.level and h.part == heading.part
        )

    def _fixed(self, document: Document, heading: Heading) -> str:
        if not self.right:
            return ""
        if self.value == "chinese":
            return self.right.replace("#", numerals.chinese(heading.ordinal))
        if self.value == "arabic":
            return self.right.replace("#", str(heading.ordinal))
        typed = heading.number.of(document.text).strip(_BLANKS)
        before, _, after = heading.form.strip(_BLANKS).partition("#")
        value = typed[len(before) : len(typed) - len(after)] if after else typed[len(before) :]
        return self.right.replace("#", value.strip(_BLANKS))


@dataclass(frozen=True)
class HeadingBlank(Check):
    """Flag blanks inside a number: ``一 、`` ``（ 一 ）`` ``第 三 条``."""

    def words(self) -> frozenset[str]:
        """``fix`` is the number without blanks."""
        return frozenset({"fix"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare each number with itself without blanks."""
        for heading in document.headings:
            typed = heading.number.of(document.text).strip(_BLANKS)
            solid = re.sub(f"[{_BLANKS}]", "", typed)
            if typed != solid and re.search(f"[{_BLANKS}]", heading.form.strip(_BLANKS)):
                start = document.text.index(typed, heading.number.start)
                yield Finding(Span(start, start + len(typed)), {"fix": solid}, solid)


@dataclass(frozen=True)
class HeadingEnd(Check):
    """Flag a mark at the end of a heading that stands alone, where most of its fellows have none."""

    levels: tuple[int, ...] = (1,)
    marks: str = "。．.：:；;，,"
    longest: int = 30
    """Longer ones are sentences; in characters."""
    only_minority: bool = True

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at the last character of the blocks that a heading fills."""
        statutes = {h.part for h in document.headings if h.level == 0}
        alone = [h for h in document.headings if h.alone and h.level in self.levels and h.part not in statutes]
        marked = [h for h in alone if document.text[self._end(document, h)] in self.marks]
        for heading in marked:
            fellows = [h for h in alone if h.level == heading.level and h.part == heading.part]
            share = sum(h in marked for h in fellows)
            if self.only_minority and 2 * share >= len(fellows):
                continue
            end = self._end(document, heading)
            if end - heading.span.start < self.longest and self._heads(document, heading):
                yield Finding(Span(end, end + 1), {}, "")

    @staticmethod
    def _heads(document: Document, heading: Heading) -> bool:
        """Text of its own follows; a row of short numbered lines is a list of sentences."""
        follower = heading.block + 1
        siblings = {h.block for h in document.headings if h.level == heading.level}
        return follower < len(document.blocks) and follower not in siblings

    @staticmethod
    def _end(document: Document, heading: Heading) -> int:
        start, end = document.blocks[heading.block].span
        return start + len(document.text[start:end].rstrip()) - 1
