"""Checks the drafts of a workspace that are not open, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types
from pygls.uris import from_fs_path

from ..files import find
from ..readers import MARKDOWN, TEXT, read
from ..source import Source, SourceError
from . import wire
from .choices import Settings, known_left_out
from .places import Places

WorkspaceReport = (
    types.WorkspaceFullDocumentDiagnosticReport | types.WorkspaceUnchangedDocumentDiagnosticReport
)


class _State(NamedTuple):
    """What the outcome of a check depends on."""

    modified: int
    size: int
    config: str


class Survey:
    """The drafts below some folders; what has not changed since it was reported is not read again."""

    def __init__(self, settings: Settings, encoding: str) -> None:
        self.settings, self.encoding = settings, encoding

    def files(self, folders: list[Path], opened: set[Path]) -> Iterator[Path]:
        """Yield the drafts to check: texts that are not open and that no configuration leaves out."""
        found = find(map(str, folders), self._excludes)
        for path in found.paths:
            if path.suffix.lower() in TEXT | MARKDOWN and path.resolve() not in opened:
                yield path

    def report(self, path: Path, before: types.PreviousResultId | None) -> WorkspaceReport | None:
        """Return what a file's check says, or that it says what it did; ``None`` for one that cannot be read.

        :param before: the outcome that the editor has, under the name it has for the file.
        """
        uri = before.uri if before else from_fs_path(str(path)) or ""
        config, linter, house = self.settings.rules_for(path)
        try:
            status = path.stat()
            state = ":".join(map(str, _State(status.st_mtime_ns, status.st_size, config.digest())))
            if before and before.value == state:
                return types.WorkspaceUnchangedDocumentDiagnosticReport(uri, state)
            document = read(Source.from_path(path), encoding=config.encoding, vocab=config.vocab)
        except (OSError, SourceError):
            return None
        report = known_left_out(linter.lint(document), config, linter, house)
        items = wire.in_file(uri, Places(document.text, self.encoding), report.diagnostics)
        return types.WorkspaceFullDocumentDiagnosticReport(uri, items, result_id=state)

    def _excludes(self, path: Path) -> bool:
        return self.settings.house_in(path.parent).config.excludes(path)
