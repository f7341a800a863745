"""Checks a file under its own configuration, and repairs it where the job says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..api import linter_for
from ..report import FileReport, Report
from ..source import Source, SourceError
from .shared import Job, Outcome, Shared

if TYPE_CHECKING:
    from ..config import Config
    from ..document import Document


class Runner(Shared):
    """Checks files under one job."""

    def check(self, path: Path) -> Outcome:
        """Check one file, and fix it where the job says so; an unreadable file is an outcome too."""
        try:
            source = Source.from_path(path)
            cache = self.cache_for(self.config_for(path)) if self.job.cache else None
            if cache is not None and cache.is_clean(source.data, source.suffix):
                return Outcome(FileReport(source.name), remembered=True)
            outcome = self.check_source(source, path)
        except SourceError as error:
            return Outcome(FileReport(str(path), error=str(error)))
        if cache is not None and _is_clean(outcome):
            cache.remember(source.data, source.suffix)
        return outcome

    def check_source(self, source: Source, path: Path, *, standard_input: bool = False) -> Outcome:
        """Check a draft that was read from ``path``, or that is to be treated as if it were."""
        config = self.config_for(path)
        document = self.read(source, config)
        if self.job.change:
            from .fixing import repaired

            return repaired(self, source, document, config, standard_input)
        outcome = self.outcome(linter_for(config).lint(document), config)
        return self._with_particulars(outcome, source, document, config) if self.job.particulars else outcome

    @staticmethod
    def _with_particulars(outcome: Outcome, source: Source, document: Document, config: Config) -> Outcome:
        from ..particulars import particulars_of

        report, config = outcome.report, config.for_document(document)
        unchecked = [rule for rule, _ in (*report.skipped, *report.failures)]
        told = particulars_of(document, source.data, config.profile, linter_for(config).rules, unchecked)
        return outcome._replace(report=report._replace(particulars=told))

    def report(self, source: Source, path: Path) -> Report:
        """Check a draft that was read from ``path``; known findings are left out and counted as such."""
        config = self.config_for(path)
        found = linter_for(config).lint(self.read(source, config))
        fresh, _ = self.unknown(found, config)
        if fresh is not found:
            fresh.suppressed = found.suppressed + len(found) - len(fresh)
        return fresh

    def reports(self, paths: Iterable[Path]) -> Iterator[Report | SourceError]:
        """Yield the report of each file, nothing left out, or why it cannot be read."""
        for path in paths:
            try:
                config = self.config_for(path)
                yield linter_for(config).lint(self.read(Source.from_path(path), config))
            except SourceError as error:
                yield error


def _is_clean(outcome: Outcome) -> bool:
    """Nothing to say, known findings included."""
    report = outcome.report
    return not (report.entries or report.notices or report.failures or report.suppressed or outcome.fixed)


@cache
def runner(job: Job) -> Runner:
    """Return the runner of a job in this process."""
    return Runner(job)
