"""Cuts a plain text into blocks: one for each line that is not blank."""

from __future__ import annotations

from ..nodes import Block
from ..span import Span


def lines_of(text: str) -> tuple[Block, ...]:
    """Return one block for each line that holds more than blanks; line ends are left out."""
    blocks: list[Block] = []
    start = 0
    rows = text.split("\n") if "\r" not in text else text.replace("\r", "\n").split("\n")
    for row in rows:
        if row and not row.isspace():
            blocks.append(Block(Span(start, start + len(row))))
        start += len(row) + 1
    return tuple(blocks)
