"""Cuts the runs of a Word file where findings begin and end, and finds the runs of a span."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from copy import deepcopy
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ...readers.docx.xml import PARAGRAPH, RUN, W
from ...span import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

    from ...readers.docx import Opened
    from ...readers.docx.assembly import Piece

PROPERTIES = W + "rPr"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOTES = {W + "footnote": W + "footnoteReference", W + "endnote": W + "endnoteReference"}


class Stretch(NamedTuple):
    """Words that, where they stand in a run of their own, can be marked or taken out alone."""

    start: int
    end: int
    text: _Element
    """The ``w:t`` that holds them."""


class Anchor(NamedTuple):
    """The first and the last run, in the body, that a comment is about."""

    first: _Element
    last: _Element
    exact: bool
    """False where the words stand in a header, a note or a text box, where Word allows no comment."""


class Places:
    """The words of an opened file, in stretches that no finding cuts."""

    def __init__(self, opened: Opened, offsets: Iterable[int]) -> None:
        self._trees = dict(opened.package.kept or {})
        self.main = self._trees[opened.package.main()]
        cuts = sorted(set(offsets))
        backwards = [stretch for piece in reversed(opened.pieces) for stretch in _cut(piece, cuts)]
        self._stretches = backwards[::-1]
        self._starts = [stretch.start for stretch in self._stretches]
        self._ends = [stretch.end for stretch in self._stretches]

    def numbers(self) -> Iterator[int]:
        """Yield the numbers that marks of the file bear already."""
        for tree in self._trees.values():
            for element in tree.iter(W + "*"):
                yield number_of(element)

    def stretches(self, span: Span) -> list[Stretch]:
        """Return the stretches that share words with a span."""
        first = bisect_right(self._ends, span.start)
        last = bisect_left(self._starts, span.end)
        return self._stretches[first:last]

    def beside(self, offset: int) -> Stretch | None:
        """Return the stretch that ends at an offset, or else the one that begins there."""
        after = bisect_left(self._ends, offset)
        for stretch in self._stretches[after : after + 2]:
            if offset in (stretch.end, stretch.start):
                return stretch
        return None

    def anchor(self, span: Span) -> Anchor | None:
        """Return where to put a comment about a span; ``None`` in a file without any run."""
        found = self.stretches(span) or self._nearest(span.start)
        hosts = [host for host in (_host(stretch.text) for stretch in found) if self._in_body(host)]
        if hosts:
            exact = all(_is_plain(stretch.text) for stretch in found)
            return Anchor(hosts[0], hosts[-1], exact)
        stand_in = self._reference(found[0].text) if found else None
        if stand_in is None:
            stand_in = next(self.main.iter(RUN), None)
        return None if stand_in is None else Anchor(stand_in, stand_in, exact=False)

    def _nearest(self, offset: int) -> list[Stretch]:
        """Return the stretch that holds an offset, or the last before it."""
        index = min(bisect_left(self._ends, offset), len(self._stretches) - 1)
        return [self._stretches[index]] if self._stretches else []

    def _in_body(self, host: _Element) -> bool:
        return host.getroottree().getroot() is self.main

    def _reference(self, text: _Element) -> _Element | None:
        """Return the run of the body that calls the note in which some words stand."""
        for holder in text.iterancestors(*_NOTES):
            return self._references.get((_NOTES[holder.tag], holder.get(W + "id")))
        return None

    @cached_property
    def _references(self) -> dict[tuple[str, str | None], _Element]:
        """The run that calls each note, by the kind of call and the number."""
        found: dict[tuple[str, str | None], _Element] = {}
        for kind in _NOTES.values():
            for reference in self.main.iter(kind):
                found.setdefault((kind, reference.get(W + "id")), _host(reference))
        return found


def _host(element: _Element) -> _Element:
    """Return the outermost run around an element: a text box or a reading stands inside one."""
    host = element
    for holder in element.iterancestors(RUN):
        host = holder
    return host


def _is_plain(text: _Element) -> bool:
    """Tell whether words stand in a run of a paragraph, in nothing that a run holds."""
    run = text.getparent()
    return run is not None and run.tag == RUN and _host(text) is run


def _cut(piece: Piece, cuts: list[int]) -> Iterator[Stretch]:
    """Yield a piece in stretches, the last one first, each in a run of its own where a cut asks for it.

    From the end on, what stands behind a cut is moved and copied once, however many cuts follow before it.
    """
    inside = cuts[bisect_left(cuts, piece.start) : bisect_right(cuts, piece.end)]
    start, end, words, text = piece.start, piece.end, piece.words, piece.element
    if not inside or not _is_plain(text):
        yield Stretch(start, end, text)
        return
    for offset in reversed(inside):
        if offset == piece.end:
            following = text.getnext()
            if following is not None:
                _split_run(following)
        elif offset == start:
            _split_run(text)
        else:
            rest = text.makeelement(text.tag, {str(name): str(value) for name, value in text.attrib.items()})
            _say(rest, words[offset - start : end - start])
            text.addnext(rest)
            _split_run(rest)
            yield Stretch(offset, end, rest)
            end = offset
    _say(text, words[: end - start])
    yield Stretch(start, end, text)


def _say(text: _Element, words: str) -> None:
    text.text = words
    text.set(_SPACE, "preserve")


def _split_run(child: _Element) -> None:
    """Make a child the first of its run: what stands before it stays in a run before."""
    run = child.getparent()
    before = None if run is None else child.getprevious()
    if run is None or before is None or before.tag == PROPERTIES:
        return
    second = run.makeelement(run.tag, {str(name): str(value) for name, value in run.attrib.items()})
    if run[0].tag == PROPERTIES:  # it can only stand first; a search would go through the whole run each time
        second.append(deepcopy(run[0]))
    moved = [child, *child.itersiblings()]
    run.addnext(second)
    second.extend(moved)


def number_of(mark: _Element) -> int:
    """Return the number of a mark; -1 where it has none, or none that Word would take."""
    value = mark.get(W + "id", "")
    return int(value) if value.isdecimal() and len(value) < 10 else -1


def paragraph_of(text: _Element) -> _Element | None:
    """Return the paragraph in which words stand."""
    return next(text.iterancestors(PARAGRAPH), None)
