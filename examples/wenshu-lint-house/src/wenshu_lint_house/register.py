"""Writes findings as rows of the register in which the office keeps count: one line, five cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wenshu_lint.report import FileReport
from wenshu_lint.reporters import Options
from wenshu_lint.reporters.wording import message


def register(reports: Iterable[FileReport], options: Options) -> Iterator[str]:
    """Yield file, line, severity, rule and what is wrong; with ``--redact`` no word of the draft."""
    for report in reports:
        for entry in report.entries:
            found = entry.diagnostic
            row = entry.place.start.row
            words = " ".join(message(found, options).split())
            yield f"{report.name}\t{row}\t{found.severity.label}\t{found.rule}\t{words}\n"
