"""Runs the service: takes the address, says where it is, and stops in good order."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address
from typing import NamedTuple

import uvicorn

from ..source import WenshuError
from .app import application
from .checking import Setup
from .connections import Connection
from .guard import AT_ONCE
from .told import Limits


class Place(NamedTuple):
    """Where the service is to be found."""

    host: str = "127.0.0.1"
    port: int = 0
    """0 for a free one."""
    hosts: tuple[str, ...] = ()
    """Further names under which it may be called."""


def serve(setup: Setup, limits: Limits, place: Place, ready: Callable[[str], None]) -> None:
    """Serve until interrupted; what is being checked then may come to its end.

    :param ready: called with the address once requests are answered.
    :raises ConfigError: where the configuration cannot be used.
    :raises WenshuError: where the address cannot be taken.
    """
    app = application(setup, limits, (*place.hosts, place.host))
    with _opened(place) as listener:
        settings = uvicorn.Config(
            app,
            log_config=None,
            log_level="critical",
            access_log=False,
            server_header=False,
            lifespan="on",
            http=Connection,
            timeout_graceful_shutdown=int(limits.seconds) + 1,
            ws="none",
        )
        server = _Server(settings, lambda: ready(_address(place.host, listener)))
        server.run(sockets=[listener])
        if not server.started:
            raise WenshuError("服务没有启动")


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches an address."""
    if host.lower() == "localhost":
        return True
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return False


class _Server(uvicorn.Server):
    """Says when it is ready."""

    def __init__(self, settings: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(settings)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()


def _opened(place: Place) -> socket.socket:
    """Return the socket to listen on.

    It says that it speaks TCP: asyncio sends small answers at once only on one that does, and
    a client would wait 40 ms for the rest of each.
    """
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((place.host, place.port))
        listener.listen(AT_ONCE)
    except (OSError, OverflowError) as error:
        listener.close()
        where = f"{place.host}:{place.port}"
        raise WenshuError(f"用不了 {where}：端口被占用，或者不是本机的地址；请用 --port 另选") from error
    return listener


def _address(host: str, listener: socket.socket) -> str:
    port = listener.getsockname()[1]
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"
