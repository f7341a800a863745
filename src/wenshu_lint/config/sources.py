"""Which files a configuration comes from, so that a program can look whether it is still the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..source import ConfigError
from .load import config_as_written, settings_for
from .settings import FILE


def sources(path: str | Path | None, start: Path, *, isolated: bool = False) -> frozenset[Path]:
    """Return every file and folder on which a configuration depends, those included that do not exist yet.

    They are configuration files, the folders of packs with all that is in them, vocabularies and
    baselines. A configuration that cannot be used gives those that were found before it failed.

    Parameters are those of :func:`~.load.load_config`.
    """
    found = set(_places(path, start, isolated))
    try:
        stack = settings_for(path, start, isolated=isolated)
    except ConfigError as error:
        return frozenset({*found, Path(error.file)})
    for settings in stack:
        found.add(Path(settings.file))
        named = (settings.values.get("vocab-file"), settings.values.get("baseline"))
        found.update(settings.folder / name for name in (*named, *settings.values.get("packs", ())) if name)
    try:
        packs = config_as_written(path, start=start, isolated=isolated).packs
    except ConfigError as error:
        return frozenset({*found, Path(error.file)})
    for pack in packs:
        found.update((pack, *pack.rglob("*")))
    return frozenset(found)


def _places(path: str | Path | None, start: Path, isolated: bool) -> Iterator[Path]:
    """Yield where configuration files are looked for."""
    if path is not None:
        yield Path(path)
    elif not isolated:
        folder = (start if start.is_dir() else start.parent).resolve()
        for place in (folder, *folder.parents):
            yield from (place / FILE, place / "pyproject.toml")
