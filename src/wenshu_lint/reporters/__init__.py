"""Reporters turn file reports into text: for people, for programs, for platforms, for the desk."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from ..report import FileReport
from ..source import ConfigError
from .options import Options

if TYPE_CHECKING:
    from importlib.metadata import EntryPoints

__all__ = ["FORMATS", "Options", "installed", "offered", "render", "stream"]

FORMATS: dict[str, str] = {
    "console": "console:console",
    "concise": "concise:concise",
    "csv": "csv:table",
    "json": "json:json_array",
    "jsonl": "jsonl:json_lines",
    "github": "github:workflow_commands",
    "html": "sheet.page:page",
    "gitlab": "gitlab:code_quality",
    "junit": "junit:test_suites",
    "rdjson": "rdjson:diagnostic_result",
    "sarif": "sarif:sarif_log",
}
"""Name of a format → module and function; a module is imported when its format is asked for."""


Reporter = Callable[[Iterable[FileReport], Options], Iterator[str]]
"""What an entry point of the group ``wenshu_lint.reporters`` offers; its name is that of the format."""

GROUP = "wenshu_lint.reporters"


def offered(form: str) -> bool:
    """Tell whether there is a format of this name, ours or that of an installed package."""
    return form in FORMATS or bool(_points(form))


def installed() -> tuple[str, ...]:
    """Return the names of the formats that installed packages offer."""
    from importlib.metadata import entry_points

    return tuple(sorted(entry_points(group=GROUP).names - FORMATS.keys()))


def stream(form: str, reports: Iterable[FileReport], options: Options) -> Iterator[str]:
    """Yield the report in pieces, so that a long run need not be held in memory.

    :param form: a format that is :func:`offered`; ``KeyError`` for another word.
    :raises ConfigError: for a format of another package that cannot be loaded.
    """
    return _reporter(form)(reports, options)


def render(form: str, reports: Iterable[FileReport], options: Options | None = None) -> str:
    """Return the whole report as one text; see :func:`stream`."""
    return "".join(stream(form, reports, options or Options()))


def _reporter(form: str) -> Reporter:
    found: Reporter
    if form in FORMATS:
        module, _, name = FORMATS[form].partition(":")
        found = getattr(importlib.import_module(f".{module}", __name__), name)
        return found
    for point in _points(form):
        try:
            found = point.load()
        except (ImportError, AttributeError) as error:
            raise ConfigError(form, f"报告插件 {point.value} 无法载入") from error
        return found
    raise KeyError(form)


def _points(form: str) -> EntryPoints:
    from importlib.metadata import entry_points

    return entry_points(group=GROUP, name=form)
