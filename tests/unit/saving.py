"""Saves files as Word and WPS do, and listens to a command that watches them."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from wenshu_lint.watch.lookout import Lookout

SRC = Path(__file__).parents[2] / "src"
PATIENCE = 60.0
"""Seconds to wait for what should happen at once: a machine may be busy."""


def save(path: Path, data: str | bytes) -> None:
    """Save as Word does: write another file, move the old one aside, move the new one to its place."""
    new, old = path.with_name(f"~WRD{path.stem}.tmp"), path.with_name(f"~WRL{path.stem}.tmp")
    new.write_bytes(data.encode() if isinstance(data, str) else data)
    if path.exists():
        path.replace(old)
    new.replace(path)
    old.unlink(missing_ok=True)


class Listener:
    """A command in a process of its own, whose output is read as it comes."""

    def __init__(self, running: subprocess.Popen[bytes]) -> None:
        self.running = running
        self.heard: list[str] = []
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.running.stdout is not None
        for line in self.running.stdout:
            self._lines.put(line.decode())

    def until(self, words: str) -> list[str]:
        """Return the lines up to one that has these words; fail where it does not come."""
        lines: list[str] = []
        deadline = time.monotonic() + PATIENCE
        while not lines or words not in lines[-1]:
            try:
                lines.append(self._lines.get(timeout=max(0.01, deadline - time.monotonic())))
            except queue.Empty:
                raise AssertionError(f"“{words}” did not come after: {''.join(lines)}") from None
            self.heard.append(lines[-1])
        return lines

    def end(self) -> int:
        """Press Ctrl-C; return the exit status."""
        self.running.send_signal(signal.SIGINT)
        return self.running.wait(PATIENCE)


@contextmanager
def command(*args: str, cwd: Path, **env: str) -> Iterator[Listener]:
    """Start ``wenshu-lint``, both its streams in one; it is ended where the test did not."""
    started = subprocess.Popen(
        [sys.executable, "-m", "wenshu_lint", *args],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(SRC), "WENSHU_LINT_CACHE_DIR": "", "PYTHONUTF8": "1", **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    with started as running:
        try:
            yield Listener(running)
        finally:
            if running.poll() is None:
                running.kill()


Step = Callable[[], object]
"""Something that happens while a command waits."""


class Scripted(Lookout):
    """A lookout during which things happen: one step at each wait, and Ctrl-C after the last."""

    steps: ClassVar[list[Step]] = []

    def wait(self, *args: object, **more: object) -> set[Path]:
        """Do the next step, then wait for what it changed."""
        if not self.steps:
            raise KeyboardInterrupt
        self.steps.pop(0)()
        return super().wait(*args, **more)  # type: ignore[arg-type]
