"""``check --watch``: checks again when a draft, a configuration, a rule or a vocabulary was saved."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from ..reporters.display import visible
from ..source import WenshuError
from ..watch.lookout import Lookout, Stamp, stamp_of
from .choices import job_of
from .frame import FAILED, spoken, usage_error
from .pool import outcomes
from .reporting import Checked, checked, report_on
from .rounds import Rounds, drafts_among
from .run import runner
from .shared import Outcome
from .terminal import warn
from .words import complaint, say

FORMS = ("console", "concise")
"""Formats that are read line by line; the others are files, and one file has one report."""
PATIENCE = 3.0
"""Seconds during which a draft that cannot be read after a save is tried again before that is told."""
_NAMED = 3
"""How many of the files that were saved are named."""
_RETRY = 0.2
_LONGEST_RETRY = 8.0


def refuse_contradictions(paths: tuple[str, ...], asked: Mapping[str, Any]) -> None:
    """Raise a usage error where ``--watch`` does not go with the rest."""
    language = spoken()
    if "-" in paths:
        raise usage_error(say(language, "--watch 不能检查标准输入（-）"))
    if asked["fix"] or asked["diff"]:
        words = "--watch 不能与 --fix、--diff 并用：正在编辑的文稿不能同时由程序改"
        raise usage_error(say(language, words))
    if asked["output_file"]:
        raise usage_error(say(language, "--watch 不能与 --output-file 并用：一份报告写不下几次检查"))
    if asked["form"] not in FORMS:
        words = "--watch 只用于 console 和 concise 格式；要看网页，请用 wenshu-lint watch"
        raise usage_error(say(language, words))


def keep_checking(paths: tuple[str, ...], asked: Mapping[str, Any]) -> int:
    """Check until the user ends it; return 0 then, for that is how it is meant to end.

    A first round in which there is nothing to wait for, because no draft and no folder was found, ends
    at once with its own status.
    """
    watch = _Watch(paths, asked)
    try:
        status = watch.round()
        if status == FAILED and watch.is_vain:
            return status
        while True:
            watch.wait()
    except KeyboardInterrupt:
        warn(say(spoken(), "已结束"))
        return 0


class _Watch:
    """One run of the command: what was found in each draft, and which of them could not be read."""

    def __init__(self, paths: tuple[str, ...], asked: Mapping[str, Any]) -> None:
        self.paths, self.asked = paths, asked
        self.job = job_of(asked)
        previous = [asked["against"]] if asked["against"] is not None else []
        self.rounds = Rounds(self.job, paths or _repository(asked["changed"]), previous)
        self.lookout = Lookout(self.rounds.files)
        self.kept: dict[Path, Outcome] = {}
        self.unread: set[Path] = set()
        self.tried: dict[Path, Stamp | None] = {}
        self.pause = _RETRY
        self.findings = 0

    @property
    def is_vain(self) -> bool:
        """Whether nothing that was named is there."""
        return not self.rounds.found.paths and len(self.rounds.found.errors) == len(self.rounds.named)

    def round(self, changed: set[Path] = frozenset()) -> int:  # type: ignore[assignment]
        """Report on every draft; return what would be the exit status."""
        language = spoken()
        if changed:
            click.clear()
            if not self.asked["quiet"]:
                warn(visible(_news(changed, language)))
        self.findings = 0
        try:
            status = report_on(self.paths, self.asked, self._results)
        except WenshuError as error:
            warn(complaint(language, error))
            status = FAILED
        if not self.asked["quiet"] and not self.is_vain:
            drafts = len(self.rounds.found.paths)
            words = "正在等待保存（{0} 份文稿，{1} 处问题），按 Ctrl-C 结束"
            warn(say(language, words, drafts, self.findings))
        return status

    def wait(self) -> None:
        """Wait for a save, then report; drafts that could not be read are tried again in silence."""
        tried = frozenset(self.unread)
        changed = self.lookout.wait(tried, self.pause)
        if changed == tried:
            self._try(changed)
            self.pause = min(_LONGEST_RETRY, 2 * self.pause)
            if self.unread == tried:
                return
        else:
            self.pause = _RETRY
            if self.rounds.turn(changed):
                self.kept.clear()
                self.lookout.renew()
            elif all(path in self.tried and self.tried[path] == stamp_of(path) for path in changed):
                return
            self._try_patiently(changed)
        self.round(changed)

    def _try_patiently(self, changed: set[Path]) -> None:
        deadline = time.monotonic() + PATIENCE
        self._try(changed)
        while self.unread & changed and time.monotonic() < deadline:
            time.sleep(_RETRY)
            self._try(changed)

    def _try(self, changed: set[Path]) -> None:
        """Check drafts that were changed; note which cannot be read."""
        for path in changed - set(self.rounds.found.paths):
            self.kept.pop(path, None)
            self.unread.discard(path)
            self.tried.pop(path, None)
        for path in drafts_among(changed, self.rounds.found):
            self.tried[path] = stamp_of(path)
            try:
                self.kept[path] = runner(self.job).check(path)
            except WenshuError:  # told in the round that follows
                self.kept.pop(path, None)
                continue
            self._note(path)

    def _note(self, path: Path) -> None:
        (self.unread.add if self.kept[path].report.error else self.unread.discard)(path)

    def _results(self) -> Checked:
        if self.asked["against"] is not None or self.asked["changed"] is not None:
            found, results = checked(runner(self.job), self.paths, self.asked)
            return found, self._counted(results)
        return self.rounds.found, self._counted(self._outcomes())

    def _counted(self, results: Iterable[Outcome]) -> Iterator[Outcome]:
        for outcome in results:
            self.findings += len(outcome.report.entries)
            yield outcome

    def _outcomes(self) -> Iterator[Outcome]:
        """Yield what was found in each draft; check those of which it is not known."""
        paths = self.rounds.found.paths
        fresh = outcomes(self.job, [path for path in paths if path not in self.kept], self.asked["jobs"])
        for path in paths:
            if path not in self.kept:
                self.kept[path] = next(fresh)
                self._note(path)
            yield self.kept[path]
        yield from fresh  # nothing is left, but its end must be reached


def _news(changed: set[Path], language: str) -> str:
    """Say which files were saved; those that are gone are so called only where nothing else was changed."""
    files = sorted(path for path in changed if not path.is_dir())
    gone = bool(files) and not any(path.exists() for path in files)
    names = say(language, "、").join(path.name for path in files[:_NAMED])
    words = "{0:%H:%M:%S} {1} 已删去或改名，重新检查" if gone else "{0:%H:%M:%S} {1} 有改动，重新检查"
    return say(language, words, datetime.now(), names)


def _repository(revision: str) -> tuple[str, ...]:
    """Return the top of the repository, which ``--changed`` means where no path is given."""
    import os

    from .git import Repository

    return (os.path.relpath(Repository(Path(), revision).top),)
