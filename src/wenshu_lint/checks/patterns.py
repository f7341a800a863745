"""Checks by regular expression: one pattern, or a table of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from ..diagnostic import Finding
from ..document import Document
from ..lazy import compiled, expanded
from ..span import Span
from .anchors import anchors_of
from .base import Check
from .lexical import excepted, in_force


class PatternRow(NamedTuple):
    """A line of a table of patterns; the group ``at``, else group 1, else the match is flagged."""

    pattern: str
    right: str = ""
    exceptions: tuple[str, ...] = ()
    note: str = ""
    anchors: tuple[str, ...] = ()
    source: str = ""
    since: str = ""
    """``YYYY-MM-DD``: the row holds for drafts dated on or after it."""
    until: str = ""
    """``YYYY-MM-DD``: the row holds for drafts dated before it."""


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
    raw: bool = False
    guarded: bool = False
    """Set for rules that are not built in: see :func:`finder`."""

    def words(self) -> frozenset[str]:
        """``fix`` and every named group."""
        return frozenset({"fix", *compiled(self.pattern).groupindex})

    def literals(self) -> Iterable[str]:
        """The anchors."""
        return self.anchors or ()

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Run the pattern on every block that holds an anchor, or on all where it has none."""
        text = document.text if self.raw else document.folded
        indexes = blocks_with(document, hits) if self.anchors else range(len(document.blocks))
        find = finder(self.pattern, self.guarded)
        for index in indexes:
            (start, end), kind, *_ = document.blocks[index]
            if self.kinds and kind not in self.kinds:
                continue
            for match in find(text[start:end]):
                yield from self._finding(document, text, match, start)

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
        if self.replace is not None:
            _template(self.pattern, self.replace)
        return self if self.anchors is not None else self.with_options(anchors=anchors_of(self.pattern))


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
    def _by_anchor(self) -> dict[str, list[int]]:
        table: dict[str, list[int]] = {}
        for index, row in enumerate(self._rows):
            for anchor in row.anchors:
                table.setdefault(anchor, []).append(index)
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
        todo = {
            (index, row)
            for index, (start, end) in zip(document.block_indexes(hits), hits, strict=True)
            for row in self._by_anchor[text[start:end]]
        }
        taken: list[Span] = []
        for index, number in sorted(todo, key=lambda pair: (pair[0], -len(self._rows[pair[1]].pattern))):
            row = self._rows[number]
            base, end = document.blocks[index].span
            for match in finder(row.pattern, self.guarded)(text[base:end]):
                span = _shifted(_flagged(match, min(1, match.re.groups)), base)
                if excepted(text, span, (*row.exceptions, *self.exceptions)):
                    continue
                if any(span.overlaps(other) for other in taken):
                    continue
                if not in_force(document, row.since, row.until):  # last: the date is rarely needed
                    break
                taken.append(span)
                right = row.right if self.raw else document.in_script(span.of(document.text), row.right)
                yield Finding(span, {"fix": right, "note": row.note}, right or None)

    def prepared(self) -> Check:
        """Compile every pattern and derive its anchors."""
        rows = []
        for row in self.rows:
            _tested(row.pattern)
            anchors = tuple(row.anchors) or anchors_of(row.pattern)
            if not anchors:
                raise ValueError(f"式“{row.pattern}”里没有必含的字，请给出 anchors")
            rows.append(row._replace(anchors=anchors))
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
