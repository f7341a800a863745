"""The extension of VS Code: what it offers is what the server takes. ``tests/browser`` packages and uses it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from wenshu_lint import __version__
from wenshu_lint.cli.root import root
from wenshu_lint.server.actions import FIX_ALL
from wenshu_lint.server.choices import SECTION, Choices

EXTENSION = Path(__file__).parents[2] / "editors" / "vscode"
LOCKS = [
    EXTENSION / "package-lock.json",
    EXTENSION.parents[1] / "tests" / "browser" / "vscode" / "package-lock.json",
]
PACKAGE = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))


def test_its_settings_are_those_of_the_server() -> None:
    """By name and by type: as they are by default they say nothing and break nothing."""
    settings = {
        name.removeprefix(f"{SECTION}."): about["default"]
        for name, about in PACKAGE["contributes"]["configuration"]["properties"].items()
    }
    command = settings.pop("server")
    assert command[0] == "wenshu-lint"
    assert command[1] in root.lazy
    assert Choices().joined(settings) == Choices()
    source = (EXTENSION / "src" / "extension.ts").read_text(encoding="utf-8")
    keys = re.search(r"const keys = (\[.*\])", source)
    assert keys is not None
    assert set(json.loads(keys[1])) == settings.keys()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.parent.name)
def test_its_packages_may_come_from_any_registry(lock: Path) -> None:
    """What is locked is a version and a digest, never an address."""
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    here = packages.pop("")
    assert here["dependencies" if "dependencies" in here else "devDependencies"]
    assert [name for name, about in packages.items() if "resolved" in about] == []
    assert [name for name, about in packages.items() if not about["integrity"].startswith("sha512-")] == []


def test_its_version_is_ours() -> None:
    """They are given away together."""
    assert PACKAGE["version"] == __version__


def test_what_its_guide_names_exists() -> None:
    """The action on saving is the one that the server offers."""
    assert FIX_ALL in (EXTENSION / "README.md").read_text(encoding="utf-8")
