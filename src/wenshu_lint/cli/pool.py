"""Checks any number of files in order, alone or shared out among processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..many import MOST_PROCESSES, cores
from ..report import FileReport
from .run import runner
from .shared import Job, Outcome

POOL_BYTES = 2_000_000
"""How much text makes several processes worth their start: two cores gain from 1 MB on, clearly at 2."""
CACHE_BYTES = 500_000
"""How much text makes it worth remembering which drafts were clean."""
_CHUNK_BYTES = 400_000


def outcomes(job: Job, paths: Sequence[Path], jobs: int = 0) -> Iterator[Outcome]:
    """Yield the outcome of each file, in order.

    :param jobs: the number of processes; 0 decides by the amount of text.
    """
    sizes = [_size(path) for path in paths]
    if sum(sizes) < CACHE_BYTES:
        job = job._replace(cache=False)
    here = runner(job)
    here.prepare(paths)
    workers = min(jobs or _workers(sizes), len(paths), MOST_PROCESSES)
    done: list[Outcome] = []
    files = list(zip(paths, sizes, strict=True))
    for outcome in _in_pool(job, files, workers) if workers > 1 else map(here.check, paths):
        if outcome.known is not None:
            done.append(Outcome(FileReport(""), known=outcome.known))
        yield outcome
    here.flush()
    if done:
        here.shrink(done)


def _workers(sizes: Sequence[int]) -> int:
    if sum(sizes) < POOL_BYTES:
        return 1
    return cores()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _in_pool(job: Job, files: Sequence[tuple[Path, int]], workers: int) -> Iterator[Outcome]:
    from concurrent.futures import ProcessPoolExecutor
    from functools import partial

    with ProcessPoolExecutor(workers, initializer=_leave_interrupts_to_the_parent) as pool:
        try:
            for done in pool.map(partial(_check_all, job), _chunks(files)):
                yield from done
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _leave_interrupts_to_the_parent() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _check_all(job: Job, paths: Sequence[Path]) -> list[Outcome]:
    here = runner(job)
    outcomes = [here.check(path) for path in paths]
    here.flush()
    return outcomes


def _chunks(files: Iterable[tuple[Path, int]]) -> Iterator[list[Path]]:
    """Share the files out in pieces of similar size, so that no process waits for one long tail."""
    chunk: list[Path] = []
    total = 0
    for path, size in files:
        chunk.append(path)
        total += size
        if total >= _CHUNK_BYTES:
            yield chunk
            chunk, total = [], 0
    if chunk:
        yield chunk
