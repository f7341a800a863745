"""The page's place on this machine: loopback only, at an address that cannot be guessed, writing nothing."""

from __future__ import annotations

import hmac
import json
import secrets
import socketserver
import sys
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

LOOPBACK = "127.0.0.1"
_HOLD = 20.0
"""Seconds for which a question for news is kept open."""
_IDLE = 60.0
"""Seconds after which a silent connection is closed."""


class View(NamedTuple):
    """What the page shows at one moment."""

    title: str
    state: str
    """The line that is always in sight, as HTML."""
    body: str
    """All else, as HTML."""


class Site(socketserver.ThreadingTCPServer):
    """Serves one page to browsers of this machine, and tells those that ask when it has changed.

    :param port: where to listen; 0 for a free one.
    :param whole: makes the whole page of a view and its number.
    :param policy: the page's content security policy.
    :raises OSError: where the port is taken.
    """

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # there it would let another program in

    def __init__(self, port: int, whole: Callable[[View, int], str], policy: str) -> None:
        self.path = f"/{secrets.token_urlsafe(24)}/"
        self.whole, self.policy = whole, policy
        self._view = View("", "", "")
        self._number = 0
        self._changed = threading.Condition()
        self._serving: threading.Thread | None = None
        super().__init__((LOOPBACK, port), _Handler)

    @property
    def address(self) -> str:
        """Where a browser finds the page; whoever knows it can read it."""
        return f"http://{LOOPBACK}:{self.server_address[1]}{self.path}"

    def begin(self) -> None:
        """Answer from now on, in threads of their own."""
        self._serving = threading.Thread(target=self.serve_forever, args=(0.1,), name="page", daemon=True)
        self._serving.start()

    def end(self) -> None:
        """Answer no more."""
        if self._serving is not None:
            self.shutdown()
        self.server_close()

    def show(self, view: View) -> None:
        """Let the page show something else."""
        with self._changed:
            if view != self._view:
                self._view = view
                self._number += 1
                self._changed.notify_all()

    def seen(self) -> tuple[View, int]:
        """Return what is shown, and its number."""
        with self._changed:
            return self._view, self._number

    def news(self, after: int) -> tuple[View, int] | None:
        """Wait for a while for another view than one that was seen; ``None`` where none came."""
        with self._changed:
            if self._changed.wait_for(lambda: self._number != after, _HOLD):
                return self._view, self._number
            return None

    def handle_error(self, *_: object) -> None:
        """Say nothing of browsers that went away; words of a draft might be in what failed."""


class _Handler(BaseHTTPRequestHandler):
    server: Site
    protocol_version = "HTTP/1.1"
    timeout = _IDLE

    def do_GET(self) -> None:
        """Answer a browser of this machine that knows the address; tell others nothing."""
        asked = urlsplit(self.path)
        folder, _, name = asked.path.rpartition("/")
        known = hmac.compare_digest(f"{folder}/".encode(), self.server.path.encode())
        if not (known and self._is_at_home()):
            self._answer(404, "text/plain", "没有这个页面")
        elif not name:
            self._answer(200, "text/html", self.server.whole(*self.server.seen()))
        elif name == "news":
            self._tell_news(parse_qs(asked.query).get("seen", [""])[0])
        else:
            self._answer(404, "text/plain", "没有这个页面")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """Refuse what Python itself refuses, other methods above all, in the one form; never in English."""
        self.close_connection = True
        self._answer(code, "text/plain", "这个网页只能查看" if code == 501 else "请求的写法不对")

    def _is_at_home(self) -> bool:
        """Refuse names that somebody else's server gave to this machine."""
        port = self.server.server_address[1]
        return self.headers.get("Host") in (f"{LOOPBACK}:{port}", f"localhost:{port}")

    def _tell_news(self, seen: str) -> None:
        found = self.server.news(int(seen) if seen.isdecimal() else -1)
        if found is None:
            self._answer(204, "text/plain", "")
            return
        view, number = found
        self._answer(200, "application/json", json.dumps({"number": number, **view._asdict()}))

    def _answer(self, status: int, kind: str, text: str) -> None:
        data = text.encode("utf-8", "replace")
        self.send_response(status)
        if status != 204:
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
        for name, value in (
            ("Cache-Control", "no-store"),
            ("Content-Security-Policy", self.server.policy),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Referrer-Policy", "no-referrer"),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
        ):
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def version_string(self) -> str:
        """Name the program without its version or that of Python."""
        return "wenshu-lint"

    def log_message(self, *_: object) -> None:
        """Keep no log: the address in it would open the page to whoever reads the log."""
