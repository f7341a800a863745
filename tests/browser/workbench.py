"""A real VS Code: our extension is packaged, installed in it as a user does, and used through a page."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

TOP = Path(__file__).parents[2]
EXTENSION = TOP / "editors" / "vscode"
SERVER = (
    TOP / ".tools" / "vscode" / "node_modules" / "code-server" / "lib" / "vscode" / "out" / "server-main.js"
)
PATIENCE = 60.0
"""Seconds after which something is taken for missing; never a measure of speed."""
SETTINGS: Mapping[str, object] = {
    "wenshu-lint.server": [sys.executable, "-m", "wenshu_lint", "server"],
    "[markdown]": {"editor.codeActionsOnSave": {"source.fixAll.wenshu-lint": "explicit"}},
    "telemetry.telemetryLevel": "off",
    "workbench.startupEditor": "none",
    "workbench.tips.enabled": False,
}


def packaged(folder: Path) -> Path:
    """Check the types of a copy of the extension, build and package it; return the package."""
    installed = EXTENSION / "node_modules"
    assert installed.is_dir(), "the packages of the extension are missing: run `make tools`"
    copy = folder / "editors" / "vscode"
    shutil.copytree(EXTENSION, copy, ignore=shutil.ignore_patterns("node_modules", "dist", "*.vsix"))
    (copy / "node_modules").symlink_to(installed)
    shutil.copy(TOP / "LICENSE", folder)
    done = subprocess.run(
        ["npm", "run", "package"], cwd=copy, capture_output=True, text=True, check=False, timeout=5 * PATIENCE
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return copy / "wenshu-lint.vsix"


class Workbench:
    """The window of VS Code with one folder.

    :param home: the folder of the VS Code, where its settings are.
    """

    def __init__(self, page: Page, folder: Path, home: Path) -> None:
        self.page, self.folder, self.home = page, folder, home
        self.shown = ""
        """The draft in the editor."""

    def settle(self, **settings: object) -> None:
        """Write the settings of the machine; VS Code sees at once that they have changed."""
        place = self.home / "data" / "Machine" / "settings.json"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps({**SETTINGS, **settings}), encoding="utf-8")

    def open(self, name: str) -> None:
        """Open a draft from the list of files, and wait until its findings are shown."""
        self.page.get_by_role("treeitem", name=name).dblclick()
        self.page.locator(f".monaco-editor[data-uri$='/{name}']").wait_for()
        self.squiggles.first.wait_for()
        self.shown = name

    @property
    def squiggles(self) -> Locator:
        """The waves below words."""
        return self.page.locator(".squiggly-error, .squiggly-warning, .squiggly-info")

    def line(self, words: str) -> Locator:
        """The line that shows words."""
        return self.page.locator(".view-line", has_text=words)

    def caret(self, words: str) -> None:
        """Put the caret at the start of the line that shows words."""
        self.line(words).click(position={"x": 2, "y": 8})
        self.page.keyboard.press("Home")

    def listed(self, expected: Sequence[str]) -> list[str]:
        """Wait until the panel of problems lists what is expected of the open draft; return what it lists."""
        panel = self.page.locator(".markers-panel")
        if not panel.is_visible():
            self.page.keyboard.press("Control+Shift+M")
            panel.wait_for()
        self.page.get_by_placeholder("Filter (e.g.").fill(f"**/{self.shown}")

        def rules() -> list[str]:
            return sorted(re.findall(r"^[a-z]+/[a-z-]+$", panel.inner_text(), re.MULTILINE))

        return list(eventually(rules, expected))

    def command(self, title: str) -> None:
        """Carry out a command of the palette."""
        self.page.keyboard.press("F1")
        self.page.locator(".quick-input-widget input").first.fill(f">{title}")
        self.page.locator(".quick-input-list .monaco-list-row", has_text=title).first.click()

    def offers(self) -> list[str]:
        """What the menu of quick fixes at the caret has; it stays open."""
        menu = self.page.locator(".action-widget .monaco-list-row.action")
        end = time.monotonic() + PATIENCE
        while not menu.count() and time.monotonic() < end:
            self.page.keyboard.press("Control+.")
            eventually(lambda: menu.count() > 0, True, PATIENCE / 10)
        menu.first.wait_for()
        return [words.strip() for words in menu.all_inner_texts()]

    def choose(self, words: str) -> None:
        """Open the menu of quick fixes and take, by keys, the one item that has these words."""
        (number,) = [number for number, item in enumerate(self.offers()) if words in item]
        for key in ["ArrowDown"] * number + ["Enter"]:
            self.page.keyboard.press(key)

    def saved(self, expected: str) -> str:
        """Save the open draft until its file holds what is expected, and return what it holds.

        On a busy machine VS Code now and then saves without waiting for our answer; saving again asks again.
        """
        place, end = self.folder / self.shown, time.monotonic() + PATIENCE
        while (held := place.read_text(encoding="utf-8")) != expected and time.monotonic() < end:
            self.page.keyboard.press("Control+s")
            eventually(lambda: place.read_text(encoding="utf-8"), expected, PATIENCE / 10)
        return held


def eventually(seen: Callable[[], Any], expected: object, patience: float = PATIENCE) -> Any:
    """Return what is seen as soon as it is what is expected, or what is seen at the end of patience."""
    end = time.monotonic() + patience
    while (now := seen()) != expected and time.monotonic() < end:
        time.sleep(0.05)
    return now


@contextmanager
def serving(package: Path, home: Path) -> Iterator[str]:
    """Run VS Code with our extension; yield its address. Nobody else's catalogue of extensions is asked."""
    assert SERVER.is_file(), "VS Code is missing: run `make tools`"
    start = ["node", str(SERVER), "--accept-server-license-terms", "--telemetry-level", "off"]
    start += ["--server-data-dir", str(home), "--extensions-dir", str(home / "extensions")]
    environ = {**os.environ, "EXTENSIONS_GALLERY": "{}"}
    done = subprocess.run(
        [*start, "--install-extension", str(package)],
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "successfully installed" in done.stdout, done.stdout + done.stderr
    log = home / "server.log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            [*start, "--host", "127.0.0.1", "--port", "0", "--without-connection-token", "--disable-workspace-trust"],
            env=environ, stdout=said, stderr=said, start_new_session=True,
        )  # fmt: skip
    try:
        port = eventually_port(log)
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(PATIENCE)


def eventually_port(log: Path) -> int:
    """Wait until the log names the port."""
    end = time.monotonic() + PATIENCE
    while not (found := re.search(r"agent listening on (\d+)", log.read_text(encoding="utf-8"))):
        assert time.monotonic() < end, log.read_text(encoding="utf-8")
        time.sleep(0.05)
    return int(found[1])
