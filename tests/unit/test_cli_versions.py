"""The options --against and --changed: what is new in a draft, and nothing else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from .cli_office import Office, opened
from .docx_builder import docx, p

OLD = "示例市通知\n某市甲甲甲工作。\n各县区要抓好落实。\n又丙丙丙。\n"
NEW = "示例市通知\n又丙丙丙。\n某市甲甲甲各项工作。\n另行丙丙丙通报。\n"
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with opened(tmp_path, monkeypatch) as made:
        yield made


def word(text: str) -> bytes:
    """A Word file of these lines."""
    return docx("".join(p(line) for line in text.splitlines()))


def places(office: Office, *args: str) -> list[tuple[str, int]]:
    """The files and rows of what is reported; for Word, paragraphs from 1."""
    entries = json.loads(office.run("check", *args, "--format", "json").stdout)
    return [(entry["filename"], entry["location"]["row"]) for entry in entries]


# --- against -----------------------------------------------------------------------


@pytest.mark.parametrize("new", ["新.txt", "新.md", "新.docx"])
@pytest.mark.parametrize("old", ["旧.txt", "旧.md", "旧.docx"])
def test_only_what_the_new_draft_adds_is_reported(office: Office, old: str, new: str) -> None:
    """Whatever kinds of file the two are; the summary says what remains and what was mended."""
    office.write(old, word(OLD + "再丙丙丙。\n") if old.endswith("docx") else OLD + "再丙丙丙。\n")
    office.write(new, word(NEW) if new.endswith("docx") else NEW)
    assert places(office, new, "--against", old) == [(new, 4)]
    result = office.run("check", new, "--against", old)
    assert result.exit_code == 1
    assert "检查了 1 个文件：新增错误 0、警告 1、提示 0" in result.stdout
    assert "上一稿的问题，仍有 2 处，没有列出；已改好 1 处" in result.stdout


def test_a_draft_against_itself(office: Office) -> None:
    """Nothing is new, the status is 0, and nobody is told that there are no faults."""
    office.write("a.txt", OLD.replace("\n", "\r\n"))
    office.write("b.txt", OLD)
    result = office.run("check", "a.txt", "--against", "b.txt")
    assert result.exit_code == 0
    assert "没有新增问题" in result.stdout
    assert "没有发现问题" not in result.stdout
    assert "仍有 2 处" in result.stdout


def test_a_machine_gets_the_numbers_on_standard_error(office: Office) -> None:
    """The array of the report has no place for them; quiet is quiet."""
    office.write("a.txt", OLD)
    result = office.run("check", "a.txt", "--against", "a.txt", "--format", "json")
    assert json.loads(result.stdout) == []
    assert result.stderr == "a.txt：上一稿的问题，仍有 2 处，没有列出；已改好 0 处\n"
    assert office.run("check", "a.txt", "--against", "a.txt", "-q").output == ""
    english = office.run("check", "a.txt", "--against", "a.txt", "--lang", "en").stdout
    assert "2 finding(s) remain" in english
    assert "No new faults" in english


def test_the_new_draft_may_come_from_standard_input(office: Office) -> None:
    """As elsewhere."""
    office.write("a.txt", OLD)
    result = office.run("check", "-", "--against", "a.txt", "--format", "json", stdin=NEW)
    assert [entry["location"]["row"] for entry in json.loads(result.stdout)] == [4]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("a.txt", "b.txt", "--against", "a.txt"), "一次只比一份新稿"),
        ((".", "--against", "a.txt"), "这里有 2 份新稿"),
        (("empty", "--against", "a.txt"), "这里有 0 份新稿"),
        (("--against", "a.txt"), "请给出要检查的文件"),
        (("a.txt", "--against", "none.txt"), "none.txt：无法读取"),
        (("a.txt", "--against", "empty"), "empty：无法读取"),
        (("none.txt", "--against", "a.txt"), "none.txt：没有这个文件或文件夹"),
        (("a.txt", "--against", "b.txt", "--fix"), "--against 不能与 --fix、--diff 并用"),
        (("a.txt", "--against", "b.txt", "--changed", "HEAD"), "--against 和 --changed 不能并用"),
        (("a.txt", "--changed", "HEAD", "--diff"), "--changed 不能与 --fix、--diff 并用"),
        (("a.txt", "--against", "b.txt", "--format", "html"), "--against 不能用于核稿单"),
        (("-", "--changed", "HEAD"), "--changed 不能检查标准输入"),
    ],
)
def test_what_cannot_be_compared_is_said(office: Office, args: tuple[str, ...], words: str) -> None:
    """In Chinese, with status 2, and no report that could be taken for a clean one."""
    office.write("a.txt", OLD)
    office.write("b.txt", NEW)
    (office.folder / "empty").mkdir()
    result = office.run("check", *args)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "没有新增问题" not in result.stdout


def test_what_was_not_read_of_the_previous_draft_is_told(office: Office) -> None:
    """It may have had more findings than could be found; the new draft is read nevertheless."""
    office.write("a.txt", OLD)
    office.write("b.txt", OLD + "\ufffd\n")
    result = office.run("check", "a.txt", "--against", "b.txt")
    assert result.exit_code == 0
    assert "a.txt 说明：上一稿：" in result.stdout


# --- changed -----------------------------------------------------------------------


def git(office: Office, *words: str) -> str:
    """Run Git in the office."""
    settings = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    call = ["git", *settings, *words]
    return subprocess.run(call, cwd=office.folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repository(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office under Git, with drafts committed in kinds and names of every sort."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    office.write(".gitignore", "checkout/\ncache/\n存档/\n")
    for name in ("一 稿.txt", "文稿/通知.md", "文稿/旧.txt"):
        office.write(name, OLD)
    office.write("回车.txt", OLD.replace("\n", "\r\n"))
    office.write("宽.txt", OLD.encode("utf-16"))
    office.write("表.docx", word(OLD))
    git(office, "init", "-q")
    git(office, "config", "core.autocrlf", "false")
    git(office, "add", ".")
    git(office, "commit", "-q", "-m", "初稿")
    return office


@needs_git
def test_nothing_changed(repository: Office) -> None:
    """That is said, and no draft is checked."""
    result = repository.run("check", "--changed", "HEAD")
    assert result.exit_code == 0
    assert "HEAD 以来没有改动的文稿" in result.stderr
    assert "没有检查任何文件" in result.stdout
    assert places(repository, "--changed", "HEAD") == []


@needs_git
def test_only_changed_lines_are_reported(repository: Office) -> None:
    """Committed, staged and unstaged changes alike; with CR LF as with LF."""
    for name, end in (("一 稿.txt", "\n"), ("文稿/通知.md", "\n"), ("回车.txt", "\r\n")):
        text = OLD.replace("\n", end).replace("抓好落实", f"抓好落实，丙丙丙{end}{end}另丙丙丙")
        repository.write(name, text)
        if name == "一 稿.txt":
            git(repository, "commit", "-q", "-a", "-m", "二稿")
        elif name == "文稿/通知.md":
            git(repository, "add", ".")
    changed = [("一 稿.txt", 3), ("一 稿.txt", 5), ("回车.txt", 3), ("回车.txt", 5)]
    assert places(repository, "--changed", "HEAD~1") == [*changed, ("文稿/通知.md", 3), ("文稿/通知.md", 5)]
    assert places(repository, "--changed", "HEAD") == [*changed[2:], ("文稿/通知.md", 3), ("文稿/通知.md", 5)]
    assert places(repository, "文稿", "--changed", "HEAD") == [("文稿/通知.md", 3), ("文稿/通知.md", 5)]
    result = repository.run("check", "一 稿.txt", "文稿/旧.txt", "--changed", "HEAD~1")
    assert "检查了 1 个文件：新增错误 0、警告 2、提示 0" in result.stdout
    assert "改动以外的问题有 2 处，没有列出" in result.stdout


@needs_git
def test_new_files_are_checked_whole(repository: Office) -> None:
    """Untracked or added; ignored ones only where they are named."""
    for name in ("新 稿.txt", "存档/甲.txt"):
        repository.write(name, OLD)
    assert places(repository, "--changed", "HEAD") == [("新 稿.txt", 2), ("新 稿.txt", 4)]
    git(repository, "add", ".")
    assert places(repository, "--changed", "HEAD") == [("新 稿.txt", 2), ("新 稿.txt", 4)]
    named = ["存档/甲.txt", "--changed", "HEAD"]
    assert places(repository, *named) == [("存档/甲.txt", 2), ("存档/甲.txt", 4)]


@needs_git
@pytest.mark.parametrize(
    ("name", "text"), [("表.docx", word(NEW)), ("宽.txt", NEW.encode("utf-16"))], ids=["word", "utf-16"]
)
def test_what_git_cannot_count_lines_of_is_compared(repository: Office, name: str, text: bytes) -> None:
    """The version in Git is read as the previous draft."""
    repository.write(name, text)
    assert places(repository, "--changed", "HEAD") == [(name, 4)]
    assert "改动以外的问题有 2 处" in repository.run("check", name, "--changed", "HEAD").stdout


@needs_git
def test_a_renamed_draft_is_the_same_draft(repository: Office) -> None:
    """Only what was edited on the way is new."""
    git(repository, "mv", "文稿/旧.txt", "文稿/新 名.txt")
    git(repository, "mv", "表.docx", "文稿/表二.docx")
    assert places(repository, "--changed", "HEAD") == []
    repository.write("文稿/新 名.txt", OLD.replace("抓好", "抓好戊戊戊"))
    assert places(repository, "--changed", "HEAD") == [("文稿/新 名.txt", 3)]


@needs_git
def test_a_folder_below_and_settings_of_the_user_do_not_matter(
    repository: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Paths are seen from the current folder; prefixes, colours and helpers of Git are left aside."""
    repository.write("文稿/通知.md", OLD + "丙丙丙。\n")
    for key, value in {"color.ui": "always", "diff.noprefix": "true", "diff.external": "false"}.items():
        git(repository, "config", key, value)
    git(repository, "config", "diff.relative", "true")
    monkeypatch.chdir(repository.folder / "文稿")
    assert places(repository, "--changed", "HEAD") == [(str(Path("..", "文稿", "通知.md")), 5)]
    assert places(repository, "通知.md", "--changed", "HEAD") == [("通知.md", 5)]


@needs_git
def test_a_deletion_touches_no_line(repository: Office) -> None:
    """The lines before and behind it are as they were."""
    repository.write("一 稿.txt", OLD.replace("各县区要抓好落实。\n", ""))
    assert places(repository, "--changed", "HEAD") == []
    assert "改动以外的问题有 2 处" in repository.run("check", "--changed", "HEAD").stdout


@needs_git
def test_in_a_hook(repository: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git tells its hooks where it is, seen from the top."""
    repository.write("文稿/通知.md", OLD + "丙丙丙。\n")
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert places(repository, "文稿", "--changed", "HEAD") == [("文稿/通知.md", 5)]


@needs_git
def test_nothing_is_said_of_findings_that_are_not_there(repository: Office) -> None:
    """Where nothing is left out, no line says so; machines get none either."""
    repository.write("新.txt", OLD)
    assert "改动以外" not in repository.run("check", "--changed", "HEAD").stdout
    assert repository.run("check", "--changed", "HEAD", "--format", "json").stderr == ""


@needs_git
def test_the_baseline_and_the_level_of_failure_still_count(repository: Office) -> None:
    """Known findings stay known; the status follows the new ones alone; no baseline is rewritten."""
    repository.write("一 稿.txt", OLD + "丙丙丙。\n")
    repository.run("baseline", "create", "一 稿.txt", "--baseline", "b.json")
    before = (repository.folder / "b.json").read_bytes()
    repository.write("一 稿.txt", OLD.replace("甲甲甲", "") + "丙丙丙。\n又丙丙丙了。\n")
    for option in ("--changed=HEAD", "--against=文稿/旧.txt"):
        result = repository.run("check", "一 稿.txt", option, "--baseline", "b.json", "--format", "json")
        assert [entry["location"]["row"] for entry in json.loads(result.stdout)] == [6]
        assert repository.run("check", "一 稿.txt", option, "--fail-level", "error").exit_code == 0
    assert (repository.folder / "b.json").read_bytes() == before


@needs_git
@pytest.mark.parametrize("revision", ["没有", "--output=x", "", "HEAD~9"])
def test_an_unknown_revision(repository: Office, revision: str) -> None:
    """It is named; an option is no revision."""
    result = repository.run("check", f"--changed={revision}")
    assert result.exit_code == 2
    assert f"没有“{revision}”这个版本" in result.stderr
    assert not (repository.folder / "x").exists()


@needs_git
def test_outside_of_a_repository(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """No silence that could be taken for a clean draft."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(office.folder.parent))
    office.write("a.txt", OLD)
    result = office.run("check", "a.txt", "--changed", "HEAD")
    assert result.exit_code == 2
    assert "不在 git 仓库里" in result.stderr


@needs_git
def test_a_file_of_another_place(repository: Office, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Git knows nothing of it: that is an error, the others are checked."""
    other = tmp_path_factory.mktemp("别处") / "a.txt"
    other.write_text(OLD, encoding="utf-8")
    repository.write("一 稿.txt", OLD + "丙丙丙。\n")
    result = repository.run("check", "一 稿.txt", str(other), "--changed", "HEAD", "-q")
    assert result.exit_code == 2
    assert f"{other}：不在 git 仓库" in result.stderr
    assert "一 稿.txt:5:1" in result.stdout


def test_without_git(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program is missed by name."""
    office.write("a.txt", OLD)
    monkeypatch.setenv("PATH", str(office.folder / "none"))
    result = office.run("check", "a.txt", "--changed", "HEAD")
    assert result.exit_code == 2
    assert "没有找到 git 程序" in result.stderr
