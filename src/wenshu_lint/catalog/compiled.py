"""The compiled rulebook: rules as JSON, so that a run needs neither YAML nor pydantic.

The first line holds what every run needs: the rules with the literals and occasions they wait
for, and the profiles. Each further line holds the options of one check, in the order of the
rules; it is read when the check is built, which most are not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from ..checks import kind
from ..checks.base import Check, Deferred
from ..diagnostic import Applicability, Severity
from ..rule import Basis, Rule
from .profiles import Profile

FORMAT = 9
"""Changes when the shape of the compiled file does."""

PLAIN: tuple[str, ...] = (
    "default", "mandatory", "language", "scripts", "genres", "directions", "within", "outside", "aliases",
    "since",
)  # fmt: skip
"""Keys that a rule file, a rule and the compiled form hold alike."""


class Rulebook(NamedTuple):
    """Rules and profiles that belong together."""

    rules: tuple[Rule, ...]
    profiles: tuple[Profile, ...]


def dump(rules: Iterable[tuple[Rule, str, dict[str, Any]]], profiles: Iterable[Profile] = ()) -> str:
    """Return the compiled form of rules, given with the name of their kind and its options.

    The same rules and profiles give the same text.
    """
    entries: list[dict[str, Any]] = []
    lines: list[str] = []
    for rule, name, options in rules:
        entries.append(_entry(rule, name))
        lines.append(_json(options))
    choices = [profile._asdict() for profile in profiles]
    head = _json({"format": FORMAT, "rules": entries, "profiles": choices})
    return "".join(f"{line}\n" for line in (head, *lines))


def parse(data: bytes) -> Rulebook | None:
    """Return the rules and profiles of a compiled file, or ``None`` for another format or half a file."""
    try:
        first, *lines = data.splitlines()
        head = json.loads(first)
        if not isinstance(head, dict) or head.get("format") != FORMAT:
            return None
        rules = tuple(_rule(said, line) for said, line in zip(head["rules"], lines, strict=True))
    except ValueError:
        return None
    return Rulebook(rules, tuple(map(_profile, head["profiles"])))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _entry(rule: Rule, name: str) -> dict[str, Any]:
    """Return a rule as plain values, what goes without saying left out."""
    defaults = Rule._field_defaults
    said = {key: value for key, value in rule._asdict().items() if value != defaults.get(key, ...)}
    check = rule.check
    said["severity"] = rule.severity.label
    if rule.fix is not None:
        said["fix"] = rule.fix.label
    flags = {"raw": check.raw, "needs": check.needs, "either": check.either}
    said["check"] = (name, list(check.literals()), sorted(check.occasions()), flags)
    return said


def _rule(said: dict[str, Any], line: bytes) -> Rule:
    said["severity"] = Severity.of(said["severity"])
    if "fix" in said:
        said["fix"] = Applicability[said["fix"].upper()]
    said["basis"] = [Basis(*basis) for basis in said.get("basis", ())]
    said["check"] = _check(line, *said["check"])
    return Rule(**_tuples(said))


def _check(
    line: bytes, name: str, literals: list[str], occasions: list[list[str]], flags: dict[str, Any]
) -> Check:
    def build() -> Check:
        return kind(name)(**_tuples(json.loads(line)))

    return Deferred(build, literals, [(of, what) for of, what in occasions], **flags)


def _profile(entry: dict[str, Any]) -> Profile:
    return Profile(**_tuples(entry))


def _tuples(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
