"""Counts what a run comes to, and tells on standard error what may not be passed over in silence."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence

from ..report import FileReport
from ..reporters.display import visible
from ..reporters.options import Options
from ..reporters.wording import earlier_line, failure_line, notice_line
from .frame import FAILED
from .shared import Outcome
from .terminal import warn
from .words import complaint, retold, say

FOUND = 1
"""Exit status of a run that found something at or above the level of failure."""
_PATIENCE = 1.0
"""Seconds before progress is shown."""


class Totals:
    """What a run came to; filled file by file."""

    failing = False
    """True when a finding is at or above the level of failure."""
    broken = False
    """True when silence would prove nothing: unread files, missed text, rules that failed."""
    checked = 0
    """Drafts that could be read."""
    fixes = 0
    fixed_files = 0
    left_alone = False
    """True when a draft has repairs that its kind of file does not take."""
    remembered = 0
    """Drafts that came out clean before and were not checked again."""
    repaired = b""
    """The repaired draft of standard input."""

    def __init__(self, started: float | None = None) -> None:
        self.started = time.monotonic() if started is None else started

    def watch(
        self, outcomes: Iterable[Outcome], number: int, options: Options, *, machine: bool, whole: bool
    ) -> Iterator[Outcome]:
        """Yield outcomes as they come; count them, and tell what standard error must know.

        :param number: how many files there are.
        :param machine: true for a report that says nothing of how a file was read.
        :param whole: true for one that the user sees at once, with all that went wrong; it is not said twice.
        """
        patient = sys.stderr.isatty() and not options.quiet
        for done, outcome in enumerate(outcomes, 1):
            if patient:
                self._progress(done, number, options.language)
            self._add(outcome)
            for line in _complaints(outcome.report, options, machine=machine, whole=whole):
                warn(line)
            yield outcome
        if patient and time.monotonic() - self.started > _PATIENCE:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def _progress(self, done: int, number: int, language: str) -> None:
        if time.monotonic() - self.started > _PATIENCE:
            words = say(language, "已检查 {0}/{1} 个文件", done, number)
            print(f"\r\x1b[K{words}\r", end="", file=sys.stderr, flush=True)

    def _add(self, outcome: Outcome) -> None:
        report = outcome.report
        self.failing = self.failing or outcome.failing
        serious = any(notice.serious for notice in report.notices)
        self.broken = self.broken or bool(report.error or report.failures or serious)
        self.checked += not report.error
        self.left_alone = self.left_alone or any(notice.code == "unsupported" for notice in report.notices)
        self.fixes += outcome.fixed
        self.fixed_files += bool(outcome.fixed)
        self.remembered += outcome.remembered
        self.repaired = outcome.repaired

    def closing(self, change: str, language: str) -> Iterator[str]:
        """Yield lines about repairs, where the run was to make or show them, and about the cache."""
        if change and self.fixes:
            words = "已修改 {0} 处，涉及 {1} 个文件" if change == "fix" else "将修改 {0} 处，涉及 {1} 个文件"
            yield say(language, words, self.fixes, self.fixed_files)
        elif change and self.checked and not (self.broken or self.left_alone):
            yield say(language, "没有可自动修改的问题")
        if self.remembered:
            words = "{0} 个文件与上次检查时相同，沿用“没有问题”的结果（--no-cache 重查）"
            yield say(language, words, self.remembered)

    def status(self, change: str, errors: Sequence[Exception]) -> int:
        """Return the exit status: 2 for a run that is not to be trusted, 1 for findings, else 0.

        A run that only shows its changes has found something where there are any.
        """
        if self.broken or errors:
            return FAILED
        if change == "diff":
            return FOUND if self.fixes else 0
        return FOUND if self.failing else 0


def _complaints(report: FileReport, options: Options, *, machine: bool, whole: bool) -> Iterator[str]:
    """What cannot wait for the report, or that the report has no place for."""
    if report.error:
        yield complaint(options.language, visible(report.error), visible(report.name))
    for notice in retold(options.language, report).notices:
        if (notice.serious and not whole) or (machine and not options.quiet):
            yield say(options.language, "{0}：{1}", visible(report.name), notice_line(notice, options))
    if report.earlier and machine and not options.quiet:
        line = earlier_line(report.earlier, options)
        yield from [say(options.language, "{0}：{1}", visible(report.name), line)] if line else []
    for rule, error in () if whole else report.failures:
        yield failure_line(rule, report.name, error, options)
