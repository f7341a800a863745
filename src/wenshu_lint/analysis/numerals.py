"""Reads and writes the numerals of numbering: 二十一, 廿一, 12, １２, ①, ⑴, ㈠."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..lazy import pattern

DIGITS = "一二三四五六七八九"
ZEROS = "〇零○"
_VALUES = {word: value for value, word in enumerate(DIGITS, 1)} | dict.fromkeys(ZEROS, 0)
_UNITS = {"千": 1000, "百": 100, "十": 10}
_TENS = {"廿": 20, "卅": 30}
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟两貳參叄叅参陸", "一二三四五六七八九十百千二二三三三三六")
FORMAL = frozenset("壹贰叁肆伍陆柒捌玖拾貳參叄叅参陸")
"""The numerals that cannot be altered: in Taiwan 壹、 stands above 一、."""
_LONGEST = 18
"""Digits of the longest number that is one."""
_POSITIONAL = pattern(f"[{DIGITS}][{DIGITS}{ZEROS}]+")


def _series(first: int, count: int, value: int) -> Iterator[tuple[str, int]]:
    return ((chr(first + step), value + step) for step in range(count))


CIRCLED: dict[str, int] = dict([*_series(0x2460, 20, 1), *_series(0x3251, 15, 21), *_series(0x32B1, 15, 36)])
"""①…㊿ and their values."""
BRACKETED: dict[str, int] = dict(_series(0x2474, 20, 1))
"""⑴…⒇ and their values."""
DOTTED: dict[str, int] = dict(_series(0x2488, 20, 1))
"""⒈…⒛ and their values."""
BRACKETED_CHINESE: dict[str, int] = dict(_series(0x3220, 10, 1))
"""㈠…㈩ and their values."""
_CIRCLES = {value: char for char, value in CIRCLED.items()}


@lru_cache(maxsize=1024)
def value(words: str) -> int | None:
    """Return the value of a well-formed numeral, ``None`` for anything else.

    Understood are Arabic digits of either width, Chinese numerals below 10,000 as they
    are counted (``一百零五``), year-like rows of digits (``二〇二四``, ``一〇五``), ``廿一``
    and ``卅``. ``一十``, ``二一`` and ``百五`` are not well-formed; see :func:`loose_value`.
    """
    if not words:
        return None
    if words.isdecimal():
        return int(words) if len(words) <= _LONGEST else None
    if words[0] in _TENS:
        return _with_old_tens(words)
    if _POSITIONAL.fullmatch(words):
        is_row = len(words) == 4 or any(zero in words for zero in ZEROS)
        return int("".join(str(_VALUES[word]) for word in words)) if is_row else None
    counted = _counted(words)
    return counted if counted is not None and chinese(counted) == _plain(words) else None


@lru_cache(maxsize=1024)
def loose_value(words: str) -> int | None:
    """Return the value that is meant by a numeral, however it is written.

    Reads what :func:`value` reads, and ``一十`` 10, ``十十一`` 11, ``二一`` 21, ``百五`` 105, ``拾壹`` 11.
    """
    found = value(words)
    if found is not None:
        return found
    plain = words.translate(_FORMAL).replace("十十", "十")
    if plain != words and (found := value(plain)) is not None:
        return found
    if len(plain) == 2 and all(word in DIGITS for word in plain):
        return _VALUES[plain[0]] * 10 + _VALUES[plain[1]]
    return _counted(plain)


def chinese(number: int) -> str:
    """Return a number from 0 to 9,999 in counted Chinese: 10 ``十``, 105 ``一百零五``.

    Other numbers give an empty string.
    """
    if not 0 < number < 10000:
        return "零" if number == 0 else ""
    words, gap = "", False
    for unit, size in (*_UNITS.items(), ("", 1)):
        digit = number // size % 10
        if digit:
            words += ("零" if gap and words else "") + DIGITS[digit - 1] + unit
        gap = not digit
    return words[1:] if words.startswith("一十") else words


def circled(number: int) -> str:
    """Return ①…㊿ for 1 to 50, an empty string for other numbers."""
    return _CIRCLES.get(number, "")


def _plain(words: str) -> str:
    return words.replace("〇", "零").replace("○", "零")


def _with_old_tens(words: str) -> int | None:
    rest = words[1:].removeprefix("十") if len(words) > 2 else words[1:]
    if not rest:
        return _TENS[words[0]]
    return _TENS[words[0]] + _VALUES[rest] if len(rest) == 1 and rest in DIGITS else None


def _counted(words: str) -> int | None:
    """Add up a counted numeral whose units come in falling order."""
    total, digit, last = 0, -1, 10000
    for word in words:
        if word in _UNITS:
            unit = _UNITS[word]
            if unit >= last or digit == 0:
                return None
            total += unit * (digit if digit > 0 else 1)
            last, digit = unit, -1
        elif word in _VALUES:
            if digit > 0:
                return None
            digit = _VALUES[word]
        else:
            return None
    return total + max(digit, 0) or None
