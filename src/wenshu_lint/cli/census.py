"""The command ``census``: how often each rule speaks on many drafts."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..api import linter_for
from ..census import PLACES, Census, lines, take
from ..files import find
from ..report import Report
from ..source import SourceError
from .choices import choices, job_of
from .frame import FAILED, argument, command, option, spoken
from .run import Runner
from .terminal import warn, write
from .words import complaint, say


@command("census", help="统计各条规则在一批文稿上报了多少处、涉及几个文件，并列出前三处；缺省用全部规则。")
@argument("paths", nargs=-1, required=True, metavar="路径…")
@choices
@option("--silent", is_flag=True, help="没有报过的规则也列出")
@option("-o", "--output-file", metavar="文件", help="统计表写入文件，如 corpus/census.tsv")
def census(**asked: Any) -> int:
    """Take the census of drafts; return the exit status."""
    if not (asked["select"] or asked["extend_select"]):
        asked["select"] = ("ALL",)
    run = Runner(job_of(asked))
    found = find(asked["paths"], run.excludes)
    errors: list[SourceError] = list(found.errors)
    rules = [rule.id for rule in linter_for(run.config_for(Path())).rules]
    taken = take(rules, named_reports(run, found.paths, errors))
    text = "".join(f"{line}\n" for line in (_head(taken), *lines(taken, silent=asked["silent"])))
    for error in errors:
        warn(complaint(spoken(), error))
    if asked["output_file"]:
        from ..writers.files import replace_file

        replace_file(asked["output_file"], text.encode("utf-8", "backslashreplace"))
        warn(say(spoken(), "报告已写入 {0}", asked["output_file"]))
    else:
        write([text])
    return FAILED if errors else 0


def _head(taken: Census) -> str:
    """Return the line above the table: how much was read, how many rules spoke, what the columns are."""
    words = "# 文稿 {0} 份，{1} 字；规则 {2} 条，报过的 {3} 条；各列是规则、处数、文稿数、前 {4} 处"
    spoke = sum(row.findings > 0 for row in taken.rows.values())
    return say(spoken(), words, taken.documents, taken.characters, len(taken.rows), spoke, PLACES)


def named_reports(
    run: Runner, paths: Sequence[Path], errors: list[SourceError]
) -> Iterator[tuple[str, Report]]:
    """Yield name and report of each file that can be read; names start where the files' folders part."""
    if not paths:
        return
    top = os.path.commonpath([path.resolve().parent for path in paths])
    for path, report in zip(paths, run.reports(paths), strict=True):
        if isinstance(report, SourceError):
            errors.append(report)
        else:
            yield path.resolve().relative_to(top).as_posix(), report
