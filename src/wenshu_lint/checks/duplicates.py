"""Finds what a draft says twice word for word: paragraphs, runs of sentences, a title and its echo."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import compress, count
from operator import eq
from typing import Final, NamedTuple

from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check, Occasion

_NOISE = pattern(r"[\s，。、；：！？,;:.!?“”‘’\"'（）()《》—…·\u2500-\u257f-]+")
_FRAGMENT = pattern(r"[^。！？；;!?]+[。！？；;!?]*[”’』」）)]*")
_OPEN_END = pattern("[^。；，]")
"""With what a title may end; of sentences only those count that are the same to the letter."""
_MARKS: Final = " \t\u3000\xa0，。、；：！？,;:.!?“”‘’（）()《》—…"
_END: Final = 6
_SHORT_FRAGMENT: Final = 6
_SHORT_BLOCK: Final = 4
_LEAD: Final = 40
"""More characters than may stand before the words of a title, blanks and marks included."""


class _Place(NamedTuple):
    block: int
    number: int
    span: Span


class _Echo(NamedTuple):
    span: Span
    place: _Place
    """Where the same words stand first; a truncated fragment echoes the whole one."""
    size: int

    @property
    def after(self) -> tuple[int, int]:
        """Block and number of the fragment that follows the first one."""
        return self.place.block, self.place.number + 1


class RepeatedText(Check):
    """Flag a paragraph, or a run of sentences, that stands earlier in the draft word for word.

    Laws repeat whole clauses on purpose: a draft set out in articles is left alone, and so
    are tables. A short paragraph counts where the paragraph beside it is repeated as well.
    """

    least: int = 30
    """Fewest characters, marks left out, of a repeated paragraph."""
    least_run: int = 30
    """Fewest characters of repeated sentences within a paragraph, where there are several."""
    least_single: int = 45
    """Fewest characters of a single repeated sentence."""

    def words(self) -> frozenset[str]:
        """``row`` is the line where it stands first, ``start`` its first words."""
        return frozenset({"row", "start"})

    def occasions(self) -> Iterable[Occasion]:
        """A draft that is not set out in articles."""
        return [("articles", "none")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Flag every repetition after the first time."""
        if document.region("articles"):
            return
        least = self.least // 2
        rows = document.folded.replace("。", "\n").split("\n")
        pieces = list(map(str.strip, [row for row in rows if len(row) >= least]))
        if len(set(pieces)) == len(pieces):
            return
        twice = sum(len(piece) for piece, times in Counter(pieces).items() if times > 1)
        if twice < self.least:
            return
        whole = self._repeated_blocks(document)
        found = [(document.blocks[i].span, document.blocks[first].span.start) for i, first in whole.items()]
        for span, start in sorted([*found, *self._repeated_runs(document, whole.keys())]):
            if not document.quotations.covers(span):
                yield _finding(document, span, start)

    def _repeated_blocks(self, document: Document) -> dict[int, int]:
        """Map a repeated block to its first occurrence, short neighbours of long ones included."""
        seen: dict[str, int] = {}
        equal: dict[int, int] = {}
        long: list[int] = []
        for index, text in enumerate(document.block_texts):
            if document.blocks[index].kind != "paragraph":
                continue
            plain = _NOISE.sub("", text)
            first = seen.setdefault(plain, index) if len(plain) >= _SHORT_BLOCK else index
            if first != index:
                equal[index] = first
                if len(plain) >= self.least:
                    long.append(index)
        found: dict[int, int] = {}
        while long:
            index = long.pop()
            found[index] = equal[index]
            for step in (-1, 1):
                beside = index + step
                if beside not in found and equal.get(beside) == equal[index] + step:
                    long.append(beside)
        return found

    def _repeated_runs(self, document: Document, whole: Set[int]) -> Iterator[tuple[Span, int]]:
        first: dict[str, _Place] = {}
        at: dict[tuple[int, int], str] = {}
        for index, text in enumerate(document.block_texts):
            if document.blocks[index].kind != "paragraph" or index in whole:
                continue
            run: list[_Echo] = []
            for number, (span, plain) in enumerate(_fragments(text, document.blocks[index].span.start)):
                at[index, number] = plain
                here = _Place(index, number, span)
                place = first.setdefault(plain, here)
                if place is here and run and at.get(run[-1].after, "").startswith(plain):
                    place = run[-1].place._replace(number=run[-1].place.number + 1)
                if place is not here and (not run or run[-1].after == place[:2]):
                    run.append(_Echo(span, place, len(plain)))
                    continue
                yield from self._run(run)
                run = [] if place is here else [_Echo(span, place, len(plain))]
            yield from self._run(run)

    def _run(self, run: Sequence[_Echo]) -> Iterator[tuple[Span, int]]:
        if sum(echo.size for echo in run) >= (self.least_run if len(run) > 1 else self.least_single):
            yield Span(run[0].span.start, run[-1].span.end), run[0].place.span.start


def _fragments(text: str, base: int) -> Iterator[tuple[Span, str]]:
    for match in _FRAGMENT.finditer(text):
        plain = _NOISE.sub("", match[0])
        if len(plain) >= _SHORT_FRAGMENT:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Span(base + start, base + match.end()), plain


def _finding(document: Document, span: Span, first: int) -> Finding:
    row = str(document.lines.position(first).row)
    words = span.of(document.text).strip()
    start = words if len(words) <= 20 else words[:18] + "……"
    return Finding(span, {"row": row, "start": start}, related=(Span(first, first + 1),))


class RepeatedTitle(Check):
    """Flag a short line that says again what the line before it says.

    ``lead`` is what may stand before the words of the first line, such as 第一篇：.
    """

    lead: str = ""
    least: int = 6
    most: int = 60

    def words(self) -> frozenset[str]:
        """``row`` is the line that says it first."""
        return frozenset({"row"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare each short line with the one before."""
        texts, most = document.block_texts, self.most
        titles = [match.start() for match in _OPEN_END.finditer(document.line_edges.ends, 1)]
        alike = [index for index in titles if texts[index][-4:-1] in texts[index - 1]]
        sentences = compress(count(1), map(eq, texts, texts[1:]))
        for index in sorted({*alike, *sentences}):
            first, second = texts[index - 1], texts[index]
            if len(second) > most or len(first) > most + _LEAD or "×" in second:
                continue
            if document.blocks[index].kind == "cell" or self._differ(first, second):
                continue
            plain = self._plain(second)
            if len(plain) >= self.least and plain == self._plain(first):
                span = document.blocks[index - 1].span
                row = str(document.lines.position(span.start).row)
                yield Finding(document.blocks[index].span, {"row": row}, related=(span,))

    @staticmethod
    def _differ(first: str, second: str) -> bool:
        """Tell cheaply, for most lines that end alike, that they do not say the same."""
        one, other = first.rstrip(_MARKS)[-_END:], second.rstrip(_MARKS)[-_END:]
        return one != other and one.isalnum() and other.isalnum()

    def _plain(self, text: str) -> str:
        return _NOISE.sub("", re.sub(self.lead, "", text, count=1) if self.lead else text)
