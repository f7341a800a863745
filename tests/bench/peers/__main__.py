"""Runs other tools on the project's own documents and prints the tables of ``docs/comparison.md``.

Usage: ``python -m tests.bench.peers [FOLDER]``. FOLDER (``build/peers`` unless told) is where the tools are::

    python3 -m venv build/peers/py
    build/peers/py/bin/pip install ".[all]" autocorrect-py gongwen-skill lingotweaker lingotweaker-data-zh \\
        pycorrector pyahocorasick pypinyin
    npm install --prefix build/peers zhlint @lint-md/cli textlint textlint-rule-zh-half-and-full-width-bracket \\
        textlint-rule-sentence-length textlint-rule-max-comma textlint-rule-no-zero-width-spaces \\
        @textlint-rule/textlint-rule-no-invalid-control-character

A tool that is not there is named as not run. Each runs in a process of its own on all documents at once. A
mistake counts as found where any finding touches it, whatever it says. ``-quiet`` is a tool set up for
official documents: blanks between Chinese and Latin left alone, round brackets full-width.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

from wenshu_lint.readers import read
from wenshu_lint.source import Source

from ...markdown import TOP

HERE = Path(__file__).parent
CORPUS = TOP / "corpus"
TOOLS = (
    "wenshu-lint", "languagetool", "autocorrect", "autocorrect-quiet", "zhlint", "zhlint-quiet",
    "lint-md", "lint-md-quiet", "textlint", "pycorrector-confusion", "pycorrector-proper",
)  # fmt: skip
_PYTHON = ("wenshu-lint", "languagetool", "autocorrect", "pycorrector")
REPEATED = 24
"""How often the documents are read when the speed is taken."""
TOO_LONG = 180
"""Seconds after which a tool is stopped."""


class Mistake(NamedTuple):
    """A mistake that stands in a document, and the family of the rule that is about it."""

    draft: str
    family: str
    start: int
    end: int


class Outcome(NamedTuple):
    """What a tool gave: its version, places by document, seconds of the clock and of the processor."""

    version: str
    found: dict[str, list[tuple[int, int]]]
    wall: float
    cpu: float


def main() -> None:
    """Print every table."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.peers", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("folder", type=Path, nargs="?", default=TOP / "build" / "peers")
    parser.add_argument(
        "--show", metavar="TOOL", help="print what this tool alone says, in its context, and stop"
    )
    given = parser.parse_args()
    folder = given.folder
    clean, flawed = texts("clean"), texts("flawed")
    expected = [mistake for name, text in flawed.items() for mistake in mistakes(name, text)]
    if given.show:
        show(run(given.show, folder, {**clean, **flawed}), {**clean, **flawed}, expected)
        return
    print(
        f"clean: {len(clean)} documents, {size(clean):,} characters; flawed: {len(flawed)}, {size(flawed):,};"
    )
    print(f"{len(expected)} mistakes: {dict(Counter(mistake.family for mistake in expected))}\n")
    print("| tool | version | found | elsewhere | on clean | clean documents | start, CPU s | MB/s |")
    print("|---|---|---|---|---|---|---|---|")
    families: dict[str, Counter[str]] = {}
    for tool in TOOLS:
        outcome = run(tool, folder, {**prefixed("clean", clean), **prefixed("flawed", flawed)})
        if isinstance(outcome, str):
            print(f"| {tool} | not run: {outcome} | | | | | | |")
            continue
        hit = [one for one in expected if touched(one, outcome.found[f"flawed/{one.draft}"])]
        families[tool] = Counter(one.family for one in hit)
        print(
            f"| {tool} | {outcome.version} | {row(tool, folder, outcome, clean, flawed, expected, len(hit))} |"
        )
    print(f"\n| family | mistakes | {' | '.join(families)} |")
    print("|---|---|" + "---|" * len(families))
    for family, number in Counter(one.family for one in expected).most_common():
        print(f"| {family} | {number} | {' | '.join(str(found[family]) for found in families.values())} |")
    print()
    learners(folder, list(families))
    word_files(folder)


def show(outcome: Outcome | str, drafts: Mapping[str, str], expected: list[Mistake]) -> None:
    """Print each finding that touches no mistake that is noted: what we miss, or a false alarm."""
    if isinstance(outcome, str):
        print(outcome)
        return
    for name, places in outcome.found.items():
        for start, end in places:
            if not any(one.draft == name and touches((start, end), one) for one in expected):
                text = drafts[name]
                words = f"{text[max(0, start - 12) : start]}【{text[start:end]}】{text[end : end + 12]}"
                print(name, words.replace("\n", "⏎"), sep="\t")


def learners(folder: Path, tools: list[str]) -> None:
    """Print what the tools find on ground that is not ours: essays of learners, which pycorrector brings along."""
    place = next(folder.glob("py/lib/python*/site-packages/pycorrector/data/sighan2015_test.tsv"), None)
    if place is None:
        print("SIGHAN 2015: not run: pycorrector is not installed")
        return
    lines = place.read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t")[:2] for line in lines if "\t" in line]
    pairs = [(wrong, right) for wrong, right in pairs if len(wrong) == len(right)]
    drafts = {f"{number}.txt": wrong for number, (wrong, _) in enumerate(pairs)}
    spots = [
        Mistake(f"{number}.txt", "", at, at + 1)
        for number, (wrong, right) in enumerate(pairs)
        for at, (one, other) in enumerate(zip(wrong, right, strict=True))
        if one != other
    ]
    right = {name for number, name in enumerate(drafts) if pairs[number][0] == pairs[number][1]}
    print(
        f"SIGHAN 2015: {len(pairs)} sentences, {len(spots)} wrong characters, {len(right)} sentences without"
    )
    for tool in tools:
        outcome = run(tool, folder, drafts)
        if isinstance(outcome, str):
            print(f"| {tool} | not run: {outcome} |")
            continue
        hits = sum(
            any(start < one.end and end > one.start for start, end in outcome.found[one.draft])
            for one in spots
        )
        alarms = sum(bool(outcome.found[name]) for name in right)
        print(f"| {tool} | {hits} | {alarms} | {outcome.wall:.1f} |")
    print()


def row(
    tool: str, folder: Path, outcome: Outcome, clean: Mapping[str, str], flawed: Mapping[str, str],
    expected: list[Mistake], hits: int,
) -> str:  # fmt: skip
    """Return the figures of one tool."""
    alarms = {name: len(outcome.found[f"clean/{name}"]) for name in clean}
    elsewhere = sum(
        not any(touches(place, one) for one in expected if one.draft == name)
        for name in flawed
        for place in outcome.found[f"flawed/{name}"]
    )
    many = {f"{turn}/{name}": text for turn in range(REPEATED) for name, text in clean.items()}
    once = run(tool, folder, clean)
    again = run(tool, folder, many)
    if isinstance(once, str) or isinstance(again, str):
        speed = f"{once if isinstance(once, str) else again} |"
    else:
        speed = rates(once, again, weight(many))
    return f"{hits} | {elsewhere} | {sum(alarms.values())} | {sum(map(bool, alarms.values()))} | {speed}"


def rates(once: Outcome, often: Outcome, amount: int) -> str:
    """Return the start and the speed, in processor time, from one pass and from many."""
    each = (often.cpu - once.cpu) / (REPEATED - 1)
    return f"{once.cpu - each:.2f} | {amount / REPEATED / each / 1e6:.2f}"


def texts(folder: str) -> dict[str, str]:
    """Return the documents of a folder of the corpus as text, by name; Word drafts as our reader gives them."""
    left_out = (".findings.yml", ".fixed.txt")
    paths = (path for path in sorted((CORPUS / folder).iterdir()) if not path.name.endswith(left_out))
    return {path.name.replace(".docx", ".docx.txt"): read(Source.from_path(path)).text for path in paths}


def mistakes(name: str, text: str) -> list[Mistake]:
    """Return the mistakes that are noted beside a document."""
    noted = CORPUS / "flawed" / f"{name.replace('.docx.txt', '.docx')}.findings.yml"
    found = []
    for note in yaml.safe_load(noted.read_text(encoding="utf-8")) or []:
        words = note.get("words") or note["after"]
        start = -1
        for _ in range(note.get("nth", 1)):
            start = text.find(words, start + 1)
        end = start + len(words)
        found.append(Mistake(name, note["rule"].split("/")[0], end if "after" in note else start, end))
    return found


def touches(place: tuple[int, int], mistake: Mistake) -> bool:
    """Whether a finding overlaps a mistake or stands at its edge, as an insertion does."""
    return place[0] <= mistake.end and place[1] >= mistake.start


def touched(mistake: Mistake, places: list[tuple[int, int]]) -> bool:
    """Whether any finding touches a mistake."""
    return any(touches(place, mistake) for place in places)


def run(tool: str, folder: Path, drafts: Mapping[str, str]) -> Outcome | str:
    """Run a tool in a process of its own; a text says why it could not be run."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place, "texts.json")
        file.write_text(json.dumps(drafts), encoding="utf-8")
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        try:
            done = subprocess.run(
                command(tool, folder, file),
                capture_output=True,
                check=False,
                timeout=TOO_LONG,
                encoding="utf-8",
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return str(error) if isinstance(error, OSError) else f"stopped after {TOO_LONG} s"
        wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        return done.stderr.strip().splitlines()[-1][:100]
    said = json.loads(done.stdout.splitlines()[-1])
    quiet = tool.endswith("-quiet")
    found = {
        name: [(start, end) for start, end in places if not quiet or drafts[name][start:end].strip()]
        for name, places in said["found"].items()
    }
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Outcome(said["version"], found, wall, cpu)


def command(tool: str, folder: Path, file: Path) -> list[str]:
    """Return the call of a tool."""
    if tool.startswith(_PYTHON):
        return [str(folder / "py" / "bin" / "python"), str(HERE / "run_python.py"), tool, str(file)]
    return ["node", str(HERE / "run_node.mjs"), str(folder), tool, str(file)]


def word_files(folder: Path) -> None:
    """Print what gongwen-skill, which reads Word files only, says of ours, by its rules."""
    paths = sorted(path for path in CORPUS.rglob("*.docx"))
    with tempfile.TemporaryDirectory() as place:
        file = Path(place, "texts.json")
        file.write_text(json.dumps({str(path): "" for path in paths}), encoding="utf-8")
        started = time.perf_counter()
        call = command("pycorrector", folder, file)
        call[2] = "gongwen-skill"
        done = subprocess.run(call, capture_output=True, check=False, encoding="utf-8", env={**os.environ})
    if done.returncode:
        print(f"gongwen-skill: not run: {(done.stderr.strip().splitlines() or ['?'])[-1][:200]}")
        return
    said = json.loads(done.stdout.splitlines()[-1])
    print(
        f"gongwen-skill {said['version']}: {time.perf_counter() - started:.1f} s for {len(paths)} Word files"
    )
    for path, issues in said["said"].items():
        print(f"  {Path(path).parent.name}/{Path(path).name}: {len(issues)} {dict(Counter(issues))}")


def prefixed(folder: str, drafts: Mapping[str, str]) -> dict[str, str]:
    """Return the documents under the name of their folder."""
    return {f"{folder}/{name}": text for name, text in drafts.items()}


def size(drafts: Mapping[str, str]) -> int:
    """Return how many characters documents have."""
    return sum(map(len, drafts.values()))


def weight(drafts: Mapping[str, str]) -> int:
    """Return how many bytes documents have."""
    return sum(len(text.encode()) for text in drafts.values())


if __name__ == "__main__":
    main()
