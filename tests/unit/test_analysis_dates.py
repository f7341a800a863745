import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.analysis.dates import dates


def found(text):
    return [(d.span.of(text), d.year, d.month, d.day, d.form) for d in dates(text)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024年3月5日", (2024, 3, 5, "arabic")),
        ("2024年03月05日", (2024, 3, 5, "arabic")),
        ("2024 年 3 月 5 日", (2024, 3, 5, "arabic")),
        ("２０２４年３月５日", (2024, 3, 5, "arabic")),
        ("2024年3月5号", (2024, 3, 5, "arabic")),
        ("2024年3月", (2024, 3, 0, "arabic")),
        ("2024年13月31日", (2024, 13, 31, "arabic")),
        ("2024年2月30日", (2024, 2, 30, "arabic")),
        ("二〇二四年三月五日", (2024, 3, 5, "chinese")),
        ("二○二四年三月五日", (2024, 3, 5, "chinese")),
        ("二Ｏ二四年十二月三十一日", (2024, 12, 31, "chinese")),
        ("二零二四年元月廿一日", (2024, 1, 21, "chinese")),
        ("一九九六年六月", (1996, 6, 0, "chinese")),
        ("2024-3-5", (2024, 3, 5, "numeric")),
        ("2024.03.05", (2024, 3, 5, "numeric")),
        ("2024/13/5", (2024, 13, 5, "numeric")),
    ],
)
def test_dates_of_every_form_are_found(text, date):
    """Each way of writing a date is recognised with its span and its values."""
    assert found(f"于{text}，印发") == [(text, *date)]


@pytest.mark.parametrize(
    "text",
    [
        "12024年3月5日",
        "24年3月5日",
        "3月5日",
        "2024年",
        "2024年3个月",
        "三二〇二四年三月",
        "192.168.2024.3.5",
        "v2024.1.2",
        "2024.1.2.3",
        "2024-3",
        "2024.3-5",
        "2024-00-10",
        "2024-3-50",
        "112024-3-5",
        "年月日",
        "本年3月",
        "2024年百月",
    ],
)
def test_what_is_no_full_date_is_left_out(text):
    """Longer runs of digits, versions, addresses and parts of dates are no dates."""
    assert found(text) == []


def test_a_number_of_a_building_does_not_become_a_day():
    """3号楼 after a month is not the third day of it."""
    assert found("2024年3月3号楼竣工") == [("2024年3月", 2024, 3, 0, "arabic")]


def test_dates_come_in_the_order_of_the_text():
    """Numeric and written dates are merged by place."""
    text = "2024-3-5至2024年4月1日和2024.5.6"
    assert [d.month for d in dates(text)] == [3, 4, 5]


def test_an_impossible_date_is_reported_without_a_calendar_date():
    """The mention stays, its calendar date is None."""
    good, bad = dates("2024年2月29日、2023年2月29日")
    assert good.date == datetime.date(2024, 2, 29)
    assert bad.date is None


@given(st.dates(datetime.date(1000, 1, 1), datetime.date(2999, 12, 31)))
def test_every_calendar_date_is_read_back(day):
    """Any date of three thousand years survives writing and reading."""
    (mention,) = dates(f"{day.year}年{day.month}月{day.day}日")
    assert mention.date == day


@given(st.text(alphabet="年月日号0123456789-./二〇○十一三 ", max_size=40))
def test_mentions_lie_in_the_text_and_do_not_overlap(text):
    """Whatever the text, spans are ordered, disjoint and not empty."""
    end = 0
    for mention in dates(text):
        assert end <= mention.span.start < mention.span.end <= len(text)
        end = mention.span.end
