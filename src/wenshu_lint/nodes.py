"""The parts of a document, as plain values: blocks, headings, elements, dates."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from typing import NamedTuple

from .span import Span


class Run(NamedTuple):
    """A stretch of one Word run: where it starts in the text and its number in the paragraph."""

    start: int
    """Offset in the document's text, in code points."""
    number: int
    """Number of the run in its paragraph, from 0."""


class Cell(NamedTuple):
    """A cell of a Word table; numbers count from 0, a merged cell takes several columns."""

    table: int
    """Number of the table in its part; tables inside cells and text boxes are not counted."""
    row: int
    column: int


class Origin(NamedTuple):
    """Where in a Word file a block came from."""

    part: str
    """Name of the part in the package, such as ``word/document.xml``."""
    paragraph: int
    """Number of the paragraph in that part, from 0, in document order; the lines above notes do not count."""
    runs: tuple[Run, ...] = ()
    cell: Cell | None = None
    """The cell of a table; ``None`` elsewhere."""

    def run_at(self, offset: int) -> tuple[str, int, int]:
        """Return part, paragraph and run for an offset in the block; the run is -1 where it has none."""
        index = bisect_right([run.start for run in self.runs], offset) - 1
        return self.part, self.paragraph, self.runs[max(0, index)].number if self.runs else -1


class Block(NamedTuple):
    """A paragraph, a table cell's paragraph or a line; never blank, never crossing a line end."""

    span: Span
    kind: str = "paragraph"
    """paragraph · cell · header · footer · note · comment · code · heading (Markdown)."""
    label: str = ""
    """An automatic number as Word shows it: visible, but not in the text."""
    origin: Origin | None = None


class Heading(NamedTuple):
    """A numbered heading or item that opens a block; :meth:`.Document.headed` gives its words."""

    start: int
    """Where the number begins."""
    end: int
    """Where it ends, its brackets and mark included; at ``start`` for an automatic number."""
    level: int
    """1 for 一、 · 2 for （一） · 3 for 1. · 4 for （1） · 5 for ① · 6 for 1.1 · 0 for 第X条 and its like."""
    ordinal: int
    """The value of the number, from 1."""
    form: str
    """The shape of the number with ``#`` for its value, as typed: ``#、`` ``(#)`` ``第#条``."""
    block: int
    """Index of the block in ``Document.blocks``."""
    part: int
    """Index of the part in ``Document.parts``."""

    @property
    def number(self) -> Span:
        """The number with its brackets and mark, as in ``（一）``; empty for an automatic number."""
        return Span(self.start, self.end)


class Part(NamedTuple):
    """One document inside a file: the main text, an attachment, an item of a compilation."""

    span: Span
    kind: str
    """main · attachment · compiled."""
    first: int
    """Index of its first block; ``last`` is exclusive."""
    last: int
    number: int = 0
    """Its number (附件2 → 2), 0 where it has none."""


class Element(NamedTuple):
    """A part of an official document named by GB/T 9704—2012, recognised with certainty."""

    role: str
    """One of :data:`ROLES`."""
    span: Span
    """The words of the element without surrounding blanks; a title may cross lines."""
    part: int = 0


class DateMention(NamedTuple):
    """A full or partial date written in the text."""

    span: Span
    year: int
    month: int
    day: int
    """0 where the text gives no month or day."""
    form: str
    """arabic (2024年3月5日) · chinese (二〇二四年三月五日) · numeric (2024-3-5, 2024.3.5)."""

    @property
    def date(self) -> datetime.date | None:
        """The calendar date, or ``None`` for a partial or impossible one."""
        try:
            return datetime.date(self.year, self.month, self.day)
        except ValueError:
            return None


class Notice(NamedTuple):
    """Something the reader must tell the user: the decoding chosen, a part left unread."""

    code: str
    """encoding · unread-part · revisions · comments · hidden-text · marked-text · live-date · link-target ·
    file-title · empty · unsupported."""
    message: str
    serious: bool = False
    """True where text may have been missed, so that silence would be a lie."""


EMPTY = "正文没有文字"
"""What is told of a draft in which there is nothing to check."""

ROLES: tuple[str, ...] = (
    "份号",
    "密级和保密期限",
    "紧急程度",
    "发文机关标志",
    "发文字号",
    "签发人",
    "标题",
    "主送机关",
    "正文",
    "附件说明",
    "发文机关署名",
    "成文日期",
    "附注",
    "附件",
    "抄送机关",
    "印发机关和印发日期",
    "页码",
)
"""The elements of GB/T 9704—2012, in the order of the standard."""
