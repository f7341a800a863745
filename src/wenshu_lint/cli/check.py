"""The command ``check``: finds faults in drafts, reports them, and repairs what is certain."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .. import __version__
from ..files import Files, find
from ..reporters import FORMATS, installed, offered, stream
from ..reporters.options import Options
from ..source import Source
from .choices import choices, job_of
from .frame import command, option, spoken, usage_error
from .pool import outcomes
from .run import Outcome, Runner, runner
from .terminal import options_for, warn, write
from .totals import Totals
from .words import say

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from ..config import Config

_LEVELS = ("error", "warning", "info", "never")
_HELP = (
    "检查文稿。PATH 可以是文件、文件夹、带 * 的式样（加引号）；- 表示标准输入。\n"
    "文件夹里检查 .txt、.md、.docx，遵守 .gitignore，不查 annotate 写的批注稿；指名的文件一律检查。"
)

_FORMAT = "报告格式：console、concise、html、csv、json、jsonl、github、gitlab、junit、rdjson、sarif"


Checked = tuple[Files, Iterable[Outcome]]
"""The files that are meant, and the outcomes of checking them, made as they are asked for."""


class _Format(click.Choice[str]):
    """One of our formats, or one that an installed package offers; that is looked up only when asked for."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name of a format, or refuse it with the names of ours."""
        return value if offered(value) else super().convert(value, param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer the names of ours and of installed packages."""
        from click.shell_completion import CompletionItem

        others = [CompletionItem(name) for name in installed() if name.startswith(incomplete)]
        return [*super().shell_complete(ctx, param, incomplete), *others]


@command("check", help=_HELP)
@click.argument("paths", nargs=-1, metavar="PATH…")
@choices
@option("--format", "form", metavar="FORMAT", type=_Format(list(FORMATS)), default="console", help=_FORMAT)
@option("-o", "--output-file", metavar="FILE", help="报告写入文件（UTF-8）")
@option("--fix", is_flag=True, help="自动修改有把握的问题")
@option("--unsafe-fixes", is_flag=True, help="连同改后须核对的一并修改")
@option("--diff", is_flag=True, help="只显示将作的修改，不写文件")
@option("--watch", is_flag=True, help="一直看着：文稿、配置、规则一保存就再查，按 Ctrl-C 结束")
@option("--jobs", type=click.IntRange(min=0), default=0, metavar="N", help="同时检查的进程数；缺省自动")
@option("--no-cache", is_flag=True, help="不用缓存")
@option("--fail-level", type=click.Choice(_LEVELS), help="有这一级或更高的问题时退出状态为 1；never 表示从不")
@option("--stdin-filename", metavar="NAME", help="标准输入的文件名，据以选择格式和配置")
@option("--baseline", metavar="FILE", help="存量问题文件，其中的问题不再报告")
@option("--no-baseline", is_flag=True, help="不用存量问题文件")
@option("--against", metavar="FILE", help="上一稿；只报新稿增加的问题")
@option("--changed", metavar="REV", help="只查 git 版本 REV 以来改动的文件和行；不给 PATH 则查整个仓库")
@option("--statistics", is_flag=True, help="只列各条规则的次数")
@option("--show-all", is_flag=True, help="同一规则的问题全部列出，不折叠")
@option("--show-skipped", is_flag=True, help="列出未查的规则和原因")
@option("--redact", is_flag=True, help="报告不含文稿文字，只有位置和规则")
@option("-q", "--quiet", is_flag=True, help="只报问题，不作说明和小结")
@option("-v", "--verbose", is_flag=True, help="说明更多：所用配置、未查规则、用时")
def check(**asked: Any) -> int:
    """Check drafts; return the exit status."""
    paths: tuple[str, ...] = asked["paths"]
    _refuse_contradictions(paths, asked)
    if asked.get("watch"):
        from .watching import keep_checking

        return keep_checking(paths, asked)
    return report_on(paths, asked, lambda: checked(runner(job_of(asked)), paths, asked))


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


def _refuse_contradictions(paths: tuple[str, ...], asked: Mapping[str, Any]) -> None:
    language = spoken()
    if not paths and asked["changed"] is None:
        raise usage_error(say(language, "请给出要检查的文件或文件夹；- 表示标准输入"))
    if "-" in paths and len(paths) > 1:
        raise usage_error(say(language, "标准输入（-）不能与其他路径并用"))
    if asked["fix"] and asked["diff"]:
        raise usage_error(say(language, "--fix 和 --diff 不能并用"))
    if asked["unsafe_fixes"] and not (asked["fix"] or asked["diff"]):
        raise usage_error(say(language, "--unsafe-fixes 要与 --fix 或 --diff 并用"))
    if asked["redact"] and asked["diff"]:
        raise usage_error(say(language, "--redact 和 --diff 不能并用"))
    if asked["form"] == "html" and (asked["fix"] or asked["diff"] or asked["statistics"]):
        raise usage_error(say(language, "核稿单（html）不能与 --fix、--diff、--statistics 并用"))
    if asked["statistics"] and asked["form"] not in ("console", "json"):
        raise usage_error(say(language, "--statistics 只用于 console 和 json 格式"))
    if asked["against"] is not None or asked["changed"] is not None:
        from .versions import refuse_contradictions

        refuse_contradictions(paths, asked)
    if asked["watch"]:
        from . import watching

        watching.refuse_contradictions(paths, asked)


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
    reports = (outcome.report for outcome in watched)
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
        warn(f"{say(options.language, '错误：')}{error}")
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
