"""The result of a check as a value, and the same with every place spelled out for readers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .diagnostic import Diagnostic, Severity
from .document import Document
from .nodes import Cell, Notice
from .particulars import Particulars
from .span import Position, Span


class Skipped(NamedTuple):
    """A rule that was not checked on this draft, and why."""

    rule: str
    reason: str


class Failure(NamedTuple):
    """A rule that broke down on this draft; the others went on."""

    rule: str
    error: str


class Report:
    """Everything a check says about one draft.

    Iterating gives the diagnostics, ordered by place and then by rule.
    """

    __slots__ = ("diagnostics", "document", "failures", "skipped", "suppressed")

    def __init__(
        self,
        document: Document,
        diagnostics: list[Diagnostic],
        skipped: tuple[Skipped, ...] = (),
        failures: tuple[Failure, ...] = (),
        suppressed: int = 0,
    ) -> None:
        self.document = document
        self.diagnostics = diagnostics
        self.skipped = skipped
        self.failures = failures
        self.suppressed = suppressed

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.diagnostics)

    def __len__(self) -> int:
        return len(self.diagnostics)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the reader had to say of the file."""
        return self.document.notices

    @property
    def worst(self) -> Severity | None:
        """The highest severity found, ``None`` for a clean draft."""
        return max((d.severity for d in self.diagnostics), default=None)


class Place(NamedTuple):
    """Start and end of a span for readers, and for Word its part, paragraph, run and table cell."""

    start: Position
    end: Position
    part: str = ""
    paragraph: int | None = None
    run: int | None = None
    cell: Cell | None = None
    octets: tuple[int, int] = (1, 1)
    """Columns of start and end from 1, in bytes of UTF-8."""


class Entry(NamedTuple):
    """A diagnostic with its places spelled out; needs the document no more."""

    diagnostic: Diagnostic
    place: Place
    edits: tuple[tuple[Place, str], ...]
    excerpt: str
    """The block in which it stands, or a window of a long one."""
    excerpt_at: Span
    """The span inside the excerpt."""


class Earlier(NamedTuple):
    """Findings that are left out because they are no news."""

    remaining: int
    """How many an earlier version had, or how many stand where nothing was changed."""
    mended: int | None = None
    """How many of an earlier version are gone; ``None`` where that was not counted."""


class FileReport(NamedTuple):
    """A report that can be sent between processes and printed without the draft."""

    name: str
    entries: tuple[Entry, ...] = ()
    notices: tuple[Notice, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    failures: tuple[Failure, ...] = ()
    suppressed: int = 0
    error: str = ""
    """Why the file could not be read; empty where it was."""
    particulars: Particulars | None = None
    """What else a 核稿单 tells; ``None`` where nobody asked."""
    earlier: Earlier | None = None
    """What was left out, where only news was asked for."""


_AROUND = 60


def located(report: Report) -> FileReport:
    """Return the report with every place spelled out."""
    document = report.document
    octets = _Octets(document.text)
    entries = []
    for diagnostic in report.diagnostics:
        edits = diagnostic.fix.edits if diagnostic.fix else ()
        excerpt, inside = _excerpt(document, diagnostic.span)
        entries.append(
            Entry(
                diagnostic,
                _place(document, diagnostic.span, octets),
                tuple((_place(document, edit.span, octets), edit.text) for edit in edits),
                excerpt,
                inside,
            )
        )
    return FileReport(
        document.name, tuple(entries), report.notices, report.skipped, report.failures, report.suppressed
    )


class _Octets:
    """Counts columns in bytes, each from the last one on the same row: a long row is counted once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._row = 0
        self._offset = 0
        self._column = 1

    def column(self, position: Position, offset: int) -> int:
        """Return the column of a position, whose offset is given too."""
        if position.row != self._row:
            self._row, self._offset, self._column = position.row, offset - position.column + 1, 1
        low, high = sorted((self._offset, offset))
        step = len(self._text[low:high].encode("utf-8", "surrogatepass"))
        self._column += step if offset == high else -step
        self._offset = offset
        return self._column


def _place(document: Document, span: Span, octets: _Octets) -> Place:
    start, end = document.lines.position(span.start), document.lines.position(span.end)
    place = Place(start, end, octets=(octets.column(start, span.start), octets.column(end, span.end)))
    found, block = document.origin_at(span.start), document.block_at(span.start)
    if found is None or block is None or block.origin is None:
        return place
    part, paragraph, run = found
    return place._replace(part=part, paragraph=paragraph, run=run, cell=block.origin.cell)


def _excerpt(document: Document, span: Span) -> tuple[str, Span]:
    block = document.block_at(span.start)
    low, high = block.span if block is not None else span
    low = max(low, span.start - _AROUND)
    high = min(high, max(span.end, span.start) + _AROUND)
    end = min(max(span.end, span.start), high)
    return document.text[low:high], Span(span.start - low, end - low)
