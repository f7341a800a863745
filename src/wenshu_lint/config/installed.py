"""Finds what installed packages offer to a configuration, without running their code."""

from __future__ import annotations

from pathlib import Path

GROUP = "wenshu_lint.packs"
"""Entry points of this group name folders of rules; a configuration may lie among them."""


def installed_pack(name: str) -> Path | None:
    """Return the folder that an installed package offers by this name, ``None`` where none does."""
    from importlib.metadata import entry_points
    from importlib.util import find_spec

    for point in entry_points(group=GROUP, name=name):
        top, *inner = point.module.split(".")
        spec = find_spec(top)
        for place in (spec.submodule_search_locations or ()) if spec else ():
            folder = Path(place, *inner)
            if folder.is_dir():
                return folder
    return None
