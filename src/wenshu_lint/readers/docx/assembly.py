"""Puts the words of a Word file together, line by line, and keeps where each came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...nodes import Block, Cell, Origin, Run
from ...span import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

NO_RUN = -1
"""Number for words that stand in no run, such as formulas: they cannot be edited."""


class Piece(NamedTuple):
    """Words of the text that one ``w:t`` holds; who writes to the file needs the element."""

    start: int
    words: str
    """The words as read; the element may hold blanks around them that Word does not show."""
    element: _Element

    @property
    def end(self) -> int:
        """Where the words end in the text."""
        return self.start + len(self.words)


class Assembly:
    """The text as it grows: lines, the blocks they make, and spans that are no prose."""

    __slots__ = (
        "_broken",
        "_cell",
        "_first",
        "_kind",
        "_label",
        "_length",
        "_offset",
        "_paragraph",
        "_part",
        "_pieces",
        "_runs",
        "blocks",
        "lines",
        "pieces",
        "protected",
    )

    def __init__(self, pieces: list[Piece] | None = None) -> None:
        self.pieces = pieces
        """Where each ``w:t`` stands in the text; ``None`` where nobody will write to the file."""
        self.lines: list[str] = []
        self.blocks: list[Block] = []
        self.protected: list[Span] = []
        self._offset = 0
        self._part, self._paragraph, self._kind, self._label = "", 0, "paragraph", ""
        self._cell: Cell | None = None
        self._pieces: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        self._first = 0
        self._broken = False

    @property
    def text(self) -> str:
        """Everything put together so far: lines joined by line ends."""
        return "\n".join(self.lines)

    def begin(self, part: str, paragraph: int, kind: str, label: str, cell: Cell | None = None) -> None:
        """Begin a paragraph; the first line that is not blank gets the label."""
        self._part, self._paragraph, self._kind, self._label = part, paragraph, kind, label
        self._cell = cell
        self._first = len(self.lines)
        self._broken = False

    def add(self, words: str, run: int, element: _Element | None = None, *, protect: bool = False) -> None:
        """Add words of a run, and of the ``w:t`` that holds them, to the line."""
        if not words:
            return
        if "\n" in words or "\r" in words:
            words = words.replace("\n", " ").replace("\r", " ")
        start = self._offset + self._length
        if not self._runs or self._runs[-1].number != run:
            self._runs.append(Run(start, run))
        self._pieces.append(words)
        self._length += len(words)
        if self.pieces is not None and element is not None:
            self.pieces.append(Piece(start, words, element))
        if protect:
            self.protected.append(Span(start, start + len(words)))

    def end_line(self) -> None:
        """End the line inside a paragraph, as a line break does."""
        line = "".join(self._pieces)
        if line and not line.isspace():
            origin = Origin(self._part, self._paragraph, tuple(self._runs), self._cell)
            self.blocks.append(
                Block(Span(self._offset, self._offset + self._length), self._kind, self._label, origin)
            )
            self._label = ""
        self.lines.append(line)
        self._offset += self._length + 1
        self._pieces, self._runs, self._length = [], [], 0
        self._broken = False

    def end_page(self) -> None:
        """End the line as a page break does: where it is empty, there is nothing to end."""
        if self._length:
            self.end_line()
            self._broken = True

    def end(self, *, keep_blank: bool) -> None:
        """End the paragraph; a blank one leaves an empty line only where asked to."""
        blank = not self._length
        if blank and (self._broken or (not keep_blank and len(self.lines) == self._first)):
            self._pieces, self._runs = [], []
            return
        self.end_line()
