"""Every example of every rule, generated: nobody writes these tests."""

from __future__ import annotations

import re

import pytest

from wenshu_lint.catalog.builtin import rules_folder
from wenshu_lint.catalog.load import RuleFile, load_pack
from wenshu_lint.engine import Linter
from wenshu_lint.testing import problems

PACK = load_pack(rules_folder())
REGULATION = "《党政机关公文处理工作条例》"
CUSTOMS = frozenset(
    f"{name}惯例"
    for name in ("公文写作", "公文核校", "公文排版", "外文排版", "保密工作", "统计表述", "政务公开去标识化")
)
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


def test_a_basis_is_cited_in_one_way() -> None:
    """Articles of the 条例 as 第九条第（七）项; customs by one name each, so that the page of clauses gathers them."""
    bases = [(file.rule.id, basis) for file in PACK.files for basis in file.rule.basis]
    one = r"第[一二三四五六七八九十]+条(?:第（[一二三四五六七八九十]+）(?:、（[一二三四五六七八九十]+）)*项)?"
    clauses = [(rule, basis.clause) for rule, basis in bases if basis.source == REGULATION]
    assert [found for found in clauses if not re.fullmatch(rf"{one}(?:、{one})*", found[1])] == []
    assert {basis.source for _, basis in bases if basis.source.endswith("惯例")} <= CUSTOMS


def test_a_hint_is_a_sentence() -> None:
    """A hint stands alone below the message, so it ends as a sentence does; a message never does."""
    hints = [
        file.rule.id for file in PACK.files if file.rule.hint and not file.rule.hint.endswith(("。", "。”"))
    ]
    assert hints == [] == [file.rule.id for file in PACK.files if file.rule.message.endswith("。")]
