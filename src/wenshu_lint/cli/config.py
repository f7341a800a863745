"""The commands about the configuration: what holds and who says so, its schema, a start."""

from __future__ import annotations

from pathlib import Path

import click

from .frame import LazyGroup, argument, command, option, spoken
from .starting import started
from .terminal import write
from .words import say

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

_SHOW = (
    "看现在的配置，每一项写明从哪个文件的哪一行来。\n"
    "路径是文稿或文件夹，缺省为当前文件夹；是文稿时，连同对它的路径和文种另作的规定。"
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

# [[per-genre]]
# genres = ["请示", "报告"]        # 对某些文种另作规定，文种照标题认出
# fail-level = "info"
"""


@command("show", help=_SHOW)
@argument("path", default=".", metavar="[路径]")
@option("--config", "file", metavar="文件", help="用这个配置文件，不再向上寻找")
@option("--isolated", is_flag=True, help="不读任何配置文件")
@option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="报告格式")
def show(path: str, file: str | None, isolated: bool, form: str) -> int:
    """Print the configuration that holds for a draft or a folder, and who says each thing."""
    from .config_shown import as_dict, lines, shown

    found = shown(Path(path), file, isolated=isolated)
    if form == "json":
        import json

        write([json.dumps(as_dict(found), ensure_ascii=False, indent=1), "\n"])
    else:
        write(f"{line}\n" for line in lines(found, spoken()))
    return 0


@command("schema", help="输出配置文件的 JSON Schema，供编辑器使用。")
def schema() -> int:
    """Print the schema of configuration files, as ``schema config`` does."""
    from ..schemas import as_text

    write([as_text("config")])
    return 0


@command("init", help="新建 wenshu-lint.toml，各项都有说明；已有的文件不动。")
@argument("folder", default=".", metavar="[文件夹]")
def init(folder: str) -> int:
    """Write a configuration file to start from."""
    from ..config.settings import FILE

    path = Path(folder, FILE)
    started(path, TEMPLATE, folders=False)
    write([say(spoken(), "已新建 {0}", path) + "\n"])
    return 0
