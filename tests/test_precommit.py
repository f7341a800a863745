"""The hook as pre-commit installs and runs it: slow, and only when asked for."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

TOP = Path(__file__).parents[1]
BAD = "各单位要做好准备,按期完成。\n"


@pytest.fixture(scope="module")
def hook() -> dict[str, Any]:
    """The one hook that the project offers."""
    (found,) = yaml.safe_load((TOP / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return dict(found)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("通知.txt", True), ("a/b.md", True), ("请示.docx", True), ("a.py", False), ("txt", False)],
)
def test_the_hook_looks_at_drafts(hook: dict[str, Any], name: str, wanted: bool) -> None:
    """Files that ``check`` can read, and no others."""
    assert bool(re.search(hook["files"], name)) is wanted


def test_the_entry_finds_and_fails(hook: dict[str, Any], tmp_path: Path) -> None:
    """What pre-commit calls with the names of files gives 1 for a faulty one."""
    (tmp_path / "draft.txt").write_text(BAD, encoding="utf-8")
    program, *words = shlex.split(hook["entry"])
    assert program == "wenshu-lint"
    command = [sys.executable, "-m", "wenshu_lint", *words, "draft.txt"]
    environ = {**os.environ, "PYTHONPATH": str(TOP / "src"), "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, cwd=tmp_path, env=environ, capture_output=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 1, done.stderr
    assert "punctuation/half-width-mark" in done.stdout


@pytest.mark.skipif("WENSHU_LINT_SLOW" not in os.environ, reason="installs the package: WENSHU_LINT_SLOW=1")
def test_pre_commit_runs_it(tmp_path: Path) -> None:
    """In a repository of its own, from a copy of the project as it would be cloned."""
    if shutil.which("pre-commit") is None or shutil.which("git") is None:
        pytest.skip("pre-commit and git are needed")
    copy, repository = tmp_path / "project", tmp_path / "drafts"
    ignored = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "dist")
    shutil.copytree(TOP, copy, ignore=ignored)
    repository.mkdir()
    (repository / "draft.txt").write_text(BAD, encoding="utf-8")
    for place in (copy, repository):
        for words in (
            "init -q",
            "add -A",
            "-c user.name=a -c user.email=a@example.org commit -qm a --no-verify",
        ):
            subprocess.run(["git", *words.split()], cwd=place, check=True, capture_output=True)
    done = subprocess.run(
        ["pre-commit", "try-repo", str(copy), "wenshu-lint", "--files", "draft.txt", "--verbose"],
        cwd=repository,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert "punctuation/half-width-mark" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 1
