"""Gathers the characters a draft has besides those that every draft has."""

from __future__ import annotations

from typing import Final

from ..lazy import pattern

_USUAL_MARKS: Final = "，。、；：？！“”‘’（）《》〈〉〔〕【】「」『』—…·％　①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳×〇"
_CLASS: Final = f"\t\n\r -~\u4e00-\u9fff\u3400-\u4dbf{_USUAL_MARKS}"
_UNUSUAL: Final = pattern(f"[^{_CLASS}]")
_USUAL_RUN: Final = pattern(f"[{_CLASS}]*+")
_USUAL: Final = frozenset("\t\n\r" + _USUAL_MARKS)
_SHORT: Final = 1_500
"""Up to here looking at each character costs less than compiling the class."""


def unusual(text: str) -> frozenset[str]:
    """Return the characters that are neither ASCII, Han in common use nor the usual marks.

    One search for them all is much cheaper than the set of all characters.
    """
    if len(text) <= _SHORT:
        others = [
            char for char in frozenset(text) if not "\u4e00" <= char <= "\u9fff" and not " " <= char <= "~"
        ]
        return frozenset(char for char in others if char not in _USUAL and not "\u3400" <= char <= "\u4dbf")
    run = _USUAL_RUN.match(text)  # twice as fast as a search for the first unusual one
    end = run.end() if run else 0
    return frozenset(_UNUSUAL.findall(text, end)) if end < len(text) else frozenset()
