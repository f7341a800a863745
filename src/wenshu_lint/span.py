"""Where things are: half-open spans in code points, and the lines they fall on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\n|\r")


class Span(NamedTuple):
    """A half-open range of code points; ``start == end`` is an insertion point."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


class Position(NamedTuple):
    """A place as people count it: row and column from 1, columns in code points."""

    row: int
    column: int


class LineIndex:
    """Turns offsets of one text into rows and columns and back.

    A line ends with LF, CR LF or CR; nothing else breaks a line.
    """

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def __len__(self) -> int:
        return len(self._starts)

    def position(self, offset: int) -> Position:
        """Return row and column, both from 1, of a code point offset."""
        row = bisect_right(self._starts, offset)
        return Position(row, offset - self._starts[row - 1] + 1)

    def offset(self, position: Position) -> int:
        """Return the offset of a row and column as given by :meth:`position`."""
        return self._starts[position.row - 1] + position.column - 1

    def row_start(self, row: int) -> int:
        """Return the offset at which a row (from 1) begins."""
        return self._starts[row - 1]


class Regions:
    """A set of spans that answers quickly whether something lies in or touches it."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        starts: list[int] = []
        ends: list[int] = []
        for start, end in sorted(spans):
            if ends and start <= ends[-1]:
                ends[-1] = max(ends[-1], end)
            elif start < end:
                starts.append(start)
                ends.append(end)
        self._starts, self._ends = starts, ends

    def __iter__(self) -> Iterator[Span]:
        return map(Span, self._starts, self._ends)

    def __len__(self) -> int:
        return len(self._starts)

    def overlaps(self, span: Span) -> bool:
        """Tell whether the span shares a code point with the set.

        An empty span overlaps a region when it stands strictly inside it.
        """
        index = bisect_left(self._starts, span.end) - 1
        return index >= 0 and self._ends[index] > span.start

    def covers(self, span: Span) -> bool:
        """Tell whether the whole span lies in one region of the set."""
        index = bisect_right(self._starts, span.start) - 1
        return index >= 0 and self._ends[index] >= span.end
