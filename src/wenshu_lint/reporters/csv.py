"""Writes findings as a table for Excel, WPS and the like."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from ..report import Entry, FileReport
from . import wording
from .display import degraded, visible
from .options import Options
from .phrases import say

HEADER = ("文件", "行", "列", "位置", "级别", "规则", "名称", "说明", "改法", "建议", "依据")
_FORMULA = tuple("=+-@＝＋－＠")


def table(reports: Iterable[FileReport], options: Options) -> Iterator[str]:
    """Yield a header and one record a finding, as RFC 4180 has it.

    UTF-8 begins with a mark, without which Excel and WPS take it for GBK.
    """
    if options.is_unicode:
        yield "\ufeff"
    yield _record([say(options.language, word) for word in HEADER])
    for report in reports:
        for entry in report.entries:
            yield degraded(_record(_cells(report.name, entry, options)), options.encoding)


def _cells(name: str, entry: Entry, options: Options) -> list[str | int]:
    diagnostic, place = entry.diagnostic, entry.place
    texts = (
        "" if place.paragraph is None else wording.place_words(place, options),
        say(options.language, wording.LEVELS[diagnostic.severity]),
        diagnostic.rule,
        diagnostic.name,
        wording.message(diagnostic, options),
        wording.repair(entry, options),
        "" if options.redact else diagnostic.hint,
        say(options.language, "；").join(diagnostic.basis),
    )
    return [_text(name), place.start.row, place.start.column, *map(_text, texts)]


def _text(words: str) -> str:
    """Return a cell without invisible characters, and never one that is computed when opened."""
    words = visible(words)
    return f"'{words}" if words.startswith(_FORMULA) else words


def _record(cells: Iterable[str | int]) -> str:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue()
