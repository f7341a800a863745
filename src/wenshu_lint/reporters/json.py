"""Writes findings as one JSON array in the shape that ruff prints, one finding a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ..report import Entry, FileReport, Place
from ..span import Position
from . import wording
from .options import Options


def json_array(reports: Iterable[FileReport], options: Options) -> Iterator[str]:
    """Yield the array in pieces; every finding is in it.

    Rows and columns count from 1, in code points, ends exclusive. ``offset`` counts from 0.
    ``part``, ``paragraph``, ``run`` and ``table_cell`` are those of a Word file, counted from 0, else null.
    """
    found = ((report.name, entry) for report in reports for entry in report.entries)
    yield from array((as_dict(name, entry, options) for name, entry in found), options)
    yield "\n"


def array(values: Iterable[object], options: Options) -> Iterator[str]:
    """Yield a JSON array in pieces, one value a line."""
    before = "[\n"
    for value in values:
        yield before + dumps(value, options)
        before = ",\n"
    yield "[]" if before == "[\n" else "\n]"


def dumps(value: object, options: Options) -> str:
    """Return a value as JSON on one line; in ASCII where the receiver may lack characters."""
    return json.dumps(value, ensure_ascii=not options.is_unicode)


def as_dict(filename: str, entry: Entry, options: Options) -> dict[str, Any]:
    """Return one finding as plain values."""
    diagnostic, place = entry.diagnostic, entry.place
    return {
        "cell": None,
        "code": diagnostic.rule,
        "name": diagnostic.name,
        "severity": diagnostic.severity.label,
        "message": wording.message(diagnostic, options),
        "filename": filename,
        "location": _position(place.start),
        "end_location": _position(place.end),
        "offset": diagnostic.span.start,
        "end_offset": diagnostic.span.end,
        "part": place.part or None,
        "paragraph": place.paragraph,
        "run": None if place.run == -1 else place.run,
        "table_cell": None if place.cell is None else place.cell._asdict(),
        "family": diagnostic.family,
        "gate": diagnostic.gate,
        "basis": list(diagnostic.basis),
        "hint": "" if options.redact else diagnostic.hint,
        "fix": None if options.redact else _fix(entry),
        "url": wording.url(diagnostic),
    }


def _fix(entry: Entry) -> dict[str, Any] | None:
    fix = entry.diagnostic.fix
    if fix is None:
        return None
    edits = [_edit(place, text) for place, text in entry.edits]
    return {"applicability": fix.applicability.label, "message": fix.message, "edits": edits}


def _edit(place: Place, text: str) -> dict[str, Any]:
    return {"content": text, "location": _position(place.start), "end_location": _position(place.end)}


def _position(position: Position) -> dict[str, int]:
    return {"row": position.row, "column": position.column}
