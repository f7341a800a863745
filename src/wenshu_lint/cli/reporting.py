"""One round of ``check``: the drafts that are meant, what was found in them, and the report of it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import __version__
from ..files import Files, find
from ..reporters import stream
from ..reporters.options import Options
from ..source import Source
from .choices import job_of
from .frame import spoken
from .pool import outcomes
from .run import Runner, runner
from .shared import Outcome
from .terminal import options_for, warn, write
from .totals import Totals
from .words import complaint, retold, say

if TYPE_CHECKING:
    from ..config import Config

Checked = tuple[Files, Iterable[Outcome]]
"""The files that are meant, and the outcomes of checking them, made as they are asked for."""


def report_on(paths: tuple[str, ...], asked: Mapping[str, Any], results: Callable[[], Checked]) -> int:
    """Report what was found, as the options of the command ask for it; return the exit status."""
    started = time.perf_counter()
    run = runner(job_of(asked))
    options = _options(asked)
    found, found_in = results()
    _tell_about(found, paths, options, asked["changed"])
    totals = Totals()
    machine = asked["form"] != "console" or asked["diff"]
    whole = not (machine or asked["output_file"] or asked["statistics"] or options.quiet)
    watched = totals.watch(found_in, len(found.paths), options, machine=machine, whole=whole)
    if asked["diff"]:
        write(outcome.diff for outcome in watched)
    else:
        _report(watched, totals, options, asked)
    if not options.quiet:
        for line in totals.closing(run.job.change, options.language):
            warn(line)
    if asked["verbose"]:
        _tell_more(run.config_for(Path()), started, options.language)
    return totals.status(run.job.change, found.errors)


def checked(run: Runner, paths: tuple[str, ...], asked: Mapping[str, Any]) -> Checked:
    """Check drafts as the options say; outcomes come as they are asked for."""
    if asked["changed"] is not None:
        from .versions import since

        return since(run, paths, asked["changed"])
    if paths == ("-",):
        return Files(()), _standard_input(run, asked["stdin_filename"], asked["against"])
    found = find(paths, run.excludes)
    if asked["against"] is not None:
        from .versions import against, only_draft

        only_draft(found)
        return found, [against(run, path, asked["against"]) for path in found.paths]
    return found, outcomes(run.job, found.paths, asked["jobs"])


def _options(asked: Mapping[str, Any]) -> Options:
    choices = {name: asked[name] for name in ("show_all", "quiet", "redact")}
    choices["version"] = __version__
    if asked["form"] == "html":
        choices["time"] = f"{datetime.now():%Y-%m-%d %H:%M}"
    choices["show_skipped"] = asked["show_skipped"] or asked["verbose"]
    if asked["output_file"]:
        return Options(language=spoken(), **choices)
    return options_for(sys.stdout, language=spoken(), **choices)


def _standard_input(run: Runner, name: str | None, previous: str | None) -> Iterator[Outcome]:
    path = Path(name or say(spoken(), "<标准输入>"))
    source = Source(str(path), sys.stdin.buffer.read(), Path(name or "").suffix.lower())
    if previous is not None:
        from .versions import against

        yield against(run, path, previous, source)
    else:
        yield run.check_source(source, path, standard_input=True)


def _report(watched: Iterator[Outcome], totals: Totals, options: Options, asked: Mapping[str, Any]) -> None:
    """Write the report where it was asked for; a draft repaired on the way takes standard output."""
    language = options.language if asked["form"] == "console" else "zh"
    reports = (retold(language, outcome.report) for outcome in watched)
    if asked["statistics"]:
        from ..reporters.statistics import statistics

        pieces = statistics(reports, options, asked["form"])
    else:
        pieces = stream(asked["form"], reports, options)
    if asked["output_file"]:
        from ..writers.files import replace_file

        replace_file(asked["output_file"], "".join(pieces).encode("utf-8", "backslashreplace"))
        if not options.quiet:
            warn(say(options.language, "报告已写入 {0}", asked["output_file"]))
    elif asked["fix"] and asked["paths"] == ("-",):
        text = "".join(pieces)
        sys.stdout.buffer.write(totals.repaired)
        warn(text.rstrip("\n"))
    else:
        write(pieces, as_is=asked["form"] == "csv")


def _tell_about(found: Files, paths: tuple[str, ...], options: Options, changed: str | None) -> None:
    for error in found.errors:
        warn(complaint(options.language, error))
    if options.quiet:
        return
    if found.passed_over:
        kinds = " ".join(sorted({path.suffix.lower() for path in found.passed_over}))
        words = "有 {0} 个文件的格式不能检查，已略过：{1}"
        warn(say(options.language, words, len(found.passed_over), kinds))
    if found.paths or found.errors or paths == ("-",):
        return
    if changed is not None:
        warn(say(options.language, "{0} 以来没有改动的文稿", changed))
    else:
        warn(say(options.language, "没有找到可检查的文稿（.txt、.md、.docx）"))


def _tell_more(config: Config, started: float, language: str) -> None:
    for file in config.files:
        warn(say(language, "配置文件：{0}", file))
    if not config.files:
        warn(say(language, "没有配置文件"))
    warn(say(language, "用时 {0:.2f} 秒", time.perf_counter() - started))
