"""What one configuration file says: found, read, checked against its schema, with the line of every key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from ..source import ConfigError, refuse
from .schema import faults

FILE = "wenshu-lint.toml"
"""The configuration file of a folder; it stands before ``[tool.wenshu-lint]`` in ``pyproject.toml``."""

_TABLE = rb"""(?m)^\s*\[\[?\s*tool\s*\.\s*["']?(wenshu[-_. ]?lint)\b"""
"""The head of our table in ``pyproject.toml``, and of one that was meant to be ours."""
PACKAGE = "pkg:"
"""What ``extends`` begins with to name an installed package."""

_NAME = "wenshu-lint"
_NO_LINES: Final[Mapping[str, int]] = {}


class Settings(NamedTuple):
    """The valid content of one configuration file, or of the command line.

    ``extends`` and the folders above are not followed here.
    """

    values: Mapping[str, Any]
    file: str = ""
    folder: Path = Path()
    """Where it lies: paths to files and packs start there."""
    lines: Mapping[str, int] = _NO_LINES
    scope: Path = Path()
    """Where the drafts lie of which it speaks: patterns of files start there, and the baseline.

    The folder itself; for the configuration of a package, that of the file which extends it.
    """

    def line(self, key: str) -> int:
        """Return the line of a key, given with dots, or of the nearest key above it; 0 for none."""
        return _line(self.lines, key)

    def error(self, key: str, problem: str, known: tuple[str, ...] = ()) -> ConfigError:
        """Return an error that points at a key, given with dots, or at the nearest key above it."""
        return ConfigError(self.file, problem, line=self.line(key), key=key, known=known)


def stack_of(file: Path) -> tuple[Settings, ...]:
    """Return a configuration file and those it extends, the outermost first.

    :raises ConfigError: for a file that cannot be used, or that extends itself.
    """
    stack: list[Settings] = []
    seen: list[Path] = []
    step, scope = file.resolve(), file.resolve().parent
    while True:
        if step in seen:
            raise stack[0].error("extends", f"绕了一圈又回到 {step}")
        seen.append(step)
        settings = read_settings(step)._replace(scope=scope)
        stack.insert(0, settings)
        base = settings.values.get("extends")
        if base is None:
            return tuple(stack)
        step = _base(settings, base)
        if not base.startswith(PACKAGE) and scope == settings.folder:
            scope = step.parent


def _base(settings: Settings, name: str) -> Path:
    """Return the file that a configuration extends."""
    if name.startswith(PACKAGE):
        from .installed import installed_pack

        package = name.removeprefix(PACKAGE).strip()
        folder = installed_pack(package)
        if folder is None:
            raise settings.error("extends", f"没有安装名为“{package}”的规则包")
        if not (folder / FILE).is_file():
            raise settings.error("extends", f"规则包“{package}”里没有 {FILE}")
        return (folder / FILE).resolve()
    file = (settings.folder / name).resolve()
    if not file.is_file():
        raise settings.error("extends", f"没有这个文件：{file}")
    return file


def stack_for(folder: Path) -> tuple[Settings, ...]:
    """Return the settings that hold in a folder, the outermost first; empty where there are none.

    Nearer files win key by key over those of the folders above; ``root = true`` stops the search.
    """
    stack: tuple[Settings, ...] = ()
    for place in (folder.resolve(), *folder.resolve().parents):
        file = file_in(place)
        if file is None:
            continue
        found = stack_of(file)
        stack = (*found, *stack)
        roots = [settings.values["root"] for settings in found if "root" in settings.values]
        if roots and roots[-1]:
            break
    return stack


def file_in(folder: Path) -> Path | None:
    """Return the configuration file of a folder, ``None`` where it has none."""
    own = folder / FILE
    if own.is_file():
        return own
    project = folder / "pyproject.toml"
    try:
        return project if re.search(_TABLE, project.read_bytes()) else None
    except OSError:
        return None


def read_settings(file: Path) -> Settings:
    """Read and check one configuration file.

    :raises ConfigError: naming file, line and key.
    """
    import tomllib

    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise ConfigError(str(file), "没有这个配置文件") from error
    except (OSError, UnicodeDecodeError) as error:
        from ..complaints import of_system

        raise ConfigError(str(file), f"无法读取配置：{of_system(error)}") from error
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        from ..complaints import of_toml

        place = re.search(r"\(at line (\d+)", str(error))
        line = int(place[1]) if place else len(text.rstrip().splitlines())
        raise ConfigError(str(file), f"不是合格的 TOML：{of_toml(error)}", line=line) from error
    prefix = ""
    if file.name == "pyproject.toml":
        prefix, values = f"tool.{_NAME}.", dict(_own_table(file, text, values))
    settings = Settings(values, str(file), file.parent, _key_lines(text, prefix), file.parent)
    return checked(settings)


def _own_table(file: Path, text: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return our table of a project file; one whose name is misspelt is told, not passed over."""
    tools: Mapping[str, Mapping[str, Any]] = values.get("tool", {})
    for name in tools:
        if name != _NAME and re.fullmatch("wenshu[-_. ]?lint", name):
            line = _line(_key_lines(text, ""), f"tool.{name}")
            raise ConfigError(str(file), f"没有这个表，是不是“tool.{_NAME}”", line=line, key=f"tool.{name}")
    return tools.get(_NAME, {})


def checked(settings: Settings) -> Settings:
    """Return settings as they are; raise :class:`~.source.ConfigError` where they break the schema."""
    found = faults(settings.values)
    refuse(settings.error(".".join(map(str, path)), problem, known) for path, problem, known in found)
    return settings


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    part = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
    dotted = rf"{part}(?:\s*\.\s*{part})*"
    return re.compile(rf"\s*(\[\[?)\s*({dotted})\s*\]|\s*({dotted})\s*="), re.compile(part)


def _key_lines(text: str, prefix: str) -> dict[str, int]:
    """Return the line of each key that stands at the start of a line, under its full dotted name."""
    entry, part = _patterns()
    table = ""
    count: dict[str, int] = {}
    lines: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        match = entry.match(line)
        if match is None:
            continue
        name = ".".join(word.strip("\"'") for word in part.findall(match[2] or match[3]))
        if match[1]:
            table = name
            if match[1] == "[[":
                count[name] = count.get(name, -1) + 1
                table = f"{name}.{count[name]}"
            name = table
        elif table:
            name = f"{table}.{name}"
        if name.startswith(prefix):
            lines.setdefault(name[len(prefix) :], number)
    return lines


def _line(lines: Mapping[str, int], key: str) -> int:
    while key and key not in lines:
        inside = [number for name, number in lines.items() if name.startswith(f"{key}.")]
        if inside:  # a list of tables stands in the text only as its first table
            return min(inside)
        key = key.rpartition(".")[0]
    return lines.get(key, 0)
