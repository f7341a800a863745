"""Which rules run on a draft, with which levels and options: profiles, configuration files, command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from .catalog.builtin import builtin_digest, builtin_profiles, builtin_rules
from .catalog.profiles import Profile, family_of, with_options
from .diagnostic import Severity
from .rule import Rule, RuleError
from .selection import Index, Layer, select
from .settings import LEVELS, Settings, checked, stack_for, stack_of
from .source import ConfigError

DEFAULT_PROFILE = "公文"
COMMAND_LINE = "命令行"
"""The name under which settings that come from no file are blamed."""

_OWN_KEYS = ("severity", "enabled")


@dataclass(frozen=True, slots=True)
class PerPath:
    """What holds for some files only: patterns as in ``.gitignore``, seen from a folder."""

    folder: Path
    patterns: tuple[str, ...]
    profile: str | None
    layer: Layer


@dataclass(frozen=True)
class Config:
    """Every choice that a check depends on; immutable, and what :func:`load_config` returns.

    ``Config()`` is the default: profile 公文, no file read.
    """

    profile: str = DEFAULT_PROFILE
    """One profile, or several that are applied in turn: ``请示,zh-Hant``."""
    layers: tuple[Layer, ...] = ()
    """What the files say about which rules run, the outermost first."""
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Rule → options of its check, as a file gives them."""
    packs: tuple[Path, ...] = ()
    vocab: frozenset[str] = frozenset()
    encoding: str | None = None
    exclude: tuple[tuple[Path, tuple[str, ...]], ...] = ()
    per_path: tuple[PerPath, ...] = ()
    fail_level: Severity = Severity.WARNING
    """A finding of this level or above makes the exit status 1."""
    baseline: Path | None = None
    files: tuple[Path, ...] = ()
    """The configuration files that were read."""
    _where: Settings = field(default_factory=lambda: Settings({}, COMMAND_LINE), repr=False, compare=False)
    """Whom to blame for profile and options."""

    def __hash__(self) -> int:
        return hash(self.digest())

    # --- what it chooses ---------------------------------------------------------

    def rules(self, available: Sequence[Rule] | None = None) -> tuple[Rule, ...]:
        """Return the rules that run, ready made, ordered by id.

        :param available: the rules to choose from; by default the built-in ones and those of the packs.
        :raises ConfigError: for a selector, a profile or an option that cannot be used.
        :raises RuleError: for a faulty rule in a pack.
        """
        rules, profiles = self._supply if available is None else (tuple(available), self._supply[1])
        chain = self._chain(profiles)
        chosen = select(rules, [*map(_layer_of, chain), *self.layers])
        profiled = {name: opts for profile in chain for name, opts in profile.options.items()}
        mine = self._options_by_id(Index(rules))
        if not profiled and not mine:
            return chosen
        return tuple(self._configured(rule, profiled.get(rule.id), mine.get(rule.id)) for rule in chosen)

    def profiles(self) -> tuple[Profile, ...]:
        """Return the profiles there are: the built-in ones and those of the packs."""
        return self._supply[1]

    def for_path(self, path: str | Path) -> Config:
        """Return the configuration for one file: this very one where no per-path table matches."""
        if not self.per_path:
            return self
        hits = [table for table in self.per_path if _matches(Path(path), table.folder, table.patterns)]
        profile = next((table.profile for table in reversed(hits) if table.profile), self.profile)
        layers = (*self.layers, *(table.layer for table in hits))
        return replace(self, profile=profile, layers=layers, per_path=())

    def excludes(self, path: str | Path) -> bool:
        """Tell whether a file or folder is not to be checked."""
        return any(_matches(Path(path), folder, patterns) for folder, patterns in self.exclude)

    def digest(self) -> str:
        """Return a digest that differs where the outcome of a check could differ.

        It covers profile, selection, options, vocabulary, encoding and the content of packs;
        not what only the command line looks at (``exclude``, ``fail-level``, ``baseline``).
        """
        return self._digest

    # --- how -----------------------------------------------------------------------

    @cached_property
    def _digest(self) -> str:
        import hashlib

        said = (
            self.profile,
            [(x.select, x.extend, x.ignore, sorted(x.severity.items())) for x in self.layers],
            sorted((name, sorted(map(repr, opts.items()))) for name, opts in self.options.items()),
            sorted(self.vocab),
            self.encoding,
            [(str(t.folder), t.patterns, t.profile, t.layer.select, t.layer.extend, t.layer.ignore,
              sorted(t.layer.severity.items())) for t in self.per_path],
        )  # fmt: skip
        total = hashlib.blake2b(repr(said).encode("utf-8", "surrogatepass"), digest_size=16)
        for pack in self.packs:
            total.update(str(pack).encode("utf-8", "surrogatepass"))
            for path in sorted(pack.rglob("*")):
                if path.is_file():
                    total.update(hashlib.blake2b(path.read_bytes()).digest())
        return total.hexdigest()

    @cached_property
    def _supply(self) -> tuple[tuple[Rule, ...], tuple[Profile, ...]]:
        """Rules and profiles there are to choose from."""
        rules, profiles = list(builtin_rules()), list(builtin_profiles())
        for folder in self.packs:
            from .catalog.load import load_pack
            from .catalog.profiles import load_profiles

            pack = load_pack(folder)
            for error in pack.errors:
                raise error
            taken = {rule.id for rule in rules}
            for file in pack.files:
                if file.rule.id in taken:
                    raise RuleError(str(file.path), f"已有名为“{file.rule.id}”的规则，请换一个名字")
            rules += pack.rules
            profiles += load_profiles(folder / "profiles.yml", rules, profiles)
        return tuple(rules), tuple(profiles)

    def _chain(self, profiles: Sequence[Profile]) -> list[Profile]:
        """Return the profiles to apply, bases first, none of them twice."""
        chain: list[Profile] = []
        for name in profile_names(self.profile):
            found = family_of(name, profiles)
            if not found:
                from difflib import get_close_matches

                known = tuple(profile.name for profile in profiles)
                near = get_close_matches(name, known, 1, 0.3)
                advice = f"，是不是“{near[0]}”" if near else ""
                raise self._where.error("profile", f"没有“{name}”这个文种配置{advice}", known)
            chain += [profile for profile in found if profile not in chain]
        return chain

    def _options_by_id(self, index: Index) -> dict[str, Mapping[str, Any]]:
        found: dict[str, Mapping[str, Any]] = {}
        for name, options in self.options.items():
            identity = index.id_of(name)
            if identity is None:
                near = index.near(name)
                advice = f"，是不是“{'”“'.join(near)}”" if near else ""
                raise self._where.error(f"rules.{name}", f"没有“{name}”这条规则{advice}")
            if options and index.rules[identity].mandatory:
                raise self._where.error(f"rules.{name}", "这条规则关系保密，选项不能更改")
            found[identity] = options
        return found

    def _configured(
        self, rule: Rule, profiled: Mapping[str, Any] | None, mine: Mapping[str, Any] | None
    ) -> Rule:
        check = with_options(rule.check, profiled) if profiled else rule.check
        if mine:
            from .catalog.options import OptionError, configured

            try:
                check = configured(check, mine)
            except OptionError as error:
                key = f"rules.{rule.id}.{error.key}"
                known = (*_OWN_KEYS, *error.known) if error.known else ()
                raise self._where.error(key, str(error), known) from error
        return rule if check is rule.check else replace(rule, check=check)


def load_config(
    path: str | Path | None = None, *, start: str | Path | None = None, isolated: bool = False, **given: Any
) -> Config:
    """Return the configuration that holds for a file or a folder.

    :param path: a configuration file to use instead of searching.
    :param start: the file or folder from which to search upwards; the current folder by default.
    :param isolated: search for nothing; only ``path``, where given, and ``given`` count.
    :param given: settings that win over every file, named as in a file with ``_`` for ``-``:
        ``profile``, ``select``, ``extend_select``, ``ignore``, ``vocab`` …; ``None`` says nothing.
    :raises ConfigError: naming file, line and key.
    """
    stack: tuple[Settings, ...] = ()
    if path is not None:
        stack = stack_of(Path(path))
    elif not isolated:
        origin = Path(start) if start is not None else Path()
        stack = stack_for(origin if origin.is_dir() else origin.parent)
    said = {key.replace("_", "-"): _plain(value) for key, value in given.items() if value is not None}
    if said:
        stack = (*stack, checked(Settings(said, COMMAND_LINE)))
    return _combined(stack)


def profile_names(profile: str) -> list[str]:
    """Return the names in ``请示,zh-Hant``, whichever comma is used."""
    for mark in "，、+":
        profile = profile.replace(mark, ",")
    return [name.strip() for name in profile.split(",") if name.strip()]


def _plain(value: Any) -> Any:
    if isinstance(value, Severity):
        return value.label
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, tuple | set | frozenset):
        return sorted(value) if not isinstance(value, tuple) else [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value


def _combined(stack: Sequence[Settings]) -> Config:
    config = Config()
    for settings in stack:
        config = _with(config, settings)
    return config


def _with(config: Config, settings: Settings) -> Config:
    values, folder = settings.values, settings.folder
    rules: Mapping[str, Mapping[str, Any]] = values.get("rules", {})
    options = {name: dict(table) for name, table in config.options.items()}
    for name, table in rules.items():
        mine = {key.replace("-", "_"): value for key, value in table.items() if key not in _OWN_KEYS}
        options[name] = {**options.get(name, {}), **mine}
    exclude = values.get("exclude")
    baseline = values.get("baseline")
    return replace(
        config,
        profile=values.get("profile", config.profile),
        layers=(*config.layers, *_layers(settings, rules)),
        options=options,
        packs=_distinct([*config.packs, *(_pack(settings, n, p) for n, p in enumerate(values.get("packs", ())))]),
        vocab=config.vocab | frozenset(values.get("vocab", ())) | _vocab_of(settings),
        encoding=values.get("encoding", config.encoding),
        exclude=(*config.exclude, (folder, tuple(exclude))) if exclude else config.exclude,
        per_path=(*config.per_path, *_per_path(settings)),
        fail_level=Severity.of(values["fail-level"]) if "fail-level" in values else config.fail_level,
        baseline=folder / baseline if baseline else config.baseline,
        files=(*config.files, Path(settings.file)) if settings.lines or settings.file != COMMAND_LINE else config.files,
        _where=settings if rules or "profile" in values else config._where,
    )
