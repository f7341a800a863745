"""The commands about a pack of house rules: start one, test it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..source import ConfigError
from .frame import LazyGroup, argument, command, spoken
from .starting import started
from .terminal import write
from .words import say

if TYPE_CHECKING:
    from ..catalog.load import RuleFile
    from ..rule import RuleError

_COMMANDS = {
    "new": ("pack", "new", "新建一套本单位的规则，建好就能用"),
    "test": ("pack", "test", "试几套规则：能否载入，例子对不对"),
}
pack = LazyGroup(
    "pack",
    lazy=_COMMANDS,
    no_args_is_help=True,
    subcommand_metavar="[new|test]",
    help="本单位的规则：新建一套，测试一套。",
)


@command("new", help="在文件夹里新建一套规则：规则、词表、说明各一份，建好就能用；已有东西的文件夹不动。")
@argument("folder", metavar="文件夹")
def new(folder: str) -> int:
    """Write a pack of rules to start from."""
    from .pack_files import files

    place = Path(folder)
    if _occupied(place):
        raise ConfigError(folder, say(spoken(), "不是空文件夹，没有改动"))
    for name, text in files(place.resolve().name).items():
        started(place / name, text)
    write([say(spoken(), "已新建 {0}；改好后运行 wenshu-lint pack test {0}", folder) + "\n"])
    return 0


@command(
    "test",
    help="试几套规则：逐个载入，跑全部例子，正例在缺省规则下也不能被标出。问题写明文件和行。\n"
    "退出状态：0 都通过；1 有例子不对；2 有规则不能载入。",
)
@argument("folders", nargs=-1, required=True, metavar="文件夹…")
def test(folders: tuple[str, ...]) -> int:
    """Load packs and run their examples."""
    from .examples import told

    errors: list[RuleError] = []
    files = list(_loaded(folders, errors))
    return told(files, errors)


def _occupied(place: Path) -> bool:
    try:
        return place.exists() and (not place.is_dir() or any(place.iterdir()))
    except OSError:  # what cannot be looked into is not ours to write to
        return True


def _loaded(folders: Sequence[str], errors: list[RuleError]) -> Iterator[RuleFile]:
    """Yield the rules of packs as a configuration would have them, and collect what is wrong with them."""
    from ..catalog.builtin import builtin_profiles, builtin_rules
    from ..catalog.load import clashes, load_pack
    from ..catalog.profiles import load_profiles
    from ..rule import RuleError

    rules, profiles = builtin_rules(), builtin_profiles()
    for folder in map(Path, folders):
        errors += (RuleError(str(path), "不会载入：规则应写在 族/名.yml") for path in _misplaced(folder))
        try:
            loaded = load_pack(folder, guarded=True)
            errors += (*loaded.errors, *clashes(loaded, {rule.id for rule in rules}))
            if not (loaded.files or loaded.errors):
                errors.append(RuleError(str(folder), "里面没有规则"))
            rules = (*rules, *loaded.rules)
            yield from loaded.files
            profiles = (*profiles, *load_profiles(folder / "profiles.yml", rules, profiles))
        except RuleError as error:
            errors.append(error)


def _misplaced(folder: Path) -> Iterator[Path]:
    """Yield the rule files that nobody reads: too deep, or under another suffix."""
    for path in sorted((*folder.rglob("*.yml"), *folder.rglob("*.yaml"))):
        parts = path.relative_to(folder).parts
        if (path.suffix == ".yaml" or len(parts) > 2) and not any(part.startswith(".") for part in parts):
            yield path
