"""Writes findings into a copy of a Word file: each as a comment, sure repairs as tracked changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from ...diagnostic import Applicability, Diagnostic
from ...fixer import chosen
from ...source import Source, SourceError

if TYPE_CHECKING:
    from ...readers.docx import Opened
    from ...report import Report

Remark = Callable[[Diagnostic, bool], Sequence[str]]
"""Gives the paragraphs of a comment for a finding; the second argument tells that the repair is tracked."""


class Annotated(NamedTuple):
    """A copy of a Word file with what was written into it."""

    data: bytes
    comments: int
    """How many findings became comments: all of them, or none in a file without a run to hang them on."""
    revisions: int
    """How many findings were repaired by tracked changes."""
    displaced: int
    """How many comments stand beside the place, as in headers and text boxes, where Word allows none."""

    def __repr__(self) -> str:
        """Show the numbers; the bytes of a draft belong on no terminal and in no log."""
        _data, comments, revisions, displaced = self
        return f"Annotated(comments={comments}, revisions={revisions}, displaced={displaced})"


def annotated(
    source: Source,
    report: Report,
    remark: Remark,
    *,
    revise: Applicability | None = None,
    when: datetime | None = None,
) -> Annotated:
    """Return a copy of a Word file with its findings as comments; all other parts stay byte for byte.

    :param report: of this very file.
    :param revise: make the repairs that are trusted at least so far, as tracked changes.
    :param when: the moment that comments and changes bear; now by default.
    :raises SourceError: for a file that cannot be read or is damaged anywhere, was changed since it was
        checked, is signed, or is in the strict form of the standard.
    """
    from ...readers.docx import open_docx
    from .comments import Comments
    from .package import Copy
    from .places import Places
    from .revisions import Revisions

    opened = open_docx(source)
    _refuse(source, opened, report)
    diagnostics = report.diagnostics
    if not diagnostics:
        return Annotated(source.data, 0, 0, 0)
    moment = f"{when or datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    places = Places(opened, (offset for diagnostic in diagnostics for offset in _offsets(diagnostic)))
    copy = Copy(opened.package)
    copy.change(places.main)
    comments = Comments(copy.comments(), places, moment)
    revisions = Revisions(places, moment)
    planned = [] if revise is None else chosen(diagnostics, revise)
    tracked = {id(diagnostic): diagnostic for diagnostic in planned if revisions.possible(diagnostic)}
    for diagnostic in diagnostics:
        comments.add(diagnostic.span, remark(diagnostic, id(diagnostic) in tracked))
    for diagnostic in tracked.values():
        for root in revisions.make(diagnostic):
            copy.change(root)
    return Annotated(copy.data(), comments.count, len(tracked), comments.displaced)


def _offsets(diagnostic: Diagnostic) -> Iterator[int]:
    """Yield where the words of a finding and of its repair begin and end."""
    yield from diagnostic.span
    for edit in diagnostic.fix.edits if diagnostic.fix else ():
        yield from edit.span


def _refuse(source: Source, opened: Opened, report: Report) -> None:
    if opened.text != report.document.text:
        raise SourceError(source.name, "文件在检查以后改动过，请重新检查")
    if opened.package.signed:
        raise SourceError(source.name, "文件有数字签名，写入批注会使签名失效；请用签名以前的稿子")
    if opened.package.strict:
        raise SourceError(source.name, "文件是“严格 Open XML”格式，不能写入批注；请另存为普通的 .docx")
