"""Tells when files were saved, by looking at them again and again; decision 18 says why not otherwise."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import NamedTuple

PAUSE = 0.3
"""Seconds between two looks."""
SETTLED = 0.15
"""How long nothing may change before a save counts as finished: programs save in several steps."""
LONGEST = 3.0
"""How long to wait for that, where something keeps on writing."""
_SHARE = 20
"""A look takes at most this part of the time, however many files there are or how slow their disk is."""


class Stamp(NamedTuple):
    """What tells one state of a file from another without reading it."""

    changed: int
    size: int
    inode: int


Stamps = dict[Path, Stamp | None]
"""Files and their stamps; ``None`` for one that is not there."""


def stamp_of(path: Path) -> Stamp | None:
    """Return the stamp of a file or folder, ``None`` where there is none or it cannot be looked at."""
    try:
        found = os.stat(path)  # noqa: PTH116 - Path is slow
    except (OSError, ValueError):
        return None
    return Stamp(found.st_mtime_ns, found.st_size, found.st_ino)


class Lookout:
    """Keeps an eye on files; which ones is asked anew at each look, for folders gain and lose files.

    :param files: returns the files to look at, whether they exist or not.
    """

    def __init__(self, files: Callable[[], Iterable[Path]]) -> None:
        self._files = files
        self._seen = self._look()

    def wait(self, again: Collection[Path] = (), after: float = PAUSE) -> set[Path]:
        """Return the files that were changed, made or taken away since the last call, once that is over.

        :param again: files to return after a while even if nothing happens: those that could not be read.
        :param after: how many seconds that while is.
        """
        begun = time.monotonic()
        cost = 0.0
        while True:
            looked = time.monotonic()
            if self._news(self._look()) and (changed := self._settled()):
                return changed
            if again and looked - begun >= after:
                return set(again)
            cost = time.monotonic() - looked
            time.sleep(max(min(PAUSE, after) if again else PAUSE, _SHARE * cost))

    def renew(self) -> None:
        """Take note of which files are to be looked at now; coming and going from that list is no change."""
        self._seen = {path: self._seen.get(path, now) for path, now in self._look().items()}

    def _look(self) -> Stamps:
        return {path: stamp_of(path) for path in self._files()}

    def _news(self, now: Stamps) -> set[Path]:
        return {path for path in self._seen.keys() | now.keys() if self._seen.get(path) != now.get(path)}

    def _settled(self) -> set[Path]:
        """Wait until two looks agree; return what is different from what was seen last.

        A file that is gone or empty where there was one is most likely being replaced: it gets more time.
        """
        deadline = time.monotonic() + LONGEST
        before = self._look()
        while time.monotonic() < deadline:
            time.sleep(SETTLED)
            now = self._look()
            if now == before and not any(self._emptied(path, now) for path in self._seen):
                break
            before = now
        changed = self._news(before)
        self._seen = before
        return changed

    def _emptied(self, path: Path, now: Stamps) -> bool:
        then, found = self._seen[path], now.get(path)
        return bool(then and then.size) and not (found and found.size)
