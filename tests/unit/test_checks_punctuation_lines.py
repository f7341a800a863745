"""Marks alone on a line, missing ends, uneven items and blanks."""

from __future__ import annotations

import pytest

from wenshu_lint.checks.punctuation_lines import Blanks, StrayMarks, UnevenItems
from wenshu_lint.checks.punctuation_stops import MissingStop
from wenshu_lint.document import Document
from wenshu_lint.nodes import Block
from wenshu_lint.span import Span


@pytest.mark.parametrize(
    ("text", "found"),
    [("甲\n ；\n乙", ["；"]), ("甲\n..\n", [".."]), ("甲\n...\n", []), ("甲\n……\n", []), ("甲\n乙。\n", [])],
)
def test_a_line_of_marks_alone_is_stray(text: str, found: list[str]) -> None:
    """One to three marks; three points and an ellipsis stand for something left out."""
    document = Document(text)
    assert [finding.span.of(text) for finding in StrayMarks().find(document, ())] == found


def test_a_cell_may_hold_a_mark() -> None:
    """A table cell with nothing but a mark is not judged."""
    assert list(StrayMarks().find(Document("；", blocks=[Block(Span(0, 1), "cell")]), ())) == []


BODY = "各单位要提高认识。要把这项工作摆上重要日程，明确专人负责。\n"
OPEN = "各部门要密切配合。要按照职责分工抓好落实，形成工作合力"


def tails(text: str) -> list[str]:
    return [finding.span.of(text) for finding in MissingStop().find(Document(text), ())]


def test_a_paragraph_before_a_heading_needs_its_stop() -> None:
    """The end of the open paragraph is flagged, blanks after it left out."""
    assert tails(BODY * 6 + OPEN + "  \n一、要求\n" + BODY) == ["形成工作合力"]


@pytest.mark.parametrize(
    "text",
    [
        BODY + OPEN + "\n一、要求\n" + BODY,
        BODY * 6 + OPEN + "\n并及时总结经验。\n",
        BODY * 6 + (OPEN + "\n一、要求\n") * 3,
        BODY * 6 + OPEN + "（下转第二版）  \n一、要求\n",
        BODY * 6 + "关于加强全市安全生产工作若干问题的意见和建议的通知\n一、要求\n",
        BODY * 6 + "本报某地电。今天上午，某市召开了安全生产会议，来源某某网\n一、要求\n",
    ],
)
def test_no_stop_is_asked_for_where_the_habit_is_not_clear(text: str) -> None:
    """Few paragraphs, a line that goes on, many open ends, titles and credits are left alone."""
    assert tails(text) == []


def uneven(text: str) -> list[tuple[int, str]]:
    document = Document(text)
    check = UnevenItems()
    hits = sorted(
        Span(at, at + len(word))
        for word in check.literals()
        for at in range(len(text))
        if text.startswith(word, at)
    )
    return [(finding.span.start, finding.words["usual"]) for finding in check.find(document, hits)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一是甲；二是乙；三是丙。四是丁。", [(11, "；")]),
        ("一是甲。二是乙；三是丙。", [(3, "。"), (7, "。")][1:]),
        ("一要甲。二要乙。三要丙；四要丁。", [(11, "。")]),
        ("一是甲;二是乙；三是丙。", []),
        ("一是甲，二是乙。三是丙；", [(3, "。")]),
        ("一是甲，二是乙，三是丙。", []),
        ("有：（1）甲；（2）乙，（3）丙；（4）丁。", [(11, "；")]),
        ("一是甲。二是乙。一是丙；二是丁；三是戊。", []),
        ("三是丙。", []),
    ],
)
def test_items_of_one_series_close_alike(text: str, found: list[tuple[int, str]]) -> None:
    """The odd mark is flagged; commas throughout, other series and a half-width mark make no difference."""
    assert uneven(text) == found


def gaps(text: str, where: str) -> list[int]:
    check = Blanks(where)  # type: ignore[arg-type]
    hits = sorted(
        Span(at, at + 2) for word in check.literals() for at in range(len(text)) if text.startswith(word, at)
    )
    return [finding.span.start for finding in check.find(Document(text), hits)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("办公室 担负着上情下达的职责，任务很重。", [3]),
        ("办公室\xa0担负着上情下达的职责，任务很重。", [3]),
        ("第一条 为了规范公文处理工作，制定本办法。", []),
        ("本报记者 张三丰摄于某地，今天上午天气好。", []),
        ("出席的有张 三、李四、王五等同志，会议开了一天。", [5]),
        ("出席的有：张 三、李四、王五等同志，会议开了一天。", []),
        ("办公室 担负着上情下达的职责", []),
        ("甲 乙，丙。", []),
        ("甲组 乙组 丙组 丁组分别汇报工作，然后讨论问题。", []),
        ("姓名  张三，办公室 担负着上情下达的职责。", []),
        ("没有空格的一句话，也没有问题。", []),
    ],
)
def test_blanks_between_characters_of_running_text(text: str, places: list[int]) -> None:
    """Numbers that open a line, credits, names, tables set with blanks and short lines are left alone."""
    assert gaps(text, "between") == places


@pytest.mark.parametrize(
    ("text", "places"),
    [("职责 、时限　：", [2, 6]), ("一 、职责", []), ("姓名　　　，", []), ("甲 乙", []), ("甲，", [])],
)
def test_one_blank_before_a_mark(text: str, places: list[int]) -> None:
    """A gap to be filled in is wider, and the number of a heading is judged elsewhere."""
    assert gaps(text, "before") == places


def test_blanks_in_cells_and_outside_blocks_are_left_alone() -> None:
    """Only paragraphs are running text."""
    text = "办公室 担负着上情下达的职责，任务很重。"
    for blocks in ([Block(Span(0, len(text)), "cell")], []):
        assert list(Blanks("between").find(Document(text, blocks=blocks), ())) == []
