"""Writes findings as JSON lines: the objects of the JSON report, one a line and nothing around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..report import FileReport
from .json import as_dict, dumps
from .options import Options


def json_lines(reports: Iterable[FileReport], options: Options) -> Iterator[str]:
    """Yield one object a finding, with the keys of ``json``."""
    for report in reports:
        for entry in report.entries:
            yield f"{dumps(as_dict(report.name, entry, options), options)}\n"
