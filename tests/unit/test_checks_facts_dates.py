"""Days, weekdays and ranges by the calendar; dates after the draft's own."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.checks.facts_dates import FutureAsPast, ImpossibleDate, LaterDocument, TurnedRange
from wenshu_lint.checks.facts_weekday import Weekday

from .checking import flagged


def signed(words: str, date: str = "2024年3月5日", number: str = "") -> str:
    """Return a notice with a date."""
    return f"{number}关于做好示例工作的通知\n各县：\n{words}\n示例市人民政府\n{date}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年2月30日，2023年2月29日", ["2023年2月30日", "2023年2月29日"]),
        ("2024年2月29日，2000年2月29日", []),
        ("1900年2月29日", ["1900年2月29日"]),
        ("6月31日", ["6月31日"]),
        ("2024-02-30和2024.4.31", ["2024-02-30", "2024.4.31"]),
        ("5月32日，15月3日，2024年14月", ["2024年14月", "5月32日", "15月3日"]),
        ("农历二〇二三年二月三十日，农历2月30日", []),
        ("二〇二三年四月三十一日", ["二〇二三年四月三十一日"]),
        ("15月龄，4月31号楼", []),
        ("2月29日", []),
    ],
)
def test_days_that_do_not_exist(text: str, expected: list[str]) -> None:
    """Months have their days, leap years theirs; lunar dates are left alone."""
    assert flagged(ImpossibleDate(), text) == expected


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2099, 12, 31)))
def test_every_day_is_possible_and_has_its_weekday(day: datetime.date) -> None:
    """No real date is ever flagged, and of seven weekdays exactly one is right."""
    text = f"{day.year}年{day.month}月{day.day}日"
    assert flagged(ImpossibleDate(), f"于{text}召开") == []
    wrong = [word for word in "一二三四五六日" if flagged(Weekday(), f"{text}（星期{word}）")]
    assert len(wrong) == 6
    assert "一二三四五六日"[day.weekday()] not in wrong


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年5月10日至2024年5月1日", ["2024年5月10日至2024年5月1日"]),
        ("2024年5月10日（星期五）—2024年4月12日", ["2024年5月10日（星期五）—2024年4月12日"]),
        ("2025—2021年，（2030-2026）", ["2025—2021", "2030-2026"]),
        ("3月15日至10日，3月15日至3月1日", ["3月15日至10日", "3月15日至3月1日"]),
        ("2024年5月至2024年3月2日", ["2024年5月至2024年3月2日"]),
        ("2021—2025年，11月15日至次年3月15日，12月25日至1月5日", []),
        ("2024年5月1日至2024年5月10日", []),
    ],
)
def test_turned_ranges(text: str, expected: list[str]) -> None:
    """The end lies before the beginning; a range over the new year does not."""
    assert flagged(TurnedRange(), text) == expected


def test_documents_of_a_later_year() -> None:
    """The draft's own number is not a citation; undated drafts are not judged."""
    words = "根据《意见》（示发〔2025〕6号）和示发〔2023〕1号、示发[2026]2号。"
    assert flagged(LaterDocument(), signed(words)) == ["〔2025〕6号", "[2026]2号"]
    assert flagged(LaterDocument(), words) == []
    assert flagged(LaterDocument(), signed("通知如下。", number="示政发〔2025〕3号\n")) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("截至2024年12月31日，全市已完成投资。", ["截至2024年12月31日"]),
        ("截至2024年2月29日，全市已完成投资。", []),
        ("截至2024年12月31日，力争累计完成投资。", []),
        ("报名截至2024年12月31日。", []),
        ("截至2024年，全市已完成投资。", []),
    ],
)
def test_the_future_told_as_the_past(words: str, expected: list[str]) -> None:
    """Only where the sentence says what was done by that day."""
    assert flagged(FutureAsPast(), signed(words)) == expected
    assert flagged(FutureAsPast(), words) == []
