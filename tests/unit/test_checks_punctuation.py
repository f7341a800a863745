"""Half-width marks, full stops, brackets and straight quotation marks in Chinese text."""

from __future__ import annotations

import pytest

from wenshu_lint.checks.punctuation import HalfWidthMarks, HalfWidthStop, is_han, is_wide
from wenshu_lint.checks.punctuation_brackets import HalfWidthBrackets, StraightQuotes
from wenshu_lint.document import Document
from wenshu_lint.fixer import apply


def marks(text: str, after: str) -> list[int]:
    check = HalfWidthMarks(after)  # type: ignore[arg-type]
    return [finding.span.start for finding in check.find(Document(text), ())]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("提高认识,加强领导;", [4, 9]),
        ("《档案法》,“四风”;占比５％,", [5, 10, 15]),
        ("某某×,甲〇;", [3, 6]),
        ("地址:http://a.cn", [2]),
        ("协议://内网", []),
        ("a,b;10:30", []),
        (",开头", []),
        ("", []),
    ],
)
def test_marks_after_chinese_are_flagged_one_by_one(text: str, places: list[int]) -> None:
    """What stands before the mark decides; the colon of an address is none."""
    assert marks(text, "han") == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("原文是Secretary,其原意相同", [12]),
        ("占比35%,其余转入", [5]),
        ("占比35%,3户转入", [5]),
        ("见表(2);“其他”从略", [5]),
        ("见A; (乙)从略", [2]),
        ("电话12345;\n传真", [7]),
        ("电话 12345;", [8]),
        ("系统名 Word;", [8]),
        ("甲 , 乙", [2]),
        ("1,甲方", []),
        ("(1):甲方", []),
        ("A,B,C三类", []),
        ("12345;", []),
        ("Yahoo!中国", []),
        ("，,乙", []),
        ("  ,乙", []),
        ("用ABC,123", []),
    ],
)
def test_marks_after_letters_and_digits_need_chinese_around(text: str, places: list[int]) -> None:
    """Chinese must follow, or the line end after a Chinese word; numbers of a list are left alone."""
    assert marks(text, "other") == places


@pytest.mark.parametrize(
    ("text", "fixed"),
    [("甲, 乙", "甲，乙"), ("甲 , 乙", "甲，乙"), ("甲, abc", "甲， abc"), ("甲; ", "甲； ")],
)
def test_the_fix_takes_the_blank_that_stood_for_width(text: str, fixed: str) -> None:
    """A blank goes where Chinese follows, and stays before foreign words and at the end."""
    after = "other" if " ," in text else "han"
    (finding,) = HalfWidthMarks(after).find(Document(text), ())  # type: ignore[arg-type]
    assert apply(text, finding.edits) == fixed


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("报市政府批准.", [6]),
        ("报“市政府”．\n下文", [6]),
        ("他说“报市政府批准.” ", [9]),
        ("一.", []),
        ("见表1.", []),
        ("报市政府批准.md", []),
        ("报市政府批准..", [6]),
        ("报市政府批准。.", [6]),
        ("报市政府批准...", []),
        ("截至9月10日.", [7]),
        ("没有点", []),
    ],
)
def test_a_point_ends_a_line_only_after_chinese_words(text: str, places: list[int]) -> None:
    """Chinese characters must stand before it, three with digits among them, and the line must end there."""
    assert [finding.span.start for finding in HalfWidthStop().find(Document(text), ())] == places


def test_what_counts_as_chinese() -> None:
    """Han characters and × are Han; full-width marks are only wide; ASCII is neither."""
    assert all(map(is_han, "汉㐀×〇"))
    assert not any(map(is_han, "，a1“"))
    assert all(map(is_wide, "汉×，“》％"))
    assert not any(map(is_wide, "a1,(\n"))


def pairs(text: str, pair: str) -> list[str]:
    check = HalfWidthBrackets(pair)  # type: ignore[arg-type]
    return [finding.words["match"] for finding in check.find(Document(text), ())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("会议室(二楼)可用", ["(二楼)"]),
        ("总值(GDP)增长", ["(GDP)"]),
        ("如下：(1)调查(甲(乙)丙)", ["(1)", "(甲(乙)丙)", "(乙)"]),
        ("(一)总体要求(定稿)", ["(定稿)"]),
        ("  (12)条目", []),
        ("f(x)的值", []),
        ("拨打(010)123", []),
        ("亳(bó)州", []),
        ("(GDP)", []),
        ("半边)括号(", []),
    ],
)
def test_brackets_in_chinese_context(text: str, found: list[str]) -> None:
    """Chinese inside or right before decides; the number of a line, pinyin and formulas do not count."""
    assert sorted(pairs(text, "half")) == sorted(found)


def test_mixed_brackets_are_a_case_of_their_own() -> None:
    """A pair of one full-width and one half-width bracket is found only when asked for."""
    text = "办公室（以下简称市府办)，县(市、区）"
    assert pairs(text, "half") == []
    assert pairs(text, "mixed") == ["（以下简称市府办)", "(市、区）"]


def test_a_long_bracket_is_shortened_in_the_message() -> None:
    """The words quoted have their middle left out, the edits touch both brackets."""
    text = "甲(" + "乙" * 60 + ")"
    (finding,) = HalfWidthBrackets("half").find(Document(text), ())
    assert finding.words["match"] == "(" + "乙" * 18 + "……" + "乙" * 18 + ")"
    assert apply(text, finding.edits) == "甲（" + "乙" * 60 + "）"


def test_taiwan_drafts_may_set_a_blank_before_a_bracket() -> None:
    """In a traditional draft a blank before the bracket is the house style there, no fault."""
    assert pairs("鄉 (鎮、市、區) 公所應辦理選舉", "half") == []
    assert pairs("鄉(鎮、市、區)公所應辦理選舉", "half") == ["(鎮、市、區)"]


def test_brackets_outside_every_block_are_left_alone() -> None:
    """A reader may leave text out of the blocks; nothing is said of it."""
    assert list(HalfWidthBrackets("half").find(Document("甲(乙)", blocks=()), ())) == []
    assert list(StraightQuotes().find(Document('甲"乙"', blocks=()), ())) == []


def curled(text: str) -> str:
    return apply(
        text, [edit for finding in StraightQuotes().find(Document(text), ()) for edit in finding.edits]
    )


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ('要"四风"清零', "要“四风”清零"),
        ("要'四风'清零", "要“四风”清零"),
        ("说：“要'四风'清零，'新风'上扬”", "说：“要‘四风’清零，‘新风’上扬”"),
        ("说：\"要'四风'清零\"", "说：“要‘四风’清零”"),
        ("说：“要'四风'清零，\n“要'新风'上扬”", "说：“要‘四风’清零，\n“要‘新风’上扬”"),
        ("「甲說：'乙'可」", "「甲說：『乙』可」"),
        ("“'97年度”", "“'97年度”"),
        ('要“四风"清零，"新风”', "要“四风”清零，“新风”"),
        ('「甲」和"乙"', "「甲」和「乙」"),
        ("用＂甲＂", "用“甲”"),
        ('"Word"的', '"Word"的'),
        ("Leader's Guide", "Leader's Guide"),
        ("没有引号", "没有引号"),
    ],
)
def test_straight_quotes_around_chinese_are_curled(text: str, fixed: str) -> None:
    """They are paired from the left; a pair may have a curly partner; foreign words keep theirs."""
    assert curled(text) == fixed


def test_a_single_straight_quote_is_shown_without_a_fix() -> None:
    """Nobody knows where its partner belongs; an inch mark is none."""
    (finding,) = StraightQuotes().find(Document('称为"四风的问题'), ())
    assert finding.edits == ()
    assert list(StraightQuotes().find(Document('屏幕12"可折叠'), ())) == []
