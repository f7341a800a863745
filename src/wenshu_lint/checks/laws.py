"""Checks that a law of the state which a draft cites by its full title is one that there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import cached_property
from typing import NamedTuple

from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check

_STATE = "《中华人民共和国"
_TITLE = pattern(r"(?P<name>[^《》〈〉，。；：“”]{1,40}?法)(?:[（(][^（）()]{1,12}[）)])?》")
_UNMADE = pattern("(?:起草|制定|制订|拟定|研究|论证|出台|提请审议|关于)[^，。；：]{0,12}$")
_OTHERS = ("办法", "法法")
"""What is no law, and what is a law with one character typed twice: another rule tells of it."""
_NEAR = 0.66
"""How alike a title must be to be the one that is meant, as 防洪法 is to 防汛法."""


class LawRow(NamedTuple):
    """The title of a law without 中华人民共和国, and whether it is in force, was, or is in the making.

    误称 is a title that there never was, and that another rule corrects.
    """

    name: str
    state: str


class UnknownLaw(Check):
    """Flag 《中华人民共和国…法》 where no law bears the title; a law in the making counts as one."""

    rows: tuple[LawRow, ...]

    def words(self) -> frozenset[str]:
        """``advice`` is empty, or tells which title is meant."""
        return frozenset({"advice"})

    def literals(self) -> Iterable[str]:
        """The beginning of every full title."""
        return (_STATE,)

    @cached_property
    def _known(self) -> dict[str, str]:
        return dict(self.rows)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look the titles up; line ends and blanks inside one do not count."""
        text = document.folded
        for start, end in hits:
            title = _TITLE.match(text, end)
            name = "".join(title["name"].split()) if title else ""
            if title is None or name in self._known or name.endswith(_OTHERS):
                continue
            if _UNMADE.search(text, max(0, start - 20), start) is None:
                span = Span(start + 1, title.end("name"))
                yield Finding(span, {"advice": self._advice(name)})

    def _advice(self, name: str) -> str:
        """Return which law is meant, where one in force has a title much like this."""
        force = [known for known, state in self._known.items() if state == "现行"]
        meant = [known for known in force if name in known and len(known) <= len(name) + 4]
        near = meant[:1] or get_close_matches(name, force, 1, _NEAR)
        return f"，是不是《中华人民共和国{near[0]}》？" if near else ""
