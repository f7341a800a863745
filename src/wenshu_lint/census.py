"""Counts how often each rule speaks on many documents, so that a change of a rule shows its reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from .report import Report

PLACES = 3
"""How many places are kept for each rule."""
_HEADER = ("rule", "findings", "documents", "places")


@dataclass(slots=True)
class Row:
    """What one rule said on all documents."""

    rule: str
    findings: int = 0
    documents: int = 0
    places: list[str] = field(default_factory=list)
    """The first places, as ``name:row:column``."""


@dataclass(slots=True)
class Census:
    """The rows of all rules, silent ones too, and how much text they were asked about."""

    rows: dict[str, Row]
    documents: int = 0
    characters: int = 0


def take(rules: Sequence[str], reports: Iterable[tuple[str, Report]]) -> Census:
    """Return the census of reports.

    :param rules: ids of the rules that were asked.
    :param reports: name and report of each document; the name is what places show.
    """
    census = Census({rule: Row(rule) for rule in sorted(rules)})
    for name, report in reports:
        census.documents += 1
        census.characters += len(report.document.text)
        spoke: set[str] = set()
        for diagnostic in report:
            row = census.rows.setdefault(diagnostic.rule, Row(diagnostic.rule))
            row.findings += 1
            row.documents += diagnostic.rule not in spoke
            spoke.add(diagnostic.rule)
            if len(row.places) < PLACES:
                row.places.append(
                    "{}:{}:{}".format(name, *report.document.lines.position(diagnostic.span.start))
                )
    return census


def lines(census: Census, *, silent: bool = False) -> Iterator[str]:
    """Yield the census as tab-separated lines: a header, then rules in order of their ids.

    :param silent: give a line to the rules that said nothing, too.
    """
    yield "\t".join(_HEADER)
    for _, row in sorted(census.rows.items()):
        if row.findings or silent:
            yield f"{row.rule}\t{row.findings}\t{row.documents}\t{' '.join(row.places)}"
