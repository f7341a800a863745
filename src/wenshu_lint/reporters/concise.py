"""Writes one line a finding, for editors and for those who search in reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..report import Entry, FileReport
from . import wording
from .display import degraded, visible
from .options import Options
from .phrases import say


def concise(reports: Iterable[FileReport], options: Options) -> Iterator[str]:
    """Yield ``file:row:column: level rule message``; in Word the message begins with the place."""
    for report in reports:
        for entry in report.entries:
            yield degraded(_line(report.name, entry, options), options.encoding)


def _line(name: str, entry: Entry, options: Options) -> str:
    diagnostic, place = entry.diagnostic, entry.place
    level = say(options.language, wording.LEVELS[diagnostic.severity])
    where = "" if place.paragraph is None else f"[{wording.place_words(place, options)}] "
    words = visible(where + wording.message(diagnostic, options))
    return f"{visible(name)}:{place.start.row}:{place.start.column}: {level} {diagnostic.rule} {words}\n"
