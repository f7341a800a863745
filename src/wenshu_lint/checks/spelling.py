"""Checks of spelling by context: characters that fall out of the words around them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from ..analysis import words
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check
from .confusables import alike

_MOST: Final = 4
"""Pieces that one word may replace."""
_LONGEST: Final = 6
"""Characters of a word that is offered."""
_RUN: Final = pattern(r"[\u4e00-\u9fa5]{2,}")
_PLACE: Final = frozenset("村镇乡山溪屯庄沟湾岛峡寨街路洞桥河湖寺·")
"""What stands after the name of a place, where any characters may meet."""

_OFTEN: Final = 2
"""What is written so more often than this in one draft is a term, not a slip."""


def _is_name_or_term(text: str, span: Span) -> bool:
    """Tell whether what stands at a span is part of a name, or recurs as only terms do."""
    after = text[span.end : span.end + 2]
    return not _PLACE.isdisjoint(after) or text.count(span.of(text)) > _OFTEN


def _covered(text: str, span: Span, known: frozenset[str]) -> bool:
    """Tell whether one of the known words, of two characters to six, stands over the span."""
    for start in range(max(0, span.start - 4), span.end):
        for end in range(max(start + 1, span.start) + 1, start + 7):
            if text[start:end] in known:
                return True
    return False


class Known(NamedTuple):
    """A line of a table of words that the dictionary lacks."""

    word: str


class UnlikelyCharacter(Check):
    """Flag a character that stands alone where one like it would make a word with its neighbours.

    The pieces into which the dictionary cuts a text each have a probability; that of the
    word must be greater than that of the pieces by a factor of ``e ** threshold``. The
    whole text is cut, so this takes about as long as all other rules together, and the
    packages of the extra ``spelling`` must be installed.
    """

    threshold: float = 8.0
    least: int = 3
    """How often a word must have been counted to be offered."""
    rows: tuple[Known, ...] = ()
    """Words that are right though the dictionary lacks them (赋能)."""

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(row[0] for row in self.rows)

    @cached_property
    def _weights(self) -> dict[str, float]:
        """The logarithm of the probability of each word of the dictionary."""
        counts = words.frequencies()
        whole = math.log(sum(counts.values()))
        return {word: math.log(count) - whole for word, count in counts.items() if count >= self.least}

    @cached_property
    def _unknown(self) -> float:
        return min(self._weights.values()) - math.log(2 * self.least)

    def words(self) -> frozenset[str]:
        """``fix`` is the word as it should be."""
        return frozenset({"fix"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Cut every run of Chinese characters and weigh the words that one change would make."""
        text = document.folded
        for run in _RUN.finditer(text):
            taken: list[Span] = []
            for _, span, word in sorted(self._slips(run), reverse=True):
                if any(span.overlaps(other) for other in taken):
                    continue
                taken.append(span)
                if _covered(text, span, self._known) or _is_name_or_term(text, span):
                    continue
                right = document.in_script(span.of(document.text), word)
                yield Finding(span, {"fix": right}, right)

    def _slips(self, run: re.Match[str]) -> Iterator[tuple[float, Span, str]]:
        pieces = words.pieces(run[0])
        place = run.start()
        for index, piece in enumerate(pieces):
            if len(piece) == 1:
                best = max(self._words(pieces, index), default=None)
                if best and best[0] >= self.threshold:
                    start = place - best[2]
                    yield best[0], Span(start, start + len(best[1])), best[1]
            place += len(piece)

    def _words(self, pieces: Sequence[str], index: int) -> Iterator[tuple[float, str, int]]:
        """Yield gain, word and place in it for each word that another character at a piece would make."""
        weights, others = self._weights, alike(pieces[index])
        for first in range(max(0, index - _MOST + 1), index + 1):
            before = "".join(pieces[first:index])
            for last in range(max(index, first + 1), min(len(pieces), first + _MOST)):
                after = "".join(pieces[index + 1 : last + 1])
                if len(before) + len(after) >= _LONGEST:
                    break
                if len(before) + len(after) == 2 and last - first == 1:
                    continue  # a whole word with one more character: 文明|乡 is not 文明戏
                cost = sum(weights.get(piece, self._unknown) for piece in pieces[first : last + 1])
                for other, extra in others.items():
                    word = before + other + after
                    if word in weights and not word.startswith("第"):
                        yield weights[word] - cost - extra, word, len(before)
