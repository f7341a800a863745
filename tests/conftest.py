"""What all tests share: examples made by hypothesis have no time limit, and nothing is skipped where it counts."""

from __future__ import annotations

import os
import sys

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """On the machine that decides, a test that was skipped is a test that failed: what it needs must be installed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or "CI" not in os.environ or sys.platform == "win32":
        return
    for report in reporter.stats.get("skipped", []):
        reporter.write_line(f"skipped, which fails here: {report.nodeid}: {report.longrepr}", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
