"""Checks by regular expression: one pattern, or a table of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import repeat
from typing import NamedTuple

from ..diagnostic import Finding
from ..document import Document
from ..lazy import compiled, expanded
from ..lazy import pattern as lazily
from ..span import Span
from .anchors import anchors_of, begins_with
from .base import Check, said_once
from .lexical import excepted, in_force


class PatternRow(NamedTuple):
    """A line of a table of patterns; the group ``at``, else group 1, else the match is flagged."""

    pattern: str
    right: str = ""
    """What to write instead; with a backslash in it, a template as for :func:`re.sub`."""
    exceptions: tuple[str, ...] = ()
    note: str = ""
    anchors: tuple[str, ...] = ()
    source: str = ""
    since: str = ""
    """``YYYY-MM-DD``: the row holds for drafts dated on or after it."""
    until: str = ""
    """``YYYY-MM-DD``: the row holds for drafts dated before it."""
    leading: bool = False
    """Whether every match begins with an anchor; derived."""


_PATIENCE = 1.0
"""Seconds that an expression from outside may take over one block."""


def finder(pattern: str, guarded: bool) -> Callable[[str], Iterator[re.Match[str]]]:
    """Return what finds all matches in a block.

    :param guarded: for expressions that we have not tried ourselves: the search gives up
        after a second, which raises ``TimeoutError``, instead of taking for ever.
    """
    return _guarded(pattern) if guarded else compiled(pattern).finditer


@lru_cache(maxsize=1024)
def _guarded(pattern: str) -> Callable[[str], Iterator[re.Match[str]]]:
    import regex

    made = regex.compile(pattern)
    return lambda text: made.finditer(text, timeout=_PATIENCE)


def _matches(
    pattern: str, words: str, starts: Iterable[int], leading: bool, guarded: bool
) -> Iterator[re.Match[str]]:
    """Return the matches in a block; those that begin with an anchor are sought where anchors stand."""
    return finder(pattern, guarded)(words) if guarded or not leading else _led(pattern, words, starts)


def _led(pattern: str, words: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    match = compiled(pattern).match
    end = 0
    for start in starts:
        if start >= end and (found := match(words, start)):
            end = found.end()
            yield found


def _begins(document: Document, text: str, pattern: str, hits: Sequence[Span]) -> bool:
    """Tell whether a match begins at one of the hits: for most texts none does."""
    probe, blocks = _probe(pattern), document.blocks
    for index, (start, _) in zip(document.block_indexes(hits), hits, strict=True):
        if index >= 0 and probe(text, start, *blocks[index][0]):
            return True
    return False


_Probe = Callable[[str, int, int, int], object]
"""Takes a text, a place in it, and where the block begins and ends."""


@lru_cache(maxsize=4096)
def _probe(pattern: str) -> _Probe:
    """Return what tells whether a pattern matches at a place of a block.

    A pattern that looks back, or for the beginning, is shown the block alone, as everywhere else.
    """
    made = lazily(pattern)
    if "(?<" in pattern.replace("(?P<", "") or "^" in pattern.replace("[^", ""):
        return lambda text, at, start, end: made.match(text[start:end], at - start)
    return lambda text, at, _, end: made.match(text, at, end)


def _flagged(match: re.Match[str], default: int = 0) -> Span:
    return Span(*match.span("at" if "at" in match.re.groupindex else default))


def _shifted(span: Span, base: int) -> Span:
    return Span(base + span.start, base + span.end)


def blocks_with(document: Document, hits: Sequence[Span]) -> Iterator[int]:
    """Yield the index of each block that holds a hit, once, in order."""
    last = -1
    for index in document.block_indexes(hits):
        if index > last:
            last = index
            yield index


def _places(document: Document, hits: Sequence[Span]) -> Iterator[tuple[int, list[int]]]:
    """Yield each block that holds a hit, with the places of its hits in the words of the block."""
    last = -1
    starts: list[int] = []
    for index, hit in zip(document.block_indexes(hits), hits, strict=True):
        if index < 0:
            continue
        if index > last:
            if starts:
                yield last, starts
            last, starts = index, []
            base = document.blocks[index].span.start
        starts.append(hit[0] - base)
    if starts:
        yield last, starts


class Pattern(Check):
    """Flag what a regular expression matches; it is run on one block at a time.

    The group ``at``, where the pattern has one, is what is flagged and replaced;
    the message may use every named group. ``replace`` is a template as for
    :func:`re.sub`. ``anchors`` are literals one of which every match contains; they
    are derived where they are not given.
    """

    pattern: str
    replace: str | None = None
    anchors: tuple[str, ...] | None = None
    exceptions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    """Kinds of block to look at; all where empty."""
    unless: str = ""
    """Nothing is flagged where the text as a whole holds this pattern."""
    rival: str = ""
    """The other form, as a literal: nothing is said in a draft that does not use it as well."""
    once: bool = False
    """Report each thing flagged where it first stands, with the edits of all its places."""
    raw: bool = False
    derived = frozenset({"leading"})
    guarded: bool = False
    """Set for rules that are not built in: see :func:`finder`."""
    leading: bool = False
    """Whether every match begins with an anchor; derived."""

    def words(self) -> frozenset[str]:
        """``fix`` and every named group; with ``once``, ``places`` is how many places there are."""
        places = {"places"} if self.once else ()
        return frozenset({"fix", *places, *compiled(self.pattern).groupindex})

    def literals(self) -> Iterable[str]:
        """The anchors."""
        return self.anchors or ()

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Run the pattern on every block that holds an anchor, or on all where it has none."""
        text = document.text if self.raw else document.folded
        if self.leading and not self.guarded and not _begins(document, text, self.pattern, hits):
            return iter(())
        found = self._found(document, text, hits)
        return said_once(found, document) if self.once else found

    def _found(self, document: Document, text: str, hits: Sequence[Span]) -> Iterator[Finding]:
        blocks = document.blocks
        if self.rival and self.rival not in text:
            return
        for index, starts in self._places(document, hits):
            (start, end), kind, _, _ = blocks[index]
            if self.kinds and kind not in self.kinds:
                continue
            for match in _matches(self.pattern, text[start:end], starts, self.leading, self.guarded):
                if self.unless and next(finder(self.unless, self.guarded)(text), None):
                    return
                yield from self._finding(document, text, match, start)

    def _places(self, document: Document, hits: Sequence[Span]) -> Iterable[tuple[int, Sequence[int]]]:
        """Return the blocks to look at, with the places where a match may begin if these are known."""
        if self.leading:
            return _places(document, hits)
        return zip(blocks_with(document, hits) if self.anchors else range(len(document.blocks)), repeat(()))

    def _finding(self, document: Document, text: str, match: re.Match[str], base: int) -> Iterator[Finding]:
        span = _shifted(_flagged(match), base)
        if excepted(text, span, self.exceptions):
            return
        words = {name: value or "" for name, value in match.groupdict().items()}
        right = None if self.replace is None else match.expand(self.replace)
        if right is not None and text is not document.text and not self.raw:
            right = document.in_script(span.of(document.text), right)
        yield Finding(span, {**words, "fix": right or ""}, right)

    def prepared(self) -> Check:
        """Compile the pattern and derive its anchors."""
        _tested(self.pattern)
        if self.unless:
            _tested(self.unless)
        if self.replace is not None:
            _template(self.pattern, self.replace)
        anchors = anchors_of(self.pattern) if self.anchors is None else self.anchors
        return self.with_options(anchors=anchors, leading=begins_with(self.pattern, anchors))


_Task = tuple[int, int, int]
"""A block, the length of a row's pattern below 0, and the number of the row."""


class Patterns(Check):
    """Flag what the patterns of a table match; each row has its own right form and note."""

    rows: tuple[PatternRow, ...] = ()
    exceptions: tuple[str, ...] = ()
    raw: bool = False
    guarded: bool = False

    @cached_property
    def _rows(self) -> list[PatternRow]:
        return [PatternRow(*row) for row in self.rows]

    @cached_property
    def _by_anchor(self) -> dict[str, list[tuple[int, int, _Probe | None]]]:
        """Number and length of each row that has an anchor, and what tries one that begins with it."""
        table: dict[str, list[tuple[int, int, _Probe | None]]] = {}
        for index, row in enumerate(self._rows):
            probe = _probe(row.pattern) if row.leading and not self.guarded else None
            for anchor in row.anchors:
                table.setdefault(anchor, []).append((index, len(row.pattern), probe))
        return table

    def words(self) -> frozenset[str]:
        """``fix`` is what to write instead, ``note`` the row's own remark."""
        return frozenset({"fix", "note"})

    def literals(self) -> Iterable[str]:
        """The anchors of all rows."""
        return self._by_anchor

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Run each row on the blocks that hold one of its anchors; the longest row wins a place."""
        text = document.text if self.raw else document.folded
        todo = self._todo(document, text, hits)
        return self._found(document, text, todo) if todo else iter(())

    def _todo(self, document: Document, text: str, hits: Sequence[Span]) -> dict[_Task, list[int]]:
        """Return the rows to run on a block, and the places of their anchors, where any may match."""
        blocks, rows = document.blocks, self._by_anchor
        todo: dict[_Task, list[int]] = {}
        for index, (start, end) in zip(document.block_indexes(hits), hits, strict=True):
            if index < 0:
                continue
            for number, length, probe in rows[text[start:end]]:
                if probe is None or probe(text, start, *blocks[index][0]):
                    todo.setdefault((index, -length, number), []).append(start)
        return todo

    def _found(self, document: Document, text: str, todo: dict[_Task, list[int]]) -> Iterator[Finding]:
        taken: list[Span] = []
        for (index, _, number), starts in sorted(todo.items()):
            row = self._rows[number]
            base, end = document.blocks[index].span
            places = [start - base for start in starts]
            for match in _matches(row.pattern, text[base:end], places, row.leading, self.guarded):
                span = _shifted(_flagged(match, min(1, match.re.groups)), base)
                if excepted(text, span, (*row.exceptions, *self.exceptions)):
                    continue
                if any(span.overlaps(other) for other in taken):
                    continue
                if not in_force(document, row.since, row.until):  # last: the date is rarely needed
                    break
                taken.append(span)
                right = match.expand(row.right) if "\\" in row.right else row.right
                if not self.raw:
                    right = document.in_script(span.of(document.text), right)
                yield Finding(span, {"fix": right, "note": row.note}, right or None)

    def prepared(self) -> Check:
        """Compile every pattern and derive its anchors."""
        rows = []
        for row in self.rows:
            _tested(row.pattern)
            if "\\" in row.right:
                _template(row.pattern, row.right)
            anchors = tuple(row.anchors) or anchors_of(row.pattern)
            if not anchors:
                raise ValueError(f"式“{row.pattern}”里没有必含的字，请给出 anchors")
            rows.append(row._replace(anchors=anchors, leading=begins_with(row.pattern, anchors)))
        return self.with_options(rows=tuple(rows))


def _tested(pattern: str) -> None:
    try:
        found = compiled(pattern)
    except re.error as error:
        from ..complaints import of_pattern

        raise ValueError(f"正则式有误：{of_pattern(error)}") from error
    if found.match(""):
        raise ValueError(f"正则式“{pattern}”能匹配空串，会处处报警")


def _template(pattern: str, template: str) -> None:
    try:
        re.compile(f"(?:{expanded(pattern)})|").sub(template, "")
    except (re.error, IndexError) as error:
        from ..complaints import of_pattern

        raise ValueError(f"replace 有误：{of_pattern(error)}") from error
