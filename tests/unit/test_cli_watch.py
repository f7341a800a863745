"""``watch``: the command around the page; the page itself is tested in a browser."""

from __future__ import annotations

import socket
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result

from wenshu_lint.cli import watch as module
from wenshu_lint.watch.site import Site, View

from .cli_office import Office, opened
from .packs import write_rule
from .saving import Scripted, Step, command, save


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with opened(tmp_path, monkeypatch) as made:
        yield made


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[View]:
    """What the page showed, in turn, while a command runs in this process; Ctrl-C ends it."""
    views: list[View] = []
    show = Site.show
    monkeypatch.setattr(Site, "show", lambda self, view: (views.append(view), show(self, view)))
    monkeypatch.setattr(module, "Lookout", Scripted)
    monkeypatch.setattr(module, "_PATIENCE", 0.2)
    Scripted.steps = []
    return views


def run(office: Office, *args: str, steps: list[Step] = ()) -> Result:  # type: ignore[assignment]
    Scripted.steps = list(steps)
    return office.run("watch", "--no-open", *args)


def test_the_page_follows_saves(office: Office, shown: list[View]) -> None:
    """Drafts, settings and rules; the address is told once."""
    draft = office.write("a.txt", "甲甲甲")
    config = office.write("wenshu-lint.toml", 'packs = ["house"]\n')
    rule = write_rule(office.folder / "house", "oa/word", "辛辛辛")
    steps: list[Step] = [
        lambda: save(draft, "甲甲甲，辛辛辛"),
        lambda: save(draft, "甲甲甲，辛辛辛"),
        lambda: save(rule, rule.read_text(encoding="utf-8").replace("辛辛辛", "壬壬壬")),
        lambda: save(config, "packs = 1\n"),
        lambda: save(config, 'ignore = ["ALL"]\n'),
    ]
    result = run(office, "a.txt", steps=steps)
    assert result.exit_code == 0
    assert result.stdout.startswith("网页：http://127.0.0.1:")
    assert result.stderr.splitlines()[-1] == "已结束"
    assert "a.txt：" in result.stderr
    assert "错误 1、警告 1、提示 0" in result.stderr
    assert "甲甲甲" not in result.output
    counts = [view.body.count("<li id=") for view in shown]
    assert counts == [1, 2, 2, 1, 1, 0]
    assert ["新增" in view.state for view in shown] == [False, True, True, False, False, False]
    assert shown[1] == shown[2]  # the same bytes again
    assert "wenshu-lint.toml:1" in shown[4].body
    assert "改好" not in shown[5].state


def test_a_draft_that_cannot_be_read_is_tried_again(
    office: Office, shown: list[View], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lock is told while it lasts; the last result stays."""
    draft = office.write("a.txt", "甲甲甲")
    read, locked = Path.read_bytes, [False]

    def reading(path: Path) -> bytes:
        if locked[0] and path.name == "a.txt":
            raise PermissionError(13, "locked")
        return read(path)

    def lock() -> None:
        save(draft, "甲甲甲，丙丙丙")
        locked[0] = True

    monkeypatch.setattr(Path, "read_bytes", reading)
    run(office, "a.txt", steps=[lock, lambda: None, lambda: locked.__setitem__(0, False)])
    assert ["没有权限" in view.body for view in shown] == [False, True, True, False]
    assert [view.body.count("<li id=") for view in shown] == [1, 1, 1, 2]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_a_name_cannot_command_the_terminal(office: Office, shown: list[View]) -> None:
    """Whoever may put files into a folder that is watched chooses their names."""
    office.write("夹/a\x1b[2J.txt", "甲甲甲")
    result = run(office, "夹")
    assert len(shown) == 1
    assert "\x1b" not in result.output
    assert "a⟨U+001B⟩[2J.txt：" in result.stderr


def test_what_is_wrong_from_the_start_is_on_the_first_page(office: Office, shown: list[View]) -> None:
    """Known findings that cannot be read stop the check, not the page, which says so."""
    office.write("a.txt", "甲甲甲")
    office.write("known.json", "{")
    assert run(office, "a.txt", "--baseline", "known.json").exit_code == 0
    assert "known.json" in shown[0].body


def test_known_findings_are_left_out_and_counted(office: Office, shown: list[View]) -> None:
    """As everywhere; the page says how many."""
    office.write("a.txt", "甲甲甲")
    office.run("baseline", "create", "a.txt")
    run(office, "a.txt", "--baseline", "wenshu-lint-baseline.json")
    assert "已忽略 1 处" in shown[0].body
    run(office, "a.txt", "--no-baseline")
    assert "oa/error" in shown[1].body


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ([], "请给出要看着的文件或文件夹"),
        (["-"], "标准输入"),
        (["none.docx"], "没有这个文件或文件夹"),
        (["a.txt", "--select", "none"], "none"),
        (["a.txt", "--port", "70000"], "70000"),
    ],
)
def test_what_cannot_be_watched(office: Office, args: list[str], words: str) -> None:
    """Is said at once, and ends with 2."""
    office.write("a.txt", "甲甲甲")
    result = office.run("watch", "--no-open", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


def test_a_port_that_is_taken(office: Office) -> None:
    """Is said with what to do."""
    office.write("a.txt", "甲甲甲")
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        result = office.run("watch", "--no-open", "a.txt", "--port", str(port))
    assert result.exit_code == 2
    assert f"端口 {port} 不能用（被占用）" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="browsers are found in another way")
def test_the_browser_is_opened(tmp_path: Path) -> None:
    """The user's own, at the address that is printed."""
    (tmp_path / "a.txt").write_text("某市工作会议在示例市召开。\n", encoding="utf-8")
    browser = tmp_path / "browser"
    browser.write_text('#!/bin/sh\necho "opened $1"\n', encoding="utf-8")
    browser.chmod(browser.stat().st_mode | stat.S_IXUSR)
    with command("watch", "a.txt", cwd=tmp_path, BROWSER=str(browser)) as running:
        address = running.until("网页：")[-1].partition("：")[2]
        assert running.until("opened")[-1] == f"opened {address}"
        running.until("按 Ctrl-C 结束")
        assert running.end() == 0
    with command("watch", "a.txt", cwd=tmp_path, BROWSER="", DISPLAY="", WAYLAND_DISPLAY="") as running:
        assert "请在本机的浏览器里打开" in "".join(running.until("按 Ctrl-C 结束"))
