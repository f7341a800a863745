"""Checks open drafts in one worker thread: never twice at a time, never an outdated text on purpose."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from itertools import count
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from ..api import document_of, linter_for
from ..document import Document
from ..report import Report
from ..source import SourceError
from .choices import Settings, known_left_out
from .drafts import Checked, Draft

_T = TypeVar("_T")


class Desk:
    """Where drafts are checked.

    A check begins as soon as a draft changed and nothing else is being checked; changes that come
    meanwhile wait for its end and are checked together. So there is no delay to tune, and at most
    one check too many while somebody types.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._serials = count(1)
        self._jobs: SimpleQueue[tuple[Future[Any], Callable[..., Any], tuple[Any, ...]]] = SimpleQueue()
        Thread(target=self._labour, name="wenshu-lint", daemon=True).start()

    async def checked(self, draft: Draft) -> Checked:
        """Return the check of the newest text of a draft; those who ask for the same share one."""
        while not draft.is_current:
            if draft.running is None:
                draft.running = asyncio.create_task(self._run(draft))
            await asyncio.shield(draft.running)
        assert draft.checked is not None, "a current draft has been checked"
        return draft.checked

    async def _run(self, draft: Draft) -> None:
        try:
            draft.checked = await self.work(self._check, draft)
        finally:
            draft.running = None

    async def work(self, function: Callable[..., _T], *given: Any) -> _T:
        """Do something in the worker thread, after what it does now."""
        future: Future[_T] = Future()
        self._jobs.put((future, function, given))
        return await asyncio.wrap_future(future)

    def _labour(self) -> None:
        """Do one job after the other. The thread is a daemon: no check holds up the end of the server."""
        while True:
            future, function, given = self._jobs.get()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(function(*given))
            except Exception as error:
                future.set_exception(error)

    def _check(self, draft: Draft) -> Checked:
        revision, places = draft.revision, draft.places
        config, linter, house = self.settings.rules_for(draft.path)
        try:
            document = document_of(places.text, draft.name, config)
            config = config.for_document(document)
            linter = linter_for(config)
        except SourceError as error:
            report, problem = Report(Document(places.text, name=draft.name), []), error
            return Checked(next(self._serials), revision, places, report, linter, config, problem)
        if draft.path is not None and config.excludes(draft.path):
            report = Report(document, [])
        else:
            report = known_left_out(linter.lint(document), config, linter, house)
        return Checked(next(self._serials), revision, places, report, linter, config, house.problem)
