"""Counts what a run found: by severity, by rule, and what could not be checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..diagnostic import Applicability, Severity
from ..report import FileReport


@dataclass(slots=True)
class Tally:
    """The numbers of a run; filled file by file."""

    files: int = 0
    """Files that were checked."""
    unread: int = 0
    """Files that could not be read."""
    severities: Counter[Severity] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    about: dict[str, tuple[str, Severity, bool]] = field(default_factory=dict)
    """Rule → title, severity, and whether a finding of it can be repaired by itself."""
    fixes: Counter[Applicability] = field(default_factory=Counter)
    """What ``--fix`` could do; Word files, which cannot be written back, apart."""
    suppressed: int = 0
    skipped: dict[str, dict[str, None]] = field(default_factory=dict)
    """Reason → rules that were not checked for it, in order."""
    unfit: Counter[str] = field(default_factory=Counter)
    """Reason → number of files in which rules were not checked for it."""
    failures: list[tuple[str, str, str]] = field(default_factory=list)
    """Rule, file, error of each rule that broke down."""

    def add(self, report: FileReport) -> None:
        """Count one file."""
        if report.error:
            self.unread += 1
            return
        self.files += 1
        self.suppressed += report.suppressed
        for entry in report.entries:
            diagnostic = entry.diagnostic
            self.severities[diagnostic.severity] += 1
            self.rules[diagnostic.rule] += 1
            fix = diagnostic.fix
            fixable = self.about.get(diagnostic.rule, ("", Severity.INFO, False))[2]
            if fix is not None and entry.place.paragraph is None:
                self.fixes[fix.applicability] += 1
                fixable = fixable or fix.applicability > Applicability.DISPLAY
            self.about[diagnostic.rule] = (diagnostic.name, diagnostic.severity, fixable)
        for rule, reason in report.skipped:
            self.skipped.setdefault(reason, {})[rule] = None
        self.unfit.update({reason for _, reason in report.skipped})
        self.failures += [(rule, report.name, error) for rule, error in report.failures]

    def watch(self, reports: Iterable[FileReport]) -> Iterator[FileReport]:
        """Yield reports as they come and count them on the way."""
        for report in reports:
            self.add(report)
            yield report
