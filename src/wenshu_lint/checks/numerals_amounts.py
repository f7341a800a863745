"""Finds amounts with wrong characters, changes of percentages given in %, and ranges that descend."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ..analysis.amounts import FIGURE, amount
from ..diagnostic import Finding
from ..document import Document
from ..lazy import compiled
from ..span import Span
from .base import Check

_CAPITAL: Final = "壹贰叁肆伍陆柒捌玖拾佰仟"
_PLAIN: Final = str.maketrans(
    dict(
        zip(
            "一二三四五六七八九十百千阡两参叄弍弐贮染扒〇另园毛",
            "壹贰叁肆伍陆柒捌玖拾佰仟仟贰叁叁贰贰贰柒捌零零元角",
            strict=True,
        )
    )
    | {"廿": "贰拾", "念": "贰拾", "卅": "叁拾"}
)
_ANY: Final = _CAPITAL + "零万亿" + "一二三四五六七八九十百千阡两参叄弍弐贮染扒〇另廿念卅"
_MISTAKEN: Final = "[贮染扒][拾佰仟]|[壹贰叁肆伍陆柒捌玖]阡|[拾佰仟]念|念[元圆]"
"""What is written so in an amount only, and wrong there."""
_AMOUNT: Final = f"[{_ANY}]{{2,}}[元圆园](?:[{_ANY}]{{1,3}}[角毛分]){{0,2}}[整正]?"
_LABEL: Final = r"(?:大写|人民币)[）)]?[：:为]?[ \u3000]?$"


class CapitalAmount(Check):
    """Flag an amount in capital numerals that holds other characters, or begins with 拾.

    An amount written in plain numerals throughout is flagged only after 大写 or 人民币 and
    before 整, where capitals are certainly meant.
    """

    def words(self) -> frozenset[str]:
        """``fix`` is the amount in capital numerals."""
        return frozenset({"fix"})

    def literals(self) -> Iterable[str]:
        """Characters that hardly occur but in amounts."""
        return ("佰", "仟", "阡元", "元整", "圆整", "园整", "元正", "圆正", "角整")

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Read the amount around each hit."""
        text = document.folded
        done = -1
        for start, end in hits:
            if start < done:
                continue
            low = max(0, done, start - 24)
            match = next(
                (m for m in compiled(_AMOUNT).finditer(text, low, end + 24) if m.end() > start), None
            )
            if match is None:
                continue
            done = match.end()
            right = match[0].translate(_PLAIN)
            right = "壹" + right if right.startswith("拾") else right
            if right != match[0] and _is_capital(text, match):
                yield Finding(Span(*match.span()), {"fix": right}, right)


def _is_capital(text: str, match: re.Match[str]) -> bool:
    words = match[0]
    if sum(char in _CAPITAL for char in words) >= 2 or compiled(_MISTAKEN).search(words):
        return True
    return (
        words[-1] in "整正"
        and compiled(_LABEL).search(text[max(0, match.start() - 6) : match.start()]) is not None
    )


_UP: Final = "提高|上升|增加|增长|提升|扩大"
_DOWN: Final = "下降|降低|减少|回落|缩小"
_CHANGE: Final = (
    rf"[由从](?:[\u4e00-\u9fff0-9]{{0,12}}?的)?(?P<old>{FIGURE})[%％](?:(?:{_UP}|{_DOWN})(?:到|至|为)|[升降增减提][至到为])了?"
    rf"(?:[\u4e00-\u9fff0-9]{{0,12}}?的)?(?P<new>{FIGURE})[%％][，,]?[\u4e00-\u9fff]{{0,8}}?"
    rf"(?:{_UP}|{_DOWN})了?(?P<points>{FIGURE})(?P<sign>[%％])"
)


_COMPARED: Final = (
    rf"(?P<new>{FIGURE})[%％][，,]?(?:同比)?[比较](?:[\u4e00-\u9fff]{{0,6}}的)?(?P<old>{FIGURE})[%％]"
    rf"(?:{_UP}|{_DOWN})了?(?P<points>{FIGURE})(?P<sign>[%％])"
)


class PercentPoints(Check):
    """Flag the difference of two percentages that is given in % instead of 个百分点.

    Only where the figures prove it: 由35%提高到40%，提高5%; 达到40%，比去年的35%提高5%.
    """

    def words(self) -> frozenset[str]:
        """``fix`` is the difference in 个百分点."""
        return frozenset({"fix"})

    def literals(self) -> Iterable[str]:
        """The words between the two percentages."""
        verbs = f"{_UP}|{_DOWN}|升至|升到|降至|降到|增至|减至|提至|升为|降为".split("|")
        return [f"{percent}{verb}" for verb in verbs for percent in "%％"]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Check the sum in the clause around each hit."""
        text = document.folded
        done = -1
        for start, end in hits:
            low, high = max(0, done, start - 24), end + 60
            match = compiled(_CHANGE).search(text, low, high) or compiled(_COMPARED).search(text, low, high)
            if match is None or match.start() <= done:
                continue
            done = match.end()
            new, old, points = (amount(match[name]) for name in ("new", "old", "points"))
            if new is not None and old is not None and abs(new - old) == points:
                change = match["points"]
                words = {"match": f"{change}{match['sign']}", "fix": f"{change}个百分点"}
                yield Finding(Span(*match.span("sign")), words, "个百分点")


_UNITS: Final = (
    "个(?:工作日|月|百分点|百分比)?|名|人|天|家|户|岁|倍|项|件|次|场|所|处|台|辆|套|批|份|公里|千米|米|厘米|毫米"
    "|平方米|平方公里|亩|公顷|吨|公斤|千克|克|升|小时|分钟|秒|元|万[元亩吨人户]?|亿[元吨]?"
)
_TURNED: Final = (
    rf"(?P<a>{FIGURE})(?P<s>[%％]|万|亿)?[～~—](?P<b>{FIGURE})"
    rf"(?:(?P<p>[%％])|(?P<u>{_UNITS})(?![级层楼型倒]))"
)
_DOWNWARD: Final = r"递减|依次|降|减|由|从|缩|高程|海拔|标高|水位|倒计时"
_RANGE_MARKS: Final = "～~—"


class DescendingRange(Check):
    """Flag a range of quantities whose second number is the smaller one: 30～20天.

    Numbers are compared only where both have the same 万, 亿 or %, and not where the words
    around say that something goes down.
    """

    def literals(self) -> Iterable[str]:
        """The mark of a range before a digit."""
        return [mark + digit for mark in _RANGE_MARKS for digit in "0123456789"]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Read the range around each hit."""
        text = document.folded
        for start, _ in hits:
            low = start
            while text[low - 1 : low] and text[low - 1] in "0123456789.,%％万亿":
                low -= 1
            match = compiled(_TURNED).match(text, low)
            if match is None or not _is_turned(match) or text[low - 1 : low] in "第-/:":
                continue
            near = text[max(0, low - 8) : low] + text[match.end() : match.end() + 4]
            if not compiled(_DOWNWARD).search(near):
                yield Finding(Span(*match.span()))


def _is_turned(match: re.Match[str]) -> bool:
    sign, unit = match["s"] or "", match["p"] or match["u"]
    scale = sign == unit[:1] if sign or unit[:1] in "%％万亿" else True
    first, last = amount(match["a"]), amount(match["b"])
    return scale and first is not None and last is not None and first > last
