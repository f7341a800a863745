"""What a command that checks again at each save looks at: drafts, and the settings they are checked under."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ..api import linter_for
from ..config.sources import sources
from ..files import Files, find
from ..source import WenshuError
from .run import runner
from .shared import Job


class Rounds:
    """Keeps the list of drafts and of settings up to date.

    :param paths: files, folders and patterns, as a user named them.
    :param more: further files that decide what is found, such as the previous version of a draft.
    :raises WenshuError: where the configuration cannot be used.
    """

    def __init__(self, job: Job, paths: Iterable[str], more: Iterable[str] = ()) -> None:
        self.job = job
        self.named = tuple(paths)
        self.more = frozenset(map(Path, more))
        self.found = find(self.named, runner(job).excludes)
        self._folders: frozenset[Path] = frozenset()
        self.settings: frozenset[Path] = frozenset()
        self._find_settings()

    def files(self) -> set[Path]:
        """Return every file to look at, those that do not exist included; folders are read anew."""
        with suppress(WenshuError):  # a configuration in the making: told when the drafts are checked
            self.found = find(self.named, runner(self.job).excludes)
        missing = (Path(error.name) for error in self.found.errors)
        return {*self.found.paths, *missing, *self.settings, *self.more}

    def turn(self, changed: set[Path]) -> bool:
        """Take note of what changed; tell whether every draft is to be checked, for settings are among it.

        Settings are forgotten then, and read again where they are needed.
        """
        fresh = bool(changed & (self.settings | self.more))
        if fresh:
            runner.cache_clear()
            linter_for.cache_clear()
        if fresh or not self._folders.issuperset(self._places()):
            self._find_settings()
        return fresh

    def _places(self) -> frozenset[Path]:
        return frozenset(path.parent for path in self.found.paths) or frozenset([Path()])

    def _find_settings(self) -> None:
        job = self.job
        self._folders = self._places()
        found = (sources(job.config, folder, isolated=job.isolated) for folder in self._folders)
        self.settings = frozenset().union(*found, map(Path, filter(None, [dict(job.given).get("baseline")])))


def drafts_among(changed: Iterable[Path], found: Files) -> list[Path]:
    """Return the drafts among files, in the order in which they are reported."""
    chosen = set(changed)
    return [path for path in found.paths if path in chosen]
