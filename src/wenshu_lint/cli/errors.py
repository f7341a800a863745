"""Tells a user in plain words what was wrong with the command line."""

from __future__ import annotations

import re

import click

from .words import say

ERRORS: tuple[tuple[str, str], ...] = (
    (r"No such option:? '?(--?[^'\s]+?)'?\.?", "没有 {0} 这个选项"),
    (r"Option '(.*)' requires an argument\.?", "选项 {0} 后面要有一个值"),
    (r"Option '(.*)' requires (\d+) arguments\.?", "选项 {0} 后面要有 {1} 个值"),
    (r"Option '(.*)' does not take a value\.?", "选项 {0} 后面不带值"),
    (r"Got unexpected extra arguments? \((.*)\)\.?", "多出了参数：{0}"),
    (r"Missing command\.?", "缺少命令"),
    (r"'(.*)' is not one of (.*)\.", "没有“{0}”这个选择，可用 {1}"),
    (r"'(.*)' is not a valid integer(?: range)?\.", "“{0}”不是整数"),
    (r"(.*) is not in the range (.*)\.", "{0} 不在 {1} 的范围内"),
)
"""What click says, as patterns, and what we say instead."""


def explained(error: click.ClickException, language: str) -> list[str]:
    """Return the lines that tell a user what was wrong with the command line."""
    ctx = getattr(error, "ctx", None)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return [error.message]
    message = error.format_message() if language == "en" else _in_chinese(error)
    lines = [f"{say(language, '错误：')}{message}"]
    if ctx is not None:
        lines.append(say(language, "用 {0} --help 看说明", ctx.command_path))
    return lines


def _in_chinese(error: click.ClickException) -> str:
    message = error.message or error.format_message()
    for pattern, words in ERRORS:
        match = re.fullmatch(pattern, message)
        if match:
            message = words.format(*match.groups())
            break
    param = getattr(error, "param", None)
    if isinstance(error, click.MissingParameter):
        message = f"缺少{param.get_error_hint(error.ctx) if param else ''}"
    elif isinstance(error, click.BadParameter):
        hint = error.param_hint or (param.get_error_hint(error.ctx) if param else "")
        message = f"{hint}：{message}" if hint else message
    near = getattr(error, "possibilities", None)
    return f"{message}；是不是 {'、'.join(near)}？" if near else message
