"""Tells a Chinese text from one in another language, by a sample of its characters."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Set
from typing import Final

from ..lazy import pattern

_COMMENT = pattern("<!--.*?-->")
"""What a reader does not see; in a short draft its letters would outnumber the Han characters."""
_SAMPLE: Final = 20_000
_LETTERS_A_WORD: Final = 5
_KANA_SHARE: Final = 0.15
_SURE: Final = 40
_COMMON: Final = "的一是在不有人和为為中国國上工关關"
"""One of these stands in nearly every Chinese text longer than a line."""


_FOREIGN_SCRIPTS: Final = (("ぁ", "ヺ"), ("가", "힣"), ("Ͱ", "ӿ"), ("\u0590", "\u0dff"))


def language_of(text: str, plain: bytes, unusual: Set[str]) -> str:
    """Return ``zh`` for Chinese, ``other`` for another language, ``none`` without letters.

    A Chinese draft may hold many foreign words: it is Chinese as long as there are at least
    as many Han characters as foreign words. Kana or Hangul beyond names make it foreign.
    Long texts are sampled evenly, so the cost does not grow with the length.

    :param plain: what remains of the text without the characters beyond ASCII.
    :param unusual: the characters of the text that are neither ASCII nor Han nor usual marks.
    """
    if b"<!--" in plain:
        text = _COMMENT.sub("", text)
        plain = text.encode("ascii", "ignore")
    if (
        len(text) > _SURE
        and 2 * len(plain) < len(text)
        and not _foreign(unusual)
        and any(char in text for char in _COMMON)
    ):
        return "zh"
    return _counted(text)


def _foreign(chars: Set[str]) -> bool:
    return any(low <= char <= high for char in chars for low, high in _FOREIGN_SCRIPTS)


def _counted(text: str) -> str:
    han = kana = foreign = 0
    for char, count in Counter(text[:: len(text) // _SAMPLE + 1]).items():
        if "一" <= char <= "鿿" or "㐀" <= char <= "䶿" or char >= "\U00020000" or char == "〇":
            han += count
        elif "ぁ" <= char <= "ヺ" or "가" <= char <= "힣":
            kana += count
        elif char.isalpha() and not unicodedata.category(char).startswith("Lm"):
            foreign += count
    if not han:
        return "other" if kana or foreign else "none"
    if kana > _KANA_SHARE * (han + kana):
        return "other"
    return "zh" if han >= foreign / _LETTERS_A_WORD else "other"
