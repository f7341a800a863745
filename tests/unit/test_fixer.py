"""Which fixes are made together, and that they settle."""

from __future__ import annotations

from wenshu_lint.checks.lexical import Words
from wenshu_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from wenshu_lint.document import Document
from wenshu_lint.engine import Linter
from wenshu_lint.fixer import apply, chosen, fix
from wenshu_lint.rule import Rule
from wenshu_lint.span import Span

from .test_engine import rule


def swap(table: dict[str, str], trust: Applicability, name: str = "typos/a") -> Rule:
    return rule(Words(swap=table), name, fix=trust)


def fixed(rules: list[Rule], text: str, trust: Applicability = Applicability.SAFE) -> str:
    return fix(Linter(rules), Document(text), Document, trust).text


def diagnostic(*edits: tuple[int, int, str]) -> Diagnostic:
    made = Fix(tuple(Edit(Span(a, b), t) for a, b, t in edits), Applicability.SAFE)
    return Diagnostic("t/t", "", Severity.INFO, Span(edits[0][0], edits[0][1]), "", fix=made)


def test_only_fixes_that_may_be_trusted_are_made() -> None:
    """Unsafe ones wait until asked for, display ones are never asked for by a run."""
    rules = [
        swap({"布署": "部署"}, Applicability.SAFE),
        swap({"按排": "安排"}, Applicability.UNSAFE, "typos/b"),
        swap({"以经": "已经"}, Applicability.DISPLAY, "typos/c"),
    ]
    assert fixed(rules, "布署按排以经") == "部署按排以经"
    assert fixed(rules, "布署按排以经", Applicability.UNSAFE) == "部署安排以经"


def test_overlapping_fixes_wait_for_the_next_pass() -> None:
    """The first by position stays; then the text is read again."""
    rules = [
        swap({"甲乙": "丙"}, Applicability.SAFE),
        swap({"乙丁": "戊", "丙丁": "己"}, Applicability.SAFE, "typos/b"),
    ]
    result = fix(Linter(rules), Document("甲乙丁"), Document)
    assert (result.text, result.count) == ("己", 2)
    assert not result.report.diagnostics


def test_a_fix_is_made_whole_or_not_at_all() -> None:
    """A pair of brackets is never half repaired."""
    pair = diagnostic((0, 1, "（"), (4, 5, "）"))
    other = diagnostic((4, 5, "x"))
    assert chosen([pair, other], Applicability.SAFE) == [pair]
    assert chosen([other, pair], Applicability.SAFE) == [other]
    assert chosen([diagnostic((3, 3, "a")), diagnostic((3, 3, "b"))], Applicability.SAFE)[1:] == []


def test_edits_keep_everything_around_them() -> None:
    """Insertions and deletions included."""
    assert apply("甲乙丙", [Edit(Span(3, 3), "。"), Edit(Span(0, 1), "")]) == "乙丙。"
    assert apply("甲\r\n", []) == "甲\r\n"


def test_rules_that_undo_each_other_stop() -> None:
    """A fault of the rulebook must not hang a run."""
    rules = [swap({"甲": "乙"}, Applicability.SAFE), swap({"乙": "甲"}, Applicability.SAFE, "typos/b")]
    result = fix(Linter(rules), Document("甲"), Document)
    assert result.text in ("甲", "乙")
    assert result.report.diagnostics
