"""The page's place: who may see it, and how it tells that it changed."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from wenshu_lint.watch import site as module
from wenshu_lint.watch.site import LOOPBACK, Site, View


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site(0, lambda view, number: f"{view.title}{view.body}#{number}", "default-src 'none'")
    made.show(View("题", "状", "文"))
    made.begin()
    yield made
    made.end()


def ask(site: Site, path: str, method: str = "GET", **headers: str) -> tuple[int, str, dict[str, Any]]:
    """Ask as a browser does; return status, words and headers."""
    connection = http.client.HTTPConnection(LOOPBACK, site.server_address[1], timeout=60)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    found = answer.status, answer.read().decode(), dict(answer.getheaders())
    connection.close()
    return found


def test_the_page(site: Site) -> None:
    """Is whole, is kept nowhere, and may load nothing from elsewhere."""
    status, words, headers = ask(site, site.path)
    assert (status, words) == (200, "题文#1")
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Security-Policy"] == "default-src 'none'"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Server"] == "wenshu-lint"
    assert site.server_address[0] == "127.0.0.1"
    assert site.address.startswith("http://127.0.0.1:")


def test_who_does_not_know_the_address_sees_nothing(site: Site) -> None:
    """Whatever is asked; the address differs from start to start."""
    for path in ("/", "/news?seen=0", "/x/", f"{site.path}x", f"{site.path}x/", site.path.upper(), "/%C3%A9"):
        status, words, _ = ask(site, path)
        assert (status, words) == (404, "没有这个页面"), path
    assert len(site.path) > 30
    with Site(0, lambda *_: "", "") as other:
        assert site.path != other.path


def test_a_name_from_elsewhere_is_refused(site: Site) -> None:
    """A page of the net that gives its own name to this machine learns nothing."""
    port = site.server_address[1]
    assert ask(site, site.path, Host=f"localhost:{port}")[0] == 200
    for host in ("example.org", f"example.org:{port}", "127.0.0.1", ""):
        assert ask(site, site.path, Host=host)[0] == 404, host


def test_nothing_can_be_sent_to_it(site: Site) -> None:
    """It answers questions only."""
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        status, words, headers = ask(site, site.path, method)
        assert (status, words) == (501, "这个网页只能查看"), method
        assert headers["Content-Security-Policy"] == "default-src 'none'"
        assert headers["Connection"] == "close"
    assert ask(site, site.path, "HEAD")[:2] == (501, "")


@pytest.mark.parametrize(
    "said", [b"nonsense\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET /" + b"x" * 70_000 + b" HTTP/1.1\r\n\r\n"]
)
def test_what_is_no_request_is_refused_in_chinese(site: Site, said: bytes) -> None:
    """Python's own refusals are pages in English."""
    with socket.create_connection((LOOPBACK, site.server_address[1]), timeout=60) as connection:
        connection.sendall(said)
        answer = connection.makefile("rb").read().decode()
    assert "请求的写法不对" in answer
    assert "html" not in answer


def test_news_come_when_there_are_any(site: Site) -> None:
    """At once to who has seen another view, later to who has seen this one; the same view is no news."""
    status, words, _ = ask(site, f"{site.path}news?seen=0")
    assert (status, json.loads(words)) == (200, {"number": 1, "title": "题", "state": "状", "body": "文"})
    site.show(View("题", "状", "文"))
    assert site.seen()[1] == 1
    later = threading.Timer(0.2, site.show, [View("题", "状", "新")])
    later.start()
    status, words, _ = ask(site, f"{site.path}news?seen=1")
    assert (status, json.loads(words)["body"], json.loads(words)["number"]) == (200, "新", 2)
    assert ask(site, f"{site.path}news?seen=x")[0] == 200
    assert ask(site, f"{site.path}news")[0] == 200


def test_no_news(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a while the question is answered all the same, so that a dead connection is noticed."""
    monkeypatch.setattr(module, "_HOLD", 0.05)
    status, words, headers = ask(site, f"{site.path}news?seen=1")
    assert (status, words) == (204, "")
    assert "Content-Length" not in headers


def test_a_browser_that_goes_away(site: Site, capfd: pytest.CaptureFixture[str]) -> None:
    """Leaves no trace on the terminal, and others are served."""
    for _ in range(3):
        connection = http.client.HTTPConnection(LOOPBACK, site.server_address[1])
        connection.request("GET", f"{site.path}news?seen=1")
        assert connection.sock is not None
        connection.sock.close()
    site.show(View("题", "状", "新"))
    assert ask(site, site.path)[0] == 200
    assert capfd.readouterr() == ("", "")
