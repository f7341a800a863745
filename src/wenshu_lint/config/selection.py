"""Chooses rules by name, family, gate or glob; the most specific word wins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from fnmatch import fnmatchcase
from typing import Any, Final, NamedTuple

from ..diagnostic import Severity
from ..nearest import advice, nearest_rules
from ..rule import NORMS, Rule
from ..source import ConfigError
from .settings import Settings


class Rank(IntEnum):
    """How specific a selector is; a more specific one wins, whatever the order."""

    NOTHING = 0
    ALL = 1
    """``ALL``: every rule, the opt-in ones too."""
    GATE = 2
    """One of the six gates, such as ``政治关``."""
    FAMILY = 3
    """A family, such as ``typos``."""
    GLOB = 4
    """A pattern such as ``numbering/*``; of two patterns the longer is the more specific."""
    RULE = 5
    """The id of a rule, or one of its former ids."""


_NOTHING: Final[Mapping[str, Any]] = {}


class Layer(NamedTuple):
    """What one profile, one configuration file or the command line says about rules.

    Layers are applied in order; each is one decision over all its selectors.
    """

    origin: Settings
    """Who says it: blamed for what cannot be used."""
    select: tuple[str, ...] | None = None
    """Run these and nothing else; ``None`` leaves what earlier layers chose."""
    extend: tuple[str, ...] = ()
    """Run these as well."""
    ignore: tuple[str, ...] = ()
    """Do not run these; wins over a selection that is equally specific."""
    severity: Mapping[str, str] = _NOTHING
    """Selector → severity of the rules it matches."""
    at_most: Mapping[str, str] = _NOTHING
    """Selector → the highest severity the rules it matches may have."""
    options: Mapping[str, Mapping[str, Any]] = _NOTHING
    """Rule → options of its check."""
    norm: str = ""
    """Whose norms the drafts follow: do not run what rests on others."""
    prefix: str = ""
    """What stands before the keys in errors, such as ``per-path.0.``."""
    depth: int = 0
    """How near its file is; 0 for the outermost, the command line has most."""

    def said(self) -> str:
        """Return everything that matters to the outcome, as one string."""
        tables = (sorted(table.items()) for table in (self.severity, self.at_most))
        options = sorted((name, sorted(given.items())) for name, given in self.options.items())
        return repr((self.select, self.extend, self.ignore, *tables, options, self.norm))

    def selectors(self) -> Iterable[tuple[str, str]]:
        """Yield every selector with the key it stands under."""
        for key, words in (
            ("select", self.select or ()),
            ("extend-select", self.extend),
            ("ignore", self.ignore),
            ("severity", self.severity),
            ("at-most", self.at_most),
        ):
            yield from ((key, word) for word in words)


_Found = tuple[tuple[Rank, int], Sequence[str]]


class Index:
    """The rules there are, ready to be found by any selector."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules: dict[str, Rule] = {rule.id: rule for rule in rules}
        self._names: dict[str, str] = {}
        self._groups: dict[tuple[Rank, str], list[str]] = {}
        for rule in self.rules.values():
            self._names.update((alias, rule.id) for alias in rule.aliases if alias not in self.rules)
            self._groups.setdefault((Rank.FAMILY, rule.family), []).append(rule.id)
            self._groups.setdefault((Rank.GATE, rule.gate), []).append(rule.id)

    def id_of(self, name: str) -> str | None:
        """Return the id of a rule given by its id or a former one, ``None`` where there is none."""
        return name if name in self.rules else self._names.get(name)

    def find(self, selector: str) -> _Found:
        """Return how specific a selector is and the ids it matches."""
        identity = self.id_of(selector)
        if identity is not None:
            return (Rank.RULE, 0), (identity,)
        if selector == "ALL":
            return (Rank.ALL, 0), tuple(self.rules)
        for rank in (Rank.FAMILY, Rank.GATE):
            if (rank, selector) in self._groups:
                return (rank, 0), self._groups[rank, selector]
        if not any(mark in selector for mark in "*?["):
            return (Rank.NOTHING, 0), ()
        return (Rank.GLOB, len(selector)), [name for name in self.rules if fnmatchcase(name, selector)]

    def known(self, selector: str) -> bool:
        """Tell whether a selector means anything among these rules."""
        return selector == "ALL" or bool(self.find(selector)[1])

    def advice(self, selector: str) -> str:
        """Return a half-sentence that names up to three selectors like a mistyped one."""
        others = [*self._names, *(name for _, name in self._groups), "ALL"]
        return advice(nearest_rules(selector, self.rules, others, 3))


def select(index: Index, layers: Iterable[Layer]) -> tuple[Rule, ...]:
    """Return the rules that run, with the severity they run at, ordered by id.

    Without layers these are the rules that are on by default. A rule that is off by default
    is turned on by its id or by ``ALL``, never by a family, a gate or a glob. A mandatory
    rule always runs, and never at less than its own severity.

    Selectors that match nothing say nothing; :func:`unknown` names them.
    """
    on = {rule.id for rule in index.rules.values() if rule.default}
    severity: dict[str, Severity] = {}
    norm = ""
    for layer in layers:
        norm = layer.norm or norm
        on = _switched(layer, index, _under(layer.norm, index, on))
        severity.update(_levels(layer.severity, index))
        for name, most in _levels(layer.at_most, index).items():
            severity[name] = min(most, severity.get(name, index.rules[name].severity))
    on.update(rule.id for rule in index.rules.values() if rule.mandatory)
    chosen = (_at(index.rules[name], severity.get(name)) for name in sorted(on))
    return tuple(rule._replace(norm="") if norm and rule.norm == norm else rule for rule in chosen)


def _under(norm: str, index: Index, on: set[str]) -> set[str]:
    """Return the rules that are on without those that rest on the norms of others."""
    if not norm:
        return on
    return {name for name in on if NORMS.get(index.rules[name].norm, NORMS[norm]) == NORMS[norm]}


def _at(rule: Rule, severity: Severity | None) -> Rule:
    if severity is None or severity == rule.severity or (rule.mandatory and severity < rule.severity):
        return rule
    return rule._replace(severity=severity)


def _switched(layer: Layer, index: Index, on: set[str]) -> set[str]:
    """Return the rules that are on after a layer."""
    best: dict[str, tuple[tuple[Rank, int], bool]] = {}
    for selector in (*(layer.select or ()), *layer.extend):
        rank, names = index.find(selector)
        named = rank[0] in (Rank.ALL, Rank.RULE)
        for name in names:
            if named or index.rules[name].default:
                best[name] = max(best.get(name, (rank, False)), (rank, False))
    for selector in layer.ignore:
        rank, names = index.find(selector)
        for name in names:
            best[name] = max(best.get(name, (rank, True)), (rank, True))
    kept = on if layer.select is None else set()
    off = {name for name, (_, ignored) in best.items() if ignored}
    return (kept - off) | (best.keys() - off)


def _levels(table: Mapping[str, str], index: Index) -> dict[str, Severity]:
    best: dict[str, tuple[tuple[Rank, int], Severity]] = {}
    for selector, label in table.items():
        rank, names = index.find(selector)
        for name in names:
            if name not in best or best[name][0] <= rank:
                best[name] = (rank, Severity.of(label))
    return {name: severity for name, (_, severity) in best.items()}


def unknown(layer: Layer, index: Index) -> Iterator[ConfigError]:
    """Yield an error for each selector of a layer that matches nothing, and for options nobody may set."""
    for name in layer.options:
        identity = index.id_of(name)
        if identity is None:
            yield layer.origin.error(f"rules.{name}", f"没有“{name}”这条规则{index.advice(name)}")
        elif index.rules[identity].mandatory:
            yield layer.origin.error(f"rules.{name}", "这条规则关系保密，选项不能更改")
    for key, selector in layer.selectors():
        if selector not in layer.options and not index.known(selector):
            advice = index.advice(selector) or "（规则名、规则族、六关之一、带 * 的式样或 ALL）"
            place = f"rules.{selector}" if layer.prefix == "rules." else layer.prefix + key
            yield layer.origin.error(place, f"没有规则与“{selector}”相符{advice}")
