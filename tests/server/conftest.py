"""Servers that several tests share, and folders for them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from .client import Client, serving

_numbers = count(1)


@pytest.fixture(scope="module")
def pushing() -> Iterator[Client]:
    """A server whose editor waits to be told."""
    with serving("--isolated") as client:
        client.begin()
        yield client


@pytest.fixture(scope="module")
def able() -> Iterator[Client]:
    """A server whose editor can do all that we use."""
    with serving("--isolated") as client:
        client.begin(ALL)
        yield client


@pytest.fixture
def uri() -> str:
    """A draft that no other test has."""
    return f"file:///drafts/{next(_numbers)}.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a workspace."""
    place = tmp_path / "文稿"
    place.mkdir()
    return place


ALL = {
    "textDocument": {
        "diagnostic": {},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "codeAction": {"resolveSupport": {"properties": ["edit"]}, "dataSupport": True},
    },
    "workspace": {
        "configuration": True,
        "didChangeWatchedFiles": {"dynamicRegistration": True},
        "diagnostics": {"refreshSupport": True},
        "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create"]},
    },
    "window": {"workDoneProgress": True},
}
"""An editor that can do all that we use."""
