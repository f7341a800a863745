"""Runs one check on a text, with its literals looked for as the engine does."""

from __future__ import annotations

from wenshu_lint.checks.base import Check
from wenshu_lint.diagnostic import Finding
from wenshu_lint.document import Document
from wenshu_lint.matching import matcher
from wenshu_lint.span import Span


def findings(check: Check, text: str) -> list[Finding]:
    """Return what a check finds in a text."""
    document = Document(text)
    literals = list(check.literals())
    hits = (
        sorted(Span(start, end) for start, end, _ in matcher(literals)(document.folded)) if literals else []
    )
    return list(check.find(document, hits)) if hits or not literals else []


def flagged(check: Check, text: str) -> list[str]:
    """Return the words that a check flags."""
    return [finding.span.of(text) for finding in findings(check, text)]
