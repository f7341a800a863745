"""Writes findings as workflow commands, which GitHub shows beside the changed lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..diagnostic import Severity
from ..report import Entry, FileReport
from . import wording
from .options import Options

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def workflow_commands(reports: Iterable[FileReport], options: Options) -> Iterator[str]:
    """Yield one command a finding.

    Columns are given only for a place on one row: GitHub accepts no others. A place in a Word
    file, which has no rows, is said in words as well.
    """
    for report in reports:
        for entry in report.entries:
            yield _command(report.name, entry, options)


def _command(name: str, entry: Entry, options: Options) -> str:
    diagnostic, start, end = entry.diagnostic, entry.place.start, entry.place.end
    one_row = start.row == end.row
    properties = {
        "file": name,
        "line": start.row,
        "col": start.column if one_row else None,
        "endLine": end.row,
        "endColumn": end.column if one_row else None,
        "title": f"wenshu-lint {diagnostic.rule}",
    }
    listed = ",".join(f"{k}={str(v).translate(_PROPERTY)}" for k, v in properties.items() if v is not None)
    message = "\n".join(wording.remarks(entry, options)).translate(_DATA)
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{message}\n"
