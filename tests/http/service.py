"""Starts the service in a process of its own, and speaks HTTP with it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

PATIENCE = 60.0
"""Seconds after which an answer is taken for missing; never a measure of speed."""


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: Mapping[str, str]
    """Names in small letters."""
    data: bytes

    def json(self) -> Any:
        """The body as a value."""
        return json.loads(self.data)


class Service:
    """A running service."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process, self.address = process, address
        self.port = int(address.rstrip("/").rpartition(":")[2])

    def ask(
        self, method: str, path: str, body: Any = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send one request over a connection of its own."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, dict(headers or {}))
            answer = connection.getresponse()
            named = {key.lower(): value for key, value in answer.getheaders()}
            return Answer(answer.status, named, answer.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for something."""
        return self.ask("GET", path, headers=headers)

    def post(self, path: str, value: Any, **headers: str) -> Answer:
        """Send a value as JSON."""
        return self.ask("POST", path, json.dumps(value), {"content-type": "application/json", **headers})

    def send(self, path: str, data: bytes, name: str = "") -> Answer:
        """Send the bytes of a file."""
        headers = {"content-type": "application/octet-stream"}
        if name:
            headers["content-disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
        return self.ask("POST", path, data, headers)

    def stop(self) -> tuple[int, str, str]:
        """Press Ctrl-C; return the exit status and what was written."""
        self.process.send_signal(signal.SIGINT)
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err


@contextmanager
def serving(*options: str, folder: Path | None = None, **environ: str) -> Iterator[Service]:
    """Start the service on a free port, in a folder, with further variables; it is stopped at the end."""
    command = [sys.executable, "-m", "wenshu_lint", "serve", "--port", "0", *options]
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", **environ},
    )
    watch = threading.Timer(PATIENCE, process.kill)
    watch.start()
    assert process.stdout is not None
    line = process.stdout.readline()
    watch.cancel()
    found = re.search(r"http://[^/]+/", line)
    if not found:
        _, errors = process.communicate(timeout=PATIENCE)
        raise AssertionError(line + errors)
    try:
        yield Service(process, found[0])
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()
