"""Titles of laws: one fault is told once, by the rule that knows what to write."""

from __future__ import annotations

import pytest

from wenshu_lint.catalog.builtin import builtin_rules, rules_folder
from wenshu_lint.catalog.tables import read_table
from wenshu_lint.document import Document
from wenshu_lint.engine import Linter

LAWS = Linter(rule for rule in builtin_rules() if rule.family == "law")
ROWS = read_table(rules_folder() / "law" / "wrong-law-title.tsv", frozenset({"wrong", "right", "source"}))


@pytest.mark.parametrize("wrong", [str(row["wrong"]) for row in ROWS])
def test_a_common_misnomer_is_told_once(wrong: str) -> None:
    """With 中华人民共和国 before it too, the rule that corrects it speaks alone."""
    found = LAWS.lint(Document(f"根据《中华人民共和国{wrong}》第三条办理。"))
    assert [diagnostic.rule for diagnostic in found] == ["law/wrong-law-title"]


def test_a_title_with_one_character_twice_is_told_once() -> None:
    """What is typed twice is no law that nobody knows."""
    found = LAWS.lint(Document("根据《中华人民共和国监察法法》第三条办理。"))
    assert [diagnostic.rule for diagnostic in found] == ["law/doubled-kind"]
