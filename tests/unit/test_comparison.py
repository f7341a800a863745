"""What a new version of a draft adds: the same finding is known again, a new one is reported."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.comparison import compared, counterparts, on_lines
from wenshu_lint.diagnostic import Diagnostic, Severity
from wenshu_lint.document import Document
from wenshu_lint.nodes import Block
from wenshu_lint.report import Report
from wenshu_lint.span import Span

OLD = "示例市通知\n会议布署了全年的工作。\n各县区要抓好落实。\n再次检查了布署的情况。\n"


def found(text: str, *words: str, rule: str = "typos/a", blocks: list[Block] | None = None) -> Report:
    """A report that flags every place of each word."""
    diagnostics = []
    for word in words or ("布署",):
        at = text.find(word)
        while at >= 0:
            diagnostics.append(Diagnostic(rule, "试验", Severity.WARNING, Span(at, at + len(word)), "试验"))
            at = text.find(word, at + 1)
    return Report(Document(text, blocks=blocks), sorted(diagnostics, key=lambda d: d.span))


def inserting(text: str, *places: int) -> Report:
    """A report with findings that cover no words."""
    diagnostics = [Diagnostic("p/a", "试验", Severity.WARNING, Span(at, at), "试验") for at in places]
    return Report(Document(text), diagnostics)


def added(old: Report, new: Report) -> list[int]:
    return [diagnostic.span.start for diagnostic in compared(old, new).report]


def test_nothing_is_new_in_the_same_draft() -> None:
    """And everything remains."""
    report, remaining, mended = compared(found(OLD), found(OLD))
    assert (list(report), remaining, mended) == ([], 2, 0)


def test_paragraphs_that_moved_are_known() -> None:
    """Their line, their indent and their line ends do not matter."""
    lines = OLD.splitlines()
    text = "\r\n\r\n".join(["　　" + lines[3], "新的一行", *lines[:3]])
    assert compared(found(OLD), found(text))[1:] == (2, 0)


def test_an_edited_paragraph_keeps_its_old_findings() -> None:
    """Who mends one word is not told of the others again."""
    text = OLD.replace("会议布署了全年的工作", "会上，市政府布署了全年的各项工作")
    assert added(found(OLD), found(text)) == []


def test_a_like_finding_in_a_new_paragraph_is_new() -> None:
    """Although the previous draft has the words elsewhere, and one of them was mended."""
    text = OLD.replace("会议布署", "会议部署") + "由办公室另行布署并通报。\n"
    comparison = compared(found(OLD), found(text))
    assert [d.span.start for d in comparison.report] == [text.index("布署并")]
    assert (comparison.remaining, comparison.mended) == (1, 1)


@pytest.mark.parametrize("edit", ["并布署了重点项目", "又布署"])
def test_of_like_findings_in_one_paragraph_the_added_one_is_new(edit: str) -> None:
    """The one around which nothing changed is old, although it now comes second."""
    text = OLD.replace("会议布署", f"会议{edit}，布署")
    assert added(found(OLD), found(text)) == [text.index("布署")]


def test_another_rule_or_other_words_are_new() -> None:
    """A finding is known by both."""
    assert added(found(OLD), found(OLD, rule="typos/b")) == [8, 33]
    assert added(found(OLD), found(OLD, "布署", "检查")) == [OLD.index("检查")]


def test_places_without_words_are_known_by_what_stands_around_them() -> None:
    """A mark that is missing at one place says nothing of another place."""
    text = "会议强调安全生产工作，要求各单位落实责任\n"
    assert added(inserting(text, 4), inserting(text, 4)) == []
    assert added(inserting(text, 4), inserting(text, 12)) == [12]


def test_a_fault_that_a_deletion_causes_is_new() -> None:
    """The paragraph is the same, but nobody found anything in it before."""
    old = "一、总体要求\n二、主要任务\n三、保障措施\n"
    new = old.replace("二、主要任务\n", "")
    assert added(found(old, "无"), found(new, "三、")) == [new.index("三")]
    assert added(found(new, "三、"), found("通知如下\n" + new, "三、")) == []


def test_what_is_said_once_of_a_draft_is_said_elsewhere_when_its_paragraph_goes() -> None:
    """The deletion added nothing; but where the old paragraph is still there, something was added."""
    first, second = "市政务办负责统筹协调。\n", "市政务办负责信息公开。\n"
    old = Report(Document(first + second), found(first, "政务办").diagnostics)
    assert compared(old, found(second, "政务办"))[1:] == (1, 0)
    new = Report(Document(first + second), found(first + second, "政务办").diagnostics[1:])
    assert compared(old, new)[1:] == (0, 1)


def test_divided_and_joined_paragraphs() -> None:
    """A line end more or less adds no fault, as between a draft with broken lines and one without."""
    lines = ["会议布署了全年的各项重点工作，", "明确了责任分工和完成的时限，", "要求各单位抓紧布署落实到位。"]
    broken, whole = found("\n".join(lines) + "\n"), found("".join(lines) + "\n")
    assert compared(broken, whole)[1:] == (2, 0)
    assert compared(whole, broken)[1:] == (2, 0)


def test_automatic_numbers_are_words() -> None:
    """A number that Word makes is the number that was typed in a text."""
    typed = found("一、总体要求\n三、保障措施\n", "三、")
    text = "总体要求\n保障措施\n"
    blocks = [Block(Span(0, 4), label="一、"), Block(Span(5, 9), label="三、")]
    made = Report(
        Document(text, blocks=blocks), [Diagnostic("typos/a", "试验", Severity.WARNING, Span(5, 5), "试验")]
    )
    assert added(typed, made) == []
    assert added(made, typed) == []


def test_mandatory_findings_are_always_reported() -> None:
    """And counted neither as remaining nor as mended."""
    report, remaining, mended = compared(found(OLD), found(OLD), mandatory=["typos/a"])
    assert (len(report), remaining, mended) == (2, 0, 0)


def test_counterparts_are_one_to_one_among_like_paragraphs() -> None:
    """Each goes with the likest: a new one in between takes no other's place."""
    old = ["第一组由教育局负责督办落实", "第二组由财政局负责督办落实"]
    new = ["第一组由教育局牵头督办落实", "第三组由住建局负责督办落实", "第二组由财政局牵头督办落实"]
    assert counterparts(old, new) == [(0,), (), (1,)]


def test_findings_on_lines() -> None:
    """One that begins or ends on such a line counts; lines end with LF, as Git has it."""
    text = "甲布署乙\r\n丙\r布署\n丁\n\n布署"
    report = found(text)
    rows = [d.span.start for d in on_lines(report, [(2, 2)])]
    assert rows == [text.index("布署\n")]
    assert [d.span.start for d in on_lines(report, [(1, 1), (4, 9)])] == [1, len(text) - 2]
    assert list(on_lines(report, [])) == []
    assert len(on_lines(report, [], mandatory=["typos/a"])) == 3
    crossing = found("甲布\n署乙\n", "布\n署")
    assert len(on_lines(crossing, [(2, 2)])) == 1
    assert len(on_lines(crossing, [(3, 3)])) == 0


LINES = st.lists(st.text("甲乙布署工 。，", max_size=12), max_size=8)


@given(LINES)
def test_a_draft_adds_nothing_to_itself(lines: list[str]) -> None:
    """Whatever it says."""
    report = found("\n".join(lines), "布署", "工", "。")
    comparison = compared(report, report)
    assert (len(comparison.report), comparison.remaining, comparison.mended) == (0, len(report), 0)


@given(LINES, LINES)
def test_every_finding_is_new_or_remains_or_is_mended(old: list[str], new: list[str]) -> None:
    """Nothing is lost and nothing counted twice."""
    before, after = found("\n".join(old), "布署", "工"), found("\r\n".join(new), "布署", "工")
    comparison = compared(before, after)
    assert len(comparison.report) + comparison.remaining == len(after)
    assert comparison.remaining + comparison.mended == len(before)


@given(st.lists(st.text("甲乙布署工。", max_size=12), max_size=8), st.randoms())
def test_shuffled_paragraphs_add_nothing(lines: list[str], random: object) -> None:
    """A moved paragraph is the same paragraph."""
    moved = list(lines)
    random.shuffle(moved)  # type: ignore[attr-defined]
    assert len(compared(found("\n".join(lines)), found("\n".join(moved))).report) == 0
