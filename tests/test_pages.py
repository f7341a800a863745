"""The generated pages: up to date, complete, and true to the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from wenshu_lint.catalog.builtin import rules_folder
from wenshu_lint.catalog.load import Pack, load_pack
from wenshu_lint.rule import fields_of

from .pages import TOP, main, pages, stale, write

ADVICE = "run: python -m tests.pages --write"


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The built-in rules, with everything their pages show."""
    return load_pack(rules_folder())


@pytest.fixture(scope="module")
def wanted(pack: Pack) -> dict[str, str]:
    """Every page as it should be."""
    return pages(pack)


def test_pages_are_up_to_date(wanted: dict[str, str]) -> None:
    """What is committed is what the rules say today, no page too many."""
    assert stale(TOP, wanted) == [], ADVICE


def test_every_rule_has_a_page_with_its_reason_and_its_examples(pack: Pack, wanted: dict[str, str]) -> None:
    """A reader finds basis, message and every example of the rule."""
    for file in pack.files:
        page = wanted[f"docs/rules/{file.rule.id}.md"]
        assert f"`{file.rule.id}`" in page
        assert page.count("\n误：\n") == sum(example.bad is not None for example in file.examples)
        assert page.count("（规定）") >= sum(basis.strength == "规定" for basis in file.rule.basis)


def test_no_page_shows_a_template(pack: Pack, wanted: dict[str, str]) -> None:
    """A reader sees what the rule says of an example, not the names that a message is made with."""
    for file in pack.files:
        said = wanted[f"docs/rules/{file.rule.id}.md"].partition("## 怎样提示")[2].partition("## ")[0]
        names = fields_of(file.rule.message) | fields_of(file.rule.hint)
        assert [name for name in names if f"{{{name}}}" in said] == []


def test_every_clause_leads_to_its_rules(pack: Pack, wanted: dict[str, str]) -> None:
    """The table of clauses is the reverse of the bases: no rule is left out."""
    table = wanted["docs/clauses.md"]
    assert [rule.id for rule in pack.rules if f"(rules/{rule.id}.md)" not in table] == []


def test_what_differs_is_named_and_written(tmp_path: Path) -> None:
    """A missing page, a changed page and a page of no rule are found; writing settles it."""
    wanted = {"docs/rules/a/b.md": "new\n", "docs/clauses.md": "same\n"}
    folder = tmp_path / "docs" / "rules" / "a"
    folder.mkdir(parents=True)
    (folder / "gone.md").write_text("old\n", encoding="utf-8")
    (tmp_path / "docs" / "clauses.md").write_text("same\n", encoding="utf-8")
    assert stale(tmp_path, wanted) == ["docs/rules/a/b.md", "docs/rules/a/gone.md"]
    write(tmp_path, wanted)
    assert stale(tmp_path, wanted) == []


def test_the_command_compares(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """``--check`` says nothing and gives 0 where all is well."""
    monkeypatch.setattr("sys.argv", ["pages", "--check"])
    assert main() == 0, capsys.readouterr().out
