"""Names the marks that stand in pairs, for messages in which they could not be read between marks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ..lazy import pattern

_QUOTES: Final = {
    "“": "前引号",
    "”": "后引号",
    "‘": "前单引号",
    "’": "后单引号",
    "「": "前引号",
    "」": "后引号",
    "『": "前双引号",
    "』": "后双引号",
}
_OTHERS: Final = {
    "《": "前书名号",
    "》": "后书名号",
    "〈": "前单书名号",
    "〉": "后单书名号",
    "（": "左括号",
    "）": "右括号",
    "(": "左括号",
    ")": "右括号",
    "〔": "左六角括号",
    "〕": "右六角括号",
    "［": "左方括号",
    "］": "右方括号",
    "[": "左方括号",
    "]": "右方括号",
    "【": "左方头括号",
    "】": "右方头括号",
}
NAMES: Final[Mapping[str, str]] = _QUOTES | _OTHERS
"""What each half of a pair is called."""
_QUOTATION = pattern("“[^“”]*”|‘[^‘’]*’")


def named(mark: str) -> str:
    """Return a mark with its name: 后引号（”）, 左括号“（”; other words in quotation marks."""
    if mark in _QUOTES:
        return f"{_QUOTES[mark]}（{mark}）"
    return f"{_OTHERS.get(mark, '')}“{mark}”"


def bracketed(words: str) -> str:
    """Return words that hold quotation marks: one mark named, 后引号（”）, others in brackets, （。”）."""
    return named(words) if words in _QUOTES else f"（{words}）"


def is_uneven(words: str) -> bool:
    """Tell whether words hold a quotation mark without its partner."""
    rest = words
    while rest != (rest := _QUOTATION.sub("", rest)):
        pass
    return re.search("[“”‘]|(?<![A-Za-z0-9])’(?![0-9])", rest) is not None
