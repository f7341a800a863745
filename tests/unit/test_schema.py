"""The JSON Schemas describe what the loaders accept."""

from __future__ import annotations

import json

from wenshu_lint.catalog.schema import pack_schema, profiles_schema, rule_schema
from wenshu_lint.checks import KINDS
from wenshu_lint.config import config_schema


def test_rule_files() -> None:
    """Shared keys are described once; each kind of check brings its own options."""
    schema = rule_schema()
    assert {"title", "severity", "check", "message", "basis", "examples"} <= set(schema["required"])
    assert schema["properties"]["check"]["enum"] == sorted(KINDS)
    cases = {case["if"]["properties"]["check"]["const"]: case["then"] for case in schema["allOf"]}
    assert cases.keys() == KINDS.keys()
    assert "pattern" in cases["pattern"]["required"]
    assert "table" in cases["words"]["properties"]
    assert "table" not in cases["pattern"]["properties"]


def test_packs_and_profiles() -> None:
    """Keys are named as in the files."""
    assert set(pack_schema()["required"]) == {"title", "gate"}
    assert "at-most" in profiles_schema()["additionalProperties"]["properties"]


def test_every_reference_is_defined() -> None:
    """A schema with a dangling reference is useless to an editor."""
    for schema in (rule_schema(), pack_schema(), profiles_schema(), config_schema()):
        text = json.dumps(schema)
        for name in {part.split('"')[0] for part in text.split('"#/$defs/')[1:]}:
            assert name in schema["$defs"]
        assert schema["title"].startswith("wenshu-lint")
