"""Rule files: what loads, and what is said of those that do not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wenshu_lint.catalog import compiled
from wenshu_lint.catalog.builtin import builtin_rules, compile_rulebook, rules_folder
from wenshu_lint.catalog.load import load_pack, load_rule, options_of
from wenshu_lint.catalog.yaml_source import YamlFile
from wenshu_lint.diagnostic import Applicability, Severity
from wenshu_lint.rule import RuleError

GOOD = """\
title: 误字
severity: warning
check: words
swap: {布署: 部署}
message: “{match}”应为“{fix}”
basis:
  - {source: 《试验》, clause: 1, strength: 推荐}
fix: safe
examples:
  - bad: 布署。
    flag: 布署
    good: 部署。
"""


def write(folder: Path, text: str, name: str = "bushu") -> Path:
    path = folder / "typos" / f"{name}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def problem(tmp_path: Path, text: str) -> str:
    path = write(tmp_path, text)
    with pytest.raises(RuleError) as caught:
        load_rule(path)
    return str(caught.value).replace(str(path), "bushu.yml")


def test_a_rule_file_becomes_a_rule(tmp_path: Path) -> None:
    """Its id is its path; scalars may stand for lists of one."""
    file = load_rule(write(tmp_path, GOOD))
    rule = file.rule
    assert (rule.id, rule.family, rule.severity) == ("typos/bushu", "typos", Severity.WARNING)
    assert rule.fix is Applicability.SAFE
    assert rule.basis[0].label == "《试验》 1（推荐）"
    assert file.examples[0].flag == ("布署",)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("swap:", "swapp:"), "bushu.yml:4：swapp：没有这个键，是不是“swap”；可用的键："),
        (
            ("severity: warning", "severity: fatal"),
            'bushu.yml:2：severity：应为 error、warning、info 之一，不是 "fatal"',
        ),
        (
            ("severity: warning", "severity: error"),
            "bushu.yml:2：severity：只有“规定”强度的依据才可以是 error",
        ),
        (("title: 误字\n", ""), "bushu.yml:1：title：缺少这个键"),
        (("message:", "mesage:"), "bushu.yml:5：mesage：没有这个键，是不是“message”；"),
        (("check:", "chekc:"), "bushu.yml:3：chekc：没有这个键，是不是“check”；"),
        (
            ("source:", "sorce:"),
            "basis 第 1 项.sorce：没有这个键，是不是“source”；可用的键：clause、source、strength",
        ),
        (
            ("    flag:", "    falg:"),
            "examples 第 1 项.falg：没有这个键，是不是“flag”；可用的键：bad、edge、",
        ),
        (
            ("swap: {布署: 部署}", "rows: [{wrogn: 布署}]"),
            "rows 第 1 项.wrogn：没有这个键，是不是“wrong”；可用的键：ex",
        ),
        (("swap: {布署: 部署}", "terms: [布署]"), "bushu.yml:4：terms：terms 里的词没有应写的词"),
        (("swap: {布署: 部署}", "swap: {布署: ''}"), "bushu.yml:4：swap.布署：没有写“布署”应改成什么"),
        (("swap: {布署: 部署}", "terms: 布署"), 'bushu.yml:4：terms：应为一个列表，不是 "布署"'),
        (("title: 误字", "title: 误"), 'bushu.yml:1：title：至少要有 2 项或 2 个字，不是 "误"'),
        (("check: words", "check: wordz"), "bushu.yml:3：check：没有“wordz”这种检查方式，是不是“words”；"),
        (("{fix}", "{fixed}"), "bushu.yml:5：message：用了 {fixed}，这种检查方式只有：fix、match、note"),
        (("“{fix}”", "“{fix”"), "bushu.yml:5：message：花括号不成对"),
        (("strength: 推荐", "strength: 必须"), "bushu.yml:7：basis 第 1 项.strength：应为 规定、一般、"),
        (("    flag: 布署\n", ""), "bushu.yml:10：examples 第 1 项：bad 例要写 flag"),
        (("title: 误字", "title: [误字"), "bushu.yml:2：不是合格的 YAML"),
        (("fix: safe", "fix: safe\nfix: safe"), "bushu.yml:9：fix：键重复"),
        (("swap: {布署: 部署}", "pattern: 布署\n"), "bushu.yml:4：pattern：没有这个键"),
        (("swap: {布署: 部署}", "table: none.tsv"), "none.tsv：无法读取词表"),
        (
            ("check: words\nswap: {布署: 部署}", "check: pattern\npattern: (布"),
            "bushu.yml:3：check：正则式有误",
        ),
        (
            ("check: words\nswap: {布署: 部署}", "check: pattern\ntable: x.tsv"),
            "bushu.yml:4：table：这种检查方式不用词表",
        ),
        (
            ("  - bad: 布署。\n    flag: 布署\n    good: 部署。\n", "  - note: 无\n"),
            "bushu.yml:10：examples 第 1 项：例子要有",
        ),
    ],
)
def test_an_error_names_file_line_key_and_what_was_expected(
    tmp_path: Path, change: tuple[str, str], expected: str
) -> None:
    """The author fixes the rule without reading our code."""
    assert change[0] in GOOD
    assert expected in problem(tmp_path, GOOD.replace(change[0], change[1], 1))


@pytest.mark.parametrize(
    ("changes", "keys"),
    [
        ((("swap:", "swapp:"), ("fix: safe", "fxi: safe")), ["swapp", "fxi"]),
        ((("title:", "titel:"), ("severity: warning", "severity: fatal")), ["titel", "severity"]),
        ((("check: words", "check: wrds"), ("severity: warning", "severity: fatal")), ["check", "severity"]),
        ((("severity: warning", "severity: fatal"), ("title: 误字", "title: 误")), ["title", "severity"]),
        (
            (("severity: warning", "severity: error"), ("{fix}", "{fixed}"), ("    flag: 布署\n", "")),
            ["message", "severity", "examples 第 1 项"],
        ),
        (
            (("source:", "sorce:"), ("    flag:", "    falg:")),
            ["basis 第 1 项.sorce", "examples 第 1 项.falg"],
        ),
    ],
)
def test_every_mistake_of_a_rule_is_told(
    tmp_path: Path, changes: tuple[tuple[str, str], ...], keys: list[str]
) -> None:
    """One run is enough to mend a file; a key that is misspelt is not missed as well."""
    text = GOOD
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    assert [line.split("：")[1] for line in problem(tmp_path, text).splitlines()] == keys


def test_a_rule_file_must_be_a_mapping_with_a_sound_name(tmp_path: Path) -> None:
    """Ids are public and last: lower case, digits, hyphens."""
    assert "应为键值表" in problem(tmp_path, "- 甲\n")
    with pytest.raises(RuleError, match="应为小写字母"):
        load_rule(write(tmp_path, GOOD, "Bu_shu"))


def test_tables_are_read_with_their_lines(tmp_path: Path) -> None:
    """One entry a line, under a header that names the columns."""
    path = write(tmp_path, GOOD.replace("swap: {布署: 部署}", "table: words.tsv"))
    table = path.parent / "words.tsv"
    table.write_text(
        "# 注\nwrong\tright\texceptions\n\n布署\t部署\t宣布署|公布署\n署明\t写明\t\n", encoding="utf-8"
    )
    check = load_rule(path).rule.check
    assert list(check.literals()) == ["布署", "署明"]
    assert check.rows[0].exceptions == ("宣布署", "公布署")  # type: ignore[attr-defined]
    table.write_text("wrong\trigth\n", encoding="utf-8")
    with pytest.raises(RuleError, match="words.tsv:1：词表没有“rigth”这一列"):
        load_rule(path)
    table.write_text("wrong\n甲\t乙\n", encoding="utf-8")
    with pytest.raises(RuleError, match="words.tsv:2：本行有 2 格"):
        load_rule(path)
    table.write_text("wrong\tright\n布署\t部署\n只有一格\n", encoding="utf-8")
    with pytest.raises(RuleError, match="words.tsv:3：本行没有写“right”"):
        load_rule(path)


def test_one_faulty_file_does_not_stop_the_pack(tmp_path: Path) -> None:
    """The others load, and every error is kept."""
    write(tmp_path, GOOD)
    write(tmp_path, "title: 缺", "broken")
    pack = load_pack(tmp_path)
    assert [rule.id for rule in pack.rules] == ["typos/bushu"]
    assert len(pack.errors) == 1
    with pytest.raises(RuleError, match="没有这个规则文件夹"):
        load_pack(tmp_path / "none")


def test_rules_from_outside_are_guarded(tmp_path: Path) -> None:
    """Their expressions may not take for ever; word lists need no guard."""
    write(tmp_path, GOOD)
    write(
        tmp_path,
        GOOD.replace("check: words\nswap: {布署: 部署}", "check: pattern\npattern: 布署\nreplace: 部署"),
        "other",
    )
    checks = {rule.id: rule.check for rule in load_pack(tmp_path, guarded=True).rules}
    assert checks["typos/other"].options()["guarded"] is True
    assert "guarded" not in checks["typos/bushu"].options()
    assert load_pack(tmp_path).rules[1].check.options()["guarded"] is False


def test_a_pack_file_gives_the_gate(tmp_path: Path) -> None:
    """A family belongs to one of the six gates, and may rest on norms; a faulty pack file is reported."""
    path = write(tmp_path, GOOD)
    pack = path.parent / "pack.yml"
    pack.write_text("title: 错字\ngate: 事实关\n", encoding="utf-8")
    assert load_pack(tmp_path).rules[0].gate == "事实关"
    pack.write_text("title: 错字\ngate: 事实关\nnorm: 大陆\n", encoding="utf-8")
    assert load_pack(tmp_path).rules[0].norm == "大陆"
    write(tmp_path, GOOD + "norm: 通用\n", "two")
    assert {rule.norm for rule in load_pack(tmp_path).rules} == {"大陆", ""}
    pack.write_text("title: 错字\ngate: 第七关\n", encoding="utf-8")
    assert "gate" in str(load_pack(tmp_path).errors[0])


@pytest.mark.parametrize("day", ["1996-6-1", "1996", "1996-02-30", "19960601", "起"])
def test_the_day_of_force_is_a_day(tmp_path: Path, day: str) -> None:
    """A rule says since when its basis is in force as YYYY-MM-DD; anything else is refused."""
    write(tmp_path, GOOD + "since: 1996-06-01\n")
    assert load_pack(tmp_path).rules[0].since == "1996-06-01"
    write(tmp_path, GOOD + f"since: {day}\n")
    (error,) = load_pack(tmp_path).errors
    assert "应为" in str(error)
    assert "since" in str(error)


def test_yaml_guesses_nothing(tmp_path: Path) -> None:
    """Dates, yes and octals stay the text that was typed."""
    text = "a: 2024-01-01\nb: yes\nc: 0123\nd: 12\ne: true\nf: ~\ng: 1.5\nh: '12'\ni: 1_000\nj: .inf\nk: 1:30"
    value = YamlFile(tmp_path / "x.yml", text).value
    assert list(value.values()) == [
        "2024-01-01",
        "yes",
        "0123",
        12,
        True,
        None,
        1.5,
        "12",
        "1_000",
        ".inf",
        "1:30",
    ]
    assert YamlFile(tmp_path / "x.yml", "").value is None


def test_yaml_that_cannot_be_read_is_one_clear_line(tmp_path: Path) -> None:
    """Control characters and foreign encodings included."""
    with pytest.raises(RuleError, match="不是合格的 YAML"):
        YamlFile(tmp_path / "x.yml", "a: \x00")
    path = tmp_path / "gbk.yml"
    path.write_bytes("标题".encode("gbk"))
    with pytest.raises(RuleError, match="无法读取"):
        YamlFile.read(path)


def test_the_compiled_rulebook_is_the_rule_files() -> None:
    """The wheel carries data made from the YAML; both must say the same."""
    head, *options = compile_rulebook().splitlines()
    entries = json.loads(head)["rules"]
    assert len(entries) == len(options)
    pack = load_pack(rules_folder())
    assert [entry["id"] for entry in entries] == [rule.id for rule in pack.rules]
    by_id = {rule.id: rule for rule in builtin_rules()}
    for file in pack.files:
        rule = by_id[file.rule.id]
        assert options_of(rule.check) == options_of(file.rule.check), rule.id
        assert (rule.message, rule.severity, rule.basis) == (
            file.rule.message,
            file.rule.severity,
            file.rule.basis,
        )


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"[]", b'{"format": 0, "rules": []}'])
def test_a_compiled_file_of_another_shape_is_not_used(data: bytes) -> None:
    """It is made anew instead."""
    assert compiled.parse(data) is None


def test_half_a_compiled_file_is_not_used() -> None:
    """A file that lost its end would lack rules, and silence would prove nothing."""
    whole = compile_rulebook().encode()
    assert compiled.parse(whole) is not None
    assert compiled.parse(whole[: whole.rindex(b"\n", 0, -1)]) is None
