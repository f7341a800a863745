"""Tells a Chinese text from the rubbish that the wrong decoding makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..lazy import pattern

_SAMPLE = 300
"""Characters looked at, at the beginning, in the middle and at the end of a text."""
_MARKS = "，。、；：？！“”‘’（）《》〈〉【】〔〕［］—…·　％０１２３４５６７８９－／．～○〇×「」『』℃①②③④⑤⑥⑦⑧⑨"
_CONTROLS = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1E, 0x1F})
_PRIVATE = pattern(r"[\ue000-\uf8ff]")
_ASCII = pattern(r"[\x00-\x7f]+")
_HAN = pattern(r"[\u3400-\u9fff，。、]")
_UTF8_AS_GBK = "锛銆鐨"
"""The most frequent half characters of UTF-8 read as GBK (of ，。的); hardly ever written on purpose."""
_UTF8_AS_LATIN = pattern("(?:[ãäåæçèéï][\x80-\xbf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]{2}){2}")
_LATIN_HINTS = "æçèéåäï"
_LOOKS = 100
"""How often a text may hold such a letter without being searched on: it is written in a Latin script."""


@cache
def common() -> frozenset[str]:
    """Return the everyday characters of both scripts with Chinese marks, taken from the codecs."""
    words = set(_MARKS)
    words.update(_block("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF)))
    words.update(_block("big5", range(0xA4, 0xC6), (*range(0x40, 0x7F), *range(0xA1, 0xFF))))
    words.update(_block("big5", range(0xC6, 0xC7), range(0x40, 0x7F)))  # what follows are kana
    return frozenset(words)


def _block(codec: str, leads: range, trails: range | tuple[int, ...]) -> Iterator[str]:
    for lead in leads:
        yield from bytes(byte for trail in trails for byte in (lead, trail)).decode(codec, "ignore")


def sample(text: str) -> str:
    """Return the text, or of a long one three pieces."""
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return text[:_SAMPLE] + text[middle : middle + _SAMPLE] + text[-_SAMPLE:]


def everyday(text: str) -> float:
    """Return the share of everyday characters among those beyond ASCII, from 0 to 1."""
    beyond = _ASCII.sub("", sample(text))
    if len(beyond) < _SAMPLE:
        beyond = sample(_ASCII.sub("", text))
    return sum(map(common().__contains__, beyond)) / len(beyond) if beyond else 1.0


def is_binary(data: bytes) -> bool:
    """Tell whether bytes hold more control characters than any text does, NUL above all."""
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls > 0 and (b"\0" in data or controls > 3 + len(data) // 500)


def is_private(text: str) -> bool:
    """Tell whether most of a text stands in the private use area: a font's codes, not words."""
    part = "".join(sample(text).split())
    return len(_PRIVATE.findall(part)) * 2 > len(part)


def damage(text: str) -> str:
    """Name the traces that an earlier wrong conversion left in a text; empty where there are none."""
    if "锟斤拷" in text:
        return "锟斤拷"
    for hint in _UTF8_AS_GBK:
        at = text.find(hint)
        if at >= 0 and _undoes(text[max(0, at - 100) : at + 100]):
            return text[at : at + 2]
    return next(filter(None, (_latin(text, hint) for hint in _LATIN_HINTS)), "")


def _latin(text: str, hint: str) -> str:
    """Look at the first places of a letter that UTF-8 read as Latin-1 is full of."""
    at = text.find(hint)
    for _ in range(_LOOKS):
        if at < 0:
            break
        found = _UTF8_AS_LATIN.match(text, at)
        if found:
            return found[0]
        at = text.find(hint, at + 1)
    return ""


def _undoes(piece: str) -> bool:
    """Tell whether a piece makes Chinese when the wrong step (UTF-8 read as GBK) is undone."""
    undone = piece.encode("gb18030", "ignore").decode("utf-8", "ignore")
    return len(_HAN.findall(undone)) >= 3
