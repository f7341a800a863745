"""What the service refuses: too much, too slow, the wrong caller; and what it keeps to itself."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from wenshu_lint.http import connections, guard, labour
from wenshu_lint.http.checking import Order, Setup
from wenshu_lint.http.labour import BrokenError, BusyError, Labour, TimeUpError

from ..unit.docx_builder import docx
from .service import Answer, Service, serving

SECRET = "绝不外传的一句话"
LONG = "各单位要做好准备,按期完成。\n" * 60_000


def test_a_body_that_is_too_large_is_refused() -> None:
    """Whether it says so beforehand or not."""
    with serving("--isolated", "--workers", "1", "--max-mb", "0.01") as started:
        told = started.post("/v1/check", {"text": "各" * 5000})
        unsaid = started.ask("POST", "/v1/check/file", iter([b"x" * 6000, b"x" * 6000]))
        assert [told.status, unsaid.status] == [413, 413]
        assert "0.01 MB" in told.json()["detail"]
        assert started.post("/v1/check", {"text": "各单位"}).status == 200


def test_a_check_that_takes_too_long_is_ended_and_the_service_goes_on() -> None:
    """The client hears of it at once, and the next draft is checked."""
    with serving("--isolated", "--workers", "1", "--seconds", "0.2") as started:
        answer = started.post("/v1/check", {"text": LONG})
        assert answer.status == 504
        assert answer.json()["title"] == "检查超时"
        statuses = {started.post("/v1/check", {"text": "各单位"}).status for _ in range(40)}
        assert 200 in statuses


def test_orders_that_cannot_be_taken_are_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather than have everybody wait."""

    async def scene() -> None:
        staff = Labour(Setup(isolated=True), 1, 30)
        await staff.start()
        try:
            assert (await staff.ask(Order("check", "a.txt", "各单位"))).kind == "done"
            monkeypatch.setattr(labour, "_WAITING", 0)
            with pytest.raises(BusyError):
                await staff.ask(Order("check", "a.txt", "各单位"))
        finally:
            await staff.stop()

    asyncio.run(scene())


def test_a_process_that_died_is_replaced() -> None:
    """Its order is lost, the next one is not."""

    async def scene() -> None:
        staff = Labour(Setup(isolated=True), 1, 30)
        await staff.start()
        try:
            for worker in staff._workers:
                worker._process.kill()
            with pytest.raises(BrokenError):
                await staff.ask(Order("check", "a.txt", "各单位"))
            assert (await staff.ask(Order("check", "a.txt", "各单位"))).kind == "done"
        finally:
            await staff.stop()

    asyncio.run(scene())


def test_the_time_limit_ends_the_work_itself() -> None:
    """No process goes on with a draft that nobody waits for."""

    async def scene() -> None:
        staff = Labour(Setup(isolated=True), 1, 0.2)
        await staff.start()
        try:
            (worker,) = staff._workers
            with pytest.raises(TimeUpError):
                await staff.ask(Order("check", "a.txt", LONG))
            assert not worker._process.is_alive()
        finally:
            await staff.stop()

    asyncio.run(scene())


def test_silent_connections_give_way() -> None:
    """However many are open, whole or in the middle of a header, a request is answered; the newest stay."""
    with serving("--isolated", "--workers", "1") as started, ExitStack() as stack:
        opened = []
        for number in range(connections.MOST + 20):
            one = stack.enter_context(socket.create_connection(("127.0.0.1", started.port), timeout=60))
            if number % 2:
                one.sendall(b"GET /v1/health HTTP/1.1\r\nHost:")
            opened.append(one)
        assert started.get("/v1/health").status == 200
        with suppress(ConnectionResetError):
            assert opened[0].recv(1) == b""
        opened[-1].sendall(b" 127.0.0.1\r\n\r\n")
        assert opened[-1].recv(100).startswith(b"HTTP/1.1 200 ")


def test_too_many_requests_are_refused_in_chinese() -> None:
    """Those under way are counted, not connections; whose place comes free is answered."""
    head = b"POST /v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\n"
    with serving("--isolated", "--workers", "1") as started, ExitStack() as stack:
        opened = []
        for _ in range(guard.AT_ONCE):
            one = stack.enter_context(socket.create_connection(("127.0.0.1", started.port), timeout=60))
            one.sendall(head)
            opened.append(one)
        answer = _until(lambda: started.get("/v1/health"), 503)
        assert answer.json()["title"] == "正忙"
        assert answer.headers["retry-after"] == "1"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        opened[0].close()
        assert _until(lambda: started.get("/v1/health"), 200).status == 200


def _until(ask: Callable[[], Answer], status: int) -> Answer:
    """Ask until the answer has a status: what was sent over other connections takes a moment to arrive."""
    deadline = time.monotonic() + 20
    while (answer := ask()).status != status and time.monotonic() < deadline:
        time.sleep(0.02)
    return answer


@pytest.mark.parametrize(
    "said",
    [
        b"nonsense\r\n\r\n",
        b"POST /v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
)
def test_what_is_no_http_is_told_so_in_chinese(service: Service, said: bytes) -> None:
    """In the form of every refusal; then the connection is closed."""
    with socket.create_connection(("127.0.0.1", service.port), timeout=60) as connection:
        connection.sendall(said)
        head, _, body = connection.makefile("rb").read().partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 ")
    assert b"application/problem+json" in head
    assert json.loads(body)["title"] == "不是合格的 HTTP 请求"


def test_a_word_file_that_unpacks_without_end_is_refused(service: Service) -> None:
    """The reader's limits hold here too."""
    bomb = docx("<w:p/>" + " " * 20_000_000)
    assert len(bomb) < 100_000
    answer = service.send("/v1/check/file", bomb, "通知.docx")
    assert answer.status == 422
    assert "解开后过大" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("127.0.0.1:9704", 200),
        ("[::1]:9704", 200),
        ("192.0.2.7", 200),
        ("核稿.example", 421),
        ("attacker.example", 421),
        ("localhost.attacker.example", 421),
        ("", 421),
        ("[::1", 421),
    ],
)
def test_a_name_from_elsewhere_is_not_answered(service: Service, host: str, status: int) -> None:
    """A site may make its own name mean this machine; a number it cannot."""
    answer = service.ask("GET", "/v1/health", headers={"host": host.encode("idna").decode() if host else ""})
    assert answer.status == status


def test_a_name_can_be_allowed() -> None:
    """For a service behind a proxy."""
    with serving("--isolated", "--workers", "1", "--allow-host", "hegao.example") as started:
        assert started.get("/v1/health", host="hegao.example").status == 200
        assert started.get("/v1/health", host="other.example").status == 421


def test_another_site_is_not_served(service: Service) -> None:
    """Neither by a form nor by a script; our own page is."""
    own = service.address.rstrip("/")
    refused = service.post("/v1/check", {"text": "各"}, origin="https://attacker.example")
    assert (refused.status, refused.json()["title"]) == (403, "不接受别的网站发来的请求")
    for odd in ("null", "http://[", "http://127.0.0.1:1"):
        assert service.post("/v1/check", {"text": "各"}, origin=odd).status == 403
    assert service.post("/v1/check", {"text": "各"}, origin=own).status == 200


@pytest.mark.parametrize("path", ["/", "/v1/health", "/nothing", "/openapi.json", "/page/main.js"])
def test_every_answer_carries_what_protects_the_page(service: Service, path: str) -> None:
    """Nothing is kept, nothing is run but our own, no other site may read."""
    headers = service.get(path).headers
    assert headers["cache-control"] == "no-store"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert not [name for name in headers if name.startswith("access-control-")]
    assert "server" not in headers


def test_json_without_its_header_is_told_so(service: Service) -> None:
    """The body is right: it is the header that lacks."""
    answer = service.ask("POST", "/v1/check", b'{"text": "a"}', {"Content-Type": "text/plain"})
    assert answer.status == 422
    assert "Content-Type: application/json" in answer.json()["detail"]


def test_refusals_outside_the_addresses_take_the_same_form(service: Service) -> None:
    """An unknown address, a wrong method, an unknown rule."""
    for method, path, status in (
        ("GET", "/nothing", 404),
        ("GET", "/v1/check", 405),
        ("GET", "/v1/rules/no/such", 404),
        ("GET", "/page/../app.py", 404),
        ("POST", "/v1/check/", 404),
    ):
        answer = service.ask(method, path)
        assert answer.status == status
        assert answer.headers["content-type"] == "application/problem+json"
        assert set(answer.json()) == {"type", "title", "status", "detail"}
    assert service.ask("GET", "/v1/check").headers["allow"] == "POST"


def test_nothing_of_a_draft_is_written_anywhere(tmp_path: Path) -> None:
    """Neither its words nor its name, whether it is checked, refused or broken off."""
    with serving("--isolated", "--workers", "1", "--seconds", "0.5", folder=tmp_path) as started:
        started.post("/v1/check", {"text": SECRET, "filename": f"{SECRET}.txt"})
        started.post("/v1/check", {"text": SECRET, SECRET: 1})
        started.send("/v1/check/file", SECRET.encode(), f"{SECRET}.docx")
        started.post("/v1/check", {"text": SECRET + LONG})
        started.ask("BREAK", f"/{SECRET.encode().hex()}", SECRET.encode())
        status, out, err = started.stop()
    assert status == 0
    assert SECRET not in out + err
    assert list(tmp_path.iterdir()) == []


def test_it_stops_when_interrupted(tmp_path: Path) -> None:
    """With status 0, for that is how it ends, and nobody answers any more."""
    with serving("--isolated", "--workers", "2", folder=tmp_path) as started:
        assert started.post("/v1/check", {"text": "各单位"}).status == 200
        status, _, err = started.stop()
        assert (status, err.strip()) == (0, "已结束")
        with pytest.raises(ConnectionRefusedError):
            started.get("/v1/health")


def told(*options: str, code: str = "") -> tuple[int, str]:
    """Exit status and complaints of a service that does not start."""
    start = [sys.executable, "-c", code] if code else [sys.executable, "-m", "wenshu_lint"]
    command = [*start, "serve", *options]
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", timeout=60, env={**os.environ, "PYTHONUTF8": "1"}
    )
    return done.returncode, done.stderr


def test_an_address_that_is_taken_is_said_plainly() -> None:
    """With status 2, and what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        status, words = told("--isolated", "--port", str(port))
    assert status == 2
    assert f"用不了 127.0.0.1:{port}" in words
    assert "--port" in words


def test_a_wrong_configuration_stops_it_before_it_starts(tmp_path: Path) -> None:
    """Naming the file and the key."""
    file = tmp_path / "w.toml"
    file.write_text('profile = "没有的"\n', "utf-8")
    status, words = told("--config", str(file))
    assert status == 2
    assert "没有“没有的”这个文种配置" in words


def test_without_its_packages_it_says_what_to_install() -> None:
    """As the other optional parts do."""
    code = "import sys; sys.modules['fastapi'] = None; from wenshu_lint.cli import main; main()"
    status, words = told("--port", "0", code=code)
    assert status == 2
    assert 'pip install "wenshu-lint[http]"' in words


def test_an_open_address_is_warned_of() -> None:
    """Drafts may be secret."""
    with serving("--isolated", "--workers", "1", "--host", "0.0.0.0") as started:
        assert started.address.startswith("http://127.0.0.1:")
        _, _, err = started.stop()
    assert "0.0.0.0 不是本机地址" in err
    assert "保密" in err


def test_the_browser_is_opened_when_asked(tmp_path: Path) -> None:
    """With the address that is printed, once there is an answer."""
    script, told = tmp_path / "browser.py", tmp_path / "told.txt"
    script.write_text(
        "import sys, urllib.request as ask; status = ask.urlopen(sys.argv[1]).status\n"
        f"open({str(told)!r}, 'w').write(f'{{status}} {{sys.argv[1]}}')\n",
        "utf-8",
    )
    with serving(
        "--isolated", "--workers", "1", "--open", BROWSER=f"{sys.executable} {script} %s &"
    ) as started:
        deadline = time.monotonic() + 30
        while not (told.exists() and told.read_text("utf-8")) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert told.read_text("utf-8") == f"200 {started.address}"
