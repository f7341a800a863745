"""Lists against the number they name, and codes of organisations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.checks.codes import CreditCode, credit_fault
from wenshu_lint.checks.facts_counts import ListedCount

from .checking import findings, flagged

SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("张某、李某、王某等2人受伤", ["张某、李某、王某等2人"]),
        ("对张某某、李某、王某等两名同志给予表彰", ["张某某、李某、王某等两名同志"]),
        ("甲局、乙委、丙办等两个部门", ["甲局、乙委、丙办等两个部门"]),
        ("《甲法》《乙法》和《丙法》等2部法律", ["《甲法》《乙法》和《丙法》等2部"]),
        ("张某、李某等5人，张某、李某等2人，甲局、乙局等两个部门", []),
        ("张某、李某、王某等2人一组，张某、李某、王某等2人次", []),
        ("甲县、乙县、丙县等2个市，甲村、乙村、丙村等2个乡镇", []),
        ("研发、生产、销售等2个环节，甲市、乙县等1个县", []),
        ("《甲法》《乙法》等2部法律，等2部法律", []),
    ],
)
def test_lists_that_are_longer_than_said(text: str, expected: list[str]) -> None:
    """Only items of the kind that is counted are counted."""
    assert flagged(ListedCount(), text) == expected


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("91350100M000100Y43", ""),
        ("12100000000000000F", ""),
        ("511000005000000007", ""),
        ("91350100M000100Y4Z", "不使用字母I、O、Z、S、V"),
        ("91350100M000100Y44", "末位校验不符"),
        ("91350100M000100Y4", "应为18位，这里是17位"),
    ],
)
def test_vectors_of_the_standard(code: str, fault: str) -> None:
    """The examples of GB 32100 are right; one sign changed is wrong."""
    assert credit_fault(code) == fault


@given(st.text(SIGNS, min_size=17, max_size=17))
def test_exactly_one_last_sign_is_right(body: str) -> None:
    """Of 31 signs."""
    assert sum(not credit_fault(body + sign) for sign in SIGNS) == 1


def test_codes_in_a_text() -> None:
    """The code is named by its masked form; full-width signs and small letters count, blanks do not."""
    text = "统一社会信用代码：91350100m000100y44，信用代码为９１３５０１００Ｍ０００１００Ｙ４４。"
    found = findings(CreditCode(), text)
    assert [f.words["match"] for f in found] == ["9135**********0Y44"] * 2
    assert flagged(CreditCode(), "信用代码：111111111111111111，信用代码9135**********0Y43，信用代码证") == []
