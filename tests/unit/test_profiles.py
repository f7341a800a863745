"""Profiles: the built-in ones are sound, and faulty ones are refused with line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from wenshu_lint.catalog.builtin import builtin_profiles, builtin_rules, rules_folder
from wenshu_lint.catalog.load import load_pack
from wenshu_lint.catalog.profiles import Profile, family_of, load_profiles
from wenshu_lint.catalog.yaml_source import YamlFile
from wenshu_lint.config import Config, load_config
from wenshu_lint.config.selection import Index
from wenshu_lint.diagnostic import Severity
from wenshu_lint.rule import Rule, RuleError

from .packs import write_rule

KINDS_OF_DOCUMENT = (
    "决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报", "报告",
    "请示", "批复", "议案", "函", "纪要",
)  # fmt: skip
FAMILIES = frozenset((
    "format", "genre", "layout", "numbering", "punctuation", "numerals", "script", "typos", "wording",
    "sensitive", "law", "facts", "classification", "privacy", "residue",
))  # fmt: skip
PROFILES = builtin_profiles()


def rules_of(tmp_path: Path) -> tuple[Rule, ...]:
    write_rule(tmp_path, "oa/one")
    return load_pack(tmp_path).rules


def load(tmp_path: Path, text: str, *others: Profile) -> tuple[Profile, ...]:
    path = tmp_path / "profiles.yml"
    path.write_text(text, encoding="utf-8")
    return load_profiles(path, rules_of(tmp_path), others)


def test_there_is_a_profile_for_every_statutory_kind() -> None:
    """The fifteen kinds of the Regulations stand on 公文."""
    for name in KINDS_OF_DOCUMENT:
        assert [profile.name for profile in family_of(name, PROFILES)] == ["公文", name]
    names = {profile.name for profile in PROFILES}
    assert {"通用", "讲话稿", "总结", "方案", "制度", "zh-Hans", "zh-Hant", "zh-TW", "公开发布"} <= names
    assert all(profile.title and profile.description for profile in PROFILES)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_selectors_of_builtin_profiles_mean_something(profile: Profile) -> None:
    """Each names a family, or a rule that exists: a renamed rule shows here."""
    index = Index(builtin_rules())
    selectors = [*profile.select, *profile.ignore, *profile.severity, *profile.at_most]
    assert [s for s in selectors if s not in FAMILIES and not index.known(s)] == []


def test_options_of_builtin_profiles_are_for_rules_that_exist() -> None:
    """Options for a rule that is gone would be passed over without a word."""
    path = rules_folder() / "profiles.yml"
    ids = {rule.id for rule in builtin_rules()}
    for name, value in YamlFile.read(path).value.items():
        assert set(value.get("options", {})) <= ids, name


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_every_builtin_profile_runs(profile: Profile) -> None:
    """By its name and by its other names, it chooses rules."""
    chosen = Config(profile=profile.name).rules()
    for alias in profile.aliases:
        assert Config(profile=alias).rules() == chosen


def test_profiles_are_combined_in_turn(tmp_path: Path) -> None:
    """Later ones win; what two of them extend is applied once, before both."""
    write_rule(tmp_path / "pack", "oa/one")
    write_rule(tmp_path / "pack", "oa/two", "丙丙丙", severity="error")
    (tmp_path / "pack" / "profiles.yml").write_text(
        "底:\n  title: 底本\n  ignore: oa/one\n"
        "加:\n  title: 加上\n  extends: 底\n  select: [oa/one]\n"
        "软:\n  title: 软些\n  extends: 底\n  at-most: {oa: info}\n",
        encoding="utf-8",
    )

    def levels(profile: str) -> dict[str, str]:
        config = load_config(isolated=True, packs=[str(tmp_path / "pack")], profile=profile)
        return {rule.id: rule.severity.label for rule in config.rules() if rule.family == "oa"}

    assert levels("底") == {"oa/two": "error"}
    assert levels("加") == {"oa/one": "warning", "oa/two": "error"}
    assert levels("加,软") == levels("软,加") == {"oa/one": "info", "oa/two": "info"}


def test_softer_profiles_leave_out_what_binds_organs_only(tmp_path: Path) -> None:
    """Format and kinds are not asked of an enterprise, and its numbering is at most a warning."""
    for number, family in enumerate(("format", "layout", "genre", "numbering", "privacy")):
        write_rule(tmp_path, f"{family}/zz-trial", "甲乙丙丁戊"[number] * 3, severity="error")
    config = load_config(isolated=True, packs=[str(tmp_path)], profile="通用")
    found = {rule.id: rule.severity for rule in config.rules() if rule.id.endswith("/zz-trial")}
    assert found == {"numbering/zz-trial": Severity.WARNING, "privacy/zz-trial": Severity.ERROR}


def test_drafts_to_be_published_may_hold_no_personal_data(tmp_path: Path) -> None:
    """What is a warning inside the house is an error on its way out."""
    write_rule(tmp_path, "privacy/zz-trial")
    config = load_config(isolated=True, packs=[str(tmp_path)], profile="通知,公开发布")
    assert next(r.severity for r in config.rules() if r.id == "privacy/zz-trial") is Severity.ERROR


def test_options_are_checked_and_kept_as_plain_values(tmp_path: Path) -> None:
    """Only what really changes is kept; a rule that is not there is passed over."""
    options = "    oa/one: {edges: true, raw: false, exceptions: [某]}\n    oa/none: {x: 1}\n"
    text = f"甲:\n  title: 甲\n  options:\n{options}"
    (profile,) = load(tmp_path, text)
    assert profile.options == {"oa/one": {"edges": True, "exceptions": ["某"]}}
    (profile,) = load(tmp_path, "甲:\n  title: 甲\n  options: {oa/one: {}}\n")
    assert profile.options == {"oa/one": {}}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- 甲\n", r"profiles\.yml:1：应为“配置名: 内容”的键值表"),
        ("甲:\n  title: 甲\n  titel: 甲\n", r"profiles\.yml:3：甲\.titel：没有这个键"),
        ("甲:\n  title: 甲\n  severity: {oa: bad}\n", r"profiles\.yml:3：甲\.severity\.oa：应为"),
        ("甲:\n  title: 甲\n  extends: 乙\n", r"profiles\.yml:3：甲\.extends：没有“乙”这个配置"),
        ("甲:\n  title: 甲\n  extends: 乙\n乙:\n  title: 乙\n  extends: 甲\n", r"绕了一圈又回到“甲”"),
        ("甲:\n  title: 甲\n乙:\n  title: 乙\n  aliases: 甲\n", r"yml:3：乙：“甲”已经是别的配置的名字"),
        ("丙:\n  title: 丙\n", r"丙：“丙”已经是别的配置的名字"),
        ("甲:\n  title: 甲\n  options:\n    oa/one: {ecceptions: []}\n",
         r"profiles\.yml:4：甲\.options\.oa/one\.ecceptions：没有这个选项，是不是“exceptions”"),
        ("甲:\n  title: 甲\n  options:\n    oa/one: {exceptions: 1}\n", r"oa/one\.exceptions：应为一个列表，不是 1"),
    ],
)  # fmt: skip
def test_faulty_profiles_are_refused(tmp_path: Path, text: str, problem: str) -> None:
    """With the line of the key."""
    with pytest.raises(RuleError, match=problem):
        load(tmp_path, text, Profile("丙", "丙"))


def test_a_folder_without_profiles_has_none(tmp_path: Path) -> None:
    """Packs need not bring any."""
    assert load_profiles(tmp_path / "profiles.yml", ()) == ()
    assert family_of("无", PROFILES) == ()
