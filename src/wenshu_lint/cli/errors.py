"""Tells a user in plain words what was wrong with the command line."""

from __future__ import annotations

import os
import re

import click

from ..nearest import advice, nearest
from .words import say

DEBUG = "WENSHU_LINT_DEBUG"
"""The variable that lets an error of ours be seen whole."""

ERRORS: tuple[tuple[str, str], ...] = (
    (r"No such option:? '?(--?[^'\s]+?)'?\.?", "没有 {0} 这个选项"),
    (r"Option '(.*)' requires an argument\.?", "选项 {0} 后面要有一个值"),
    (r"Option '(.*)' requires (\d+) arguments\.?", "选项 {0} 后面要有 {1} 个值"),
    (r"Option '(.*)' does not take a value\.?", "选项 {0} 后面不带值"),
    (r"Got unexpected extra arguments? \((.*)\)\.?", "多出了参数：{0}"),
    (r"Missing command\.?", "缺少命令"),
    (r"'(.*)' is not one of (.*)\.", "没有“{0}”这个选择{near}，可用：{1}"),
    (r"'(.*)' is not a valid integer(?: range)?\.", "“{0}”不是整数"),
    (r"'(.*)' is not a valid float(?: range)?\.", "“{0}”不是数"),
    (r"(.*) is not in the range (.*)<=x<=(.*)\.", "应在 {1} 到 {2} 之间，不能是 {0}"),
    (r"(.*) is not in the range (.*)<x<=(.*)\.", "应大于 {1}，至多 {2}，不能是 {0}"),
    (r"(.*) is not in the range x>=(.*)\.", "至少为 {1}，不能是 {0}"),
)
"""What click says, as patterns, and what we say instead."""
_LISTED = re.compile("', '")
"""Between two words of click's lists."""


def explained(error: click.ClickException, language: str) -> list[str]:
    """Return the lines that tell a user what was wrong with the command line."""
    ctx = getattr(error, "ctx", None)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return [error.message]
    message = error.format_message() if language == "en" else _in_chinese(error)
    lines = [f"{say(language, '错误：')}{message}"]
    lines.append(say(language, "用 {0} --help 看说明", ctx.command_path if ctx else "wenshu-lint"))
    return lines


def crash(error: Exception, language: str) -> str:
    """Return the line about an error of ours: its kind and where, no words, for they may be the draft's."""
    import traceback

    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{os.path.basename(last.filename)}:{last.lineno}"  # noqa: PTH119
    return say(
        language,
        "程序内部出错（{0}，{1}）；设 {2}=1 再运行可看详情，请报告",
        type(error).__name__,
        place,
        DEBUG,
    )


def _in_chinese(error: click.ClickException) -> str:
    message = error.message or error.format_message()
    for pattern, words in ERRORS:
        match = re.fullmatch(pattern, message)
        if match:
            said = [_LISTED.sub("、", group).strip("'") for group in match.groups()]
            message = words.format(*said, near=_near(said))
            break
    if isinstance(error, click.MissingParameter):
        message = f"缺少 {_hint(error)}"
    elif isinstance(error, click.BadParameter):
        message = f"{_hint(error)}：{message}"
    near = getattr(error, "possibilities", None)
    return f"{message}；是不是 {near[0]}？" if near else message


def _near(said: list[str]) -> str:
    """Return the choice that was meant, where a choice was refused and one is like it."""
    return advice(nearest(said[0], said[1].split("、"))) if len(said) == 2 else ""


def _hint(error: click.BadParameter) -> str:
    """Name the option or argument that is wrong."""
    return error.param.get_error_hint(error.ctx).replace("'", "") if error.param and error.ctx else ""
