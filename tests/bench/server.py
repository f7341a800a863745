"""Measures the language server: from a key stroke to diagnostics, its start, its memory.

Usage: ``python -m tests.bench.server [FOLDER]``. A client of our own types one character after the other
into drafts of 200 KB, made of the project's ``corpus/`` and of the published texts of a FOLDER where one
is given, and waits for the findings each time, pushed and pulled.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from wenshu_lint.api import linter_for
from wenshu_lint.config import load_config
from wenshu_lint.document import Document
from wenshu_lint.readers import read
from wenshu_lint.source import Source

from ..server.client import Spawned, serving

ROOT = Path(__file__).parents[2]
SIZE = 200_000
STROKES = 40
WARMING = 5
DRAFT = "file:///bench/draft.txt"
PULLING = {"textDocument": {"diagnostic": {}}}


def main() -> None:
    """Print every measurement."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.server", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="a folder of published .txt documents")
    folder = parser.parse_args().folder
    start()
    drafts = {
        "one clean draft, again and again": repeated(ROOT / "corpus/clean/报告-法治政府.txt"),
        "every clean draft, two scripts": joined(ROOT / "corpus" / "clean"),
        "every flawed draft": joined(ROOT / "corpus" / "flawed"),
    }
    if folder:
        drafts["published documents"] = joined(folder)
    for name, text in drafts.items():
        measure(name, text)


def repeated(path: Path) -> str:
    """A draft made of one, as long as is measured."""
    text = read(Source.from_path(path)).text + "\n"
    return text * (1 + SIZE // len(text.encode()))


def joined(folder: Path) -> str:
    """A draft made of all in a folder."""
    pieces: list[str] = []
    paths = [path for path in sorted(folder.glob("*.txt")) if not path.name.endswith(".fixed.txt")]
    while sum(len(piece.encode()) for piece in pieces) < SIZE:
        for path in paths:
            pieces.append(read(Source.from_path(path)).text + "\n")
            if sum(len(piece.encode()) for piece in pieces) >= SIZE:
                break
    return "".join(pieces)


def start() -> None:
    """Time from starting the process to its answer to hello, and beside it a bare interpreter."""
    begun, bare = [], []
    for _ in range(5):
        before = time.perf_counter()
        with serving() as client:
            client.begin()
            begun.append(time.perf_counter() - before)
            memory = peak(client)
        before = time.perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        bare.append(time.perf_counter() - before)
    ours, least = statistics.median(begun), statistics.median(bare)
    print(f"start to answer: {1000 * ours:.0f} ms, {ours / least:.1f} × a bare interpreter; {memory:.0f} MB")


def measure(name: str, text: str) -> None:
    """Type into a draft and wait for what is said of it, pushed and pulled, a check alone after each stroke."""
    linter = linter_for(load_config(isolated=True))
    found = len(linter.lint(Document(text)))
    print(f"{name}: {len(text.encode()) / 1000:.0f} KB, {found} findings")
    for way, capabilities, hear in (("pushed", {}, pushed), ("pulled", PULLING, pulled)):
        with serving("--isolated") as client:
            client.begin(capabilities)  # type: ignore[arg-type]
            client.open(DRAFT, text)
            hear(client, 1)
            answered, alone, work = typing(client, hear, lambda: linter.lint(Document(text)))
            memory = peak(client)
        middle, late = statistics.median(answered), sorted(answered)[len(answered) * 9 // 10]
        check = statistics.median(alone)
        print(
            f"  {way}: median {1000 * middle:.0f} ms, 90 % {1000 * late:.0f} ms;"
            f" a full check in process {1000 * check:.0f} ms, so {middle / check:.2f} ×;"
            f" processor time of the server {1000 * work:.0f} ms a stroke; peak {memory:.0f} MB"
        )


def typing(
    client: Spawned, hear: Callable[[Spawned, int], object], check: Callable[[], object]
) -> tuple[list[float], list[float], float]:
    """Type into the middle of a draft.

    :return: the seconds until each stroke was answered, those of a check in this process after each, and
        the mean processor time of the server.
    """
    answered, alone = [], []
    begun = 0.0
    for stroke in range(WARMING + STROKES):
        if stroke == WARMING:
            begun = worked(client)
        place = {"line": 40 + stroke % 7, "character": 0}
        before = time.perf_counter()
        version = client.change(DRAFT, {"range": {"start": place, "end": place}, "text": "各"})
        hear(client, version)
        between = time.perf_counter()
        check()
        answered.append(between - before)
        alone.append(time.perf_counter() - between)
    return answered[WARMING:], alone[WARMING:], (worked(client) - begun) / STROKES


def worked(client: Spawned) -> float:
    """Return the processor time that a server has had, in seconds; 0 where the system does not tell."""
    try:
        fields = Path(f"/proc/{client.process.pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def pushed(client: Spawned, version: int) -> object:
    """Wait until the findings come."""
    return client.published(DRAFT, version)


def pulled(client: Spawned, _version: int) -> object:
    """Ask for the findings."""
    return client.pulled(DRAFT)


def peak(client: Spawned) -> float:
    """Return the most memory that a server has held, in MB; 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{client.process.pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


if __name__ == "__main__":
    main()
