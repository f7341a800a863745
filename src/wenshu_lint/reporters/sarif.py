"""Writes findings as a SARIF 2.1.0 log, for code scanning and the viewers that read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..diagnostic import Diagnostic, Severity
from ..report import Entry, FileReport, Place
from . import wording
from .identity import Fingerprints, uri
from .json import array, as_dict, dumps
from .options import Options
from .phrases import say

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif_log(reports: Iterable[FileReport], options: Options) -> Iterator[str]:
    """Yield a log of one run in pieces: the findings, then the rules that spoke and what went wrong.

    Rows and columns count from 1 in code points, ends exclusive.
    """
    run = _Run(options)
    yield f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints",\n'
    yield '"results": '
    yield from array(run.results(reports), options)
    yield f',\n"tool": {dumps({"driver": run.driver()}, options)},\n'
    yield f'"invocations": [{dumps(run.invocation(), options)}]}}]}}\n'


class _Run:
    """What one run of the log has to know of itself at its end."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.marks = Fingerprints(options)
        self.rules: dict[str, Diagnostic] = {}
        """Rule → its first finding, in the order in which they spoke."""
        self.numbers: dict[str, int] = {}
        self.troubles: list[dict[str, Any]] = []

    def results(self, reports: Iterable[FileReport]) -> Iterator[dict[str, Any]]:
        """Yield the findings; remember rules and troubles on the way."""
        for report in reports:
            for entry in report.entries:
                yield self._result(report.name, entry)
            lines = [wording.failure_line(*failure, self.options) for failure in _failures(report)]
            for line in filter(None, [report.error, *lines]):
                where = [{"physicalLocation": {"artifactLocation": {"uri": uri(report.name)}}}]
                self.troubles.append({"level": "error", "message": {"text": line}, "locations": where})

    def driver(self) -> dict[str, Any]:
        """Return the tool with the rules that spoke."""
        rules = [_rule(diagnostic, self.options) for diagnostic in self.rules.values()]
        version = {"version": self.options.version} if self.options.version else {}
        return {"name": "wenshu-lint", **version, "rules": rules}

    def invocation(self) -> dict[str, Any]:
        """Return how the run went: well unless a file was not read or a rule broke down."""
        return {"executionSuccessful": not self.troubles, "toolExecutionNotifications": self.troubles}

    def _result(self, name: str, entry: Entry) -> dict[str, Any]:
        diagnostic = entry.diagnostic
        rule = diagnostic.rule
        self.rules.setdefault(rule, diagnostic)
        fixes = _fixes(name, entry, self.options)
        return {
            "ruleId": rule,
            "ruleIndex": self.numbers.setdefault(rule, len(self.numbers)),
            "level": _LEVELS[diagnostic.severity],
            "message": {"text": "\n".join(wording.remarks(entry, self.options))},
            "locations": [_location(name, entry.place, self.options)],
            "partialFingerprints": {"primaryLocationLineHash": self.marks.of(name, entry)},
            **({"fixes": fixes} if fixes else {}),
            "properties": _properties(entry, self.options),
        }


def _failures(report: FileReport) -> Iterator[tuple[str, str, str]]:
    return ((rule, report.name, error) for rule, error in report.failures)


def _rule(diagnostic: Diagnostic, options: Options) -> dict[str, Any]:
    basis = say(options.language, "依据：{0}", say(options.language, "；").join(diagnostic.basis))
    lines = [diagnostic.name, basis if diagnostic.basis else "", f"wenshu-lint rule {diagnostic.rule}"]
    return {
        "id": diagnostic.rule,
        "shortDescription": {"text": diagnostic.name},
        "fullDescription": {"text": diagnostic.name},
        "help": {"text": "\n".join(filter(None, lines))},
        "defaultConfiguration": {"level": _LEVELS[diagnostic.severity]},
        "properties": {"tags": [diagnostic.family, diagnostic.gate]},
    }


def _location(name: str, place: Place, options: Options) -> dict[str, Any]:
    physical = {"artifactLocation": {"uri": uri(name)}, "region": _region(place)}
    if place.paragraph is None:
        return {"physicalLocation": physical}
    logical = {
        "name": wording.place_words(place, options),
        "fullyQualifiedName": f"{place.part}/{place.paragraph}",
        "kind": "paragraph" if place.cell is None else "cell",
    }
    return {"physicalLocation": physical, "logicalLocations": [logical]}


def _region(place: Place) -> dict[str, int]:
    return {
        "startLine": place.start.row,
        "startColumn": place.start.column,
        "endLine": place.end.row,
        "endColumn": place.end.column,
    }


def _fixes(name: str, entry: Entry, options: Options) -> list[dict[str, Any]]:
    edits = wording.offered(entry, options)
    if not edits:
        return []
    replacements = [
        {"deletedRegion": _region(place), "insertedContent": {"text": text}} for place, text in edits
    ]
    change = {"artifactLocation": {"uri": uri(name)}, "replacements": replacements}
    return [{"description": {"text": wording.repair(entry, options)}, "artifactChanges": [change]}]


def _properties(entry: Entry, options: Options) -> dict[str, Any]:
    """Return what SARIF has no place for, with the keys of the JSON report."""
    whole = as_dict("", entry, options)
    names = ("family", "gate", "basis", "hint", "part", "paragraph", "run", "table_cell")
    return {name: whole[name] for name in names if whole[name] not in (None, "")}
