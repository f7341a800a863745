"""Shows text on a screen: how wide it is, what is invisible in it, and where a place lies."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from ..span import Span

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories that show nothing, or move the cursor: control, format, surrogate, private, unassigned."""


@lru_cache(maxsize=4096)
def shown(char: str) -> str:
    """Return a character as it may be printed: invisible ones by number, as ⟨U+200B⟩."""
    if unicodedata.category(char) in _HIDDEN:
        return f"⟨U+{ord(char):04X}⟩"
    return " " if char == "\xa0" else char


def visible(text: str) -> str:
    """Return a text with every invisible or control character spelled out."""
    return text if text.isprintable() else "".join(map(shown, text))


def degraded(text: str, encoding: str) -> str:
    """Write the brackets of invisible characters plainly where the receiver lacks them."""
    try:
        "⟨⟩".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return text.replace("⟨", "<").replace("⟩", ">")
    return text


@lru_cache(maxsize=4096)
def _cells(char: str, ambiguous: int) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    kind = unicodedata.east_asian_width(char)
    return 2 if kind in "WF" else ambiguous if kind == "A" else 1


def width(text: str, ambiguous: int = 1) -> int:
    """Return how many cells of a screen a printable text takes."""
    return sum(_cells(char, ambiguous) for char in text)


def marked(excerpt: str, at: Span, columns: int, ambiguous: int = 1) -> tuple[str, str]:
    """Return an excerpt cut to fit, and a line of ``^`` that stands under the place.

    :param at: the place inside the excerpt; an empty one is marked by a single ``^``.
    :param columns: the widest the excerpt may be, in cells.
    """
    texts = [shown(char) for char in excerpt]
    widths = [width(text, ambiguous) for text in texts]
    low, high = _window(excerpt, widths, at, columns - 2 * ambiguous)
    head = "…" if excerpt[:low].strip() else ""
    tail = "…" if excerpt[high:].strip() else ""
    line = head + "".join(texts[low:high]) + tail
    before = ambiguous * len(head) + sum(widths[low : at.start])
    return line, " " * before + "^" * max(1, sum(widths[at.start : min(at.end, high)]))


def _window(excerpt: str, widths: list[int], at: Span, budget: int) -> tuple[int, int]:
    """Choose what to show: the place first, then as much as fits, half before and the rest after."""
    low = high = at.start
    while high < at.end and budget >= widths[high]:
        budget -= widths[high]
        high += 1
    if high == at.end:
        low, left = _grow_left(widths, low, budget // 2)
        high, left = _grow_right(widths, high, budget - budget // 2 + left)
        low, _ = _grow_left(widths, low, left)
    while low < at.start and excerpt[low].isspace():
        low += 1
    return low, high


def _grow_left(widths: list[int], low: int, budget: int) -> tuple[int, int]:
    while low > 0 and budget >= widths[low - 1]:
        low -= 1
        budget -= widths[low]
    return low, budget


def _grow_right(widths: list[int], high: int, budget: int) -> tuple[int, int]:
    while high < len(widths) and budget >= widths[high]:
        budget -= widths[high]
        high += 1
    return high, budget
