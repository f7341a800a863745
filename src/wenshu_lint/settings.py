"""What one configuration file says: found, read, checked against its schema, with the line of every key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from .source import ConfigError

FILE = "wenshu-lint.toml"
"""The configuration file of a folder; it stands before ``[tool.wenshu-lint]`` in ``pyproject.toml``."""

_TABLE = b"[tool.wenshu-lint"
_Json = dict[str, Any]

LEVELS = ("error", "warning", "info")


def _text(about: str) -> _Json:
    return {"type": "string", "description": about}


def _texts(about: str) -> _Json:
    return {"type": "array", "items": {"type": "string"}, "description": about}


def _switch(about: str) -> _Json:
    return {"type": "boolean", "description": about}


def _level(about: str) -> _Json:
    return {"enum": list(LEVELS), "description": about}


_SELECTOR = "规则名、规则族、六关之一、带 * 的式样或 ALL"
_CHOICE: _Json = {
    "profile": _text("文种配置，几个并用时以逗号隔开，如“请示,zh-Hant”；缺省为“公文”"),
    "select": _texts(f"只查这些规则：{_SELECTOR}"),
    "extend-select": _texts("另外再查这些规则；缺省不查的规则要写全名"),
    "ignore": _texts("不查这些规则；越具体的说法越优先，同样具体时以不查为准"),
    "severity": {
        "type": "object",
        "additionalProperties": {"enum": list(LEVELS)},
        "description": f"改变规则的级别，键为{_SELECTOR}",
    },
}

SCHEMA: _Json = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        **_CHOICE,
        "root": _switch("true 表示不再看上级文件夹的配置"),
        "extends": _text("先照这个配置文件，本文件只写不同之处"),
        "rules": {
            "type": "object",
            "description": "单条规则的级别、开关和选项，键为规则名",
            "additionalProperties": {
                "type": "object",
                "properties": {
                    "severity": _level("这条规则的级别"),
                    "enabled": _switch("查不查这条规则"),
                },
                "additionalProperties": True,
            },
        },
        "packs": _texts("另外的规则文件夹"),
        "vocab": _texts("本单位的名称和用语，一律视为正确"),
        "vocab-file": _text("本单位用语的文件，一行一词，# 之后为注释"),
        "encoding": _text("文本文件的编码，如 gb18030、big5；不写则自动辨认"),
        "exclude": _texts("不检查的文件，写法同 .gitignore，相对于本文件所在文件夹"),
        "per-path": {
            "type": "array",
            "description": "对某些文件另作规定，后面的优先",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["paths"],
                "properties": {"paths": _texts("哪些文件，写法同 .gitignore"), **_CHOICE},
            },
        },
        "fail-level": _level("有这一级或更高的问题时，退出状态为 1"),
        "baseline": _text("存量问题文件，其中记下的问题不再报告"),
    },
}
"""The JSON Schema of a configuration file; the very table that files are checked against."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The valid content of one configuration file, or of the command line.

    ``extends`` and the folders above are not followed here.
    """

    values: Mapping[str, Any]
    file: str = ""
    folder: Path = field(default_factory=Path)
    lines: Mapping[str, int] = field(default_factory=dict)

    def error(self, key: str, problem: str, known: tuple[str, ...] = ()) -> ConfigError:
        """Return an error that points at a key, given with dots, or at the nearest key above it."""
        return ConfigError(self.file, problem, line=_line(self.lines, key), key=key, known=known)


def stack_of(file: Path) -> tuple[Settings, ...]:
    """Return a configuration file and those it extends, the outermost first.

    :raises ConfigError: for a file that cannot be used, or that extends itself.
    """
    stack: list[Settings] = []
    seen: list[Path] = []
    step: Path | None = file.resolve()
    while step is not None:
        if step in seen:
            raise stack[0].error("extends", f"绕了一圈又回到 {step}")
        seen.append(step)
        settings = read_settings(step)
        base = settings.values.get("extends")
        stack.insert(0, settings)
        step = None if base is None else (settings.folder / base).resolve()
        if step is not None and not step.is_file():
            raise settings.error("extends", f"没有这个文件：{step}")
    return tuple(stack)


def stack_for(folder: Path) -> tuple[Settings, ...]:
    """Return the settings that hold in a folder, the outermost first; empty where there are none.

    Nearer files win key by key over those of the folders above; ``root = true`` stops the search.
    """
    stack: tuple[Settings, ...] = ()
    for place in (folder.resolve(), *folder.resolve().parents):
        file = file_in(place)
        if file is None:
            continue
        found = stack_of(file)
        stack = (*found, *stack)
        if any(settings.values.get("root") for settings in found):
            break
    return stack


def file_in(folder: Path) -> Path | None:
    """Return the configuration file of a folder, ``None`` where it has none."""
    own = folder / FILE
    if own.is_file():
        return own
    project = folder / "pyproject.toml"
    try:
        return project if _TABLE in project.read_bytes() else None
    except OSError:
        return None


def read_settings(file: Path) -> Settings:
    """Read and check one configuration file.

    :raises ConfigError: naming file, line and key.
    """
    import tomllib

    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = "不是 UTF-8 编码" if isinstance(error, UnicodeDecodeError) else error.strerror
        raise ConfigError(str(file), f"无法读取配置：{reason}") from error
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+)", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        raise ConfigError(str(file), f"不是合格的 TOML：{error}", line=line) from error
    prefix = ""
    if file.name == "pyproject.toml":
        prefix, values = "tool.wenshu-lint.", values.get("tool", {}).get("wenshu-lint", {})
    settings = Settings(values, str(file), file.parent, _key_lines(text, prefix))
    return checked(settings)


def checked(settings: Settings) -> Settings:
    """Return settings as they are; raise :class:`~.source.ConfigError` where they break the schema."""
    fault = next(_faults(settings.values, SCHEMA, ()), None)
    if fault is not None:
        path, problem, known = fault
        raise settings.error(".".join(map(str, path)), problem, known)
    return settings


_Fault = tuple[tuple[str | int, ...], str, tuple[str, ...]]
_TYPES: dict[str, tuple[type, str]] = {
    "string": (str, "一段文字"),
    "array": (list, "一个列表 [ … ]"),
    "object": (dict, "一个表"),
    "boolean": (bool, "true 或 false"),
}


def _faults(value: Any, shape: _Json, path: tuple[str | int, ...]) -> Iterator[_Fault]:
    if "enum" in shape:
        if value not in shape["enum"]:
            yield path, f"不能写成 {value!r:.60}", tuple(shape["enum"])
        return
    cls, label = _TYPES[shape["type"]]
    if not isinstance(value, cls):
        yield path, f"应为{label}，不是 {value!r:.60}", ()
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _faults(item, shape["items"], (*path, number))
    elif isinstance(value, dict):
        yield from _faults_of_table(value, shape, path)


def _faults_of_table(value: _Json, shape: _Json, path: tuple[str | int, ...]) -> Iterator[_Fault]:
    known = shape.get("properties", {})
    for key in shape.get("required", ()):
        if key not in value:
            yield path, f"缺少 {key}", ()
    for key, item in value.items():
        inner = known.get(key, shape["additionalProperties"])
        if inner is False:
            from difflib import get_close_matches

            near = get_close_matches(key, known, 1, 0.6)
            advice = f"，是不是 {near[0]}" if near else ""
            yield (*path, key), f"没有这个键{advice}", tuple(sorted(known))
        elif inner is not True:
            yield from _faults(item, inner, (*path, key))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    part = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
    dotted = rf"{part}(?:\s*\.\s*{part})*"
    return re.compile(rf"\s*(\[\[?)\s*({dotted})\s*\]|\s*({dotted})\s*="), re.compile(part)


def _key_lines(text: str, prefix: str) -> dict[str, int]:
    """Return the line of each key that stands at the start of a line, under its full dotted name."""
    entry, part = _patterns()
    table = ""
    count: dict[str, int] = {}
    lines: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        match = entry.match(line)
        if match is None:
            continue
        name = ".".join(word.strip("\"'") for word in part.findall(match[2] or match[3]))
        if match[1]:
            table = name
            if match[1] == "[[":
                count[name] = count.get(name, -1) + 1
                table = f"{name}.{count[name]}"
            name = table
        elif table:
            name = f"{table}.{name}"
        if name.startswith(prefix):
            lines.setdefault(name[len(prefix) :], number)
    return lines


def _line(lines: Mapping[str, int], key: str) -> int:
    while key and key not in lines:
        key = key.rpartition(".")[0]
    return lines.get(key, 0)
