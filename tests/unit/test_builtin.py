"""The compiled rulebook: deterministic, made anew after a change, and enough for a run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from wenshu_lint.catalog import builtin, compiled
from wenshu_lint.catalog.builtin import builtin_digest, builtin_profiles, builtin_rules, compile_rulebook
from wenshu_lint.rule import RuleError

from .packs import write_rule


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A small checkout: ``src/wenshu_lint`` and ``rules`` beside it."""
    package = tmp_path / "src" / "wenshu_lint"
    for room in ("checks", "catalog"):
        (package / room).mkdir(parents=True)
    write_rule(tmp_path / "rules", "oa/one")
    monkeypatch.setattr(builtin, "_PACKAGE", package)
    monkeypatch.setattr(builtin, "COMPILED", package / "rulebook.jsonl")
    builtin._loaded.cache_clear()
    yield tmp_path
    builtin._loaded.cache_clear()


def ids() -> list[str]:
    builtin._loaded.cache_clear()
    return [rule.id for rule in builtin_rules()]


def test_the_same_files_give_the_same_text() -> None:
    """So that a build can be compared with another."""
    assert compile_rulebook() == compile_rulebook()


def test_profiles_come_back_as_they_were() -> None:
    """What the compiled form holds equals what the files say."""
    book = compiled.parse(compile_rulebook().encode())
    assert book is not None
    assert book.profiles == builtin_profiles()
    assert json.loads(compile_rulebook().partition("\n")[0]).keys() == {"format", "rules", "profiles"}


def test_a_checkout_follows_its_rule_files(checkout: Path) -> None:
    """A new file, a changed one and a deleted one are all noticed."""
    assert ids() == ["oa/one"]
    first = builtin_digest()
    stamp = builtin.COMPILED.stat().st_mtime_ns
    assert ids() == ["oa/one"]
    assert builtin.COMPILED.stat().st_mtime_ns == stamp
    later(write_rule(checkout / "rules", "oa/two", "丙丙丙"))
    assert ids() == ["oa/one", "oa/two"]
    assert builtin_digest() != first
    (checkout / "rules" / "oa" / "one.yml").unlink()
    later(checkout / "rules" / "oa")
    assert ids() == ["oa/two"]
    assert [path.name for path in builtin.COMPILED.parent.iterdir() if path.is_file()] == ["rulebook.jsonl"]


@pytest.mark.parametrize("room", ["checks", "catalog"])
def test_a_checkout_follows_the_code_that_makes_the_rulebook(checkout: Path, room: str) -> None:
    """What is compiled from rule files depends on it; what Python keeps of it says nothing."""
    assert ids() == ["oa/one"]
    stamp = builtin.COMPILED.stat().st_mtime_ns
    kept = checkout / "src" / "wenshu_lint" / room / "__pycache__"
    kept.mkdir()
    os.utime(kept.parent, ns=(stamp, stamp))
    later(kept)
    assert ids() == ["oa/one"]
    assert builtin.COMPILED.stat().st_mtime_ns == stamp
    code = kept.parent / "new.py"
    code.write_text("", encoding="utf-8")
    later(code)
    assert ids() == ["oa/one"]
    assert builtin.COMPILED.stat().st_mtime_ns > stamp


def later(path: Path) -> None:
    stamp = builtin.COMPILED.stat().st_mtime_ns + 1_000_000
    os.utime(path, ns=(stamp, stamp))


def test_a_broken_or_unwritable_rulebook_is_no_obstacle(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is made anew, in memory where it cannot be kept."""
    assert ids() == ["oa/one"]
    builtin.COMPILED.write_bytes(b"\xff{")
    assert ids() == ["oa/one"]
    builtin.COMPILED.write_text('{"format": -1}', encoding="utf-8")
    assert ids() == ["oa/one"]
    monkeypatch.setattr(builtin, "COMPILED", checkout / "none" / "rulebook.jsonl")
    assert ids() == ["oa/one"]


def test_an_installed_package_asks_no_clock(checkout: Path) -> None:
    """In a wheel the rules lie inside the package and the compiled form is taken as it is."""
    package = checkout / "src" / "wenshu_lint"
    assert ids() == ["oa/one"]
    write_rule(package / "rules", "oa/two", "丙丙丙")
    assert builtin.rules_folder() == package / "rules"
    assert ids() == ["oa/one"]
    builtin.COMPILED.unlink()
    assert ids() == ["oa/two"]


def test_a_faulty_builtin_rule_is_told(checkout: Path) -> None:
    """A rulebook with a hole is worse than none."""
    (checkout / "rules" / "oa" / "bad.yml").write_text("title: 坏\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"bad\.yml"):
        ids()


def test_a_default_run_parses_no_yaml() -> None:
    """Rules and profile come from the compiled form: neither YAML nor pydantic is loaded."""
    builtin_rules()
    code = (
        "import sys, wenshu_lint as wl\n"
        "wl.check_text('示例市开展工作。', profile='请示,zh-Hans')\n"
        "print(sorted({'yaml', 'pydantic', 'tomllib', 'pathspec'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
