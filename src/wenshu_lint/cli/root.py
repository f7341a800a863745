"""The program's commands, by name; each is imported when it is called."""

from __future__ import annotations

import click

from .frame import Option, Root

_COMMANDS = {
    "check": ("check", "check", "检查文稿，可自动修改"),
    "report": ("report", "report", "写核稿单：一个网页文件，可打印"),
    "annotate": ("annotate", "annotate", "把问题写成 Word 批注和修订，另存一份"),
    "watch": ("watch", "watch", "边改边查：文稿一保存，本机网页就更新"),
    "rule": ("rule", "rule", "看一条规则的说明；新建、测试、试用规则"),
    "pack": ("pack", "pack", "本单位的规则：新建一套，测试一套"),
    "rules": ("rules", "rules", "列出规则"),
    "config": ("config", "config", "看配置、配置的格式，新建配置"),
    "baseline": ("baseline", "baseline", "记下存量问题，以后只报新问题"),
    "server": ("server", "server", "为编辑器服务（语言服务器）"),
    "serve": ("serve", "serve", "启动核稿服务：浏览器里的一页，和供程序调用的接口"),
    "census": ("census", "census", "统计各条规则在一批文稿上报了多少"),
    "schema": ("schema", "schema", "输出报告、配置、规则文件的 JSON Schema"),
    "completion": ("completion", "completion", "输出命令补全的脚本：bash、zsh、fish、PowerShell"),
}
_HELP = (
    "公文校对：找出格式、序号、标点、数字、繁简、规范表述等毛病，说明依据，能改的可以自动改。\n\n"
    "退出状态：0 没有问题；1 有问题；2 运行出错，或有文件未能检查。"
)


def _version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        number = version("wenshu-lint")
    except PackageNotFoundError:  # run from a checkout
        number = "0"
    click.echo(f"wenshu-lint {number}")
    ctx.exit(0)


root = Root(
    "wenshu-lint",
    lazy=_COMMANDS,
    help=_HELP,
    no_args_is_help=True,
    params=[
        Option(
            ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version, help="显示版本"
        )
    ],
)
