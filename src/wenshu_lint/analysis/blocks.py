"""Cuts a plain text into blocks: one for each line that is not blank."""

from __future__ import annotations

from ..nodes import Block
from ..span import Span

_new = tuple.__new__
"""Half the price of calling a named tuple: a long text has many lines."""


def lines_of(text: str) -> tuple[Block, ...]:
    """Return one block for each line that holds more than blanks; line ends are left out."""
    blocks: list[Block] = []
    start = 0
    rows = text.split("\n") if "\r" not in text else text.replace("\r", "\n").split("\n")
    for row in rows:
        end = start + len(row)
        if row and not row.isspace():
            blocks.append(_new(Block, (_new(Span, (start, end)), "paragraph", "", None)))
        start = end + 1
    return tuple(blocks)
