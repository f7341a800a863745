"""Which rules run, when several voices speak of them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from wenshu_lint.checks.base import Check
from wenshu_lint.config.selection import Index, Layer, Rank, select, unknown
from wenshu_lint.config.settings import Settings
from wenshu_lint.diagnostic import Severity
from wenshu_lint.rule import Rule
from wenshu_lint.source import ConfigError

FILE = Settings({}, "x.toml", lines={"ignore": 3, "per-path.0.ignore": 9})


def rule(identity: str, **more: object) -> Rule:
    given: dict[str, object] = {
        "title": "试验", "message": "试验", "severity": Severity.WARNING, "check": Check(), **more,
    }  # fmt: skip
    return Rule(id=identity, **given)  # type: ignore[arg-type]


RULES = (
    rule("typos/a"),
    rule("typos/b", aliases=("typos/old-b",)),
    rule("typos/opt", default=False),
    rule("numbering/gap", severity=Severity.ERROR),
    rule("numbering/gaps", severity=Severity.INFO),
    rule("sensitive/x", gate="政治关"),
    rule("classification/handling", mandatory=True, gate="密级、发放范围、用印关", severity=Severity.WARNING),
)
ALWAYS = "classification/handling"


def chosen(*layers: Layer) -> set[str]:
    return {r.id for r in select(Index(RULES), layers)}


def layer(**more: object) -> Layer:
    return Layer(FILE, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("norms", "found"),
    [
        ([], {"typos/all": "", "format/cn": "大陆", "taiwan/word": "台湾", "taiwan/letter": "台湾公文"}),
        (["台湾"], {"typos/all": "", "taiwan/word": "", "taiwan/letter": "台湾公文"}),
        (["大陆"], {"typos/all": "", "format/cn": ""}),
    ],
)
def test_who_names_the_norms_of_a_draft_leaves_out_what_rests_on_others(
    norms: list[str], found: dict[str, str]
) -> None:
    """What rests on the norms named no longer asks what the draft looks like; the form of a letter stays."""
    rules = (
        rule("typos/all"),
        rule("format/cn", norm="大陆"),
        rule("taiwan/word", norm="台湾"),
        rule("taiwan/letter", norm="台湾公文"),
    )
    assert {r.id: r.norm for r in select(Index(rules), [layer(norm=norm) for norm in norms])} == found


def test_a_rule_named_after_the_norms_runs_again() -> None:
    """The more specific and later word of a user wins over the profile."""
    rules = (rule("format/cn", norm="大陆"),)
    layers = [layer(norm="台湾"), layer(extend=("format/cn",))]
    assert [r.id for r in select(Index(rules), layers)] == ["format/cn"]


def test_without_layers_the_defaults_run() -> None:
    """An opt-in rule stays off until it is named."""
    assert chosen() == {r.id for r in RULES} - {"typos/opt"}


@pytest.mark.parametrize(
    ("selector", "rank", "found"),
    [
        ("ALL", Rank.ALL, {r.id for r in RULES}),
        ("政治关", Rank.GATE, {"sensitive/x"}),
        ("密级、发放范围、用印关", Rank.GATE, {ALWAYS}),
        ("typos", Rank.FAMILY, {"typos/a", "typos/b", "typos/opt"}),
        ("numbering/*", Rank.GLOB, {"numbering/gap", "numbering/gaps"}),
        ("*/gap", Rank.GLOB, {"numbering/gap"}),
        ("typos/old-b", Rank.RULE, {"typos/b"}),
        ("typos/a", Rank.RULE, {"typos/a"}),
        ("nothing", Rank.NOTHING, set()),
        ("nothing/*", Rank.GLOB, set()),
    ],
)
def test_selectors(selector: str, rank: Rank, found: set[str]) -> None:
    """Ids, former ids, families, gates, patterns and ALL are all understood."""
    (kind, _), names = Index(RULES).find(selector)
    assert (kind, set(names)) == (rank, found)


def test_select_replaces_and_extend_adds() -> None:
    """``select`` is the whole choice, ``extend-select`` adds to what was chosen before."""
    assert chosen(layer(select=("typos",))) == {"typos/a", "typos/b", ALWAYS}
    assert chosen(layer(select=("sensitive",)), layer(extend=("typos/a",))) == {
        "sensitive/x",
        "typos/a",
        ALWAYS,
    }
    assert chosen(layer(select=())) == {ALWAYS}


@pytest.mark.parametrize("selector", ["typos", "typos/*", "结构和文字关", "typos/o*"])
def test_groups_do_not_turn_on_what_is_off_by_default(selector: str) -> None:
    """A family, a gate or a pattern chooses among the default rules only."""
    assert "typos/opt" not in chosen(layer(extend=(selector,)))
    assert "typos/opt" not in chosen(layer(select=(selector,)))


@pytest.mark.parametrize("selector", ["typos/opt", "ALL"])
def test_names_and_all_turn_on_opt_in_rules(selector: str) -> None:
    """They are meant to the letter."""
    assert "typos/opt" in chosen(layer(select=(selector,)))


@pytest.mark.parametrize(
    ("selected", "ignored", "on"),
    [
        ("ALL", "typos", False),
        ("typos", "结构和文字关", True),
        ("typos/*", "typos", True),
        ("typos", "typos/*", False),
        ("typos/a", "typos/*", True),
        ("typos/*", "typos/a", False),
        ("typos/a*", "typos/*", True),
        ("typos/a", "typos/a", False),
        ("typos", "typos", False),
        ("ALL", "ALL", False),
    ],
)
def test_the_most_specific_word_wins(selected: str, ignored: str, on: bool) -> None:
    """And of two that are equally specific it is the one that says no."""
    assert ("typos/a" in chosen(layer(select=(selected,), ignore=(ignored,)))) is on


def test_a_later_layer_wins() -> None:
    """A nearer file may switch on again by a family what one above switched off by name."""
    assert "typos/a" in chosen(layer(ignore=("typos/a",)), layer(extend=("typos",)))
    assert "typos/a" not in chosen(layer(select=("typos/a",)), layer(ignore=("ALL",)))


def test_severities() -> None:
    """The most specific selector sets the level; a later layer wins; the others keep theirs."""
    levels = {"numbering": "warning", "numbering/gaps": "error"}
    found = {r.id: r.severity for r in select(Index(RULES), [layer(severity=levels)])}
    assert found["numbering/gap"] is Severity.WARNING
    assert found["numbering/gaps"] is Severity.ERROR
    assert found["typos/a"] is Severity.WARNING
    found = {
        r.id: r.severity
        for r in select(Index(RULES), [layer(severity=levels), layer(severity={"ALL": "info"})])
    }
    assert found["numbering/gaps"] is Severity.INFO


def test_a_ceiling_lowers_and_never_raises() -> None:
    """``at-most`` softens the errors of a family and leaves its hints alone."""
    found = {r.id: r.severity for r in select(Index(RULES), [layer(at_most={"numbering": "warning"})])}
    assert found["numbering/gap"] is Severity.WARNING
    assert found["numbering/gaps"] is Severity.INFO
    raised = [layer(severity={"numbering": "error"}), layer(at_most={"numbering": "warning"})]
    assert {r.severity for r in select(Index(RULES), raised) if r.family == "numbering"} == {Severity.WARNING}


def test_mandatory_rules_stay_as_they_are() -> None:
    """Nothing removes or lowers them; raising is allowed."""
    for attempt in (
        layer(select=("typos",)),
        layer(ignore=("ALL",)),
        layer(ignore=(ALWAYS,)),
        layer(severity={ALWAYS: "info"}),
        layer(at_most={"classification": "info"}),
    ):
        found = {r.id: r for r in select(Index(RULES), [attempt])}
        assert found[ALWAYS].severity is Severity.WARNING
    found = {r.id: r for r in select(Index(RULES), [layer(severity={ALWAYS: "error"})])}
    assert found[ALWAYS].severity is Severity.ERROR


def refused(**said: Any) -> list[ConfigError]:
    return list(unknown(layer(**said), Index(RULES)))


def test_unknown_selectors_are_refused_with_near_ones() -> None:
    """File, line, key and what may have been meant."""
    (error,) = refused(ignore=("typo",))
    assert re.search(r"x\.toml:3：ignore：.*“typo”.*是不是“typos”", str(error))
    assert (error.line, error.key) == (3, "ignore")
    expected = [
        ("是不是“numbering/gap”", {"select": ("gap",)}),
        (r"x\.toml:9：per-path 第 1 项\.ignore：.*六关", {"ignore": ("zzz/*",), "prefix": "per-path.0."}),
        (r"severity：没有规则", {"severity": {"nope": "info"}}),
        (r"rules\.typos/aa：.*是不是“typos/a”", {"severity": {"typos/aa": "info"}, "prefix": "rules."}),
    ]
    for words, said in expected:
        (error,) = refused(**said)
        assert re.search(words, str(error))
    assert [error.key for error in refused(ignore=("typo", "typos", "zz"), select=("gap",))] == [
        "select",
        "ignore",
        "ignore",
    ]
