"""Set formulas and the series of guiding thoughts."""

from __future__ import annotations

import pytest

from wenshu_lint.checks.formulas import Formula, FormulaRow
from wenshu_lint.checks.thoughts import ThoughtChain

from .checking import findings, flagged

ROWS = (
    FormulaRow(("创新", "协调", "绿色", "开放", "共享"), "新发展理念", ("新发展理念",)),
    FormulaRow(("富强", "民主", "文明", "和谐"), "核心价值观", near="核心价值观"),
    FormulaRow(("甲甲", "乙乙", "丙丙"), "三甲", ("三甲",), since="2020-01-01"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("创新、绿色、协调、开放、共享", ["创新、绿色、协调、开放、共享"]),
        ("坚持共享、创新、协调、绿色和开放。", ["共享、创新、协调、绿色和开放"]),
        ("“创新、绿色、协调、开放、共享”", []),
        ("创新、绿色、协调、开放", []),
        ("创新、绿色、协调、开放、共享、安全", []),
        ("安全、创新、绿色、协调、开放、共享", []),
        ("创新、协调、绿色、开放、共享", []),
        ("核心价值观：富强、和谐、民主、文明", ["富强、和谐、民主、文明"]),
        ("富强、和谐、民主、文明", []),
        ("2018年、2018年、2018年，乙乙、甲甲、丙丙", []),
    ],
)
def test_order_of_members(text: str, expected: list[str]) -> None:
    """Only a complete enumeration of nothing else is judged."""
    assert flagged(Formula("order", ROWS), text) == expected


def test_the_right_order_is_offered() -> None:
    """The members in order, joined by 、."""
    assert (
        findings(Formula("order", ROWS), "创新、绿色、协调、开放、共享")[0].replacement
        == "创新、协调、绿色、开放、共享"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("贯彻创新、协调、绿色、开发、共享的新发展理念", ["创新、协调、绿色、开发、共享"]),
        ("完整、准确贯彻创新、协调、绿色、开放的新发展理念", ["创新、协调、绿色、开放"]),
        ("“新发展理念”即创新、协调、绿色、开放、共想。", ["创新、协调、绿色、开放、共想"]),
        ("新发展理念（创新、协调、绿色、开发、共享）", ["创新、协调、绿色、开发、共享"]),
        ("创新、协调、绿色、开放、共享的新发展理念", []),
        ("创新、协调、绿色、开放等新发展理念", []),
        ("改革、创新的新发展理念", []),
        ("新发展理念引领，创新驱动", []),
        ("改革、协调、绿色、开放、共享的新发展理念", []),
        ("创新、绿色、协调、开发、共享的新发展理念", []),
        ("新发展理念，即改革、协调、绿色、开放、共享。", ["改革、协调、绿色、开放、共享"]),
        ("新发展理念：协调、绿色、开放、共享", ["协调、绿色、开放、共享"]),
        ("“新发展理念”（创新、绿色、协调、开放、共享）", []),
        ("新发展理念，协调、绿色、开放、共享", []),
        ("三甲（甲甲、乙乙）", ["甲甲、乙乙"]),
        ("三甲（甲甲、乙乙等）", []),
        ("三甲（甲甲）", []),
        ("新发展理念", []),
    ],
)
def test_members_beside_the_name(text: str, expected: list[str]) -> None:
    """One member missing or replaced is a fault; two are another enumeration."""
    assert flagged(Formula("members", ROWS), text) == expected


ALL = "马克思列宁主义、毛泽东思想、邓小平理论、“三个代表”重要思想、科学发展观"


@pytest.mark.parametrize(
    ("fault", "text", "expected"),
    [
        ("order", "毛泽东思想、马克思列宁主义和邓小平理论", ["毛泽东思想、马克思列宁主义和邓小平理论"]),
        ("order", ALL, []),
        ("order", "科学发展观、毛泽东思想", []),
        ("order", "“毛泽东思想、马克思列宁主义和邓小平理论”", []),
        ("short", ALL, [ALL]),
        ("short", ALL + "，贯彻习近平新时代中国特色社会主义思想", []),
        ("short", "毛泽东思想、邓小平理论、科学发展观", ["毛泽东思想、邓小平理论、科学发展观"]),
        ("short", "1999年、1999年、1999年，马克思主义、毛泽东思想、邓小平理论", []),
        ("short", "党的十八大（2012年）以来，坚持" + ALL, []),
        ("short", "毛泽东思想，重要的是邓小平理论，还有科学发展观", []),
    ],
)
def test_series_of_thoughts(fault: str, text: str, expected: list[str]) -> None:
    """Three or more in a row are judged by their order and by the date of the draft."""
    assert flagged(ThoughtChain(fault), text) == expected


def test_faults_are_checked() -> None:
    """A fault that nobody looks for and a formula of two members are mistakes of a rule."""
    for check in (Formula("other"), Formula("order", (FormulaRow(("甲", "乙")),)), ThoughtChain("other")):
        with pytest.raises(ValueError, match=r"应为|至少"):
            check.prepared()
    assert Formula("order", ROWS).prepared()
    assert ThoughtChain("order").prepared()


VALUES = ("富强", "民主", "文明", "和谐", "自由", "平等", "公正", "法治", "爱国", "敬业", "诚信", "友善")


@pytest.mark.parametrize("left_out", range(12))
def test_one_of_many_members(left_out: int) -> None:
    """The others tell which formula is meant, whichever is missing or replaced; 平等 does not leave it open."""
    check = Formula("members", (FormulaRow(VALUES, "核心价值观", ("核心价值观",), fault="members"),))
    short = "、".join(VALUES[:left_out] + VALUES[left_out + 1 :])
    other = "、".join((*VALUES[:left_out], "团结", *VALUES[left_out + 1 :]))
    assert flagged(check, f"弘扬{short}的核心价值观") == [short]
    assert flagged(check, f"弘扬{other}的核心价值观") == [other]
    assert flagged(check, f"弘扬{'、'.join(VALUES)}的核心价值观") == []


def test_a_row_may_ask_for_one_fault_only() -> None:
    """Its order is not judged where it asks for members."""
    check = Formula("order", (FormulaRow(("甲", "乙", "丙"), fault="members"),))
    assert flagged(check, "乙、甲、丙") == []
