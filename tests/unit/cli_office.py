"""A small office for tests of the command line: a rulebook, drafts, and the command run among them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wenshu_lint.api import linter_for
from wenshu_lint.catalog import builtin
from wenshu_lint.cli.root import root
from wenshu_lint.cli.run import runner

from .packs import write_rule

PROFILES = "公文:\n  title: 公文\n  description: 缺省\n"
BROKEN = """\
title: 试验出错
severity: warning
check: pattern
pattern: '(?P<at>错错错)'
message: “{match}”不好
basis:
  - {source: 《试验》, strength: 实务}
examples:
  - bad: 错错错。
    flag: 错错错
  - good: 无。
"""


class Office:
    """A folder with rules and drafts, in which commands are run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rules = folder / "checkout" / "rules"

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a draft and return its file."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def run(self, *args: str, stdin: str | bytes = "", env: dict[str, str] | None = None) -> Result:
        """Run the command and return what it printed and its status."""
        forget()
        return CliRunner(catch_exceptions=False).invoke(root, list(args), input=stdin, env=env)


def forget() -> None:
    """Drop what a process remembers, as a new process would."""
    builtin._loaded.cache_clear()
    linter_for.cache_clear()
    runner.cache_clear()


@contextmanager
def opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """Make an office with three rules of one family, an error, a warning and an opt-in one."""
    office = Office(folder)
    write_rule(office.rules, "oa/error", "甲甲甲", "乙", severity="error")
    write_rule(office.rules, "oa/warning", "丙丙丙", "丁", fix="unsafe")
    write_rule(office.rules, "oa/info", "戊戊戊", "己", severity="info", fix="display")
    write_rule(office.rules, "oa/opt-in", "庚庚庚", "辛", more="default: false")
    (office.rules / "profiles.yml").write_text(PROFILES, encoding="utf-8")
    package = folder / "checkout" / "src" / "wenshu_lint"
    for room in ("checks", "catalog"):
        (package / room).mkdir(parents=True)
    monkeypatch.setattr(builtin, "_PACKAGE", package)
    monkeypatch.setattr(builtin, "COMPILED", package / "rulebook.jsonl")
    monkeypatch.setenv("WENSHU_LINT_CACHE_DIR", str(folder / "cache"))
    for name in ("WENSHU_LINT_LANG", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(folder)
    forget()
    yield office
    forget()
