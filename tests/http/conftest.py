"""One service that the tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .service import Service, serving


@pytest.fixture(scope="package")
def service() -> Iterator[Service]:
    """A service without a configuration file, with one process for checks."""
    with serving("--isolated", "--workers", "1") as started:
        yield started
