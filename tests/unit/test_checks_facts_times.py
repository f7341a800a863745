"""Hours, durations and days that were over when the draft was made."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.checks.facts_times import Duration, PastForce, TurnedHours

from .checking import findings, flagged


def signed(words: str, date: str = "2024年3月5日") -> str:
    """Return a notice with a date."""
    return f"示例市人民政府关于做好示例工作的通知\n各县人民政府：\n{words}\n示例市人民政府\n{date}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上午11:30至8:30", ["11:30至8:30"]),
        ("15:00—14:00，当日16时至9时", ["15:00—14:00", "16时至9时"]),
        ("14时30分至14时，9点至8点30分", ["14时30分至14时", "9点至8点30分"]),
        ("22:00—6:00，16时至9时，17:30至次日8:30", []),
        ("上午9:00至下午5:00，8:30—17:30，0时至24时", []),
        ("坡比1:50至1:20，每小时至少5时", []),
    ],
)
def test_hours(text: str, expected: list[str]) -> None:
    """Nights are left alone, and so are ratios."""
    assert flagged(TurnedHours(), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("自2015年至2024年，历时六年", [("六年", "9年或10年")]),
        ("1990—2004年，共20年", [("20年", "14年或15年")]),
        ("2021年9月至2024年6月，为期1年", [("1年", "2年或3年")]),
        ("2023年11月至2024年2月，历时6个月", [("6个月", "3个月或4个月")]),
        (
            "3月1日至10日（共15天），2024年3月1日至4月1日，历时12天",
            [("15天", "9天或10天"), ("12天", "31天或32天")],
        ),
        ("2015年至2024年，共6年获奖，3月1日至3月10日，共7个工作日", []),
        ("2021年9月至2024年6月，历时三年，1月至12月，为期12个月", []),
        ("2015年至2024年，历时六年多，历时六年，共计20年", []),
        ("12月25日至1月5日，共12天", []),
        ("1990年至2004年，18年间、1990年至2004年，15年间", [("18年", "14年或15年")]),
        ("1990年至2004年，其中5年间断", []),
    ],
)
def test_durations(text: str, expected: list[tuple[str, str]]) -> None:
    """Both ways of counting are right; after 共 less is right, too."""
    assert [(f.span.of(text), f.words["fix"]) for f in findings(Duration(), text)] == expected


@given(st.dates(datetime.date(2023, 1, 1), datetime.date(2023, 6, 30)), st.integers(1, 180))
def test_a_right_duration_is_innocent(first: datetime.date, days: int) -> None:
    """Whether both ends are counted or one."""
    last = first + datetime.timedelta(days)
    words = f"{first.month}月{first.day}日至{last.month}月{last.day}日，为期{{}}天"
    assert flagged(Duration(), words.format(days + 1)) == []
    assert flagged(Duration(), words.format(days + 3)) == [f"{days + 3}天"]


def test_days_of_force_need_the_date_of_the_draft() -> None:
    """Without one nothing is known."""
    assert flagged(PastForce(), "本通知自2001年1月1日起施行。") == []


def test_days_of_force() -> None:
    """A few months back is done; years are a slip."""
    assert flagged(PastForce(), signed("本通知自2022年1月1日起施行。")) == ["2022年1月1日"]
    assert flagged(PastForce(), signed("本通知自2024年1月1日起施行。原通知自2001年1月1日起施行。")) == []
    assert flagged(PastForce(), signed("本通知自2022年1月1日起满二年。")) == []
