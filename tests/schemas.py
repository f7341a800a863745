"""Holds values against the published JSON Schemas, and today's schemas against those of the first day.

Usage: ``python -m tests.schemas --write`` freezes what is new; it never takes a promise back.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from wenshu_lint import schemas

FROZEN = Path(__file__).parent / "snapshots" / f"schema-v{schemas.VERSION}.json"
WRITTEN_BY_US = ("report", "finding", "rule-list")
"""Schemas of what we write: readers rely on every key. The others are of what people write."""


_SHARED = ("$defs/BasisModel", "$defs/ExampleModel")
"""What every rule file has; the rows of tables belong to the kinds of check that use them."""


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schemas.schema(name))


def valid(name: str, value: Any) -> Any:
    """Return a value that a schema allows, and that says nothing the schema does not know."""
    _validator(name).validate(value)
    _known(schemas.schema(name), value)
    return value


def _known(shape: dict[str, Any], value: Any) -> None:
    if isinstance(value, list):
        for item in value:
            _known(shape["items"], item)
    elif isinstance(value, dict):
        assert value.keys() == shape["properties"].keys()
        for key, item in value.items():
            _known(shape["properties"][key], item)


def promises(name: str) -> dict[str, Any]:
    """Return what a schema promises of each key, by the way to it."""
    return {
        path: said
        for path, said in _promises(schemas.schema(name), "")
        if name != "rules" or not path.startswith("$defs/") or path.startswith(_SHARED)
    }


def _promises(shape: dict[str, Any], path: str) -> Iterator[tuple[str, Any]]:
    yield path, {key: shape[key] for key in ("type", "enum", "const", "required") if key in shape}
    for key, inner in shape.get("properties", {}).items():
        yield from _promises(inner, f"{path}/{key}")
    for key, inner in shape.get("$defs", {}).items():
        yield from _promises(inner, f"$defs/{key}")
    for key in ("items", "additionalProperties"):
        if isinstance(shape.get(key), dict):
            yield from _promises(shape[key], f"{path}/{key}*")


def broken(name: str, before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Return the promises of a schema that no longer hold.

    What we write: a key stays, of the same type, with the same choices, and is always there.
    What people write: a key stays, of no fewer types and choices, and none becomes necessary.
    """
    ours = name in WRITTEN_BY_US
    return [path for path, said in before.items() if path not in now or not _kept(said, now[path], ours)]


def _kept(before: dict[str, Any], now: dict[str, Any], ours: bool) -> bool:
    needed, needs = set(before.get("required", ())), set(now.get("required", ()))
    if ours:
        same = all(before.get(key) == now.get(key) for key in ("type", "enum", "const"))
        return same and needed <= needs
    types, more = _listed(before.get("type")), _listed(now.get("type"))
    choices, others = before.get("enum", []), now.get("enum")
    return (
        needs <= needed
        and types <= more
        and (others is None or set(map(str, choices)) <= set(map(str, others)))
    )


def _listed(types: str | list[str] | None) -> set[str]:
    return {types} if isinstance(types, str) else set(types or ())


def frozen() -> dict[str, dict[str, Any]]:
    """Return the promises that were made."""
    found: dict[str, dict[str, Any]] = json.loads(FROZEN.read_text(encoding="utf-8"))
    return found


def main() -> int:
    """Write new promises beside the old ones; refuse where an old one is broken."""
    before = frozen() if FROZEN.exists() else {}
    now = {name: promises(name) for name in schemas.NAMES}
    wrong = {name: broken(name, said, now.get(name, {})) for name, said in before.items()}
    if any(wrong.values()):
        print(wrong)
        return 1
    if sys.argv[1:] != ["--write"]:
        print(__doc__)
        return 2
    text = json.dumps(now, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    FROZEN.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
