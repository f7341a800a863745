"""Measures speed, start-up, memory and growth in one run on the same texts.

Usage: ``python -m tests.bench [FOLDER]``. Texts are the project's own ``corpus/``; with a
FOLDER of ``.txt`` files those are measured as well, all of them. jieba and autocorrect-py run beside
us. What a text gives is let go before the next one, as in a run over an archive.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from wenshu_lint.catalog.builtin import builtin_rules
from wenshu_lint.checks.lexical import Words
from wenshu_lint.diagnostic import Severity
from wenshu_lint.document import Document
from wenshu_lint.engine import Linter
from wenshu_lint.readers import read
from wenshu_lint.rule import Rule
from wenshu_lint.source import Source

ROOT = Path(__file__).parents[2]
ROUNDS = 3
AMOUNT = 1_500_000
"""Bytes of text a round reads, by repeating a small corpus."""


def main() -> None:
    """Print every measurement."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="a folder of published .txt documents")
    folder = parser.parse_args().folder
    rules = [rule for rule in builtin_rules() if rule.default]
    linter = Linter(rules)
    print(f"{len(rules)} rules, {sum(len(tuple(rule.check.literals())) for rule in rules)} literals")
    sets = {"clean": _texts(ROOT / "corpus" / "clean"), "flawed": _texts(ROOT / "corpus" / "flawed")}
    if folder:
        sets["published"] = _texts(folder)
    for name, texts in sets.items():
        _speed(name, texts if name == "published" else _amount(texts), linter)
    _growth(linter, rules, _amount(sets["clean"]))
    _start_up()
    print(f"peak memory of this run: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def _texts(folder: Path) -> list[str]:
    """Read the drafts of a folder, whatever their encoding; repaired texts beside them are none."""
    paths = (path for path in sorted(folder.glob("*.txt")) if not path.name.endswith(".fixed.txt"))
    return [read(Source.from_path(path)).text for path in paths]


def _amount(texts: Sequence[str]) -> list[str]:
    """Repeat a small corpus; of a large one take texts at even distances."""
    total = sum(len(text.encode()) for text in texts)
    texts = texts[:: max(1, total // AMOUNT)]
    found: list[str] = []
    size = 0
    while size < AMOUNT and texts:
        for text in texts:
            found.append(text)
            size += len(text.encode())
            if size >= AMOUNT:
                break
    return found


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _each(work: Callable[[str], object], texts: Sequence[str]) -> None:
    for text in texts:
        work(text)


def _lint(linter: Linter, texts: Sequence[str]) -> None:
    for text in texts:
        linter.lint(Document(text))


def _speed(name: str, texts: Sequence[str], linter: Linter) -> None:
    """Run the three in turn, round by round, so that the machine's moods fall on all alike."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    peers: dict[str, Callable[[str], object]] = {"wenshu-lint": lambda text: linter.lint(Document(text))}
    peers.update(_peers())
    times: dict[str, list[float]] = {peer: [] for peer in peers}
    for work in peers.values():
        work(texts[0])
    for _ in range(ROUNDS):
        for peer, work in peers.items():
            times[peer].append(_timed(lambda work=work: _each(work, texts)))  # type: ignore[misc]
    middle = {peer: statistics.median(found) for peer, found in times.items()}
    ours = middle["wenshu-lint"]
    print(f"{name}: {len(texts)} texts, {size:.1f} MB, median of {ROUNDS} rounds, processor time, one core")
    for peer, seconds in middle.items():
        print(f"  {peer:14}{size / seconds:8.2f} MB/s   we are {seconds / ours:6.2f} × as fast")


def _peers() -> dict[str, Callable[[str], object]]:
    import warnings

    peers: dict[str, Callable[[str], object]] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba

        jieba.setLogLevel(60)
        peers["jieba.lcut"] = jieba.lcut
    try:
        import autocorrect_py

        peers["autocorrect-py"] = lambda text: autocorrect_py.lint_for(text, "text")
    except ImportError:
        print("autocorrect-py is not installed: pip install autocorrect-py", file=sys.stderr)
    return peers


def _growth(linter: Linter, rules: Sequence[Rule], texts: Sequence[str]) -> None:
    whole = "\n".join(texts)
    many = [statistics.median(_timed(lambda: _lint(linter, texts)) for _ in range(3))]
    one = statistics.median(_timed(lambda: linter.lint(Document(whole))) for _ in range(3))
    print(
        f"one file of {len(whole.encode()) / 1e6:.1f} MB: {one / many[0]:.2f} × the time of the same in many files"
    )
    tenth = whole[: len(whole) // 10]
    small = statistics.median(_timed(lambda: linter.lint(Document(tenth))) for _ in range(3))
    print(f"10 times the text: {one / small:.1f} × the time")
    count = 9 * sum(len(tuple(rule.check.literals())) for rule in rules)
    chance = random.Random(1)
    words = {"".join(chr(chance.randrange(0x4E00, 0x9FA5)) for _ in range(4)) for _ in range(count)}
    extra = Rule("bench/lexicon", "", "", Severity.INFO, Words(terms=tuple(sorted(words))))
    bigger = Linter([*rules, extra])
    grown = statistics.median(_timed(lambda: _lint(bigger, texts)) for _ in range(3))
    print(f"10 times the lexicon ({len(words)} words more): {grown / many[0]:.2f} × the time")


def _start_up() -> None:
    """Compare `check` on one small clean draft with a bare interpreter, by processor time of the child."""
    draft = min((ROOT / "corpus" / "clean").glob("*.txt"), key=lambda path: abs(path.stat().st_size - 3000))
    bare = [sys.executable, "-c", "pass"]
    check = [sys.executable, "-m", "wenshu_lint", "check", "--no-cache", str(draft)]
    times = {"bare": [], "check": []}  # type: dict[str, list[float]]
    for _ in range(9):
        times["bare"].append(_child(bare))
        times["check"].append(_child(check))
    a, b = (1000 * statistics.median(times[key]) for key in ("bare", "check"))
    print(
        f"start-up, one draft of {draft.stat().st_size} bytes: {b:.0f} ms against {a:.0f} ms bare = {b / a:.1f} ×"
    )
    print(f"  limit 2.5 × bare + 150 ms = {2.5 * a + 150:.0f} ms")


def _child(command: Sequence[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=False, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
