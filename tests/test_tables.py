"""Every row of every word table of ``typos`` and ``wording``, generated: nobody writes these tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wenshu_lint.catalog.builtin import rules_folder
from wenshu_lint.catalog.load import RuleFile, load_pack
from wenshu_lint.checks.lexical import Words
from wenshu_lint.checks.patterns import Patterns
from wenshu_lint.document import Document
from wenshu_lint.engine import Linter

if TYPE_CHECKING:
    from wenshu_lint.checks.lexical import Row
    from wenshu_lint.diagnostic import Diagnostic

FILES = [f for f in load_pack(rules_folder()).files if f.rule.family in ("typos", "wording")]
WORDS = [f for f in FILES if isinstance(f.rule.check, Words)]
TABLES = [f for f in FILES if isinstance(f.rule.check, Patterns)]
DEFAULT = Linter(f.rule for f in FILES if f.rule.default)
LEAD = "一、"
"""A word alone on a numbered line: Chinese text even where the word is in Latin letters."""


def rows(file: RuleFile) -> list[Row]:
    """The rows of a word table with what ``swap`` and ``terms`` add."""
    assert isinstance(file.rule.check, Words)
    return list(file.rule.check._rows.values())


def found(linter: Linter, words: str) -> list[Diagnostic]:
    """What a linter says of words that stand alone."""
    report = linter.lint(Document(LEAD + words + "。"))
    assert report.failures == ()
    return list(report)


@pytest.mark.parametrize("file", WORDS, ids=lambda f: f.rule.id)
def test_every_wrong_word_is_flagged_whole(file: RuleFile) -> None:
    """A row that never speaks is a row in vain."""
    own = Linter([file.rule])
    silent = [
        row.wrong
        for row in rows(file)
        if [d.span.of(LEAD + row.wrong) for d in found(own, row.wrong)] != [row.wrong]
    ]
    assert silent == []


@pytest.mark.parametrize("file", WORDS, ids=lambda f: f.rule.id)
def test_no_right_word_is_flagged(file: RuleFile) -> None:
    """What one table recommends no rule of these families finds fault with."""
    blamed = {row.right: [d.rule for d in found(DEFAULT, row.right)] for row in rows(file) if row.right}
    assert {word: by for word, by in blamed.items() if by} == {}


@pytest.mark.parametrize("file", WORDS, ids=lambda f: f.rule.id)
def test_no_exception_is_flagged(file: RuleFile) -> None:
    """The words named as exceptions are innocent."""
    own = Linter([file.rule])
    assert isinstance(file.rule.check, Words)
    innocent = {word for row in rows(file) for word in row.exceptions} | set(file.rule.check.exceptions)
    assert sorted(word for word in innocent if found(own, word)) == []


@pytest.mark.parametrize("file", WORDS, ids=lambda f: f.rule.id)
def test_every_exception_is_of_use(file: RuleFile) -> None:
    """An exception that does not overlap its word as written cannot ever apply."""
    idle = [
        (row.wrong, word)
        for row in rows(file)
        for word in row.exceptions
        if not any(part and part in word for part in (row.wrong, row.wrong[:1], row.wrong[-1:]))
    ]
    assert idle == []


@pytest.mark.parametrize("file", [f for f in WORDS if f.rule.default], ids=lambda f: f.rule.id)
def test_no_fault_is_told_twice(file: RuleFile) -> None:
    """A wrong word is the business of one rule."""
    twice = {row.wrong: [d.rule for d in found(DEFAULT, row.wrong)] for row in rows(file)}
    assert {word: by for word, by in twice.items() if by != [file.rule.id]} == {}


@pytest.mark.parametrize("file", TABLES, ids=lambda f: f.rule.id)
def test_every_pattern_has_anchors_that_are_rare(file: RuleFile) -> None:
    """A row without anchors, or with a common character as anchor, would slow every draft down."""
    assert isinstance(file.rule.check, Patterns)
    common = frozenset("的一在是和了有不为中大上个以人这要他会对出也于年部入已")
    for row in file.rule.check.rows:
        assert row.anchors, row.pattern
        assert not common.intersection(row.anchors), row.pattern
