"""Configuration files: found, joined, and refused with file, line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from wenshu_lint.api import check_text, linter_for
from wenshu_lint.catalog.builtin import builtin_rules
from wenshu_lint.checks.lexical import Words
from wenshu_lint.checks.patterns import Pattern
from wenshu_lint.config import Config, config_schema, load_config, profile_names
from wenshu_lint.diagnostic import Severity
from wenshu_lint.rule import Rule, RuleError
from wenshu_lint.source import ConfigError

from .packs import write_rule


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with a pack of three rules, in which nothing above is looked for."""
    write_rule(tmp_path / "pack", "oa/one", "甲甲甲")
    write_rule(tmp_path / "pack", "oa/two", "丙丙丙", severity="error")
    write_rule(tmp_path / "pack", "oa/handling", "丁丁丁", more="mandatory: true")
    return tmp_path


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def config_of(house: Path, text: str) -> Config:
    write(house / "wenshu-lint.toml", "root = true\npacks = ['pack']\n" + text)
    return load_config(start=house)


def own(config: Config) -> dict[str, Rule]:
    return {rule.id: rule for rule in config.rules() if rule.family == "oa"}


def refused(house: Path, text: str) -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        linter_for(config_of(house, text))
    return caught.value


# --- finding -----------------------------------------------------------------------


def test_without_files_the_default_holds(tmp_path: Path) -> None:
    """Profile 公文, nothing else."""
    config = load_config(start=tmp_path)
    assert config == Config()
    assert (config.profile, config.files, config.fail_level) == ("公文", (), Severity.WARNING)


def test_the_nearest_file_wins_key_by_key(tmp_path: Path) -> None:
    """What it does not say is taken from the folders above."""
    outer = write(
        tmp_path / "wenshu-lint.toml", "root = true\nprofile = '通知'\nencoding = 'gbk'\nvocab = ['甲']\n"
    )
    inner = write(tmp_path / "a" / "wenshu-lint.toml", "profile = '请示'\nvocab = ['乙']\n")
    config = load_config(start=tmp_path / "a" / "b.txt")
    assert (config.profile, config.encoding, config.vocab) == ("请示", "gbk", {"甲", "乙"})
    assert config.files == (outer.resolve(), inner.resolve())


def test_root_stops_the_search(tmp_path: Path) -> None:
    """Nothing above is read, not even where it is faulty."""
    write(tmp_path / "wenshu-lint.toml", "nonsense = 1\n")
    write(tmp_path / "a" / "wenshu-lint.toml", "root = true\nprofile = '函'\n")
    (tmp_path / "a" / "b").mkdir()
    assert load_config(start=tmp_path / "a" / "b").profile == "函"


def test_pyproject_counts_when_it_has_the_table(tmp_path: Path) -> None:
    """A file of its own stands before it; a pyproject without the table is passed by."""
    write(
        tmp_path / "pyproject.toml",
        "[project]\nname = 'x'\n\n[tool.wenshu-lint]\nroot = true\nprofile = '函'\n",
    )
    write(tmp_path / "a" / "pyproject.toml", "[project]\nname = 'y'\n")
    assert load_config(start=tmp_path / "a").profile == "函"
    write(tmp_path / "wenshu-lint.toml", "root = true\nprofile = '纪要'\n")
    assert load_config(start=tmp_path / "a").profile == "纪要"


def test_a_fault_in_pyproject_has_its_line(tmp_path: Path) -> None:
    """Keys are named as they stand under the table."""
    file = write(tmp_path / "pyproject.toml", "[project]\nname = 'x'\n[tool.wenshu-lint]\nprofil = '函'\n")
    with pytest.raises(ConfigError, match="profil：没有这个键，是不是“profile”") as caught:
        load_config(start=tmp_path)
    assert (caught.value.file, caught.value.line) == (str(file.resolve()), 4)


@pytest.mark.parametrize("table", ["tool.wenshu_lint", "tool.wenshulint", 'tool."wenshu lint"'])
def test_a_misspelt_table_in_pyproject_is_told(tmp_path: Path, table: str) -> None:
    """It would else be as if nothing were written there."""
    write(tmp_path / "pyproject.toml", f"[project]\nname = 'x'\n[[{table}.per-path]]\npaths = ['a']\n")
    with pytest.raises(ConfigError, match="没有这个表，是不是“tool.wenshu-lint”") as caught:
        load_config(start=tmp_path)
    assert caught.value.line == 3


def test_the_table_in_pyproject_may_be_spelt_as_toml_allows(tmp_path: Path) -> None:
    """Quoted, with blanks around the dots."""
    write(tmp_path / "pyproject.toml", "[ tool . 'wenshu-lint' ]\nprofile = '函'\n")
    assert load_config(start=tmp_path).profile == "函"


def test_extends(tmp_path: Path) -> None:
    """The other file is laid beneath; paths in it are seen from its own folder."""
    write(tmp_path / "base" / "b.toml", "profile = '通知'\nfail-level = 'error'\nbaseline = 'known.json'\n")
    file = write(
        tmp_path / "a" / "wenshu-lint.toml", "root = true\nextends = '../base/b.toml'\nprofile = '函'\n"
    )
    config = load_config(file)
    assert (config.profile, config.fail_level) == ("函", Severity.ERROR)
    assert config.baseline == (tmp_path / "base").resolve() / "known.json"


def test_extends_of_a_missing_file_or_in_a_circle(tmp_path: Path) -> None:
    """Both are errors that point at the key."""
    file = write(tmp_path / "a.toml", "\nextends = 'b.toml'\n")
    with pytest.raises(ConfigError, match=r"a\.toml:2：extends：没有这个文件"):
        load_config(file)
    write(tmp_path / "b.toml", "extends = 'a.toml'\n")
    with pytest.raises(ConfigError, match=r"b\.toml:1：extends：绕了一圈"):
        load_config(file)


def test_a_base_may_be_shared_by_folders(tmp_path: Path) -> None:
    """Lists add up over bases and folders, single values come from the nearest, patterns from their file."""
    write(tmp_path / "base.toml", "root = true\nvocab = ['甲']\nexclude = ['old/']\nprofile = '通知'\n")
    write(tmp_path / "a" / "wenshu-lint.toml", "extends = '../base.toml'\nvocab = ['乙']\n")
    write(
        tmp_path / "a" / "b" / "wenshu-lint.toml",
        "root = false\nextends = '../../base.toml'\nexclude = ['new/']\n",
    )
    config = load_config(start=tmp_path / "a" / "b")
    assert (config.profile, config.vocab) == ("通知", {"甲", "乙"})
    assert [config.excludes(tmp_path / name) for name in ("old/x", "a/old/x", "a/new/x", "a/b/new/x")] == [
        True, True, False, True
    ]  # fmt: skip


def test_root_of_a_base_may_be_taken_back(tmp_path: Path) -> None:
    """As any value: the nearer file has the last word."""
    write(tmp_path / "wenshu-lint.toml", "root = true\nencoding = 'gbk'\n")
    write(tmp_path / "base.toml", "root = true\n")
    inner = write(tmp_path / "a" / "wenshu-lint.toml", "extends = '../base.toml'\n")
    assert load_config(start=tmp_path / "a").encoding is None
    inner.write_text("extends = '../base.toml'\nroot = false\n", encoding="utf-8")
    assert load_config(start=tmp_path / "a").encoding == "gbk"


def test_no_finding_need_fail_a_run(tmp_path: Path) -> None:
    """A file may say never, and a nearer one may take it back."""
    outer = write(tmp_path / "wenshu-lint.toml", "root = true\nfail-level = 'never'\n")
    assert load_config(outer).fail_level is None
    write(tmp_path / "a" / "wenshu-lint.toml", "fail-level = 'info'\n")
    assert load_config(start=tmp_path / "a" / "b.txt").fail_level is Severity.INFO
    assert load_config(outer, fail_level="error").fail_level is Severity.ERROR
    assert load_config(start=tmp_path / "a", fail_level="never").fail_level is None


def test_an_explicit_file_ends_the_search(tmp_path: Path) -> None:
    """Also where the folder has one of its own."""
    write(tmp_path / "wenshu-lint.toml", "profile = '通知'\n")
    other = write(tmp_path / "other.toml", "profile = '函'\n")
    assert load_config(other, start=tmp_path).profile == "函"
    assert load_config(start=tmp_path, isolated=True) == Config()
    with pytest.raises(ConfigError, match="没有这个配置文件"):
        load_config(tmp_path / "none.toml")


def test_files_that_are_no_toml(tmp_path: Path) -> None:
    """The line comes from the parser; the encoding must be UTF-8; a folder is no file."""
    file = write(tmp_path / "a.toml", "profile = '函'\nprofile = \n")
    with pytest.raises(ConfigError, match=r"a\.toml:2：不是合格的 TOML"):
        load_config(file)
    file.write_text("a = [", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"a\.toml:1：不是合格的 TOML"):
        load_config(file)
    file.write_text("root = true\nignore = [\n\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"a\.toml:2：不是合格的 TOML：到末尾值还没有写完"):
        load_config(file)
    file.write_bytes("profile = '函'".encode("gbk"))
    with pytest.raises(ConfigError, match="不是 UTF-8 编码"):
        load_config(file)
    with pytest.raises(ConfigError, match="无法读取配置"):
        load_config(tmp_path)
    file.write_bytes(b"\xef\xbb\xbfignore = []")
    assert load_config(file).files == (file,)


# --- what a file may say --------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("profle = '函'", 3, "profle：没有这个键，是不是“profile”；可用：baseline、encoding"),
        ("ignore = 'typos'", 3, "ignore：应为一个列表"),
        ("ignore = [\n  'a',\n  1,\n]", 3, "ignore 第 2 项：应为一段文字，不是 1"),
        ("[rules.'oa/one']\nenabled = 'yes'", 4, "rules.oa/one.enabled：应为 true 或 false"),
        ("fail-level = 'fatal'", 3, 'fail-level：不能写成 "fatal"；可用：error、warning、info、never'),
        ("[severity]\n'oa/one' = 'bad'", 4, 'severity.oa/one：不能写成 "bad"'),
        ("[rules.'oa/one']\nseverity = 'bad'", 4, 'rules.oa/one.severity：不能写成 "bad"'),
        ("[rules]\n'oa/one' = 1", 4, "rules.oa/one：应为一个表"),
        ("[[per-path]]\nprofile = '函'", 3, "per-path 第 1 项：缺少 paths"),
        (
            "[[per-path]]\npaths = ['a']\n[[per-path]]\npaths = ['b']\nroot = true",
            7,
            "per-path 第 2 项.root：没有这个键",
        ),
        ("\n[[per-paths]]\npaths = ['a']", 4, "per-paths：没有这个键，是不是“per-path”；可用：baseline"),
        ("\n[[per-path]]\npath = ['a']", 5, "per-path 第 1 项.path：没有这个键，是不是“paths”"),
        ("\n[per-path]\npaths = ['a']", 4, "per-path：应为一组表，写作 [[per-path]]，不是"),
        ("\n[per-path.x]\npaths = ['a']", 4, "per-path：应为一组表，写作 [[per-path]]，不是"),
        (
            "per-path = [\n{paths = ['a'], fail-level = 'eror'}]",
            3,
            'fail-level：不能写成 "eror"，是不是“error”',
        ),
        ("[[per-genre]]\nprofile = '函'", 3, "per-genre 第 1 项：缺少 genres"),
        (
            "[[per-genre]]\ngenres = ['请是']",
            4,
            'per-genre 第 1 项.genres 第 1 项：不能写成 "请是"，是不是“请示”；可用：决议',
        ),
        (
            "[[per-genre]]\ngenres = ['函']\nprofile = '韩'",
            5,
            "per-genre 第 1 项.profile：没有“韩”这个文种配置",
        ),
        (
            "[rules.'oa/one']\nexeptions = ['x']",
            4,
            "rules.oa/one.exeptions：没有这个选项，是不是“exceptions”",
        ),
        ("[rules.'oa/one']\nedges = 'perhaps'", 4, 'rules.oa/one.edges：应为 true 或 false，不是 "perhaps"'),
        ("[rules.'oa/one']\nterms = ['甲甲甲']", 4, "rules.oa/one.terms：“甲甲甲”重复或为空"),
        ("[rules.'oa/won']\nedges = true", 3, "rules.oa/won：没有“oa/won”这条规则，是不是“oa/two”“oa/one”"),
        ("[rules.'oa/handling']\nterms = []", 3, "rules.oa/handling：这条规则关系保密，选项不能更改"),
        ("[rules.'oa/won']\nenabled = false", 3, "rules.oa/won：没有规则与“oa/won”相符"),
        ("ignore = ['oa/tow']", 3, "ignore：没有规则与“oa/tow”相符，是不是“oa/two”"),
        ("profile = '通知书'", 3, "profile：没有“通知书”这个文种配置，是不是“通知”；可用：公文"),
        ("vocab-file = 'none.txt'", 3, "vocab-file：无法读取 none.txt"),
    ],
)
def test_faults_name_line_key_and_remedy(house: Path, text: str, line: int, problem: str) -> None:
    """Nobody should have to look up the documentation."""
    error = refused(house, text)
    assert problem in str(error)
    assert (Path(error.file).name, error.line) == ("wenshu-lint.toml", line)


def test_a_pack_that_is_not_there(tmp_path: Path) -> None:
    """It is neither a folder nor an installed package."""
    file = write(tmp_path / "a.toml", "packs = ['nowhere']\n")
    with pytest.raises(ConfigError, match=r"a\.toml:1：packs：没有“nowhere”"):
        load_config(file)


def test_single_rules(house: Path) -> None:
    """Level, switch and options, each alone."""
    config = config_of(
        house,
        "[rules.'oa/one']\nseverity = 'info'\nexceptions = ['一甲甲甲']\n[rules.'oa/two']\nenabled = false\n",
    )
    rules = own(config)
    assert rules.keys() == {"oa/one", "oa/handling"}
    assert rules["oa/one"].severity is Severity.INFO
    check = rules["oa/one"].check
    assert isinstance(check, Words)
    assert check.exceptions == ("一甲甲甲",)
    config = config_of(house, "ignore = ['oa']\n[rules.'oa/two']\nenabled = true")
    assert own(config).keys() == {"oa/two", "oa/handling"}


def test_options_may_be_written_with_hyphens_and_add_up(tmp_path: Path) -> None:
    """The nearer file wins option by option."""
    write_rule(tmp_path / "pack", "oa/one")
    write(
        tmp_path / "wenshu-lint.toml",
        "root = true\npacks = ['pack']\n[rules.'oa/one']\nnot-after = ['原']\nedges = true\n",
    )
    write(tmp_path / "a" / "wenshu-lint.toml", "[rules.'oa/one']\nedges = false\n")
    check = own(load_config(start=tmp_path / "a"))["oa/one"].check
    assert isinstance(check, Words)
    assert (check.not_after, check.edges) == (("原",), False)


def test_options_of_builtin_rules() -> None:
    """A rule from the compiled rulebook takes options like one from a file."""
    name = next(
        rule.id for rule in builtin_rules() if type(rule.check.built()) is Pattern and not rule.mandatory
    )
    config = load_config(
        isolated=True, extend_select=[name], rules={name: {"pattern": "既使吾人", "replace": "吾人"}}
    )
    rule = next(rule for rule in config.rules() if rule.id == name)
    assert tuple(rule.check.literals()) == ("既使吾人",)


def test_selection_of_file_and_command_line(house: Path) -> None:
    """The command line has the last word."""
    config = config_of(house, "select = ['oa']\nignore = ['oa/one']\n")
    assert own(config).keys() == {"oa/two", "oa/handling"}
    config = load_config(start=house, select=["oa/one"])
    assert own(config).keys() == {"oa/one", "oa/handling"}
    config = load_config(start=house, extend_select=("oa/one",), severity={"oa": Severity.INFO}, profile=None)
    assert {rule.id: rule.severity.label for rule in own(config).values()} == {
        "oa/one": "info", "oa/two": "info", "oa/handling": "warning",
    }  # fmt: skip


def test_command_line_settings_are_checked_too() -> None:
    """A program that misspells one is told so."""
    with pytest.raises(ConfigError, match="^ignroe：没有这个键"):
        load_config(isolated=True, ignroe=["typos"])


def test_vocabulary(house: Path) -> None:
    """Terms in the file and in a list beside it; comments and blank lines are left out."""
    write(house / "house.txt", "\ufeff# 本单位\n示例集团\n\n 某某中心 # 简称\n")
    config = config_of(house, "vocab = ['甲甲甲']\nvocab-file = 'house.txt'\n")
    assert config.vocab == {"甲甲甲", "示例集团", "某某中心"}
    (house / "house.txt").write_bytes("示例".encode("gbk"))
    assert "不是 UTF-8" in str(refused(house, "vocab-file = 'house.txt'\n"))


def test_baseline_can_be_taken_back(house: Path) -> None:
    """An empty name on the command line means none."""
    assert config_of(house, "baseline = 'known.json'").baseline == house.resolve() / "known.json"
    assert load_config(start=house, baseline="").baseline is None
    assert load_config(start=house, baseline=house / "b.json").baseline == house / "b.json"


def test_exclude(house: Path) -> None:
    """Patterns are seen from the folder of the file that gives them."""
    config = config_of(house, "exclude = ['old/', '*.bak', '/top.txt']\n")
    (house / "old").mkdir()
    for path in ("old/a.txt", "sub/old/a.txt", "a.bak", "top.txt", "old"):
        assert config.excludes(house / path), path
    for path in ("a.txt", "sub/top.txt", "../a.bak"):
        assert not config.excludes(house / path), path
    assert not Config().excludes(house / "a.bak")


def test_what_lies_in_a_pack_is_no_draft(house: Path) -> None:
    """Its guide explains rules; but a pack may be the very folder of the configuration and the drafts."""
    write_rule(house / "ours", "us/own")
    (house / "wenshu-lint.toml").write_text("packs = ['ours']\n", encoding="utf-8")
    config = load_config(start=house)
    assert config.excludes(house / "ours")
    assert config.excludes(house / "ours" / "README.md")
    assert not config.excludes(house / "README.md")
    write_rule(house, "us/other")
    (house / "wenshu-lint.toml").write_text("packs = ['.']\n", encoding="utf-8")
    assert not load_config(start=house).excludes(house / "a.txt")


# --- per path --------------------------------------------------------------------------


def test_per_path(house: Path) -> None:
    """Tables that match add their choices, the later ones winning; others cost nothing."""
    config = config_of(
        house,
        "profile = '函'\n"
        "[[per-path]]\npaths = ['qs/*.txt']\nprofile = '请示'\nignore = ['oa/one']\n"
        "[[per-path]]\npaths = ['qs/special.txt']\nselect = ['oa/one']\n",
    )
    assert config.for_path(house / "a.txt") is config
    first = config.for_path(house / "qs" / "a.txt")
    assert first is config.for_path(house / "qs" / "b.txt")
    assert (first.profile, own(first).keys()) == ("请示", {"oa/two", "oa/handling"})
    assert own(config.for_path(house / "qs" / "special.txt")).keys() == {"oa/one", "oa/handling"}
    assert first.digest() != config.digest()
    assert first.for_path(house / "qs" / "a.txt") is first


def test_the_command_line_wins_over_per_path_tables(house: Path) -> None:
    """And so does a nearer file, which knows its folder better."""
    table = "[[per-path]]\npaths = ['*.txt']\nprofile = '请示'\nignore = ['oa/one']\n"
    config_of(house, table)
    config = load_config(start=house, profile="函", extend_select=["oa/one"]).for_path(house / "a.txt")
    assert config.profile == "函"
    assert "oa/one" in own(config)
    write(house / "in" / "wenshu-lint.toml", "profile = '纪要'\nextend-select = ['oa/one']\n")
    config = load_config(start=house / "in").for_path(house / "in" / "a.txt")
    assert config.profile == "纪要"
    assert "oa/one" in own(config)


def test_a_fault_in_a_per_path_table_has_its_line(house: Path) -> None:
    """Selectors and profiles of a table are blamed on the table."""
    with pytest.raises(ConfigError) as caught:
        config_of(
            house,
            "[[per-path]]\npaths = ['*']\nprofile = '不对'\n[[per-path]]\npaths = ['b']\nignore = ['zz']\n",
        )
    first, second = str(caught.value).splitlines()
    assert "toml:5：per-path 第 1 项.profile：没有“不对”" in first
    assert "toml:8：per-path 第 2 项.ignore" in second


def test_every_mistake_of_a_file_is_told(house: Path) -> None:
    """Keys and values first; once these are sound, the rules and profiles there are not."""
    with pytest.raises(ConfigError) as caught:
        config_of(house, "ignor = ['oa']\nselect = 'oa'\nfail-level = 'high'\n")
    keys = [line.split("：")[1] for line in str(caught.value).splitlines()]
    assert keys == ["ignor", "select", "fail-level"]
    with pytest.raises(ConfigError) as caught:
        config_of(
            house,
            "ignore = ['zz']\nprofile = '不对'\nextend-select = ['yy']\n"
            "[rules.'oa/none']\nmin = 1\n[rules.'oa/one']\nminimal = 1\n",
        )
    keys = [line.split("：")[1] for line in str(caught.value).splitlines()]
    assert keys == ["ignore", "profile", "extend-select", "rules.oa/none"]
    assert [error.key for error in caught.value.others] == keys[1:]
    with pytest.raises(ConfigError) as caught:
        config_of(house, "[rules.'oa/one']\nenable = true\nminimal = 1\n[rules.'oa/two']\nx = 1\n")
    first, *others = str(caught.value).splitlines()
    assert "rules.oa/one.enable：没有这个选项，是不是“enabled”；可用：severity、enabled、" in first
    assert [line.split("：")[1] for line in others] == ["rules.oa/one.minimal", "rules.oa/two.x"]


# --- per genre -------------------------------------------------------------------------

REQUEST = "关于申请经费的请示\n\n示例省财政厅：\n甲甲甲。丙丙丙。\n妥否，请批示。\n"


def found(config: Config, text: str) -> list[tuple[str, str]]:
    report = check_text(text, config=config)
    return [(d.rule, d.severity.label) for d in report if d.family == "oa"]


def test_per_genre(house: Path) -> None:
    """The title decides; later tables win; other drafts and drafts without a title are not touched."""
    config = config_of(
        house,
        "[[per-genre]]\ngenres = ['请示', '报告']\nignore = ['oa/one']\nfail-level = 'error'\n"
        "[[per-genre]]\ngenres = ['请示']\nprofile = '函'\nextend-select = ['oa/one']\n",
    )
    both = [("oa/one", "warning"), ("oa/two", "error")]
    assert found(config, REQUEST) == both
    assert found(config, REQUEST.replace("请示\n", "报告\n")) == [("oa/two", "error")]
    assert found(config, REQUEST.replace("请示\n", "函\n")) == both
    assert found(config, "甲甲甲。丙丙丙。\n") == both
    assert config.for_genre("函") is config
    special = config.for_genre("请示")
    assert special is config.for_genre("请示")
    assert (special.profile, special.fail_level) == ("函", Severity.ERROR)
    assert (config.profile, config.fail_level) == ("公文", Severity.WARNING)


def test_per_genre_stands_after_per_path_and_before_the_command_line(house: Path) -> None:
    """And before a nearer file, which knows its folder better."""
    tables = (
        "[[per-genre]]\ngenres = ['请示']\nprofile = '纪要'\nignore = ['oa/one']\nfail-level = 'info'\n"
        "[[per-path]]\npaths = ['*']\nprofile = '请示'\nselect = ['oa']\nfail-level = 'error'\n"
    )
    config = config_of(house, tables).for_path(house / "a.txt")
    assert (config.profile, config.fail_level) == ("请示", Severity.ERROR)
    special = config.for_genre("请示")
    assert (special.profile, special.fail_level) == ("纪要", Severity.INFO)
    assert "oa/one" not in own(special)
    said = load_config(start=house, profile="函", select=["oa"], fail_level="never").for_genre("请示")
    assert (said.profile, said.fail_level) == ("函", None)
    assert "oa/one" in own(said)
    assert config.with_profile("通报").for_genre("请示").profile == "通报"
    write(house / "in" / "wenshu-lint.toml", "profile = '决定'\nextend-select = ['oa/one']\n")
    nearer = load_config(start=house / "in").for_genre("请示")
    assert nearer.profile == "决定"
    assert "oa/one" in own(nearer)


def test_configurations_differ_where_drafts_of_a_genre_may(house: Path) -> None:
    """Equal ones share a linter and what is remembered of clean drafts."""
    plain = config_of(house, "")
    one = config_of(house, "[[per-genre]]\ngenres = ['函']\nignore = ['oa']\n")
    same = config_of(house, "# \n[[per-genre]]\ngenres = ['函']\nignore = ['oa']\n")
    other = config_of(house, "[[per-genre]]\ngenres = ['函', '请示']\nignore = ['oa']\n")
    assert (one == same, one.digest() == same.digest(), linter_for(one) is linter_for(same)) == (True,) * 3
    assert len({plain, one, other}) == 3
    assert type(linter_for(plain)).__name__ == "Linter"


# --- packs --------------------------------------------------------------------------------


def test_packs_bring_rules_and_profiles(house: Path) -> None:
    """A profile of a pack may extend a built-in one and set options of the pack's rules."""
    write(
        house / "pack" / "profiles.yml",
        "本单位:\n  title: 本单位\n  extends: 通知\n  ignore: oa/two\n"
        "  options: {oa/one: {exceptions: [某甲甲甲]}}\n",
    )
    config = config_of(house, "profile = '本单位'\n")
    rules = own(config)
    assert rules.keys() == {"oa/one", "oa/handling"}
    assert rules["oa/one"].check.exceptions == ("某甲甲甲",)  # type: ignore[attr-defined]
    assert "本单位" in {profile.name for profile in config.profiles()}


def test_a_pack_may_not_take_a_builtin_name(house: Path) -> None:
    """Two rules of one name would be told apart by nobody."""
    name = builtin_rules()[0].id
    write_rule(house / "pack", name)
    with pytest.raises(RuleError, match=f"已有名为“{name}”的规则"):
        config_of(house, "").rules()


def test_a_faulty_rule_in_a_pack_is_told(house: Path) -> None:
    """A pack that does not load is not passed over."""
    write(house / "pack" / "oa" / "bad.yml", "title: 坏\n")
    with pytest.raises(RuleError, match=r"bad\.yml"):
        config_of(house, "").rules()


def test_the_digest_covers_what_decides_the_outcome(house: Path) -> None:
    """And leaves out what does not."""
    base = config_of(house, "")
    for text in (
        "profile = '函'",
        "ignore = ['oa']",
        "vocab = ['甲']",
        "encoding = 'gbk'",
        "[rules.'oa/one']\nedges = true",
        "[severity]\noa = 'info'",
    ):
        assert config_of(house, text).digest() != base.digest(), text
    assert config_of(house, "exclude = ['a']\nfail-level = 'error'\nbaseline = 'b'").digest() == base.digest()
    assert hash(config_of(house, "")) == hash(base)
    write_rule(house / "pack", "oa/three", "戊戊戊")
    assert config_of(house, "").digest() != base.digest()


def test_installed_packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pack may come as a package that names its folder; its code is not run."""
    site = tmp_path / "site"
    write(site / "their_rules" / "__init__.py", "raise AssertionError\n")
    write_rule(site / "their_rules" / "pack", "theirs/one")
    write(
        site / "their_rules-1.dist-info" / "METADATA",
        "Metadata-Version: 2.1\nName: their-rules\nVersion: 1\n",
    )
    write(
        site / "their_rules-1.dist-info" / "entry_points.txt",
        "[wenshu_lint.packs]\ntheirs = their_rules.pack\ngone = their_rules.gone\n",
    )
    write(
        site / "their_rules" / "pack" / "wenshu-lint.toml",
        "packs = ['.']\nprofile = '通知'\nexclude = ['old/']\nvocab-file = 'terms.txt'\nbaseline = 'b.json'\n"
        "[[per-path]]\npaths = ['talks/']\nprofile = '讲话稿'\n",
    )
    write(site / "their_rules" / "pack" / "terms.txt", "示例办\n")
    monkeypatch.syspath_prepend(site)
    file = write(tmp_path / "drafts" / "wenshu-lint.toml", "root = true\nextends = 'pkg:theirs'\n")
    config = load_config(start=file)
    assert (config.profile, config.vocab, config.baseline) == ("通知", {"示例办"}, tmp_path / "drafts/b.json")
    assert config.excludes(tmp_path / "drafts" / "old" / "a.txt")
    assert config.for_path(tmp_path / "drafts" / "talks" / "a.txt").profile == "讲话稿"
    assert "theirs/one" in {rule.id for rule in config.rules()}
    (site / "their_rules" / "pack" / "wenshu-lint.toml").unlink()
    for name, problem in (("theirs", "里没有 wenshu-lint.toml"), ("none", "没有安装名为“none”的规则包")):
        file.write_text(f"\nextends = 'pkg:{name}'\n", encoding="utf-8")
        with pytest.raises(ConfigError, match=rf"wenshu-lint\.toml:2：extends：.*{problem}"):
            load_config(file)
    config = load_config(isolated=True, packs=["theirs"])
    assert "theirs/one" in {rule.id for rule in config.rules()}
    with pytest.raises(ConfigError, match="没有“gone”"):
        load_config(isolated=True, packs=["gone"])


# --- small things --------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["请示,zh-Hant", "请示，zh-Hant", " 请示 、zh-Hant,", "请示+zh-Hant"])
def test_profiles_are_combined_with_any_comma(text: str) -> None:
    """People type the comma their keyboard is set to."""
    assert profile_names(text) == ["请示", "zh-Hant"]


def test_the_schema_describes_every_key() -> None:
    """Editors show the descriptions."""
    schema = config_schema()
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert all(entry["description"] for entry in schema["properties"].values())


def test_a_rule_that_there_is_not_is_told_at_once() -> None:
    """Whoever loads a configuration learns it there, before a draft is checked."""
    with pytest.raises(ConfigError, match="^select：没有规则与“x”相符"):
        load_config(isolated=True, select=["x"])
    with pytest.raises(ConfigError, match="^encoding：不支持的编码名称“nope”；可用：utf-8"):
        load_config(isolated=True, encoding="nope")
    with pytest.raises(ConfigError, match="^encoding："):
        Config(encoding="rot13").rules()
    assert load_config(isolated=True, encoding="GBK").encoding == "GBK"


def test_a_null_character_is_no_setting(house: Path) -> None:
    """TOML can write one; no path, name or pattern has it."""
    write(house / "wenshu-lint.toml", 'packs = ["a\\u0000b"]\n')
    with pytest.raises(ConfigError, match="packs 第 1 项：里有空字符"):
        load_config(house / "wenshu-lint.toml")
