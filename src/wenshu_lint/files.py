"""Turns paths, folders and patterns into the list of files to check."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .source import SourceError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

SUFFIXES = frozenset({".txt", ".md", ".docx"})
"""What is checked in a folder; a file that is named is always checked."""
PASSED_OVER = frozenset({".doc", ".wps", ".ofd", ".pdf", ".rtf", ".odt"})
"""Drafts that we cannot read; in a folder they are counted and reported, not checked."""
COPY = "（批注）"
"""What the name of a Word draft gets where a copy of it bears the findings as comments."""
_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__"})


def copy_of(draft: Path) -> Path:
    """Return where the copy of a Word draft with comments goes: beside it, under a name that tells."""
    return draft.with_name(f"{draft.stem}{COPY}{draft.suffix}")


class Files(NamedTuple):
    """What is to be checked, and what is wrong with the rest."""

    paths: tuple[Path, ...]
    """Each file once, sorted."""
    passed_over: tuple[Path, ...] = ()
    """Drafts found in folders, of formats that cannot be read."""
    errors: tuple[SourceError, ...] = ()
    """Paths that do not exist or cannot be opened."""


def find(paths: Iterable[str], excluded: Callable[[Path], bool] = lambda _path: False) -> Files:
    """Return the files that paths, folders and patterns with ``*`` stand for.

    In folders ``.gitignore`` is obeyed; hidden folders, Word's lock files and copies that bear our comments
    are left out.

    :param excluded: tells which files and folders, found in folders, the configuration leaves out.
    """
    errors: list[SourceError] = []
    found: list[Path] = []
    for name in paths:
        found += _expanded(name, excluded, errors)
    unique: dict[str, Path] = {}
    for path in sorted(found, key=lambda p: (p.parts, p)):
        unique.setdefault(os.path.realpath(path), path)
    named = {Path(name) for name in paths}
    over = tuple(p for p in unique.values() if p.suffix.lower() in PASSED_OVER and p not in named)
    return Files(tuple(p for p in unique.values() if p not in over), over, tuple(errors))


def _expanded(name: str, excluded: Callable[[Path], bool], errors: list[SourceError]) -> Iterator[Path]:
    path = Path(name)
    if path.is_dir():
        yield from _walk(path, _specs_above(path), excluded, errors)
    elif path.exists():
        yield path
    elif any(mark in name for mark in "*?["):
        yield from _matching(name, excluded, errors)
    else:
        errors.append(SourceError(name, "没有这个文件或文件夹"))


def _matching(pattern: str, excluded: Callable[[Path], bool], errors: list[SourceError]) -> Iterator[Path]:
    import glob

    matches = [Path(name) for name in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207
    if not matches:
        errors.append(SourceError(pattern, "没有与此相符的文件"))
    for path in matches:
        if path.is_file():
            yield path
        elif "**" not in pattern:
            yield from _walk(path, _specs_above(path), excluded, errors)


_Specs = tuple[tuple[str, "GitIgnoreSpec"], ...]


def _walk(
    folder: Path, specs: _Specs, excluded: Callable[[Path], bool], errors: list[SourceError]
) -> Iterator[Path]:
    specs = (*specs, *_spec_in(folder))
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        from .complaints import of_system

        errors.append(SourceError(str(folder), f"无法打开文件夹：{of_system(error)}"))
        return
    for entry in entries:
        path = folder / entry.name
        if entry.is_dir(follow_symlinks=False):
            hidden = entry.name.startswith(".") or entry.name in _SKIPPED_FOLDERS
            if not (hidden or _ignored(path, specs, "/") or excluded(path)):
                yield from _walk(path, specs, excluded, errors)
        elif _is_draft(entry) and not _ignored(path, specs, "") and not excluded(path):
            yield path


def _is_draft(entry: os.DirEntry[str]) -> bool:
    stem, suffix = os.path.splitext(entry.name)  # noqa: PTH122
    if suffix.lower() not in SUFFIXES | PASSED_OVER or entry.name.startswith(("~$", ".~")):
        return False
    is_copy = suffix.lower() == ".docx" and stem.endswith(COPY)
    return not is_copy and entry.is_file()


def _spec_in(folder: Path) -> _Specs:
    file = folder / ".gitignore"
    if not file.is_file():
        return ()
    from pathspec import GitIgnoreSpec

    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return ((os.path.abspath(folder), GitIgnoreSpec.from_lines(lines)),)  # noqa: PTH100


def _specs_above(folder: Path) -> _Specs:
    """The rules of the folders above, up to the top of the repository; none outside of one."""
    folder = Path(os.path.abspath(folder))  # noqa: PTH100
    above = [folder, *folder.parents]
    top = next((i for i, place in enumerate(above) if (place / ".git").exists()), 0)
    return tuple(spec for place in reversed(above[1 : top + 1]) for spec in _spec_in(place))


def _ignored(path: Path, specs: _Specs, end: str) -> bool:
    """Ask the nearest ``.gitignore`` first: what it says, ``!`` included, is final."""
    if not specs:
        return False
    full = os.path.abspath(path)  # noqa: PTH100
    for base, spec in reversed(specs):
        verdict = spec.check_file(os.path.relpath(full, base) + end).include
        if verdict is not None:
            return verdict
    return False
