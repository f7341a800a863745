"""The published JSON Schemas: what programs read of us and what people write for us, under a version."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any, NamedTuple

_Json = dict[str, Any]

VERSION = 1
"""Goes up when something that was valid is no longer; keys that are added leave it as it is."""


class _Made(NamedTuple):
    about: str
    module: str
    function: str


_SCHEMAS: dict[str, _Made] = {
    "report": _Made("check --format json 的报告", "reporters.schema", "report"),
    "finding": _Made("check --format jsonl 的一行", "reporters.schema", "finding"),
    "config": _Made("配置文件 wenshu-lint.toml", "config.schema", "config_schema"),
    "rules": _Made("规则文件 族/名.yml", "catalog.schema", "rule_schema"),
    "pack": _Made("规则族的 pack.yml", "catalog.schema", "pack_schema"),
    "profiles": _Made("文种配置 profiles.yml", "catalog.schema", "profiles_schema"),
    "rule-list": _Made("rules --format json 的输出", "reporters.schema", "rule_list"),
}
NAMES: tuple[str, ...] = tuple(_SCHEMAS)


def schema(name: str) -> _Json:
    """Return a schema with the address that tells its version; ``KeyError`` for another name."""
    about, module, function = _SCHEMAS[name]
    found: _Json = getattr(import_module(f".{module}", __package__), function)()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:wenshu-lint:schema:v{VERSION}:{name}",
        "title": f"wenshu-lint：{about}",
        **{key: value for key, value in found.items() if key not in ("$schema", "title")},
    }


def as_text(name: str) -> str:
    """Return a schema as it is published."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"
