"""Writes the pages of the command line and of the public Python names from what the program itself says."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from enum import Enum
from types import FunctionType

import click

import wenshu_lint
from wenshu_lint.cli.frame import LazyGroup
from wenshu_lint.cli.root import root
from wenshu_lint.lazy import view

from .markdown import MADE, escaped

PROGRAM = "wenshu-lint"
_SAME = ("--lang", "--help")
"""Options that every command has; told once."""
_WIDE = 76


def cli_page() -> str:
    """Return the page of every command and every option."""
    context = click.Context(root, info_name=PROGRAM, obj="zh")
    commands = list(_commands(root, context))
    listed = "".join(f"- [`{name}`](#{_anchor(name)})：{escaped(about)}\n" for name, about, _, _ in commands)
    pieces = [
        "# 命令行\n",
        MADE,
        "每个命令、每个选项，与 `--help` 所说的相同。退出状态见[《接入》](ci.md#退出状态)。\n",
        listed,
        "每个命令都有 `--help`（说明）和 `--lang zh|en`（帮助和固定用语的语言）；`wenshu-lint --version` 显示版本。\n"
        "用 `--lang en` 时，文件、配置方面的错误和读取文稿时的说明也用英语；规则的话（连同规则文件里的错误）总是中文。\n",
        *(_command(name, command, inner) for name, _, command, inner in commands),
    ]
    return "\n".join(pieces)


def _commands(
    group: click.Group, context: click.Context
) -> Iterator[tuple[str, str, click.Command, click.Context]]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        inner = click.Context(command, info_name=name, parent=context, obj="zh")
        about = group.lazy[name][2] if isinstance(group, LazyGroup) else command.help or ""
        if isinstance(command, click.Group):
            yield from _commands(command, inner)
        else:
            yield inner.command_path, about, command, inner


def _anchor(name: str) -> str:
    return name.replace(" ", "-")


def _command(name: str, command: click.Command, context: click.Context) -> str:
    arguments = " ".join(filter(None, (p.make_metavar(context) for p in command.params if _is_argument(p))))
    usage = f"## {name}\n\n```text\n{name} [选项] {arguments}".rstrip() + "\n```\n"
    about = f"{escaped(_joined(command.help or ''))}\n"
    rows = "".join(_rows(command, context))
    table = f"| 选项 | 内容 |\n|---|---|\n{rows}" if rows else ""
    return "\n".join(filter(None, (usage, about, table)))


def _is_argument(param: click.Parameter) -> bool:
    return isinstance(param, click.Argument)


def _joined(text: str) -> str:
    """Return help that was wrapped by hand as one line a paragraph."""
    return re.sub(r"(?<=[^\x00-\x7f])\n", "", text.replace("\b", "")).strip()


def _rows(command: click.Command, context: click.Context) -> Iterator[str]:
    for param in command.params:
        record = param.get_help_record(context) if isinstance(param, click.Option) else None
        if record and not set(param.opts) & set(_SAME):
            names = record[0].replace("|", "\\|")
            yield f"| `{names}` | {escaped(record[1])} |\n"


def names_page() -> str:
    """Return the page of the public names: signature and docstring, in English as they are written."""
    kinds = {"函数": inspect.isfunction, "类": inspect.isclass}
    public = {name: getattr(wenshu_lint, name) for name in wenshu_lint.__all__}
    pieces = [
        "# Python 名称\n",
        MADE,
        "`wenshu_lint` 顶层公开的名称，说明照录程序里的英文。怎样用，见[《Python 接口》](api.md)。\n",
    ]
    for title, suits in kinds.items():
        pieces.append(f"## {title}\n")
        pieces += [_name(name, value) for name, value in public.items() if suits(value)]
    return "\n".join(pieces)


def _name(name: str, value: object) -> str:
    pieces = [f"### {name}\n", _signature(name, value), _prose(inspect.getdoc(value) or "")]
    rows = "".join(_members(value)) if inspect.isclass(value) else ""
    if rows:
        pieces.append(f"| 成员 | 说明 |\n|---|---|\n{rows}")
    return "\n".join(filter(None, pieces))


def _members(owner: type) -> Iterator[str]:
    """Write a row for each method, property and view, those it has from classes of the house first."""
    house = [base for base in reversed(owner.__mro__) if base.__module__.startswith(wenshu_lint.__name__)]
    for name, member in {name: member for base in house for name, member in vars(base).items()}.items():
        if not name.startswith("_") and isinstance(member, (property, view, FunctionType)):
            about = _inline(_first(member)).split("`")
            told = "`".join(code if place % 2 else escaped(code) for place, code in enumerate(about))
            yield f"| `{name}{_shape(member)}` | {told} |\n" if told else ""


def _shape(member: object) -> str:
    """Return what tells a method from a value: its parameters, or the type of the value."""
    if inspect.isfunction(member):
        shape = re.sub(r"^\(self(?:, )?", "(", _short(member))
    else:
        made = member.compute if isinstance(member, view) else getattr(member, "fget", None)
        shape = f": {inspect.get_annotations(made)['return']}" if made else ""
    return shape.replace("|", "\\|")


def _signature(name: str, value: object) -> str:
    if inspect.isclass(value) and issubclass(value, Enum):
        return f"```python\n{', '.join(f'{name}.{member}' for member in value.__members__)}\n```\n"
    if inspect.isclass(value) and issubclass(value, Exception) and "__init__" not in vars(value):
        return ""
    short = _short(value)
    if len(name + short) > _WIDE:
        start, _, end = short.rpartition(")")
        inner = "".join(f"    {piece},\n" for piece in re.split(r", (?![^\[(]*[\])])", start[1:]))
        short = f"(\n{inner}){end}"
    return f"```python\n{name}{short}\n```\n"


def _short(value: object) -> str:
    """Return a signature whose types are named without their modules."""
    assert callable(value)
    signature = str(inspect.signature(value))
    short = re.sub(r"\b(?:wenshu_lint|pathlib|collections\.abc|typing)\.(?:\w+\.)*", "", signature)
    return re.sub(r"ForwardRef\('([^']*)'\)|(?<=: |> )'([^']*)'", r"\1\2", short)


def _first(member: object) -> str:
    return (inspect.getdoc(member) or "").split("\n\n")[0].replace("\n", " ")


def _inline(text: str) -> str:
    """Return names in ticks as Markdown has them."""
    return re.sub(r":(?:func|class|meth|attr|mod|data):`~?\.?([^`]+)`", r"`\1`", text).replace("``", "`")


def _prose(text: str) -> str:
    """Return a docstring as Markdown: fields become a list, names in double ticks code, examples blocks."""
    text = re.sub(r"\n    (?=\S)", " ", _inline(text))
    text = re.sub(r"^:param (\w+): ", r"- `\1`：", text, flags=re.MULTILINE)
    text = re.sub(r"^:raises (\w+): ", r"- 抛出 `\1`：", text, flags=re.MULTILINE)
    text = re.sub(r"^:returns?: ", "- 返回：", text, flags=re.MULTILINE)
    return text + "\n"
