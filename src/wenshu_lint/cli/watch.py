"""The command ``watch``: a local page that shows at each save where to look in Word or WPS."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

import click

from ..diagnostic import Severity
from ..reporters.display import visible
from ..source import Source, SourceError, WenshuError
from ..watch import page
from ..watch.drafts import Draft
from ..watch.lookout import Lookout
from ..watch.site import Site
from .choices import choices, job_of
from .frame import argument, command, option, spoken, usage_error
from .rounds import Rounds
from .run import runner
from .terminal import warn
from .words import plainly, say

_HELP = (
    "边改边查：打开一个本机网页，文稿在 Word、WPS 或编辑器里一保存，网页就更新。\n"
    "路径可以是文件、文件夹、带 * 的式样（加引号）。网页只在本机，不连网络，不存盘；按 Ctrl-C 结束。"
)
_GONE = "文件不见了，已移走、改名，或者正在保存"
_PATIENCE = 1.5
"""Seconds for which a draft that cannot be read after a save is tried again before the page says so."""
_LEVELS = sorted(Severity, reverse=True)
_RETRY = 0.5
_LONGEST_RETRY = 8.0


@command("watch", help=_HELP)
@argument("paths", nargs=-1, metavar="路径…")
@choices
@option("--baseline", metavar="文件", help="存量问题文件，其中的问题不再报告")
@option("--no-baseline", is_flag=True, help="不用存量问题文件")
@option("--port", type=click.IntRange(0, 65535), default=0, metavar="数", help="网页的端口；缺省找一个空的")
@option("--no-open", is_flag=True, help="不打开浏览器，只给出网址")
def watch(paths: tuple[str, ...], port: int, no_open: bool, **asked: Any) -> int:
    """Serve the page until the user ends it; return 0 then."""
    language = spoken()
    if not paths:
        raise usage_error(say(language, "请给出要看着的文件或文件夹"))
    if "-" in paths:
        raise usage_error(say(language, "watch 不能检查标准输入（-）"))
    viewer = Viewer(paths, asked)
    try:
        site = Site(port, page.whole, page.policy())
    except OSError as error:
        from ..complaints import of_system

        why = plainly(language, of_system(error))
        words = say(language, "端口 {0} 不能用（{1}）；请换一个，或不加 --port", port, why)
        raise WenshuError(words) from error
    try:
        viewer.follow(site, lambda: _announce(site.address, no_open))
    except KeyboardInterrupt:
        warn(say(language, "已结束"))
    finally:
        site.end()
    return 0


def _announce(address: str, no_open: bool) -> None:
    language = spoken()
    click.echo(say(language, "网页：{0}", address))
    opened = not no_open and _has_screen() and _opened(address)
    if not opened:
        warn(say(language, "请在本机的浏览器里打开上面的网址"))
    warn(say(language, "保存文稿，网页就更新；按 Ctrl-C 结束"))


def _has_screen() -> bool:
    """Tell whether a browser would open a window: one that runs in the terminal would be in the way."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")))


def _opened(address: str) -> bool:
    import webbrowser

    return webbrowser.open(address)


class Viewer:
    """Checks drafts at each save and lets a page show what came of it.

    :raises SourceError: where a file that was named is not there.
    """

    def __init__(self, paths: tuple[str, ...], asked: dict[str, Any]) -> None:
        self.job = job_of(asked)._replace(lasting=True, cache=False)
        self.rounds = Rounds(self.job, paths)
        for error in self.rounds.found.errors:
            raise error
        runner(self.job).prepare(self.rounds.found.paths)
        self.lookout = Lookout(self.rounds.files)
        self.named = frozenset(map(Path, paths))
        self.drafts: dict[Path, Draft] = {}
        self.numbers = count(1)
        self.data: dict[Path, bytes] = {}
        self.told: tuple[str, ...] = ()
        self.said: dict[Path, str] = {}

    def follow(self, site: Site, ready: Callable[[], None]) -> None:
        """Check, show, wait for a save, and so on until interrupted.

        :param ready: called once when there is something to see.
        """
        self.check(set())
        site.show(page.view(self.listed(), self.told))
        site.begin()
        ready()
        self._say()
        pause = _RETRY
        while True:
            unread = {path for path, draft in self.drafts.items() if draft.trouble}
            changed = self.lookout.wait(unread, pause)
            pause = min(_LONGEST_RETRY, 2 * pause) if changed == unread else _RETRY
            self.check(changed)
            site.show(page.view(self.listed(), self.told))
            self._say()

    def _say(self) -> None:
        """Tell on the terminal of drafts of which there is something new to tell, without their words."""
        language = spoken()
        for path, draft in sorted(self.drafts.items()):
            found = Counter(item.entry.diagnostic.severity for item in draft.items)
            words = say(language, "错误 {0}、警告 {1}、提示 {2}", *(found[level] for level in _LEVELS))
            words = plainly(language, draft.trouble) or f"{draft.checked} {words}"
            if self.said.get(path) != words:
                self.said[path] = words
                warn(visible(say(language, "{0}：{1}", draft.name, words)))

    def listed(self) -> list[Draft]:
        """Return the drafts in the order of their names."""
        return [self.drafts[path] for path in sorted(self.drafts)]

    def check(self, changed: set[Path]) -> None:
        """Check the drafts among files that changed, and those not checked yet: all where settings did."""
        if self.rounds.turn(changed):
            self.lookout.renew()
            self.data.clear()
            for draft in self.drafts.values():
                draft.begin_anew()
        self.told = ()
        present = set(self.rounds.found.paths)
        for path in sorted(present & changed | present - self.data.keys()):
            if path not in self.drafts:
                name = path.name if self.named == {path} else str(path)
                self.drafts[path] = Draft(name, f"d{next(self.numbers)}")
            draft = self.drafts[path]
            try:
                self._check_patiently(path, draft)
            except SourceError as error:
                draft.trouble = error.problem
            except WenshuError as error:
                self.told = (str(error),)
        for path in self.drafts.keys() - present:
            self.data.pop(path, None)
            if path in self.named:
                self.drafts[path].trouble = _GONE
            else:
                del self.drafts[path]

    def _check_patiently(self, path: Path, draft: Draft) -> None:
        """Check a draft; where it cannot be read just now, try again before that is told."""
        deadline = time.monotonic() + (0 if draft.trouble or not draft.found else _PATIENCE)
        while True:
            try:
                return self._check(path, draft)
            except SourceError:
                if time.monotonic() >= deadline:
                    raise
            time.sleep(_RETRY / 2)

    def _check(self, path: Path, draft: Draft) -> None:
        source = Source.from_path(path)
        if self.data.get(path) == source.data:
            draft.trouble = ""
            return
        report = runner(self.job).report(source, path)
        draft.take(report, f"{datetime.now():%H:%M:%S}")
        self.data[path] = source.data
