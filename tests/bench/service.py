"""Measures the HTTP service: its start, requests a second, latency of a long draft, memory.

Usage: ``python -m tests.bench.service [FOLDER]``. Processor time is given beside the time of the clock,
because it hardly changes when the machine has other work to do.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import threading
import time
from http.client import HTTPConnection
from pathlib import Path

from ..http.service import Service, serving
from .server import ROOT, joined, repeated

_TICK = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


def main() -> None:
    """Print every measurement."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.service", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="a folder of published .txt documents")
    folder = parser.parse_args().folder
    begun = time.perf_counter()
    with serving("--isolated", "--workers", "2") as service:
        print(f"start to first answer: {time.perf_counter() - begun:.2f} s; load {os.getloadavg()[0]:.1f}")
        _memory(service, "after the start")
        small = (repeated(ROOT / "corpus/clean/报告-法治政府.txt"))[:1000]
        _one_by_one(service, f"{len(small.encode())} bytes", small, 300)
        _together(service, small, clients=4, each=150)
        drafts = {"one clean draft, again and again": repeated(ROOT / "corpus/clean/报告-法治政府.txt")}
        if folder:
            drafts["published documents"] = joined(folder)
        for name, text in drafts.items():
            _one_by_one(service, f"200 KB, {name}", text, 15)
        _memory(service, "after 200 KB")
        _beside(service, small, text)
    print(f"a bare interpreter: {_bare():.2f} s")


def _posted(connection: HTTPConnection, body: bytes) -> int:
    connection.request("POST", "/v1/check", body, {"content-type": "application/json"})
    answer = connection.getresponse()
    size = len(answer.read())
    assert answer.status == 200
    return size


def _one_by_one(service: Service, name: str, text: str, times: int) -> None:
    """One client that waits for each answer."""
    body = json.dumps({"text": text}, ensure_ascii=False).encode()
    connection = HTTPConnection("127.0.0.1", service.port)
    for _ in range(6):
        size = _posted(connection, body)
    spent, taken = _processor(service), []
    for _ in range(times):
        before = time.perf_counter()
        _posted(connection, body)
        taken.append(1000 * (time.perf_counter() - before))
    front, back = (1000 * (now - then) / times for now, then in zip(_processor(service), spent, strict=True))
    high = sorted(taken)[int(0.95 * times)]
    print(
        f"{name}: median {statistics.median(taken):.1f} ms, 95 % {high:.1f} ms, answer {size:,} bytes; "
        f"processor {front:.1f} ms in front, {back:.1f} ms in the workers"
    )


def _together(service: Service, text: str, *, clients: int, each: int) -> None:
    """Several clients at a time."""
    body = json.dumps({"text": text}, ensure_ascii=False).encode()

    def client() -> None:
        connection = HTTPConnection("127.0.0.1", service.port)
        for _ in range(each):
            _posted(connection, body)

    threads = [threading.Thread(target=client) for _ in range(clients)]
    before = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rate = clients * each / (time.perf_counter() - before)
    print(f"{clients} clients, {len(text.encode())} bytes: {rate:.0f} requests a second")


def _beside(service: Service, small: str, large: str) -> None:
    """A small draft while somebody else has long ones checked without end."""
    done = threading.Event()

    def busy() -> None:
        connection = HTTPConnection("127.0.0.1", service.port)
        body = json.dumps({"text": large}, ensure_ascii=False).encode()
        while not done.is_set():
            _posted(connection, body)

    thread = threading.Thread(target=busy)
    thread.start()
    _one_by_one(service, "small drafts beside long ones", small, 60)
    done.set()
    thread.join()


def _children(pid: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _processor(service: Service) -> tuple[float, float]:
    """Seconds of processor time so far: of the process that speaks HTTP, of those that check."""
    pid = service.process.pid
    return _seconds(pid), sum(map(_seconds, _children(pid)))


def _seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def _memory(service: Service, when: str) -> None:
    sizes = []
    for pid in [service.process.pid, *_children(service.process.pid)]:
        status = Path(f"/proc/{pid}/status").read_text()
        sizes.append(int(status.partition("VmRSS:")[2].split()[0]) // 1024)
    print(f"memory {when}: {' + '.join(map(str, sizes))} MB")


def _bare() -> float:
    before = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - before


if __name__ == "__main__":
    main()
