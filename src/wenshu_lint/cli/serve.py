"""The command ``serve``: the HTTP service and its page."""

from __future__ import annotations

from typing import Any

import click

from .. import __version__
from ..many import cores
from ..source import WenshuError
from .choices import choices, job_of
from .frame import command, option, spoken
from .terminal import warn, write
from .words import say

_HELP = (
    "启动本机的核稿服务：在浏览器里核稿，或供 OA 等系统调用。按 Ctrl-C 停止。\n"
    "文稿不存盘、不外传；缺省只有本机能访问。"
)
_OURS = ("fastapi", "uvicorn", "starlette")
_MOST = 4
"""Processes by default at most; more are of use only to a house with many readers."""


@command("serve", help=_HELP)
@choices
@option("--host", default="127.0.0.1", metavar="地址", help="监听的地址；缺省为 127.0.0.1，只有本机能访问")
@option(
    "--port",
    type=click.IntRange(0, 65535),
    default=9704,
    metavar="数",
    help="端口；缺省 9704，0 为任选一个空闲的",
)
@option("--allow-host", multiple=True, metavar="名称", help="还可以用这个主机名访问（经反向代理时）")
@option("--open", "browse", is_flag=True, help="启动后打开浏览器")
@option(
    "--max-mb",
    type=click.FloatRange(0, 1000, min_open=True),
    default=10,
    metavar="数",
    help="一次请求最大多少 MB；缺省 10",
)
@option(
    "--seconds",
    type=click.FloatRange(0, 3600, min_open=True),
    default=20,
    metavar="数",
    help="一次检查最多几秒；缺省 20",
)
@option(
    "--workers",
    type=click.IntRange(0, 64),
    default=0,
    metavar="数",
    help="同时检查几份，各占一个进程；缺省自动",
)
def serve(**asked: Any) -> int:
    """Serve until interrupted."""
    try:
        from ..http.checking import Setup
        from ..http.running import Place, is_loopback, serve
        from ..http.told import Limits
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _OURS:
            raise
        missing = '核稿服务需要 FastAPI 和 uvicorn，请先安装：pip install "wenshu-lint[http]"'
        raise WenshuError(say(spoken(), missing)) from error
    job = job_of(asked)
    setup = Setup(job.config, job.isolated, job.given, __version__)
    limits = Limits(
        bytes=int(asked["max_mb"] * 1_000_000),
        seconds=asked["seconds"],
        checks=asked["workers"] or min(_MOST, cores()),
    )
    language = spoken()
    if not is_loopback(asked["host"]):
        words = "注意：{0} 不是本机地址，同一网络的人都能访问；文稿可能涉密，请确认网络和机器合乎保密要求"
        warn(say(language, words, asked["host"]))

    def ready(address: str) -> None:
        write([say(language, "核稿服务：{0} （按 Ctrl-C 停止）", address) + "\n"])
        if asked["browse"]:
            import webbrowser

            webbrowser.open(address)

    try:
        serve(setup, limits, Place(asked["host"], asked["port"], asked["allow_host"]), ready)
    except KeyboardInterrupt:
        warn(say(language, "已结束"))
    return 0
