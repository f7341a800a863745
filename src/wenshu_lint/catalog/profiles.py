"""Profiles: which rules, levels and options suit a kind of document, read from ``profiles.yml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ..checks.base import Check
from ..rule import Rule

if TYPE_CHECKING:
    from .model import ProfileModel
    from .yaml_source import YamlFile

Options = Mapping[str, Any]
_NOTHING: Final[Mapping[str, Any]] = {}


class Profile(NamedTuple):
    """A named set of choices; it starts from what it extends, or from the rules on by default."""

    name: str
    title: str
    description: str = ""
    extends: str = ""
    aliases: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    """Selectors of rules to run as well."""
    ignore: tuple[str, ...] = ()
    """Selectors of rules not to run."""
    severity: Mapping[str, str] = _NOTHING
    """Selector → severity."""
    at_most: Mapping[str, str] = _NOTHING
    """Selector → the highest severity allowed."""
    options: Mapping[str, Options] = _NOTHING
    """Rule id → options of its check, as plain values that need no more checking."""
    norm: str = ""
    """Whose norms its drafts follow, 大陆 or 台湾, whatever they look like; empty to look."""


def with_options(check: Check, options: Options) -> Check:
    """Return a check with options of a profile, which were checked when the profile was loaded."""
    plain = {key: tuple(value) if isinstance(value, list) else value for key, value in options.items()}
    return check.with_options(**plain)


def family_of(name: str, profiles: Iterable[Profile]) -> tuple[Profile, ...]:
    """Return a profile and those it extends, the base first; empty where there is no such profile."""
    by_name = {word: p for p in profiles for word in (*p.aliases, p.name)}
    chain: list[Profile] = []
    while name in by_name:
        chain.insert(0, by_name[name])
        name = chain[0].extends
    return tuple(chain)


def load_profiles(path: Path, rules: Sequence[Rule], others: Sequence[Profile] = ()) -> tuple[Profile, ...]:
    """Load and check a file of profiles; a missing file holds none.

    Options for a rule that does not exist are left out.

    :param rules: the rules whose options may be set.
    :param others: profiles of other packs, which may be extended.
    :raises RuleError: naming file, line and key.
    """
    if not path.is_file():
        return ()
    from .model import ProfileModel
    from .yaml_source import YamlFile

    source = YamlFile.read(path)
    if not isinstance(source.value, dict):
        raise source.error((), "应为“配置名: 内容”的键值表")
    by_id = {rule.id: rule for rule in rules}
    found = [
        _profile(name, _model(ProfileModel, value, source, name), source, by_id)
        for name, value in source.value.items()
    ]
    _consistent(found, others, source)
    return tuple(found)


def _model(model: type[ProfileModel], value: Any, source: YamlFile, name: str) -> ProfileModel:
    from .validation import validated

    found: ProfileModel = validated(model, value, source, (name,))
    return found


def _profile(name: str, model: ProfileModel, source: YamlFile, rules: Mapping[str, Rule]) -> Profile:
    from .options import OptionError, changed

    options: dict[str, Options] = {}
    for identity, given in model.options.items():
        if identity not in rules:
            continue
        try:
            options[identity] = changed(rules[identity].check.built(), given)
        except OptionError as error:
            raise source.error((name, "options", identity, error.key), str(error)) from error
    return Profile(
        name=name,
        title=model.title,
        description=model.description.strip(),
        extends=model.extends,
        aliases=model.aliases,
        select=model.select,
        ignore=model.ignore,
        severity=dict(model.severity),
        at_most=dict(model.at_most),
        options=options,
        norm=model.norm or "",
    )


def _consistent(found: Sequence[Profile], others: Sequence[Profile], source: YamlFile) -> None:
    taken = {word for profile in others for word in (profile.name, *profile.aliases)}
    for profile in found:
        for word in (profile.name, *profile.aliases):
            if word in taken:
                raise source.error((profile.name,), f"“{word}”已经是别的配置的名字")
            taken.add(word)
    bases = {profile.name: profile.extends for profile in (*others, *found)}
    for profile in found:
        chain = [profile.name]
        while base := bases[chain[-1]]:
            if base not in bases:
                raise source.error((chain[-1], "extends"), f"没有“{base}”这个配置")
            if base in chain:
                raise source.error((profile.name, "extends"), f"绕了一圈又回到“{base}”")
            chain.append(base)
