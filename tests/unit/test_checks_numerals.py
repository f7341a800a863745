"""Years, dates, full-width digits, broken numbers, amounts and percentages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.checks.base import Check
from wenshu_lint.checks.numerals import BrokenNumber, ChineseYear, FullWidthDigits, MixedDate
from wenshu_lint.checks.numerals_amounts import CapitalAmount, PercentPoints
from wenshu_lint.document import Document
from wenshu_lint.matching import matcher
from wenshu_lint.span import Span


def found(check: Check, text: str) -> list[tuple[str, str]]:
    """Return what a check flags and what it says to write, with its literals looked for."""
    document = Document(text)
    hits = sorted(Span(start, end) for start, end, _ in matcher(list(check.literals()))(document.folded))
    if not hits and check.literals():
        return []
    return [(finding.span.of(text), finding.replacement or "") for finding in check.find(document, hits)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("二○二四年", [("二○二四", "二〇二四")]),
        ("自二○○○年至一九九○年", [("二○○○", "二〇〇〇"), ("一九九○", "一九九〇")]),
        ("二〇二○年", [("二〇二○", "二〇二〇")]),
        ("二○二四", []),
        ("第二○二四年", []),
        ("十二○二四年", []),
        ("二〇二四年", []),
    ],
)
def test_zeros_of_a_year(text: str, expected: list[tuple[str, str]]) -> None:
    """Four characters before 年 are a year; longer numbers and ordinals are none."""
    assert found(ChineseYear("○"), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("二〇〇八年8月8日", ["二〇〇八年8月8日"]),
        ("2008年八月8日", ["2008年八月8日"]),
        ("2008年8月八日开", ["2008年8月八日"]),
        ("2008年八月", ["2008年八月"]),
        ("2008年8月8日和二〇〇八年八月八日", []),
        ("2008-08-08，八月", []),
        ("十月31日，10月三十一日，10月一号前", ["十月31日", "10月三十一日", "10月一号"]),
        ("三个月5日，2.5月一日，8月二号楼，五月1日游", []),
        ("2008年八月十五，农历2008年八月，1917年十月革命", []),
        ("二〇〇八年八月", []),
        ("2008", []),
    ],
)
def test_one_date_has_one_kind_of_numeral(text: str, expected: list[str]) -> None:
    """Year, month and day are compared, with or without a year; lunar dates keep their characters."""
    assert [words for words, _ in found(MixedDate(), text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("增长１２．４％", [("１２．４", "12.4")]),
        ("用Ａ４纸", [("Ａ４", "A4")]),
        ("ＡＢＣ", []),
        ("二０二四年", []),
        ("九年０", [("０", "0")]),
        ("１．总体要求\n（２）要求", []),
        ("半角12", []),
    ],
)
def test_full_width_digits(text: str, expected: list[tuple[str, str]]) -> None:
    """Runs with a digit; years of characters and numbers of headings belong to other rules."""
    assert found(FullWidthDigits(), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20 24年建成", [("20 24", "2024")]),
        ("到1 9 9 7 年", [("1 9 9 7", "1997")]),
        ("in 195 1 it", [("195 1", "1951")]),
        ("座位20 24和", []),
        ("共195 1个", []),
        ("3-20 24年", []),
        ("400 820 1234", []),
        ("30 24年 20 24年", [("20 24", "2024")]),
        ("没有", []),
        ("甲 乙", []),
    ],
)
def test_years_with_a_gap(text: str, expected: list[tuple[str, str]]) -> None:
    """年 must follow, or the pieces be three digits and one in a foreign text."""
    assert found(BrokenNumber(), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("壹佰二拾元整", [("壹佰二拾元整", "壹佰贰拾元整")]),
        ("拾伍元整", [("拾伍元整", "壹拾伍元整")]),
        ("贰佰园整和叁佰元整", [("贰佰园整", "贰佰元整")]),
        ("人民币一万元整", [("一万元整", "壹万元整")]),
        ("奖励一万元整", []),
        ("壹仟零伍元叁角整", []),
        ("佰草园", []),
        ("叁佰元整、叁佰两拾元整", [("叁佰两拾元整", "叁佰贰拾元整")]),
        ("贮佰元整、壹仟卅元整", [("贮佰元整", "贰佰元整"), ("壹仟卅元整", "壹仟叁拾元整")]),
        ("概念元整", []),
    ],
)
def test_capital_amounts(text: str, expected: list[tuple[str, str]]) -> None:
    """Plain numerals among capitals are replaced; plain amounts only after a label and before 整."""
    assert found(CapitalAmount(), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("比重由35%提高到40%，提高5%。", [("%", "个百分点")]),
        ("失业率从4.5%降低至4.2%，降低了0.3％。", [("％", "个百分点")]),
        ("比重由35%提高到40%，提高14.3%。", []),
        ("比重达到40%提高", []),
        ("由1%提高到3%，提高2%；由5%下降到4%，下降1%。", [("%", "个百分点"), ("%", "个百分点")]),
    ],
)
def test_percentage_points(text: str, expected: list[tuple[str, str]]) -> None:
    """The figures must prove that the difference is meant."""
    assert found(PercentPoints(), text) == expected


ALPHABET = "一二〇○零年月日0123456789０９ .%％，由从提高到壹佰拾元整园甲\n"


@given(st.text(ALPHABET, max_size=50))
def test_no_text_breaks_a_check(text: str) -> None:
    """Every finding lies inside the text, whatever the text."""
    for check in (
        ChineseYear("○零"),
        MixedDate(),
        FullWidthDigits(),
        BrokenNumber(),
        CapitalAmount(),
        PercentPoints(),
    ):
        for words, _ in found(check, text):
            assert words


def test_digits_set_apart_throughout_are_said_once() -> None:
    """Two years so written show how the text was converted; one may be a slip."""
    text = "从1 9 9 3 年到1 9 9 8年，20 24年再查。"
    together, single = BrokenNumber().find(Document(text), ())
    assert (together.span.of(text), together.words["places"]) == ("1 9 9 3", "（全文共2处）")
    assert [edit.text for edit in together.edits] == ["1993", "1998"]
    assert (single.span.of(text), single.replacement) == ("20 24", "2024")
    assert [f.replacement for f in BrokenNumber().find(Document("到1 9 9 8年。"), ())] == ["1998"]
