"""Finds amounts in capital numerals with wrong characters, and percentages whose change is given in %."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from ..diagnostic import Finding
from ..document import Document
from ..lazy import compiled
from ..span import Span
from .base import Check

_CAPITAL: Final = "壹贰叁肆伍陆柒捌玖拾佰仟"
_PLAIN: Final = str.maketrans(
    "一二三四五六七八九十百千两参叄弍弐贮染扒〇另园", "壹贰叁肆伍陆柒捌玖拾佰仟贰叁叁贰贰贰柒捌零零元"
)
_ANY: Final = _CAPITAL + "零万亿" + "一二三四五六七八九十百千两参叄弍弐贮染扒〇另"
_AMOUNT: Final = f"[{_ANY}]{{2,}}[元圆园](?:[{_ANY}]{{1,3}}[角分]){{0,2}}[整正]?"
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
        return ("佰", "仟", "元整", "圆整", "园整", "元正", "圆正", "角整")

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
    if sum(char in _CAPITAL for char in words) >= 2:
        return True
    return (
        words[-1] in "整正"
        and compiled(_LABEL).search(text[max(0, match.start() - 6) : match.start()]) is not None
    )


_UP: Final = "提高|上升|增加|增长|提升|扩大"
_DOWN: Final = "下降|降低|减少|回落|缩小"
_CHANGE: Final = (
    rf"[由从](?:[\u4e00-\u9fff0-9]{{0,12}}?的)?(?P<old>\d+(?:\.\d+)?)[%％](?:{_UP}|{_DOWN})(?:到|至|为)了?"
    rf"(?:[\u4e00-\u9fff0-9]{{0,12}}?的)?(?P<new>\d+(?:\.\d+)?)[%％][，,]?[\u4e00-\u9fff]{{0,8}}?"
    rf"(?:{_UP}|{_DOWN})了?(?P<points>\d+(?:\.\d+)?)(?P<sign>[%％])"
)


_COMPARED: Final = (
    r"(?P<new>\d+(?:\.\d+)?)[%％][，,]?(?:同比)?[比较](?:[\u4e00-\u9fff]{0,6}的)?(?P<old>\d+(?:\.\d+)?)[%％]"
    rf"(?:{_UP}|{_DOWN})了?(?P<points>\d+(?:\.\d+)?)(?P<sign>[%％])"
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
        verbs = f"{_UP}|{_DOWN}".split("|")
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
            difference = abs(Decimal(match["new"]) - Decimal(match["old"]))
            if difference == Decimal(match["points"]):
                change = match["points"]
                words = {"match": f"{change}{match['sign']}", "fix": f"{change}个百分点"}
                yield Finding(Span(*match.span("sign")), words, "个百分点")
