"""The numbers that stand for a person, by the vectors of the standards."""

from __future__ import annotations

import datetime

import pytest

from wenshu_lint.catalog.builtin import builtin_rules
from wenshu_lint.checks import identity
from wenshu_lint.document import Document
from wenshu_lint.engine import Linter

DAY = datetime.date(2025, 1, 1)


@pytest.mark.parametrize(
    ("number", "valid"),
    [
        ("11010519491231002X", True),
        ("110101200002290018", True),
        ("810000199001010019", True),
        ("91015619900101001X", True),
        ("440524188001010014", False),
        ("110101190002290011", False),
        ("110101200102301239", False),
        ("110101203012311234", False),
        ("110105194912310021", False),
        ("000105194912310021", False),
        ("11010519491231002", False),
        ("1101051949123100AX", False),
        ("11010519491231002Y", False),
    ],
)
def test_citizen_numbers(number: str, valid: bool) -> None:
    """Place, birthday and check digit must all be right."""
    assert identity.is_citizen_number(number, DAY) is valid


def test_a_wrong_check_digit_still_looks_like_a_number() -> None:
    """So that a typing error can be told from a serial number."""
    assert identity.looks_like_citizen_number("110105194912310021", DAY)
    assert identity.check_digit("110105194912310021") == "X"


def test_the_day_of_the_run_limits_birthdays() -> None:
    """A birthday after the given day is none; without a day, today is the limit."""
    assert not identity.looks_like_citizen_number("110101200002290018", datetime.date(1999, 1, 1))
    assert identity.looks_like_citizen_number("110101200002290018")


@pytest.mark.parametrize(
    ("number", "valid"), [("130503670401001", True), ("130503671301001", False), ("13050367040100", False)]
)
def test_old_numbers(number: str, valid: bool) -> None:
    """Fifteen digits hold a birthday of six digits."""
    assert identity.is_old_citizen_number(number) is valid


@pytest.mark.parametrize(
    ("number", "valid"),
    [("6222020000000000000", True), ("4111111111111111", True), ("6222020000000000001", False)],
)
def test_luhn(number: str, valid: bool) -> None:
    """The check of bank cards."""
    assert identity.passes_luhn(number) is valid


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("11010519491231002X", "1101**********002X"),
        ("13800138000", "138****8000"),
        ("6222020000000000000", "6222***********0000"),
        ("0101234567", "01******67"),
    ],
)
def test_masks_keep_the_length(number: str, masked: str) -> None:
    """A masked number is as long as the number and shows its ends only."""
    assert identity.masked(number) == masked
    assert len(identity.masked(number)) == len(number)


def test_plain_numbers() -> None:
    """Groups, full-width digits and a small x are put into one form."""
    assert identity.plain("１１0105-19491231 002ｘ") == "11010519491231002X"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("(联系人：张某，13800138000)", "(联系人：张某，138****8000)"),
        ("手机138 0013 8000、138-0013-8000", "手机138 **** 8000、138-****-8000"),
        ("１１０１０５１９４９１２３１００２Ｘ", "１１０１**********００２Ｘ"),
        ("卡号6222 0200 0000 0000 000", "卡号6222 **** **** ***0 000"),
        (
            "热线12345，电话0571—88888888，金额16800000000元",
            "热线12345，电话0571—88888888，金额16800000000元",
        ),
        ("示政发〔2024〕12号，编号20240101001", "示政发〔2024〕12号，编号20240101001"),
    ],
)
def test_words_are_shown_without_the_numbers_of_persons(words: str, shown: str) -> None:
    """Numbers that stand for a person are masked; hotlines, landlines, amounts and document numbers are not."""
    assert identity.without_numbers(words) == shown


def test_no_message_repeats_the_number_of_a_person() -> None:
    """Rules about brackets and digits quote the words around a number, not the number."""
    draft = Document(
        "一、申请材料。\n(联系人：张某，13800138000)\n身份证号１１０１０５１９４９１２３１００２Ｘ。\n"
    )
    report = Linter(builtin_rules()).lint(draft)
    rules = {d.rule for d in report}
    assert {"punctuation/half-width-bracket", "numerals/full-width-digit"} <= rules
    told = "".join(d.message + d.hint + (d.fix.message if d.fix else "") for d in report)
    assert "13800138000" not in told
    assert "11010519491231002X" not in identity.plain(told)
