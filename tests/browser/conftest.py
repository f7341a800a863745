"""The browser that all tests of pages share, and a fresh page for each of them."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "google-chrome", "chromium-browser")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ELSEWHERE = re.compile(r"^https?://(?!(127\.0\.0\.1|localhost|\[::1\])[:/])")


def chromium() -> str:
    """The browser of this machine; a missing one is a failure, for nothing is skipped."""
    named = os.environ.get("WENSHU_LINT_CHROMIUM")
    found = shutil.which(named) if named else next(filter(None, map(shutil.which, NAMES)), None)
    assert found, "Chromium is missing: run `make tools`, or set WENSHU_LINT_CHROMIUM to the program"
    return found


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser while tests of this folder run; it ends with them, for its event loop is in the way of others."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page in Chinese, with nothing stored and no way out of this machine.

    What goes wrong in it fails the test; one that expects an error takes it out of ``complaints``.
    """
    context = browser.new_context(locale="zh-CN", accept_downloads=True)
    context.route(ELSEWHERE, lambda route: route.abort())
    yield context.new_page()
    context.close()


@pytest.fixture(autouse=True)
def complaints(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """The errors on the console and the exceptions of the page of a test; none may be left at its end."""
    heard: list[str] = []
    if "page" in request.fixturenames:
        page: Page = request.getfixturevalue("page")
        page.on("console", lambda said: heard.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: heard.append(str(error)))
    yield heard
    assert heard == []
