"""The house rules: sizes, layers, names, docstrings, and that the project speaks of itself alone."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from wenshu_lint.catalog.builtin import builtin_rules, rules_folder

TOP = Path(__file__).parents[1]
SOURCE = TOP / "src" / "wenshu_lint"
MODULES = sorted(SOURCE.rglob("*.py"))
LONGEST_FILE = 400
LONGEST_FUNCTION = 50
FORBIDDEN = frozenset(
    {"utils", "util", "helpers", "helper", "common", "misc", "manager", "processor", "handler"}
)
TEXTS = frozenset({".py", ".md", ".yml", ".yaml", ".toml", ".tsv", ".txt", ".cfg", ".json", ""})


def name_of(path: Path) -> str:
    """The path below the top, for the names of tests."""
    return path.relative_to(TOP).as_posix()


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield every function of a module with the number of its lines, decorators not counted."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{name_of(path)}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1


def tracked() -> list[Path]:
    """The text files of the project as it is given away."""
    folders = ("src", "rules", "docs", "examples", "tests", "corpus", "ci", ".ci", ".github")
    found = [path for folder in folders for path in (TOP / folder).rglob("*")]
    found += TOP.iterdir()
    left_out = {"__pycache__", ".mypy_cache"}
    return sorted(
        path
        for path in found
        if path.is_file()
        and path.suffix in TEXTS
        and not left_out & set(path.parts)
        and not path.name.startswith(".coverage")
        and path.name not in ("uv.lock", "rulebook.jsonl", ".git")
    )


def test_no_module_is_too_long() -> None:
    """A module over the limit asks for a second room."""
    sizes = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: size for name, size in sizes.items() if size > LONGEST_FILE} == {}


def test_no_function_is_too_long() -> None:
    """A function over the limit does more than one thing."""
    long = dict(item for path in MODULES for item in functions(path) if item[1] > LONGEST_FUNCTION)
    assert long == {}


def test_most_modules_and_functions_are_small() -> None:
    """Median and ninth tenth are what a reader meets; printed with ``-s``."""
    files = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES)
    lengths = sorted(size for path in MODULES for _, size in functions(path))
    for name, sizes in (("modules", files), ("functions", lengths)):
        print(f"{name}: {len(sizes)}, median {sizes[len(sizes) // 2]}, 90 % {sizes[len(sizes) * 9 // 10]}")
    assert files[len(files) * 9 // 10] <= 250
    assert lengths[len(lengths) * 9 // 10] <= 25


def test_no_module_is_a_drawer() -> None:
    """A module is a noun for what lives in it; the one ``base`` is the protocol of a check."""
    wrong = [name_of(path) for path in MODULES if FORBIDDEN & {path.stem, path.parent.name}]
    bases = [name_of(path) for path in MODULES if path.stem == "base"]
    assert wrong == []
    assert bases == ["src/wenshu_lint/checks/base.py"]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_says_what_its_room_is_for(path: Path) -> None:
    """Its docstring opens with one sentence."""
    opening = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n\n")[0]
    assert opening, "no docstring"
    assert opening.endswith((".", "::")), opening


def test_imports_run_one_way() -> None:
    """The contract of layers in pyproject.toml is kept."""
    pytest.importorskip("importlinter")
    code = "import sys; from importlinter.cli import lint_imports_command as c; c(['--no-cache'])"
    done = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_rooms_import_each_other_in_a_circle() -> None:
    """Neither at once, nor when asked for, nor for types alone: each can be understood after those below."""
    grimp = pytest.importorskip("grimp")
    house = grimp.build_graph("wenshu_lint", cache_dir=None)
    imports = {room: house.find_modules_directly_imported_by(room) for room in house.modules}
    assert len(tuple(TopologicalSorter(imports).static_order())) == len(imports) > 200


def test_the_plan_of_the_house_names_every_room() -> None:
    """The table of layers in the architecture is that of the contract, line by line."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    contract = project["tool"]["importlinter"]["contracts"][0]["layers"]
    plan = (TOP / "docs" / "contributing" / "architecture.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| (`.*?`) \|", plan.partition("| layer |")[2].partition("\n\n")[0], re.MULTILINE)
    assert [re.findall(r"`(\w+)`", line) for line in table] == [line.split(" | ") for line in contract]


def test_the_readme_and_the_machine_run_the_same_command() -> None:
    """What lands is what ``make test`` accepts, here and there."""
    assert re.findall(r"^exec (.+)$", (TOP / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE) == [
        "make test"
    ]
    for name in ("README.md", "README.en.md", "CONTRIBUTING.md"):
        assert "make test" in (TOP / name).read_text(encoding="utf-8"), name
    targets = re.findall(r"^([a-z]+):", (TOP / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"demo", "test"} <= set(targets)


ALIEN = re.compile(
    "|".join(
        [
            "/" + "work/",
            "/" + "tmp/",
            r"\.\./" + "shared",
            "issue" + " #",
            "(this|previous|earlier) sess" + "ion",
        ]
    )
)
EXEMPT = {"tests/measure/__main__.py"}
"""The measuring tests say where their texts usually lie."""


def test_the_project_speaks_of_itself_alone() -> None:
    """No path of a workplace, no number of a tracker: they mean nothing to a reader."""
    found = []
    for path in tracked():
        name = name_of(path)
        if name in EXEMPT or name == "tests/test_house.py":
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{name}: {match[0]}" for match in ALIEN.finditer(text)]
    assert found == []


def test_every_family_says_what_it_is() -> None:
    """A folder of rules has a ``pack.yml``, and a ``pack.yml`` has rules."""
    folders = sorted(path.name for path in rules_folder().iterdir() if path.is_dir())
    described = sorted(path.parent.name for path in rules_folder().glob("*/pack.yml"))
    assert folders == described
    assert folders == sorted({rule.family for rule in builtin_rules()})


def test_there_are_many_rules() -> None:
    """A rulebook that lost a folder would still pass every other test."""
    assert len(builtin_rules()) >= 120


def test_no_rule_of_meaning_is_repaired_unasked() -> None:
    """Wording that is political, legal or about secrecy is a person's decision."""
    safe = {rule.id for rule in builtin_rules() if rule.fix and rule.fix.label == "safe"}
    assert {
        name for name in safe if name.partition("/")[0] in ("sensitive", "law", "classification")
    } == set()
