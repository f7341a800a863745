"""The commands about one rule: explain it, start one, test it, try it on real drafts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..nearest import nearest_rules
from ..source import ConfigError, SourceError
from .frame import FAILED, LazyGroup, argument, command, option, spoken
from .starting import started
from .terminal import options_for, warn, write
from .words import complaint, say

if TYPE_CHECKING:
    from ..catalog.load import Pack, RuleFile
    from ..rule import RuleError

_COMMANDS = {
    "show": ("rule", "show", "看一条规则的说明；show 可省略"),
    "new": ("rule", "new", "新建规则文件，各键都有说明"),
    "test": ("rule", "test", "跑规则自带的例子"),
    "try": ("rule", "try_", "在真实文稿上试一条规则"),
}
rule = LazyGroup(
    "rule",
    lazy=_COMMANDS,
    fallback="show",
    no_args_is_help=True,
    subcommand_metavar="规则名",
    help="看一条规则：wenshu-lint rule 规则名。也可新建、测试、试用规则。",
)


@command("show", help="看一条规则的说明：级别、依据、道理、例子、选项。ID 是规则名，也可以是规则文件。")
@argument("name", metavar="规则名")
@option("--pack", metavar="文件夹", help="规则所在的文件夹；缺省为内置规则和配置里的规则")
def show(name: str, pack: str | None) -> int:
    """Print the page of a rule."""
    import sys

    from .rule_page import page

    write(page(_found(name, pack), options_for(sys.stdout, language=spoken())))
    return 0


@command("new", help="新建规则文件 族/名.yml，每个键都有说明；已有的文件不动。")
@argument("name", metavar="族/名")
@option("--pack", metavar="文件夹", default="rules", help="建在哪个规则文件夹；缺省为 rules")
def new(name: str, pack: str) -> int:
    """Write a rule file to start from."""
    from ..config import load_config
    from .rule_page import TEMPLATE

    if not re.fullmatch(r"[a-z][a-z0-9-]*/[a-z][a-z0-9-]*", name):
        raise ConfigError(name, say(spoken(), "规则名应为小写字母、数字和连字符组成的 族/名"))
    path = Path(pack, f"{name}.yml")
    if name in load_config(isolated=True).names():
        raise ConfigError(name, say(spoken(), "已有名为“{0}”的规则，请换一个名字", name))
    started(path, TEMPLATE)
    write([say(spoken(), "已新建 {0}；改好后运行 wenshu-lint rule test {0}", path) + "\n"])
    family = path.with_name("pack.yml")
    if not family.exists():
        started(family, _family(family.parent.name))
        write([say(spoken(), "已新建 {0}，里面是这一族的名称和所属的关", family) + "\n"])
    return 0


def _family(name: str) -> str:
    """Return the file of a new family; a built-in one is told again as it is."""
    from ..catalog.builtin import rules_folder
    from .pack_files import FAMILY

    known = rules_folder() / name / "pack.yml"
    return known.read_text(encoding="utf-8") if known.is_file() else FAMILY


@command("test", help="跑规则自带的例子。ID 是规则名、规则文件或规则文件夹，可以有几个。")
@argument("names", nargs=-1, required=True, metavar="规则名…")
@option("--pack", metavar="文件夹", help="规则所在的文件夹；缺省为内置规则和配置里的规则")
def test(names: tuple[str, ...], pack: str | None) -> int:
    """Run the examples of rules; 1 where any is not as it says."""
    from .examples import told

    files: list[RuleFile] = []
    errors: list[RuleError] = []
    for name in names:
        if Path(name).is_dir():
            loaded = _load_pack(Path(name))
            files += loaded.files
            errors += loaded.errors
        else:
            files.append(_found(name, pack))
    return told(files, errors)


@command("try", help="在真实文稿上试一条规则：报了多少处、每千字多少处、在什么地方。ID 是规则名或规则文件。")
@argument("name", metavar="规则名")
@argument("paths", nargs=-1, required=True, metavar="路径…")
@option("--pack", metavar="文件夹", help="规则所在的文件夹；缺省为内置规则和配置里的规则")
@option("--samples", type=click.IntRange(min=0), default=20, metavar="数", help="最多列出几处；缺省 20")
@option("--encoding", metavar="名称", help="文本文件的编码，如 gb18030、big5")
def try_(name: str, paths: tuple[str, ...], **asked: Any) -> int:
    """Show where one rule speaks on drafts."""
    import sys

    from ..files import find
    from .rule_page import tried

    found = find(paths)
    for error in found.errors:
        warn(complaint(spoken(), error))
    options = options_for(sys.stdout, language=spoken(), show_all=True, quiet=True)
    unread: list[SourceError] = []
    write(tried(_found(name, asked["pack"]).rule, found.paths, options, unread, asked))
    for unreadable in unread:
        warn(complaint(spoken(), unreadable))
    return FAILED if found.errors or unread else 0


def _found(name: str, pack: str | None) -> RuleFile:
    """Return a rule by its file, its id, a former id, or the end of its id."""
    from ..catalog.load import load_pack, load_rule

    if name.endswith((".yml", ".yaml")):
        folder = Path(name).resolve().parents[1]
        if (Path(name).resolve().parent / "pack.yml").is_file():
            return next(
                (file for file in load_pack(folder).files if file.path.resolve() == Path(name).resolve()),
                None,
            ) or load_rule(Path(name))
        return load_rule(Path(name))
    files = [file for loaded in _packs(pack) for file in loaded.files]
    for file in files:
        if name == file.rule.id or name in file.rule.aliases:
            return file
    ends = [file for file in files if file.rule.id.endswith(f"/{name}")]
    if len(ends) == 1:
        return ends[0]
    near = nearest_rules(name, (file.rule.id for file in files), most=3)
    advice = say(spoken(), "；是不是 {0}？", "、".join(near)) if near else ""
    raise ConfigError(name, say(spoken(), "没有这条规则") + advice)


def _packs(pack: str | None) -> Iterator[Pack]:
    if pack is not None:
        yield _load_pack(Path(pack))
        return
    from ..catalog.builtin import rules_folder
    from ..config import config_as_written

    for folder in (rules_folder(), *config_as_written(start=Path()).packs):
        yield _load_pack(folder)


def _load_pack(folder: Path) -> Pack:
    from ..catalog.load import load_pack

    return load_pack(folder)
