"""The drafts that are open in the editor: their newest text, and what the last check said of it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types
from pygls.uris import to_fs_path

from ..config import Config
from ..diagnostic import Diagnostic
from ..engine import Linter
from ..report import Report
from ..source import WenshuError
from .places import Places, edited

_MARKDOWN = "markdown"


class Checked(NamedTuple):
    """What a check said, and of which text."""

    serial: int
    """Another number for each check; tells a finding of this one from those of others."""
    revision: int
    """The revision of the draft that was checked."""
    places: Places
    report: Report
    linter: Linter
    config: Config
    problem: WenshuError | None = None
    """What is wrong with the configuration; the check was made under one that could be used."""


class Draft:
    """One open draft.

    :param name: path of its file, or what stands for it where it was never saved.
    """

    def __init__(self, item: types.TextDocumentItem, encoding: str) -> None:
        self.uri = item.uri
        self.version: int | None = item.version
        self.path = path_of(item.uri)
        self.name = str(self.path) if self.path else item.uri
        if item.language_id == _MARKDOWN and not self.name.lower().endswith(".md"):
            self.name += ".md"
        self.revision = 0
        """Goes up when the text or the configuration changes: what was said before is no longer true."""
        self.checked: Checked | None = None
        self.running: asyncio.Task[None] | None = None
        self.told: asyncio.Task[None] | None = None
        self._encoding = encoding
        self._ignored: set[tuple[str, str, int]] = set()
        self.places = Places(item.text, encoding)

    def change(self, version: int | None, changes: Iterable[types.TextDocumentContentChangeEvent]) -> None:
        """Take the changes of the editor, one after another."""
        for change in changes:
            self.places = edited(self.places, change, self._encoding)
        self.version = version
        self.revision += 1

    @property
    def is_current(self) -> bool:
        """Whether the last check saw the newest text under the newest configuration."""
        return self.checked is not None and self.checked.revision == self.revision

    def shown(self, checked: Checked) -> list[tuple[int, Diagnostic]]:
        """Return the findings of a check that the user did not wave aside, with their numbers in it."""
        numbered = list(enumerate(checked.report.diagnostics))
        if not self._ignored:
            return numbered
        report = checked.report
        return [(number, found) for number, found in numbered if _key(report, found) not in self._ignored]

    def result_id(self, checked: Checked) -> str:
        """Return what stands for the findings that are shown; another one where they differ."""
        return f"{checked.serial}.{len(self._ignored)}"

    def wave_aside(self, checked: Checked, number: int) -> None:
        """Show a finding no more, until its paragraph changes or the draft is closed."""
        self._ignored.add(_key(checked.report, checked.report.diagnostics[number]))


def path_of(uri: str) -> Path | None:
    """Return the file of a URI, ``None`` for a draft that has none."""
    if not uri.startswith("file:"):
        return None
    name = to_fs_path(uri)
    return Path(name) if name else None


def _key(report: Report, found: Diagnostic) -> tuple[str, str, int]:
    """What makes a finding the same one after an edit elsewhere."""
    block = report.document.block_at(found.span.start)
    if block is None:
        return found.rule, "", found.span.start
    return found.rule, block.span.of(report.document.text), found.span.start - block.span.start
