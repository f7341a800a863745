"""The extension of VS Code: what it offers is what the server takes. ``make editors`` packages and starts it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from wenshu_lint import __version__
from wenshu_lint.cli.root import root
from wenshu_lint.server.actions import FIX_ALL
from wenshu_lint.server.choices import SECTION, Choices

EXTENSION = Path(__file__).parents[2] / "editors" / "vscode"
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


def test_its_version_is_ours() -> None:
    """They are given away together."""
    assert PACKAGE["version"] == __version__


def test_what_its_guide_names_exists() -> None:
    """The action on saving is the one that the server offers."""
    assert FIX_ALL in (EXTENSION / "README.md").read_text(encoding="utf-8")
