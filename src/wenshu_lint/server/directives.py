"""Writes the directive that makes a rule pass over a paragraph."""

from __future__ import annotations

from ..diagnostic import Diagnostic, Edit
from ..document import Document
from ..span import Span
from ..suppress import UNKNOWN, UNUSED
from .drafts import Checked
from .places import Places


def can_be_silenced(checked: Checked, found: Diagnostic) -> bool:
    """Tell whether a directive may silence a finding."""
    if found.rule in (UNUSED, UNKNOWN):
        return False
    return not any(rule.mandatory and rule.id == found.rule for rule in checked.linter.rules)


def ignoring(places: Places, document: Document, found: Diagnostic) -> Edit:
    """Return the edit after which a rule passes over the paragraph of a finding.

    The directive stands on a line of its own, or, where that would cut a paragraph or a table of Markdown
    in two, at the end of the line.
    """
    words = f"<!-- wenshu-lint: ignore {found.rule} -->"
    line = places.line_at(found.span.start)
    if document.is_markdown and _runs_on(document.text, line.start):
        block = document.block_at(found.span.start)
        end = block.span.end if block else line.end
        return Edit(Span(end, end), f" {words}")
    return Edit(Span(line.start, line.start), f"{words}{_line_end(document.text)}")


def _runs_on(text: str, start: int) -> bool:
    """Tell whether the line before one that starts here holds words."""
    before = text[:start].rstrip("\r\n")
    return "\n\n" not in text[len(before) : start].replace("\r", "") and bool(before)


def _line_end(text: str) -> str:
    at = text.find("\n")
    return "\r\n" if at > 0 and text[at - 1] == "\r" else "\n"
