"""Asks Git what changed since a revision: files, their lines, and what they held then."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ..source import SourceError
from .frame import spoken
from .words import say

_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_PLAIN = ("--no-ext-diff", "--no-textconv", "--no-color", "--ignore-submodules", "-M")
"""Options of ``git diff`` that make it the same for every user."""


class Changed(NamedTuple):
    """A file that is not as it was."""

    path: Path
    old: str
    """Its name then, from the top of the repository; empty for a new file."""
    name: str
    """Its name now, from the top of the repository."""


class Repository:
    """The work tree around a folder, seen from one revision.

    :raises SourceError: where there is no Git, no work tree, or no such revision.
    """

    def __init__(self, folder: Path, revision: str) -> None:
        self.revision = revision
        self._folder = folder
        top = self._ask("rev-parse", "--show-toplevel")
        if top is None:
            raise SourceError(
                str(folder), say(spoken(), "不在 git 仓库里，或者 git 不肯读这个仓库，不能用 --changed")
            )
        self.top = Path(os.fsdecode(top.removesuffix(b"\n").removesuffix(b"\r")))
        self._folder = self.top
        asked = f"{revision}^{{commit}}"
        found = None if revision.startswith("-") else self._ask("rev-parse", "--verify", "--quiet", asked)
        if found is None:
            raise SourceError(str(folder), say(spoken(), "git 仓库里没有“{0}”这个版本", revision))
        self._commit = found.decode("ascii").strip()

    def changed(self, paths: Iterable[Path]) -> tuple[list[Changed], list[SourceError]]:
        """Return those of the files that changed since the revision, and complaints of those outside.

        Committed, staged, unstaged: all counts; a file that Git does not know is new.
        """
        before = self._names_then()
        tracked = set(self._told("ls-files", "-z").split(b"\0"))
        found: list[Changed] = []
        outside: list[SourceError] = []
        for path in paths:
            name = self._name_of(path)
            if name is None:
                outside.append(SourceError(str(path), say(spoken(), "不在 git 仓库 {0} 里", self.top)))
            elif os.fsencode(name) not in tracked:
                found.append(Changed(path, "", name))
            elif name in before:
                found.append(Changed(path, before[name], name))
        return found, outside

    def lines(self, file: Changed) -> list[tuple[int, int]]:
        """Return the first and last lines, from 1, of what was changed or added in a text file."""
        names = dict.fromkeys((file.old, file.name))
        told = self._told("diff", "-U0", "--text", *_PLAIN, self._commit, "--", *names)
        hunks = [(int(first), int(count or 1)) for first, count in _HUNK.findall(told)]
        return [(first, first + count - 1) for first, count in hunks if count]

    def then(self, file: Changed) -> bytes:
        """Return what a file held at the revision, as it would have been checked out."""
        return self._told("cat-file", "--filters", f"{self._commit}:{file.old}")

    def _names_then(self) -> dict[str, str]:
        """The names now of changed files, with their names then; empty for those that are new."""
        told = self._told("diff", "--name-status", "-z", *_PLAIN, self._commit, "--")
        pieces = iter(os.fsdecode(piece) for piece in told.split(b"\0"))
        names: dict[str, str] = {}
        for status in pieces:
            if not status:
                continue
            old = next(pieces)
            new = next(pieces) if status[0] in "RC" else old
            names[new] = "" if status[0] in "AU" else old
        return names

    def _name_of(self, path: Path) -> str | None:
        """Return the name of a file from the top of the repository, ``None`` outside of it."""
        place = os.path.join(os.path.realpath(path.parent), path.name)  # noqa: PTH118
        try:
            name = Path(os.path.relpath(place, os.path.realpath(self.top)))
        except ValueError:  # another drive
            return None
        return None if name.parts[0] == ".." else name.as_posix()

    def _told(self, *words: str) -> bytes:
        told = self._ask(*words)
        if told is None:
            raise SourceError(str(self.top), say(spoken(), "git {0} 没有成功", words[0]))
        return told

    def _ask(self, *words: str) -> bytes | None:
        """Run Git, never through a shell; return what it printed, ``None`` where it failed."""
        call = ["git", "--literal-pathspecs", "-c", "core.quotepath=off", "-C", str(self._folder), *words]
        try:
            done = subprocess.run(
                call,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
                env=_environment(),
            )
        except OSError:
            words_ = "没有找到 git 程序，不能用 --changed"
            raise SourceError("git", say(spoken(), words_)) from None
        return done.stdout if done.returncode == 0 else None


def _environment() -> dict[str, str]:
    """Return the environment for Git; in a hook ``GIT_DIR`` alone would make any folder the top."""
    found = {**os.environ, "GIT_OPTIONAL_LOCKS": "0"}
    if "GIT_WORK_TREE" not in found:
        found.pop("GIT_DIR", None)
    return found
