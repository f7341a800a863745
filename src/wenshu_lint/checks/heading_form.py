"""Checks of the number that opens a heading or an item: its brackets, its mark, its look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from ..analysis import numerals
from ..diagnostic import Finding
from ..document import Document
from ..nodes import Heading
from ..span import Span
from .base import Check, Occasion

_FORM = itemgetter(4)
"""Of a heading; a statute has many."""
_BLANKS = " \u3000\xa0\t"
_ARABIC = frozenset("0123456789")
_USUAL_LEVELS = 4
"""Few drafts number anything below."""
_OF_THE_DRAFT = tuple(
    f"本{kind}" for kind in ("规定", "办法", "条例", "细则", "规则", "制度", "通知", "意见", "方案")
)
_CHAPTERS = tuple(f"第#{unit}" for unit in ("编", "分编", "章", "节"))
_COUNTED = ("第#条", "第#章", "第#节")
_INNER = "。；，：,;"
"""Marks that stand inside a sentence, not inside a title."""


class HeadingForm(Check):
    """Flag numbers whose form is one of ``forms``; ``right`` is what they should look like.

    A form is the number as typed with ``#`` for its value: ``#、`` ``(#)`` ``#．`` ``①、``
    is ``#、`` at level 5.
    """

    forms: tuple[str, ...]
    right: str = ""
    levels: tuple[int, ...] = ()
    """Levels to look at; all where empty (0 is 第X条 and its like)."""
    unless_all: bool = False
    """Say nothing where every number of the level in the part has this form: a house habit."""

    def words(self) -> frozenset[str]:
        """``fix`` is the number in its right form."""
        return frozenset({"fix"})

    def occasions(self) -> Iterable[Occasion]:
        """One of the forms, or a level that is rarer than they are."""
        if self.levels and min(self.levels) > _USUAL_LEVELS:
            return [("level", str(level)) for level in self.levels]
        return [("form", form) for form in self.forms]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at the headings of the forms in question."""
        if self.levels and document.heading_levels.isdisjoint(self.levels):
            return
        by_form = document.headings_by_form
        mixed = self._mixed(document) if self.unless_all else frozenset()
        for form in self.forms:
            for heading in by_form.get(form, ()):
                if self.levels and heading.level not in self.levels:
                    continue
                if not self.unless_all or (heading.part, heading.level) in mixed:
                    fixed = self._fixed(heading.number.of(document.text), form)
                    yield Finding(heading.number, {"fix": fixed}, fixed or None)

    @staticmethod
    def _mixed(document: Document) -> frozenset[tuple[int, int]]:
        """Return part and level of the numbers that do not all have one form."""
        forms = {(h.part, h.level, h.form) for h in document.headings}
        counts = Counter((part, level) for part, level, _ in forms)
        return frozenset(place for place, count in counts.items() if count > 1)

    def _fixed(self, typed: str, form: str) -> str:
        if not self.right:
            return ""
        solid = "".join(typed.split())
        before, _, after = form.partition("#")
        return self.right.replace("#", solid[len(before) : len(solid) - len(after)])


class ArticleNumerals(Check):
    """Flag 第2条 among 第一条, 第三条: an Arabic number where most of its fellows are Chinese.

    In a draft whose title ends in one of ``kinds``, also where all of them are Arabic.
    """

    kinds: tuple[str, ...] = ()

    def words(self) -> frozenset[str]:
        """``fix`` is the number in Chinese."""
        return frozenset({"fix"})

    def literals(self) -> Iterable[str]:
        """How an Arabic number begins."""
        return [f"第{digit}" for digit in sorted(_ARABIC)]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at articles, chapters and sections, each part by itself."""
        text = document.text
        for form in _COUNTED:
            found = document.headings_by_form.get(form, ())
            arabic = [h for h in found if text[h[0] + 1] in _ARABIC]
            for heading in arabic:
                fellows = sum(other.part == heading.part for other in found)
                alike = sum(other.part == heading.part for other in arabic)
                if 2 * alike < fellows or (2 < alike == fellows and document.title.endswith(self.kinds)):
                    right = form.replace("#", numerals.chinese(heading.ordinal))
                    yield Finding(heading.number, {"fix": right}, right)


class HeadingBlank(Check):
    """Flag blanks inside a number: ``一 、`` ``（ 一 ）`` ``第 三 条``."""

    def words(self) -> frozenset[str]:
        """``fix`` is the number without blanks."""
        return frozenset({"fix"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare each number with itself without blanks."""
        forms = set(map(_FORM, document.headings))
        spaced = {form for form in forms if " " in form or "\u3000" in form or "\xa0" in form}
        spaced = {form for form in spaced if "".join(form.split()) != form.strip(_BLANKS)}
        for heading in document.headings if spaced else ():
            if heading.form not in spaced:
                continue
            typed = heading.number.of(document.text).strip(_BLANKS)
            solid = "".join(typed.split())
            if heading.level == 0 and any(map(str.isascii, solid)):
                continue  # 第 1 條: blanks round Arabic digits are the custom of statutes set in Taiwan
            start = document.text.index(typed, heading.start)
            yield Finding(Span(start, start + len(typed)), {"fix": solid}, solid)


class HeadingEnd(Check):
    """Flag a mark at the end of a heading that stands alone, where most of its fellows have none."""

    levels: tuple[int, ...] = (1,)
    marks: str = "。．.：:；;，,"
    longest: int = 30
    """Longer ones are sentences; in characters."""
    only_minority: bool = True

    def occasions(self) -> Iterable[Occasion]:
        """A number of one of the levels."""
        return [("level", str(level)) for level in self.levels]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at the last character of the blocks that a heading fills."""
        ends, levels, marks = document.line_edges.ends, self.levels, self.marks
        if not any(map(ends.__contains__, marks)):
            return
        if document.heading_levels.isdisjoint(levels) or not any(
            heading[2] in levels and ends[heading[5]] in marks for heading in document.headings
        ):
            return
        statutes = {h.part for h in document.headings if h.level == 0}
        alone = [
            heading
            for heading in document.headings
            if heading.level in levels and heading.part not in statutes and document.fills_block(heading)
        ]
        marked = [heading for heading in alone if ends[heading.block] in marks]
        fellows = Counter((h.part, h.level) for h in alone)
        alike = Counter((h.part, h.level) for h in marked)
        for heading in marked:
            place = (heading.part, heading.level)
            if self.only_minority and 2 * alike[place] >= fellows[place]:
                continue
            end = self._end(document, heading)
            if end - heading.start < self.longest and self._heads(document, heading):
                yield Finding(Span(end, end + 1), {}, "")

    @staticmethod
    def _heads(document: Document, heading: Heading) -> bool:
        """Text of its own follows; a row of short numbered lines is a list of sentences.

        Neither is 本规定适用于… a heading: what speaks of the draft itself is a provision.
        """
        if document.folded.startswith(_OF_THE_DRAFT, heading.end, document.headed(heading).end):
            return False
        follower = document.heading_at(heading.block + 1)
        is_last = heading.block + 1 == len(document.blocks)
        return not is_last and (follower is None or follower.level != heading.level)

    @staticmethod
    def _end(document: Document, heading: Heading) -> int:
        start, end = document.blocks[heading.block].span
        return start + len(document.text[start:end].rstrip()) - 1


class ChapterEnd(Check):
    """Flag a mark at the end of the title of a chapter: ``第三章　监督管理。``"""

    marks: str = "。．；;，,：:"
    longest: int = 30
    """Longer ones are sentences; in characters."""

    def occasions(self) -> Iterable[Occasion]:
        """Numbers of chapters and their like."""
        return [("form", form) for form in _CHAPTERS]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at the last character of each such line."""
        ends, marks = document.line_edges.ends, self.marks
        for form in _CHAPTERS:
            for heading in document.headings_by_form.get(form, ()):
                if ends[heading.block] not in marks:
                    continue
                start, end = document.blocks[heading.block].span
                end = start + len(document.text[start:end].rstrip()) - 1
                words = document.text[heading.end : end]
                if words.strip() and end - start < self.longest and not any(map(words.__contains__, _INNER)):
                    yield Finding(Span(end, end + 1), {}, "")
