"""The command ``schema``: the published JSON Schemas, for programs and editors."""

from __future__ import annotations

import click

from ..schemas import NAMES, as_text
from .frame import argument, command
from .terminal import write

_HELP = (
    "输出 JSON Schema：report、finding 是 json、jsonl 报告的格式，config 是配置文件，\n"
    "rules、pack、profiles 是规则文件夹里的文件，rule-list 是 rules --format json 的输出。"
)


@command("schema", help=_HELP)
@argument("name", type=click.Choice(NAMES), metavar="名称")
def schema(name: str) -> int:
    """Print a schema, with the address that tells its version."""
    write([as_text(name)])
    return 0
