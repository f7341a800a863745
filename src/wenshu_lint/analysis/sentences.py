"""Cuts the blocks of a text into sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..lazy import pattern
from ..nodes import Block
from ..span import Regions, Span
from .quotes import book_titles

_END = pattern(r"[。！？!?…｡]+[。！？!?…”’」』）)》〉】〕］\]\"]*+")
_BLANK: Final = " \t\u3000\u00a0"
_BRACKETS: Final = frozenset("）)】〕］]")
_GOES_ON: Final = frozenset("，、；：,;:”’」』）)》〉】〕］—")


def sentences(text: str, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Return the sentences in order; together they cover each block but the blanks at its ends.

    A sentence ends with 。！？…… or, in Chinese context, with ! or ?, and takes with it the
    closing marks that follow. Marks within 《》, a question in brackets and an ellipsis
    before a comma end nothing. Blanks between two sentences belong to the first.
    """
    titles = book_titles(text, blocks) if "《" in text else Regions()
    found: list[Span] = []
    for block in blocks:
        start, end = _trimmed(text, block.span)
        for match in _END.finditer(text, start, end):
            stop = match.end()
            if stop >= end or not _ends(text, match.start(), stop, end, titles):
                continue
            while text[stop] in _BLANK:
                stop += 1
            found.append(Span(start, stop))
            start = stop
        if start < end:
            found.append(Span(start, end))
    return tuple(found)


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    left = len(words) - len(words.lstrip())
    return Span(span.start + left, span.start + len(words.rstrip()))


def _ends(text: str, mark: int, stop: int, limit: int, titles: Regions) -> bool:
    """Tell whether the marks from ``mark`` to ``stop``, short of ``limit``, end a sentence."""
    first = text[mark]
    if first == "。":
        return not titles.overlaps(Span(mark, stop))
    following = text[stop] if stop < limit else ""
    if following in _GOES_ON or not _BRACKETS.isdisjoint(text[mark:stop]):
        return False
    if first == "…" and stop - mark == 1:
        return False
    if first in "!?" and not (_is_chinese(text[mark - 1 : mark]) or _is_chinese(following)):
        return False
    return not titles.overlaps(Span(mark, stop))


def _is_chinese(char: str) -> bool:
    """Tell whether it is a Han character or a full-width mark."""
    return char >= "\u2e80" or (char != "" and char in "“”‘’…—")
