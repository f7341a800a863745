"""The commands about configuration, known findings and the census."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from wenshu_lint.config import config_as_written, load_config

from .cli_office import Office, opened
from .packs import write_rule


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with opened(tmp_path, monkeypatch) as made:
        yield made


def test_the_configuration_that_holds(office: Office) -> None:
    """Each choice with the file it comes from; the word show may be left out."""
    assert office.run("config").stdout.splitlines() == [
        "没有配置文件",
        'profile = "公文"  （缺省）',
        'fail-level = "warning"  （缺省）',
        "要查的规则 3 条：错误级 1、警告级 1、提示级 1",
    ]
    (office.folder / "pack").mkdir()
    office.write(
        "wenshu-lint.toml",
        'profile = "公文"\nignore = ["oa/info"]\nvocab = ["示例办"]\nencoding = "gb18030"\n'
        'baseline = "b.json"\n'
        'exclude = ["old/"]\npacks = ["pack"]\n[severity]\n"oa/error" = "warning"\n'
        '[rules."oa/warning"]\nexceptions = ["某丙丙丙"]\n'
        '[[per-path]]\npaths = ["talks/"]\nignore = ["oa/warning"]\nfail-level = "error"\n',
    )
    shown = office.run("config", "show").stdout
    assert shown.splitlines() == [
        "配置文件：wenshu-lint.toml",
        'profile = "公文"  （wenshu-lint.toml:1）',
        'fail-level = "warning"  （缺省）',
        'encoding = "gb18030"  （wenshu-lint.toml:4）',
        f'baseline = "{office.folder / "b.json"}"  （wenshu-lint.toml:5）',
        f'packs = "{office.folder / "pack"}"  （wenshu-lint.toml:7）',
        'vocab = ["示例办"]  （wenshu-lint.toml:3）',
        'exclude = ["old/"]  （wenshu-lint.toml:6）',
        'ignore = ["oa/info"]  （wenshu-lint.toml:2）',
        'severity = { "oa/error" = "warning" }  （wenshu-lint.toml:8）',
        'rules."oa/warning".exceptions = ["某丙丙丙"]  （wenshu-lint.toml:11）',
        "只对某些文稿：",
        '  per-path.0.paths = ["talks/"]  （wenshu-lint.toml:13）',
        '  per-path.0.fail-level = "error"  （wenshu-lint.toml:15）',
        '  per-path.0.ignore = ["oa/warning"]  （wenshu-lint.toml:14）',
        "要查的规则 2 条：错误级 0、警告级 2、提示级 0",
    ]
    talk = office.run("config", "show", "talks/a.txt").stdout
    assert 'ignore = ["oa/warning"]  （wenshu-lint.toml:14）' in talk.splitlines()
    assert 'fail-level = "error"  （wenshu-lint.toml:15）' in talk.splitlines()
    assert "要查的规则 1 条" in talk
    assert "要查的规则 3 条" in office.run("config", "show", "--isolated").stdout


def test_a_value_is_shown_with_the_file_that_has_the_last_word(office: Office) -> None:
    """Nearer files win key by key; vocabularies add up."""
    outer = office.write("wenshu-lint.toml", 'fail-level = "error"\nencoding = "big5"\nvocab = ["甲"]\n')
    office.write("sub/wenshu-lint.toml", 'fail-level = "info"\nvocab = ["乙"]\n')
    shown = office.run("config", "show", "sub").stdout.splitlines()
    inner = f"sub{os.sep}wenshu-lint.toml"
    assert f'fail-level = "info"  （{inner}:1）' in shown
    assert 'encoding = "big5"  （wenshu-lint.toml:2）' in shown
    assert 'vocab = ["甲"]  （wenshu-lint.toml:3）' in shown
    assert f'vocab = ["乙"]  （{inner}:2）' in shown
    values = json.loads(office.run("config", "show", "sub", "--format", "json").stdout)["values"]
    assert {"key": "encoding", "value": "big5", "file": str(outer), "line": 2} in values
    assert {"key": "profile", "value": "公文", "file": "", "line": 0} in values


REQUEST = "关于申请经费的请示\n\n示例省财政厅：\n甲甲甲。丙丙丙。\n妥否，请批示。\n"
BY_GENRE = """\
[[per-genre]]
genres = ["请示", "报告"]
ignore = ["oa/error"]
fail-level = "error"
[[per-genre]]
genres = ["请示"]
severity = { "oa/warning" = "info" }
"""


def test_a_base_that_two_files_extend_is_shown_once(office: Office) -> None:
    """It holds twice, and the nearer time counts; packs named on one line stay two."""
    for name in ("one", "two"):
        write_rule(office.folder / name, f"{name}/own")
    office.write("base.toml", 'ignore = ["oa/info"]\npacks = ["one", "two"]\n')
    office.write("wenshu-lint.toml", 'root = true\nextends = "base.toml"\n')
    office.write("sub/wenshu-lint.toml", 'extends = "../base.toml"\n')
    told = office.run("config", "show", "sub").stdout
    assert told.count("配置文件：base.toml") == 1
    assert told.count('ignore = ["oa/info"]') == 1
    assert told.count("packs = ") == 2
    entries = json.loads(office.run("config", "show", "sub", "--format", "json").stdout)
    assert len(entries["files"]) == 3


def test_what_holds_for_a_draft_of_some_genre(office: Office) -> None:
    """Its title decides which tables hold; an unreadable draft is told of."""
    office.write("wenshu-lint.toml", BY_GENRE)
    office.write("a.txt", REQUEST)
    shown = office.run("config", "show", "a.txt").stdout.splitlines()
    assert shown[0] == "文稿：a.txt（文种：请示）"
    assert 'fail-level = "error"  （wenshu-lint.toml:4）' in shown
    assert 'ignore = ["oa/error"]  （wenshu-lint.toml:3）' in shown
    assert 'severity = { "oa/warning" = "info" }  （wenshu-lint.toml:7）' in shown
    assert shown[-1] == "要查的规则 2 条：错误级 0、警告级 0、提示级 2"
    office.write("b.txt", "甲甲甲。\n")
    other = office.run("config", "show", "b.txt").stdout
    assert "（文种：未能认出）" in other
    assert "只对某些文稿" not in other
    office.write("c.txt", b"\x00\x01\x02")
    broken = office.run("config", "show", "c.txt").stdout
    assert "文稿不能读取，认不出文种：c.txt" in broken
    assert '  per-genre.0.genres = ["请示", "报告"]  （wenshu-lint.toml:2）' in broken


def test_drafts_are_checked_by_the_rules_for_their_genre(office: Office) -> None:
    """By check, report, fix, baseline and against a previous draft; the level of failure too."""
    office.write("wenshu-lint.toml", BY_GENRE)
    office.write("a.txt", REQUEST)
    office.write("b.txt", REQUEST.replace("请示\n", "报告\n"))
    office.write("c.txt", REQUEST.replace("请示\n", "函\n"))

    def said(*args: str) -> list[tuple[str, str, str]]:
        found = json.loads(office.run(*args, "--format", "json").stdout)
        return [(one["filename"], one["code"], one["severity"]) for one in found]

    assert said("check", ".") == [
        ("a.txt", "oa/warning", "info"),
        ("b.txt", "oa/warning", "warning"),
        ("c.txt", "oa/error", "error"),
        ("c.txt", "oa/warning", "warning"),
    ]
    assert [office.run("check", name).exit_code for name in ("a.txt", "b.txt", "c.txt")] == [0, 0, 1]
    assert office.run("check", "b.txt", "--fail-level", "warning").exit_code == 1
    office.write("old.txt", "甲。\n")
    assert said("check", "b.txt", "--against", "old.txt") == [("b.txt", "oa/warning", "warning")]
    assert office.run("report", "b.txt").exit_code == 0
    sheet = (office.folder / "核稿单.html").read_text(encoding="utf-8")
    assert "oa/warning" in sheet
    assert "oa/error" not in sheet
    assert office.run("baseline", "create", "a.txt", "b.txt").stdout.startswith("已记下 2 处存量问题")
    office.run("check", "b.txt", "--fix", "--unsafe-fixes", "--no-baseline")
    assert "甲甲甲。丁。" in (office.folder / "b.txt").read_text(encoding="utf-8")


def test_a_table_for_a_genre_is_refused_though_no_draft_asks(office: Office) -> None:
    """A rule that does not exist would else be found by the first 请示 of next year."""
    office.write("wenshu-lint.toml", '[[per-genre]]\ngenres = ["请示"]\n\nignore = ["oa/eror"]\n')
    office.write("a.txt", "甲甲甲。\n")
    done = office.run("check", "a.txt")
    assert done.exit_code == 2
    assert (
        "wenshu-lint.toml:4：per-genre 第 1 项.ignore：没有规则与“oa/eror”相符，是不是“oa/error”"
        in done.stderr
    )


def test_schema(office: Office) -> None:
    """The table that files are checked against."""
    assert "profile" in json.loads(office.run("config", "schema").stdout)["properties"]


def test_a_new_configuration_is_sound(office: Office) -> None:
    """As it stands and with every line at work; never overwritten."""
    assert office.run("config", "init").stdout == "已新建 wenshu-lint.toml\n"
    path = office.folder / "wenshu-lint.toml"
    assert load_config(path).profile == "公文"
    text = path.read_text(encoding="utf-8")
    again = office.run("config", "init")
    assert (again.exit_code, path.read_text(encoding="utf-8")) == (2, text)
    at_work = "\n".join(
        line[2:] if line.startswith("# ") and ("=" in line or "[" in line) else ""
        for line in text.splitlines()
    )
    office.write("full/wenshu-lint.toml", at_work)
    office.write("full/vocab.txt", "示例办\n")
    (office.folder / "full/our-rules").mkdir()
    full = config_as_written(office.folder / "full/wenshu-lint.toml")
    assert (full.vocab, len(full.per_path)) == (frozenset({"某某办", "示例办"}), 1)
    assert [table.genres for table in full.per_genre] == [("请示", "报告")]
    assert "无法写入" in office.run("config", "init", "none").stderr


def test_known_findings(office: Office) -> None:
    """Recorded, shown, and forgotten when they are gone; none is added by an update."""
    office.write("a.txt", "甲甲甲。\n丙丙丙。\n")
    office.write("b.txt", "甲甲甲。\n")
    created = office.run("baseline", "create", "a.txt", "b.txt")
    assert created.stdout == "已记下 3 处存量问题，涉及 2 个文件：wenshu-lint-baseline.json\n"
    assert created.stderr == '要让检查用上它，在配置里写 baseline = "wenshu-lint-baseline.json"\n'
    recorded = (office.folder / "wenshu-lint-baseline.json").read_bytes()
    assert "甲".encode() not in recorded
    assert office.run("baseline", "show").stdout.splitlines() == [
        "     2  oa/error",
        "     1  oa/warning",
        "存量问题 3 处，涉及 2 个文件：wenshu-lint-baseline.json",
    ]
    assert "原有 3 处，现有 3 处" in office.run("baseline", "prune", "a.txt", "b.txt").stdout
    assert (office.folder / "wenshu-lint-baseline.json").read_bytes() == recorded
    office.write("a.txt", "乙。\n丙丙丙。\n再丙丙丙。\n")
    (office.folder / "b.txt").unlink()
    assert "原有 3 处，现有 1 处" in office.run("baseline", "prune", "a.txt").stdout


def test_known_findings_of_some_drafts_are_recorded_anew(office: Office) -> None:
    """What is new is added, what is mended goes; other drafts stay, those that are no longer there go."""
    for name in ("a.txt", "b.txt", "c.txt"):
        office.write(name, "甲甲甲。\n丙丙丙。\n")
    office.run("baseline", "create", ".")
    office.write("a.txt", "丙丙丙。\n某丙丙丙。\n戊戊戊。\n")
    office.write("b.txt", "乙。\n")
    (office.folder / "c.txt").unlink()
    done = office.run("baseline", "update", "a.txt")
    assert done.stdout == "存量问题原有 6 处，现有 5 处：wenshu-lint-baseline.json\n"
    known = ("--baseline", "wenshu-lint-baseline.json")
    assert office.run("check", "a.txt", "--format", "json", *known).stdout == "[]\n"
    assert office.run("baseline", "show").stdout.splitlines()[-1].startswith("存量问题 5 处，涉及 2 个文件")
    recorded = (office.folder / "wenshu-lint-baseline.json").read_bytes()
    assert "原有 5 处，现有 5 处" in office.run("baseline", "update", "a.txt").stdout
    assert (office.folder / "wenshu-lint-baseline.json").read_bytes() == recorded
    office.write("d.txt", b"\x00\x01\x02")
    assert office.run("baseline", "update", ".").exit_code == 2
    assert (office.folder / "wenshu-lint-baseline.json").read_bytes() == recorded


def test_a_baseline_is_not_made_from_half_the_drafts(office: Office) -> None:
    """A file that cannot be read leaves the baseline as it is."""
    office.write("a.txt", "甲甲甲。\n")
    office.write("b.txt", b"\x00\x01\x02")
    for args in (["create", "a.txt", "b.txt"], ["create", "a.txt", "none.txt"]):
        result = office.run("baseline", *args)
        assert result.exit_code == 2
        assert "存量问题文件没有改动" in result.stderr
    assert not (office.folder / "wenshu-lint-baseline.json").exists()
    for command in (["show"], ["update", "a.txt"], ["prune", "a.txt"]):
        assert "没有这个存量问题文件" in office.run("baseline", *command).stderr


def test_the_configured_baseline_is_used(office: Office) -> None:
    """By every command, unless another is named."""
    office.write("wenshu-lint.toml", 'baseline = "known.json"\n')
    office.write("a.txt", "甲甲甲。\n")
    assert office.run("baseline", "create", "a.txt").stderr == ""
    known = office.folder / "known.json"
    before = known.read_bytes()
    office.write("a.txt", "甲甲甲。\n乙乙乙。\n")
    again = office.run("baseline", "create", "a.txt")
    assert (again.exit_code, known.read_bytes()) == (2, before)
    assert "known.json 已经存在，没有改动；要覆盖请加 --force" in again.stderr
    assert "存量问题 1 处" in office.run("baseline", "show").stdout
    assert office.run("baseline", "show", "--baseline", "none.json").exit_code == 2


def test_census(office: Office) -> None:
    """Rules that spoke, the silent ones on request; names from where the folders part, so that it can be shared."""
    office.write("d/e/a.txt", "甲甲甲。\n" * 5)
    office.write("d/f/b.txt", "某市甲甲甲，庚庚庚。\n")
    table = "\n".join(
        [
            "# 文稿 2 份，36 字；规则 4 条，报过的 2 条；各列是规则、处数、文稿数、前 3 处",
            "rule\tfindings\tdocuments\tplaces",
            "oa/error\t6\t2\te/a.txt:1:1 e/a.txt:2:1 e/a.txt:3:1",
            "oa/opt-in\t1\t1\tf/b.txt:1:7",
            "",
        ]
    )
    assert office.run("census", "d").stdout == table
    result = office.run("census", "d", "-o", "census.tsv")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (office.folder / "census.tsv").read_text(encoding="utf-8") == table
    assert office.run("census", "d", "--silent").stdout.splitlines()[3:5] == [
        "oa/info\t0\t0\t",
        "oa/opt-in\t1\t1\tf/b.txt:1:7",
    ]
    selected = office.run("census", "d", "--select", "oa/info", "--silent").stdout
    assert selected.splitlines()[2:] == ["oa/info\t0\t0\t"]


def test_a_census_names_what_it_could_not_read(office: Office) -> None:
    """And still counts the others."""
    office.write("d/a.txt", "甲甲甲。\n")
    office.write("d/b.txt", b"\x00\x01\x02")
    result = office.run("census", "d", "none")
    assert result.exit_code == 2
    assert result.stdout.startswith("# 文稿 1 份，")
    assert "d/b.txt" in result.stderr
    assert "none" in result.stderr
    assert office.run("census", "none").stdout.startswith("# 文稿 0 份，0 字")
    assert office.run("--lang", "en", "census", "none").stdout.startswith("# documents 0, characters 0")
