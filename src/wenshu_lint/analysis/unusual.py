"""Gathers the characters a draft has besides those that every draft has."""

from __future__ import annotations

from typing import Final

from ..lazy import pattern

_UNUSUAL: Final = pattern(
    "[^\t\n\r -~\u4e00-\u9fff\u3400-\u4dbf，。、；：？！“”‘’（）《》〈〉〔〕【】「」『』—…·％　0-9①-⑳×〇]"
)


def unusual(text: str) -> frozenset[str]:
    """Return the characters that are neither ASCII, Han in common use nor the usual marks.

    One search for them all is much cheaper than the set of all characters.
    """
    return frozenset(_UNUSUAL.findall(text))
