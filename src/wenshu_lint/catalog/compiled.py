"""The compiled rulebook: rules as JSON, so that a run needs neither YAML nor pydantic."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from ..checks import kind
from ..checks.base import Check, Deferred
from ..diagnostic import Applicability, Severity
from ..rule import Basis, Rule
from .profiles import Profile

FORMAT = 5
"""Changes when the shape of the compiled file does."""

PLAIN: tuple[str, ...] = (
    "default", "mandatory", "language", "scripts", "genres", "directions", "within", "outside", "aliases",
)  # fmt: skip
"""Keys that a rule file, a rule and the compiled form hold alike."""


class Rulebook(NamedTuple):
    """Rules and profiles that belong together."""

    rules: tuple[Rule, ...]
    profiles: tuple[Profile, ...]


def dump(rules: Iterable[tuple[Rule, str, dict[str, Any]]], profiles: Iterable[Profile] = ()) -> str:
    """Return the compiled form of rules, given with the name of their kind and its options.

    Options are a text within the text: they are read when the check is built, which most are not.

    The same rules and profiles give the same text.
    """
    entries = [
        {
            "id": rule.id,
            "title": rule.title,
            "message": rule.message,
            "severity": rule.severity.label,
            "gate": rule.gate,
            "basis": [list(basis) for basis in rule.basis],
            "hint": rule.hint,
            "fix": rule.fix.label if rule.fix else None,
            **{name: getattr(rule, name) for name in PLAIN},
            "kind": name,
            "options": json.dumps(options, ensure_ascii=False, separators=(",", ":")),
            "literals": list(rule.check.literals()),
            "occasions": sorted(rule.check.occasions()),
            "raw": rule.check.raw,
            "needs": rule.check.needs,
        }
        for rule, name, options in rules
    ]
    choices = [profile._asdict() for profile in profiles]
    return f'{{"format":{FORMAT},"rules":[\n{_lines(entries)}\n],"profiles":[\n{_lines(choices)}\n]}}\n'


def _lines(entries: Iterable[dict[str, Any]]) -> str:
    return ",\n".join(json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in entries)


def load(path: Path) -> Rulebook | None:
    """Return what a compiled file holds, or ``None`` where it is missing or of another format."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return None


def parse(text: str) -> Rulebook | None:
    """Return the rules and profiles of a compiled text, or ``None`` for a text of another format."""
    try:
        data = json.loads(text)
    except ValueError:
        return None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        return None
    return Rulebook(tuple(map(_rule, data["rules"])), tuple(map(_profile, data["profiles"])))


def _profile(entry: dict[str, Any]) -> Profile:
    return Profile(**_tuples(entry))


def _tuples(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


def _check(entry: dict[str, Any]) -> Check:
    def build() -> Check:
        return kind(entry["kind"])(**_tuples(json.loads(entry["options"])))

    occasions = [(of, name) for of, name in entry["occasions"]]
    return Deferred(build, entry["literals"], occasions, entry["raw"], entry["needs"])


def _rule(entry: dict[str, Any]) -> Rule:
    return Rule(
        id=entry["id"],
        title=entry["title"],
        message=entry["message"],
        severity=Severity.of(entry["severity"]),
        check=_check(entry),
        gate=entry["gate"],
        basis=tuple(Basis(*basis) for basis in entry["basis"]),
        hint=entry["hint"],
        fix=Applicability[entry["fix"].upper()] if entry["fix"] else None,
        **_tuples({name: entry[name] for name in PLAIN}),
    )
