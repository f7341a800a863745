"""Facts stated twice: amounts in two units, days in the wrong order, names one character apart."""

from __future__ import annotations

import pytest

from wenshu_lint.checks.base import Check
from wenshu_lint.checks.facts_pairs import AfterEvent, RivalNames, SameAmount

from .checking import flagged


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("投资5亿元（60000万元）。", ["60000万元"]),
        ("投资5亿元（50000万元）。", []),
        ("投资1.2亿元（12345万元）。", []),
        ("投资1.20亿元（12345万元）。", ["12345万元"]),
        ("面积15亩（1公顷）、15亩（2公顷）。", ["2公顷"]),
        ("面积6670平方米（约10亩）。", []),
        ("投资5亿元（20公顷）。", []),
    ],
)
def test_amounts_in_two_units(text: str, found: list[str]) -> None:
    """Rounding excuses half of the last place on either side."""
    assert flagged(SameAmount(), text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("报名截止时间：5月10日\n比赛时间：5月5日", ["5月10日"]),
        ("报名截止时间：5月10日\n比赛时间：2024年5月5日", []),
        ("报名时间：3月1日至4月8日\n考试时间：4月8日", []),
        ("报名截止时间另行通知\n比赛时间：5月5日", []),
    ],
)
def test_registration_after_the_event(text: str, found: list[str]) -> None:
    """Both days with a year, or both without; the same day will do."""
    assert flagged(AfterEvent(), text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("局长王小示出席。局长王晓示讲话。", ["王晓示"]),
        ("局长王小示出席。局长王晓丽讲话。", []),
        ("局长王小示出席。原局长王晓示讲话。", []),
        ("局长王小示出席。局长王晓示范区调研。", []),
    ],
)
def test_names_one_character_apart(text: str, found: list[str]) -> None:
    """Same post, same surname, one character; a name ends where a verb or a mark follows."""
    assert flagged(RivalNames(), text) == found


@pytest.mark.parametrize("check", [SameAmount(), AfterEvent(), RivalNames()])
def test_what_a_message_may_say(check: Check) -> None:
    """Each says what it compared with."""
    assert check.words()
