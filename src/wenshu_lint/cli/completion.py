"""The command ``completion``: the script that lets the Tab key complete our commands."""

from __future__ import annotations

import click

from .frame import argument, command
from .terminal import write

_SHELLS = ("bash", "zsh", "fish", "powershell")
_HELP = (
    "输出命令补全的脚本；装法写在脚本开头。装好后按 Tab 键，\n"
    "补全命令、选项、规则名、规则族、六关、文种配置、报告格式和文件名。"
)


@command("completion", help=_HELP)
@argument("shell", type=click.Choice(_SHELLS), metavar="[bash|zsh|fish|powershell]")
def completion(shell: str) -> int:
    """Print the script for a shell."""
    from .shells import script

    write([script(shell)])
    return 0
