"""Cuts a plain text into blocks: one for each line that is not blank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, compress, count, repeat
from operator import add, itemgetter, sub
from typing import NamedTuple

from ..lazy import pattern
from ..nodes import Block
from ..span import Span

_new = tuple.__new__
_OURS = "wenshu-lint"
_first, _last = itemgetter(0), itemgetter(-1)


class Edges(NamedTuple):
    """With what each block begins and ends, blanks left out: one character a block."""

    starts: str
    ends: str
    open: list[int]
    """The blocks that end in a word or a comma: titles, and lines broken off."""


class Lines(NamedTuple):
    """The lines of a text that hold more than blanks, in columns."""

    blocks: tuple[Block, ...]
    words: tuple[str, ...]
    """What stands in each line, without its end."""
    starts: list[int]
    edges: Edges


def lines_of(text: str) -> Lines:
    """Return one block for each line that holds more than blanks; line ends are left out.

    A directive on a line of its own is addressed to us and no line of the draft: what it stands before
    must look the same with it. A long text has many lines, so the columns are made whole, by functions
    of the interpreter.
    """
    rows = text.split("\n") if "\r" not in text else text.replace("\r", "\n").split("\n")
    if len(rows) > 1 and not rows[-1]:
        rows.pop()  # nothing follows the last line end of most texts
    lengths = list(map(len, rows))
    ends = list(map(add, accumulate(lengths), count()))
    starts = list(map(sub, ends, lengths))
    solid = list(map(str.strip, rows))
    if _OURS in text and "<!--" in text:
        solid = ["" if _is_directive(words) else words for words in solid]
    if not all(solid):
        rows, starts, ends = (list(compress(column, solid)) for column in (rows, starts, ends))
        solid = list(filter(None, solid))
    spans = map(_new, repeat(Span), zip(starts, ends, strict=True))
    blocks = map(_new, repeat(Block), zip(spans, repeat("paragraph"), repeat(""), repeat(None), strict=False))
    return Lines(tuple(blocks), tuple(rows), starts, _edges(solid))


def _is_directive(words: str) -> bool:
    return words.startswith("<!--") and _OURS in words and words.find("-->") == len(words) - len("-->")


LONG = 20
"""Characters of a line that may be prose; shorter ones are titles as a rule."""
_OPEN_END = pattern("[^。！？…；：”’）】》」』!?;:.)]")

_LOOSE_BLANK = pattern(
    r" (?<=\S )(?:(?<![条章节] )|" + "".join(rf"(?<!第\w{{{n}}} )" for n in range(2, 7)) + r") ?(?=\S)"
)


def has_loose_blank(text: str) -> bool:
    """Tell whether a blank, or two, stand between characters of a line other than behind 第X条."""
    return _LOOSE_BLANK.search(text) is not None


def edges_of(words: Iterable[str]) -> Edges:
    """Return the edges of blocks, none of which is blank, by their words."""
    return _edges(list(map(str.strip, words)))


def _edges(solid: Sequence[str]) -> Edges:
    ends = "".join(map(_last, solid))
    return Edges("".join(map(_first, solid)), ends, [end.start() for end in _OPEN_END.finditer(ends)])
