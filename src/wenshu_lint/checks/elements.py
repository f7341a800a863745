"""Checks of the elements of an official document: how they are written, what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from ..analysis import genre
from ..diagnostic import Finding
from ..document import Document
from ..lazy import compiled
from ..nodes import Element
from ..span import Span
from .anchors import anchors_of
from .base import Check, Occasion

_OFFICIAL = frozenset({"主送机关", "发文字号", "发文机关标志"})
_RECORD = frozenset({"抄送机关", "印发机关和印发日期"})
"""Elements of the 版记: they end the whole document, behind the attachments too."""
_USUAL = frozenset({"标题", "正文"})
"""Elements that nearly every draft has."""
_Self = TypeVar("_Self", bound="ElementCheck")


class ElementCheck(Check):
    """What checks of elements have in common: which elements, and in which documents.

    Elements are those of GB/T 9704—2012, recognised by :attr:`.Document.elements`; a
    document in which one is not recognised is left alone.
    """

    roles: tuple[str, ...] = ()
    """Elements to look at, such as ``标题``."""
    parts: tuple[str, ...] = ("main", "compiled")
    """Kinds of part to look at; the attachments only where named or for elements of the 版记."""
    present: tuple[str, ...] = ()
    """Elements that the part must have, so that excerpts are left alone."""
    absent: tuple[str, ...] = ()
    """Elements that the part must not have."""
    official: bool = False
    """Only in official documents, known by an addressee, a number, a letterhead or the 文种."""
    when: dict[str, str] | None = None
    """Element → pattern: the part must have such an element that holds the pattern."""
    when_title: str = ""
    """The title of the document, on one line, must hold this pattern."""
    unless_title: str = ""
    """The title of the document must not hold this pattern."""

    def occasions(self) -> Iterable[Occasion]:
        """One of the elements, or one without which none of them counts."""
        needed = [role for role in (*(self.when or ()), *self.present) if role not in _USUAL]
        return [("element", role) for role in needed[:1] or self.roles]

    def chosen(self, document: Document) -> Iterator[Element]:
        """Yield the elements to look at."""
        by_role = document.elements_by_role
        found = [element for role in self.roles for element in by_role.get(role, ())]
        if not found or not self._is_for(document):
            return
        if len(found) > 1:
            found.sort(key=lambda element: element.span)
        parts, kinds = document.parts, self.parts
        for e in found:
            if (parts[e.part].kind in kinds or e.role in _RECORD) and self._has_company(document, e.part):
                yield e

    def _is_for(self, document: Document) -> bool:
        if self.when_title and not compiled(self.when_title).search(document.title):
            return False
        return not (self.unless_title and compiled(self.unless_title).search(document.title))

    def _has_company(self, document: Document, part: int) -> bool:
        for role, pattern in self.when.items() if self.when else ():
            other = document.element(role, part)
            if other is None or not compiled(pattern).search(other.span.of(document.folded)):
                return False
        if not (self.present or self.absent or self.official):
            return True
        roles = document.roles_of(part)
        if self.official and roles.isdisjoint(_OFFICIAL) and document.genre not in genre.STATUTORY:
            return False
        return roles.issuperset(self.present) and roles.isdisjoint(self.absent)

    def prepared(self: _Self) -> _Self:
        """Compile the patterns."""
        from ..nodes import ROLES

        unknown = {*self.roles, *self.present, *self.absent, *(self.when or ())} - {*ROLES}
        if unknown or not self.roles:
            raise ValueError(f"没有“{'、'.join(sorted(unknown))}”这种要素" if unknown else "没有写明 roles")
        for pattern in self._patterns():
            try:
                compiled(pattern)
            except re.error as error:
                from ..complaints import of_pattern

                raise ValueError(f"正则式有误：{of_pattern(error)}") from error
        return self

    def _patterns(self) -> Iterable[str]:
        return (self.when_title, self.unless_title, *(self.when or {}).values())


def lines_of(document: Document, span: Span, count: int) -> Iterator[Span]:
    """Yield lines of a stretch of text, without the blanks at their ends.

    :param count: 0 for the stretch as a whole, n for its first n lines, -n for its last n.
    """
    if not count:
        yield span
        return
    first, last = document.block_index(span.start), document.block_index(span.end - 1) + 1
    chosen = range(first, min(last, first + count)) if count > 0 else range(max(first, last + count), last)
    for index in chosen:
        block = document.blocks[index].span
        start, end = max(block.start, span.start), min(block.end, span.end)
        words = document.text[start:end]
        bare = words.strip()
        if bare:
            lead = len(words) - len(words.lstrip())
            yield Span(start + lead, start + lead + len(bare))


class ElementForm(ElementCheck):
    """Flag what a pattern finds in an element.

    The group ``at``, where the pattern has one, is what is flagged and replaced; it may
    be empty, where something is missing. ``replace`` is a template as for :func:`re.sub`.
    """

    pattern: str = ""
    unless: str = ""
    """An element (or line) that holds this pattern is innocent."""
    replace: str | None = None
    lines: int = 0
    """0: the element as a whole; n: each of its first n lines; -n: each of its last n."""
    solid: bool = False
    """Leave out blanks and line ends before looking, as in a title set on several lines."""
    indent: bool = False
    """Begin at the blanks before the element on its line."""
    anchors: tuple[str, ...] | None = None
    """Literals one of which every match contains; derived where they are not given."""

    def words(self) -> frozenset[str]:
        """``fix`` and every named group."""
        return frozenset({"fix", *compiled(self.pattern).groupindex})

    def literals(self) -> Iterable[str]:
        """What the text itself must hold, where the pattern looks for it there."""
        return self._anchors() if "正文" in self.roles and not self.solid else ()

    def occasions(self) -> Iterable[Occasion]:
        """A title that holds what the pattern looks for, or one of the elements."""
        anchors = self._anchors() if self.roles == ("标题",) else ()
        return [("title", anchor) for anchor in anchors] or super().occasions()

    def _anchors(self) -> Sequence[str]:
        """What every match holds; nothing where one of them is a blank, for some titles lose theirs."""
        anchors = anchors_of(self.pattern) if self.anchors is None else self.anchors
        return () if any(anchor.split() != [anchor] for anchor in anchors) else anchors

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Run the pattern on the elements."""
        if not self.lines and not self.indent and not self._occurs(document):
            return
        for element in self.chosen(document):
            whole = element.span
            if self.indent:
                block = document.block_at(whole.start)
                whole = Span(block.span.start if block else whole.start, whole.end)
            for span in lines_of(document, whole, self.lines):
                yield from self._in(document, span)

    def _occurs(self, document: Document) -> bool:
        """Tell whether the pattern matches at all, before it is asked which elements count."""
        search = compiled(self.pattern).search
        for role in self.roles:
            for element in document.elements_by_role.get(role, ()):
                words = element.span.of(document.folded)
                if search("".join(words.split()) if self.solid else words):
                    return True
        return False

    def _in(self, document: Document, span: Span) -> Iterator[Finding]:
        typed = span.of(document.folded)
        words = "".join(typed.split()) if self.solid else typed
        found = list(compiled(self.pattern).finditer(words))
        if not found or (self.unless and compiled(self.unless).search(words)):
            return
        places: Sequence[int] = range(span.start, span.end)
        if len(words) < len(typed):
            places = [place for place in places if not document.folded[place].isspace()]
        for match in found:
            start, end = match.span("at" if match.groupdict().get("at") is not None else 0)
            at = Span(places[start], places[end - 1] + 1) if start < end else self._gap(places, start, span)
            yield self._finding(document, match, at, end - start)

    @staticmethod
    def _gap(places: Sequence[int], start: int, span: Span) -> Span:
        place = places[start - 1] + 1 if start else span.start
        return Span(place, place)

    def _finding(self, document: Document, match: re.Match[str], span: Span, size: int) -> Finding:
        groups = {name: value or "" for name, value in match.groupdict().items()}
        right = None if self.replace is None else match.expand(self.replace)
        if right is not None and document.folded is not document.text:
            right = document.in_script(span.of(document.text), right)
        broken = span.end - span.start != size
        return Finding(span, {**groups, "fix": right or ""}, None if broken else right)

    def _patterns(self) -> Iterable[str]:
        return (*super()._patterns(), self.pattern, self.unless)

    def prepared(self) -> ElementForm:
        """Ask for a pattern."""
        if not self.pattern:
            raise ValueError("没有写明 pattern")
        return super().prepared()


class ElementLacks(ElementCheck):
    """Flag an element in which a pattern is not found.

    With ``lines`` only that many of its first (or, negative, last) lines are read, and the
    one at the very edge is flagged. With ``anywhere`` the whole draft is read, but the element flagged.
    """

    pattern: str = ""
    lines: int = 0
    anywhere: bool = False
    unless: str = ""
    """Nothing is missed where the lines hold this pattern."""

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look for the pattern."""
        for element in self.chosen(document):
            spans = list(lines_of(document, element.span, self.lines))
            read = "\n".join(span.of(document.folded) for span in spans)
            if self.anywhere:
                read = document.folded
            if compiled(self.pattern).search(read) or (self.unless and compiled(self.unless).search(read)):
                continue
            yield Finding(spans[-1] if self.lines < 0 else spans[0])

    def _patterns(self) -> Iterable[str]:
        return (*super()._patterns(), self.pattern, self.unless)
