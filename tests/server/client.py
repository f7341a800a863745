"""A small language client: starts the server as editors do and speaks JSON-RPC with it."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from wenshu_lint.server.app import Server
from wenshu_lint.server.choices import Choices

PATIENCE = 60.0
"""Seconds after which an answer is taken for missing; never a measure of speed."""

Message = dict[str, Any]


class FailedError(Exception):
    """The server answered a request with an error."""

    def __init__(self, error: Message) -> None:
        super().__init__(f"{error['code']} {error['message']}")
        self.code: int = error["code"]


class Client:
    """One editor with one server, over two streams.

    :param settings: what it answers when the server asks for ``workspace/configuration``.
    """

    def __init__(self, to: BinaryIO, from_: BinaryIO, *, settings: object = None) -> None:
        self._to, self._from = to, from_
        self.settings = settings
        self.heard: list[Message] = []
        """Every message that came, answers included."""
        self.asked: list[Message] = []
        """The requests of the server, in the order they came; all were answered."""
        self._inbox: queue.Queue[Message | None] = queue.Queue()
        self._pending: list[Message] = []
        self._number = 0
        self._versions: dict[str, int] = {}
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    # --- messages ---------------------------------------------------------------

    def begin(self, capabilities: Mapping[str, Any] | None = None, **params: Any) -> Message:
        """Say hello; return what the server can do."""
        params = {"processId": None, "rootUri": None, "capabilities": capabilities or {}, **params}
        answer: Message = self.request("initialize", params)["capabilities"]
        self.notify("initialized", {})
        return answer

    def notify(self, method: str, params: Any) -> None:
        """Send a message that needs no answer."""
        self._send({"method": method, "params": params})

    def send(self, method: str, params: Any) -> int:
        """Send a request; return its number."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        return self._number

    def answer(self, number: int) -> Any:
        """Wait for the answer to a request; raise :class:`FailedError` for an error."""
        message = self.wait(lambda one: one.get("id") == number and "method" not in one)
        if "error" in message:
            raise FailedError(message["error"])
        return message["result"]

    def request(self, method: str, params: Any) -> Any:
        """Send a request and wait for its answer."""
        return self.answer(self.send(method, params))

    def wait(self, wanted: Callable[[Message], bool]) -> Message:
        """Return the first message of a kind that was not taken yet."""
        for message in self._pending:
            if wanted(message):
                self._pending.remove(message)
                return message
        end = time.monotonic() + PATIENCE
        while True:
            message = self._inbox.get(timeout=max(0.01, end - time.monotonic()))  # type: ignore[assignment]
            if message is None:
                raise AssertionError(f"the server went away: {self.errors()}")
            if wanted(message):
                return message
            self._pending.append(message)

    def told(self, method: str) -> Any:
        """Wait for a notification and return what it says."""
        return self.wait(lambda one: one.get("method") == method)["params"]

    # --- drafts -------------------------------------------------------------------

    def open(self, uri: str, text: str, language: str = "plaintext") -> None:
        """Open a draft."""
        self._versions[uri] = 1
        item = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})

    def change(self, uri: str, *changes: Message) -> int:
        """Change a draft; return its new version."""
        self._versions[uri] += 1
        place = {"uri": uri, "version": self._versions[uri]}
        self.notify("textDocument/didChange", {"textDocument": place, "contentChanges": list(changes)})
        return self._versions[uri]

    def published(self, uri: str, version: int | None = 1) -> list[Message]:
        """Wait for the findings that are pushed for a version of a draft."""
        message = self.wait(
            lambda one: (
                one.get("method") == "textDocument/publishDiagnostics"
                and one["params"]["uri"] == uri
                and one["params"].get("version") == version
            )
        )
        found: list[Message] = message["params"]["diagnostics"]
        return found

    def pulled(self, uri: str, **more: Any) -> Message:
        """Ask for the findings in a draft."""
        answer: Message = self.request("textDocument/diagnostic", {"textDocument": {"uri": uri}, **more})
        return answer

    def actions(
        self, uri: str, where: Message, only: Sequence[str] = (), shown: Sequence[Message] = ()
    ) -> list[Message]:
        """Ask what can be done at a place."""
        context: Message = {"diagnostics": list(shown)}
        if only:
            context["only"] = list(only)
        params = {"textDocument": {"uri": uri}, "range": where, "context": context}
        answer: list[Message] = self.request("textDocument/codeAction", params)
        return answer

    def leave(self) -> None:
        """Say goodbye."""
        self.request("shutdown", None)
        self._send({"method": "exit"})

    def ended(self) -> None:
        """Wait until nothing more comes."""
        self._reader.join(PATIENCE)

    def errors(self) -> str:
        """Return what is known of the end of the server."""
        return ""

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._to.flush()

    def _read(self) -> None:
        stream = self._from
        while True:
            try:
                length = 0
                while header := stream.readline().strip():
                    if header.lower().startswith(b"content-length:"):
                        length = int(header.partition(b":")[2])
                body = stream.read(length) if length else b""
            except ValueError:
                body = b""
            if not body:
                self._inbox.put(None)
                return
            message = json.loads(body)
            self.heard.append(message)
            if "id" in message and "method" in message:
                self._reply(message)
            self._inbox.put(message)

    def _reply(self, message: Message) -> None:
        self.asked.append(message)
        result = [self.settings] if message["method"] == "workspace/configuration" else None
        self._send({"id": message["id"], "result": result})


class Spawned(Client):
    """An editor that has started the server as a process of its own."""

    def __init__(self, *words: str, settings: object = None, cwd: Path | None = None) -> None:
        command = (sys.executable, "-m", "wenshu_lint", "server", *words)
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=cwd)
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        super().__init__(self.process.stdin, self.process.stdout, settings=settings)  # type: ignore[arg-type]

    def close(self) -> int:
        """Say goodbye; return the exit status."""
        self.leave()
        status = self.process.wait(PATIENCE)
        self.release()
        return status

    def kill(self) -> None:
        """End the server at once."""
        self.process.kill()
        self.process.wait(PATIENCE)
        self.release()

    def errors(self) -> str:
        """Return what the server wrote to standard error, once it has ended."""
        assert self.process.stderr is not None
        return "" if self.process.stderr.closed else self.process.stderr.read().decode("utf-8", "replace")

    def release(self) -> None:
        """Close the streams of a process that has ended."""
        self.stderr = self.errors()
        self.ended()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()


@contextmanager
def serving(*words: str, settings: object = None, cwd: Path | None = None) -> Iterator[Spawned]:
    """Run a server as editors do, with words after ``server``; it must end well and write no errors."""
    client = Spawned(*words, settings=settings, cwd=cwd)
    try:
        yield client
    except BaseException:
        client.kill()
        raise
    if client.process.poll() is None:
        status = client.close()
        assert (status, client.stderr) == (0, "")


@contextmanager
def hosting(choices: Choices = Choices(), *, settings: object = None) -> Iterator[Client]:  # noqa: B008
    """Run a server in a thread of this process, which spares the start where a test needs one of its own."""
    (inbound, to), (from_, outbound) = os.pipe(), os.pipe()
    with (
        os.fdopen(inbound, "rb") as heard,
        os.fdopen(to, "wb") as said,
        os.fdopen(from_, "rb") as answers,
        os.fdopen(outbound, "wb") as answered,
    ):
        host = threading.Thread(target=Server(choices).start_io, args=(heard, answered), daemon=True)
        host.start()
        client = Client(said, answers, settings=settings)
        yield client
        client.leave()
        host.join(PATIENCE)
        client.ended()
        assert not host.is_alive()


def point(line: int, character: int) -> Message:
    """A place of no extent."""
    return {"start": {"line": line, "character": character}, "end": {"line": line, "character": character}}
