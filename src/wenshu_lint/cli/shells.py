"""The shells whose Tab key completes our commands: the script for each, and what it prints to install it."""

from __future__ import annotations

import os

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    add_completion_class,
    get_completion_class,
)

from .frame import COMPLETING
from .root import root

PROGRAM = "wenshu-lint"
HINTS = {
    "bash": 'bash 4.4 以上：在 ~/.bashrc 末尾加一行  eval "$(wenshu-lint completion bash)"',
    "zsh": 'zsh：在 ~/.zshrc 末尾、compinit 之后加一行  eval "$(wenshu-lint completion zsh)"',
    "fish": "fish：wenshu-lint completion fish > ~/.config/fish/completions/wenshu-lint.fish",
    "powershell": (
        "PowerShell：在 $PROFILE 文件里加一行  "
        "wenshu-lint completion powershell | Out-String | Invoke-Expression"
    ),
}
"""Shell → how to install its script; shown at the top of it."""

_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { $_.Extent.Text })
    $before = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.UTF8Encoding]::new($false)
        $env:PYTHONIOENCODING = 'utf-8'
        $env:COMP_WORDS = (@($words) + @($wordToComplete)) -join "`n"
        $env:%(complete_var)s = 'powershell_complete'
        & %(prog_name)s | ForEach-Object {
            $type, $value, $help = $_ -split "`t", 3
            if ($type -eq 'plain') {
                [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $help)
            }
        }
    } finally {
        Remove-Item Env:COMP_WORDS, Env:%(complete_var)s, Env:PYTHONIOENCODING -ErrorAction SilentlyContinue
        [Console]::OutputEncoding = $before
    }
}
"""


class Powershell(ShellComplete):
    """Completion for PowerShell: one word a line in, type, value and meaning a line out.

    Where the answer holds no plain word, PowerShell completes the names of files by itself.
    """

    name = "powershell"
    source_template = _POWERSHELL

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is being typed, and that one."""
        *words, begun = os.environ["COMP_WORDS"].split("\n")
        return words[1:], begun

    def format_completion(self, item: CompletionItem) -> str:
        """Return a line; the meaning is never empty, for PowerShell wants one."""
        return f"{item.type}\t{item.value}\t{item.help or item.value}"


class Bash(BashComplete):
    """click's completion for bash, which cuts ``--profile=请`` into three words."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is being typed, and that one, without signs of equality."""
        words, begun = super().get_completion_args()
        return [word for word in words if word != "="], "" if begun == "=" else begun


class Fish(FishComplete):
    """click's completion for fish, for words that hold commas: 请示,公开发布."""

    source_template = FishComplete.source_template.replace('string split ","', 'string split --max 1 ","')


add_completion_class(Powershell)
add_completion_class(Bash)
add_completion_class(Fish)


def script(shell: str) -> str:
    """Return what a shell is to run so that its Tab key completes our commands, with how to install it."""
    made = get_completion_class(shell)
    assert made is not None, "click knows the shell, or we do"
    complete = made(root, {}, PROGRAM, COMPLETING)
    text = (complete.source_template % complete.source_vars()).strip("\n") + "\n"
    first, end, rest = text.partition("\n")
    hint = f"# {HINTS[shell]}\n"
    return f"{first}{end}{hint}{rest}" if first.startswith("#") else f"{hint}{text}"
