"""Writes files to start from, never over those there are."""

from __future__ import annotations

from pathlib import Path

from ..source import ConfigError
from .frame import spoken
from .words import say


def started(path: Path, text: str, *, folders: bool = True) -> None:
    """Write a new file.

    :param folders: make the folders it lies in.
    :raises ConfigError: where there is such a file, or it cannot be written.
    """
    try:
        if folders:
            path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise ConfigError(str(path), say(spoken(), "已有这个文件，没有改动")) from None
    except OSError as error:
        from ..complaints import of_system

        raise ConfigError(str(path), f"{say(spoken(), '无法写入')}：{of_system(error)}") from error
