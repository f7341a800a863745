"""Knows the numbers that stand for a person: how they are built, checked and masked."""

from __future__ import annotations

import datetime
from typing import Final

from ..lazy import pattern

_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
_REGIONS: Final = frozenset(
    str(area + offset)
    for area, areas in ((11, 5), (21, 3), (31, 7), (41, 6), (50, 5), (61, 5), (71, 1), (81, 3))
    for offset in range(areas)
)
_FULL: Final = {ord("０") + digit: str(digit) for digit in range(10)} | {
    ord("Ｘ"): "X",
    ord("ｘ"): "X",
    ord("x"): "X",
}


def plain(number: str) -> str:
    """Return a number without blanks and hyphens, in half-width, with a capital X."""
    return number.translate(_FULL).replace(" ", "").replace("-", "")


def is_citizen_number(number: str, today: datetime.date | None = None) -> bool:
    """Tell whether 18 characters are a citizen identity number (GB 11643): place, birthday, check digit.

    Residence permits of people from Hong Kong, Macao and Taiwan and the cards of permanent
    residents, which begin with 9, are built alike.

    :param number: as :func:`plain` returns it.
    :param today: the last day a birthday may have; the present day by default.
    """
    return looks_like_citizen_number(number, today) and check_digit(number) == number[17]


def looks_like_citizen_number(number: str, today: datetime.date | None = None) -> bool:
    """Tell whether place and birthday are those of a citizen identity number, whatever the check digit."""
    if len(number) != 18 or not number[:17].isdigit() or not (number[17].isdigit() or number[17] == "X"):
        return False
    if number[:2] not in _REGIONS and number[0] != "9":
        return False
    return _is_birthday(number[6:14], today)


def citizen_fault(number: str, today: datetime.date | None = None) -> str:
    """Return why a number is no citizen identity number, as a message says it; nothing where it is one."""
    if len(number) != 18:
        return f"应为18位，这里是{len(number)}位"
    if not number[:17].isdigit() or (number[:2] not in _REGIONS and number[0] != "9"):
        return "没有这样的地区码"
    if not _is_birthday(number[6:14], today):
        return "出生日期不存在"
    return "" if check_digit(number) == number[17] else "校验位不符"


def check_digit(number: str) -> str:
    """Return the check character that belongs to the first 17 digits (ISO 7064, MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11]


def is_old_citizen_number(number: str) -> bool:
    """Tell whether 15 digits may be an identity number of before 1999: place, then YYMMDD."""
    return (
        len(number) == 15
        and number.isdigit()
        and number[:2] in _REGIONS
        and _is_birthday("19" + number[6:12], None)
    )


def passes_luhn(number: str) -> bool:
    """Tell whether digits satisfy the check of bank cards."""
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def masked(number: str) -> str:
    """Return a number with its middle replaced by stars: 1101**********002X, 138****1234."""
    size = len(number)
    if size >= 15:
        return number[:4] + "*" * (size - 8) + number[-4:]
    if size == 11:
        return number[:3] + "****" + number[-4:]
    return number[:2] + "*" * max(1, size - 4) + number[-2:]


def _is_birthday(digits: str, today: datetime.date | None) -> bool:
    try:
        day = datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return datetime.date(1900, 1, 1) <= day <= (today or datetime.date.today())


_PERSONAL = pattern(
    r"(?<![0-9０-９])(?:[1１][3-9３-９][0-9０-９](?:[ -]?[0-9０-９]{4}){2}"
    r"|[1-9１-９][0-9０-９]{5}[ -]?(?:19|20|１９|２０)[0-9０-９]{6}[ -]?[0-9０-９]{2}[0-9０-９XxＸｘ]{1,2}"
    r"|[6６][0-9０-９]{3}(?: ?[0-9０-９]{4}){2,3} ?[0-9０-９]{1,7})(?![0-9０-９万亿元吨])"
)
SHORTEST: Final = 11
"""The characters of a mobile number, the shortest that is masked."""


def without_numbers(words: str) -> str:
    """Return words in which what looks like a mobile, identity or card number is masked.

    A report that quoted the number would itself be the leak.
    """
    return _PERSONAL.sub(lambda found: _starred(found[0]), words)


def _starred(typed: str) -> str:
    """Mask a number as it was typed, wide or in groups."""
    shown = iter(masked(plain(typed)))
    return "".join(one if one in " -" else "*" if next(shown) == "*" else one for one in typed)
