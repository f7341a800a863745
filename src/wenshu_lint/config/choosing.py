"""From what was said to the rules that run: profiles first, then every layer, then options."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..catalog.profiles import Profile, family_of, with_options
from ..nearest import advice, nearest
from ..rule import Rule
from ..source import ConfigError, refuse
from .selection import Index, Layer, select
from .settings import Settings


def chosen(
    rules: Sequence[Rule], profiles: Sequence[Profile], names: Iterable[str], layers: Sequence[Layer]
) -> tuple[Rule, ...]:
    """Return the rules that run, ready made, ordered by id.

    :param names: the profiles to apply, of which each is known.
    :param layers: what files and command line say, of which each selector is known.
    :raises ConfigError: for each rule with an option that cannot be used.
    """
    index = Index(rules)
    chain = _chain(names, profiles)
    found = select(index, [*map(_layer_of, chain), *layers])
    profiled = {name: options for profile in chain for name, options in profile.options.items()}
    found = tuple(_profiled(rule, profiled.get(rule.id)) for rule in found)
    if not any(layer.options for layer in layers):
        return found
    return _Options(index, layers).applied(found)


def profile_names(profile: str) -> list[str]:
    """Return the names in ``请示,zh-Hant``, whichever comma is used."""
    for mark in "，、+":
        profile = profile.replace(mark, ",")
    return [name.strip() for name in profile.split(",") if name.strip()]


def unknown_profiles(
    named: str, profiles: Sequence[Profile], settings: Settings, key: str
) -> Iterator[ConfigError]:
    """Yield an error for each profile that there is not.

    :param settings: who names them, at which ``key``.
    """
    for name in profile_names(named):
        if not family_of(name, profiles):
            words = [word for profile in profiles for word in (profile.name, *profile.aliases)]
            problem = f"没有“{name}”这个文种配置{advice(nearest(name, words))}"
            yield settings.error(key, problem, tuple(profile.name for profile in profiles))


def _chain(names: Iterable[str], profiles: Sequence[Profile]) -> list[Profile]:
    """Return the profiles to apply, bases first, none of them twice."""
    chain: list[Profile] = []
    for name in names:
        chain += [profile for profile in family_of(name, profiles) if profile not in chain]
    return chain


def _profiled(rule: Rule, options: Mapping[str, Any] | None) -> Rule:
    return rule._replace(check=with_options(rule.check.built(), options)) if options else rule


def _layer_of(profile: Profile) -> Layer:
    return Layer(
        Settings({}, f"profiles.yml（{profile.name}）"),
        extend=profile.select,
        ignore=profile.ignore,
        severity=profile.severity,
        at_most=profile.at_most,
        norm=profile.norm,
    )


class _Options:
    """The options that layers set, by the id of the rule."""

    def __init__(self, index: Index, layers: Sequence[Layer]) -> None:
        self.given: dict[str, dict[str, Any]] = {}
        self._origins: dict[tuple[str, str], tuple[Layer, str]] = {}
        for layer in layers:
            for name, options in layer.options.items():
                identity = index.id_of(name) or name
                self.given.setdefault(identity, {}).update(options)
                self._origins.update({(identity, key): (layer, name) for key in options})

    def applied(self, rules: Iterable[Rule]) -> tuple[Rule, ...]:
        """Return rules with the options given for them; every option that cannot be used is told."""
        faults: list[ConfigError] = []
        ready = tuple(self._applied(rule, faults) if rule.id in self.given else rule for rule in rules)
        refuse(faults)
        return ready

    def _applied(self, rule: Rule, faults: list[ConfigError]) -> Rule:
        from ..catalog.options import OptionError, configured, known_options

        check, given = rule.check.built(), self.given[rule.id]
        known = known_options(type(check))
        unknown = [self._unknown(rule, key, known) for key in given if key not in known]
        if unknown:
            faults += unknown
            return rule
        try:
            return rule._replace(check=configured(check, given))
        except OptionError as error:
            faults.append(self._fault(rule, error.key, str(error)))
            return rule

    def _unknown(self, rule: Rule, key: str, options: Sequence[str]) -> ConfigError:
        known = ("severity", "enabled", *options)
        return self._fault(rule, key, f"没有这个选项{advice(nearest(key, known))}", known)

    def _fault(self, rule: Rule, key: str, problem: str, known: tuple[str, ...] = ()) -> ConfigError:
        layer, name = self._origins[rule.id, key]
        return layer.origin.error(f"rules.{name}.{key}", problem, known)
