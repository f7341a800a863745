"""Writes a number in the ways of Word's numbering formats."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_LIMIT = 99_999


def show(value: int, form: str) -> str | None:
    """Return a number as Word shows it in a format (``chineseCounting`` …).

    :return: ``None`` for a format that is not known, so that nothing wrong is claimed.
    """
    writer = _FORMS.get(form)
    if writer is None or not 0 <= value <= _LIMIT:
        return None
    return writer(value)


def _roman(value: int) -> str:
    words = ""
    for size, letters in _ROMAN:
        words += letters * (value // size)
        value %= size
    return words


def _letter(value: int) -> str:
    """A … Z, AA, BB … as Word counts, not as a spreadsheet does."""
    return "" if value < 1 else chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _counting(
    digits: str, units: str, *, one_ten: bool = False, one_unit: bool = True
) -> Callable[[int], str]:
    """Return a writer with units: ``digits`` from zero, ``units`` ten, hundred, thousand, ten thousand."""

    def write(value: int) -> str:
        if value == 0:
            return digits[0]
        words, gap = "", False
        for place in range(4, -1, -1):
            digit = value // 10**place % 10
            if digit == 0:
                gap = bool(words)
                continue
            if gap and one_unit:
                words += digits[0]
            gap = False
            silent = digit == 1 and place > 0 and ((place == 1 and not words and not one_ten) or not one_unit)
            words += ("" if silent else digits[digit]) + (units[place - 1] if place else "")
        return words

    return write


def _positional(digits: str) -> Callable[[int], str]:
    table = {ord("0") + index: digit for index, digit in enumerate(digits)}
    return lambda value: str(value).translate(table)


def _below_hundred(zero: str) -> Callable[[int], str]:
    """Return a writer that counts up to 99 with 十 and writes digit by digit from 100."""
    small, large = _counting(_DIGITS, "十百千万"), _positional(zero + _DIGITS[1:])
    return lambda value: small(value) if 0 < value < 100 else large(value)


def _series(first: str, last: int) -> Callable[[int], str]:
    """Return a writer for characters in a row of the code table; plain digits beyond ``last``."""
    return lambda value: chr(ord(first) + value - 1) if 1 <= value <= last else str(value)


def _cycle(characters: str) -> Callable[[int], str]:
    """Return a writer for a fixed list; plain digits beyond it."""
    return lambda value: characters[value - 1] if 1 <= value <= len(characters) else str(value)


def _sexagenary(value: int) -> str:
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12] if 1 <= value <= 60 else str(value)


_simple = _counting("零一二三四五六七八九", "十百千万")
_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": _positional("０１２３４５６７８９"),
    "decimalFullWidth2": _positional("０１２３４５６７８９"),
    "numberInDash": lambda value: f"- {value} -",
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda value: _letter(value).lower(),
    "chineseCounting": _below_hundred("○"),
    "chineseCountingThousand": _simple,
    "chineseLegalSimplified": _counting("零壹贰叁肆伍陆柒捌玖", "拾佰仟萬", one_ten=True),
    "ideographLegalTraditional": _counting("零壹貳參肆伍陸柒捌玖", "拾佰仟萬", one_ten=True),
    "ideographDigital": _positional(_DIGITS),
    "japaneseDigitalTenThousand": _positional(_DIGITS),
    "japaneseCounting": _counting(_DIGITS, "十百千万", one_unit=False),
    "japaneseLegal": _counting("〇壱弐参四伍六七八九", "拾百阡萬", one_ten=True),
    "taiwaneseCounting": _below_hundred("○"),
    "taiwaneseCountingThousand": _counting("零一二三四五六七八九", "十百千萬"),
    "taiwaneseDigital": _positional("○" + _DIGITS[1:]),
    "decimalEnclosedCircle": _series("①", 20),
    "decimalEnclosedCircleChinese": _series("①", 20),
    "decimalEnclosedParen": _series("⑴", 20),
    "decimalEnclosedFullstop": _series("⒈", 20),
    "ideographEnclosedCircle": _series("㊀", 10),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "none": lambda _value: "",
}
