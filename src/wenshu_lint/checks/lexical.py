"""Checks of words: lists of words and tables of wrong and right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from ..diagnostic import Finding
from ..document import Document
from ..span import Span
from .base import Check


class Row(NamedTuple):
    """A line of a table: what is wrong, what is right, and when it is no fault."""

    wrong: str
    right: str = ""
    exceptions: tuple[str, ...] = ()
    """Words that contain or straddle ``wrong`` and are innocent (以经济 for 以经)."""
    note: str = ""
    since: str = ""
    """``YYYY-MM-DD``: a draft dated before it may still use ``wrong``."""
    until: str = ""
    """``YYYY-MM-DD``: a draft dated on or after it may use ``wrong`` again."""
    source: str = ""


_NEAR: Final = 12
"""How far around a place most exceptions reach."""


def excepted(text: str, span: Span, exceptions: Iterable[str]) -> bool:
    """Tell whether one of the exceptions stands over the span."""
    if not exceptions:
        return False
    start, end = span
    near = text[max(0, start - _NEAR) : end + _NEAR]
    for exception in exceptions:
        reach = len(exception) - 1
        if (exception in near or reach > _NEAR) and (
            text.find(exception, max(0, start - reach), end + reach) >= 0
        ):
            return True
    return False


def longest(hits: Sequence[Span]) -> Iterator[Span]:
    """Yield hits from left to right, the longest of those that overlap."""
    end = -1
    for hit in sorted(hits, key=lambda h: (h[0], -h[1])):
        if hit[0] >= end:
            end = hit[1]
            yield Span(*hit)


def in_force(document: Document, since: str, until: str) -> bool:
    """Tell whether a row with these dates holds on the date of the draft (none: today's rules)."""
    if not since and not until:
        return True
    dated = document.dated.isoformat() if document.dated else ""
    if not dated:
        return not until
    return (not since or dated >= since) and (not until or dated < until)


class Words(Check):
    """Flag words and, where a table says so, what to write instead.

    ``swap`` maps wrong to right; ``rows`` (usually given as ``table: FILE.tsv``) adds
    exceptions, notes and dates; ``terms`` lists words that have no substitute.
    """

    terms: tuple[str, ...] = ()
    swap: dict[str, str] | None = None
    rows: tuple[Row, ...] = ()
    exceptions: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    """Words that make a hit innocent when they stand right before it (原, 时任)."""
    not_before: tuple[str, ...] = ()
    edges: bool = False
    """Flag only where words begin and end with the hit; asks the segmenter."""
    raw: bool = False

    @cached_property
    def _rows(self) -> dict[str, Row]:
        rows = {row[0]: row if isinstance(row, Row) else Row(*row) for row in self.rows}
        rows.update((term, Row(term)) for term in self.terms)
        rows.update((wrong, Row(wrong, right)) for wrong, right in (self.swap or {}).items())
        return rows

    def words(self) -> frozenset[str]:
        """``fix`` is what to write instead, ``note`` the row's own remark, ``source`` its own authority."""
        return frozenset({"fix", "note", "source"})

    def literals(self) -> Iterable[str]:
        """Every wrong word."""
        return self._rows

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Flag the longest hits that no exception covers."""
        text = document.text if self.raw else document.folded
        for hit in longest(hits):
            row = self._rows[text[hit.start : hit.end]]
            if self._innocent(document, text, hit, row):
                continue
            right = row.right if self.raw else document.in_script(hit.of(document.text), row.right)
            yield Finding(hit, {"fix": right, "note": row.note, "source": row.source}, right or None)

    def _innocent(self, document: Document, text: str, hit: Span, row: Row) -> bool:
        return (
            excepted(text, hit, row.exceptions)
            or excepted(text, hit, self.exceptions)
            or bool(self.not_after and text.endswith(tuple(self.not_after), 0, hit.start))
            or bool(self.not_before and text.startswith(tuple(self.not_before), hit.end))
            or not in_force(document, row.since, row.until)
            or (self.edges and not document.on_word_edges(hit))
        )

    def prepared(self) -> Check:
        """Refuse a table that contradicts itself."""
        seen: set[str] = set()
        for wrong in [*(row.wrong for row in self.rows), *self.terms, *(self.swap or ())]:
            if not wrong or wrong in seen:
                raise ValueError(f"“{wrong}”重复或为空")
            seen.add(wrong)
        return self
