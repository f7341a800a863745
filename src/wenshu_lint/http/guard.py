"""Stands before every request: who may ask, how much, and what every answer carries."""

from __future__ import annotations

import asyncio
import ipaddress
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .problems import BROKEN, Trouble

AT_ONCE = 128
"""Requests under way at a time, those included whose body is still arriving."""
_PATIENCE = 30.0
"""Seconds a request may take to arrive."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
"""What the browser may do on the page: load our own files and ask this service, nothing else."""
HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (b"cache-control", b"no-store"),
    (b"content-security-policy", POLICY.encode()),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
)
"""What every answer carries."""


class Guard:
    """Wraps the application.

    :param hosts: names under which the service may be called, besides ``localhost`` and numeric addresses.
    :param most: bytes a request may have.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str], most: int) -> None:
        self._app, self._most = app, most
        self._under_way = 0
        self._hosts = frozenset({"localhost", *(host.lower().rstrip(".") for host in hosts)})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message["headers"] = [*message.get("headers", ()), *HEADERS]
            await send(message)

        try:
            self._admit(scope)
            with self._counted():
                await self._app(scope, await self._received(scope, receive), sending)
        except Trouble as trouble:
            await _refused(trouble, sending)
        except Exception as error:
            _tell(error)
            if not begun:
                await _refused(Trouble("broken", BROKEN), sending)

    @contextmanager
    def _counted(self) -> Iterator[None]:
        """Refuse a request at once where too many are under way."""
        if self._under_way >= AT_ONCE:
            raise Trouble("busy", "同时的请求太多，请稍后再试")
        self._under_way += 1
        try:
            yield
        finally:
            self._under_way -= 1

    def _admit(self, scope: Scope) -> None:
        """Refuse a page of another site, whatever name it found for this machine."""
        headers = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1").lower()
        if not self._knows(_address(f"//{host}").hostname or ""):
            raise Trouble("host", "请用启动时显示的地址；经别的主机名访问，启动时要加 --allow-host 主机名")
        origin = headers.get(b"origin", b"").decode("latin-1")
        if origin and _address(origin).netloc.lower() != host:
            raise Trouble("origin", "本服务只供自己的页面和本机、本单位的程序使用，不供其他网页调用")

    def _knows(self, name: str) -> bool:
        """A number cannot be made to mean another machine; a name can, so it has to be on the list."""
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return name.rstrip(".") in self._hosts
        return True

    async def _received(self, scope: Scope, receive: Receive) -> Receive:
        """Take the whole body, as far as it may go, and return what hands it on."""
        length = dict(scope["headers"]).get(b"content-length", b"0")
        if not length.isdigit() or int(length) > self._most:
            raise self._too_large()
        try:
            async with asyncio.timeout(_PATIENCE):
                body = await self._body(receive)
        except TimeoutError:
            raise Trouble("slow", "请检查网络后再试") from None
        handed = False

        async def replay() -> Message:
            nonlocal handed
            if handed:
                return await receive()
            handed = True
            return {"type": "http.request", "body": body, "more_body": False}

        return replay

    async def _body(self, receive: Receive) -> bytes:
        pieces: list[bytes] = []
        size = 0
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return b""
            pieces.append(message.get("body", b""))
            size += len(pieces[-1])
            if size > self._most:
                raise self._too_large()
            if not message.get("more_body"):
                return b"".join(pieces)

    def _too_large(self) -> Trouble:
        words = f"一次最多 {self._most / 1_000_000:g} MB；请分开检查，或在启动时用 --max-mb 放宽"
        return Trouble("too-large", words)


def _address(words: str) -> SplitResult:
    """Take an address apart; what is none has no parts."""
    try:
        return urlsplit(words)
    except ValueError:
        return urlsplit("")


async def _refused(trouble: Trouble, send: Send) -> None:
    body = trouble.body()
    headers = [*trouble.headers(), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": trouble.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _tell(error: Exception) -> None:
    """Say on standard error what kind of error it was and where; no words, for they may be the draft's."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    print(f"{type(error).__name__}: {Path(last.filename).name}:{last.lineno}", file=sys.stderr, flush=True)
