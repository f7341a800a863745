"""The frame of the command line: languages, help, errors, terminals, interruptions."""

from __future__ import annotations

import ast
import io
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from wenshu_lint.cli import english, frame, terminal
from wenshu_lint.cli.layout import wrapped
from wenshu_lint.cli.root import root
from wenshu_lint.cli.words import say
from wenshu_lint.reporters import FORMATS, Options
from wenshu_lint.reporters.display import width

from .cli_office import Office, opened

SOURCES = Path(english.__file__).parent
SRC = SOURCES.parents[1]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with opened(tmp_path, monkeypatch) as made:
        yield made


START = """
import sys
from pathlib import Path
from wenshu_lint.catalog import builtin
builtin._PACKAGE = Path("checkout/src/wenshu_lint").resolve()
builtin.COMPILED = builtin._PACKAGE / "rulebook.jsonl"
from wenshu_lint.cli import main
main()
"""
"""The command in a process of its own, with the rulebook of the office."""


def process(*args: str, cwd: Path, code: str = START, **env: str) -> dict[str, Any]:
    return {
        "args": [sys.executable, "-c", code, *args],
        "cwd": cwd,
        "env": {**os.environ, "PYTHONPATH": str(SRC), "WENSHU_LINT_CACHE_DIR": "", **env},
    }


# --- languages ---------------------------------------------------------------------


def phrases() -> Iterator[tuple[str, str]]:
    """Every literal phrase that the command line says or shows as help."""
    for path in SOURCES.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", "")
                words = [node.args[1]] if name == "say" and len(node.args) > 1 else []
                words += [keyword.value for keyword in node.keywords if keyword.arg == "help"]
                yield from ((path.name, w.value) for w in words if isinstance(w, ast.Constant))


def test_every_phrase_has_its_english() -> None:
    """And none is left in the table that nobody says, places included."""
    said = {words for _, words in phrases()}
    assert {(file, words) for file, words in phrases() if words not in english.ENGLISH} == set()
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in SOURCES.glob("*.py")
        if path.name not in ("english.py", "english_errors.py")
    )
    idle = [w for w in english.ENGLISH if w not in said and w.split("\n")[0] not in code]
    assert idle == []
    for chinese, words in english.ENGLISH.items():
        assert chinese.count("{") == words.count("{"), chinese


def test_a_phrase_without_english_fails() -> None:
    """So that a test can notice it."""
    assert say("zh", "没有此话 {0}", 1) == "没有此话 1"
    with pytest.raises(KeyError):
        say("en", "没有此话")


@pytest.mark.parametrize(
    ("args", "environ", "language"),
    [
        ([], {}, "zh"),
        ([], {"WENSHU_LINT_LANG": "en"}, "en"),
        ([], {"WENSHU_LINT_LANG": "fr"}, "zh"),
        (["--lang", "zh"], {"WENSHU_LINT_LANG": "en"}, "zh"),
        (["check", "--lang=en", "x"], {}, "en"),
        (["check", "--lang"], {}, "zh"),
    ],
)
def test_language(args: list[str], environ: dict[str, str], language: str) -> None:
    """The option wins over the environment; what is not known is Chinese."""
    assert frame.language_of(args, environ) == language


COMMANDS = [
    [],
    ["check"],
    ["report"],
    ["rule"],
    *(["rule", name] for name in ("show", "new", "test", "try")),
    ["pack"],
    *(["pack", name] for name in ("new", "test")),
    ["rules"],
    ["config"],
    *(["config", name] for name in ("show", "schema", "init")),
    ["baseline"],
    *(["baseline", name] for name in ("create", "update", "show")),
    ["census"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help(office: Office, command: list[str]) -> None:
    """Every command explains itself in both languages, in 80 cells, without a word of the other."""
    chinese = office.run(*command, "--help")
    assert chinese.exit_code == 0
    assert chinese.stdout.startswith("用法：")
    assert not any(word in chinese.stdout for word in ("Usage", "Options", "Commands", "Show this"))
    assert not re.search("[A-Z]{3,}", chinese.stdout.partition("\n")[0])
    in_english = office.run(*command, "--help", "--lang", "en")
    assert in_english.stdout.startswith("Usage:")
    assert not any("\u4e00" <= char <= "\u9fff" for char in in_english.stdout.replace("通知", ""))
    for line in (chinese.stdout + in_english.stdout).splitlines():
        assert width(line) <= 80, line


def test_wrapping_counts_cells() -> None:
    """A line of wide characters is cut in time, and no mark begins a line."""
    lines = wrapped("甲乙丙丁，戊己庚辛。abc def", 10)
    assert lines == ["甲乙丙丁，", "戊己庚辛。", "abc def"]
    assert wrapped("甲乙丙丁，戊", 9) == ["甲乙丙", "丁，戊"]
    assert wrapped("", 10) == []


def test_without_arguments_there_is_help(office: Office) -> None:
    """On standard error, with status 2."""
    result = office.run()
    assert (result.exit_code, result.stdout) == (2, "")
    assert "用法：" in result.stderr


def test_version(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line; also in a checkout that is not installed."""
    from importlib import metadata

    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    for found, number in ((lambda _name: "1.2.3", "1.2.3"), (missing, "0")):
        monkeypatch.setattr(metadata, "version", found)
        result = office.run("--version")
        assert (result.exit_code, result.stdout) == (0, f"wenshu-lint {number}\n")


# --- errors ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--none"], "没有 --none 这个选项"),
        (["check", "--fixx", "a"], "没有 --fixx 这个选项；是不是 "),
        (["chekc"], "没有“chekc”这个命令；是不是 check？"),
        (["zzz"], "没有“zzz”这个命令"),
        (["check", "--format", "xml", "a"], "--format：没有“xml”这个选择，可用：console、concise、"),
        (["check", "--format", "jsom", "a"], "没有“jsom”这个选择，是不是“json”，可用："),
        (["rules", "--gate", "密级关"], "“事实关”“结构和文字关”“文体格式关”“密级、发放范围、用印关”"),
        (["check", "a", "--select"], "选项 --select 后面要有一个值"),
        (["check", "a", "--fix=1"], "选项 --fix 后面不带值"),
        (["check", "a", "--jobs", "x"], "“x”不是整数"),
        (["check", "a", "--jobs", "-1"], "至少为 0，不能是 -1"),
        (["config", "schema", "x"], "多出了参数：x"),
        (["census"], "缺少 路径…"),
    ],
)
def test_errors_are_chinese(office: Office, args: list[str], words: str) -> None:
    """What was wrong, then where to read on; status 2 and nothing on standard output."""
    result = office.run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("错误：")
    assert words in result.stderr
    assert result.stderr.rstrip().endswith("--help 看说明")


def test_errors_in_english(office: Office) -> None:
    """As click says them."""
    result = office.run("check", "--none", "--lang", "en")
    assert result.stderr.startswith("Error: No such option")
    assert result.stderr.endswith("Try 'wenshu-lint check --help' for help.\n")


def test_a_draft_in_the_place_of_a_command(office: Office) -> None:
    """Who forgets check is told so."""
    office.write("a.txt", "")
    assert "要检查文稿，请写 wenshu-lint check a.txt" in office.run("a.txt").stderr


def test_interruption(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """130, one word, no traceback."""

    def interrupted(*_: object) -> object:
        raise KeyboardInterrupt

    office.write("a.txt", "")
    monkeypatch.setattr("wenshu_lint.cli.reporting.find", interrupted)
    result = office.run("check", "a.txt")
    assert (result.exit_code, result.stdout) == (130, "")
    assert result.stderr.strip() == "已中断"


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_interruption_of_a_real_process(office: Office) -> None:
    """While it waits for its input."""
    with subprocess.Popen(
        **process("check", "-", cwd=office.folder),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdin is not None
        time.sleep(1.5)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=20)
    assert running.returncode == 130
    assert out == b""
    assert b"Traceback" not in err


def test_an_error_of_ours(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line with its kind and place, none of its words; whole for who wants to see it."""

    def broken(*_: object) -> object:
        raise ZeroDivisionError("words of the draft")

    office.write("a.txt", "")
    monkeypatch.setattr("wenshu_lint.cli.reporting.find", broken)
    result = office.run("check", "a.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("程序内部出错（ZeroDivisionError，test_cli_frame.py:")
    assert "words" not in result.stderr
    with pytest.raises(ZeroDivisionError):
        office.run("check", "a.txt", env={"WENSHU_LINT_DEBUG": "1"})


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_interruption_of_several_processes(office: Office) -> None:
    """The whole group is interrupted, as a terminal does it; no process leaves a traceback."""
    for number in range(400):
        office.write(f"d/{number}.txt", "某市甲甲甲工作。\n" * 400)
    with subprocess.Popen(
        **process("check", "d", "--jobs", "2", "--format", "json", cwd=office.folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as running:
        assert running.stdout is not None
        running.stdout.readline()
        os.killpg(running.pid, signal.SIGINT)
        _, err = running.communicate(timeout=30)
    assert running.returncode == 130
    assert err.decode().strip() == "已中断"


# --- terminals ---------------------------------------------------------------------


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"  # type: ignore[assignment]

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environ", "screen", "plain"),
    [
        ({}, True, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"FORCE_COLOR": "0"}, True, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
        ({"TERM": "dumb"}, False, False),
    ],
)
def test_colours(environ: dict[str, str], screen: bool, plain: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal only, unless the environment says otherwise."""
    monkeypatch.setattr(sys, "platform", "linux")
    assert terminal.colour_wanted(Screen(), environ) is screen
    assert terminal.colour_wanted(io.StringIO(), environ) is plain


def test_old_windows_consoles_get_no_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """They would show the codes; new ones name themselves."""
    monkeypatch.setattr(sys, "platform", "win32")
    assert not terminal.colour_wanted(Screen(), {})
    assert terminal.colour_wanted(Screen(), {"WT_SESSION": "x"})


def test_options_suit_the_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    """Width of the terminal; wide quotation marks on a Chinese Windows console."""
    monkeypatch.setenv("COLUMNS", "72")
    assert terminal.options_for(Screen()).columns == 72
    assert terminal.options_for(io.StringIO(), quiet=True) == Options(quiet=True)
    monkeypatch.setattr(sys, "platform", "win32")
    gbk = io.TextIOWrapper(io.BytesIO(), encoding="gbk")
    assert (terminal.options_for(gbk).ambiguous, terminal.options_for(gbk).encoding) == (2, "gbk")


def test_a_gbk_console_survives(office: Office) -> None:
    """Characters beyond it are written by number; nothing breaks, and JSON stays JSON."""
    path = office.write("a.txt", "某市😀甲甲甲\u200b工作𬀩。\n")
    for form in FORMATS:
        done = subprocess.run(
            **process("check", str(path), "--format", form, cwd=office.folder, PYTHONIOENCODING="gbk"),
            capture_output=True,
            check=False,
        )
        assert done.returncode == 1, done.stderr.decode("gbk")
        text = done.stdout.decode("gbk")
        if form == "json":
            import json

            assert json.loads(text)[0]["code"] == "oa/error"
        if form == "console":
            assert "\\U0001f600甲甲甲<U+200B>工作" in text


def test_line_ends_that_a_format_demands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows would write two returns for one."""
    for as_is, wanted in ((True, b"a\r\n"), (False, b"a\r\r\n")):
        received = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(received, newline="\r\n"))
        terminal.write(["a\r\n"], as_is=as_is)
        assert received.getvalue() == wanted


@pytest.mark.skipif(sys.platform == "win32", reason="pipes differ")
def test_a_reader_that_goes_away(office: Office) -> None:
    """No traceback, no message."""
    office.write("a.txt", "甲甲甲。\n" * 20000)
    with subprocess.Popen(
        **process("check", "a.txt", "--show-all", cwd=office.folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        err = running.stderr.read()
    assert running.returncode == terminal.BROKEN_PIPE
    assert err == b""


def test_a_reader_that_goes_away_in_this_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is left to write goes nowhere."""

    class Closed(io.StringIO):
        def fileno(self) -> int:
            return file.fileno()

        def write(self, text: str) -> int:
            raise BrokenPipeError

    with (tmp_path / "out").open("w") as file:
        monkeypatch.setattr(sys, "stdout", Closed())
        with pytest.raises(SystemExit) as ended:
            terminal.write(["words"])
        file.write("lost")
    assert ended.value.code == terminal.BROKEN_PIPE
    assert (tmp_path / "out").read_text() == ""


def test_the_program(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes its arguments from the process, and makes the streams write whatever they are given."""
    from wenshu_lint.cli import main

    out = io.TextIOWrapper(io.BytesIO(), encoding="gbk")
    office.write("a.txt", "甲甲甲😀\n")
    monkeypatch.setattr(sys, "argv", ["wenshu-lint", "check", "a.txt"])
    monkeypatch.setattr(sys, "stdout", out)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert "甲甲甲\\U0001f600" in out.buffer.getvalue().decode("gbk")  # type: ignore[attr-defined]


def test_progress_on_a_terminal_only(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shown after a while, wiped away at the end."""
    from wenshu_lint.cli import totals
    from wenshu_lint.cli.shared import Outcome
    from wenshu_lint.report import FileReport

    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    outcomes = [Outcome(FileReport("a")), Outcome(FileReport("b"))]
    list(totals.Totals().watch(outcomes, 2, Options(), machine=False, whole=True))
    assert screen.getvalue() == ""
    late = totals.Totals(started=-1e9)
    list(late.watch(outcomes, 2, Options(), machine=False, whole=True))
    assert "已检查 2/2 个文件" in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K")
    list(totals.Totals(started=-1e9).watch(outcomes, 2, Options(quiet=True), machine=False, whole=True))
    assert screen.getvalue().count("已检查") == 2


# --- start-up ----------------------------------------------------------------------

HEAVY = (
    "pydantic", "yaml", "jieba", "rjieba", "asyncio", "concurrent.futures", "multiprocessing",
    "importlib.metadata", "lxml", "opencc", "charset_normalizer", "regex", "pathspec", "difflib",
    "sqlite3", "json.tool", "dataclasses", "locale", "wenshu_lint.fixer", "wenshu_lint.cache",
    "wenshu_lint.cli.english", "wenshu_lint.cli.rule", "wenshu_lint.catalog.load", "csv", "xml",
)  # fmt: skip


def test_a_small_check_imports_nothing_heavy(office: Office) -> None:
    """Neither for a clean draft nor for one with findings, once the rulebook is compiled."""
    seen = f"print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    code = START.replace("main()\n", f"try: main()\nfinally: {seen}\n")
    office.write("clean.txt", "某市工作会议在示例市召开。\n")
    office.write("flawed.txt", "某市甲甲甲工作，丙丙丙。\n")
    for name in ("clean.txt", "clean.txt", "flawed.txt"):
        command = process("check", name, cwd=office.folder, code=code)
        done = subprocess.run(**command, capture_output=True, check=False)
        imported = done.stderr.decode().strip()
        assert name == "clean.txt" or (done.returncode, imported) == (1, "[]")
    assert imported == "[]"


def test_root_is_a_click_command() -> None:
    """So that shell completion and documentation tools can read it."""
    assert isinstance(root, click.Group)
    assert root.list_commands(click.Context(root)) == [
        "check",
        "report",
        "annotate",
        "watch",
        "rule",
        "pack",
        "rules",
        "config",
        "baseline",
        "server",
        "serve",
        "census",
        "schema",
        "completion",
    ]
