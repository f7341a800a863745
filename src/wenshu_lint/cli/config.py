"""The commands about the configuration: what holds and who says so, its schema, a start."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..diagnostic import Severity
from .frame import LazyGroup, command, option, spoken
from .starting import started
from .terminal import write
from .words import say

if TYPE_CHECKING:
    from ..config import Config
    from ..config.settings import Settings

_COMMANDS = {
    "show": ("config", "show", "看现在的配置，各项从何而来"),
    "schema": ("config", "schema", "输出配置文件的 JSON Schema"),
    "init": ("config", "init", "新建 wenshu-lint.toml，各项都有说明"),
}
config = LazyGroup(
    "config",
    lazy=_COMMANDS,
    empty="show",
    subcommand_metavar="[show|schema|init]",
    help="看配置、配置的格式，新建配置。",
)

TEMPLATE = """\
# 公文校对的配置。本文件管所在文件夹及其下各级；# 后面是说明，去掉 # 即生效。

# profile = "公文"               # 文种配置；几个并用时以逗号隔开，如 "请示,zh-Hant"
# ignore = ["wording"]           # 不查：规则名、规则族、六关之一、带 * 的式样
# extend-select = ["族/名"]       # 另外再查缺省不查的规则
# fail-level = "warning"         # 有这一级或更高的问题时，退出状态为 1；never 表示从不
# vocab = ["某某办"]              # 本单位的名称和用语，一律视为正确
# vocab-file = "vocab.txt"       # 本单位用语的文件，一行一词
# exclude = ["存档/"]             # 不检查的文件，写法同 .gitignore
# encoding = "gb18030"           # 文本文件的编码；不写则自动辨认
# packs = ["our-rules"]          # 另外的规则文件夹
# baseline = "wenshu-lint-baseline.json"   # 存量问题文件

# [severity]
# "numbering" = "warning"        # 改变级别：error、warning、info

# [rules."numbering/gap"]
# enabled = false                # 单条规则的开关、级别和选项

# [[per-path]]
# paths = ["讲话/"]               # 对某些文件另作规定
# profile = "讲话稿"
"""


@command("show", help="看现在的配置，各项从何而来。PATH 是文件或文件夹，缺省为当前文件夹。")
@click.argument("path", default=".", metavar="[PATH]")
@option("--config", "file", metavar="FILE", help="用这个配置文件，不再向上寻找")
@option("--isolated", is_flag=True, help="不读任何配置文件")
def show(path: str, file: str | None, isolated: bool) -> int:
    """Print the configuration that holds for a path."""
    from ..config import load_config
    from ..config.load import settings_for

    found = load_config(file, start=Path(path), isolated=isolated).for_path(Path(path))
    stack = settings_for(file, Path(path), isolated=isolated)
    write(f"{line}\n" for line in _lines(found, stack, spoken()))
    return 0


@command("schema", help="输出配置文件的 JSON Schema，供编辑器使用。")
def schema() -> int:
    """Print the schema of configuration files."""
    import json

    from ..config.schema import SCHEMA

    write([json.dumps(SCHEMA, ensure_ascii=False, indent=2), "\n"])
    return 0


@command("init", help="新建 wenshu-lint.toml，各项都有说明；已有的文件不动。")
@click.argument("folder", default=".", metavar="[DIR]")
def init(folder: str) -> int:
    """Write a configuration file to start from."""
    from ..config.settings import FILE

    path = Path(folder, FILE)
    started(path, TEMPLATE, folders=False)
    write([say(spoken(), "已新建 {0}", path) + "\n"])
    return 0


def _lines(found: Config, stack: Sequence[Settings], language: str) -> Iterator[str]:
    for file in found.files:
        yield say(language, "配置文件：{0}", file)
    if not found.files:
        yield say(language, "没有配置文件")
    named_by = found.origin.file if found.origin.values else say(language, "缺省")
    yield f"profile = {found.profile}  （{named_by}）"
    nearest = {key: settings.file for settings in stack for key in settings.values}
    level = found.fail_level.label if found.fail_level else "never"
    yield f"fail-level = {level}  （{nearest.get('fail-level', say(language, '缺省'))}）"
    if found.encoding:
        yield f"encoding = {found.encoding}  （{nearest['encoding']}）"
    if found.baseline:
        yield f"baseline = {found.baseline}  （{nearest['baseline']}）"
    yield from (f"packs: {pack}" for pack in _packs(stack))
    if found.vocab:
        files = [settings.file for settings in stack if {"vocab", "vocab-file"} & settings.values.keys()]
        yield f"vocab: {len(found.vocab)}  （{'，'.join(files)}）"
    yield from (f"exclude: {folder}: {' '.join(patterns)}" for folder, patterns in found.exclude)
    yield from _choices(found)
    running = found.rules()
    counts = Counter(rule.severity for rule in running)
    numbers = [counts[severity] for severity in sorted(Severity, reverse=True)]
    yield say(language, "要查的规则 {0} 条：错误级 {1}、警告级 {2}、提示级 {3}", len(running), *numbers)


def _packs(stack: Sequence[Settings]) -> Iterator[str]:
    """Folders as paths, installed packs by name, each with the file that names it."""
    for settings in stack:
        for name in settings.values.get("packs", ()):
            folder = (settings.folder / name).resolve()
            yield f"{folder if folder.is_dir() else name}  （{settings.file}）"


def _choices(found: Config) -> Iterator[str]:
    for layer in found.layers:
        said = {
            "select": layer.select,
            "extend-select": layer.extend,
            "ignore": layer.ignore,
            "severity": dict(layer.severity),
            "options": {name: dict(options) for name, options in layer.options.items()},
        }
        yield from (
            f"{key} = {_plain(value)}  （{layer.origin.file}）" for key, value in said.items() if value
        )


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
