"""The guides: their links lead somewhere, their examples run, what they name exists."""

from __future__ import annotations

import doctest
import json
import re
import tomllib
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from wenshu_lint.catalog.builtin import builtin_profiles, builtin_rules
from wenshu_lint.catalog.load import load_rule
from wenshu_lint.cli.root import root
from wenshu_lint.config import config_schema, load_config
from wenshu_lint.engine import Linter
from wenshu_lint.rule import STRENGTHS
from wenshu_lint.testing import problems

TOP = Path(__file__).parents[1]
GENERATED = TOP / "docs" / "rules"
GUIDES = sorted(
    [
        *(path for path in (TOP / "docs").rglob("*.md") if not path.is_relative_to(GENERATED)),
        *(TOP / "examples").rglob("*.md"),
        *(TOP / name for name in ("README.md", "README.en.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    ]
)
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)")


def name_of(path: Path) -> str:
    """The path below the top, for the names of tests."""
    return path.relative_to(TOP).as_posix()


def fences(path: Path, language: str) -> list[str]:
    """The fenced blocks of a page in one language."""
    return [body for kind, body in FENCE.findall(path.read_text(encoding="utf-8")) if kind == language]


def anchors(path: Path) -> set[str]:
    """The anchors that hosting sites make of headings, and those set by hand."""
    text = path.read_text(encoding="utf-8")
    heads = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)
    made = {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}
    return made | set(re.findall(r'<a id="([^"]+)">', text))


@pytest.mark.parametrize("path", GUIDES, ids=name_of)
def test_links_lead_somewhere(path: Path) -> None:
    """Every relative link names a file of the project, and its anchor a heading there."""
    broken = []
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        if "://" in target or target.startswith("mailto:"):
            continue
        place, _, anchor = unquote(target).partition("#")
        page = (path.parent / place).resolve() if place else path
        if not page.exists() or (anchor and anchor not in anchors(page)):
            broken.append(target)
    assert broken == []


def test_the_examples_of_the_interface_run() -> None:
    """Each line of the page on the Python interface does what is printed below it."""
    page = TOP / "docs" / "api.md"
    result = doctest.testfile(
        str(page), module_relative=False, optionflags=doctest.ELLIPSIS, encoding="utf-8"
    )
    assert result.attempted > 20
    assert result.failed == 0


@pytest.mark.parametrize("path", GUIDES, ids=name_of)
def test_configurations_can_be_used(path: Path, tmp_path: Path) -> None:
    """Every configuration shown is read without complaint and gives a set of rules."""
    for body in fences(path, "toml"):
        file = tmp_path / "wenshu-lint.toml"
        file.write_text(body, encoding="utf-8")
        if tomllib.loads(body).keys() <= config_schema()["properties"].keys():
            assert load_config(file).rules()


RULES = [text for path in GUIDES for text in fences(path, "yaml") if "examples:" in text]


@pytest.mark.parametrize("text", RULES)
def test_rules_in_guides_pass_their_examples(text: str, tmp_path: Path) -> None:
    """Whoever copies one begins with a rule that works, quiet beside the others."""
    file = tmp_path / "house" / "rule.yml"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    assert problems(load_rule(file), Linter(builtin_rules())) == []


@pytest.mark.parametrize("path", GUIDES, ids=name_of)
def test_json_is_json(path: Path) -> None:
    """Every report shown can be parsed, and its keys are the real ones."""
    for body in fences(path, "json"):
        json.loads(body)


@pytest.mark.parametrize("path", GUIDES, ids=name_of)
def test_commands_exist(path: Path) -> None:
    """Every option that is shown after ``wenshu-lint`` is one of that command."""
    text = path.read_text(encoding="utf-8")
    for call in re.findall(r"(?:^\$ |^- run: |`)(?:uv run )?wenshu-lint +([^`\n#|<>]*)", text, re.MULTILINE):
        words = call.split()
        assert unknown(words) == [], call


def unknown(words: list[str]) -> list[str]:
    """Return the command or the options of a call that do not exist."""
    command: click.Command = root
    context = click.Context(root)
    while words and isinstance(command, click.Group) and not words[0].startswith("-"):
        found = command.get_command(context, words[0])
        if found is None:
            return [] if getattr(command, "fallback", "") or words[0].isupper() else words[:1]
        command, words = found, words[1:]
    options = {name for param in command.params for name in param.opts} | {"--help"}
    return [word for word in words if word.startswith("--") and word not in options]


def test_the_guide_to_configuration_is_complete() -> None:
    """Every key, every profile and every variable of the environment is explained."""
    page = (TOP / "docs" / "configuration.md").read_text(encoding="utf-8")
    keys = set(config_schema()["properties"])
    assert {key for key in keys if f"| `{key}` |" not in page} == set()
    assert {p.name for p in builtin_profiles() if f"| {p.name} | {p.title} |" not in page} == set()
    source = "".join(path.read_text(encoding="utf-8") for path in (TOP / "src").rglob("*.py"))
    assert {name for name in re.findall(r'"(WENSHU_LINT_\w+)"', source) if f"`{name}`" not in page} == set()


def test_the_guide_to_rules_is_complete() -> None:
    """Every strength of a basis, every family and every gate is explained."""
    page = (TOP / "docs" / "rules-guide.md").read_text(encoding="utf-8")
    families = {rule.family for rule in builtin_rules()}
    gates = {rule.gate for rule in builtin_rules()}
    assert {word for word in STRENGTHS if f"| {word} |" not in page} == set()
    assert {family for family in families if f"`{family}`" not in page} == set()
    assert {gate for gate in gates if f"| {gate} |" not in page} == set()


def test_rules_that_are_named_exist() -> None:
    """A rule id in a guide is the id of a rule."""
    rules = {name for rule in builtin_rules() for name in (rule.id, *rule.aliases)}
    families = "|".join(sorted({rule.family for rule in builtin_rules()}))
    pattern = re.compile(rf"(?<![\w/.-])(?:{families})/[a-z][a-z0-9-]+(?![\w/.-])")
    wrong = {
        (name_of(path), name)
        for path in GUIDES
        for name in pattern.findall(path.read_text(encoding="utf-8"))
        if name not in rules
    }
    assert wrong == set()
