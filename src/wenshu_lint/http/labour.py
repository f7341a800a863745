"""Processes that check drafts side by side, each under a time limit that really ends its work."""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import NamedTuple, TypeVar

from ..source import ConfigError, SourceError
from .checking import Order, Setup, desk

_T = TypeVar("_T")

_START = 60.0
"""Seconds a process may take to start."""
_MEMORY = 3 * 1024**3
"""Bytes of address space of a process, where the system can limit it: no draft needs as much."""
_FIRST = "各单位：\n" * 5000
"""What a process checks before it is ready: after so much text all that is made once has been made."""
_WAITING = 16
"""Orders that may wait for each process."""


class Answer(NamedTuple):
    """What became of an order."""

    kind: str
    """done · source · config · broken."""
    content: str | bytes
    """The answer, or why there is none."""


class TimeUpError(Exception):
    """An order took longer than it may; its work has been ended."""


class BusyError(Exception):
    """Too many orders wait already, or none was begun in time."""


class BrokenError(Exception):
    """The process that worked on an order came to an end."""


class Labour:
    """A fixed number of processes, and the orders that wait for them.

    :param workers: how many processes.
    :param seconds: how long an order may wait, and then how long it may take.
    """

    def __init__(self, setup: Setup, workers: int, seconds: float) -> None:
        self._setup, self._number, self._seconds = setup, workers, seconds
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._workers: set[_Worker] = set()
        self._threads = ThreadPoolExecutor(workers * 2, "wenshu-lint")
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting = 0

    async def start(self) -> None:
        """Start the processes; return when all are ready."""
        await asyncio.gather(*(self._hire() for _ in range(self._number)))

    async def ask(self, order: Order) -> Answer:
        """Have an order answered.

        :raises BusyError: where no process was free in time.
        :raises TimeUpError: where it took too long.
        :raises BrokenError: where the process died of it.
        """
        worker = await self._free()
        sound = False
        try:
            answer = await self._in_thread(worker.ask, order, self._seconds)
            sound = True
            return answer
        finally:
            if sound:
                self._idle.put_nowait(worker)
            else:
                self._replace(worker)

    async def stop(self) -> None:
        """End the processes, whatever they do."""
        for task in self._tasks:
            task.cancel()
        for worker in self._workers:
            worker.end()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _free(self) -> _Worker:
        if self._waiting >= _WAITING * self._number:
            raise BusyError
        self._waiting += 1
        try:
            return await asyncio.wait_for(self._idle.get(), self._seconds)
        except TimeoutError:
            raise BusyError from None
        finally:
            self._waiting -= 1

    async def _hire(self) -> None:
        worker = _Worker(self._setup)
        self._workers.add(worker)
        try:
            await self._in_thread(worker.wait)
        except BrokenError:
            self._workers.discard(worker)
            worker.end()
            raise
        self._idle.put_nowait(worker)

    async def _hire_again(self) -> None:
        """Start a process in the place of one that was ended, however often it takes."""
        while True:
            try:
                return await self._hire()
            except BrokenError:
                await asyncio.sleep(1)

    def _replace(self, worker: _Worker) -> None:
        self._workers.discard(worker)
        worker.end()
        task = asyncio.get_running_loop().create_task(self._hire_again())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _in_thread(self, function: Callable[..., _T], *given: object) -> _T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, function, *given)


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, setup: Setup) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_labour, args=(theirs, setup), daemon=True)
        self._process.start()
        theirs.close()

    def wait(self) -> None:
        """Wait until the process is ready."""
        try:
            if self._pipe.poll(_START) and self._pipe.recv_bytes():
                return
        except (EOFError, OSError):
            pass
        raise BrokenError

    def ask(self, order: Order, seconds: float) -> Answer:
        """Send an order and wait for its answer."""
        try:
            self._pipe.send(order)
            if not self._pipe.poll(seconds):
                raise TimeUpError
            answer: Answer = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise BrokenError from error
        return answer

    def end(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.join(5)
        with suppress(OSError):
            self._pipe.close()


def _labour(pipe: Connection, setup: Setup) -> None:
    """Answer orders until the service goes away, or memory does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    here = desk(setup)
    here.answer(Order("check", "", _FIRST))
    pipe.send_bytes(b"ready")
    with pipe, suppress(EOFError, OSError):
        while True:
            order: Order = pipe.recv()
            try:
                answer = Answer("done", here.answer(order))
            except SourceError as error:
                answer = Answer("source", f"{error.place}：{error.problem}" if error.place else error.problem)
            except ConfigError as error:
                answer = Answer("config", str(error))
            except MemoryError:
                return  # a fresh process is sounder; whoever waits sees the pipe shut
            except Exception as error:  # its words may quote the draft
                answer = Answer("broken", type(error).__name__)
            pipe.send(answer)


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.RLIM_INFINITY))
