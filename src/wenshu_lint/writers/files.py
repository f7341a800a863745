"""Puts bytes in the place of a file, wholly or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from ..source import NO_PATH, SourceError, is_path


def replace_file(path: str | Path, data: bytes, *, model: str | Path | None = None) -> None:
    """Replace the content of a file in one step; its mode stays, and a link stays a link.

    A crash leaves the old content or the new, never a part.

    :param model: a file of which this is a copy: who may not read it may not read a new copy either.
    :raises SourceError: where the system refuses.
    """
    if not is_path(path):
        raise SourceError(str(path), f"无法写入：文件名{NO_PATH}")
    target = Path(path).resolve()
    scratch = ""
    try:
        handle, scratch = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _take_mode(scratch, target, model)
        Path(scratch).replace(target)
    except OSError as error:
        if scratch:
            with suppress(OSError):
                Path(scratch).unlink()
        from ..complaints import of_system

        raise SourceError(str(path), f"无法写入：{of_system(error)}") from error


def _take_mode(scratch: str, target: Path, model: str | Path | None) -> None:
    """Give the new file the mode of the old one, or what a new file would have and its model allows."""
    try:
        mode = target.stat().st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        allowed = 0o666 if model is None else Path(model).stat().st_mode | 0o600
        mode = 0o666 & ~mask & allowed
    Path(scratch).chmod(mode)
