"""The command ``report``: writes the 核稿单 of drafts to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from .check import check
from .choices import choices
from .frame import argument, command, option, spoken, usage_error
from .words import say

_HELP = (
    "检查文稿，把核稿单写成一个网页文件，可以打印、归档；文稿不改。\n"
    "路径与 check 相同，退出状态也相同。已有的文件不覆盖，除非加 --force。"
)


@command("report", help=_HELP)
@argument("paths", nargs=-1, metavar="路径…")
@choices
@option("-o", "--output-file", metavar="文件", default="核稿单.html", help="写到哪个文件；缺省为 核稿单.html")
@option("--force", is_flag=True, help="覆盖已有的文件")
@option("--baseline", metavar="文件", help="存量问题文件，其中的问题不再报告")
@option("--no-baseline", is_flag=True, help="不用存量问题文件")
@option("--redact", is_flag=True, help="报告不含文稿文字，只有位置和规则")
@option("-q", "--quiet", is_flag=True, help="只报问题，不作说明和小结")
@click.pass_context
def report(ctx: click.Context, /, force: bool, **asked: Any) -> int:
    """Write the 核稿单; return the exit status of the check."""
    target = asked["output_file"]
    if not force and Path(target).exists():
        raise usage_error(say(spoken(), "{0} 已经存在，没有改动；要覆盖请加 --force", target))
    status: int = ctx.invoke(check, form="html", **asked)
    return status
