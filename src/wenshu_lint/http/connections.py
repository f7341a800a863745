"""Keeps connections within bounds: who says nothing gives way; who speaks no HTTP is told so in Chinese."""

from __future__ import annotations

import asyncio
from itertools import count

from uvicorn.protocols.http.h11_impl import H11Protocol

from .guard import AT_ONCE, HEADERS
from .problems import Trouble

MOST = 2 * AT_ONCE
"""Connections at a time: as many again as requests may be under way are open and silent."""
_order = count()


class Connection(H11Protocol):
    """One connection, with or without a request under way.

    The server itself counts connections and refuses in English whoever comes when there are too many,
    also where all of them are silent. Here the one that has been silent longest is closed instead, so
    that a request always gets as far as the :class:`~.guard.Guard`, which refuses in our form.
    """

    _silent_since = 0

    @property
    def is_silent(self) -> bool:
        """Whether no request is under way: none has come as a whole, or the last one is answered."""
        return self.cycle is None or self.cycle.response_complete

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a connection; where there are too many, close the one that has been silent longest."""
        super().connection_made(transport)
        self._silent_since = next(_order)
        if len(self.connections) > MOST:
            others = (one for one in self.connections if isinstance(one, Connection) and one is not self)
            silent = [one for one in others if one.is_silent and not one.transport.is_closing()]
            if silent:
                min(silent, key=lambda one: one._silent_since).transport.abort()

    def on_response_complete(self) -> None:
        """Note that the connection is silent from now on."""
        self._silent_since = next(_order)
        super().on_response_complete()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - it is in English
        """Refuse what is no HTTP, unless an answer has begun; then there is no more to say."""
        if self.is_silent or not self.cycle.response_started:
            self.transport.write(_refusal(Trouble("malformed", "请用浏览器或 HTTP 客户端访问")))
        self.transport.close()


def _refusal(trouble: Trouble) -> bytes:
    """Return a whole answer, as it goes over the wire."""
    body = trouble.body()
    headers = [*trouble.headers(), *HEADERS, (b"content-length", str(len(body)).encode())]
    lines = [b"HTTP/1.1 %d " % trouble.status, *(b"%s: %s" % header for header in headers)]
    return b"\r\n".join([*lines, b"connection: close", b"", body])
