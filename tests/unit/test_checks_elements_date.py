"""Dates of a document: each fault by itself, the gravest first, and dates against each other."""

from __future__ import annotations

import pytest

from wenshu_lint.checks.elements_date import FAULTS, ElementDate, NumberYear, PrintedEarly
from wenshu_lint.document import Document

HEAD = "关于做好防汛工作的通知\n各学校：\n请认真做好准备。\n示例市教育局\n"


def faults(date):
    document = Document(f"{HEAD}{date}\n")
    found = {}
    for fault in FAULTS:
        for finding in ElementDate(("成文日期",), fault=fault).prepared().find(document, ()):
            found[fault] = finding.replacement
    return found


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2024年3月5日", {}),
        ("二〇二四年三月五日", {"chinese": "2024年3月5日"}),
        ("二○一二年十二月二十一日", {"chinese": "2012年12月21日"}),
        ("二〇一二年六月三十日", {}),
        ("二〇一二年元月五日", {}),
        ("2024年三月五日", {"chinese": "2024年3月5日"}),
        ("2024-03-05", {"numeric": "2024年3月5日"}),
        ("2024.3", {"no-day": None}),
        ("2024年03月05日", {"zero": "2024年3月5日"}),
        ("2024年3月05日", {"zero": "2024年3月5日"}),
        ("24年3月5日", {"short-year": "2024年3月5日"}),
        ("2024年3月", {"no-day": None}),
        ("2024年3月　日", {}),
        ("2024年3月5号", {"day-word": "2024年3月5日"}),
        ("2024年3月5", {"day-word": "2024年3月5日"}),
        ("2024 年 3 月 5 日", {"blank": "2024年3月5日"}),
        ("2024年2月30日", {"impossible": None}),
        ("2023年13月5日", {"impossible": None}),
    ],
)
def test_a_date_has_its_gravest_fault_only(date, expected):
    """Each form of a date is one fault, with the right form where the day is certain."""
    assert faults(date) == expected


def test_an_unknown_fault_is_refused():
    """The author of the rule learns which there are."""
    with pytest.raises(ValueError, match="没有“late”这种 fault"):
        ElementDate(("成文日期",), fault="late").prepared()


def numbered(number, date):
    text = f"关于做好防汛工作的通知\n{number}\n各学校：\n请认真做好准备。\n示例市教育局\n{date}\n"
    return [f.words for f in NumberYear(("发文字号",)).find(Document(text), ())]


def test_the_year_of_the_number_is_that_of_the_date():
    """January may use last year's number; a document without a date is not judged."""
    assert numbered("示教发〔2023〕5号", "2024年6月1日") == [{"year": "2023", "issued": "2024年6月1日"}]
    assert numbered("示教发〔2024〕5号", "2024年6月1日") == []
    assert numbered("示教发〔2023〕5号", "2024年1月9日") == []
    assert numbered("示教发〔2022〕5号", "2024年1月9日") != []
    assert numbered("示教发〔24〕5号", "2024年6月1日") == []
    assert numbered("示教发〔2023〕5号", "") == []


def test_printing_does_not_precede_signing():
    """The same day will do; impossible dates are not compared."""
    check = PrintedEarly(("印发机关和印发日期",))
    for printed, count in (("2024年3月4日", 1), ("2024年3月5日", 0), ("2024年2月30日", 0)):
        text = f"{HEAD}2024年3月5日\n示例市教育局办公室　　{printed}印发\n"
        assert len(list(check.find(Document(text), ()))) == count
    assert list(check.find(Document(f"{HEAD}示例市教育局办公室　　2024年3月5日印发\n"), ())) == []
    assert check.words() == {"issued"}
