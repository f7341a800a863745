"""Checks of the elements of an official document against one another: missing, doubled, out of order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..diagnostic import Finding
from ..document import Document
from ..nodes import Element
from ..span import Span
from .elements import ElementCheck


class ElementMissing(ElementCheck):
    """Flag an element whose part has none of the ``wanted`` elements."""

    wanted: tuple[str, ...] = ()

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look for the company that the elements should have."""
        wanted = frozenset(self.wanted)
        elements = (element for role in self.roles for element in document.elements_by_role.get(role, ()))
        alone = {e.part for e in elements if wanted.isdisjoint(document.roles_of(e.part))}
        for element in self.chosen(document) if alone else ():
            if element.part in alone:
                yield Finding(element.span)


class ElementOrder(ElementCheck):
    """Flag an element that stands behind one that it must precede; ``roles`` gives the order."""

    def words(self) -> frozenset[str]:
        """``role`` is the element flagged, ``other`` the one it must precede."""
        return frozenset({"role", "other"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Walk through the elements of each part."""
        furthest: dict[int, Element] = {}
        for element in self.chosen(document):
            other = furthest.get(element.part)
            if other is None or self._place(other) <= self._place(element):
                furthest[element.part] = element
            else:
                yield Finding(
                    element.span, {"role": element.role, "other": other.role}, related=(other.span,)
                )

    def _place(self, element: Element) -> int:
        return self.roles.index(element.role)


class ElementsOnOneLine(ElementCheck):
    """Flag an element that stands on the line of another of ``roles``."""

    def words(self) -> frozenset[str]:
        """``role`` is the element flagged, ``other`` the one before it."""
        return frozenset({"role", "other"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look for a line end between neighbours."""
        for first, second in pairwise(self.chosen(document)):
            if "\n" not in document.text[first.span.end : second.span.start]:
                words = {"role": second.role, "other": first.role}
                yield Finding(second.span, words, related=(first.span,))


class ElementTwice(ElementCheck):
    """Flag a second element of a kind that a part may have once."""

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Count the elements of each part."""
        seen: dict[tuple[int, str], Element] = {}
        for element in self.chosen(document):
            first = seen.setdefault((element.part, element.role), element)
            if first is not element:
                yield Finding(element.span, related=(first.span,))
