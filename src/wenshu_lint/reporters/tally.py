"""Counts what a run found: by severity, by rule, and what could not be checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..diagnostic import Applicability, Severity
from ..report import Earlier, FileReport


class Tally:
    """The numbers of a run; filled file by file."""

    files = 0
    """Files that were checked."""
    unread = 0
    """Files that could not be read."""
    suppressed = 0
    earlier: Earlier | None = None
    """What is left out of the reports because it is no news; ``None`` where all was asked for."""

    def __init__(self) -> None:
        self.severities: Counter[Severity] = Counter()
        self.rules: Counter[str] = Counter()
        self.about: dict[str, tuple[str, Severity, bool]] = {}
        """Rule → title, severity, and whether a finding of it can be repaired by itself."""
        self.fixes: Counter[Applicability] = Counter()
        """What ``--fix`` could do; Word files, which are not repaired in place, apart."""
        self.revisions = 0
        """Safe repairs in Word files, which a copy can hold as tracked changes."""
        self.skipped: dict[str, dict[str, None]] = {}
        """Reason → rules that were not checked for it, in order."""
        self.unfit: Counter[str] = Counter()
        """Reason → number of files in which rules were not checked for it."""
        self.failures: list[tuple[str, str, str]] = []
        """Rule, file, error of each rule that broke down."""

    def add(self, report: FileReport) -> None:
        """Count one file."""
        if report.error:
            self.unread += 1
            return
        self.files += 1
        self.suppressed += report.suppressed
        self._add_earlier(report.earlier)
        for entry in report.entries:
            diagnostic = entry.diagnostic
            self.severities[diagnostic.severity] += 1
            self.rules[diagnostic.rule] += 1
            fix = diagnostic.fix
            fixable = self.about.get(diagnostic.rule, ("", Severity.INFO, False))[2]
            if fix is not None and entry.place.paragraph is not None:
                self.revisions += fix.applicability is Applicability.SAFE
            elif fix is not None:
                self.fixes[fix.applicability] += 1
                fixable = fixable or fix.applicability > Applicability.DISPLAY
            self.about[diagnostic.rule] = (diagnostic.name, diagnostic.severity, fixable)
        for rule, reason in report.skipped:
            self.skipped.setdefault(reason, {})[rule] = None
        self.unfit.update({reason for _, reason in report.skipped})
        self.failures += [(rule, report.name, error) for rule, error in report.failures]

    def _add_earlier(self, more: Earlier | None) -> None:
        if more is not None:
            so_far = self.earlier or Earlier(0)
            mended = so_far.mended if more.mended is None else (so_far.mended or 0) + more.mended
            self.earlier = Earlier(so_far.remaining + more.remaining, mended)

    def watch(self, reports: Iterable[FileReport]) -> Iterator[FileReport]:
        """Yield reports as they come and count them on the way."""
        for report in reports:
            self.add(report)
            yield report
