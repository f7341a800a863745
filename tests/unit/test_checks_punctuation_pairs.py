"""Marks without a partner and pairs inside pairs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.checks.punctuation_pairs import NestedMarks, UnpairedMarks
from wenshu_lint.document import Document
from wenshu_lint.fixer import apply
from wenshu_lint.nodes import Block
from wenshu_lint.span import Span


def lone(text: str) -> list[int]:
    return [finding.span.start for finding in UnpairedMarks().find(Document(text), ())]


def mended(text: str) -> str:
    found = UnpairedMarks().find(Document(text), ())
    return apply(text, [edit for finding in found for edit in finding.edits])


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("（甲）《乙》“丙”【丁】", []),
        ("（甲(乙)丙)", []),
        ("（甲", [0]),
        ("甲）", [1]),
        ("《甲（乙》丙", [2]),
        ("1）甲\n二）乙", []),
        ("步骤：1）甲；2）乙", []),
        ("（甲\n乙）", []),
        ("甲）\n（乙", [1, 3]),
        ("“甲\n“乙\n“丙”", []),
        ("改为：“甲\n一、乙\n“丙”", []),
        ("改了“甲\n一、乙\n“丙”", [2]),
        ("（甲（乙\n丙）丁）", []),
        ("（甲\n一\n二\n三\n（四", [0, 9]),
        ("“甲\n乙\n丙”", []),
        ("“甲\n乙“丙\n丁", [0, 4]),
        ('“甲"', []),
        ("（“甲）”", []),
        ("没有", []),
    ],
)
def test_a_mark_may_find_its_partner_in_a_later_block(text: str, places: list[int]) -> None:
    """A list bracket needs none; a quotation may open every paragraph and close the last."""
    assert sorted(lone(text)) == places


def test_a_partner_too_far_away_is_none() -> None:
    """After sixty blocks an opening bracket is given up."""
    assert sorted(lone("（甲" + "\n乙" * 70 + "\n丙）")) == [0, 144]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("反对”四风“", "反对“四风”"),
        ("反对”四风”", "反对“四风”"),
        ("反对“四风“", "反对“四风”"),
        ("按《办法〉办", "按《办法》办"),
        ("共（三人】", "共（三人）"),
        ("甲》乙（", "甲》乙（"),
        ("“" + "甲" * 40 + "“", "“" + "甲" * 40 + "“"),
    ],
)
def test_two_stray_marks_close_together_are_one_pair(text: str, fixed: str) -> None:
    """The wrong one is set right; far apart nobody can tell."""
    assert mended(text) == fixed


def test_text_between_blocks_is_left_alone() -> None:
    """Marks outside the blocks have no partner to miss."""
    blocks = [Block(Span(2, 4))]
    assert list(UnpairedMarks().find(Document("（\n甲乙\n）", blocks=blocks), ())) == []


def nested(text: str, marks: str = "《》") -> str:
    found = NestedMarks(marks).find(Document(text), ())  # type: ignore[arg-type]
    return apply(text, [edit for finding in found for edit in finding.edits])


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("《甲《乙》丙》", "《甲〈乙〉丙》"),
        ("《甲《乙》丙《丁》》", "《甲〈乙〉丙〈丁〉》"),
        ("《甲《乙《丙》丁》戊》", "《甲〈乙《丙》丁〉戊》"),
        ("《甲〈乙《丙》丁〉戊》", "《甲〈乙《丙》丁〉戊》"),
        ("《甲《乙》丙", "《甲《乙》丙"),
        ("《甲》《乙》", "《甲》《乙》"),
        ("《甲\n《乙》》", "《甲\n《乙》》"),
        ("甲", "甲"),
    ],
)
def test_titles_inside_titles_take_the_inner_marks(text: str, fixed: str) -> None:
    """Only pairs closed within a closed pair, on one line; the third level is double again."""
    assert nested(text) == fixed


def test_quotes_inside_quotes_take_single_marks() -> None:
    """Both pairs must be closed in the block."""
    assert nested("“甲“乙”丙”", "“”") == "“甲‘乙’丙”"
    assert nested("“甲“乙”丙", "“”") == "“甲“乙”丙"


def test_nested_marks_outside_the_blocks_are_left_alone() -> None:
    """What is in no block is not judged."""
    assert list(NestedMarks("《》").find(Document("《甲《乙》丙》", blocks=()), ())) == []


@given(st.text("（）()《》〈〉“”‘’「」甲1\n ", max_size=60))
def test_every_finding_lies_on_a_mark(text: str) -> None:
    """Whatever the marks, a finding is one mark of the text, and fixes never overlap."""
    document = Document(text)
    for check in (UnpairedMarks(), NestedMarks("《》"), NestedMarks("“”")):
        for finding in check.find(document, ()):
            assert finding.span.of(text) in set("（）()《》〈〉“”‘’「」") - {""}
            spans = sorted(edit.span for edit in finding.edits)
            assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("办理完毕。\n【字体：\n大", []),
        ("办理完毕。\n【\n打印本页\n【\n关闭窗口", []),
        ("办理完毕。\n【发布日期：3月5日", [6]),
        ("办理完毕【打印", [4]),
    ],
)
def test_the_bracket_of_a_button_is_residue(text: str, places: list[int]) -> None:
    """What a web page left behind is reported as such, and once."""
    assert lone(text) == places


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("实现“零跑动“。", "这里应为后引号（”），与前面的前引号（“）配对"),
        ("反对”四风”。", "这里应为前引号（“），与后面的后引号（”）配对"),
        ("反对”四风“。", "引号的方向反了：前引号（“）在前，后引号（”）在后"),
        ("学习《办法〉。", "这里应为后书名号“》”，与前面的前书名号“《”配对"),
        ("办公室），负责", "只有右括号“）”，没有与它配对的左括号"),
        ("要“办好", "只有前引号（“），没有与它配对的后引号"),
    ],
)
def test_messages_name_the_mark(text: str, problem: str) -> None:
    """A quotation mark between quotation marks could not be read."""
    assert [finding.words["problem"] for finding in UnpairedMarks().find(Document(text), ())] == [problem]


def test_the_other_half_of_a_quotation_mark_may_be_a_single_one():
    """“…’ is one pair wrongly typed; the apostrophe of a foreign word is none of it."""
    assert mended("“十四五’期间") == "“十四五”期间"
    assert mended("坚持‘两手抓”") == "坚持“两手抓”"
    assert lone("“Let’s Go") == [0]
    assert mended("“Let’s Go") == "“Let’s Go"


def test_a_block_of_nothing_but_brackets_is_no_prose():
    """Of very many marks without a partner in one block the first are told."""
    assert len(lone("（" * 5000)) == 200
