"""The rules as the service tells of them: the list, and the page of one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from ..analysis.dating import in_words
from ..api import linter_for
from ..catalog.builtin import rules_folder
from ..catalog.load import load_rule
from ..config import Config
from ..config.selection import Layer
from ..config.settings import Settings
from ..reporters.sheet.findings import FAMILIES
from ..rule import GATES, Rule
from ..source import WenshuError
from .told import About, Example, Limits, ProfileBrief, RuleBrief, RulePage

_SCRIPTS = {"Hans": "简体", "Hant": "繁体"}


class Rulebook:
    """What there is to know of the rules under one configuration."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self.page = lru_cache(maxsize=256)(self._page)

    @cached_property
    def briefs(self) -> tuple[RuleBrief, ...]:
        """The rules, ordered by id."""
        return tuple(_brief(rule, self._running) for _, rule in sorted(self._rules.items()))

    def about(self, version: str, suffixes: list[str], limits: Limits) -> About:
        """Return what the service knows and takes."""
        families = sorted({rule.family for rule in self._rules.values()})
        return About(
            version=version,
            profile=self._config.profile,
            profiles=[
                ProfileBrief(name=profile.name, title=profile.title, description=profile.description)
                for profile in self._config.profiles()
            ],
            gates=list(GATES),
            families={family: FAMILIES.get(family, family) for family in families},
            rules=len(self._running),
            suffixes=suffixes,
            limits=limits,
        )

    @cached_property
    def _rules(self) -> dict[str, Rule]:
        every = Config(packs=self._config.packs, layers=(Layer(Settings({}), select=("ALL",)),))
        chosen = linter_for(self._config).rules
        return {rule.id: rule for rule in (*every.rules(), *chosen)}

    @cached_property
    def _running(self) -> frozenset[str]:
        return frozenset(rule.id for rule in linter_for(self._config).rules)

    def _page(self, name: str) -> RulePage | None:
        """Return the page of a rule by its id, or a former id; ``None`` where there is none."""
        rule = self._rules.get(name) or next((r for r in self._rules.values() if name in r.aliases), None)
        if rule is None:
            return None
        why, examples = self._written(rule.id)
        return RulePage(
            **_brief(rule, self._running).model_dump(),
            message=rule.message,
            hint=rule.hint,
            why=why,
            limits=list(_limits(rule)),
            examples=examples,
        )

    def _written(self, name: str) -> tuple[str, list[Example]]:
        """Return what only the file of a rule knows; nothing for one that is not written in a file."""
        folders = (*self._config.packs, rules_folder())
        path = next((p for p in (Path(folder, f"{name}.yml") for folder in folders) if p.is_file()), None)
        try:
            file = None if path is None else load_rule(path)
        except WenshuError:
            file = None
        if file is None:
            return "", []
        examples = [
            Example(bad=one.bad, flag=list(one.flag), good=one.good, note=one.note) for one in file.examples
        ]
        return file.why, examples


def _brief(rule: Rule, running: frozenset[str]) -> RuleBrief:
    return RuleBrief.model_validate(
        {
            "id": rule.id,
            "title": rule.title,
            "severity": rule.severity.label,
            "family": rule.family,
            "family_title": FAMILIES.get(rule.family, rule.family),
            "gate": rule.gate,
            "runs": rule.id in running,
            "fix": rule.fix.label if rule.fix else None,
            "basis": [basis.label for basis in rule.basis],
        }
    )


def _limits(rule: Rule) -> Iterator[str]:
    """Yield where alone a rule looks; nothing for a rule that looks everywhere."""
    if rule.genres or rule.directions:
        yield "只查" + "、".join((*rule.genres, *rule.directions))
    if rule.scripts:
        yield "只查" + "、".join(_SCRIPTS[script] for script in rule.scripts) + "文稿"
    if rule.within:
        yield "只查其中的" + "、".join(rule.within)
    if rule.norm:
        yield f"只查照{rule.norm}规矩的文稿"
    if rule.check.needs == "word":
        yield "只查 Word 文稿"
    if rule.since:
        yield f"依据自{in_words(date.fromisoformat(rule.since))}起施行，更早的文稿不查"
    if not rule.default:
        yield "点名才查"
