"""What the reader and the engine have to say becomes findings."""

from __future__ import annotations

from wenshu_lint.checks.notices import ForeignText, NoticeOf, UnusedSuppression
from wenshu_lint.document import Document
from wenshu_lint.nodes import Notice
from wenshu_lint.span import Span


def test_notices_of_one_code_are_one_finding() -> None:
    """The place is the start of the draft; the same message is said once."""
    notices = [
        Notice("comments", "有批注"),
        Notice("comments", "有批注"),
        Notice("comments", "又有"),
        Notice("encoding", "别的"),
    ]
    found = list(NoticeOf("comments").find(Document("正文。", notices=notices), ()))
    assert [(f.span, f.words["message"]) for f in found] == [(Span(0, 0), "有批注；又有")]


def test_seriousness_may_be_asked_for() -> None:
    """So that what may have been missed is told apart from what is merely worth knowing."""
    document = Document("正文。", notices=[Notice("encoding", "轻"), Notice("encoding", "重", serious=True)])
    assert [f.words["message"] for f in NoticeOf("encoding", serious=True).find(document, ())] == ["重"]
    assert [f.words["message"] for f in NoticeOf("encoding", serious=False).find(document, ())] == ["轻"]
    assert not list(NoticeOf("comments").find(document, ()))
    assert NoticeOf("encoding").words() == {"message"}


def test_a_text_in_another_language_is_reported_on_its_first_line() -> None:
    """Once, and never for Chinese."""
    text = "\nThe office assists the leaders.\nIt is busy."
    assert [f.span.of(text) for f in ForeignText().find(Document(text), ())] == [
        "The office assists the leaders."
    ]
    assert not list(ForeignText().find(Document("各单位要落实。"), ()))


def test_the_engine_finds_unused_directives_itself() -> None:
    """The rule only lends its words."""
    check = UnusedSuppression()
    assert not list(check.find(Document("<!-- wenshu-lint: off -->"), ()))
    assert check.words() == {"rules"}
    assert list(check.literals()) == ["wenshu-lint"]
