"""Every example of every rule, generated: nobody writes these tests."""

from __future__ import annotations

import pytest

from wenshu_lint.catalog.builtin import rules_folder
from wenshu_lint.catalog.load import RuleFile, load_pack
from wenshu_lint.engine import Linter
from wenshu_lint.testing import problems

PACK = load_pack(rules_folder())
WORDLESS = frozenset({"notice", "unused-suppression", "doubled-number"})
"""Kinds that speak of the file or of the run, not of words; their own unit tests show them at work."""
DEFAULT = Linter(file.rule for file in PACK.files if file.rule.default)


def test_every_rule_file_loads() -> None:
    """A faulty rule file is a defect of ours, with file, line and key in the message."""
    assert [str(error) for error in PACK.errors] == []


@pytest.mark.parametrize("file", PACK.files, ids=lambda file: file.rule.id)
def test_examples(file: RuleFile) -> None:
    """Bad texts are flagged where they say and nowhere else; fixes work; good texts are quiet."""
    assert problems(file, DEFAULT) == []


@pytest.mark.parametrize("file", PACK.files, ids=lambda file: file.rule.id)
def test_enough_examples(file: RuleFile) -> None:
    """Three bad and four innocent examples at least, one of them at the edge."""
    good = [example for example in file.examples if example.good is not None and example.bad is None]
    assert file.kind in WORDLESS or sum(example.bad is not None for example in file.examples) >= 3
    assert len(good) >= 4
    assert any(example.edge for example in good)
