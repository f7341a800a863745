"""The command ``server``: findings in editors, by the language server protocol."""

from __future__ import annotations

from typing import Any

from ..source import WenshuError
from .choices import choices, job_of
from .frame import command, spoken
from .words import say


@command("server", help="为编辑器服务（语言服务器，标准输入输出）；由编辑器启动，设置见文档。")
@choices
def server(**asked: Any) -> int:
    """Serve an editor until it says goodbye."""
    try:
        from ..server.app import serve
        from ..server.choices import Choices
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        missing = '语言服务器需要 pygls，请先安装：pip install "wenshu-lint[server]"'
        raise WenshuError(say(spoken(), missing)) from error
    job = job_of(asked)
    serve(Choices(job.config, job.isolated, job.given))
    return 0
