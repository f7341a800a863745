"""Puts bytes in the place of a file, wholly or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from ..source import SourceError


def replace_file(path: str | Path, data: bytes) -> None:
    """Replace the content of a file in one step; its mode stays, and a link stays a link.

    A crash leaves the old content or the new, never a part.

    :raises SourceError: where the system refuses.
    """
    target = Path(path).resolve()
    scratch = ""
    try:
        handle, scratch = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _take_mode(scratch, target)
        Path(scratch).replace(target)
    except OSError as error:
        if scratch:
            with suppress(OSError):
                Path(scratch).unlink()
        from ..complaints import of_system

        raise SourceError(str(path), f"无法写入：{of_system(error)}") from error


def _take_mode(scratch: str, target: Path) -> None:
    """Give the new file the mode of the old one, or what a new file would have."""
    try:
        mode = target.stat().st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    Path(scratch).chmod(mode)
