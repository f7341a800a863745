"""Weekdays are held to the calendar, in the year that is certain."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.checks.facts_weekday import Weekday

from .checking import findings, flagged


def signed(words: str, date: str = "2024年3月5日") -> str:
    """Return a notice with a date."""
    return f"示例市人民政府关于做好示例工作的通知\n各县人民政府：\n{words}\n示例市人民政府\n{date}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年3月5日（星期三）", [("星期三", "星期二")]),
        ("2024年3月5日，周天", [("周天", "周二")]),
        ("二〇二四年三月五日（周一）", [("周一", "周二")]),
        ("2024年3月5日（星期二）", []),
        ("2024年2月30日（星期三）", []),
        ("每周三，2024年3月5日起每周五", []),
        ("2024年3月5日（星期三至星期五）", []),
        ("3月5日（星期三）", []),
        ("农历2024年3月5日（星期三）", []),
        (
            "2024年3月5日上午（星期三），2024年3月5日（周三上午9:00）",
            [("星期三", "星期二"), ("周三", "周二")],
        ),
        ("2024年3月5日（星期二）至8日（星期六）", [("星期六", "星期五")]),
        ("2024年3月5日（星期三）、6日（星期三）、7日（周五）", [("星期三", "星期二"), ("周五", "周四")]),
        ("2024年3月5日（周二）9:00—3月8日（周六）", [("周六", "周五")]),
        ("2024年3月5日（星期二）至4日（星期二），2024年3月5日（星期二）。8日（星期六）", []),
    ],
)
def test_weekdays(text: str, expected: list[tuple[str, str]]) -> None:
    """Only a weekday right after a date is compared with it."""
    assert [(f.span.of(text), f.replacement) for f in findings(Weekday(), text)] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("3月8日（星期五）召开。", []),
        ("3月8日（星期六）召开。", []),
        ("3月8日（星期二）召开。", ["星期二"]),
        ("2月30日（周一）。", []),
    ],
)
def test_weekdays_of_days_without_year(words: str, expected: list[str]) -> None:
    """The years around that of the draft are tried: 2025-03-08 is a Saturday."""
    assert flagged(Weekday(), signed(words)) == expected


_FOUR_MONTHS_ON = datetime.date(2024, 3, 5) + datetime.timedelta(days=122)


@given(st.dates(datetime.date(2024, 3, 5), _FOUR_MONTHS_ON), st.sampled_from("一二三四五六日"))
def test_days_to_come_are_those_of_the_next_months(day: datetime.date, stated: str) -> None:
    """What is set lies within four months, so only one weekday is right."""
    right = "一二三四五六日"[day.weekday()] == stated
    when = f"{day.month}月{day.day}日（星期{stated}）"
    expected = [] if right else [f"星期{stated}"]
    for words in (
        f"会议定于{when}召开。",
        f"请于{when}前报名。",
        f"会议时间：{when}上午。",
        f"培训拟于今年{when}开班。",
    ):
        assert flagged(Weekday(), signed(words)) == expected


@pytest.mark.parametrize(
    "words",
    [
        "会议原定于3月8日（星期六）召开。",
        "2025年，会议定于3月8日（星期六）召开。",
        "2025年安排如下。\n会议定于3月8日（星期六）召开。",
        "材料已于3月8日（星期六）前报送。",
        "会议曾定于3月8日（星期三）召开。",
        "会议时间：3月1日（星期六）。",
        "明年3月8日（星期六），去年3月8日（星期三）。",
        "前年3月8日（星期六），3月8日（星期三）召开。",
        "前年3月8日（星期二），后年3月8日（星期日），两年前的3月8日（星期二）。",
        "2022年3月1日（星期二）试行，3月8日（星期二）推行。",
        "2020年12月31日（星期四）至1月2日（星期六），2020年冬季，1月3日（星期日）。",
        "去年3月8日（星期二）召开。",
        "2022年春季安排。\n3月8日（星期二）下雪。",
        "案例：某县3月8日（星期二）发生事故。",
        "上届大会于3月8日（星期二）闭幕。",
        "农历3月8日（星期二）赶集。",
        "今年3月8日（星期六）召开，据悉将于3月8日（星期六）。",
        "申请于3月8日（星期六）前办结，于3月8日（星期六）前办结。",
        "2023年，会议定于3月8日（星期三）召开。",
        "会议定于3月8日（星期六）召开，通知了各县。",
        "3月8日（星期五）至10日（星期一）。",
    ],
)
def test_days_of_other_years_are_left_alone(words: str) -> None:
    """2025-03-08 is a Saturday, 2023-03-08 was a Wednesday, 2022-03-08 a Tuesday."""
    assert flagged(Weekday(), signed(words)) == []


def test_a_weekday_is_named_for_the_year_that_is_meant() -> None:
    """The message tells which year the day was taken to be of."""
    (found,) = findings(Weekday(), signed("会议定于1月8日（星期一）召开。", "2024年12月20日"))
    assert (found.words["date"], found.replacement) == ("2025年1月8日", "星期三")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("会议定于3月8日（星期五）至10日（星期一）召开。", ["星期一"]),
        ("会议定于3月8日（星期四）至10日（星期一）召开。", ["星期四"]),
        ("会议时间：3月8日（星期五）上午9:00至10日（星期日）。", []),
        ("请于3月8日（周四下午5:00）前报名。", ["周四"]),
    ],
)
def test_later_days_of_a_range_follow_from_a_first_that_is_right(words: str, expected: list[str]) -> None:
    """Where the first weekday is wrong, nobody knows what the second day is of."""
    assert flagged(Weekday(), signed(words)) == expected
