"""One linter for many threads: what they find is what one after the other finds, from a cold start on."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import wenshu_lint as wl
from wenshu_lint.api import linter_for
from wenshu_lint.engine import Linter

TOP = Path(__file__).parents[1]
COLD = """
import random, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import wenshu_lint as wl

folder, threads = Path(sys.argv[1]), 8
sys.setswitchinterval(1e-5)
texts = [path.read_bytes().decode("utf-8", "replace") for path in sorted(folder.rglob("*.txt"))]
table = {"genres": ["通知", "函", "请示"], "ignore": ["punctuation"]}
configs = {
    "公文": wl.Config(),
    "讲话稿": wl.load_config(isolated=True, profile="讲话稿"),
    "文种": wl.load_config(isolated=True, per_genre=[table], select=["ALL"]),
}
jobs = random.Random(0).sample([(text, name) for text in texts for name in configs], 48)

def said(job):
    text, name = job
    report = wl.check_text(text, config=configs[name])
    return tuple(report), report.skipped, report.failures, report.suppressed

together = Barrier(threads)

def all_of_them(seed):
    order = list(range(len(jobs)))
    random.Random(seed).shuffle(order)
    together.wait()
    return {number: said(jobs[number]) for number in order}

with ThreadPoolExecutor(threads) as pool:
    found = list(pool.map(all_of_them, range(threads)))
alone = {number: said(job) for number, job in enumerate(jobs)}
wrong = [(n, jobs[n][1], one[n][2]) for one in found for n in alone if one[n] != alone[n]]
assert not wrong, wrong[:5]
assert not any(failures for _, _, failures, _ in alone.values())
print(len(jobs), sum(len(diagnostics) for diagnostics, *_ in alone.values()))
"""


@pytest.mark.parametrize("folder", ["flawed", "clean"])
def test_threads_that_start_at_once_find_what_one_finds(folder: str) -> None:
    """Rules, patterns, automata and views are made while others ask for them; three configurations, one of
    them by 文种; forty-eight checks by every thread, each in an order of its own, switched as often as may be."""
    done = subprocess.run(
        [sys.executable, "-c", COLD, str(TOP / "corpus" / folder)],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    jobs, findings = map(int, done.stdout.split())
    assert jobs == 48
    assert findings > (100 if folder == "flawed" else 0)


def test_a_linter_is_used_again_and_again() -> None:
    """A draft leaves nothing behind in it: the next one, or the same again, finds what a new one finds."""
    used = Linter(wl.rules())
    for path in sorted((TOP / "corpus" / "flawed").rglob("*.txt"))[:6] * 2:
        text = path.read_bytes().decode("utf-8", "replace")
        fresh = Linter(wl.rules()).lint(wl.Document(text))
        assert tuple(used.lint(wl.Document(text))) == tuple(fresh)


def test_a_configuration_is_sent_and_a_linter_is_made_there() -> None:
    """What is sent is what was said; a linter holds automata that no other process can use."""
    config = wl.load_config(
        isolated=True, ignore=["wording"], per_genre=[{"genres": ["函"], "ignore": ["ALL"]}]
    )
    before = len(pickle.dumps(config))
    linter = linter_for(config)
    linter.lint(wl.Document("关于商请支持的函\n"))
    again = pickle.loads(pickle.dumps(config))
    assert again == config
    assert linter_for(again) is linter
    assert len(pickle.dumps(config)) == before < 10_000
    with pytest.raises((TypeError, AttributeError, pickle.PicklingError)):
        pickle.dumps(linter)
