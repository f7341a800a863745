"""The commands about packs of house rules: start one, test it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from wenshu_lint.catalog.load import load_pack

from .cli_office import Office, opened
from .packs import write_rule

PASSED = "通过 1 条，未通过 0 条\n"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with opened(tmp_path, monkeypatch) as made:
        yield made


@pytest.fixture
def house(office: Office) -> Path:
    """A new pack."""
    assert office.run("pack", "new", "ours").exit_code == 0
    return office.folder / "ours"


def changed(file: Path, old: str, new: str) -> int:
    """Replace the first such words of a file and return their line."""
    text = file.read_text(encoding="utf-8")
    before, found, after = text.partition(old)
    assert found
    file.write_text(before + new + after, encoding="utf-8")
    return before.count("\n") + 1


def test_a_new_pack_works_at_once(office: Office, house: Path) -> None:
    """Its examples hold, and a draft is checked and repaired by its rule."""
    assert office.run("pack", "test", "ours").stdout == PASSED
    office.write("wenshu-lint.toml", 'packs = ["ours"]\n')
    draft = office.write("通知.txt", "请报政务公开办公室备案。\n")
    checked = office.run("check", "通知.txt")
    assert checked.exit_code == 1
    assert "house/office-names “政务公开办公室”应为“政务公开办”，“三定”规定所用的名称" in checked.stdout
    office.run("check", "通知.txt", "--fix", "--unsafe-fixes")
    assert draft.read_text(encoding="utf-8") == "请报政务公开办备案。\n"


def test_a_new_pack_shows_how(house: Path) -> None:
    """Three bad and four innocent examples, and a guide that names the folder and the files there are."""
    (file,) = load_pack(house).files
    assert sum(example.bad is not None for example in file.examples) >= 3
    assert sum(example.bad is None for example in file.examples) >= 4
    guide = (house / "README.md").read_text(encoding="utf-8")
    assert "wenshu-lint pack test ours\n" in guide
    assert 'packs = ["ours"]' in guide
    assert [path.name for path in house.rglob("*.*") if path.name not in guide] == []


def test_a_new_pack_may_have_a_chinese_name(office: Office) -> None:
    """The folder is named as people like; only the family in it is part of the ids."""
    assert office.run("pack", "new", "规则/本单位").exit_code == 0
    assert office.run("pack", "test", "规则/本单位").stdout == PASSED
    assert 'packs = ["本单位"]' in (office.folder / "规则/本单位/README.md").read_text(encoding="utf-8")


def test_an_empty_folder_may_become_a_pack(office: Office) -> None:
    """The one a person has just made, or stands in."""
    (office.folder / "empty").mkdir()
    assert office.run("pack", "new", "empty").exit_code == 0
    assert office.run("pack", "test", "empty").exit_code == 0


def test_a_folder_in_use_is_left_alone(office: Office) -> None:
    """Nothing is added to it, nothing changed, and the status is 2; so with a file of that name."""
    draft = office.write("used/通知.txt", "通知")
    for name in ("used", "used/通知.txt"):
        refused = office.run("pack", "new", name)
        assert (refused.exit_code, refused.stdout) == (2, "")
        assert "不是空文件夹，没有改动" in refused.stderr
    assert list(draft.parent.iterdir()) == [draft]
    assert draft.read_text(encoding="utf-8") == "通知"
    assert "无法写入" in office.run("pack", "new", "used/通知.txt/deeper").stderr


def test_an_example_that_does_not_hold_is_told_with_its_line(office: Office, house: Path) -> None:
    """A bad one that is not flagged, and a good one that is; status 1."""
    file = house / "house/office-names.yml"
    bad = changed(file, "由督察督办科会同", "由督查督办科会同")
    good = changed(file, "公文流转平台一期工程", "公文流转平台三期工程")
    result = office.run("pack", "test", "ours")
    assert result.exit_code == 1
    told = ["：".join(line.split("：")[:2]) for line in result.stdout.splitlines()]
    place = Path("ours/house/office-names.yml")
    assert told[:2] == [f"{place}:{bad}：house/office-names 例 2", f"{place}:{good}：house/office-names 例 6"]
    assert result.stdout.endswith("通过 0 条，未通过 1 条\n")


def test_good_examples_are_quiet_under_the_other_rules(office: Office, house: Path) -> None:
    """Under the default rules, and under those of the same pack; not under rules that are off by default."""
    file = house / "house/office-names.yml"
    line = changed(file, "  - good: 请于3月底前", "  - good: 甲甲甲，请于3月底前")
    result = office.run("pack", "test", "ours")
    assert result.exit_code == 1
    assert f"{line}：house/office-names 例 4：好例被 oa/error 标出“甲甲甲”" in result.stdout
    changed(file, "甲甲甲", "壬壬壬")
    assert office.run("pack", "test", "ours").exit_code == 0
    write_rule(house, "house/other", "壬壬壬", more="default: false")
    assert office.run("pack", "test", "ours").exit_code == 0
    write_rule(house, "house/other", "壬壬壬")
    assert "好例被 house/other 标出“壬壬壬”" in office.run("pack", "test", "ours").stdout


def test_what_cannot_be_loaded_is_told_with_its_line(office: Office, house: Path) -> None:
    """A faulty rule, table, family or profile, each by itself; status 2, and the sound rules are tested."""
    write_rule(house, "house/other")
    faults = {
        "house/third.yml:2": "title: 第三\nseverty: warning\ncheck: words\n",
        "house/third.tsv:2": "wrong\tright\n甲\t乙\t丙\n",
        "law/pack.yml:1": "titel: 法\n",
        "profiles.yml:2": "我们:\n  titel: 我们\n",
    }
    table = "title: 用词\nseverity: info\ncheck: words\ntable: third.tsv\nmessage: 词\n"
    table += "basis: [{source: 惯例, strength: 实务}]\nexamples: [{good: 无}]\n"
    for place, text in faults.items():
        name = place.partition(":")[0]
        path = office.write(f"ours/{name}", text)
        user = office.write("ours/house/user.yml", table) if path.suffix == ".tsv" else path
        result = office.run("pack", "test", "ours")
        assert result.exit_code == 2
        assert f"错误：{Path('ours', name)}:{place.partition(':')[2]}：" in result.stderr
        assert result.stdout == "通过 2 条，未通过 0 条\n"
        path.unlink()
        user.unlink(missing_ok=True)


def test_rules_that_nobody_would_read_are_told(office: Office, house: Path) -> None:
    """Under another suffix or too deep in; but not what tools keep in hidden folders."""
    write_rule(house, "house/deeper/lost")
    office.write("ours/house/other.yaml", "")
    office.write("ours/.github/workflows/check.yml", "")
    result = office.run("pack", "test", "ours")
    assert (result.exit_code, result.stdout) == (2, PASSED)
    assert ["：".join(line.split("：")[:2]) for line in result.stderr.splitlines()] == [
        f"错误：{Path('ours/house/deeper/lost.yml')}",
        f"错误：{Path('ours/house/other.yaml')}",
    ]


def test_two_rules_of_one_name_are_told(office: Office, house: Path) -> None:
    """One of ours and a built-in one, or those of two packs tested together."""
    write_rule(house, "oa/error", "壬壬壬")
    assert "已有名为“oa/error”的规则" in office.run("pack", "test", "ours").stderr
    (house / "oa/error.yml").unlink()
    office.run("pack", "new", "theirs")
    assert office.run("pack", "test", "theirs").exit_code == 0
    both = office.run("pack", "test", "ours", "theirs")
    assert both.exit_code == 2
    assert f"{Path('theirs/house/office-names.yml')}：已有名为" in both.stderr


def test_a_folder_without_rules_is_no_pack(office: Office) -> None:
    """A mistyped folder may not pass for a pack that is sound."""
    (office.folder / "empty").mkdir()
    result = office.run("pack", "test", "none", "empty")
    assert result.exit_code == 2
    assert "none：没有这个规则文件夹" in result.stderr
    assert "empty：里面没有规则" in result.stderr
