"""The commands about known findings: record them, forget those that are gone, show what is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..api import linter_for
from ..files import find
from ..report import Report
from ..source import SourceError
from .choices import choices, job_of
from .frame import FAILED, LazyGroup, argument, command, option, spoken, usage_error
from .run import Runner
from .terminal import near, warn, write
from .words import complaint, say

if TYPE_CHECKING:
    from ..baseline import Baseline, Counts

_COMMANDS = {
    "create": ("baseline", "create", "检查文稿，把现有问题全部记为存量"),
    "update": ("baseline", "update", "重新检查一些文稿，照现状记，别的文稿不动"),
    "prune": ("baseline", "prune", "检查文稿，去掉已经改好的存量，不添新的"),
    "show": ("baseline", "show", "看存量问题还有多少"),
}
baseline = LazyGroup(
    "baseline",
    lazy=_COMMANDS,
    no_args_is_help=True,
    help="记下存量问题，以后只报新问题。存量文件里没有文稿的文字。",
)


@command("create", help="检查文稿，把现有问题全部记为存量，以后检查不再报告。")
@argument("paths", nargs=-1, required=True, metavar="路径…")
@choices
@option(
    "--baseline", "file", metavar="文件", help="存量问题文件；缺省按配置，再缺省为 wenshu-lint-baseline.json"
)
@option("--force", is_flag=True, help="覆盖已有的文件")
def create(file: str | None, force: bool, **asked: Any) -> int:
    """Record every finding of drafts; what was recorded before is not lost without a word."""
    from ..baseline import make_baseline, write_baseline

    run, reports, errors = _checked(asked)
    path = _path(run, file)
    if path.exists() and not force:
        raise usage_error(say(spoken(), "{0} 已经存在，没有改动；要覆盖请加 --force", path))
    made = make_baseline(path, reports, mandatory=_mandatory(run))
    if not errors:
        write_baseline(made)
        words = "已记下 {0} 处存量问题，涉及 {1} 个文件：{2}"
        write([say(spoken(), words, _total(made), len(made.files), near(made.path)) + "\n"])
        if run.config_for(Path()).baseline is None:
            warn(say(spoken(), '要让检查用上它，在配置里写 baseline = "{0}"', made.path.as_posix()))
    return _told(errors)


@command("update", help="重新检查这些文稿，照现状记：改好的去掉，新的添上；别的文稿的存量不动。")
@argument("paths", nargs=-1, required=True, metavar="路径…")
@choices
@option(
    "--baseline", "file", metavar="文件", help="存量问题文件；缺省按配置，再缺省为 wenshu-lint-baseline.json"
)
def update(file: str | None, **asked: Any) -> int:
    """Record the drafts given as they are now."""
    from ..baseline import make_baseline, updated

    run, reports, errors = _checked(asked)
    known = run.baseline(_path(run, file))
    checked = list(reports)
    fresh = make_baseline(known.path, checked, mandatory=_mandatory(run))
    names = {known.name_of(report.document.name) for report in checked}
    return _settled(known, updated(known, fresh, {*names, *_gone(known)}), errors)


@command("prune", help="检查文稿，从存量中去掉已经改好的问题；不添新的问题。")
@argument("paths", nargs=-1, required=True, metavar="路径…")
@choices
@option(
    "--baseline", "file", metavar="文件", help="存量问题文件；缺省按配置，再缺省为 wenshu-lint-baseline.json"
)
def prune(file: str | None, **asked: Any) -> int:
    """Forget recorded findings that no longer occur in the drafts given."""
    from ..baseline import apply_baseline, shrunk

    run, reports, errors = _checked(asked)
    known = run.baseline(_path(run, file))
    used: dict[str, Counts] = {name: {} for name in _gone(known)}
    for report in reports:
        used[known.name_of(report.document.name)] = apply_baseline(known, report)[1]
    return _settled(known, shrunk(known, used), errors)


@command("show", help="看存量问题还有多少，按规则列出。")
@option(
    "--baseline", "file", metavar="文件", help="存量问题文件；缺省按配置，再缺省为 wenshu-lint-baseline.json"
)
def show(file: str | None) -> int:
    """Print how many findings are recorded, rule by rule."""
    from .shared import Job

    run = Runner(Job())
    known = run.baseline(_path(run, file))
    rules: Counter[str] = Counter()
    for counts in known.files.values():
        for key, count in counts.items():
            rules[key.rule] += count
    write(f"{count:>6}  {rule}\n" for rule, count in sorted(rules.items(), key=lambda one: (-one[1], one[0])))
    words = "存量问题 {0} 处，涉及 {1} 个文件：{2}"
    write([say(spoken(), words, _total(known), len(known.files), near(known.path)) + "\n"])
    return 0


def _checked(asked: dict[str, Any]) -> tuple[Runner, Iterator[Report], list[SourceError]]:
    """Return the runner, the reports of the readable drafts, and a list that takes the errors."""
    run = Runner(job_of(asked))
    found = find(asked["paths"], run.excludes)
    errors = list(found.errors)
    return run, _readable(run.reports(found.paths), errors), errors


def _readable(reports: Iterable[Report | SourceError], errors: list[SourceError]) -> Iterator[Report]:
    for report in reports:
        if isinstance(report, SourceError):
            errors.append(report)
        else:
            yield report


def _gone(known: Baseline) -> list[str]:
    """Return the files that are recorded and no longer there."""
    here = known.path.resolve().parent
    return [name for name in known.files if not (here / name).exists()]


def _settled(known: Baseline, now: Baseline, errors: list[SourceError]) -> int:
    """Write a baseline that changed, unless some draft could not be read, and tell what it holds."""
    from ..baseline import write_baseline

    if not errors:
        if now is not known:
            write_baseline(now)
        words = "存量问题原有 {0} 处，现有 {1} 处：{2}"
        write([say(spoken(), words, _total(known), _total(now), near(known.path)) + "\n"])
    return _told(errors)


def _told(errors: list[SourceError]) -> int:
    """Tell what could not be read; nothing was written then, for it would be half the truth."""
    for error in errors:
        warn(complaint(spoken(), error))
    if errors:
        warn(say(spoken(), "有文件未能检查，存量问题文件没有改动"))
    return FAILED if errors else 0


def _path(run: Runner, file: str | None) -> Path:
    from ..baseline import FILE

    return Path(file) if file else run.config_for(Path()).baseline or Path(FILE)


def _mandatory(run: Runner) -> list[str]:
    return [rule.id for rule in linter_for(run.config_for(Path())).rules if rule.mandatory]


def _total(known: Baseline) -> int:
    return sum(count for counts in known.files.values() for count in counts.values())
