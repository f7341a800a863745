"""What a configuration depends on: what must be looked at to know that it is still the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from wenshu_lint.config.sources import sources

from .packs import write_rule


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder two below one with a configuration that extends another."""
    (tmp_path / "base.toml").write_text('vocab-file = "words.txt"\nbaseline = "old.json"\n', encoding="utf-8")
    (tmp_path / "words.txt").write_text("", encoding="utf-8")
    write_rule(tmp_path / "house", "oa/word")
    text = 'extends = "base.toml"\npacks = ["house"]\nroot = true\n'
    (tmp_path / "wenshu-lint.toml").write_text(text, encoding="utf-8")
    (tmp_path / "a" / "b").mkdir(parents=True)
    return tmp_path


def names(folder: Path, found: frozenset[Path]) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in found if path.is_relative_to(folder)}


def test_everything_that_decides(folder: Path) -> None:
    """Files that may come to be as well, in every folder above."""
    assert names(folder, sources(None, folder / "a" / "b")) == {
        "wenshu-lint.toml", "pyproject.toml", "a/wenshu-lint.toml", "a/pyproject.toml",
        "a/b/wenshu-lint.toml", "a/b/pyproject.toml",
        "base.toml", "words.txt", "old.json", "house", "house/oa", "house/oa/word.yml",
    }  # fmt: skip
    assert folder.parent / "wenshu-lint.toml" in sources(None, folder / "a")


def test_a_file_that_was_named(folder: Path) -> None:
    """It alone, with what it names; and nothing where no file is to be read."""
    named = folder / "base.toml"
    assert names(folder, sources(named, folder / "a")) == {"base.toml", "words.txt", "old.json"}
    assert sources(None, folder / "a", isolated=True) == frozenset()


def test_one_that_cannot_be_used_is_looked_at_too(folder: Path) -> None:
    """Mending it is what everybody waits for: the faulty file, and what it names that is missing."""
    (folder / "base.toml").write_text("=", encoding="utf-8")
    assert "base.toml" in names(folder, sources(None, folder))
    (folder / "base.toml").write_text('vocab-file = "gone.txt"\npacks = ["later"]\n', encoding="utf-8")
    assert {"base.toml", "gone.txt", "later", "house"} <= names(folder, sources(None, folder))
