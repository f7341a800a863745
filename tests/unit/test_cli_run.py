"""Files checked one after another or in several processes: how the work is shared."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from wenshu_lint.cli import pool
from wenshu_lint.cli.pool import outcomes
from wenshu_lint.cli.run import runner
from wenshu_lint.cli.shared import Job
from wenshu_lint.diagnostic import Applicability

from .cli_office import Office, opened


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with opened(tmp_path, monkeypatch) as made:
        yield made


def test_a_job_can_be_sent_and_recognised() -> None:
    """Another process gets an equal one, and the same job gives the same runner there."""
    job = Job(given=(("select", ("oa",)), ("profile", "公文")), trust=Applicability.UNSAFE)
    again = pickle.loads(pickle.dumps(job))
    assert again == job
    assert runner(again) is runner(job)


def test_outcomes_can_be_sent(office: Office) -> None:
    """What a process found comes back whole."""
    office.write("a.txt", "甲甲甲。\n")
    found = pool._check_all(Job(), [Path("a.txt"), Path("none.txt")])
    assert pickle.loads(pickle.dumps(found)) == found
    assert [bool(outcome.report.error) for outcome in found] == [False, True]


def test_files_are_shared_by_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of similar size, in order, none lost."""
    monkeypatch.setattr(pool, "_CHUNK_BYTES", 10)
    files = [(Path(str(n)), size) for n, size in enumerate([4, 4, 4, 20, 1, 1])]
    assert [[path.name for path in chunk] for chunk in pool._chunks(files)] == [
        ["0", "1", "2"], ["3"], ["4", "5"]
    ]  # fmt: skip
    assert list(pool._chunks([])) == []


def test_processes_only_for_much_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few small files are checked sooner in one."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0, 4, 5}, raising=False)
    assert pool._workers([pool.POOL_BYTES - 1]) == 1
    assert pool._workers([pool.POOL_BYTES, 1]) == 3
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: 5)
    assert pool._workers([pool.POOL_BYTES]) == 5
    assert pool._size(Path("none")) == 0


def test_configuration_errors_come_before_the_processes(office: Office) -> None:
    """As themselves, not as the failure of some process."""
    from wenshu_lint.source import ConfigError

    office.write("a.txt", "")
    office.write("d/b.txt", "")
    office.write("d/wenshu-lint.toml", 'ignore = ["oa/none"]\n')
    with pytest.raises(ConfigError, match="oa/none"):
        list(outcomes(Job(), [Path("a.txt"), Path("d/b.txt")], jobs=2))


def test_processes_end_when_the_report_does(office: Office) -> None:
    """Whoever stops reading outcomes leaves no work behind."""
    for number in range(6):
        office.write(f"{number}.txt", "甲甲甲。\n")
    found = outcomes(Job(), [Path(f"{number}.txt") for number in range(6)], jobs=2)
    assert next(found).report.name == "0.txt"
    found.close()  # type: ignore[attr-defined]


def test_processes_leave_interrupts_to_the_parent() -> None:
    """It tells the user once."""
    before = signal.getsignal(signal.SIGINT)
    try:
        pool._leave_interrupts_to_the_parent()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
