"""What the terminal can show: colours, width, characters; and where a report is written."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import TextIO

from ..reporters.options import Options

_WIDE = ("gb", "cp936", "big5", "cp950", "euc")
"""Encodings of consoles that show characters of ambiguous width in two cells."""


def prepare() -> None:
    """Make the streams of this process write whatever they are given.

    A console that lacks a character gets its number; none breaks the run.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def colour_wanted(stream: TextIO, environ: Mapping[str, str] | None = None) -> bool:
    """Tell whether to colour: ``NO_COLOR`` forbids, ``FORCE_COLOR`` demands, else on a terminal only."""
    environ = os.environ if environ is None else environ
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "0") != "0":
        return True
    if environ.get("TERM") == "dumb" or not stream.isatty():
        return False
    return sys.platform != "win32" or bool(environ.get("WT_SESSION") or environ.get("TERM"))


def options_for(stream: TextIO, **choices: object) -> Options:
    """Return report options that suit a stream, with the user's choices."""
    encoding = stream.encoding or "utf-8"
    columns = 100
    if stream.isatty():
        import shutil

        columns = max(40, shutil.get_terminal_size((100, 24)).columns)
    wide = sys.platform == "win32" and encoding.lower().startswith(_WIDE)
    return Options(
        colour=colour_wanted(stream),
        columns=columns,
        ambiguous=2 if wide else 1,
        encoding=encoding,
        **choices,  # type: ignore[arg-type]
    )


def near(file: str | os.PathLike[str]) -> str:
    """Return a path as it is seen from the current folder, where it lies there."""
    from pathlib import Path

    return os.fspath(file).removeprefix(f"{Path.cwd()}{os.sep}")


def write(pieces: Iterable[str], *, as_is: bool = False) -> None:
    """Write to standard output, piece by piece; a reader that went away ends the run quietly.

    :param as_is: leave line ends as they are, where Windows would make two of one.
    """
    if as_is and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(newline="")
    try:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
    except BrokenPipeError:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(BROKEN_PIPE) from None


BROKEN_PIPE = 141
"""Exit status when the reader of our output went away, as shells report it."""


def warn(line: str) -> None:
    """Write one line to standard error."""
    with suppress(BrokenPipeError):
        print(line, file=sys.stderr, flush=True)
