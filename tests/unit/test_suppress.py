"""Directives in the text."""

from __future__ import annotations

import pytest

from wenshu_lint.checks.lexical import Words
from wenshu_lint.document import Document
from wenshu_lint.engine import Linter
from wenshu_lint.rule import Rule

from .test_engine import rule

BUSHU = rule(Words(terms=("布署",)), "typos/bushu", language="any")
ANPAI = rule(Words(terms=("按排",)), "typos/anpai", language="any")
UNUSED = rule(Words(), "residue/unused-suppression", message="“{rules}”没有用处", language="any", outside=())


def found(text: str, *more: Rule) -> list[str]:
    """Return which occurrence of its word each rule flags: bushu:2 is the second 布署."""
    report = Linter([BUSHU, ANPAI, *more]).lint(Document(text))
    return [f"{d.rule.split('/')[1]}:{text.count(d.span.of(text), 0, d.span.end)}" for d in report]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!-- wenshu-lint: off typos/bushu -->\n布署按排", ["anpai:1"]),
        ("布署<!-- wenshu-lint: off -->布署<!-- wenshu-lint: on -->布署", ["bushu:1", "bushu:3"]),
        ("<!-- wenshu-lint: ignore typos -->\n布署\n布署", ["bushu:2"]),
        ("布署 <!-- wenshu-lint: ignore typos/b* -->\n布署", ["bushu:2"]),
        ("布署\n<!-- wenshu-lint: off-file -->\n按排", []),
        ("<!-- wenshu-lint: off typos/bushu，typos/anpai -->\n布署按排", []),
        ("<!-- wenshu-lint: ignore -->", []),
        ("<!-- wenshu-lint: off typos/bushu -->布署<!-- wenshu-lint: on typos/anpai -->布署", []),
        ("<!-- wenshu-lint: offline -->布署", ["bushu:1"]),
    ],
)
def test_a_directive_silences_what_it_names_where_it_reaches(text: str, expected: list[str]) -> None:
    """From here to there, the next block, this block, or the whole file."""
    assert found(text) == expected


def test_a_directive_that_silences_nothing_is_reported() -> None:
    """Only for rules that ran; each idle name of a directive is told."""
    text = "<!-- wenshu-lint: off typos/bushu typos/anpai facts/x -->布署"
    (diagnostic,) = [d for d in Linter([BUSHU, ANPAI, UNUSED]).lint(Document(text)) if d.rule == UNUSED.id]
    assert diagnostic.message == "“typos/anpai”没有用处"
    assert found("<!-- wenshu-lint: off typos/anpai -->布署", UNUSED) == ["unused-suppression:1", "bushu:1"]
    assert found("<!-- wenshu-lint: off -->布署", UNUSED) == []


def test_the_notice_about_handling_cannot_be_silenced() -> None:
    """A marked draft may only be handled on a system for classified matter."""
    handling = rule(Words(terms=("机密",)), "classification/handling", mandatory=True, language="any")
    assert found("<!-- wenshu-lint: off-file -->机密", handling) == ["handling:1"]


def test_silenced_findings_are_counted() -> None:
    """A report says how much it was told to keep quiet."""
    report = Linter([BUSHU]).lint(Document("布署<!-- wenshu-lint: ignore -->"))
    assert (len(report), report.suppressed) == (0, 1)
