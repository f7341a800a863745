"""Turns offsets of one text into the lines and characters that an editor counts, and back."""

from __future__ import annotations

import re

from lsprotocol import types

from ..span import LineIndex, Span

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_CODECS = {types.PositionEncodingKind.Utf8: "utf-8", types.PositionEncodingKind.Utf16: "utf-16-le"}


class Places:
    """The places of one text, in the units of one editor.

    Offsets count code points. Lines end with LF, CR LF or CR, as the protocol has it. A place
    outside the text, or inside a character, is taken for the nearest one before it.

    :param encoding: ``utf-8``, ``utf-16`` or ``utf-32``.
    """

    def __init__(self, text: str, encoding: str = types.PositionEncodingKind.Utf16) -> None:
        self.text = text
        self._lines = LineIndex(text)
        counted_alike = encoding == types.PositionEncodingKind.Utf32 or (
            text.isascii() or (encoding == types.PositionEncodingKind.Utf16 and not _ASTRAL.search(text))
        )
        self._codec = "" if counted_alike else _CODECS[types.PositionEncodingKind(encoding)]
        self._width = 2 if self._codec == "utf-16-le" else 1

    def pair(self, offset: int) -> tuple[int, int]:
        """Return line and character, both from 0, of an offset."""
        row, column = self._lines.position(offset)
        return row - 1, self._units(offset - column + 1, offset) if self._codec else column - 1

    def plain_range(self, span: Span) -> dict[str, dict[str, int]]:
        """Return a span as the range that goes over the wire."""
        start, end = self.pair(span.start), self.pair(span.end)
        return {
            "start": {"line": start[0], "character": start[1]},
            "end": {"line": end[0], "character": end[1]},
        }

    def position(self, offset: int) -> types.Position:
        """Return an offset as the editor counts it."""
        return types.Position(*self.pair(offset))

    def range(self, span: Span) -> types.Range:
        """Return a span as the editor counts it."""
        return types.Range(self.position(span.start), self.position(span.end))

    def offset(self, position: types.Position) -> int:
        """Return the offset of a place in the editor."""
        if position.line >= len(self._lines):
            return len(self.text)
        start, end = self.line(position.line)
        if not self._codec:
            return min(start + position.character, end)
        data = self.text[start:end].encode(self._codec, "surrogatepass")[: position.character * self._width]
        return start + len(data.decode(self._codec, "ignore"))

    def span(self, found: types.Range) -> Span:
        """Return the span of a range in the editor; never one that runs backwards."""
        start = self.offset(found.start)
        return Span(start, max(start, self.offset(found.end)))

    def line(self, number: int) -> Span:
        """Return the span of a line, counted from 0, without its end."""
        start = self._lines.row_start(number + 1)
        if number + 1 == len(self._lines):
            return Span(start, len(self.text))
        end = self._lines.row_start(number + 2)
        return Span(start, end - (2 if self.text[max(start, end - 2) : end] == "\r\n" else 1))

    def line_at(self, offset: int) -> Span:
        """Return the span of the line in which an offset lies, without its end."""
        return self.line(self._lines.position(offset).row - 1)

    def _units(self, start: int, end: int) -> int:
        return len(self.text[start:end].encode(self._codec, "surrogatepass")) // self._width


def edited(places: Places, change: types.TextDocumentContentChangeEvent, encoding: str) -> Places:
    """Return the places of the text that a change in the editor leaves."""
    if isinstance(change, types.TextDocumentContentChangeWholeDocument):
        return Places(change.text, encoding)
    start, end = places.span(change.range)
    return Places(places.text[:start] + change.text + places.text[end:], encoding)
