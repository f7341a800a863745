"""Checks any number of drafts in a stream: in order, in several processes, none kept in memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from .api import chosen_by, linter_for
from .config import Config
from .readers import read
from .report import FileReport, located
from .source import Source, SourceError, WenshuError, expect, expect_source

if TYPE_CHECKING:
    from concurrent.futures import Future

Draft = str | Path | Source
"""The path of a draft, or a draft that was read from elsewhere: name, bytes, suffix."""

_CHUNK = 16
"""Drafts that a process takes at a time: a draft takes a millisecond, sending one or sixteen the same."""
MOST_PROCESSES = 61
"""No system that we run on allows fewer."""
_AHEAD = 3
"""Chunks per process that are under way or wait to be yielded."""


def check_many(
    drafts: Iterable[Draft],
    *,
    profile: str | None = None,
    config: Config | str | Path | None = None,
    processes: int = 1,
) -> Iterator[FileReport]:
    """Yield the report of each draft, in order; one that cannot be read has an ``error`` and no entries.

    Drafts are taken from ``drafts`` as they are needed, at most some fifty for each process ahead
    of what was yielded, so a generator over a database or an archive of millions is never held.

    :param processes: how many processes to use; 0 for one on each core that this one may use. They
        are fresh processes: a script that asks for more than one has ``if __name__ == "__main__":``.

    The other parameters are those of :func:`~.api.check_file`; ``per-path`` tables apply to paths.

    :raises ConfigError: for a configuration that cannot be used, before any draft is taken.
    :raises ValueError: for a number of processes below 0.
    """
    if isinstance(drafts, str | PathLike | Source):
        raise TypeError(f"drafts 应为一批文稿，不是一份：{type(drafts).__name__}；一份写成 [drafts]")
    expect("processes", processes, int)
    if processes < 0:
        raise ValueError(f"processes 应为 0 或正整数，不是 {processes}")
    chosen = chosen_by(profile, config)
    linter_for(chosen)
    workers = min(processes or cores(), MOST_PROCESSES)
    if workers == 1:
        return (_report(draft, chosen) for draft in drafts)
    return _by_processes(iter(drafts), chosen, workers)


def _by_processes(drafts: Iterator[Draft], config: Config, workers: int) -> Iterator[FileReport]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    with ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(config,)) as pool:
        waiting: deque[Future[list[FileReport]]] = deque()
        try:
            while True:
                while len(waiting) < workers * _AHEAD and (chunk := list(islice(drafts, _CHUNK))):
                    waiting.append(pool.submit(_reports, chunk))
                if not waiting:
                    return
                yield from waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)


_told: dict[str, Config] = {}
"""In a process of the pool, the configuration it works under."""


def _begin(config: Config) -> None:
    _told["config"] = config


def _reports(drafts: list[Draft]) -> list[FileReport]:
    return [_report(draft, _told["config"]) for draft in drafts]


def _report(draft: Draft, config: Config) -> FileReport:
    expect("draft", draft, str, PathLike, Source)
    if isinstance(draft, Source):
        expect_source(draft)
    name = draft.name if isinstance(draft, Source) else str(draft)
    try:
        source = draft if isinstance(draft, Source) else Source.from_path(draft)
        chosen = config if isinstance(draft, Source) else config.for_path(draft)
        document = read(source, encoding=chosen.encoding, vocab=chosen.vocab)
    except SourceError as error:
        return FileReport(name, error=str(error))
    except WenshuError:
        raise
    except Exception as error:  # a reader that did not foresee this draft must not end the stream
        return FileReport(name, error=f"{name}：读取时程序出错（{type(error).__name__}），请报告")
    return located(linter_for(chosen).lint(document))


def cores() -> int:
    """Return how many cores this process may use."""
    import os

    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1
