"""Measures what the decisions in ``docs/decisions/`` quote, on the project's own ``corpus/``.

Usage: ``python -m tests.bench.decisions``. Times are processor times of one core; they differ
from machine to machine, so read them as ratios.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from math import prod
from pathlib import Path

from wenshu_lint.analysis import script, words
from wenshu_lint.cache import CleanCache
from wenshu_lint.catalog import builtin, compiled
from wenshu_lint.catalog.load import load_pack
from wenshu_lint.document import Document
from wenshu_lint.engine import Linter
from wenshu_lint.matching import matcher
from wenshu_lint.readers.encodings import decode
from wenshu_lint.rule import Rule
from wenshu_lint.source import SourceError

TOP = Path(__file__).parents[2]
ROUNDS = 5
LENGTHS = (8, 16, 30, 60, 200)


def main() -> None:
    """Print every figure."""
    texts = list(drafts(TOP / "corpus"))
    rules = builtin.builtin_rules()
    literals = sorted({literal for rule in rules for literal in rule.check.literals()})
    size = sum(len(text.encode()) for text in texts) / 1e6
    print(f"{len(texts)} texts, {size:.3f} MB; {len(rules)} rules, {len(literals)} literals")
    print("0002 shadow:", *shadow(texts, literals), sep="\n  ")
    print("0003 automata:", *automata(texts * 20, literals), sep="\n  ")
    print("0004 start:", *start(rules, texts), sep="\n  ")
    print("0005 encodings:", *encodings(texts), sep="\n  ")
    print("0006 cache:", *cache(texts), sep="\n  ")
    print("0010 words:", *cutting(texts), sep="\n  ")


def drafts(folder: Path) -> Iterator[str]:
    """Yield the drafts that are UTF-8."""
    for path in sorted(folder.rglob("*.txt")):
        with suppress(UnicodeDecodeError):
            yield path.read_text(encoding="utf-8")


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median processor time of some rounds."""
    found = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return statistics.median(found)


def shadow(texts: Sequence[str], literals: Sequence[str]) -> Iterator[str]:
    """What folding costs, and how many literals widening would have needed."""
    same = [text for text in texts if script.fold(text) is text]
    changed = [text for text in texts if script.fold(text) is not text]
    for name, some in (("nothing to fold", same), ("folded", changed)):
        many = some * 20
        size = sum(len(text.encode()) for text in many) / 1e6
        spent = seconds(lambda many=many: [script.fold(text) for text in many])  # type: ignore[misc]
        yield f"{name}: {len(some)} texts, {size / max(spent, 1e-9):.0f} MB/s"
    forms = [prod(len({char, *script.candidates(char)}) for char in literal) for literal in literals]
    several = sum(form > 1 for form in forms)
    yield f"literals with another form: {several} of {len(forms)}; widened they would be {sum(forms)}"


def automata(texts: Sequence[str], literals: Sequence[str]) -> Iterator[str]:
    """How fast each backend is built and scans, and whether all find the same."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    seen = []
    for backend in ("daachorse", "ahocorasick_rs", "plain"):
        try:
            scan = matcher(literals, backend)
        except ImportError:
            yield f"{backend}: not installed"
            continue
        built = seconds(lambda backend=backend: matcher(literals, backend))  # type: ignore[misc]
        spent = seconds(lambda scan=scan: [list(scan(text)) for text in texts])  # type: ignore[misc]
        seen.append([sorted(tuple(hit) for hit in scan(text)) for text in texts[:40]])
        yield f"{backend}: built in {1000 * built:.1f} ms, {size / spent:.0f} MB/s"
    yield f"same hits: {all(hits == seen[0] for hits in seen)}"


def start(rules: Sequence[Rule], texts: Sequence[str]) -> Iterator[str]:
    """What a run pays before it looks at a draft, and what it need not build."""
    data = builtin.compile_rulebook().encode()
    yaml = seconds(lambda: load_pack(builtin.rules_folder()), 3)
    loaded = seconds(lambda: compiled.parse(data))
    yield f"YAML, tables and validation {1000 * yaml:.0f} ms; compiled JSON {1000 * loaded:.1f} ms"
    yield f"compiled rulebook {len(data) // 1000} kB"
    book = compiled.parse(data)
    assert book is not None
    every = [rule for rule in book.rules if rule.default]
    linter = Linter(every)
    linter.lint(Document(texts[0]))
    built = sum(getattr(rule.check, "_made", None) is not None for rule in every)
    yield f"checks built for one draft of {len(texts[0])} characters: {built} of {len(every)}"
    draft = min((TOP / "corpus" / "clean").glob("*.txt"), key=lambda path: abs(path.stat().st_size - 3000))
    bare, whole = (child(command) for command in (["-c", "pass"], ["-m", "wenshu_lint", "check", str(draft)]))
    yield f"start-up: bare interpreter {bare:.0f} ms, check of one small draft {whole:.0f} ms"


def child(command: Sequence[str]) -> float:
    """Return the median processor time of a child in milliseconds."""
    import resource

    found = []
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(9):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *command], check=False, capture_output=True, cwd=TOP, env=environ)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return 1000 * statistics.median(found)


def encodings(texts: Sequence[str]) -> Iterator[str]:
    """How often a decoding is right, refused, or wrong without a word, by length of the draft."""
    deciders: dict[str, Callable[[bytes], str | None]] = {"strict and plausible": ours}
    try:
        from charset_normalizer import from_bytes

        deciders["charset-normalizer"] = lambda data: str(best) if (best := from_bytes(data).best()) else None
    except ImportError:
        yield "charset-normalizer: not installed"
    for codec, length in ((codec, length) for codec in ("gb18030", "cp950") for length in LENGTHS):
        pieces = [piece for piece in cut_up(texts, length) if fits(piece, codec)]
        for name, decide in deciders.items():
            found = [(decide(piece.encode(codec)), piece) for piece in pieces]
            right = sum(answer == piece for answer, piece in found)
            refused = sum(answer is None for answer, _ in found)
            counts = f"{right} right, {refused} refused, {len(found) - right - refused} wrong of {len(found)}"
            yield f"{codec}, {length} characters, {name}: {counts}"


def cut_up(texts: Sequence[str], length: int) -> Iterator[str]:
    """Yield some pieces of each text that are not ASCII alone."""
    for text in texts:
        for start in range(0, len(text) - length, max(length, len(text) // 8)):
            if not text[start : start + length].isascii():
                yield text[start : start + length]


def ours(data: bytes) -> str | None:
    """Return what the reader makes of bytes, ``None`` where it refuses them."""
    try:
        return decode(data, "draft").text
    except SourceError:
        return None


def fits(text: str, codec: str) -> bool:
    """Tell whether a text can be encoded."""
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def cache(texts: Sequence[str]) -> Iterator[str]:
    """How much is stored for a draft, and that none of its words is."""
    made = [text.encode() + str(number).encode() for number in range(50) for text in texts]
    with tempfile.TemporaryDirectory() as name:
        with CleanCache.open("0", Path(name)) as store:
            for data in made:
                store.remember(data)
        held = b"".join(path.read_bytes() for path in Path(name).iterdir())
        with CleanCache.open("0", Path(name)) as store:
            spent = seconds(lambda: [store.is_clean(data) for data in made], 3)
    pieces = {text[at : at + 6] for text in texts for at in range(0, len(text) - 6, 6)}
    leaked = sum(piece.encode() in held for piece in pieces if not piece.isascii())
    yield f"{len(made)} drafts: {len(held) / len(made):.0f} bytes each, pieces of drafts in it: {leaked}"
    yield f"asked: {1e6 * spent / len(made):.0f} µs a draft"


def cutting(texts: Sequence[str]) -> Iterator[str]:
    """Whether the words are those of jieba, and how fast they come."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba

    jieba.setLogLevel(60)
    jieba.initialize()
    first = seconds(lambda: words.cut("示例市人民政府"), 1)
    plain = seconds(lambda: words._plain().lcut("示例市人民政府"), 1)
    same = sum(list(words.cut(text)) == jieba.lcut(text) for text in texts)
    size = sum(len(text.encode()) for text in texts) / 1e6
    mine = size / seconds(lambda: [words.cut(text) for text in texts])
    peer = size / seconds(lambda: [jieba.lcut(text) for text in texts])
    yield f"same words: {same} of {len(texts)} texts; first cut {first:.2f} s, plain {plain:.2f} s"
    yield f"{mine:.1f} MB/s, jieba.lcut {peer:.2f} MB/s"


if __name__ == "__main__":
    main()
