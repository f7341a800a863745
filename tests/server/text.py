"""Texts as an editor holds them: its places, its edits; made without a look at the server's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
_LINE_END = re.compile("\r\n|\r|\n")


def place(text: str, offset: int, encoding: str = "utf-16") -> dict[str, int]:
    """Return the line and the character of an offset."""
    codec, width = UNITS[encoding]
    ends = [match.end() for match in _LINE_END.finditer(text) if match.end() <= offset]
    start = ends[-1] if ends else 0
    return {"line": len(ends), "character": len(text[start:offset].encode(codec)) // width}


def stretch(text: str, start: int, end: int, encoding: str = "utf-16") -> dict[str, Any]:
    """Return the range between two offsets."""
    return {"start": place(text, start, encoding), "end": place(text, end, encoding)}


def around(text: str, words: str, encoding: str = "utf-16") -> dict[str, Any]:
    """Return the range of words that occur once."""
    assert text.count(words) == 1, words
    start = text.index(words)
    return stretch(text, start, start + len(words), encoding)


def offset(text: str, where: dict[str, int], encoding: str = "utf-16") -> int:
    """Return the offset of a place; it must be one that exists."""
    codec, width = UNITS[encoding]
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    start = starts[where["line"]]
    line = _LINE_END.split(text)[where["line"]]
    before = line.encode(codec)[: where["character"] * width]
    assert len(before) == where["character"] * width, "beyond the end of its line"
    return start + len(before.decode(codec))


def words_at(text: str, where: dict[str, Any], encoding: str = "utf-16") -> str:
    """Return the words in a range."""
    return text[offset(text, where["start"], encoding) : offset(text, where["end"], encoding)]


def after(text: str, edits: Sequence[dict[str, Any]], encoding: str = "utf-16") -> str:
    """Return a text after edits, made all at once as an editor makes them."""
    spans = [
        (offset(text, e["range"]["start"], encoding), offset(text, e["range"]["end"], encoding), e["newText"])
        for e in edits
    ]
    for start, end, new in sorted(spans, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def edits_of(action: dict[str, Any], uri: str) -> list[dict[str, Any]]:
    """Return the edits that an action makes in a draft."""
    edit = action["edit"]
    if "changes" in edit:
        return list(edit["changes"][uri])
    return [
        one
        for change in edit["documentChanges"]
        if change["textDocument"]["uri"] == uri
        for one in change["edits"]
    ]
