"""What a configuration file may say: one schema, which files are checked against and editors can use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..nearest import advice, nearest

_Json = dict[str, Any]

_LEVELS = ["error", "warning", "info"]


def _text(about: str) -> _Json:
    return {"type": "string", "description": about}


def _texts(about: str) -> _Json:
    return {"type": "array", "items": {"type": "string"}, "description": about}


def _switch(about: str) -> _Json:
    return {"type": "boolean", "description": about}


def _level(about: str) -> _Json:
    return {"enum": _LEVELS, "description": about}


_SELECTOR = "规则名、规则族、六关之一、带 * 的式样或 ALL"
_CHOICE: _Json = {
    "profile": _text("文种配置，几个并用时以逗号隔开，如“请示,zh-Hant”；缺省为“公文”"),
    "select": _texts(f"只查这些规则：{_SELECTOR}"),
    "extend-select": _texts("另外再查这些规则；缺省不查的规则要写全名"),
    "ignore": _texts("不查这些规则；越具体的说法越优先，同样具体时以不查为准"),
    "severity": {
        "type": "object",
        "additionalProperties": {"enum": _LEVELS},
        "description": f"改变规则的级别，键为{_SELECTOR}",
    },
    "fail-level": {
        "enum": [*_LEVELS, "never"],
        "description": "有这一级或更高的问题时，退出状态为 1；never 表示从不",
    },
}


def _tables(about: str, which: str, words: _Json) -> _Json:
    """Return what a list of tables may say, each about the drafts that ``which`` tells."""
    table = {
        "type": "object",
        "additionalProperties": False,
        "required": [which],
        "properties": {which: words, **_CHOICE},
    }
    return {"type": "array", "description": about, "items": table}


_GENRES: _Json = {
    "type": "array",
    "items": {"$ref": "#/$defs/genre"},
    "description": "哪些文种，照标题认出的",
}

SCHEMA: _Json = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        **_CHOICE,
        "root": _switch("true 表示不再看上级文件夹的配置"),
        "extends": _text("先照这个配置文件，本文件只写不同之处；pkg:名称 是装好的规则包里的配置"),
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
        "per-path": _tables("对某些文件另作规定，后面的优先", "paths", _texts("哪些文件，写法同 .gitignore")),
        "per-genre": _tables("对某些文种另作规定，后面的优先，也优先于 per-path", "genres", _GENRES),
        "baseline": _text("存量问题文件，其中记下的问题不再报告"),
    },
}
"""The JSON Schema of a configuration file; the very table that files are checked against."""

Fault = tuple[tuple[str | int, ...], str, tuple[str, ...]]
"""The path of a key, what is wrong with it, and what could stand there."""

_TYPES: dict[str, tuple[type, str]] = {
    "string": (str, "一段文字"),
    "array": (list, "一个列表 [ … ]"),
    "object": (dict, "一个表"),
    "boolean": (bool, " true 或 false"),
}


def faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield where settings break the schema, in their own order."""
    return _faults(values, SCHEMA, ())


def config_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``wenshu-lint.toml`` and of ``[tool.wenshu-lint]``."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "wenshu-lint 配置",
        **SCHEMA,
        "$defs": {"genre": _genre()},
    }


def _genre() -> _Json:
    """Return what may stand for a 文种; a configuration that names none need not know."""
    from ..analysis.genre import NAMES

    return {"enum": list(NAMES)}


def _shown(value: Any) -> str:
    from ..complaints import shown

    return shown(value)


def _near(word: object, known: Iterable[str]) -> str:
    return advice(nearest(word, known)) if isinstance(word, str) else ""


def _faults(value: Any, shape: _Json, path: tuple[str | int, ...]) -> Iterator[Fault]:
    if "$ref" in shape:
        shape = _genre()
    if "enum" in shape:
        if value not in shape["enum"]:
            yield path, f"不能写成 {_shown(value)}{_near(value, shape['enum'])}", tuple(shape["enum"])
        return
    cls, label = _TYPES[shape["type"]]
    if not isinstance(value, cls):
        tables = shape["type"] == "array" and shape["items"].get("type") == "object"
        label = f"一组表，写作 [[{path[-1]}]]" if tables else label
        yield path, f"应为{label}，不是 {_shown(value)}", ()
    elif isinstance(value, str):
        if "\0" in value:
            yield path, "里有空字符，不能用", ()
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _faults(item, shape["items"], (*path, number))
    elif isinstance(value, dict):
        yield from _faults_of_table(value, shape, path)


def _faults_of_table(value: _Json, shape: _Json, path: tuple[str | int, ...]) -> Iterator[Fault]:
    known = shape.get("properties", {})
    for key, item in value.items():
        inner = known.get(key, shape["additionalProperties"])
        if inner is False:
            yield (*path, key), f"没有这个键{_near(key, known)}", tuple(sorted(known))
        elif inner is not True:
            yield from _faults(item, inner, (*path, key))
    for key in shape.get("required", ()):
        if key not in value:
            yield path, f"缺少 {key}", ()
