"""Figures that can be worked out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from wenshu_lint.checks.facts_figures import Attendance, CapitalValue, Doubling, Growth, capital_value

from .checking import findings, flagged


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("零元零伍分", "0.05"),
        ("壹元整", "1"),
        ("壹拾元整", "10"),
        ("叁拾伍元伍角整", "35.50"),
        ("壹佰元零壹分", "100.01"),
        ("叁佰贰拾伍元零肆分", "325.04"),
        ("壹仟肆佰零玖元伍角", "1409.50"),
        ("壹仟陆佰捌拾元零叁角贰分", "1680.32"),
        ("叁仟伍佰零肆圆", "3504"),
        ("陆仟零柒元壹角肆分", "6007.14"),
        ("壹万陆仟肆佰零玖元零贰分", "16409.02"),
        ("叁万玖仟壹佰肆拾捌元整", "39148"),
        ("壹拾万元整", "100000"),
        ("壹拾万零柒仟元伍角叁分", "107000.53"),
        ("壹仟零壹万零壹元整", "10010001"),
        ("贰仟零叁拾万零肆佰元壹角整", "20300400.10"),
        ("壹亿贰仟万元零玖分", "120000000.09"),
        ("玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分", "9999999999.99"),
        ("拾万亿元", "10000000000000"),
    ],
)
def test_values_of_capitals(words: str, value: str) -> None:
    """Zeros may be written or not; 圆 and 正 are 元 and 整."""
    assert capital_value(words) == Decimal(value)


def test_what_cannot_be_read_has_no_value() -> None:
    """Plain numerals and odd endings are not guessed at."""
    assert capital_value("一万元整") is None
    assert capital_value("壹元伍分伍分") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("壹万贰仟元整（¥12,500.00）", ["壹万贰仟元整"]),
        ("¥12,500.00（大写：人民币壹万贰仟元整）", ["壹万贰仟元整"]),
        ("35.5元（叁拾伍元整）", ["叁拾伍元整"]),
        ("壹拾贰万元（小写：120001）", ["壹拾贰万元"]),
        ("壹佰贰拾万元（120万元）", []),
        ("壹万贰仟元整（¥12,000.00），壹亿元整（1亿元）", []),
        ("壹万贰仟元整（3份）", []),
        ("壹万贰仟元整", []),
        ("人民币伍佰弍拾万元正（￥5200000元）", []),
        ("人民币壹佰零弍拾伍万元正（￥1250000元）", []),
    ],
)
def test_amounts_side_by_side(text: str, expected: list[str]) -> None:
    """Both amounts must be certain: figures without unit or sign are not compared."""
    assert flagged(CapitalValue(), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由10家增加到30家，增长3倍", [("3倍", "2倍")]),
        ("从200亩减少到150亩，减少30%", [("30%", "25%")]),
        ("由2020年的100吨提高到2023年的150吨，累计增长60%", [("60%", "50%")]),
        ("由10家增加到30家，增长2倍，从3.2万元提高到4.5万元，增长40.6%", []),
        ("地区生产总值从100亿元增加到150亿元，增长60%", []),
        ("从100吨增加到150吨，年均增长8%", []),
        ("从0家增加到30家，增长3倍", []),
        ("从100吨增加到150斤，增长60%", []),
    ],
)
def test_growth(text: str, expected: list[tuple[str, str]]) -> None:
    """Rounding is allowed for; growth at constant prices cannot be worked out."""
    assert [(f.span.of(text), f.words["fix"]) for f in findings(Growth(), text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由100万元增加到300万元，翻了两番", [("翻了两番", "3倍")]),
        ("从2015年的6000万吨提高到2020年的1亿吨，翻一番", [("翻一番", "1.67倍")]),
        ("由100万元增加到400万元，翻了两番；由10家增加到82家，翻了三番", []),
        ("由100万元增加到300万元，翻了一番多，由100万元增加到180万元，接近翻一番", []),
        ("由100万元增加到300吨，翻了两番，到2030年翻两番", []),
    ],
)
def test_doubling(text: str, expected: list[tuple[str, str]]) -> None:
    """翻一番 is twice, 翻两番 four times; a little more is left alone."""
    assert [(f.span.of(text), f.words["fix"]) for f in findings(Doubling(), text)] == expected


def test_attendance() -> None:
    """Nobody comes who was not to come."""
    assert flagged(Attendance(), "应到代表100人，实到102人；应到50人，实到50人；应到会场") == ["102人"]
