"""The service in this very process: where a failure shows its line, and what no client can bring about."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any

import pytest
from starlette.types import ASGIApp, Message, Scope

from wenshu_lint.http import app as service
from wenshu_lint.http import labour
from wenshu_lint.http.app import application
from wenshu_lint.http.checking import Desk, Order, Setup
from wenshu_lint.http.guard import Guard
from wenshu_lint.http.labour import Answer, BrokenError, BusyError, TimeUpError
from wenshu_lint.http.running import is_loopback
from wenshu_lint.http.told import Limits

from ..unit.docx_builder import docx

SETUP = Setup(isolated=True, version="0")
LIMITS = Limits(bytes=100_000, seconds=5, checks=1)
TYPED = {"content-type": "application/json"}


class Here:
    """Does at once what the processes do; says what it was told to say instead."""

    answer: Answer | Exception | None = None

    def __init__(self, setup: Setup, workers: int, seconds: float) -> None:
        self._desk = Desk(setup)

    async def start(self) -> None:
        """Nothing is to be started."""

    async def stop(self) -> None:
        """Nor stopped."""

    async def ask(self, order: Order) -> Answer:
        """Answer, or fail as was asked for."""
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer or Answer("done", self._desk.answer(order))


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> ASGIApp:
    """The whole service but for its processes."""
    monkeypatch.setattr(service, "Labour", Here)
    monkeypatch.setattr(Here, "answer", None)
    return application(SETUP, LIMITS)


def ask(
    app: ASGIApp, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None
) -> tuple[int, dict[str, str], bytes]:
    """Send one request as the server would."""
    path, _, query = path.partition("?")
    named = {"host": "localhost", **(headers or {})}
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(key.encode(), value.encode()) for key, value in named.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    async def whole() -> None:
        async with living(app):
            await app(scope, receive, send)

    asyncio.run(whole())
    told = {key.decode(): value.decode() for key, value in sent[0]["headers"]}
    return sent[0]["status"], told, b"".join(one.get("body", b"") for one in sent[1:])


@asynccontextmanager
async def living(app: ASGIApp) -> AsyncIterator[None]:
    """Start the application before a request and stop it after."""
    gone, started, stopped = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def receive() -> Message:
        if not started.is_set():
            return {"type": "lifespan.startup"}
        await gone.wait()
        return {"type": "lifespan.shutdown"}

    async def send(message: Message) -> None:
        (started if message["type"] == "lifespan.startup.complete" else stopped).set()

    task = asyncio.create_task(
        app({"type": "lifespan", "asgi": {"version": "3.0"}, "state": {}}, receive, send)
    )
    await started.wait()
    yield
    gone.set()
    await task


def post(app: ASGIApp, path: str, value: object) -> tuple[int, Any]:
    """Send a value, return the status and the answer."""
    status, _, body = ask(app, "POST", path, json.dumps(value).encode(), TYPED)
    return status, json.loads(body)


def test_a_draft_goes_all_the_way(app: ASGIApp) -> None:
    """Checked, mended, put on a sheet; typed and as a file."""
    draft = {"text": "秘密★1年\n关于防汛工作的通知\n一、总体要求,任务\n附件\n附件内容\n", "document": True}
    status, told = post(app, "/v1/check", draft)
    assert (status, len(told["findings"]) > 0) == (200, True)
    assert post(app, "/v1/fix", {**draft, "rules": ["punctuation/half-width-mark"]})[1]["count"] == 1
    assert post(app, "/v1/fix", {**draft, "trust": "unsafe"})[0] == 200
    word = docx("<w:p><w:r><w:t>各单位,</w:t></w:r></w:p>")
    kind = {"content-type": "text/markdown", "content-disposition": "attachment; filename=a.docx"}
    assert ask(app, "POST", "/v1/check/file", word, kind)[0] == 200
    assert ask(app, "POST", "/v1/annotate/file?revise=false", word, kind)[2][:2] == b"PK"
    status, headers, page = ask(
        app, "POST", "/v1/report/file?profile=%E9%80%9A%E7%9F%A5", "各".encode(), TYPED
    )
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "核稿单" in page.decode()


def test_what_can_be_known_without_a_draft(app: ASGIApp) -> None:
    """The page and the knowledge."""
    for path in ("/", "/page/main.js", "/v1/rules", "/v1/rules/numbering/gap", "/v1/about", "/v1/health"):
        assert ask(app, "GET", path)[0] == 200
    assert ask(app, "GET", "/v1/rules/no/such")[0] == 404


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        (Answer("source", "文件损坏"), 422, "文件损坏"),
        (Answer("config", "没有这个文种配置"), 422, "没有这个文种配置"),
        (Answer("broken", "KeyError"), 500, "KeyError"),
        (BusyError(), 503, "请稍后再试"),
        (BrokenError(), 503, "内存不足"),
        (TimeUpError(), 504, "超过 5 秒"),
    ],
)
def test_each_failure_has_its_status(
    app: ASGIApp, monkeypatch: pytest.MonkeyPatch, answer: Answer | Exception, status: int, words: str
) -> None:
    """And its words."""
    monkeypatch.setattr(Here, "answer", answer)
    found, told = post(app, "/v1/check", {"text": "各"})
    assert (found, told["status"]) == (status, status)
    assert words in told["detail"]


def test_an_error_of_ours_is_told_without_its_words(
    app: ASGIApp, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Kind and line on standard error; a problem for the client."""
    monkeypatch.setattr(Here, "answer", ValueError("文稿的文字"))
    status, told = post(app, "/v1/check", {"text": "各"})
    assert (status, told["title"]) == (500, "检查时程序出错")
    said = capsys.readouterr().err
    assert said.startswith("ValueError: test_inside.py:")
    assert "文稿的文字" not in said


def test_a_request_that_never_arrives_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that slow senders do not hold the service."""
    monkeypatch.setattr("wenshu_lint.http.guard._PATIENCE", 0.05)
    sent: list[Message] = []

    async def receive() -> Message:
        await asyncio.sleep(60)
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    async def nobody(*_: object) -> None:
        raise AssertionError

    scope: Scope = {"type": "http", "headers": [(b"host", b"localhost")]}
    asyncio.run(Guard(nobody, (), 10)(scope, receive, send))
    assert sent[0]["status"] == 408


def started(monkeypatch: pytest.MonkeyPatch) -> tuple[Connection, threading.Thread]:
    """Run the work of a process in a thread; return our end of its pipe."""
    monkeypatch.setattr(labour, "_limit_memory", lambda: None)
    monkeypatch.setattr(labour.signal, "signal", lambda *_: None)
    ours, theirs = Pipe()
    thread = threading.Thread(target=labour._labour, args=(theirs, SETUP))
    thread.start()
    assert ours.recv_bytes() == b"ready"
    return ours, thread


def test_a_process_answers_orders_until_its_pipe_is_shut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever becomes of each."""
    ours, thread = started(monkeypatch)
    kinds = []
    for order in (
        Order("check", "a.txt", "各单位,"),
        Order("check", "a.pdf", b"%PDF"),
        Order("check", "a.txt", "各", (("profile", "没有的"),)),
        Order("check", "a.txt", None),  # type: ignore[arg-type]
    ):
        ours.send(order)
        kinds.append(ours.recv().kind)
    ours.close()
    thread.join(20)
    assert kinds == ["done", "source", "config", "broken"]
    assert not thread.is_alive()


def test_a_process_that_used_up_its_memory_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """So the draft is told from one that found an error of ours, and the next has a fresh process."""
    ours, thread = started(monkeypatch)

    def greedy(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("wenshu_lint.http.checking.Desk.answer", greedy)
    ours.send(Order("check", "a.txt", "各单位,"))
    with pytest.raises(EOFError):
        ours.recv()
    thread.join(20)
    assert not thread.is_alive()


@pytest.mark.parametrize(
    ("host", "only_here"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("::1", True),
        ("127.8.8.8", True),
        ("0.0.0.0", False),
        ("oa", False),
    ],
)
def test_addresses_that_only_this_machine_reaches(host: str, only_here: bool) -> None:
    """The others are warned of."""
    assert is_loopback(host) is only_here
