"""The wheel: built from a clean copy, it holds every rule, and the installed package uses what it holds."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from wenshu_lint.catalog.builtin import builtin_profiles, builtin_rules, compile_rulebook

pytest.importorskip("hatchling")

TOP = Path(__file__).parents[1]
LOOK = """
import json, sys
sys.path.insert(0, {place!r})
import wenshu_lint
from wenshu_lint.catalog.builtin import COMPILED, builtin_profiles, builtin_rules
said = {{
    "home": wenshu_lint.__file__,
    "version": wenshu_lint.__version__,
    "rules": [rule.id for rule in builtin_rules()],
    "profiles": [profile.name for profile in builtin_profiles()],
    "yaml": "yaml" in sys.modules,
}}
print(json.dumps(said))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy, so that nothing is left in the project."""
    copy = tmp_path_factory.mktemp("copy")
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(TOP / name, copy)
    ignored = shutil.ignore_patterns("__pycache__", "rulebook.jsonl")
    for name in ("src", "rules"):
        shutil.copytree(TOP / name, copy / name, ignore=ignored)
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(copy / "out")]
    subprocess.run(build, cwd=copy, check=True, capture_output=True)
    (found,) = (copy / "out").glob("*.whl")
    return found


def test_the_wheel_holds_the_rulebook(wheel: Path) -> None:
    """Once compiled, and once as the files that people read."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        book = archive.read("wenshu_lint/rulebook.jsonl").decode()
    assert book == compile_rulebook()
    assert len(names) == len(set(names))
    files = {
        f"wenshu_lint/rules/{p.relative_to(TOP / 'rules').as_posix()}" for p in (TOP / "rules").rglob("*.*")
    }
    assert files <= set(names)
    assert {f"wenshu_lint/reporters/sheet/page.{kind}" for kind in ("css", "js")} <= set(names)


def test_an_installed_package_uses_it(wheel: Path, tmp_path: Path) -> None:
    """All rules and profiles are there, without parsing a YAML file."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = LOOK.format(place=str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    said = json.loads(done.stdout)
    assert Path(said["home"]).is_relative_to(tmp_path)
    assert wheel.name.startswith(f"wenshu_lint-{said['version']}-")
    assert said["rules"] == [rule.id for rule in builtin_rules()]
    assert said["profiles"] == [profile.name for profile in builtin_profiles()]
    assert said["yaml"] is False
