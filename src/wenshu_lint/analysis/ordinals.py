"""Reads the number that opens a block, in good and in bad forms: 一、 (一) ㈠ 1． ① 第三条."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from ..lazy import pattern
from . import numerals

_HAN = "一二三四五六七八九十百千〇零廿卅拾壹贰叁肆伍陆柒捌玖貳參叄叅参陸"
_HAN_SET = frozenset(_HAN)
_DASHES = "ー—－–―"
_LOOKALIKES: dict[str, int] = {
    **dict.fromkeys(_DASHES, 1),
    "⼀": 1,
    "ニ": 2,
    "⼆": 2,
    "ミ": 3,
    "ハ": 8,
    "⼋": 8,
    "⼗": 10,
    "-": 1,
}
_GAP = "[ \u3000\xa0]{0,2}"
_MARKS = "、，,．.：:。丶"
_CHINESE = pattern(rf"([{_HAN}]{{1,5}})({_GAP})(、[{_MARKS}]?|[.．][、]?|[，,：:。；丶)）]|[ \u3000\t])")
_CHINESE_ALONE = pattern(rf"([{_HAN}]{{1,5}})、")
_ARABIC = pattern(rf"([1-9１-９][\d]{{0,2}})({_GAP})([.．][、]?|、[{_MARKS}]?|[，,：:。丶)）])")
_DECIMAL = pattern(r"([1-9]\d?(?:[.．]\d{1,2}){1,3})([.．、]?)(?=[ \u3000\t]*[^\d\s.．%％‰—–\-~～/])")
_BARE = pattern(r"[1-9]\d?(?=[ \u3000\t]+\p{Han})")
_BRACKETS = pattern(
    rf"([（(〔【［\[<〈])({_GAP})([{_HAN}]{{1,5}}|[1-9１-９]\d{{0,2}}|[①-⑳]|[ーニ⼀⼆⼋⼗—－\-])({_GAP})([）)〕】］\]>〉])([{_MARKS}]?)"
)
_ENCLOSED: dict[str, tuple[int, int]] = {
    char: (level, ordinal)
    for level, values in (
        (5, numerals.CIRCLED),
        (4, numerals.BRACKETED),
        (3, numerals.DOTTED),
        (2, numerals.BRACKETED_CHINESE),
    )
    for char, ordinal in values.items()
}
_ARTICLE = pattern(
    rf"第({_GAP})([{_HAN}]{{1,7}}|\d{{1,4}})({_GAP})"
    rf"(分编|部分|编|章|节|条|篇|讲|卷)([、：:.．，,]|[。；](?=[ \u3000]?\p{{Han}})|)([ \u3000\t]*)"
)
_LOOKALIKE = pattern(rf"([{_DASHES}ニミハ⼀⼆⼋⼗]|[lI])({_GAP})([、.．])")
_RANGE = pattern(r"[、，,和与及或至到—–～~-][ \u3000]*[（(〔【第]")
_PAIR = pattern("[三四五六七八九][一二三四五六七八九]、")
"""Two digits with no 十 between: a day (五一), a plant (三七), a model (九一), and rarely a number."""
_NATIONAL_DAY = pattern("十一、(?:元旦|春节|国庆|中秋|重阳|双节|假期|期间|黄金周|长假)")
_THOUSANDS = pattern("[○〇零一二三四五六七八九]{3}(?![○〇零一二三四五六七八九十百千])")
_CONSECUTIVE = pattern(rf"([{_HAN}]{{1,4}})(.?)")
_AFTER_CONSECUTIVE = frozenset(
    "、，,年级月季等奖产线审号组类批期届次日周部楼层度者岁点个项种名位万千百亿倍成人户"
)
_AFTER_ROUND = frozenset("人名户家个天年岁里米吨斤多余")
"""What is counted in 三、四十人."""
_UNITS = frozenset("百千万亿")
_YEAR_FOLLOWS = pattern(r"[12]\d{3}(?:年|[—–～-][12]\d{3})")
_DECIMAL_UNITS = frozenset("亿万千百元米吨亩公倍级版年月日天时度分人个项名平立升克斤折寸℃°")
_REFERENCE = pattern(
    r"[、，,至到和或及与所之的中款项（(修第]|规定(?!为|如下)|(?:删去|改为|作为|移至|增加|中的|已经|届|课|目|点)"
)


class Token(NamedTuple):
    """A number found at the start of a block."""

    start: int
    end: int
    level: int
    ordinal: int
    form: str
    doubt: int
    """0 certain · 1 a neighbour must go with it · 2 the neighbours on both sides must."""
    path: tuple[int, ...] = ()
    """All values of a decimal number: 1.2.3 gives 1, 2, 3."""


_new = tuple.__new__
"""Half the price of calling a named tuple: a statute has hundreds of numbers."""


ARTICLE = "第#条"


@lru_cache(maxsize=2048)
def numbered(form: str, number: int, arabic: bool) -> str:
    """Return a form with a number, in Arabic digits or in Chinese: what an article begins with."""
    return form.replace("#", str(number) if arabic else numerals.chinese(number))


_PLAIN_ARTICLES = (("条", ARTICLE), ("章", "第#章"), ("节", "第#节"))
_PLAIN_BRACKETS = {"（": ("）", "（#）"), "(": (")", "(#)")}
_COLONS = frozenset("：:")
_AFTER_ARTICLE = frozenset(" \u3000\t")
AFTER_BRACKET = frozenset(_MARKS + "，,和与及或至到—–～~-")
"""What follows a number in brackets that is mentioned, not given: （一）、（二）."""
_AFTER_COMMA = frozenset(_MARKS + _HAN + "○百千万亿")
_DIGITS = frozenset("123456789")


def read(text: str, start: int, end: int) -> Token | None:
    """Return the number at the start of ``text[start:end]``, if it opens with one.

    第三条　, （一）, 一、 and 1. before words are read without a pattern: most numbers look like
    that. What is left over is for the patterns, which would read these the same.
    """
    first = text[start]
    if first == "第":
        for unit, form in _PLAIN_ARTICLES:
            stop = text.find(unit, start, start + 8) + 1
            if stop:
                if (stop == end or (stop < end and text[stop] in _AFTER_ARTICLE)) and (
                    ordinal := _numeral(text[start + 1 : stop - 1])
                ):
                    return _new(Token, (start, stop, 0, ordinal, form, 0, ()))
                break
    elif first in "（(":
        closing, form = _PLAIN_BRACKETS[first]
        stop = text.find(closing, start, start + 6) + 1
        if 0 < stop < end and text[stop] not in AFTER_BRACKET:
            ordinal = _numeral(text[start + 1 : stop - 1])
            if 0 < ordinal < 200:
                return _new(Token, (start, stop, 2, ordinal, form, 0, ()))
    elif first in _HAN_SET:
        stop = text.find("、", start, start + 4) + 1
        if 0 < stop < end and text[stop] not in _AFTER_COMMA:
            ordinal = _numeral(text[start : stop - 1])
            if 0 < ordinal < 200:
                doubt = _day_doubt(text, start, end) if ordinal > 10 and stop - start == 3 else 0
                return _new(Token, (start, stop, 1, ordinal, "#、", doubt, ()))
    elif first in _DIGITS and start + 2 < end and text[start + 1] in ".．、":
        after = text[start + 2]
        if after not in _MARKS and not after.isdigit():
            return _new(Token, (start, start + 2, 3, int(first), "#" + text[start + 1], 0, ()))
    reader = _READERS.get(first)
    return reader(text, start, end) if reader else None


@lru_cache(maxsize=1024)
def _numeral(words: str) -> int:
    """Return the value of a number of 汉字 alone, 0 for anything else."""
    return numerals.loose_value(words) or 0 if words and _HAN_SET.issuperset(words) else 0


def _day_doubt(text: str, start: int, end: int) -> int:
    """Return the doubt of a number that may be a day: 五一、端午, 七一、八一, 十一、国庆."""
    if _PAIR.match(text, start, end):
        return 2
    return 1 if _NATIONAL_DAY.match(text, start, end) else 0


def _chinese(text: str, start: int, end: int) -> Token | None:
    match = _CHINESE.match(text, start, end)
    if match is None:
        return None
    words, gap, mark = match.groups()
    ordinal = numerals.loose_value(words)
    if not ordinal or ordinal > 199 or (words in "參参" and mark[0] != "、"):
        return None
    after = text[match.end() : match.end() + 6]
    form = f"#{gap}{mark}"
    if mark in ")）":
        return Token(start, match.end(), 2, ordinal, form, 1)
    if mark[0] == "、":
        doubt = 2 if _is_listing(words, after) else _day_doubt(text, start, end)
        return Token(start, match.end(), 1, ordinal, form, doubt)
    if after[:1] in _HAN_SET or (mark[0] not in ".．" and not after.strip()):
        return None
    return Token(start, match.end(), 1, ordinal, form, 0 if mark[0] in ".．" else 1)


def _is_listing(words: str, after: str) -> bool:
    """Tell 一、二等奖, 三十、四十岁 and 一五、○○○伏 (15,000) from the number 一、 before a text."""
    if _THOUSANDS.match(after):
        return True
    match = _CONSECUTIVE.match(after)
    if match is None:
        return after[:1] in _UNITS
    if match[1][0] in "百千" and match[2] in "、":
        return True
    first, second = numerals.value(words), numerals.value(match[1])
    if first is None or second is None:
        return False
    if second == first + 1:
        return match[2] in _AFTER_CONSECUTIVE
    if second == 10 * (first + 1):
        return match[2] in _AFTER_ROUND
    return first % 10 == 0 and second == first + 10


def _arabic(text: str, start: int, end: int) -> Token | None:
    decimal = _DECIMAL.match(text, start, end)
    if decimal is not None and (decimal[2] or text[decimal.end()] not in _DECIMAL_UNITS):
        return _decimal(decimal)
    match = _ARABIC.match(text, start, end)
    if match is None:
        bare = _BARE.match(text, start, end)
        return bare and Token(start, bare.end(), 6, int(bare[0]), "#", 1, (int(bare[0]),))
    words, gap, mark = match.groups()
    form = f"#{gap}{mark}"
    after = text[match.end() : min(end, match.end() + 6)]
    doubt = 0 if mark[0] in ".．、。" else 1
    if after[:1].isdigit() and not _YEAR_FOLLOWS.match(after):
        if mark[0] not in ".．、":
            return None
        doubt = 2
    return Token(start, match.end(), 3, int(words), form, doubt)


def _decimal(match: re.Match[str]) -> Token | None:
    path = tuple(int(value) for value in re.split("[.．]", match[1]))
    if 0 in path:
        return None
    form = "#" + (".#" * (len(path) - 1)) + match[2]
    return Token(match.start(), match.end(), 6, path[-1], form, 1, path)


def _bracketed(text: str, start: int, end: int) -> Token | None:
    match = _BRACKETS.match(text, start, end)
    if match is None:
        return None
    left, gap, words, gap_after, right, mark = match.groups()
    if _RANGE.match(text, match.end() - len(mark), end):
        return None
    shape = "#"
    if words in _LOOKALIKES:
        ordinal, level, shape = _LOOKALIKES[words], 2, words
    elif words in numerals.CIRCLED:
        ordinal, level = numerals.CIRCLED[words], 5
    elif words.isdecimal():
        if left not in "（(【":
            return None
        ordinal, level = int(words), 4
    else:
        ordinal, level = numerals.loose_value(words) or 0, 2
    if not 0 < ordinal < 200:
        return None
    doubt = 0 if left in "（(" or (level == 2 and left in "〔【［[") else 1
    return Token(start, match.end(), level, ordinal, f"{left}{gap}{shape}{gap_after}{right}{mark}", doubt)


def _enclosed(text: str, start: int, end: int) -> Token:
    level, ordinal = _ENCLOSED[text[start]]
    mark = text[start + 1 : min(end, start + 2)]
    mark = mark if mark in _MARKS else ""
    return Token(start, start + 1 + len(mark), level, ordinal, "#" + mark, 0)


def _article(text: str, start: int, end: int) -> Token | None:
    match = _ARTICLE.match(text, start, end)
    if match is None:
        return None
    gap, words, gap_after, unit, mark, blank = match.groups()
    ordinal = numerals.loose_value(words)
    if not ordinal:
        return None
    rest = match.end()
    if not blank and rest < end:
        if not mark and _REFERENCE.match(text, rest, end):
            return None
        if mark and _RANGE.match(text, match.start(5), end):
            return None
    doubt = 0 if blank or rest == end or (mark in _COLONS and unit != "条") else 1
    return Token(start, match.start(6), 0, ordinal, f"第{gap}#{gap_after}{unit}{mark}", doubt)


def _lookalike(text: str, start: int, end: int) -> Token | None:
    match = _LOOKALIKE.match(text, start, end)
    if match is None:
        return None
    words, gap, mark = match.groups()
    after = text[match.end() : match.end() + 2].strip()
    if not after or not "一" <= after[0] <= "鿿":
        return None
    form = f"{words}{gap}{mark}"
    if words in "lI":
        return Token(start, match.end(), 3, 1, form, 1)
    return Token(start, match.end(), 1, _LOOKALIKES[words], form, 0 if mark == "、" else 1)


_READERS: dict[str, Callable[[str, int, int], Token | None]] = {
    **dict.fromkeys(_HAN, _chinese),
    **dict.fromkeys("123456789１２３４５６７８９", _arabic),
    **dict.fromkeys("（(〔【［[<〈", _bracketed),
    **dict.fromkeys(_ENCLOSED, _enclosed),
    **dict.fromkeys("第", _article),
    **dict.fromkeys(_DASHES + "ニミハ⼀⼆⼋⼗lI", _lookalike),
}
OPENERS = frozenset(_READERS)
"""The characters with which a number can begin: the first test, before any pattern."""
