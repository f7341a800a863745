"""The rules and profiles that ship with the package: compiled in the wheel, kept fresh in a checkout."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..rule import Rule
from . import compiled
from .compiled import Rulebook
from .profiles import Profile

_PACKAGE = Path(__file__).parents[1]
COMPILED = _PACKAGE / "rulebook.jsonl"
"""The compiled rulebook, made when the package is built."""


def rules_folder() -> Path:
    """Return the folder of rule files: inside the wheel, or at the top of a checkout."""
    packaged = _PACKAGE / "rules"
    return packaged if packaged.is_dir() else _PACKAGE.parents[1] / "rules"


def builtin_rules() -> tuple[Rule, ...]:
    """Return the built-in rules; in a checkout, compile them anew after a change.

    :raises RuleError: where a built-in rule file is faulty.
    """
    return _loaded().book.rules


def builtin_profiles() -> tuple[Profile, ...]:
    """Return the built-in profiles; raise :class:`~..rule.RuleError` as :func:`builtin_rules` does."""
    return _loaded().book.profiles


def builtin_digest() -> str:
    """Return a digest of the compiled rulebook: another one where a rule or a profile differs."""
    import hashlib

    return hashlib.blake2b(_loaded().data, digest_size=16).hexdigest()


def compile_rulebook(folder: Path | None = None) -> str:
    """Return the compiled form of the rule files; raise the first error they hold."""
    from .load import load_pack, options_of
    from .profiles import load_profiles

    folder = folder or rules_folder()
    pack = load_pack(folder)
    for error in pack.errors:
        raise error
    entries = ((file.rule, file.kind, options_of(file.rule.check)) for file in pack.files)
    return compiled.dump(entries, load_profiles(folder / "profiles.yml", pack.rules))


class _Loaded(NamedTuple):
    book: Rulebook
    data: bytes


@cache
def _loaded() -> _Loaded:
    data = _stored() if _fresh() else b""
    book = compiled.parse(data)
    if book is None:
        data = compile_rulebook().encode()
        _store(data)
        book = compiled.parse(data)
        assert book is not None, "what we dump we can parse"
    return _Loaded(book, data)


def _stored() -> bytes:
    try:
        return COMPILED.read_bytes()
    except OSError:
        return b""


def _store(data: bytes) -> None:
    """Keep the compiled rulebook, in one step; a read-only checkout works as well, only slower."""
    import tempfile

    with suppress(OSError), tempfile.TemporaryDirectory(dir=COMPILED.parent, prefix=".rulebook-") as scratch:
        draft = Path(scratch) / COMPILED.name
        draft.write_bytes(data)
        draft.replace(COMPILED)


def _fresh() -> bool:
    folder = rules_folder()
    if folder.parent == _PACKAGE:
        return True
    try:
        built = COMPILED.stat().st_mtime_ns
    except OSError:
        return False
    rooms = (_PACKAGE / "checks", _PACKAGE / "catalog")
    try:
        return _older(folder, built) and all(_files_older(room, built) for room in rooms)
    except FileNotFoundError:  # deleted while we looked
        return False


def _older(folder: Path | str, than: int) -> bool:
    """Tell whether nothing was changed in a folder, or below it, or taken from it, after a time.

    This is asked at every start.
    """
    return os.stat(folder).st_mtime_ns <= than and _files_older(folder, than)  # noqa: PTH116 - Path is slow


def _files_older(folder: Path | str, than: int) -> bool:
    """As :func:`_older`, but what is taken away does not count: bytecode comes and goes."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name == "__pycache__":
                continue
            if entry.is_dir(follow_symlinks=False):
                if not _older(entry.path, than):
                    return False
            elif entry.stat().st_mtime_ns > than:
                return False
    return True
