"""Recall on annotated drafts: which of the known defects are reported at their place."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from wenshu_lint.diagnostic import Diagnostic, Severity
from wenshu_lint.document import Document
from wenshu_lint.engine import Linter
from wenshu_lint.readers import read
from wenshu_lint.source import Source
from wenshu_lint.span import Span

FAMILIES: dict[str, tuple[str, ...]] = {
    "halfwidth-punctuation": ("punctuation", "numbering"),
    "halfwidth-bracket": ("punctuation", "numbering"),
    "punctuation": ("punctuation",),
    "numbering": ("numbering",),
    "numbering-mark": ("numbering",),
    "count": ("numbering", "facts"),
    "ts-consistency": ("script",),
    "ts-overconversion": ("script",),
    "pinyin-junk": ("residue", "script"),
    "web-residue": ("residue",),
    "placeholder": ("residue",),
    "obsolete-formula": ("sensitive",),
    "typo": ("typos", "script", "wording"),
    "duplicate": ("residue", "typos"),
    "language-mismatch": ("residue",),
    "date": ("facts", "numerals"),
    "quote": ("sensitive", "typos", "wording"),
}
"""Families that can find a category of defect; any family where a category is not listed."""

REQUIRED: tuple[str, ...] = (
    "halfwidth-punctuation", "halfwidth-bracket", "numbering", "numbering-mark", "ts-consistency",
    "ts-overconversion", "pinyin-junk", "web-residue", "placeholder", "obsolete-formula", "typo",
)  # fmt: skip


class Row(NamedTuple):
    """A defect or a tempting false alarm: a substring on a line of a file."""

    file: str
    line: int
    substring: str
    category: str
    remark: str
    certainty: str


class Drafts:
    """The annotated drafts, each checked once."""

    def __init__(self, linter: Linter, folder: Path) -> None:
        self._linter, self._folder = linter, folder
        self._checked: dict[str, tuple[Document, list[Diagnostic]]] = {}

    def checked(self, file: str) -> tuple[Document, list[Diagnostic]]:
        """Return a draft and its findings."""
        if file not in self._checked:
            document = read(Source.from_path(self._folder / file))
            self._checked[file] = document, self._linter.lint(document).diagnostics
        return self._checked[file]

    def on(self, row: Row) -> list[Diagnostic]:
        """Return the findings that overlap the row's substring on its line."""
        document, diagnostics = self.checked(row.file)
        places = list(_places(document, row))
        return [d for d in diagnostics if any(_touch(d.span, place) for place in places)]


def rows(path: Path) -> list[Row]:
    """Read a table of defects or of false alarms."""
    with path.open(encoding="utf-8", newline="") as lines:
        cells = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return [Row(c[0], int(c[1]), c[2], c[3], c[4], c[5] if len(c) > 5 else "") for c in cells]


def _places(document: Document, row: Row) -> Iterator[Span]:
    start = document.lines.row_start(row.line)
    last = row.line == len(document.lines)
    end = len(document.text) if last else document.lines.row_start(row.line + 1)
    words = row.substring.rstrip("…") if row.substring.endswith("…") else row.substring
    at = document.text.find(words, start, end)
    while at >= 0:
        yield Span(at, at + len(words))
        at = document.text.find(words, at + 1, end)


def _touch(found: Span, place: Span) -> bool:
    return found.overlaps(place) or (found.start == found.end and place.start <= found.start <= place.end)


def matching(category: str, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the findings whose family can speak about a category."""
    families = FAMILIES.get(category)
    return [d for d in found if families is None or d.family in families]


def recall(drafts: Drafts, defects: Sequence[Row]) -> tuple[dict[tuple[str, str], list[int]], list[Row]]:
    """Return found and all by category and certainty, and the rows that were missed."""
    table: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    missed = []
    for row in defects:
        hit = bool(matching(row.category, drafts.on(row)))
        count = table[row.category, row.certainty]
        count[0] += hit
        count[1] += 1
        if not hit:
            missed.append(row)
    return dict(table), missed


def alarms(drafts: Drafts, innocents: Sequence[Row]) -> list[tuple[Row, Diagnostic]]:
    """Return errors and warnings of the tempting family that stand on innocent words."""
    return [
        (row, diagnostic)
        for row in innocents
        for diagnostic in matching(row.category, drafts.on(row))
        if diagnostic.severity >= Severity.WARNING
    ]
