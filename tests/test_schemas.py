"""The published schemas: what they describe fits them, and what they promised is kept."""

from __future__ import annotations

import copy
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from wenshu_lint import schemas
from wenshu_lint.catalog.builtin import rules_folder
from wenshu_lint.catalog.yaml_source import YamlFile
from wenshu_lint.reporters import Options, render

from .schemas import FROZEN, broken, frozen, promises, valid
from .unit.cli_office import Office, opened
from .unit.test_reporters import drafts

TOP = Path(__file__).parents[1]
PUBLISHED = TOP / "docs" / "schema" / f"v{schemas.VERSION}"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with opened(tmp_path, monkeypatch) as made:
        yield made


def faults(name: str, value: Any) -> list[str]:
    """What a schema has against a value."""
    validator = Draft202012Validator(schemas.schema(name))
    return [f"{error.json_path}: {error.message[:80]}" for error in validator.iter_errors(value)]


@pytest.mark.parametrize("name", schemas.NAMES)
def test_a_schema_is_one_and_says_its_version(name: str) -> None:
    """Under the address by which programs know it; the file in the documentation is the same."""
    schema = schemas.schema(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:wenshu-lint:schema:v1:{name}"
    assert schema["title"].startswith("wenshu-lint：")
    assert json.loads((PUBLISHED / f"{name}.json").read_text(encoding="utf-8")) == schema


@pytest.mark.parametrize("options", [Options(), Options(redact=True), Options(encoding="gbk")])
def test_reports_fit(options: Options) -> None:
    """Every finding of every kind, key by key; an empty report too."""
    assert len(valid("report", json.loads(render("json", drafts(), options)))) > 10
    for line in render("jsonl", drafts(), options).splitlines():
        valid("finding", json.loads(line))
    assert valid("report", json.loads(render("json", [], options))) == []


@pytest.mark.parametrize(
    "change",
    [
        {"severity": "fatal"},
        {"location": {"row": 0, "column": 1}},
        {"offset": -1},
        {"fix": {"applicability": "sometimes", "message": "", "edits": []}},
        {"paragraph": "3"},
    ],
)
def test_what_is_no_report_does_not_fit(change: dict[str, Any]) -> None:
    """Nor does a finding that lacks a key."""
    (first, *_) = json.loads(render("json", drafts()))
    assert faults("finding", first) == []
    assert faults("finding", {**first, **change})
    for key in first:
        assert faults("report", [{name: value for name, value in first.items() if name != key}])
    assert faults("finding", {**first, "more": 1}) == []
    with pytest.raises(AssertionError):
        valid("finding", {**first, "more": 1})
    with pytest.raises(ValidationError):
        valid("finding", {**first, **change})


def test_what_commands_write_fits(office: Office) -> None:
    """A report of check, the list of rules, with and without those that are off."""
    office.write("a.txt", "甲甲甲，丙丙丙。\n")
    assert len(valid("report", json.loads(office.run("check", "a.txt", "--format", "json").stdout))) == 2
    for more in ([], ["--all"]):
        assert valid("rule-list", json.loads(office.run("rules", "--format", "json", *more).stdout))
    for name in schemas.NAMES:
        assert json.loads(office.run("schema", name).stdout) == schemas.schema(name)
    assert office.run("config", "schema").stdout == schemas.as_text("config")
    assert "没有“rule”这个选择，是不是“rules”，可用：report" in office.run("schema", "rule").stderr


def test_our_own_rules_fit() -> None:
    """Every rule, every pack and the profiles, as an editor would check them; a slip is found."""
    folder = rules_folder()
    validator = Draft202012Validator(schemas.schema("rules"))
    found = []
    for path in sorted(folder.glob("*/*.yml")):
        value = YamlFile.read(path).value
        if path.name == "pack.yml":
            found += [f"{path.name}: {fault}" for fault in faults("pack", value)]
        else:
            found += [f"{path.name}: {error.message[:80]}" for error in validator.iter_errors(value)]
    assert found == []
    profiles = YamlFile.read(folder / "profiles.yml").value
    assert faults("profiles", profiles) == []
    rule = YamlFile.read(next(folder.glob("*/half-width-mark.yml"))).value
    for slip in ({"severty": "error"}, {"severity": "fatal"}, {"examples": []}, {"check": "none"}):
        assert list(validator.iter_errors({**rule, **slip})), slip


def test_configurations_in_the_guides_fit() -> None:
    """Those that a user may copy; a misspelt key does not."""
    pages = [*TOP.glob("docs/*.md"), *TOP.glob("README*.md"), *TOP.glob("examples/*/README.md")]
    known = schemas.schema("config")["properties"].keys()
    shown = 0
    for page in pages:
        for body in re.findall(r"^```toml\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S):
            values = tomllib.loads(body)
            if values.keys() <= known:
                shown += 1
                assert faults("config", values) == [], page
    assert shown >= 3
    assert faults("config", {"profil": "函"})
    assert faults("config", {"per-genre": [{"genres": ["请是"]}]})


@pytest.mark.parametrize("name", schemas.NAMES)
def test_promises_are_kept(name: str) -> None:
    """Keys are added, none goes; what is new is frozen with ``python -m tests.schemas --write``.

    New kinds of check come with every rulebook: they wait for the next time somebody writes.
    """
    before, now = frozen()[name], promises(name)
    assert broken(name, before, now) == []
    assert now == before or name == "rules", f"new in the schema: write {FROZEN.name} anew"


def test_a_broken_promise_is_found() -> None:
    """A key that goes, another type, fewer choices; and for people, more that is necessary."""
    before = {"": {"type": "object", "required": ["a"]}, "/a": {"type": "string"}, "/b": {"enum": ["x", "y"]}}

    def with_change(path: str, said: dict[str, Any] | None) -> dict[str, Any]:
        now = copy.deepcopy(before)
        now.pop(path)
        return now if said is None else {**now, path: said}

    for name in ("report", "config"):
        assert broken(name, before, before) == []
        assert broken(name, before, {**before, "/c": {"type": "null"}}) == []
        assert broken(name, before, with_change("/a", None)) == ["/a"]
        assert broken(name, before, with_change("/a", {"type": "integer"})) == ["/a"]
        assert broken(name, before, with_change("/b", {"enum": ["x"]})) == ["/b"]
    more = with_change("/b", {"enum": ["x", "y", "z"]})
    assert (broken("report", before, more), broken("config", before, more)) == (["/b"], [])
    wider = with_change("/a", {"type": ["string", "array"]})
    assert (broken("report", before, wider), broken("config", before, wider)) == (["/a"], [])
    fewer, needs = (
        with_change("", {"type": "object"}),
        with_change("", {"type": "object", "required": ["a", "b"]}),
    )
    assert (broken("report", before, fewer), broken("config", before, fewer)) == ([""], [])
    assert (broken("report", before, needs), broken("config", before, needs)) == ([], [""])
