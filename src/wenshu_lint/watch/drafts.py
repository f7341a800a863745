"""A draft while somebody edits it: its findings now, which of them are new, and which are mended."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from itertools import count
from typing import NamedTuple

from ..comparison import compared
from ..diagnostic import Diagnostic
from ..document import Document
from ..report import Entry, FileReport, Report, located
from ..span import Span

_LANDMARKS = frozenset({0, 1, 2})
"""Levels of headings that a reader finds at a glance: 第X条, 一、 and （一）."""
_WIDE = frozenset({"正文", "附件"})
"""Elements in which a place is not found at a glance."""
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
    """In which element of the draft, or under which heading it stands; empty where neither is known."""
    sought: str = ""
    """Words to search for in Word or WPS; empty where they would lead nowhere."""
    fresh: bool = False
    """Whether the last save brought it."""


class Draft:
    """One draft and what became of it, save by save.

    :param name: what to call it.
    :param key: tells it from the others on a page.
    """

    def __init__(self, name: str, key: str = "d1") -> None:
        self.name, self.key = name, key
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
        self._keys = _Keys()

    def take(self, report: Report, when: str) -> None:
        """Note the result of a save and compare it with the one before."""
        before, self._last = self._last, report
        self._first = self._first or report
        fresh = set(compared(before, report).report.diagnostics) if before else set()
        self.mended = _gone(before, report) if before else ()
        self.mended_in_all = len(_gone(self._first, report))
        self.found = located(report)
        self.items = tuple(_items(report, self.found, fresh, self._keys.given(report)))
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


def _items(
    report: Report, found: FileReport, fresh: Collection[Diagnostic], keys: Iterable[str]
) -> Iterator[Item]:
    document = report.document
    landmarks = _Landmarks(document)
    for diagnostic, entry, key in zip(report.diagnostics, found.entries, keys, strict=True):
        span = diagnostic.span
        yield Item(entry, key, landmarks.near(span.start), sought(document, span), diagnostic in fresh)


class _Keys:
    """Gives findings names that they keep from save to save."""

    def __init__(self) -> None:
        self._known: list[tuple[tuple[str, str, str], str]] = []
        self._next = count(1)

    def given(self, report: Report) -> list[str]:
        """Return a name for each finding: that of the same one before, or a new one.

        The same is one of the same rule on the same words, in the same paragraph where there is such.
        """
        said = [_said(report.document, diagnostic) for diagnostic in report.diagnostics]
        keys: list[str] = [""] * len(said)
        for depth in (3, 2):
            taken = set(keys)
            free: dict[tuple[str, ...], deque[str]] = {}
            for words, key in self._known:
                if key not in taken:
                    free.setdefault(words[:depth], deque()).append(key)
            for index, words in enumerate(said):
                if not keys[index] and free.get(words[:depth]):
                    keys[index] = free[words[:depth]].popleft()
        keys = [key or str(next(self._next)) for key in keys]
        self._known = list(zip(said, keys, strict=True))
        return keys


def _said(document: Document, diagnostic: Diagnostic) -> tuple[str, str, str]:
    block = document.block_at(diagnostic.span.start)
    text = document.text
    return diagnostic.rule, diagnostic.span.of(text), block.span.of(text) if block else ""


class _Landmarks:
    """What a reader finds at a glance in a draft: its elements and headings."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._elements = [element for element in document.elements if element.role not in _WIDE]
        self._headings = [heading for heading in document.headings if heading.level in _LANDMARKS]
        self._blocks = [heading.block for heading in self._headings]

    def near(self, offset: int) -> str:
        """Return where a place is: in an element, or under a heading in the same part of the draft."""
        spans = ((element.role, element.span) for element in self._elements)
        role = next((role for role, (start, end) in spans if start <= offset <= end), "")
        return f"在{role}里" if role else self._under(offset)

    def _under(self, offset: int) -> str:
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
        return f"在“{words if len(words) <= _CAPTION else f'{words[:_CAPTION]}…'}”之下"


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
    while stop - start < _SOUGHT and (stop - start < 2 or _is_elsewhere(text, start, stop)):
        if (start, stop) == (low, high):
            break
        start, stop = max(low, start - 1), min(high, stop + 1)
    words = text[start:stop].strip()
    return words if words.isprintable() else ""


def _is_elsewhere(text: str, start: int, stop: int) -> bool:
    words = text[start:stop]
    return text.find(words) != start or text.find(words, start + 1) >= 0
