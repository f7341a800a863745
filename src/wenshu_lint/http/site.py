"""The page for 文秘: a few files of this package, read once and handed out as they are."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, Response

_FOLDER = Path(__file__).with_name("page")
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
INDEX = "index.html"


def add_page(app: FastAPI) -> None:
    """Add the address of every file of the page, and that of the page itself."""
    for path in sorted(_FOLDER.iterdir()):
        if path.suffix in _TYPES:
            _add(app, "/" if path.name == INDEX else f"/page/{path.name}", path)


def _add(app: FastAPI, address: str, path: Path) -> None:
    content, kind = path.read_bytes(), _TYPES[path.suffix]

    async def file() -> Response:
        return Response(content, headers={"content-type": kind})

    app.add_api_route(address, file, methods=["GET", "HEAD"], include_in_schema=False)
