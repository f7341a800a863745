"""Gathers the characters a draft has besides those that every draft has."""

from __future__ import annotations

from typing import Final

from ..lazy import Trial, pattern

_USUAL_MARKS: Final = "，。、；：？！“”‘’（）《》〈〉〔〕【】「」『』—…·％　①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳×〇"
USUAL_CHARS: Final = f"\t\n\r -~\u4e00-\u9fff\u3400-\u4dbf{_USUAL_MARKS}"
_UNUSUAL: Final = pattern(f"[^{USUAL_CHARS}]")
_USUAL_RUN: Final = pattern(f"[{USUAL_CHARS}]*+")
_USUAL: Final = frozenset("\t\n\r" + _USUAL_MARKS)
_CLASS: Final = Trial(short=1_500, room=6_000)
"""In few short texts looking at each character costs less than compiling the class."""

_FEW: Final = 16
"""A text with more unusual characters than these is likely to have many of them."""


def unusual(text: str, start: int = 0) -> frozenset[str]:
    """Return the characters that are neither ASCII, Han in common use nor the usual marks.

    One search for them all is much cheaper than the set of all characters.

    :param start: up to where there are none, if that is known.
    """
    if start == len(text):
        return frozenset()
    if not _CLASS.pays(text):
        others = [
            char for char in frozenset(text) if not "\u4e00" <= char <= "\u9fff" and not " " <= char <= "~"
        ]
        return frozenset(char for char in others if char not in _USUAL and not "\u3400" <= char <= "\u4dbf")
    found: set[str] = set()
    end = _end_of_usual(text, start)
    for _ in range(_FEW):
        if end == len(text):
            return frozenset(found)
        found.add(text[end])
        end = _end_of_usual(text, end + 1)
    return frozenset(found.union(_UNUSUAL.findall(text, end)))


def _end_of_usual(text: str, start: int) -> int:
    """Running over what is usual is twice as fast as searching for what is not."""
    run = _USUAL_RUN.match(text, start)
    return run.end() if run else start
