"""Joins the settings of files and command line into one configuration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any

from ..diagnostic import Severity
from ..source import NO_PATH, ConfigError, expect, is_path
from .selection import Layer
from .settings import Settings, checked, stack_for, stack_of
from .special import PerGenre, PerPath, Terms
from .value import ARGUMENTS, Config, Origin, level_of


def load_config(
    path: str | Path | None = None, *, start: str | Path | None = None, isolated: bool = False, **given: Any
) -> Config:
    """Return the configuration that holds for a file or a folder.

    Settings win key by key: the command line, then the nearest file, then the files above it.
    ``packs``, ``vocab``, ``exclude``, ``per-path`` and ``per-genre`` add up. What the files say
    about rules is applied in order, so that a nearer file may switch on again what one above
    switched off.

    :param path: a configuration file to use instead of searching.
    :param start: the file or folder from which to search upwards; the current folder by default.
    :param isolated: search for nothing; only ``path``, where given, and ``given`` count.
    :param given: settings of the command line, named as in a file with ``_`` for ``-``:
        ``profile``, ``select``, ``extend_select``, ``ignore``, ``vocab`` …; ``None`` says nothing.
    :raises ConfigError: naming file, line and key, for each setting that cannot be used.
    :raises RuleError: for a faulty rule in a pack.
    """
    config = config_as_written(path, start=start, isolated=isolated, **given)
    config.rules()
    return config


def config_as_written(
    path: str | Path | None = None, *, start: str | Path | None = None, isolated: bool = False, **given: Any
) -> Config:
    """Return what :func:`load_config` does; whether there are the rules it names is not looked at."""
    expect("path", path, str, PathLike, type(None))
    expect("start", start, str, PathLike, type(None))
    stack = settings_for(path, start, isolated=isolated)
    said = {key.replace("_", "-"): _plain(value) for key, value in given.items() if value is not None}
    config = Config(files=tuple(Path(settings.file) for settings in stack))
    if said:
        stack = (*stack, checked(Settings(said, ARGUMENTS, Path.cwd(), scope=Path.cwd())))
    for depth, settings in enumerate(stack):
        config = _with(config, settings, depth)
    return config


def settings_for(
    path: str | Path | None, start: str | Path | None, *, isolated: bool
) -> tuple[Settings, ...]:
    """Return the settings of the files that :func:`load_config` joins, the outermost first."""
    if path is not None:
        if not is_path(path):
            raise ConfigError(str(path), f"无法读取配置：文件名{NO_PATH}")
        return stack_of(Path(path))
    if isolated:
        return ()
    origin = Path(start) if start is not None else Path()
    return stack_for(origin if origin.is_dir() else origin.parent)


def _plain(value: Any) -> Any:
    """Return a value as a TOML file would give it."""
    if isinstance(value, Severity):
        return value.label
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list | set | frozenset):
        return [_plain(item) for item in value]
    return value


def _with(config: Config, settings: Settings, depth: int) -> Config:
    """Return the configuration with the settings of a nearer file laid over it."""
    values, scope = settings.values, settings.scope
    exclude, baseline = tuple(values.get("exclude", ())), values.get("baseline")
    packs = [_pack(settings, number) for number in range(len(values.get("packs", ())))]
    single = {key: Origin(settings, key, depth) for key in _SINGLE if key in values}
    return config.with_options(
        profile=values.get("profile", config.profile),
        origins={**config.origins, **single},
        layers=(*config.layers, *_layers(settings, depth)),
        packs=tuple(dict.fromkeys([*config.packs, *packs])),
        vocab=config.vocab.union(values.get("vocab", ()), _vocab(settings)),
        encoding=values.get("encoding", config.encoding),
        exclude=(*config.exclude, (scope, exclude)) if exclude else config.exclude,
        per_path=(*config.per_path, *_per_path(settings, depth)),
        per_genre=(*config.per_genre, *_per_genre(settings, depth)),
        fail_level=level_of(values["fail-level"]) if "fail-level" in values else config.fail_level,
        baseline=config.baseline if baseline is None else scope / baseline if baseline else None,
    )


_SINGLE = ("profile", "fail-level", "encoding", "baseline")
"""Keys of which the nearest value alone counts."""


def _layers(settings: Settings, depth: int) -> Iterator[Layer]:
    """Yield what a file says: first by selectors, then about rules one by one."""
    layer = _layer(settings, settings.values, "", depth)
    if layer != Layer(settings, depth=depth):
        yield layer
    rules: Mapping[str, Mapping[str, Any]] = settings.values.get("rules", {})
    if rules:
        options = {
            name: {k.replace("-", "_"): v for k, v in table.items() if k not in ("severity", "enabled")}
            for name, table in rules.items()
        }
        yield Layer(
            settings,
            extend=tuple(name for name, table in rules.items() if table.get("enabled") is True),
            ignore=tuple(name for name, table in rules.items() if table.get("enabled") is False),
            severity={name: table["severity"] for name, table in rules.items() if "severity" in table},
            options={name: given for name, given in options.items() if given},
            prefix="rules.",
            depth=depth,
        )


def _layer(settings: Settings, values: Mapping[str, Any], prefix: str, depth: int) -> Layer:
    return Layer(
        settings,
        select=tuple(values["select"]) if "select" in values else None,
        extend=tuple(values.get("extend-select", ())),
        ignore=tuple(values.get("ignore", ())),
        severity=values.get("severity", {}),
        prefix=prefix,
        depth=depth,
    )


def _per_path(settings: Settings, depth: int) -> Iterator[PerPath]:
    for number, table in enumerate(settings.values.get("per-path", ())):
        terms = _terms(settings, table, f"per-path.{number}.", depth)
        yield PerPath(settings.scope, tuple(table["paths"]), terms)


def _per_genre(settings: Settings, depth: int) -> Iterator[PerGenre]:
    for number, table in enumerate(settings.values.get("per-genre", ())):
        yield PerGenre(tuple(table["genres"]), _terms(settings, table, f"per-genre.{number}.", depth))


def _terms(settings: Settings, table: Mapping[str, Any], prefix: str, depth: int) -> Terms:
    return Terms(_layer(settings, table, prefix, depth), table.get("profile"), table.get("fail-level"))


def _pack(settings: Settings, number: int) -> Path:
    """Return the folder of a pack: a path, or an installed package that offers one by this name."""
    name: str = settings.values["packs"][number]
    folder = (settings.folder / name).resolve()
    if folder.is_dir():
        return folder
    from .installed import installed_pack

    installed = installed_pack(name)
    if installed is None:
        raise settings.error("packs", f"没有“{name}”这个规则文件夹")
    return installed


def _vocab(settings: Settings) -> Sequence[str]:
    """Return the terms of the vocabulary file that a configuration file names."""
    name = settings.values.get("vocab-file")
    if name is None:
        return ()
    try:
        text = (settings.folder / name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        from ..complaints import of_system

        raise settings.error("vocab-file", f"无法读取 {name}：{of_system(error)}") from error
    terms = (line.partition("#")[0].strip() for line in text.splitlines())
    return [term for term in terms if term]
