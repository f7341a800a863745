"""Finds project codes whose last digit does not fit the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from wenshu_lint.checks.base import Check
from wenshu_lint.diagnostic import Finding
from wenshu_lint.document import Document
from wenshu_lint.span import Span

_DIGITS = re.compile(r"([0-9]{5})-([0-9])(?![0-9])")


class CheckDigit(Check):
    """Flag codes like ``XM12345-5`` whose check digit is not the sum of the others, modulo ten."""

    prefix: str = "XM"
    """What a code begins with; a draft without it is never searched."""

    def words(self) -> frozenset[str]:
        """``digit`` is the check digit that would fit."""
        return frozenset({"digit"})

    def literals(self) -> Iterable[str]:
        """The prefix."""
        return (self.prefix,)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Flag the whole code; which digit is wrong nobody knows, so nothing is repaired."""
        for hit in hits:
            code = _DIGITS.match(document.text, hit.end)
            if code is not None and (digit := str(sum(map(int, code[1])) % 10)) != code[2]:
                yield Finding(Span(hit.start, code.end()), {"digit": digit})
