"""Turns what the reader noticed, and what the engine knows, into findings: they have no place in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..diagnostic import Finding
from ..document import Document
from ..span import Span
from .base import Check, Occasion


class NoticeOf(Check):
    """Report the reader's notices with this code, at the start of the draft.

    Only serious ones where ``serious`` is true, only the others where it is false.
    """

    code: str
    serious: bool | None = None

    def words(self) -> frozenset[str]:
        """``message`` is what the reader has to say."""
        return frozenset({"message"})

    def occasions(self) -> Iterable[Occasion]:
        """The notice."""
        return [("notice", self.code)]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Yield one finding with all notices of the code."""
        said = [
            n.message for n in document.notices if n.code == self.code and self.serious in (None, n.serious)
        ]
        if said:
            yield Finding(Span(0, 0), {"message": "；".join(dict.fromkeys(said))})


class ForeignText(Check):
    """Report once, on its first line, a draft that is not written in Chinese."""

    def occasions(self) -> Iterable[Occasion]:
        """The language."""
        return [("language", "other")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Flag the first line of a text in another language."""
        if document.language == "other" and document.blocks:
            yield Finding(document.blocks[0].span)


class UnusedSuppression(Check):
    """Find nothing: the engine itself reports directives that silenced nothing, in this rule's words."""

    def words(self) -> frozenset[str]:
        """``rules`` are the rules named in the directive that had nothing to silence."""
        return frozenset({"rules"})

    def literals(self) -> Iterable[str]:
        """What every directive holds."""
        return ("wenshu-lint",)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Yield nothing."""
        return iter(())


class UnknownSuppression(UnusedSuppression):
    """Find nothing: the engine itself reports directives that mean nothing, in this rule's words."""

    def words(self) -> frozenset[str]:
        """``word`` is the word at fault, ``advice`` a half-sentence with what may have been meant."""
        return frozenset({"word", "advice"})
