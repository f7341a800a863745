"""Directives in the text."""

from __future__ import annotations

import pytest

from wenshu_lint.api import check_text
from wenshu_lint.checks.lexical import Words
from wenshu_lint.config import load_config
from wenshu_lint.document import Document
from wenshu_lint.engine import Linter
from wenshu_lint.rule import Rule

from .test_engine import rule

BUSHU = rule(Words(terms=("布署",)), "typos/bushu", language="any")
ANPAI = rule(Words(terms=("按排",)), "typos/anpai", language="any")
UNKNOWN = rule(
    Words(),
    "residue/unknown-suppression",
    message="“{word}”无从辨认{advice}",
    language="any",
    outside=(),
)
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
        ("<!-- wenshu-lint: off-line -->布署", ["bushu:1"]),
        ("<!-- wenshu-lint：ignore-->布署", []),
        ("<!--wenshu-lint:off,typos/bushu-->布署", []),
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


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("ignroe typos", ["“ignroe”无从辨认，是不是“ignore”？"]),
        ("typos/bushu", ["“typos/bushu”无从辨认，可写 ignore、off、on、off-file"]),
        ("", ["“wenshu-lint:”无从辨认，可写 ignore、off、on、off-file"]),
        ("off typos/bushi", ["“typos/bushi”无从辨认，是不是“typos/bushu”？"]),
        ("ignore bushu", ["“bushu”无从辨认，是不是“typos/bushu”？"]),
        ("on typo、facts", ["“typo”无从辨认，是不是“typos”？"]),
        ("off qqqqqq/* wwww", ["“qqqqqq/*”无从辨认", "“wwww”无从辨认"]),
        ("ignore facts/asleep typos/* typos/b*", []),
        ("off-file", []),
    ],
)
def test_a_word_that_means_nothing_is_reported(words: str, told: list[str]) -> None:
    """A rule that exists and did not run means something; a misspelt one would be silent for ever."""
    linter = Linter([BUSHU, UNKNOWN], known=[BUSHU.id, UNKNOWN.id, "facts/asleep"])
    assert [d.message for d in linter.lint(Document(f"<!-- wenshu-lint: {words} -->按排"))] == told


def test_names_are_not_judged_by_the_rules_that_ran() -> None:
    """A linter that was not told what rules there are says nothing of names."""
    assert found("<!-- wenshu-lint: off facts/asleep -->按排", UNKNOWN) == ["anpai:1"]


def test_a_check_knows_the_whole_rulebook() -> None:
    """A rule that was not chosen may be named; one that is not in the book may not."""
    config = load_config(isolated=True, select=["residue"])
    names = sorted(config.names() - {rule.id for rule in config.rules()})
    for name, count in ((names[0], 0), (f"{names[0]}-x", 1)):
        report = check_text(f"<!-- wenshu-lint: off {name} -->通知如下。", config=config)
        assert [d.rule for d in report] == [UNKNOWN.id] * count


def test_the_notice_about_handling_cannot_be_silenced() -> None:
    """A marked draft may only be handled on a system for classified matter."""
    handling = rule(Words(terms=("机密",)), "classification/handling", mandatory=True, language="any")
    assert found("<!-- wenshu-lint: off-file -->机密", handling) == ["handling:1"]


def test_silenced_findings_are_counted() -> None:
    """A report says how much it was told to keep quiet."""
    report = Linter([BUSHU]).lint(Document("布署<!-- wenshu-lint: ignore -->"))
    assert (len(report), report.suppressed) == (0, 1)


def test_a_directive_on_its_own_line_is_no_line_of_the_draft() -> None:
    """The draft around it is recognised as before, and several of them reach the same paragraph."""
    text = (
        "示例市教育局关于做好值班工作的通知\n\n各区教育局：\n请做好值班工作。\n\n示例市教育局\n2025年9月1日\n"
    )
    lines = text.splitlines(keepends=True)
    roles = [element.role for element in Document(text).elements]
    for place in range(len(lines)):
        marked = "".join([*lines[:place], "<!-- wenshu-lint: ignore facts -->\n", *lines[place:]])
        assert [element.role for element in Document(marked).elements] == roles, place
    assert {"标题", "主送机关", "成文日期"} <= set(roles)
    twice = (
        "<!-- wenshu-lint: ignore typos/bushu -->\n<!-- wenshu-lint: ignore typos/anpai -->\n布署按排\n布署"
    )
    assert found(twice) == ["bushu:2"]
