"""The JSON Schemas of rule files, pack files and profiles, for editors that complete and check YAML."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, TypeAdapter

from ..checks import KINDS, kind
from .model import PackModel, ProfileModel, RuleModel

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_Json = dict[str, Any]


def rule_schema() -> _Json:
    """Return the JSON Schema of a rule file: the shared keys, and for each kind of check its options."""
    shared = RuleModel.model_json_schema()
    definitions: _Json = shared.pop("$defs", {})
    shared.pop("additionalProperties", None)
    cases = []
    for name in sorted(KINDS):
        options = TypeAdapter(kind(name)).json_schema()
        rows: _Json = options.pop("$defs", {})
        definitions.update({name: _by_name(shape) for name, shape in rows.items()})
        properties = dict(options.get("properties", {}))
        for derived in kind(name).derived:
            del properties[derived]
        if "rows" in properties:
            properties["table"] = {"type": "string", "description": "同一文件夹里的词表，制表符分隔"}
        required = options.get("required", [])
        then: _Json = {"properties": properties, "required": [key for key in required if key != "rows"]}
        if "rows" in required:
            then["anyOf"] = [{"required": ["rows"]}, {"required": ["table"]}]
        cases.append({"if": {"properties": {"check": {"const": name}}}, "then": then})
    shared["properties"]["check"]["enum"] = sorted(KINDS)
    return {
        "$schema": _DRAFT,
        **shared,
        "title": "wenshu-lint 规则",
        "allOf": cases,
        "unevaluatedProperties": False,
        "$defs": definitions,
    }


def pack_schema() -> _Json:
    """Return the JSON Schema of ``pack.yml``."""
    return _of(PackModel, "wenshu-lint 规则族")


def profiles_schema() -> _Json:
    """Return the JSON Schema of ``profiles.yml``."""
    one = _of(ProfileModel, "文种配置")
    definitions = one.pop("$defs", {})
    one.pop("$schema")
    return {
        "$schema": _DRAFT,
        "title": "wenshu-lint 文种配置",
        "type": "object",
        "additionalProperties": one,
        "$defs": definitions,
    }


def _by_name(shape: _Json) -> _Json:
    """Return the schema of a row as it is in a file: a mapping, where pydantic sees a named tuple."""
    if "prefixItems" not in shape:
        return shape
    cells = {cell["title"].lower().replace(" ", "_"): cell for cell in shape["prefixItems"]}
    required = [name for name, cell in cells.items() if "default" not in cell]
    return {"type": "object", "properties": cells, "required": required, "additionalProperties": False}


def _of(model: type[BaseModel], title: str) -> _Json:
    return {"$schema": _DRAFT, **model.model_json_schema(by_alias=True), "title": title}
