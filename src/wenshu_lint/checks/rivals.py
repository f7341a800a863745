"""Finds two forms of one word side by side in a draft, where either would do alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from ..diagnostic import Finding
from ..document import Document
from ..span import Span
from .base import Check


class RivalRow(NamedTuple):
    """Forms of one word that a draft should not mix."""

    members: tuple[str, ...]
    note: str = ""
    source: str = ""


class Rivals(Check):
    """Flag the rarer form where a draft uses several forms of one word; on a tie, the later one."""

    rows: tuple[RivalRow, ...] = ()
    raw: bool = False

    @cached_property
    def _row_of(self) -> dict[str, int]:
        return {member: number for number, row in enumerate(self.rows) for member in row[0]}

    def words(self) -> frozenset[str]:
        """``fix`` is the form used more often, ``many`` and ``few`` how often each occurs."""
        return frozenset({"fix", "many", "few"})

    def literals(self) -> Iterable[str]:
        """Every form."""
        return self._row_of

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Count the forms of each row and flag the rarer ones."""
        text = document.text if self.raw else document.folded
        forms: dict[int, dict[str, list[Span]]] = {}
        for hit in hits:
            form = text[hit[0] : hit[1]]
            forms.setdefault(self._row_of[form], {}).setdefault(form, []).append(Span(*hit))
        for rivals in forms.values():
            if len(rivals) < 2:
                continue
            major = max(rivals, key=lambda form: (len(rivals[form]), -rivals[form][0].start))
            for form, places in rivals.items():
                if form != major:
                    words = {"fix": major, "many": str(len(rivals[major])), "few": str(len(places))}
                    for place in places:
                        yield Finding(place, words, major, related=(rivals[major][0],))

    def prepared(self) -> Check:
        """Refuse a row of one form and a form in two rows."""
        members = [member for row in self.rows for member in row[0]]
        if any(len(row[0]) < 2 for row in self.rows):
            raise ValueError("每行 members 至少两种写法")
        if len(set(members)) < len(members):
            raise ValueError("同一写法出现在两行")
        return self
