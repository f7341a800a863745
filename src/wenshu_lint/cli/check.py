"""The command ``check``: finds faults in drafts, reports them, and repairs what is certain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from ..reporters import FORMATS, installed, offered
from .choices import choices, job_of
from .frame import argument, command, option, spoken, usage_error
from .reporting import checked, report_on
from .run import runner
from .words import say

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


_LEVELS = ("error", "warning", "info", "never")
_HELP = (
    "检查文稿。路径可以是文件、文件夹、带 * 的式样（加引号）；- 表示标准输入。\n"
    "文件夹里检查 .txt、.md、.docx，遵守 .gitignore，不查 annotate 写的批注稿；指名的文件一律检查。"
)

_FORMAT = "报告格式：console、concise、html、csv、json、jsonl、github、gitlab、junit、rdjson、sarif"


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
@argument("paths", nargs=-1, metavar="路径…")
@choices
@option("--format", "form", metavar="格式", type=_Format(list(FORMATS)), default="console", help=_FORMAT)
@option("-o", "--output-file", metavar="文件", help="报告写入文件（UTF-8）")
@option("--fix", is_flag=True, help="自动修改有把握的问题")
@option("--unsafe-fixes", is_flag=True, help="连同改后须核对的一并修改")
@option("--diff", is_flag=True, help="只显示将作的修改，不写文件")
@option("--watch", is_flag=True, help="一直看着：文稿、配置、规则一保存就再查，按 Ctrl-C 结束")
@option("--jobs", type=click.IntRange(min=0), default=0, metavar="数", help="同时检查的进程数；缺省自动")
@option("--no-cache", is_flag=True, help="不用缓存")
@option("--fail-level", type=click.Choice(_LEVELS), help="有这一级或更高的问题时退出状态为 1；never 表示从不")
@option("--stdin-filename", metavar="名称", help="标准输入的文件名，据以选择格式和配置")
@option("--baseline", metavar="文件", help="存量问题文件，其中的问题不再报告")
@option("--no-baseline", is_flag=True, help="不用存量问题文件")
@option("--against", metavar="文件", help="上一稿；只报新稿增加的问题")
@option("--changed", metavar="版本", help="只查这个 git 版本以来改动的文件和行；不给路径则查整个仓库")
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
