"""Secrecy marks: their form, and what may not stand beside one."""

from __future__ import annotations

import pytest

from wenshu_lint.checks.classification import MarkForm
from wenshu_lint.checks.classification_conflicts import BesideNote, ParagraphMark, Unmarked
from wenshu_lint.document import Document
from wenshu_lint.nodes import Block
from wenshu_lint.span import Span

from .checking import flagged

BODY = "\n示例市人民政府关于做好示范工作的通知\n各县（市、区）人民政府：\n{}\n示例市人民政府\n2024年3月5日\n"


def marked(mark: str, words: str = "现就有关工作通知如下。") -> str:
    """A notice with a mark and one paragraph."""
    return f"000012\n{mark}" + BODY.format(words)


@pytest.mark.parametrize(
    ("mark", "level", "term"),
    [
        ("机密★10年", "机密", "10年"),
        ("机密—5年", "机密", "5年"),
        ("密★3年", "密", "3年"),
        ("秘密★无限期", "秘密", "无限期"),
        ("内部资料★3年", "内部资料", "3年"),
        ("000012机密★10年", "机密", "10年"),
    ],
)
def test_marks_are_recognised_in_many_forms(mark: str, level: str, term: str) -> None:
    """What was meant as a mark is read as one."""
    found = Document(mark + BODY.format("")).marks
    assert [(m.level, m.term) for m in found] == [(level, term)]


@pytest.mark.parametrize(
    "line", ["密", "保密工作", "秘密：不得外传的事项", "工作秘密：按规定保管", "内部资料", "机密—绝密"]
)
def test_other_lines_are_no_marks_of_a_state_secret(line: str) -> None:
    """A word of secrecy alone is not enough."""
    assert not any(mark.rank for mark in Document(line + BODY.format("")).marks)


@pytest.mark.parametrize(
    ("mark", "wrong"),
    [
        ("秘密★10年", False),
        ("秘密★11年", True),
        ("秘密★2034年3月5日", False),
        ("秘密★2034年3月6日", True),
        ("绝密★2044年1月1日", False),
        ("绝密★2060年1月1日", True),
    ],
)
def test_a_term_ends_within_the_limit_of_its_level(mark: str, wrong: bool) -> None:
    """Years count from the date of the document."""
    assert flagged(MarkForm(fault="over-limit"), marked(mark)) == ([mark] if wrong else [])


def test_no_day_is_too_late_for_a_document_without_date() -> None:
    """Unknown is not wrong."""
    assert flagged(MarkForm(fault="over-limit"), "000012\n秘密★2050年1月1日\n关于做好工作的通知\n") == []


@pytest.mark.parametrize("mark", ["秘密（工作秘密）", "秘密★5年（商业）", "工作秘密：机密", "内部★3年"])
def test_what_imitates_a_state_secret_is_none(mark: str) -> None:
    """It is called an imitation, and nothing else is asked of it."""
    text = marked(mark)
    assert flagged(MarkForm(fault="imitation"), text) == [mark]
    assert all(not flagged(MarkForm(fault=fault), text) for fault in ("state", "no-term", "level", "label"))


@pytest.mark.parametrize(
    ("head", "words", "expected"),
    [
        ("机密★10年", "（绝密）名单另报。", ["（绝密）"]),
        ("机密★10年", "二、（绝密）名单另报。", ["（绝密）"]),
        ("机密★10年", "（机密）名单另报。", []),
        ("绝密★10年", "（机密）名单另报。", []),
        ("机密★10年", "名单（绝密）另报。", []),
        ("机密★10年", "（绝密）", []),
        ("通知", "（秘密）名单另报。", ["（秘密）"]),
    ],
)
def test_a_paragraph_is_not_above_its_document(head: str, words: str, expected: list[str]) -> None:
    """Only a mark that opens a paragraph counts."""
    assert flagged(ParagraphMark(), marked(head, words)) == expected


def test_what_asks_for_a_mark_is_quiet_where_there_is_one() -> None:
    """A line such as 内部资料 will do where the rule says so."""
    check = Unmarked(pattern="请勿外传", internal=("内部",)).prepared()
    assert flagged(check, marked("通知", "本件请勿外传。")) == ["请勿外传"]
    assert flagged(check, marked("机密★5年", "本件请勿外传。")) == []
    assert flagged(check, marked("内部资料", "本件请勿外传。")) == []


def test_a_note_contradicts_only_as_a_line_of_its_own() -> None:
    """A sentence about publishing is no note."""
    check = BesideNote(pattern="^内部资料$", notes=("公开发布",)).prepared()
    assert flagged(check, "内部资料" + BODY.format("现通知如下。") + "（此件公开发布）") == ["内部资料"]
    assert (
        flagged(
            check, "内部资料" + BODY.format("各单位要按照规定把有关情况整理成册，经审核同意以后再公开发布。")
        )
        == []
    )


@pytest.mark.parametrize(
    ("title", "wrong"), [("公告", True), ("通告", True), ("通报", False), ("通知", False)]
)
def test_a_proclamation_bears_no_mark(title: str, wrong: bool) -> None:
    """公告 and 通告 are published by their nature."""
    text = f"000012\n机密★5年\n示例市人民政府关于道路施工的{title}\n现将有关事项告知如下。\n"
    assert bool(flagged(MarkForm(fault="announced"), text)) is wrong


@pytest.mark.parametrize(
    ("line", "wrong"),
    [("特急机密★5年", True), ("机密★5年特急", True), ("000012机密★5年", True), ("机密★5年　特急", False)],
)
def test_a_mark_is_not_run_together_with_its_neighbours(line: str, wrong: bool) -> None:
    """A blank between them is a matter of order, not of this rule."""
    assert bool(flagged(MarkForm(fault="joined"), line + BODY.format(""))) is wrong


@pytest.mark.parametrize(
    "mark", ["密级：机密", "密级:机密", "密　级：机密", "【密级】机密", "密级：机密★10年"]
)
def test_a_label_before_a_mark_is_flagged_with_and_without_a_term(mark: str) -> None:
    """密级： is no part of a mark, whether a term follows or not."""
    assert flagged(MarkForm(fault="label"), marked(mark)) == [mark]


@pytest.mark.parametrize("mark", ["密級：機密", "密级：内部", "密级：□绝密　□机密", "机密★10年"])
def test_forms_and_other_customs_have_their_label(mark: str) -> None:
    """A field to be filled in, and the 密級 of a traditional draft, are left alone."""
    assert not flagged(MarkForm(fault="label"), marked(mark) if mark[1] != "級" else mark + "\n機關發文單")


def test_the_cell_of_a_form_has_its_label() -> None:
    """In a table 密级：机密 is a field."""
    text = marked("密级：机密")
    blocks, start = [], 0
    for line in text.split("\n"):
        if line:
            kind = "cell" if line == "密级：机密" else "paragraph"
            blocks.append(Block(Span(start, start + len(line)), kind))
        start += len(line) + 1
    document = Document(text, blocks=blocks)
    assert [mark.span.of(text) for mark in document.marks] == ["密级：机密"]
    assert not list(MarkForm(fault="label").find(document, ()))
