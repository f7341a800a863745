"""What the linter says: findings, edits, fixes and diagnostics, as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Final, NamedTuple

from .span import Span


class Severity(IntEnum):
    """How serious a fault is; comparable, so a level of failure can be set."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The name used in rule files, configuration and reports."""
        return self.name.lower()

    @classmethod
    def of(cls, label: str) -> Severity:
        """Return the severity with this label; raise ``KeyError`` for another word."""
        return cls[label.upper()]


class Applicability(IntEnum):
    """How far a fix may be trusted."""

    DISPLAY = 1
    """Show it; a person decides and types."""
    UNSAFE = 2
    """Apply when asked to; a person looks at the result."""
    SAFE = 3
    """Apply in the default run: the meaning cannot change and the result is certain."""

    @property
    def label(self) -> str:
        """The name used in rule files and reports."""
        return self.name.lower()


class Edit(NamedTuple):
    """Replace the words at a span by a text; an empty span inserts."""

    span: Span
    text: str


_LONG = 500


def lesser(edit: Edit, text: str) -> list[Edit]:
    """Return the least edits that come to the same: what stays, as a telephone number may, is not touched.

    A long edit is returned as it is, for comparing takes the square of its length.
    """
    from difflib import SequenceMatcher

    start, old = edit.span.start, edit.span.of(text)
    if len(old) > _LONG:
        return [edit]
    steps = SequenceMatcher(None, old, edit.text, autojunk=False).get_opcodes()
    return [Edit(Span(start + a, start + b), edit.text[c:d]) for kind, a, b, c, d in steps if kind != "equal"]


_CLOSE = 20


def joined(edits: Sequence[Edit], text: str) -> Edit | None:
    """Return one edit that comes to the same as two that stand close together; ``None`` for others."""
    whole = Span(edits[0].span.start, edits[-1].span.end)
    is_far = whole.end - whole.start > _CLOSE or "\n" in whole.of(text)
    if len(edits) > 2 or (len(edits) == 2 and (is_far or edits[0].span == edits[1].span)):
        return None
    made, place = "", whole.start
    for span, new in edits:
        made += text[place : span.start] + new
        place = span.end
    return Edit(whole, made)


class Fix(NamedTuple):
    """Edits that belong together: all of them are made, or none."""

    edits: tuple[Edit, ...]
    applicability: Applicability
    message: str = ""


_NO_WORDS: Final[Mapping[str, str]] = {}


class Finding(NamedTuple):
    """What a check yields: a place and the words its rule's message may use."""

    span: Span
    words: Mapping[str, str] = _NO_WORDS
    replacement: str | None = None
    """What to write at ``span`` instead; ``None`` where no wording is certain."""
    edits: tuple[Edit, ...] = ()
    """Edits elsewhere or several at once; given instead of ``replacement``."""
    related: tuple[Span, ...] = ()


class Diagnostic(NamedTuple):
    """A finding with everything a reader needs: which rule, how bad, why, what to do."""

    rule: str
    name: str
    severity: Severity
    span: Span
    message: str
    family: str = ""
    gate: str = ""
    basis: tuple[str, ...] = ()
    hint: str = ""
    fix: Fix | None = None
    related: tuple[Span, ...] = ()
