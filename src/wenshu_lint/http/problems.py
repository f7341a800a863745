"""What can go wrong, said in Chinese in the form of RFC 9457; never with words of a draft."""

from __future__ import annotations

import json
from typing import NamedTuple

MEDIA_TYPE = "application/problem+json"
BROKEN = "请报告；启动本服务的窗口里有出错的位置，没有文稿的文字"
_TYPE = "urn:wenshu-lint:problem:"


class Trouble(Exception):  # noqa: N818
    """A request that cannot be answered as it was meant.

    :param name: a key of :data:`KINDS`.
    :param detail: what to do about it, in Chinese.
    """

    def __init__(self, name: str, detail: str) -> None:
        self.name, self.detail = name, detail
        super().__init__(name)

    @property
    def status(self) -> int:
        """The status of the answer."""
        return KINDS[self.name].status

    def body(self) -> bytes:
        """Return the problem as JSON."""
        kind = KINDS[self.name]
        said = {"type": f"{_TYPE}{self.name}", "title": kind.title, "status": kind.status}
        return json.dumps(said | {"detail": self.detail}, ensure_ascii=False).encode()

    def headers(self) -> list[tuple[bytes, bytes]]:
        """Return the headers that go with the body."""
        retry = [(b"retry-after", b"1")] if self.status == 503 else []
        return [(b"content-type", MEDIA_TYPE.encode()), *retry]


class Kind(NamedTuple):
    """A kind of problem."""

    status: int
    title: str


KINDS: dict[str, Kind] = {
    "malformed": Kind(400, "不是合格的 HTTP 请求"),
    "invalid": Kind(422, "请求的内容不对"),
    "unreadable": Kind(422, "文稿读不了"),
    "choice": Kind(422, "规则的选择有误"),
    "not-found": Kind(404, "没有这个地址"),
    "no-rule": Kind(404, "没有这条规则"),
    "method": Kind(405, "这个地址不接受这种方法"),
    "too-large": Kind(413, "文稿太大"),
    "host": Kind(421, "主机名不在允许之列"),
    "origin": Kind(403, "不接受别的网站发来的请求"),
    "slow": Kind(408, "请求迟迟没有传完"),
    "busy": Kind(503, "正忙"),
    "time": Kind(504, "检查超时"),
    "broken": Kind(500, "检查时程序出错"),
}
"""Name of a kind → status and title."""
