"""The command check: what it reports, what it changes, and what it exits with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from wenshu_lint import __version__
from wenshu_lint.cli import pool, shared
from wenshu_lint.engine import Linter
from wenshu_lint.reporters import FORMATS, Options, render

from .cli_office import Office, opened

BAD = "某市甲甲甲工作。\n又丙丙丙。\n"
ERROR, WARNING, INFO = "某市甲甲甲。\n", "某市丙丙丙。\n", "某市戊戊戊。\n"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with opened(tmp_path, monkeypatch) as made:
        yield made


# --- exit status -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "level", "status"),
    [
        ("某市工作。\n", None, 0),
        (ERROR, None, 1),
        (WARNING, None, 1),
        (INFO, None, 0),
        (INFO, "info", 1),
        (WARNING, "error", 0),
        (ERROR, "error", 1),
        (ERROR, "never", 0),
    ],
)
def test_status_follows_the_level_of_failure(
    office: Office, text: str, level: str | None, status: int
) -> None:
    """Findings at or above the level give 1, by default from warnings on."""
    office.write("a.txt", text)
    assert office.run("check", "a.txt", *(["--fail-level", level] if level else [])).exit_code == status


def test_the_level_may_stand_in_the_configuration_of_the_file(office: Office) -> None:
    """Not that of the current folder: the file's own."""
    office.write("sub/wenshu-lint.toml", 'fail-level = "error"\n')
    office.write("sub/a.txt", WARNING)
    office.write("a.txt", INFO)
    assert office.run("check", "sub/a.txt", "a.txt").exit_code == 0
    assert office.run("check", "sub/a.txt", "--fail-level", "warning").exit_code == 1
    office.write("sub/wenshu-lint.toml", 'fail-level = "never"\n')
    assert office.run("check", "sub/a.txt").exit_code == 0
    assert office.run("config", "show", "sub").output.count('fail-level = "never"') == 1


def test_an_unreadable_file_does_not_stop_the_others(office: Office) -> None:
    """It gives 2 and one line on standard error; the report of the others is complete."""
    office.write("a.txt", b"\xff\xfe\x00\xd8")
    office.write("b.txt", ERROR)
    result = office.run("check", "a.txt", "b.txt", "missing.txt", "--format", "json")
    assert result.exit_code == 2
    assert [entry["filename"] for entry in json.loads(result.stdout)] == ["b.txt"]
    lines = result.stderr.splitlines()
    assert len(lines) == 2
    assert any("missing.txt：没有这个文件或文件夹" in line for line in lines)
    assert any(line.startswith("错误：a.txt") for line in lines)


def test_text_that_may_have_been_missed_is_no_clean_draft(office: Office) -> None:
    """A serious notice of the reader gives 2, even without findings."""
    office.write("a.txt", "某市\ufffd工作。\n")
    result = office.run("check", "a.txt")
    assert result.exit_code == 2
    assert "注意：" in result.stdout
    assert "没有发现问题" in result.stdout


@pytest.mark.parametrize("ways", [[], ["-q"], ["-o", "out.txt"], ["--statistics"], ["--format", "concise"]])
def test_what_went_wrong_is_told_once_and_always(office: Office, ways: list[str]) -> None:
    """In the report where the user sees it at once, else on standard error."""
    office.write("a.txt", "某市\ufffd工作。\n")
    result = office.run("check", "a.txt", *ways)
    assert result.exit_code == 2
    assert result.output.count("注意：") == 1
    assert ("注意：" in result.stderr) is bool(ways)


def test_a_rule_that_breaks_down_gives_2(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others go on, and the failure is named with the file."""
    from wenshu_lint.checks.lexical import Words

    def broken(self: Words, document: object, hits: object) -> object:
        raise ValueError("坏了")

    office.write("a.txt", ERROR)
    monkeypatch.setattr(Words, "find", broken)
    result = office.run("check", "a.txt")
    assert result.exit_code == 2
    assert result.output.count("规则 oa/error 检查 a.txt 时出错：ValueError: 坏了") == 1
    assert "检查 a.txt 时出错" in office.run("check", "a.txt", "-q").stderr
    assert "坏了" not in office.run("check", "a.txt", "--redact").output


def test_a_reader_that_breaks_down_is_an_error_of_its_file(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An exception nobody foresaw names the file and leaves the others alone."""

    def broken(source: object, **_: object) -> object:
        raise RuntimeError("secret words")

    office.write("a.txt", ERROR)
    monkeypatch.setattr(shared, "read", broken)
    result = office.run("check", "a.txt")
    assert result.exit_code == 2
    assert "a.txt：读取时程序出错（RuntimeError）" in result.stderr
    assert "secret" not in result.output


def test_configuration_errors_give_2_and_one_line(office: Office) -> None:
    """A rule that does not exist, a file that is no configuration, an unknown profile."""
    office.write("a.txt", ERROR)
    for args, words in (
        (["--select", "oa/none"], "oa/none"),
        (["--config", "none.toml"], "none.toml"),
        (["--profile", "没有"], "没有“没有”这个文种配置"),
    ):
        result = office.run("check", "a.txt", *args)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert result.stderr.startswith("错误：")
        assert words in result.stderr
        assert len(result.stderr.splitlines()) == 1


# --- what is said where ------------------------------------------------------------


def test_console_report(office: Office) -> None:
    """Severity, place, rule, message, excerpt with the place marked, repair, basis, summary."""
    office.write("a.txt", BAD)
    result = office.run("check", "a.txt")
    assert result.stderr == ""
    assert result.stdout == (
        "a.txt:1:3 错误 oa/error “甲甲甲”应为“乙”\n"
        "    某市甲甲甲工作。\n"
        "        ^^^^^^\n"
        "    可改为“乙”（可自动修改）\n"
        "    依据：《试验》 1（规定）\n"
        "a.txt:2:2 警告 oa/warning “丙丙丙”应为“丁”\n"
        "    又丙丙丙。\n"
        "      ^^^^^^\n"
        "    可改为“丁”（自动修改后须核对）\n"
        "    依据：《试验》 1（规定）\n"
        "检查了 1 个文件：错误 1、警告 1、提示 0；可自动修改 1 处（--fix）"
        "；另有 1 处改后须核对（--fix --unsafe-fixes）\n"
    )


def test_repeats_are_folded_unless_asked(office: Office) -> None:
    """Three in full, the others by place; machine reports keep every one."""
    office.write("a.txt", "甲甲甲。\n" * 20)
    folded = office.run("check", "a.txt").stdout
    assert folded.count("“甲甲甲”应为") == 3
    places = "、".join(f"{row}:1" for row in range(4, 16))
    assert f"同一规则另有 17 处：{places}…（--show-all 全列）" in folded
    assert office.run("check", "a.txt", "--show-all").stdout.count("“甲甲甲”应为") == 20
    assert len(json.loads(office.run("check", "a.txt", "--format", "json").stdout)) == 20


def test_only_the_report_goes_to_standard_output(office: Office) -> None:
    """Notices of the reader go to standard error for machine reports, and into the console report."""
    office.write("a.txt", ("某市甲甲甲工作，" * 20).encode("gb18030"))
    machine = office.run("check", "a.txt", "--format", "github")
    assert machine.stdout.startswith("::error file=a.txt,line=1,col=3,endLine=1,endColumn=6,")
    assert "a.txt：说明：按 GB18030 读取" in machine.stderr
    console = office.run("check", "a.txt")
    assert "a.txt 说明：按 GB18030 读取" in console.stdout
    assert console.stderr == ""
    quiet = office.run("check", "a.txt", "-q", "--format", "json")
    assert quiet.stderr == ""
    assert "检查了" not in office.run("check", "a.txt", "-q").stdout


@pytest.mark.parametrize("form", sorted(FORMATS.keys() - {"console", "html"}))
def test_machines_read_nothing_but_the_report(office: Office, form: str) -> None:
    """However much there is to say besides: notices, a file that is none, times, numbers."""
    from wenshu_lint.api import check_file
    from wenshu_lint.report import located

    reports = [located(check_file(office.write("a.txt", ("某市工作，" * 20).encode("gb18030"))))]
    reports = [report._replace(name="a.txt", entries=()) for report in reports]
    plain = render(form, reports, Options(version=__version__))
    result = office.run("check", "a.txt", "--format", form, "-v", "--show-skipped")
    assert (result.exit_code, result.stdout_bytes.decode()) == (0, plain)
    assert "按 GB18030 读取" in result.stderr
    office.write("b.txt", b"\x00\x01\x02\x03")
    broken = office.run("check", "b.txt", "--format", form, "-v")
    assert broken.exit_code == 2
    assert "错误：" in broken.stderr
    assert "用时" not in broken.stdout


def test_a_table_on_disk(office: Office) -> None:
    """With the mark by which spreadsheets know it, and the line ends of its standard."""
    office.write("a.txt", ERROR)
    office.run("check", "a.txt", "--output-file", "r.csv", "--format", "csv")
    data = (office.folder / "r.csv").read_bytes()
    assert data.startswith("\ufeff文件,行,列,".encode())
    assert data.count(b"\r\n") == data.count(b"\n") == 2


def test_the_report_may_go_to_a_file(office: Office) -> None:
    """Whole and in UTF-8; standard output stays empty."""
    office.write("a.txt", ERROR)
    result = office.run("check", "a.txt", "--output-file", "report.json", "--format", "json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "报告已写入 report.json" in result.stderr
    assert len(json.loads((office.folder / "report.json").read_text(encoding="utf-8"))) == 1
    quiet = office.run("check", "a.txt", "--output-file", "r.txt", "-q")
    assert (quiet.stdout, quiet.stderr) == ("", "")


def test_statistics(office: Office) -> None:
    """Counts per rule, the most frequent first, for people and for programs."""
    office.write("a.txt", BAD + WARNING)
    lines = office.run("check", "a.txt", "--statistics").stdout.splitlines()
    assert lines[:2] == ["2  警告  oa/warning  试验用词", "1  错误  oa/error    试验用词"]
    entries = json.loads(office.run("check", "a.txt", "--statistics", "--format", "json").stdout)
    assert [(e["code"], e["count"], e["severity"], e["fixable"]) for e in entries] == [
        ("oa/warning", 2, "warning", True),
        ("oa/error", 1, "error", True),
    ]
    assert (
        json.loads(office.run("check", "a.txt", "--statistics", "--format", "json", "--ignore", "oa").stdout)
        == []
    )


def test_redacted_reports_hold_no_word_of_the_draft(office: Office) -> None:
    """Neither the words nor their neighbours nor what to write instead."""
    office.write("a.txt", "某市甲甲甲工作。\n某县戊戊戊。\n")
    for form in FORMATS:
        report = office.run("check", "a.txt", "--redact", "--format", form).output
        assert "oa/error" in report
        assert not set("某市县甲戊乙己") & set(report)


def test_verbose_says_what_held(office: Office) -> None:
    """The configuration, the rules not checked, the time."""
    office.write("a.txt", "")
    assert "没有配置文件" in office.run("check", "a.txt", "-v").stderr
    office.write("wenshu-lint.toml", "")
    office.write("a.txt", "The office files its papers in good order and keeps them for years. " * 3)
    result = office.run("check", "a.txt", "-v")
    assert "配置文件：" in result.stderr
    assert "用时 " in result.stderr
    assert "未查 oa/error：全文不是中文" in result.stdout
    assert "条规则未查：全文不是中文" in office.run("check", "a.txt").stdout


def test_english(office: Office) -> None:
    """Fixed phrases are English, messages of rules stay as they are."""
    office.write("a.txt", "甲甲甲。\n" * 5)
    for args, env in ((["--lang", "en"], {}), (["--lang=en"], {}), ([], {"WENSHU_LINT_LANG": "en"})):
        report = office.run("check", "a.txt", *args, env=env).stdout
        assert "a.txt:1:1 error oa/error “甲甲甲”应为“乙”" in report
        assert "1 file(s) checked: 5 error(s), 0 warning(s), 0 info" in report
        assert "2 more of this rule: 4:1, 5:1" in report


# --- which files -------------------------------------------------------------------


def test_without_drafts_there_is_a_word(office: Office) -> None:
    """An empty folder is no clean bill."""
    (office.folder / "empty").mkdir()
    result = office.run("check", "empty")
    assert result.exit_code == 0
    assert "没有找到可检查的文稿" in result.stderr


def test_formats_passed_over_are_counted(office: Office) -> None:
    """A folder with drafts that we cannot read does not look clean."""
    office.write("d/a.txt", "某市。\n")
    office.write("d/b.doc", b"\xd0\xcf")
    office.write("d/c.wps", b"\xd0\xcf")
    result = office.run("check", "d")
    assert "有 2 个文件的格式不能检查，已略过：.doc .wps" in result.stderr
    assert office.run("check", "d/b.doc").exit_code == 2
    assert office.run("check", "d", "-q").stderr == ""


def test_excluded_files_are_not_checked_in_folders(office: Office) -> None:
    """But one that is named is."""
    office.write("wenshu-lint.toml", 'exclude = ["old/", "b.txt"]\n')
    for name in ("d/a.txt", "d/b.txt", "d/old/c.txt"):
        office.write(name, ERROR)
    assert files_in(office, "d") == ["d/a.txt"]
    assert files_in(office, "d/b.txt") == ["d/b.txt"]


def test_several_processes_say_the_same(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the same order; unreadable files are told from there, too."""
    for number in range(9):
        office.write(f"d/{number}.txt", ERROR if number % 3 else "某市。\n")
    office.write("d/9.txt", b"\x00\x01\x02\x03")
    monkeypatch.setattr(pool, "_CHUNK_BYTES", 20)
    one, two = (office.run("check", "d", "--jobs", jobs, "--format", "json") for jobs in ("1", "2"))
    assert (one.stdout, one.stderr, one.exit_code) == (two.stdout, two.stderr, two.exit_code)
    assert one.exit_code == 2
    monkeypatch.setattr(pool, "POOL_BYTES", 10)
    assert office.run("check", "d", "--format", "json").stdout == one.stdout


def test_standard_input(office: Office) -> None:
    """Its name chooses the reader and the configuration, and stands in the report."""
    office.write("sub/wenshu-lint.toml", 'ignore = ["oa/error"]\n')
    assert "<标准输入>:1:3 错误" in office.run("check", "-", stdin=ERROR).stdout
    named = office.run("check", "-", "--stdin-filename", "sub/a.txt", stdin=BAD)
    assert named.stdout.startswith("sub/a.txt:2:2 警告")
    broken = office.run("check", "-", stdin=b"\x00\x01\x02\x03")
    assert (broken.exit_code, "错误：<标准输入>" in broken.stderr) == (2, True)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ([], "请给出要检查的文件或文件夹"),
        (["-", "a.txt"], "标准输入（-）不能与其他路径并用"),
        (["a.txt", "--fix", "--diff"], "--fix 和 --diff 不能并用"),
        (["a.txt", "--unsafe-fixes"], "--unsafe-fixes 要与 --fix 或 --diff 并用"),
        (["a.txt", "--statistics", "--format", "github"], "--statistics 只用于"),
        (["a.txt", "--statistics", "--format", "csv"], "--statistics 只用于"),
        (["a.txt", "--redact", "--diff"], "--redact 和 --diff 不能并用"),
    ],
)
def test_contradictions_are_refused(office: Office, args: list[str], words: str) -> None:
    """With the reason, in Chinese, and status 2."""
    office.write("a.txt", ERROR)
    result = office.run("check", *args)
    assert result.exit_code == 2
    assert words in result.stderr


# --- selection, baseline, cache ----------------------------------------------------


def test_selection(office: Office) -> None:
    """Several options and commas mean the same; a rule off by default runs when it is named."""
    office.write("a.txt", "甲甲甲丙丙丙戊戊戊庚庚庚")
    assert codes(office) == ["oa/error", "oa/warning", "oa/info"]
    assert codes(office, "--select", "oa/error,oa/info") == ["oa/error", "oa/info"]
    assert codes(office, "--select", "oa/error", "--select", "oa/info") == ["oa/error", "oa/info"]
    assert codes(office, "--extend-select", "oa/opt-in") == ["oa/error", "oa/warning", "oa/info", "oa/opt-in"]
    assert codes(office, "--ignore", "oa/warning，oa/info") == ["oa/error"]
    office.write("wenshu-lint.toml", 'ignore = ["oa/error"]\n')
    assert codes(office) == ["oa/warning", "oa/info"]
    assert codes(office, "--isolated") == ["oa/error", "oa/warning", "oa/info"]
    office.write("other.toml", 'select = ["oa/info"]\n')
    assert codes(office, "--config", "other.toml") == ["oa/info"]


def test_encoding(office: Office) -> None:
    """A declared encoding is followed."""
    office.write("a.txt", ERROR.encode("utf-16-le"))
    assert codes(office, "--encoding", "utf-16-le") == ["oa/error"]


def test_known_findings_are_left_out(office: Office) -> None:
    """Those of the configured or the named baseline, unless none is wanted."""
    office.write("a.txt", BAD)
    assert office.run("baseline", "create", "a.txt", "--baseline", "b.json").exit_code == 0
    result = office.run("check", "a.txt", "--baseline", "b.json")
    assert (result.exit_code, "；已忽略 2 处" in result.stdout) == (0, True)
    office.write("a.txt", BAD + "还有甲甲甲。\n")
    assert codes(office, "--baseline", "b.json") == ["oa/error"]
    office.write("wenshu-lint.toml", 'baseline = "b.json"\n')
    assert codes(office) == ["oa/error"]
    assert codes(office, "--no-baseline") == ["oa/error", "oa/warning", "oa/error"]


def test_a_baseline_shrinks_by_itself(office: Office) -> None:
    """What a draft no longer has is forgotten, unless the run looked for less than usual."""
    office.write("a.txt", BAD)
    office.run("baseline", "create", "a.txt", "--baseline", "b.json")
    path = office.folder / "b.json"
    before = path.read_bytes()
    assert codes(office, "--baseline", "b.json") == []
    assert path.read_bytes() == before
    office.write("a.txt", "某市工作。\n")
    codes(office, "--baseline", "b.json", "--select", "oa/error")
    assert path.read_bytes() == before
    assert office.run("check", "a.txt", "--baseline", "b.json", "--diff").exit_code == 0
    assert path.read_bytes() == before
    assert codes(office, "--baseline", "b.json") == []
    assert "oa/" not in path.read_text(encoding="utf-8")
    office.write("a.txt", BAD)
    assert codes(office, "--baseline", "b.json") == ["oa/error", "oa/warning"]


def test_nothing_checked_is_not_called_clean(office: Office) -> None:
    """A file that could not be read proves nothing."""
    result = office.run("check", "none.txt")
    assert result.exit_code == 2
    assert "没有检查任何文件" in result.stdout
    assert "没有发现问题" not in result.stdout


def test_a_baseline_that_is_missing_is_an_error(office: Office) -> None:
    """A misspelt name must not bring every old finding back as new."""
    office.write("a.txt", BAD)
    result = office.run("check", "a.txt", "--baseline", "c.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "c.json" in result.stderr
    assert "没有这个存量问题文件" in result.stderr


def test_clean_drafts_are_passed_by(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only above an amount of text, only those that were clean, and the user is told."""
    monkeypatch.setattr(pool, "CACHE_BYTES", 0)
    office.write("d/a.txt", "某市工作。\n")
    office.write("d/b.txt", ERROR)
    said = "1 个文件与上次检查时相同"
    first = office.run("check", "d")
    assert said not in first.stderr
    second = office.run("check", "d")
    assert said in second.stderr
    assert second.stdout == first.stdout
    assert said not in office.run("check", "d", "--no-cache").stderr
    assert said not in office.run("check", "d", "--ignore", "oa/error").stderr
    office.write("d/a.txt", ERROR)
    assert codes(office, path="d") == ["oa/error", "oa/error"]


# --- fixes -------------------------------------------------------------------------


def test_fix_writes_safe_repairs_only(office: Office) -> None:
    """What remains is reported; encoding, mark and line ends stay."""
    path = office.write("a.txt", b"\xef\xbb\xbf" + "某市甲甲甲。\r\n又丙丙丙。\r".encode())
    result = office.run("check", "a.txt", "--fix")
    assert path.read_bytes() == b"\xef\xbb\xbf" + "某市乙。\r\n又丙丙丙。\r".encode()
    assert "已修改 1 处，涉及 1 个文件" in result.stderr
    assert "oa/error" not in result.stdout
    assert result.exit_code == 1
    again = office.run("check", "a.txt", "--fix", "--unsafe-fixes")
    assert path.read_bytes().endswith("又丁。\r".encode())
    assert again.exit_code == 0


def test_a_file_without_repairs_is_not_written(office: Office) -> None:
    """Its time of change stays."""
    path = office.write("a.txt", WARNING)
    before = path.stat().st_mtime_ns, path.stat().st_ino
    result = office.run("check", "a.txt", "--fix")
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before
    assert "没有可自动修改的问题" in result.stderr


@pytest.mark.parametrize("path", ["none.txt", "empty", "*.none", "a.pdf"])
def test_nothing_is_said_of_repairs_where_nothing_was_read(office: Office, path: str) -> None:
    """A path that is not there, a folder without drafts, a file that cannot be read."""
    (office.folder / "empty").mkdir()
    office.write("a.pdf", "%PDF-")
    for option in ("--fix", "--diff"):
        assert "可自动修改" not in office.run("check", path, option).stderr


def test_check_and_fix_obey_one_selection(office: Office) -> None:
    """A rule that is off does not act in --fix either."""
    path = office.write("a.txt", ERROR)
    office.run("check", "a.txt", "--fix", "--ignore", "oa/error")
    assert path.read_text(encoding="utf-8") == ERROR


def test_diff_shows_and_writes_nothing(office: Office) -> None:
    """It exits with 1 where something would change, also when findings alone would not."""
    path = office.write("a.txt", "第一行。\n某市甲甲甲。")
    result = office.run("check", "a.txt", "--diff", "--fail-level", "never")
    assert result.exit_code == 1
    assert result.stdout == (
        "--- a.txt\n+++ a.txt\n@@ -1,2 +1,2 @@\n 第一行。\n"
        "-某市甲甲甲。\n\\ No newline at end of file\n+某市乙。\n\\ No newline at end of file\n"
    )
    assert "将修改 1 处，涉及 1 个文件" in result.stderr
    assert path.read_text(encoding="utf-8") == "第一行。\n某市甲甲甲。"
    office.write("a.txt", WARNING)
    assert (
        office.run("check", "a.txt", "--diff").exit_code,
        office.run("check", "a.txt", "--diff").stdout,
    ) == (0, "")


def test_standard_input_repaired(office: Office) -> None:
    """The repaired draft is the output, in its own encoding; the report goes to standard error."""
    text = "某市甲甲甲工作，又丙丙丙。\n" * 3
    result = office.run("check", "-", "--fix", stdin=text.encode("gb18030"))
    assert result.stdout_bytes.decode("gb18030") == text.replace("甲甲甲", "乙")
    assert "oa/warning" in result.stderr
    office.run("check", "-", "--fix", "--stdin-filename", "a.txt", stdin=text)
    assert not (office.folder / "a.txt").exists()


def test_what_cannot_be_written_is_said(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repair with a character that the encoding lacks: nothing is changed, the status is 2."""
    path = office.write("a.txt", "某市甲甲甲，各單位應辦理。\n".encode("big5"))
    rule = office.rules / "oa/error.yml"
    rule.write_text(rule.read_text(encoding="utf-8").replace("乙", "😀"), encoding="utf-8")
    before = path.read_bytes()
    result = office.run("check", "a.txt", "--fix", "--encoding", "big5")
    assert path.read_bytes() == before
    assert result.exit_code == 2
    assert "可自动修改的问题未改" in result.stdout
    assert "没有可自动修改的问题" not in result.stderr
    assert "oa/error" in result.stdout


def test_word_files_are_left_alone(office: Office) -> None:
    """One clear line, and the file stays byte for byte."""
    from .docx_builder import docx, p, r

    path = office.write("a.docx", docx(p(r("某市甲甲甲工作。"))))
    before = path.read_bytes()
    result = office.run("check", "a.docx", "--fix")
    assert path.read_bytes() == before
    assert "a.docx 说明：Word 文档不就地修改，文件未动" in result.stdout
    shown = office.run("check", "a.docx", "--diff")
    assert "a.docx：说明：Word 文档不就地修改，文件未动" in shown.stderr
    assert "没有可自动修改的问题" not in result.stderr + shown.stderr
    assert "a.docx 第 1 段第 3 字 错误 oa/error" in result.stdout
    assert result.exit_code == 1


def files_in(office: Office, *paths: str) -> list[str]:
    found = json.loads(office.run("check", *paths, "--format", "json").stdout)
    return list(dict.fromkeys(entry["filename"] for entry in found))


def codes(office: Office, *args: str, path: str = "a.txt") -> list[str]:
    result = office.run("check", path, "--format", "json", *args)
    return [entry["code"] for entry in json.loads(result.stdout)]


def test_the_linter_is_made_once(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files in many folders share one configuration's linter."""
    made: list[object] = []
    init = Linter.__init__
    monkeypatch.setattr(
        Linter, "__init__", lambda self, *rules, **known: (made.append(self), init(self, *rules, **known))[1]
    )
    for number in range(5):
        office.write(f"d{number}/a.txt", ERROR)
    office.run("check", "d0", "d1", "d2", "d3", "d4")
    assert len(made) == 1
