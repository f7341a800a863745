"""Checks of spelling by context: characters that fall out of the words around them."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
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
_AROUND: Final = 10
"""Characters on either side that are cut along with what comes into question."""
_REMEMBERED: Final = 50_000


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


class Slip(NamedTuple):
    """A line of a table of characters: what it is, what is typed for it, the words it stands in."""

    right: str
    wrong: str
    members: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    """What looks like one of the words with a wrong character and is right: 福利 beside 不利."""


class RareCharacter(Check):
    """Flag a character that official texts rarely hold where another one would complete a word.

    ``rows`` say for which characters it may have been typed, and in which words those stand:
    惯彻 for 贯彻. It is flagged only where the segmenter leaves it alone, next to
    characters that it leaves alone as well.
    """

    rows: tuple[Slip, ...] = ()
    exceptions: tuple[str, ...] = ()
    """Words that look so and are right."""

    @cached_property
    def _rows(self) -> list[Slip]:
        return [Slip(*row) for row in self.rows]

    @cached_property
    def _typed(self) -> tuple[str, list[int]]:
        """The wrong characters of all rows in one string, and where those of each row begin."""
        starts = [0, *accumulate(len(row.wrong) for row in self._rows)]
        return "".join(row.wrong for row in self._rows), starts[:-1]

    @cached_property
    def _rare(self) -> re.Pattern[str]:
        """Finds each rare character, then what stands before it and after it."""
        chars = "".join(sorted(set(self._typed[0])))
        return re.compile(f"([{chars}])(?<=(.).)(?=(.))", re.DOTALL)

    @cached_property
    def _forms(self) -> dict[str, dict[str, list[tuple[str, int]]]]:
        return {}

    @cached_property
    def _innocent(self) -> set[tuple[str, str, str]]:
        """Rare characters with what stands on either side, where no word comes into question."""
        return set()

    @cached_property
    def _excepted(self) -> frozenset[str]:
        return frozenset(self.exceptions).union(*(row.exceptions for row in self._rows))

    @cached_property
    def _usual(self) -> frozenset[str]:
        """All the words: where one reaches across an end, the segmenter need not be asked."""
        return frozenset(word for row in self._rows for word in row.members)

    def words(self) -> frozenset[str]:
        """``fix`` is the word as it should be."""
        return frozenset({"fix"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at what stands beside each rare character, then ask the segmenter."""
        text, end = document.folded, 0
        for span, word in sorted(self._slips(text)):
            if span.start >= end:
                end = span.end
                right = document.in_script(span.of(document.text), word)
                yield Finding(span, {"fix": right}, right)

    def _slips(self, text: str) -> Iterator[tuple[Span, str]]:
        """Yield what is flagged and what it should be; only what is not known to be innocent is looked at."""
        framed = f"\n{text}\n"
        for found in {*self._rare.findall(framed)} - self._innocent:
            char, before, after = found
            near = before + char + after
            candidates = self._candidates(near)
            if not candidates:
                self._innocent.add(found)
                continue
            place = framed.find(near)
            while place >= 0:
                for word, at in candidates:
                    span = Span(place - at, place - at + len(word))
                    if self._is_slip(text, span, place, word):
                        yield span, word
                        break
                place = framed.find(near, place + 1)
        if len(self._innocent) > _REMEMBERED:
            self._innocent.clear()

    def _candidates(self, near: str) -> list[tuple[str, int]]:
        """Return the words that a rare character between two others may belong to, and its place in them."""
        forms = self._forms.get(near[1]) or self._forms_of(near[1])
        before, after = near[:2], near[1:]
        found = []
        for form, other in ((before, after), (after, before)):
            for word, at in forms.get(form, ()):
                if len(word) > 2 or (form not in self._excepted and other not in self._usual):
                    found.append((word, at))
        return found

    def _forms_of(self, char: str) -> dict[str, list[tuple[str, int]]]:
        """Return, by the rare character and its neighbour, the words and where in them it would stand."""
        made = self._forms[char] = {}
        typed, starts = self._typed
        place = typed.find(char)
        while place >= 0:
            row = self._rows[bisect_right(starts, place) - 1]
            for word in row.members:
                at = word.index(row.right)
                key = word[at - 1] + char if at else char + word[1]
                made.setdefault(key, []).append((word, at))
            place = typed.find(char, place + 1)
        return made

    def _is_slip(self, text: str, span: Span, place: int, word: str) -> bool:
        head = place - span.start
        return (
            span.start >= 0
            and text.startswith(word[:head], span.start)
            and text.startswith(word[head + 1 :], place + 1)
            and not _covered(text, span, self._excepted)
            and text[span.start - 1 : span.start + 1] not in self._usual
            and text[span.end - 1 : span.end + 1] not in self._usual
            and _falls_out(text, span, place)
            and not _is_name_or_term(text, span)
        )

    def prepared(self) -> Check:
        """Refuse words that do not hold their character."""
        for row in self._rows:
            if any(word.count(row.right) != 1 for word in row.members) or row.right in row.wrong:
                raise ValueError(f"“{row.right}”一行有误")
        return self


def _falls_out(text: str, span: Span, place: int) -> bool:
    """Tell whether the dictionary leaves the character alone, and no piece reaches across the span."""
    end = max(0, span.start - _AROUND)
    beside = []
    for piece in words.pieces(text[end : span.end + _AROUND]):
        start, end = end, end + len(piece)
        if end <= span.start:
            continue
        if start >= span.end:
            break
        if start < span.start or end > span.end or (len(piece) > 1 and start <= place < end):
            return False
        if place in (start - 1, end):
            beside.append(len(piece))
    return 1 in beside


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
