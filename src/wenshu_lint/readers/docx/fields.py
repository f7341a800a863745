"""Tells, inside a field, what Word shows from what only instructs it."""

from __future__ import annotations

import re

_ENCLOSED = re.compile(r"\\o\s*(?:\\a[crl]\s*)?\(\s*[○◯〇□△◇]\s*[,，;；]\s*([^(),，;；\\]+?)\s*\)", re.I)
_GUIDE = re.compile(
    r"\\o\s*(?:\\a[dcrl]\s*)?\(\s*\\s\\up\s*[\d.]*\s*\([^()]*\)\s*[,，;；]\s*([^()\\]+?)\s*\)", re.I
)


class Fields:
    """The fields open at a place of one story."""

    __slots__ = ("_open", "_words", "silent")

    def __init__(self) -> None:
        self._open: list[bool] = []
        self._words: list[str] = []
        self.silent = 0
        """How many open fields are still in their instruction, where words are not shown."""

    def mark(self, kind: str) -> str:
        """Take a ``w:fldChar``; return the words shown by a field that has no result of its own."""
        if kind == "begin":
            self._open.append(True)
            self.silent += 1
            if self.silent == 1:
                self._words.clear()
        elif kind == "separate" and self._open and self._open[-1]:
            self._open[-1] = False
            self.silent -= 1
        elif kind == "end" and self._open and self._open.pop():
            self.silent -= 1
            if self.silent == 0:
                return shown("".join(self._words))
        return ""

    def instruct(self, words: str) -> None:
        """Take a piece of the instruction."""
        self._words.append(words)


def shown(instruction: str) -> str:
    """Return the words that an EQ field shows: an enclosed number (②) or words under a reading."""
    if instruction.lstrip()[:2].lower() != "eq":
        return ""
    enclosed = _ENCLOSED.search(instruction)
    if enclosed:
        number = enclosed[1]
        inside = number.isdecimal() and 1 <= int(number) <= 20
        return chr(ord("①") + int(number) - 1) if inside else number
    guide = _GUIDE.search(instruction)
    return guide[1] if guide else ""
