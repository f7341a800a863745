"""Reporters turn file reports into text: for people, for programs, for the platforms they work on."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator

from ..report import FileReport
from .options import Options

__all__ = ["FORMATS", "Options", "render", "stream"]

FORMATS: dict[str, str] = {
    "console": "console:console",
    "concise": "concise:concise",
    "csv": "csv:table",
    "json": "json:json_array",
    "jsonl": "jsonl:json_lines",
    "github": "github:workflow_commands",
    "gitlab": "gitlab:code_quality",
    "junit": "junit:test_suites",
    "rdjson": "rdjson:diagnostic_result",
    "sarif": "sarif:sarif_log",
}
"""Name of a format → module and function; a module is imported when its format is asked for."""


def stream(form: str, reports: Iterable[FileReport], options: Options) -> Iterator[str]:
    """Yield the report in pieces, so that a long run need not be held in memory.

    :param form: a key of :data:`FORMATS`; ``KeyError`` for another word.
    """
    module, _, name = FORMATS[form].partition(":")
    write: Callable[[Iterable[FileReport], Options], Iterator[str]]
    write = getattr(importlib.import_module(f".{module}", __name__), name)
    return write(reports, options)


def render(form: str, reports: Iterable[FileReport], options: Options | None = None) -> str:
    """Return the whole report as one text; see :func:`stream`."""
    return "".join(stream(form, reports, options or Options()))
