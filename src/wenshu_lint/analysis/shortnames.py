"""Reads the short names that a draft declares: 《…办法》（以下简称《办法》）."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..lazy import pattern
from ..span import Span

SIGNS = ("以下简称", "以下称")
"""How a short name is declared."""
_SIGN = pattern("|".join(SIGNS))
_DECLARED = pattern(
    r"[（(](?:[^（）()]{0,20}[，,])?以下(?:简称|称)(?:为)?[：:]?(?P<q>[“《「\"]?)(?P<at>[^（）()“”《》「」\"，。、；\s]{1,16})(?P<e>[”》」\"]?)[）)]"
)
_TITLE = pattern(r"《[^《》]{4,80}》(?:[（(][^（）()]{1,30}[）)])?$")
_WORDS = pattern(r"[\u4e00-\u9fff]{6,30}$")
_LEAD = pattern(r".*(?:根据|按照|依据|遵照|参照|印发|制定|关于|成立|设立|建立|是指|由|对|将|向|经|下发|出台)")
_BEFORE = 24
"""Characters between the bracket and the sign, and from the sign to the end of the name."""
_FULL = 90
"""Characters a full name may take."""


class ShortName(NamedTuple):
    """A short name, with the full name it stands for."""

    full: str
    """The full name: certain for a title in 《》, else the Han characters before the bracket."""
    short: str
    needle: str
    """How the short name is written where it is used: 《条例》, or the bare words."""
    span: Span
    end: int
    """Where the declaration ends."""


def short_names(text: str, is_quoted: Callable[[Span], bool]) -> tuple[ShortName, ...]:
    """Return the short names that a text declares in brackets, by place.

    :param is_quoted: tells of a place whether it is quoted: quotations declare nothing.
    """
    return tuple(_declared(text, is_quoted))


def _declared(text: str, is_quoted: Callable[[Span], bool]) -> Iterator[ShortName]:
    done = -1
    for sign in _SIGN.finditer(text):
        start, end = sign.span()
        match = _around(text, start, end)
        if match is None or match.start() <= done or match.start() > start:
            continue
        done = match.start()
        if is_quoted(Span(done, done + 1)):
            continue
        low = max(0, done - _FULL)
        title = _TITLE.search(text, low, done)
        full = title[0].partition("》")[0] + "》" if title else _named(text, low, done)
        short = match["at"]
        needle = f"《{short}》" if match["q"] == "《" else short
        yield ShortName(full, short, needle, Span(*match.span("at")), match.end())


def _around(text: str, start: int, end: int) -> re.Match[str] | None:
    found = _DECLARED.finditer(text, max(0, start - _BEFORE), end + _BEFORE)
    return next((match for match in found if match.end() > start), None)


def _named(text: str, low: int, high: int) -> str:
    found = _WORDS.search(text, low, high)
    if found is None:
        return ""
    lead = _LEAD.match(found[0])
    name = found[0][lead.end() :] if lead else found[0]
    return name if len(name) >= 6 else ""
