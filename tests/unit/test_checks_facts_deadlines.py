"""What is due before the draft was made is told, with a year and without."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.checks.facts_deadlines import PastDeadline

from .checking import flagged


def signed(words: str, date: str = "2024年3月5日") -> str:
    """Return a notice with a date."""
    return f"示例市人民政府关于做好示例工作的通知\n各县人民政府：\n{words}\n示例市人民政府\n{date}\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("请于2023年6月30日前完成整改。", ["2023年6月30日前"]),
        ("请各县于2024年2月前上报。", ["2024年2月前"]),
        ("各单位要在2023年底前制定方案。", ["2023年底前"]),
        ("请于2024年3月前上报，确保2024年底前建成。", []),
        ("在2023年6月30日前完成的项目，在2023年底前建成的按原办法。", []),
        ("上级要求各地要在2023年底前制定方案。", []),
        ("请于2023年6月30日前已完成整改的单位参加。", []),
    ],
)
def test_deadlines(words: str, expected: list[str]) -> None:
    """An order cannot be due before it is given; what is told of the past can."""
    assert flagged(PastDeadline(), signed(words)) == expected


def test_deadlines_need_the_date_of_the_draft() -> None:
    """Without one nothing is known."""
    assert flagged(PastDeadline(), "请于2015年6月30日前完成整改，请于6月30日前报送。") == []


@given(st.dates(datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)))
def test_days_without_year_count_where_they_are_close(day: datetime.date) -> None:
    """Two months back is a slip; further back, or ahead, may be meant."""
    behind = (datetime.date(2024, 11, 20) - day).days
    when = f"{day.month}月{day.day}日前"
    expected = [when] if 0 < behind <= 60 else []
    assert flagged(PastDeadline(), signed(f"请于{when}报送。", "2024年11月20日")) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "务必于2月底前完成，请各县于3月1日（星期五）下午5时前报送。",
            ["2月底前", "3月1日（星期五）下午5时前"],
        ),
        ("根据《示例办法》的规定，请于3月1日前改正。", ["3月1日前"]),
        ("必须于3月1日前完成，2024年，请于3月2日前报送。", ["3月1日前", "3月2日前"]),
        ("要于3月1日前完成，确保3月1日前完成，3月1日前完成。", []),
        ("每年请于3月1日前报送，明年请于3月1日前报送。", []),
        ("2025年安排如下。\n请于3月1日前报送。", []),
        ("通知要求，请于3月1日前报送；请于3月1日前已报送的单位参加。", []),
        ("请于3月6日前报送，请于3月底前报送。", []),
    ],
)
def test_deadlines_without_year(words: str, expected: list[str]) -> None:
    """Only what asks for something now counts."""
    assert flagged(PastDeadline(), signed(words)) == expected


@pytest.mark.parametrize("genre", ["纪要", "报告", "管理办法（试行）"])
def test_titles_that_tell_or_stand_for_every_year(genre: str) -> None:
    """They hold orders given before, or again and again."""
    draft = f"示例市人民政府示例工作{genre}\n请于3月1日前报送。\n示例市人民政府\n2024年3月5日\n"
    assert flagged(PastDeadline(), draft) == []
    assert flagged(PastDeadline(), draft.replace(genre, "通知")) == ["3月1日前"]
