"""The commands about rules: explain, list, start, test, try."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from wenshu_lint.catalog.load import load_pack

from .cli_office import Office, opened
from .packs import write_rule


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with opened(tmp_path, monkeypatch) as made:
        yield made


FULL = """\
title: 试验全项
severity: warning
check: words
rows:
  - {wrong: 壬壬壬, right: 癸}
  - {wrong: 子子子, right: 丑, exceptions: [子子子子子子], note: 说明说明说明说明说明说明}
message: “{match}”应为“{fix}”
hint: 请核实
why: 道理在此
basis:
  - {source: 办文惯例, strength: 实务}
fix: display
default: false
scripts: [Hans]
genres: [通知]
directions: [上行]
aliases: [oa/former]
examples:
  - bad: "第一行\\n壬壬壬"
    flag: 壬壬壬
    note: 注
  - good: "第一行\\n癸"
"""


def test_the_page_of_a_rule(office: Office) -> None:
    """Everything a rule says of itself; examples on one line; long options by their number."""
    (office.rules / "oa/full.yml").write_text(FULL, encoding="utf-8")
    page = office.run("rule", "oa/full").stdout
    assert page.splitlines() == [
        "oa/full  试验全项",
        "警告，结构和文字关，给出改法，由人修改，点名才查",
        "只查：通知、上行、简体",
        "",
        "提示语：“壬壬壬”应为“癸”",
        "建议：请核实",
        "道理：道理在此",
        "依据：办文惯例（实务）",
        "",
        "例子",
        "  误  第一行 / 壬壬壬",
        "      标出：“壬壬壬”",
        "      注",
        "  正  第一行 / 癸",
        "",
        "选项（检查方式 words）",
        "  rows = … (2)",
        "  edges = false",
        "  raw = false",
        "  未设：terms、swap、exceptions、not_after、not_before",
    ]
    assert office.run("rule", "show", "oa/former").stdout == page
    assert office.run("rule", "full").stdout == page
    assert office.run("rule", str(office.rules / "oa/full.yml")).stdout == page
    assert "Options (kind of check: words)" in office.run("rule", "oa/full", "--lang", "en").stdout
    assert "\x1b[1moa/full" in office.run("rule", "oa/full", env={"FORCE_COLOR": "1"}).stdout


def test_an_unknown_rule(office: Office) -> None:
    """With what it may have been."""
    result = office.run("rule", "oa/eror")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "oa/eror：没有这条规则；是不是 oa/error" in result.stderr
    assert "没有这条规则\n" in office.run("rule", "完全不像").stderr


def test_rules_of_packs_are_found(office: Office) -> None:
    """Those of the configuration, and those of a folder that is named."""
    write_rule(office.folder / "mine", "us/own")
    assert office.run("rule", "us/own").exit_code == 2
    assert office.run("rule", "us/own", "--pack", "mine").stdout.startswith("us/own  试验用词")
    office.write("wenshu-lint.toml", 'packs = ["mine"]\n')
    assert office.run("rule", "us/own").exit_code == 0


def test_list_of_rules(office: Office) -> None:
    """Those that run, or all; filtered by what was asked."""
    assert office.run("rules").stdout.splitlines() == [
        "oa/error    错误  试验用词（可自动修改）",
        "oa/info     提示  试验用词",
        "oa/warning  警告  试验用词（可自动修改）",
        "共 3 条规则",
    ]
    assert "oa/opt-in   警告  试验用词（可自动修改、现在不查）" in office.run("rules", "--all").stdout
    assert listed(office, "--severity", "error", "--severity", "info") == ["oa/error", "oa/info"]
    assert listed(office, "--fixable") == ["oa/error", "oa/warning"]
    for option in ("--family", "--gate"):
        refused = office.run("rules", option, "none")
        assert refused.exit_code == 2
        assert f"{option}：没有“none”" in refused.stderr
    assert listed(office, "--gate", "结构") == ["oa/error", "oa/info", "oa/warning"]
    office.write("wenshu-lint.toml", 'ignore = ["oa/info"]\n[severity]\n"oa/error" = "info"\n')
    assert listed(office, "--severity", "info") == ["oa/error"]
    assert listed(office, "--severity", "info", "--all") == ["oa/error", "oa/info"]
    assert listed(office, "--isolated", "--severity", "info") == ["oa/info"]


def test_list_for_programs(office: Office) -> None:
    """Every fact of a rule, and whether it runs."""
    entries = json.loads(office.run("rules", "--all", "--format", "json").stdout)
    assert [(e["code"], e["enabled"]) for e in entries] == [
        ("oa/error", True), ("oa/info", True), ("oa/opt-in", False), ("oa/warning", True)
    ]  # fmt: skip
    assert entries[0] == {
        "code": "oa/error", "name": "试验用词", "family": "oa", "gate": "结构和文字关", "severity": "error",
        "fix": "safe", "default": True, "enabled": True, "mandatory": False,
        "since": None, "genres": [], "aliases": [], "basis": ["《试验》 1（规定）"], "url": "docs/rules/oa/error.md",
    }  # fmt: skip


def test_a_new_rule_is_sound(office: Office) -> None:
    """It is written with every key explained, passes its own examples, and is never overwritten."""
    result = office.run("rule", "new", "us/own", "--pack", "mine")
    assert result.exit_code == 0
    path = office.folder / "mine/us/own.yml"
    text = path.read_text(encoding="utf-8")
    assert office.run("rule", "test", str(path)).stdout == "通过 1 条，未通过 0 条\n"
    keys = ("title", "severity", "gate", "check", "message", "hint", "why", "basis", "fix", "default",
            "scripts", "genres", "directions", "within", "outside", "aliases", "examples")  # fmt: skip
    assert [key for key in keys if f"{key}:" not in text] == []
    assert "us/pack.yml，里面是这一族的名称和所属的关" in result.stdout.replace(os.sep, "/")
    office.run("rule", "new", "us/other", "--pack", "mine")
    told = "title: 试验族\ngate: 事实关\ndescription: 试验\n"
    (office.rules / "oa/pack.yml").write_text(told, encoding="utf-8")
    office.run("rule", "new", "oa/own", "--pack", "mine")
    assert office.run("pack", "test", "mine").stdout == "通过 3 条，未通过 0 条\n"
    families = load_pack(office.folder / "mine").families
    assert families["oa"].title == "试验族", "a built-in family stays what it is"
    assert families["us"].title == "本单位的规矩"
    path.write_text("mine", encoding="utf-8")
    again = office.run("rule", "new", "us/own", "--pack", "mine")
    assert (again.exit_code, path.read_text(encoding="utf-8")) == (2, "mine")
    assert "已有这个文件，没有改动" in again.stderr


def test_a_new_rule_needs_a_name_and_a_place(office: Office) -> None:
    """Names are checked first; a place that cannot be written is an error."""
    for name in ("own", "Us/own", "us/own.yml", "../x/y"):
        assert "规则名应为" in office.run("rule", "new", name).stderr
    office.write("file", "")
    assert "无法写入" in office.run("rule", "new", "us/own", "--pack", "file").stderr


def test_examples_that_fail(office: Office) -> None:
    """Each in one sentence, and status 1; a folder gives all its rules; a broken file gives 2."""
    path = write_rule(office.folder / "mine", "us/own")
    path.write_text(
        path.read_text(encoding="utf-8") + "  - bad: 甲甲。\n    flag: 甲甲甲\n", encoding="utf-8"
    )
    result = office.run("rule", "test", str(path))
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1] == "通过 0 条，未通过 1 条"
    assert "us/own 例 2：应标出" in result.stdout
    assert office.run("rule", "test", "oa/error", "oa/info").stdout == "通过 2 条，未通过 0 条\n"
    write_rule(office.folder / "mine", "us/other", "壬壬壬")
    assert office.run("rule", "test", "mine").stdout.splitlines()[-1] == "通过 1 条，未通过 1 条"
    (office.folder / "mine/us/broken.yml").write_text("title: [", encoding="utf-8")
    broken = office.run("rule", "test", "mine")
    assert broken.exit_code == 2
    assert "broken.yml" in broken.stderr


def test_a_pack_file_beside_a_rule_counts(office: Office) -> None:
    """The gate of the family is that of its rule, also where the rule is named by its file."""
    path = write_rule(office.folder / "mine", "us/own")
    (path.parent / "pack.yml").write_text("title: 试\ngate: 事实关\n", encoding="utf-8")
    assert "事实关" in office.run("rule", str(path)).stdout


def test_trying_a_rule(office: Office) -> None:
    """Samples, then how often; unreadable drafts are named and give 2."""
    office.write("d/a.txt", "甲甲甲。\n" * 30)
    office.write("d/b.txt", "某市。\n")
    result = office.run("rule", "try", "oa/error", "d", "--samples", "5")
    assert result.exit_code == 0
    assert result.stdout.count("“甲甲甲”应为“乙”") == 5
    words = "oa/error：2 个文件、154 字中报 30 处，涉及 1 个文件，每千字 1.9e+02 处"
    assert result.stdout.splitlines()[-1] == words
    office.write("d/c.txt", b"\x00\x01\x02")
    broken = office.run("rule", "try", "oa/error", "d", "none", "--samples", "0")
    assert broken.exit_code == 2
    assert "d/c.txt" in broken.stderr
    assert "none：没有这个文件或文件夹" in broken.stderr
    assert broken.stdout.startswith("oa/error：2 个文件")


def listed(office: Office, *args: str) -> list[str]:
    return [entry["code"] for entry in json.loads(office.run("rules", "--format", "json", *args).stdout)]
