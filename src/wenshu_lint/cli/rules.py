"""The command ``rules``: what rules there are, and which of them run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from ..complaints import listed
from ..config import load_config
from ..diagnostic import Severity
from ..reporters.display import width
from ..reporters.phrases import say as said
from ..reporters.wording import LEVELS, PAGES
from ..rule import GATES, Rule
from .frame import command, option, spoken, usage_error
from .terminal import write
from .words import say


@command("rules", help="列出现有配置下要查的规则；--all 连同缺省不查的一并列出。")
@option("--family", multiple=True, metavar="名称", help="只列这些规则族")
@option("--gate", multiple=True, metavar="名称", help="只列六关中的这些关")
@option("--severity", multiple=True, type=click.Choice(["error", "warning", "info"]), help="只列这些级别")
@option("--fixable", is_flag=True, help="只列能自动修改的")
@option("--all", "every", is_flag=True, help="连同现在不查的规则")
@option("--profile", metavar="名称", help="文种配置，如 通知；可并用，逗号分隔")
@option("--config", metavar="文件", help="用这个配置文件，不再向上寻找")
@option("--isolated", is_flag=True, help="不读任何配置文件")
@option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="报告格式")
def rules(**asked: Any) -> int:
    """List the rules that match what was asked."""
    choices = {"isolated": asked["isolated"], "profile": asked["profile"]}
    config = load_config(asked["config"], start=Path(), **choices)
    running = {rule.id: rule for rule in config.rules()}
    every = tuple(running.values())
    if asked["every"]:
        known = load_config(asked["config"], start=Path(), select=("ALL",), **choices).rules()
        every = tuple(running.get(rule.id, rule) for rule in known)
    _refuse_unknown("--family", asked["family"], {name.partition("/")[0] for name in config.names()})
    _refuse_unknown("--gate", asked["gate"], GATES)
    chosen = [rule for rule in every if _wanted(rule, asked)]
    if asked["form"] == "json":
        import json

        entries = [_as_dict(rule, rule.id in running) for rule in chosen]
        write([json.dumps(entries, ensure_ascii=False, indent=1), "\n"])
    else:
        write(_lines(chosen, running, spoken()))
    return 0


def _refuse_unknown(option: str, names: Iterable[str], known: Iterable[str]) -> None:
    """Raise for a name that nothing has: an empty list would look like an answer. Gates may be cut short."""
    for name in names:
        if not any(one == name or (known is GATES and one.startswith(name)) for one in known):
            words = "{0}：没有“{1}”，可用：{2}"
            told = listed(known if known is GATES else sorted(known))
            raise usage_error(say(spoken(), words, option, name, told))


def _wanted(rule: Rule, asked: dict[str, Any]) -> bool:
    return (
        (not asked["family"] or rule.family in asked["family"])
        and (not asked["gate"] or any(rule.gate.startswith(gate) for gate in asked["gate"]))
        and (not asked["severity"] or rule.severity.label in asked["severity"])
        and (not asked["fixable"] or fixable(rule))
    )


def fixable(rule: Rule) -> bool:
    """Tell whether ``--fix``, with or without ``--unsafe-fixes``, may repair findings of a rule."""
    return rule.fix is not None and rule.fix.label != "display"


def _lines(chosen: list[Rule], running: dict[str, Rule], language: str) -> Iterator[str]:
    words = {severity: said(language, LEVELS[severity]) for severity in Severity}
    cells = max(map(width, words.values()))
    names = max((len(rule.id) for rule in chosen), default=0)
    for rule in chosen:
        word = words[rule.severity]
        marks = [say(language, "可自动修改")] if fixable(rule) else []
        marks += [] if rule.id in running else [say(language, "现在不查")]
        note = f"（{'、'.join(marks)}）" if marks else ""
        yield f"{rule.id:<{names}}  {word}{' ' * (cells - width(word))}  {rule.title}{note}\n"
    yield say(language, "共 {0} 条规则", len(chosen)) + "\n"


def _as_dict(rule: Rule, runs: bool) -> dict[str, Any]:
    return {
        "code": rule.id,
        "name": rule.title,
        "family": rule.family,
        "gate": rule.gate,
        "severity": rule.severity.label,
        "fix": rule.fix.label if rule.fix else None,
        "default": rule.default,
        "enabled": runs,
        "mandatory": rule.mandatory,
        "since": rule.since or None,
        "genres": list(rule.genres),
        "aliases": list(rule.aliases),
        "basis": [basis.label for basis in rule.basis],
        "url": f"{PAGES}{rule.id}.md",
    }
