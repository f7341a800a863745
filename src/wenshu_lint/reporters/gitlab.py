"""Writes findings as a Code Quality report, which GitLab shows in merge requests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..diagnostic import Severity
from ..report import Entry, FileReport
from . import wording
from .identity import Fingerprints, slashed
from .json import array
from .options import Options

_LEVELS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def code_quality(reports: Iterable[FileReport], options: Options) -> Iterator[str]:
    """Yield the array in pieces; no two findings share a fingerprint."""
    marks = Fingerprints(options)
    found = ((report.name, entry) for report in reports for entry in report.entries)
    yield from array((_as_dict(name, entry, marks, options) for name, entry in found), options)
    yield "\n"


def _as_dict(name: str, entry: Entry, marks: Fingerprints, options: Options) -> dict[str, Any]:
    diagnostic, place = entry.diagnostic, entry.place
    return {
        "description": "\n".join(wording.remarks(entry, options)),
        "check_name": diagnostic.rule,
        "fingerprint": marks.of(name, entry),
        "severity": _LEVELS[diagnostic.severity],
        "location": {
            "path": slashed(name),
            "lines": {"begin": place.start.row, "end": place.end.row},
        },
    }
