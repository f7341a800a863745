"""What the files of one run share: the job, and configurations, baselines and caches read once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..api import linter_for
from ..config import Config, config_as_written
from ..diagnostic import Applicability
from ..nodes import Notice
from ..readers import read
from ..report import FileReport, Report, located
from ..source import ConfigError, Source, SourceError, WenshuError
from .frame import spoken
from .words import say

if TYPE_CHECKING:
    from ..baseline import Baseline, Counts
    from ..cache import CleanCache
    from ..document import Document


class Job(NamedTuple):
    """What the command line asks for every file; can be sent to another process."""

    config: str | None = None
    isolated: bool = False
    given: tuple[tuple[str, Any], ...] = ()
    """Settings that win over every file, as :func:`~..config.load_config` takes them."""
    cache: bool = True
    """Whether drafts that came out clean before may be passed by."""
    change: str = ""
    """``fix`` writes repaired files, ``diff`` shows them; empty only checks."""
    trust: Applicability = Applicability.SAFE
    particulars: bool = False
    """Whether the report is to tell what was recognised in a draft."""
    lasting: bool = False
    """Whether drafts are checked again and again while somebody writes: then a baseline is left alone."""


class Outcome(NamedTuple):
    """What became of one file."""

    report: FileReport
    failing: bool = False
    """True when a finding is at or above the level of failure for this file."""
    fixed: int = 0
    diff: str = ""
    repaired: bytes = b""
    """The repaired draft, where it came from standard input."""
    remembered: bool = False
    """True for a draft that was not checked, being the same that came out clean before."""
    known: tuple[Path, str, Counts] | None = None
    """The baseline of the draft, its name there, and what of it still occurs."""


class Shared:
    """The configurations, baselines and caches of the files under one job, and what they make of a draft."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self._configs: dict[Path, Config] = {}
        self._proved: dict[tuple[Path, ...], Config] = {}
        self._baselines: dict[Path, Baseline] = {}
        self._caches: dict[str, CleanCache] = {}

    def config_for(self, path: Path) -> Config:
        """Return the configuration of a file; raise ``ConfigError`` where it cannot be used."""
        folder = path if path.is_dir() else path.parent
        found = self._configs.get(folder)
        if found is None:
            job = self.job
            found = config_as_written(job.config, start=folder, isolated=job.isolated, **dict(job.given))
            found = self._proved.setdefault(found.files, found)  # of a thousand folders most share theirs
            found.rules()
            self._configs[folder] = found
        return found.for_path(path)

    def excludes(self, path: Path) -> bool:
        """Tell whether the configuration leaves a file or folder out."""
        return self.config_for(path.parent).excludes(path)

    def prepare(self, paths: Iterable[Path]) -> None:
        """Make every configuration and linter that files need; raise what is wrong with them."""
        for path in paths:
            linter_for(self.config_for(path))

    def outcome(self, report: Report, config: Config, *notices: Notice, **more: Any) -> Outcome:
        """Return what a report comes to: known findings left out, further notices added."""
        fresh, known = self.unknown(report, config)
        found = located(fresh)
        found = found._replace(
            notices=(*found.notices, *notices), suppressed=found.suppressed + len(report) - len(fresh)
        )
        level = config.for_document(report.document).fail_level
        failing = level is not None and fresh.worst is not None and fresh.worst >= level
        return Outcome(found, failing, known=known, **more)

    def flush(self) -> None:
        """Write what was learnt about clean drafts."""
        for opened in self._caches.values():
            opened.flush()

    def unknown(self, report: Report, config: Config) -> tuple[Report, tuple[Path, str, Counts] | None]:
        """Leave out the findings that a baseline knows; return which of those still occur."""
        path = config.baseline
        if path is None:
            return report, None
        from ..baseline import apply_baseline

        baseline = self.baseline(path)
        mandatory = [rule.id for rule in linter_for(config).rules if rule.mandatory]
        fresh, used = apply_baseline(baseline, report, mandatory=mandatory)
        return fresh, (path, baseline.name_of(report.document.name), used)

    def baseline(self, path: Path) -> Baseline:
        """Return a baseline, read once; raise ``ConfigError`` where there is none."""
        from ..baseline import read_baseline

        if path not in self._baselines:
            if not path.is_file():
                words = "没有这个存量问题文件，请先用 wenshu-lint baseline create 新建"
                raise ConfigError(str(path), say(spoken(), words))
            self._baselines[path] = read_baseline(path)
        return self._baselines[path]

    def shrink(self, done: Iterable[Outcome]) -> None:
        """Take out of the baselines what their drafts no longer have.

        A run that was told to look for less than the configuration says proves nothing
        about the rest, one that only shows repairs has not made them, and what is gone from a
        draft in the making may come back: all leave the baselines alone.
        """
        if (
            self.job.change == "diff"
            or self.job.lasting
            or {"select", "ignore", "extend_select", "profile", "rules"} & dict(self.job.given).keys()
        ):
            return
        from ..baseline import shrunk, write_baseline

        used: dict[Path, dict[str, Counts]] = {}
        for path, name, counts in filter(None, (outcome.known for outcome in done)):
            used.setdefault(path, {})[name] = counts
        for path, by_name in used.items():
            less = shrunk(self.baseline(path), by_name)
            if less is not self.baseline(path):
                write_baseline(less)

    def cache_for(self, config: Config) -> CleanCache:
        """Return the drafts that came out clean before under a configuration."""
        digest = config.digest()
        if digest not in self._caches:
            from ..cache import CleanCache, run_digest
            from ..catalog.builtin import builtin_digest

            self._caches[digest] = CleanCache.open(run_digest(builtin_digest(), digest))
        return self._caches[digest]

    @staticmethod
    def read(source: Source, config: Config, encoding: str | None = None) -> Document:
        """Read a draft; what the reader did not foresee is an error of this file alone."""
        try:
            return read(source, encoding=encoding or config.encoding, vocab=config.vocab)
        except WenshuError:
            raise
        except Exception as error:
            raise SourceError(source.name, f"读取时程序出错（{type(error).__name__}），请报告") from error
