"""The hook as pre-commit installs and runs it, in front of real commits."""

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


def test_a_commit_is_held_back_until_the_draft_is_mended(tmp_path: Path) -> None:
    """Real commits, in a repository that takes the hook from a copy of the project as it would be cloned."""
    project, drafts = tmp_path / "project", tmp_path / "drafts"
    project.mkdir()
    drafts.mkdir()
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(TOP / name, project)
    for name in ("src", "rules"):
        shutil.copytree(TOP / name, project / name, ignore=shutil.ignore_patterns("__pycache__", "*.jsonl"))
    commit(project)
    used = {
        "repo": str(project),
        "rev": git(project, "rev-parse", "HEAD").stdout.strip(),
        "hooks": [{"id": "wenshu-lint"}],
    }
    (drafts / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [used]}), encoding="utf-8")
    (drafts / "draft.txt").write_text(BAD, encoding="utf-8")
    git(drafts, "init", "-q")
    home = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "PYTHONUTF8": "1"}
    pre_commit = [sys.executable, "-m", "pre_commit", "install"]
    subprocess.run(pre_commit, cwd=drafts, env={**os.environ, **home}, check=True, capture_output=True)

    held = commit(drafts, **home)
    assert held.returncode == 1, held.stdout + held.stderr
    assert "punctuation/half-width-mark" in held.stderr
    (drafts / "draft.txt").write_text(BAD.replace(",", "，"), encoding="utf-8")
    passed = commit(drafts, **home)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "wenshu-lint 公文校对" in passed.stderr


def commit(place: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Commit all files of a folder, which becomes a repository if it is none."""
    git(place, "init", "-q")
    git(place, "add", "-A")
    return git(place, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "a", **environ)


def git(place: Path, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run git in a folder, without what the machine has set for it."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(
        ["git", *words],
        cwd=place,
        env={**clean, **environ},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
