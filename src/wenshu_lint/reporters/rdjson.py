"""Writes findings in the Diagnostic Format of reviewdog, which comments on changes at many hosts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..report import Entry, FileReport, Place
from . import wording
from .identity import slashed
from .json import array, dumps
from .options import Options


def diagnostic_result(reports: Iterable[FileReport], options: Options) -> Iterator[str]:
    """Yield the result in pieces; columns count bytes of UTF-8 there.

    A suggestion is taken by itself, so only a fix of one edit becomes one.
    """
    yield f'{{"source": {dumps({"name": "wenshu-lint"}, options)}, "diagnostics": '
    found = ((report.name, entry) for report in reports for entry in report.entries)
    yield from array((_as_dict(name, entry, options) for name, entry in found), options)
    yield "}\n"


def _as_dict(name: str, entry: Entry, options: Options) -> dict[str, Any]:
    diagnostic = entry.diagnostic
    edits = wording.offered(entry, options)
    suggestions = [{"range": _range(place), "text": text} for place, text in edits]
    return {
        "message": "\n".join(wording.remarks(entry, options)),
        "location": {"path": slashed(name), "range": _range(entry.place)},
        "severity": diagnostic.severity.name,
        "code": {"value": diagnostic.rule},
        **({"suggestions": suggestions} if len(suggestions) == 1 else {}),
    }


def _range(place: Place) -> dict[str, dict[str, int]]:
    start, end = place.octets
    return {
        "start": {"line": place.start.row, "column": start},
        "end": {"line": place.end.row, "column": end},
    }
