"""A draft while somebody edits it: its findings now, which of them are new, and which are mended."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ..comparison import compared
from ..diagnostic import Diagnostic
from ..document import Document
from ..report import Entry, FileReport, Report, located
from ..span import Span

_LANDMARKS = frozenset({0, 1, 2})
"""Levels of headings that a reader finds at a glance: 第X条, 一、 and （一）."""
_CAPTION = 18
"""How many characters of a heading are shown."""
_SOUGHT = 24
"""How long words to search for may become, so that they stand in the draft once."""


class Item(NamedTuple):
    """A finding as the page shows it."""

    entry: Entry
    key: str
    """Names the finding from one save to the next."""
    landmark: str = ""
    """The heading under which it stands; empty where there is none."""
    sought: str = ""
    """Words to search for in Word or WPS; empty where they would lead nowhere."""
    fresh: bool = False
    """Whether the last save brought it."""


class Draft:
    """One draft and what became of it, save by save.

    :param name: what to call it.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.found: FileReport | None = None
        """The last result; ``None`` before the first."""
        self.items: tuple[Item, ...] = ()
        self.mended: tuple[Entry, ...] = ()
        """What the last save mended."""
        self.mended_in_all = 0
        """How many findings of the first check are gone."""
        self.checked = ""
        """When it was last read, for people."""
        self.trouble = ""
        """Why it cannot be read at present; the last result stays."""
        self._first: Report | None = None
        self._last: Report | None = None

    def take(self, report: Report, when: str) -> None:
        """Note the result of a save and compare it with the one before."""
        before, self._last = self._last, report
        self._first = self._first or report
        fresh = set(compared(before, report).report.diagnostics) if before else set()
        self.mended = _gone(before, report) if before else ()
        self.mended_in_all = len(_gone(self._first, report))
        self.found = located(report)
        self.items = tuple(_items(report, self.found, fresh))
        self.checked, self.trouble = when, ""

    def begin_anew(self) -> None:
        """Forget earlier results: under other settings a difference is nobody's work."""
        self._first = self._last = None

    @property
    def fresh(self) -> int:
        """How many findings the last save brought."""
        return sum(item.fresh for item in self.items)


def _gone(before: Report, now: Report) -> tuple[Entry, ...]:
    """Return the findings of an earlier version that a later one has no more."""
    return located(compared(now, before).report).entries


def _items(report: Report, found: FileReport, fresh: set[Diagnostic]) -> Iterator[Item]:
    document = report.document
    landmarks = _Landmarks(document)
    seen: Counter[tuple[str, str]] = Counter()
    for diagnostic, entry in zip(report.diagnostics, found.entries, strict=True):
        said = diagnostic.rule, diagnostic.span.of(document.text)
        seen[said] += 1
        yield Item(
            entry,
            hashlib.blake2b(repr((said, seen[said])).encode(), digest_size=8).hexdigest(),
            landmarks.above(diagnostic.span.start),
            sought(document, diagnostic.span),
            diagnostic in fresh,
        )


class _Landmarks:
    """The headings of a draft, looked up by place."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._headings = [heading for heading in document.headings if heading.level in _LANDMARKS]
        self._blocks = [heading.block for heading in self._headings]

    def above(self, offset: int) -> str:
        """Return the words of the heading above a place in the same part of the draft."""
        block = self._document.block_index(offset)
        index = bisect_right(self._blocks, block - 1) - 1
        if index < 0 or self._document.blocks[block].kind not in ("paragraph", "cell"):
            return ""
        heading = self._headings[index]
        part = self._document.parts[heading.part]
        if not part.first <= block < part.last:
            return ""
        number = self._document.blocks[heading.block].label
        words = number + self._document.headed(heading).of(self._document.text)
        return words if len(words) <= _CAPTION else f"{words[:_CAPTION]}…"


def sought(document: Document, span: Span) -> str:
    """Return the words at a place with as many around them as make them stand in the draft once."""
    block = document.block_at(span.start)
    if block is None:
        return ""
    text, (low, high) = document.text, block.span
    line = text.rfind("\n", low, span.start) + 1
    low = max(low, line)
    end = text.find("\n", span.start, high)
    high = high if end < 0 else end
    start, stop = max(low, span.start), min(span.end, high, span.start + _SOUGHT)
    while stop - start < _SOUGHT and (stop - start < 2 or text.count(text[start:stop]) > 1):
        if (start, stop) == (low, high):
            break
        start, stop = max(low, start - 1), min(high, stop + 1)
    words = text[start:stop].strip()
    return words if words.isprintable() else ""
