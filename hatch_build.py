"""Builds the compiled rulebook into the package, so that an installed linter needs to parse no YAML."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class RulebookHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from wenshu_lint.catalog.builtin import compile_rulebook

            text = compile_rulebook(root / "rules")
        finally:
            sys.path.remove(str(root / "src"))
        target = root / "src" / "wenshu_lint" / "rulebook.jsonl"
        target.write_text(text, encoding="utf-8", newline="\n")
        build_data["artifacts"].append("src/wenshu_lint/rulebook.jsonl")
