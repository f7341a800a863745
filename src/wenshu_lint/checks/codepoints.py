"""Finds characters that only look right: radicals, compatibility forms, controls, invisible marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from ..diagnostic import Edit, Finding
from ..document import Document
from ..span import Span
from .base import Check, Occasion


class CodePoints(Check):
    """Flag runs of unusual characters that should not stand in a draft, by code point.

    ``ranges`` gives them in hexadecimal (``2F00-2FD5``, ``00AD``), ``swap`` by what to write
    instead. Where neither a swap nor ``write`` says what, ``decompose`` takes the character
    that Unicode calls equivalent; else there is no replacement.
    """

    ranges: tuple[str, ...] = ()
    swap: dict[str, str] | None = None
    without: tuple[str, ...] = ()
    """Code points in the ranges that are right after all, in hexadecimal."""
    write: str | None = None
    """What to write for a whole run; an empty text deletes it."""
    decompose: bool = False
    near: str = ""
    """A character class one of the two neighbours must belong to."""
    far: str = ""
    """A character class neither neighbour may belong to."""
    far_alone: bool = False
    """Ask ``far`` of single characters only: a run of them is a word."""
    unless: str = ""
    """A character class whose presence anywhere makes the whole draft innocent."""
    once: bool = False
    """Report each kind of character where it first stands, with the edits of all its places."""

    def words(self) -> frozenset[str]:
        """``fix`` is what to write, ``code`` the code point, ``count`` how many stand together.

        ``places`` is in how many places of the draft the same character stands, with ``once``.
        """
        return frozenset({"fix", "code", "count", "places"})

    def occasions(self) -> Iterable[Occasion]:
        """Any unusual character."""
        return [("unusual", "any")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Flag each run."""
        if not any(self._holds(char) for char in document.unusual):
            return
        text = document.text
        if self.unless and re.search(self.unless, text):
            return
        found = self._found(text)
        yield from _once(found, document) if self.once else found

    def _found(self, text: str) -> Iterator[Finding]:
        for match in self._run.finditer(text):
            span = Span(*match.span())
            if self._fits(text, span):
                right = self._right(match[0])
                code = f"U+{ord(match[0][0]):04X}"
                words = {"fix": right or "", "code": code, "count": str(len(match[0])), "places": "1"}
                yield Finding(span, words, right)

    def _fits(self, text: str, span: Span) -> bool:
        beside = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
        if self.near and not re.search(self.near, beside):
            return False
        if self.far_alone and span.end - span.start > 1:
            return True
        return not (self.far and re.search(self.far, beside))

    def _right(self, run: str) -> str | None:
        if self.write is not None:
            return self.write
        swap = self.swap or {}
        like = unicodedata.normalize("NFKC", run) if self.decompose else run
        if len(like) != len(run):
            return None
        plain = [swap.get(char, other) for char, other in zip(run, like, strict=True)]
        return "".join(plain) if all(map(str.__ne__, plain, run)) else None

    @cached_property
    def _class(self) -> str:
        parts = [re.escape("".join(self.swap or ()))]
        parts += [f"{re.escape(chr(low))}-{re.escape(chr(high))}" for low, high in self._bounds]
        outside = "".join(chr(int(code, 16)) for code in self.without)
        return f"(?:(?![{outside}])[{''.join(parts)}])" if outside else f"[{''.join(parts)}]"

    @cached_property
    def _bounds(self) -> list[tuple[int, int]]:
        pairs = [part.partition("-") for part in self.ranges]
        return [(int(low, 16), int(high or low, 16)) for low, _, high in pairs]

    def _holds(self, char: str) -> bool:
        """Tell whether a character may be one of them; of a few, this is cheaper than a pattern."""
        if char in (self.swap or ()):
            return True
        code = ord(char)
        return any(low <= code <= high for low, high in self._bounds)

    @cached_property
    def _run(self) -> re.Pattern[str]:
        return re.compile(f"{self._class}+")

    def prepared(self) -> Check:
        """Refuse a rule that looks for nothing and ranges that are not hexadecimal."""
        if not self.ranges and not self.swap:
            raise ValueError("请给出 ranges 或 swap")
        try:
            self._run.search("")
        except (ValueError, re.error, OverflowError) as error:
            raise ValueError("ranges 有误，应为十六进制的编码范围，如 E000-F8FF") from error
        return self


def _once(found: Iterable[Finding], document: Document) -> Iterator[Finding]:
    """Yield the first finding of each code point, with the edits of all that no protected place holds."""
    kinds: dict[str, list[Finding]] = {}
    for finding in found:
        kinds.setdefault(finding.words["code"], []).append(finding)
    for same in kinds.values():
        first = same[0]
        edits = tuple(
            Edit(span, right)
            for span, _, right, *_ in same
            if right is not None and not document.protected.overlaps(span)
        )
        words = {**first.words, "places": str(len(same))}
        yield first._replace(words=words, replacement=None, edits=edits)
