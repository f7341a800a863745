"""Chooses which fixes may be made together and makes them until nothing changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .diagnostic import Applicability, Diagnostic, Edit
from .document import Document
from .engine import Linter
from .report import Report

_PASSES = 10


@dataclass(frozen=True, slots=True)
class Fixed:
    """A repaired text, how many fixes were made in it, and what remains to be said of it."""

    text: str
    count: int
    report: Report


def chosen(diagnostics: Iterable[Diagnostic], trust: Applicability) -> list[Diagnostic]:
    """Return the diagnostics whose fixes may be made together.

    Of two fixes that overlap the first by position stays; a fix is made whole or not at all.
    """
    taken: list[Edit] = []
    picked: list[Diagnostic] = []
    for diagnostic in diagnostics:
        fix = diagnostic.fix
        if fix is None or fix.applicability < trust:
            continue
        if any(_clash(edit, other) for edit in fix.edits for other in taken[-64:]):
            continue
        taken.extend(fix.edits)
        picked.append(diagnostic)
    return picked


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with edits made; they must not overlap."""
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda e: e.span):
        pieces += (text[done : edit.span.start], edit.text)
        done = edit.span.end
    return "".join([*pieces, text[done:]])


def fix(
    linter: Linter,
    document: Document,
    reread: Callable[[str], Document],
    trust: Applicability = Applicability.SAFE,
) -> Fixed:
    """Repair a document: make the fixes that may be trusted, check again, until it settles.

    :param reread: makes a document of a repaired text, as the reader of this file would.
    :param trust: the least applicability a fix must have.
    """
    count = 0
    report = linter.lint(document)
    for _ in range(_PASSES):
        picked = chosen(report.diagnostics, trust)
        if not picked:
            break
        edits = [edit for diagnostic in picked if diagnostic.fix for edit in diagnostic.fix.edits]
        document = reread(apply(document.text, edits))
        count += len(picked)
        report = linter.lint(document)
    return Fixed(document.text, count, report)


def _clash(one: Edit, other: Edit) -> bool:
    return (
        one.span.overlaps(other.span)
        or one.span == other.span
        or (
            one.span.start == other.span.start
            and (one.span.start == one.span.end or other.span.start == other.span.end)
        )
    )
