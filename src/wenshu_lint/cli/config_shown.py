"""What holds for a draft or a folder, every value with the file and the line that says so."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ..config import Config, load_config
from ..config.load import settings_for
from ..config.selection import Layer
from ..config.settings import Settings
from ..config.special import Terms
from ..diagnostic import Severity
from ..readers import read
from ..source import Source, SourceError
from .terminal import near
from .words import plainly, say


class Value(NamedTuple):
    """One thing that is said, and by whom."""

    key: str
    value: Any
    file: str = ""
    """Empty for a default."""
    line: int = 0


class Shown(NamedTuple):
    """What is told of a path."""

    path: Path
    genre: str | None
    """The 文种 of the draft, empty where it is unknown; ``None`` for a folder and what cannot be read."""
    config: Config
    values: tuple[Value, ...]
    others: tuple[Value, ...] = ()
    """The tables about some drafts, where no draft was named that could tell which of them hold."""
    problem: str = ""
    """Why the draft cannot be read."""


def shown(path: Path, file: str | None, *, isolated: bool) -> Shown:
    """Return what holds for a path."""
    found = load_config(file, start=path, isolated=isolated).for_path(path)
    genre, problem = _genre(path, found)
    others: list[Value] = []
    if genre is None:
        others += [value for one in found.per_genre for value in _table("genres", one.genres, one.terms)]
        if path.is_dir():
            tables = [value for one in found.per_path for value in _table("paths", one.patterns, one.terms)]
            others = [*tables, *others]
    else:
        found = found.for_genre(genre)
    stack = settings_for(file, path, isolated=isolated)
    values = _once((*_single(found), *_adding(stack), *_layers(found.layers)))
    return Shown(path, genre, found, values, tuple(others), problem)


def lines(found: Shown, language: str) -> Iterator[str]:
    """Yield what is shown to people."""
    if found.genre is not None:
        genre = found.genre or say(language, "未能认出")
        yield say(language, "文稿：{0}（文种：{1}）", found.path, genre)
    if found.problem:
        problem = plainly(language, found.problem, str(found.path))
        yield say(language, "文稿不能读取，认不出文种：{0}", problem)
    for file in dict.fromkeys(found.config.files):
        yield say(language, "配置文件：{0}", near(str(file)))
    if not found.config.files:
        yield say(language, "没有配置文件")
    yield from (_line(value, language) for value in found.values)
    if found.others:
        yield say(language, "只对某些文稿：")
        yield from (f"  {_line(value, language)}" for value in found.others)
    counts = _counts(found.config)
    yield say(
        language,
        "要查的规则 {0} 条：错误级 {1}、警告级 {2}、提示级 {3}",
        sum(counts.values()),
        *counts.values(),
    )


def as_dict(found: Shown) -> dict[str, Any]:
    """Return what is shown to programs."""
    return {
        "path": str(found.path),
        "genre": found.genre,
        "files": [str(file) for file in dict.fromkeys(found.config.files)],
        "values": [value._asdict() for value in found.values],
        "others": [value._asdict() for value in found.others],
        "rules": _counts(found.config),
    }


def _once(values: Sequence[Value]) -> tuple[Value, ...]:
    """Leave out what a file says that two others extend, but for the last time: that one counts."""
    last = {repr(value): number for number, value in enumerate(values)}
    return tuple(values[number] for number in sorted(last.values()))


def _genre(path: Path, config: Config) -> tuple[str | None, str]:
    """Return the 文种 of a draft, and why it cannot be read."""
    if not path.is_file():
        return None, ""
    try:
        return read(Source.from_path(path), encoding=config.encoding, vocab=config.vocab).genre, ""
    except SourceError as error:
        return None, str(error)


def _counts(config: Config) -> dict[str, int]:
    counts = Counter(rule.severity for rule in config.rules())
    return {severity.label: counts[severity] for severity in sorted(Severity, reverse=True)}


def _single(config: Config) -> Iterator[Value]:
    """Yield the keys of which the nearest value alone counts; defaults too, where they say something."""
    level = config.fail_level.label if config.fail_level else "never"
    said = {"profile": config.profile, "fail-level": level}
    if config.encoding:
        said["encoding"] = config.encoding
    if config.baseline:
        said["baseline"] = str(config.baseline)
    for key, value in said.items():
        origin = config.origins.get(key)
        if origin is None:
            yield Value(key, value)
        else:
            yield _said(origin.settings, key, value, origin.key)


def _adding(stack: Sequence[Settings]) -> Iterator[Value]:
    """Yield the lists that add up, file by file."""
    for settings in stack:
        for name in settings.values.get("packs", ()):
            folder = (settings.folder / name).resolve()
            yield _said(settings, "packs", str(folder) if folder.is_dir() else name)
        for key in ("vocab", "vocab-file", "exclude"):
            if key in settings.values:
                yield _said(settings, key, settings.values[key])


def _layers(layers: Sequence[Layer]) -> Iterator[Value]:
    for layer in layers:
        yield from _rules(layer) if layer.prefix == "rules." else _choices(layer)


def _choices(layer: Layer) -> Iterator[Value]:
    said: dict[str, Any] = {
        "select": layer.select,
        "extend-select": layer.extend,
        "ignore": layer.ignore,
        "severity": dict(layer.severity),
    }
    for key, value in said.items():
        if value:
            yield _said(layer.origin, key, value, f"{layer.prefix}{key}")


def _rules(layer: Layer) -> Iterator[Value]:
    """Yield what is said of single rules, rule by rule."""
    tables: dict[str, dict[str, Any]] = layer.origin.values["rules"]
    for name, table in tables.items():
        for key, value in table.items():
            yield _said(layer.origin, f'rules."{name}".{key}', value, f"rules.{name}.{key}")


def _table(key: str, words: Sequence[str], terms: Terms) -> Iterator[Value]:
    """Yield what a table says that holds for some drafts only."""
    prefix, origin = terms.layer.prefix, terms.layer.origin
    yield _said(origin, prefix + key, words, prefix + key)
    for name, value in (("profile", terms.profile), ("fail-level", terms.fail_level)):
        if value is not None:
            yield _said(origin, prefix + name, value, prefix + name)
    yield from (said._replace(key=prefix + said.key) for said in _choices(terms.layer))


def _said(settings: Settings, key: str, value: Any, place: str = "") -> Value:
    return Value(key, value, settings.file, settings.line(place or key))


def _line(said: Value, language: str) -> str:
    place = f"{near(said.file)}:{said.line}" if said.line else near(said.file)
    return f"{said.key} = {_plain(said.value)}  （{place or say(language, '缺省')}）"


def _plain(value: Any) -> str:
    """Return a value as a configuration file has it."""
    if isinstance(value, dict):
        return (
            "{ "
            + ", ".join(f"{json.dumps(k, ensure_ascii=False)} = {_plain(v)}" for k, v in value.items())
            + " }"
        )
    return json.dumps(value, ensure_ascii=False)
