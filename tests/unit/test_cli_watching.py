"""``check --watch``: every save is answered with a new report, and nothing else is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from wenshu_lint.cli import watching

from .cli_office import Office, opened
from .packs import write_rule
from .saving import Scripted, Step, command, save

CONFIG = 'packs = ["house"]\nselect = ["oa/word"]\nvocab-file = "words.txt"\n'


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with opened(tmp_path, monkeypatch) as made:
        yield made


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_saves_of_a_real_command(tmp_path: Path) -> None:
    """Draft, configuration, rules and vocabulary are followed; Ctrl-C ends it with 0."""
    draft, config = tmp_path / "a.txt", tmp_path / "wenshu-lint.toml"
    save(draft, "工作甲甲甲工作。\n")
    config.write_text(CONFIG, encoding="utf-8")
    (tmp_path / "words.txt").write_text("丙丙\n", encoding="utf-8")
    rule = write_rule(tmp_path / "house", "oa/word")
    ready = "正在等待保存（1 份文稿，"
    with command("check", "--watch", "a.txt", cwd=tmp_path) as running:
        assert "a.txt:1:3 警告 oa/word" in running.until(ready)[0]
        save(draft, "工作乙乙乙工作。\n")
        told = running.until(ready)
        assert "a.txt 有改动，重新检查" in told[0]
        assert told[1:-1] == ["检查了 1 个文件：没有发现问题\n"]
        save(rule, rule.read_text(encoding="utf-8").replace("甲甲甲", "乙乙乙"))
        assert "“乙乙乙”应为“乙”" in running.until(ready)[1]
        save(config, "select = 5\n")
        assert "select" in running.until(ready)[1]
        save(config, CONFIG.replace("oa/word", "ALL") + '[severity]\n"oa/word" = "error"\n')
        assert "a.txt:1:3 错误 oa/word" in "".join(running.until(ready))
        (tmp_path / "~$a.txt").write_text("锁", encoding="utf-8")
        save(tmp_path / "words.txt", "工作乙乙乙工作\n")
        assert "words.txt 有改动" in running.until(ready)[0]
        assert running.end() == 0
        assert running.until("已结束") == ["已结束\n"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_a_name_cannot_command_the_terminal(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names of files that were saved are told with what is invisible in them spelled out."""
    draft = office.write("a\x1b[2J.txt", "工作。")
    told = run(office, monkeypatch, ".", steps=[lambda: save(draft, "工作了。")])
    assert "a⟨U+001B⟩[2J.txt 有改动" in told


def run(office: Office, monkeypatch: pytest.MonkeyPatch, *args: str, steps: list[Step]) -> str:
    """Run the command in this process while steps are made; return what it printed."""
    monkeypatch.setattr(Scripted, "steps", list(steps))
    monkeypatch.setattr(watching, "Lookout", Scripted)
    monkeypatch.setattr(watching, "PATIENCE", 0.3)
    result = office.run("check", "--watch", *args)
    assert result.exit_code == 0
    assert result.stderr.endswith("已结束\n")
    return result.output


def test_only_what_was_saved_is_checked_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are reported as they are known; drafts that come into the folder are taken up."""
    first, second = office.write("d/a.txt", "甲甲甲"), office.write("d/b.txt", "丙丙丙")
    checked: list[str] = []
    runner_type = type(watching.runner(watching.job_of({**NOTHING, "watch": True})))
    check = runner_type.check
    monkeypatch.setattr(
        runner_type, "check", lambda self, path: checked.append(path.name) or check(self, path)
    )
    told = run(
        office,
        monkeypatch,
        "d",
        steps=[
            lambda: save(second, "丙丙丙，丙丙丙"),
            lambda: office.write("d/sub/c.txt", "戊戊戊"),
            first.unlink,
        ],
    )
    assert checked == ["a.txt", "b.txt", "b.txt", "c.txt"]
    assert told.count("d/a.txt:1:1 错误") == 3
    assert told.count("d/b.txt:1:5 警告") == 3
    assert told.count("d/sub/c.txt:1:1 提示") == 2
    assert "正在等待保存（3 份文稿，4 处问题）" in told
    assert " a.txt 已删去或改名，重新检查" in told
    assert "正在等待保存（2 份文稿，3 处问题）" in told


NOTHING = dict.fromkeys(["select", "extend_select", "ignore"], ()) | dict.fromkeys(
    ["profile", "encoding", "config", "isolated"]
)


def test_half_a_file_is_tried_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be read is told when it stays so, once; and when it can be read again."""
    draft = office.write("a.txt", "甲甲甲")
    broken = "甲甲甲".encode()[:-1] + b"\xff\xff\xfe"
    steps = [lambda: save(draft, broken), lambda: None, lambda: None, lambda: save(draft, "丙丙丙")]
    told = run(office, monkeypatch, "a.txt", steps=steps)
    assert told.count("错误：a.txt") == 1
    assert told.index("甲甲甲") < told.index("错误：a.txt") < told.index("丙丙丙")


def test_a_file_that_can_be_read_again_without_a_change(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lock was taken off: nothing shows it but another try."""
    draft = office.write("a.txt", "甲甲甲")
    read, locked = Path.read_bytes, [False]

    def reading(path: Path) -> bytes:
        if locked[0] and path.name == "a.txt":
            raise PermissionError(13, "locked")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", reading)

    def lock() -> None:
        save(draft, "丙丙丙")
        locked[0] = True

    told = run(office, monkeypatch, "a.txt", steps=[lock, lambda: locked.__setitem__(0, False)])
    assert told.index("没有权限") < told.index("丙丙丙")


def test_a_previous_version_is_followed_too(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --against, both versions are looked at."""
    office.write("new.txt", "甲甲甲，丙丙丙")
    old = office.write("old.txt", "丙丙丙")
    told = run(
        office, monkeypatch, "new.txt", "--against", "old.txt", steps=[lambda: save(old, "甲甲甲，丙丙丙")]
    )
    assert told.count("oa/error") == 1
    assert "没有新增问题" in told


def test_changes_since_a_revision(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --changed and no path, the whole repository is looked at, from a folder in it too."""
    draft = office.write("a.txt", "甲甲甲\n")
    commands = ("init -q", "add a.txt", "-c user.name=a -c user.email=a@b commit -qm a")
    for words in commands:
        subprocess.run(["git", *words.split()], cwd=office.folder, check=True, capture_output=True)
    steps: list[Step] = [lambda: save(draft, "甲甲甲\n丙丙丙\n"), lambda: office.write("d/b.txt", "戊戊戊")]
    told = run(office, monkeypatch, "--changed", "HEAD", steps=steps)
    assert "HEAD 以来没有改动的文稿" in told
    assert (told.count("oa/error"), told.count("oa/warning"), told.count("oa/info")) == (0, 2, 1)


def test_a_configuration_in_the_making(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its faults are told, and drafts are checked again when it is mended."""
    office.write("a.txt", "甲甲甲")
    config = office.write("wenshu-lint.toml", "ignore = 1\n")
    steps: list[Step] = [lambda: save(config, "ignore = 2\n"), lambda: save(config, "ignore = []\n")]
    told = run(office, monkeypatch, "a.txt", steps=steps)
    assert told.count("wenshu-lint.toml:1") == 2
    assert told.count("oa/error") == 1


def test_quiet(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings only."""
    draft = office.write("a.txt", "无")
    told = run(
        office, monkeypatch, "a.txt", "-q", "--format", "concise", steps=[lambda: save(draft, "戊戊戊")]
    )
    assert told == "a.txt:1:1: 提示 oa/info “戊戊戊”应为“己”\n已结束\n"


def test_a_baseline_is_left_alone(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is gone from a draft in the making may come back."""
    draft = office.write("a.txt", "甲甲甲")
    office.run("baseline", "create", "a.txt")
    file = office.folder / "wenshu-lint-baseline.json"
    before = file.read_bytes()
    args = ("a.txt", "--baseline", file.name)
    told = run(office, monkeypatch, *args, steps=[lambda: save(draft, "无"), lambda: save(draft, "甲甲甲")])
    assert file.read_bytes() == before
    assert "oa/error" not in told
    office.write("a.txt", "无")
    office.run("check", *args)
    assert file.read_bytes() != before


def test_nothing_to_wait_for(office: Office) -> None:
    """A name mistyped ends at once, as without --watch."""
    result = office.run("check", "--watch", "none.txt")
    assert result.exit_code == 2
    assert "没有这个文件或文件夹" in result.stderr
    assert "正在等待" not in result.stderr


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["-"], "标准输入"),
        (["a.txt", "--fix"], "--fix"),
        (["a.txt", "--diff"], "--diff"),
        (["a.txt", "--output-file", "r"], "--output-file"),
        (["a.txt", "--format", "json"], "console 和 concise"),
        (["a.txt", "--format", "html"], "wenshu-lint watch"),
    ],
)
def test_what_does_not_go_together(office: Office, args: list[str], words: str) -> None:
    """Is said before anything is checked."""
    office.write("a.txt", "甲甲甲")
    result = office.run("check", "--watch", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr.splitlines()[0]
