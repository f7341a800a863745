"""Checks drafts for what is new in them: against a previous draft, or since a revision of Git."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..api import linter_for
from ..comparison import compared, on_lines
from ..files import Files, find
from ..nodes import Notice
from ..report import Earlier, FileReport, Report
from ..source import Source, SourceError
from .frame import spoken, usage_error
from .run import Runner
from .shared import Outcome
from .words import say

if TYPE_CHECKING:
    from ..config import Config
    from ..document import Document
    from .git import Changed, Repository


def refuse_contradictions(paths: tuple[str, ...], asked: Mapping[str, Any]) -> None:
    """Raise a usage error where ``--against`` and ``--changed`` do not go with the rest."""
    language = spoken()
    if asked["against"] is not None and asked["changed"] is not None:
        raise usage_error(say(language, "--against 和 --changed 不能并用"))
    name = "--against" if asked["against"] is not None else "--changed"
    if asked["fix"] or asked["diff"]:
        raise usage_error(say(language, "{0} 不能与 --fix、--diff 并用", name))
    if asked["form"] == "html":
        raise usage_error(say(language, "{0} 不能用于核稿单（html），核稿单要有全部问题", name))
    if asked["against"] is not None and len(paths) != 1:
        raise usage_error(say(language, "--against 一次只比一份新稿和一份上一稿，请给出一份新稿"))
    if asked["changed"] is not None and "-" in paths:
        raise usage_error(say(language, "--changed 不能检查标准输入（-）"))


def only_draft(found: Files) -> None:
    """Raise a usage error unless one draft was found, or none that can be read."""
    if len(found.paths) != 1 and not found.errors:
        words = "--against 一次只比一份新稿和一份上一稿，这里有 {0} 份新稿"
        raise usage_error(say(spoken(), words, len(found.paths)))


def against(run: Runner, path: Path, previous: str, source: Source | None = None) -> Outcome:
    """Check a draft and leave out what the previous one has too; both under its configuration.

    :param source: the draft, where it is not to be read from ``path``.
    :raises SourceError: where the previous draft cannot be read: nothing can be said then.
    """
    config = run.config_for(path)
    old = linter_for(config).lint(run.read(Source.from_path(previous), config))
    try:
        document = run.read(source or Source.from_path(path), config)
    except SourceError as error:
        return Outcome(FileReport(str(path), error=str(error)))
    return _news(run, config, old, document, count=True)


def since(run: Runner, paths: tuple[str, ...], revision: str) -> tuple[Files, Iterator[Outcome]]:
    """Return the drafts that changed since a revision, and the outcomes of checking their changes.

    :param paths: files and folders; without any, the repository around the current folder.
    :raises SourceError: as :class:`~.git.Repository` does.
    """
    import os

    from .git import Repository

    first = Path(paths[0] if paths else ".")
    folder = first if first.is_dir() else first.parent
    repository = Repository(folder if folder.is_dir() else Path(), revision)
    found = find(paths or (os.path.relpath(repository.top),), run.excludes)
    changed, outside = repository.changed((*found.paths, *found.passed_over))
    files = [file for file in changed if file.path not in found.passed_over]
    over = tuple(file.path for file in changed if file.path in found.passed_over)
    found = Files(tuple(file.path for file in files), over, (*found.errors, *outside))
    return found, _changes(run, repository, files)


def _changes(run: Runner, repository: Repository, files: Iterable[Changed]) -> Iterator[Outcome]:
    for file in files:
        try:
            yield _change(run, repository, file)
        except SourceError as error:
            yield Outcome(FileReport(str(file.path), error=str(error)))


def _change(run: Runner, repository: Repository, file: Changed) -> Outcome:
    config = run.config_for(file.path)
    document = run.read(Source.from_path(file.path), config)
    linter = linter_for(config)
    if not file.old:
        return _left_out(run.outcome(linter.lint(document), config), 0)
    if document.is_word or document.encoding.lower().startswith(("utf-16", "utf-32", "utf_16", "utf_32")):
        old = Source(
            f"{file.path}（{repository.revision}）", repository.then(file), Path(file.old).suffix.lower()
        )
        return _news(run, config, linter.lint(run.read(old, config)), document, count=False)
    report = linter.lint(document)
    fresh = on_lines(report, repository.lines(file), mandatory=_mandatory(config))
    return _left_out(run.outcome(fresh, config), len(report) - len(fresh))


def _news(run: Runner, config: Config, old: Report, document: Document, *, count: bool) -> Outcome:
    comparison = compared(old, linter_for(config).lint(document), mandatory=_mandatory(config))
    notices = [notice for notice in old.notices if notice.serious]
    told = [Notice(notice.code, f"上一稿：{notice.message}") for notice in notices]
    outcome = run.outcome(comparison.report, config, *told)
    return _left_out(outcome, comparison.remaining, comparison.mended if count else None)


def _left_out(outcome: Outcome, remaining: int, mended: int | None = None) -> Outcome:
    return outcome._replace(report=outcome.report._replace(earlier=Earlier(remaining, mended)))


def _mandatory(config: Config) -> list[str]:
    return [rule.id for rule in linter_for(config).rules if rule.mandatory]
