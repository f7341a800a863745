"""A draft before it is read: a name and bytes, nothing known yet; and what can go wrong."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from .complaints import listed


class WenshuError(Exception):
    """The root of every error this package raises on purpose.

    The mistakes of one file are told together: the words of an error are a line for each.
    """

    others: tuple[WenshuError, ...] = ()
    """Further mistakes that were found with this one, of the same class."""

    def __str__(self) -> str:
        """Return what is wrong, a line for each mistake."""
        return "\n".join([super().__str__(), *map(str, self.others)])


class SourceError(WenshuError):
    """A draft that cannot be read; the message names the file and the place."""

    def __init__(self, name: str, problem: str, place: str = "") -> None:
        self.name, self.problem, self.place = name, problem, place
        super().__init__("：".join(filter(None, (name, place, problem))))


class ConfigError(WenshuError):
    """A setting that cannot be used; the message names file, line, key, and what would be known there.

    ``file`` is empty for what a caller or a command line gave.
    """

    def __init__(
        self, file: str, problem: str, *, line: int = 0, key: str = "", known: tuple[str, ...] = ()
    ) -> None:
        self.file, self.problem, self.line, self.key, self.known = file, problem, line, key, known
        place = f"{file}:{line}" if line else file
        text = "：".join(filter(None, (place, counted(key), problem)))
        super().__init__(f"{text}；可用：{listed(known)}" if known else text)


class MissingError(WenshuError):
    """A package that a rule needs is not installed; the message says how to get it, and quotes nothing."""


def blamed(error: ConfigError, name: str) -> ConfigError:
    """Return an error about settings that came from no file, and those found with it, as about ``name``."""
    found = ConfigError(name, error.problem, key=error.key, known=error.known)
    found.others = tuple(
        blamed(other, name) if isinstance(other, ConfigError) and not other.file else other
        for other in error.others
    )
    return found


def refuse(errors: Iterable[WenshuError]) -> None:
    """Raise the first of some errors, which tells of the others too; do nothing where there are none.

    :raises WenshuError: of the class of the first.
    """
    found = {str(error): error for error in errors}
    if found:
        first, *others = found.values()
        first.others += tuple(others)
        raise first


def counted(key: str) -> str:
    """Return a key of a file as people count: ``genres.0`` is the first of ``genres``."""
    return re.sub(r"\.(\d+)(?=\.|$)", lambda match: f" 第 {int(match[1]) + 1} 项", key)


def expect(name: str, value: object, *types: type) -> None:
    """Raise ``TypeError`` for an argument of another type, before anything is done with it.

    :param name: the argument, as the caller knows it.
    """
    if not isinstance(value, types):
        known = "、".join("None" if one is type(None) else one.__name__ for one in types)
        raise TypeError(f"{name} 应为 {known}，不是 {type(value).__name__}")


NO_PATH = "里有空字符或半个字符，不能用作文件路径"
"""What is wrong with what is no path."""


def is_path(path: str | os.PathLike[str]) -> bool:
    """Tell whether the system would look at a path at all: at NUL and half characters Python stops before."""
    try:
        return b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        return False


class Source(NamedTuple):
    """A display name, the bytes, and the suffix that chooses the reader (``.docx``)."""

    name: str
    data: bytes
    suffix: str = ""

    @classmethod
    def from_path(cls, path: str | Path) -> Source:
        """Read a file; raise :class:`SourceError` where the system refuses it."""
        if not is_path(path):
            raise SourceError(str(path), f"无法读取：path {NO_PATH}")
        path = Path(path)
        try:
            data = path.read_bytes()
        except OSError as error:
            from .complaints import of_system

            raise SourceError(str(path), f"无法读取：{of_system(error)}") from error
        return cls(str(path), data, path.suffix.lower())


def expect_source(source: Source) -> None:
    """Raise ``TypeError`` for what is no source, or of which a part is of another type."""
    expect("source", source, Source)
    expect("Source.name", source.name, str)
    expect("Source.data", source.data, bytes)
    expect("Source.suffix", source.suffix, str)
