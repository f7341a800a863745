"""Directives in the text that silence rules, the ones that silence nothing, and the misspelt ones.

A directive stands in an HTML comment, which Markdown hides and a plain draft can carry::

    <!-- wenshu-lint: off punctuation/half-width-mark -->   from here
    <!-- wenshu-lint: on -->                                to here
    <!-- wenshu-lint: ignore typos/* -->                    the next block, or this one
    <!-- wenshu-lint: off-file -->                          the whole draft, every rule
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from typing import Final, NamedTuple

from .diagnostic import Diagnostic
from .document import Document
from .lazy import pattern
from .nearest import advice, nearest
from .span import Span

UNUSED = "residue/unused-suppression"
"""The rule that reports a directive without effect."""
UNKNOWN = "residue/unknown-suppression"
"""The rule that reports a directive, or a word of one, that means nothing."""

_DIRECTIVE = pattern(
    r"<!--\s*wenshu-lint[:：]\s*(?P<verb>[^\s,，、>-]*(?:-[^\s,，、>-]+)*)(?P<rules>[^\n>]*?)\s*-->"
)
_SEPARATORS = pattern("[,，、]")
_VERBS: Final = ("ignore", "off", "on", "off-file")
_ALWAYS = "classification/handling"
"""The one rule that nothing silences: how to handle a draft that bears a secrecy mark."""


class _Comment(NamedTuple):
    """A directive as it is written, whether it means something or not."""

    span: Span
    verb: str
    rules: tuple[str, ...]


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
    comments: tuple[_Comment, ...] = ()

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

    def misspelt(self, known: frozenset[str]) -> Iterator[tuple[Span, str, str]]:
        """Yield place, word and advice for each word that means nothing.

        :param known: ids of all rules there are; where empty, names of rules are not judged.
        """
        for span, verb, rules in self.comments:
            if verb not in _VERBS:
                near = _asked(nearest(verb, _VERBS))
                yield span, verb or "wenshu-lint:", near or f"，可写 {'、'.join(_VERBS)}"
                continue
            for name in dict.fromkeys(rules):
                if known and not any(fnmatchcase(rule, _glob(name)) for rule in known):
                    yield span, name, _advice_on_rule(name, known)


_NONE = Suppressions()


def suppressions_of(document: Document) -> Suppressions:
    """Read the directives of a document; texts without any cost one search."""
    text = document.text
    if b"<!--" not in document.plain or "wenshu-lint" not in text:
        return _NONE
    comments = [
        _Comment(Span(*match.span()), match["verb"], tuple(_SEPARATORS.sub(" ", match["rules"]).split()))
        for match in _DIRECTIVE.finditer(text)
    ]
    return Suppressions(tuple(sorted(_directives(document, comments), key=lambda d: d.span)), tuple(comments))


def _directives(document: Document, comments: list[_Comment]) -> Iterator[_Directive]:
    """Yield what the comments silence, and where."""
    end = len(document.text) + 1
    open_at: list[_Comment] = []
    for comment in comments:
        span, verb, rules = comment
        if verb == "off-file":
            yield _Directive(span, rules, Span(0, end))
        elif verb == "ignore":
            yield _Directive(span, rules, _block_of(document, span))
        elif verb == "off":
            open_at.append(comment)
        elif verb == "on":
            ended = [item for item in open_at if not rules or item.rules == rules]
            yield from (_Directive(at, names, Span(at.end, span.start)) for at, _, names in ended)
            open_at = [item for item in open_at if item not in ended]
    yield from (_Directive(at, names, Span(at.end, end)) for at, _, names in open_at)


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


def _advice_on_rule(name: str, known: frozenset[str]) -> str:
    """Name the rule or the family that was meant; a name without a slash may lack its family."""
    if "/" in name:
        return _asked(nearest(name, sorted(known)))
    own = [rule for rule in sorted(known) if rule.endswith(f"/{name}")]
    return _asked(own[:1] or nearest(name, sorted({rule.partition("/")[0] for rule in known})))


def _asked(near: Sequence[str]) -> str:
    return f"{advice(near)}？" if near else ""
