"""Directives in the text that silence rules, and the ones that silence nothing.

A directive stands in an HTML comment, which Markdown hides and a plain draft can carry::

    <!-- wenshu-lint: off punctuation/half-width-mark -->   from here
    <!-- wenshu-lint: on -->                                to here
    <!-- wenshu-lint: ignore typos/* -->                    the next block, or this one
    <!-- wenshu-lint: off-file -->                          the whole draft, every rule
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import NamedTuple

from .diagnostic import Diagnostic
from .document import Document
from .lazy import pattern
from .span import Span

UNUSED = "residue/unused-suppression"
"""The rule that reports a directive without effect."""

_DIRECTIVE = pattern(r"<!--\s*wenshu-lint:\s*(?P<verb>off-file|off|on|ignore)\b(?P<rules>[^\n>]*?)\s*-->")
_ALWAYS = "classification/handling"
"""The one rule that nothing silences: how to handle a draft that bears a secrecy mark."""


class _Directive:
    __slots__ = ("reach", "rules", "span", "used")

    def __init__(self, span: Span, rules: tuple[str, ...], reach: Span) -> None:
        self.span, self.rules, self.reach = span, rules, reach
        self.used: set[str] = set()

    def silences(self, diagnostic: Diagnostic) -> bool:
        if not self.reach.start <= diagnostic.span.start < self.reach.end:
            return False
        pattern = next((p for p in self.rules or ("*",) if fnmatchcase(diagnostic.rule, _glob(p))), None)
        if pattern is not None:
            self.used.add(pattern)
        return pattern is not None


class Suppressions(NamedTuple):
    """The directives of one document."""

    directives: tuple[_Directive, ...] = ()

    def silences(self, diagnostic: Diagnostic) -> bool:
        """Tell whether a directive silences a diagnostic, and remember that it did."""
        if not self.directives or diagnostic.rule == _ALWAYS:
            return False
        silenced = [directive.silences(diagnostic) for directive in self.directives]
        return any(silenced)  # each directive must hear of what it silences

    def unused(self, known: frozenset[str]) -> list[tuple[Span, str]]:
        """Return place and rules of each directive, or part of one, that silenced nothing.

        :param known: ids of the rules that ran; a directive for others is left alone.
        """
        found = []
        for directive in self.directives:
            idle = [
                p
                for p in directive.rules or ("*",)
                if p not in directive.used and any(fnmatchcase(rule, _glob(p)) for rule in known)
            ]
            if idle:
                found.append((directive.span, "、".join(idle)))
        return found


def suppressions_of(document: Document) -> Suppressions:
    """Read the directives of a document; texts without any cost one search."""
    text = document.text
    if "wenshu-lint:" not in text:
        return Suppressions()
    open_at: list[tuple[Span, tuple[str, ...]]] = []
    found: list[_Directive] = []
    for match in _DIRECTIVE.finditer(text):
        span = Span(*match.span())
        rules = tuple(match["rules"].replace("，", " ").replace(",", " ").replace("、", " ").split())
        verb = match["verb"]
        if verb == "off-file":
            found.append(_Directive(span, rules, Span(0, len(text) + 1)))
        elif verb == "ignore":
            found.append(_Directive(span, rules, _block_of(document, span)))
        elif verb == "off":
            open_at.append((span, rules))
        else:
            ended = [item for item in open_at if not rules or item[1] == rules]
            found += [_Directive(at, names, Span(at.end, span.start)) for at, names in ended]
            open_at = [item for item in open_at if item not in ended]
    found += [_Directive(at, names, Span(at.end, len(text) + 1)) for at, names in open_at]
    return Suppressions(tuple(sorted(found, key=lambda d: d.span)))


def _block_of(document: Document, span: Span) -> Span:
    """The block the directive shares, or the next one where it stands on a line of its own."""
    start = document.text.rfind("\n", 0, span.start) + 1
    end = document.text.find("\n", span.end)
    end = len(document.text) if end < 0 else end
    if (document.text[start : span.start] + document.text[span.end : end]).strip():
        return Span(start, end + 1)
    block = next((b for b in document.blocks if b.span.start > span.end), None)
    return Span(span.end, block.span.end + 1) if block else Span(span.end, span.end)


def _glob(pattern: str) -> str:
    return pattern if "/" in pattern or pattern == "*" else f"{pattern}/*"
