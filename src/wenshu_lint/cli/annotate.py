"""The command ``annotate``: writes a copy of a Word draft with the findings as comments."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..api import annotated, linter_for
from ..diagnostic import Applicability
from ..files import copy_of
from ..reporters.wording import failure_line, notice_line
from ..source import Source
from .choices import choices, job_of
from .frame import FAILED, argument, command, option, spoken, usage_error
from .run import runner
from .terminal import options_for, warn
from .words import plainly, say

if TYPE_CHECKING:
    from ..writers.docx import Annotated

_HELP = (
    "检查一份 Word 文稿，另写一份，问题都写成批注，用 Word、WPS 打开就看得到；原稿不动。\n"
    "没有问题的不另写，除非用 -o 指明。退出状态与 check 相同。已有的文件不覆盖，除非加 --force。"
)


@command("annotate", help=_HELP)
@argument("draft", metavar="文稿")
@choices
@option("-o", "--output-file", metavar="文件", help="写到哪个文件；缺省在原稿旁，名字后加“（批注）”")
@option("--revise", is_flag=True, help="有把握的修改写成修订，可逐处接受或拒绝")
@option("--unsafe-fixes", is_flag=True, help="改后须核对的也写成修订")
@option("--force", is_flag=True, help="覆盖已有的文件")
@option("--baseline", metavar="文件", help="存量问题文件，其中的问题不再报告")
@option("--no-baseline", is_flag=True, help="不用存量问题文件")
@option("--fail-level", type=click.Choice(("error", "warning", "info", "never")), help="同 check")
@option("-q", "--quiet", is_flag=True, help="写好了也不作声")
def annotate(draft: str, **asked: Any) -> int:
    """Write the copy; return the exit status of a check."""
    if asked["unsafe_fixes"] and not asked["revise"]:
        raise usage_error(say(spoken(), "--unsafe-fixes 要与 --revise 并用"))
    path = Path(draft)
    target = Path(asked["output_file"] or copy_of(path))
    if target.suffix.lower() != path.suffix.lower():
        raise usage_error(say(spoken(), "批注稿仍是 Word 文件，文件名要以 {0} 结尾", path.suffix))
    if target.exists():
        _refuse(target, path, force=asked["force"])
    run = runner(job_of(asked))
    source = Source.from_path(path)
    config = run.config_for(path)
    document = run.read(source, config)
    report = run.unknown(linter_for(config).lint(document), config)[0]
    trust = Applicability.UNSAFE if asked["unsafe_fixes"] else Applicability.SAFE
    made = annotated(source, report, trust if asked["revise"] else None)
    written = bool(made.comments or made.revisions or asked["output_file"] or target.exists())
    if written:
        from ..writers.files import replace_file

        replace_file(target, made.data, model=path)
    unread = [notice for notice in document.notices if notice.serious]
    options = options_for(sys.stderr, language=spoken())
    for notice in unread:
        warn(notice_line(notice._replace(message=plainly(spoken(), notice.message)), options))
    for rule, error in report.failures:
        warn(failure_line(rule, draft, error, options))
    if not asked["quiet"]:
        _tell(made, target if written else None)
    if unread or report.failures:
        return FAILED
    level = config.for_document(document).fail_level
    return int(level is not None and report.worst is not None and report.worst >= level)


def _tell(made: Annotated, target: Path | None) -> None:
    """Say what was written; of a draft without findings a copy would only be in the way."""
    if target is None:
        warn(say(spoken(), "没有要批注的问题，没有另写一份"))
        return
    words = "已写入 {0}：批注 {1} 处，修订 {2} 处；原稿未动"
    warn(say(spoken(), words, target, made.comments, made.revisions))
    if made.displaced:
        words = "其中 {0} 处在页眉、页脚、脚注或文本框里，Word 不许在那里加批注，批注加在旁边的正文上"
        warn(say(spoken(), words, made.displaced))


def _refuse(target: Path, path: Path, *, force: bool) -> None:
    """Raise where a file stands that may not be written over: never the draft itself."""
    if path.exists() and target.samefile(path):
        raise usage_error(say(spoken(), "批注要写在另一个文件里，不能覆盖原稿"))
    if not force:
        raise usage_error(say(spoken(), "{0} 已经存在，没有改动；要覆盖请加 --force", target))
