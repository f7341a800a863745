"""Prints how well the rules against wrong characters find, place and correct, and how often they cry wolf.

Usage: ``python -m tests.measure.spelling FOLDER`` where FOLDER holds ``corpus/bench/`` (sentences with
their corrections) and ``corpus/dev/`` (published documents). The texts are not part of the project;
without them nothing is measured.

A sentence counts as flagged when a rule speaks about it; as placed when what it flags touches a wrong
character; as strict when every wrong character is flagged and no right one; as corrected when what the
rules would write, wherever they write, is what the answer has. Precision is the share of the flagged
sentences, recall the share of the wrong ones.
"""

from __future__ import annotations

import argparse
import csv
import fnmatch
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from wenshu_lint.catalog.builtin import builtin_rules
from wenshu_lint.diagnostic import Diagnostic
from wenshu_lint.document import Document
from wenshu_lint.engine import Linter
from wenshu_lint.readers import read
from wenshu_lint.rule import Rule
from wenshu_lint.source import Source

BENCHES: tuple[str, ...] = ("ecspell-odw", "ecspell-law", "sighan15-hans")
"""Official writing, law; learners' essays for comparison only."""
EVERY = {"law": 12, "tw": 8}
"""Of these groups only every so many-th document is read."""


class Pair(NamedTuple):
    """A sentence as it was written and as it should be."""

    written: str
    right: str

    @property
    def wrong(self) -> frozenset[int]:
        """The places that differ."""
        pairs = enumerate(zip(self.written, self.right, strict=True))
        return frozenset(place for place, (one, other) in pairs if one != other)


class Judged(NamedTuple):
    """A sentence and what the rules said about it."""

    pair: Pair
    found: list[Diagnostic]

    @property
    def placed(self) -> bool:
        """Whether a finding touches a wrong character."""
        return any(not self.pair.wrong.isdisjoint(range(*d.span)) for d in self.found)

    @property
    def strict(self) -> bool:
        """Whether every wrong character is found and nothing else is changed."""
        return bool(self.pair.wrong) and self._changed() == self.pair.wrong

    @property
    def corrected(self) -> bool:
        """Whether what would be written at the places found is right."""
        edits = [edit for d in self.found if d.fix for edit in d.fix.edits]
        return self.placed and all(
            len(edit.text) == len(edit.span.of(self.pair.right))
            and edit.text == edit.span.of(self.pair.right)
            for edit in edits
        )

    def _changed(self) -> frozenset[int]:
        places: set[int] = set()
        for d in self.found:
            for edit in d.fix.edits if d.fix else ():
                old = edit.span.of(self.pair.written)
                same = len(old) == len(edit.text)
                places.update(
                    edit.span.start + at
                    for at in range(len(old))
                    if not same or old[at] != edit.text[at]
                )  # fmt: skip
        return frozenset(places)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the measurements that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.measure.spelling", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rule", action="append", default=[], help="these rules only (may hold *)")
    parser.add_argument("--all", action="store_true", help="rules that are off by default as well")
    parser.add_argument("--missed", action="store_true", help="list the sentences without a finding in place")
    parser.add_argument("--alarms", action="store_true", help="list what is flagged in right texts")
    parser.add_argument("--bench-only", action="store_true", help="leave the published documents out")
    given = parser.parse_args(arguments)
    bench, dev = given.folder / "corpus" / "bench", given.folder / "corpus" / "dev"
    if not bench.is_dir() or not dev.is_dir():
        print(f"{given.folder}: the texts to measure on are absent; nothing was measured", file=sys.stderr)
        return 2
    rules = list(chosen(builtin_rules(), given.rule, given.all))
    print(f"{len(rules)} rules, {sum(not rule.default for rule in rules)} of them off by default")
    linter = Linter(rules)
    print(
        f"{'bench':16}{'wrong/all':>10}{'':4}{'P':>6}{'R':>7}{'F1':>7}   correct: {'P':>5}{'R':>7}{'F1':>7}   strict R"
    )
    for name in BENCHES:
        _bench(linter, bench / f"{name}.test.odd.tsv", name, given.missed, given.alarms)
    if not given.bench_only:
        _published(linter, dev, given.alarms)
    return 0


def chosen(rules: Iterable[Rule], patterns: Sequence[str], every: bool) -> Iterator[Rule]:
    """Yield the rules that the patterns name or, without any, those against wrong characters."""
    for rule in rules:
        if patterns:
            if any(fnmatch.fnmatch(rule.id, pattern) for pattern in patterns):
                yield rule
        elif rule.family == "typos" and (every or rule.default):
            yield rule


def pairs(path: Path) -> list[Pair]:
    """Read a bench: number of wrong characters, sentence, corrected sentence."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Pair(row[1], row[2]) for row in rows if len(row[1]) == len(row[2])]


def _linted(linter: Linter, document: Document) -> list[Diagnostic]:
    """Return the findings; a rule that breaks down ends the measurement."""
    report = linter.lint(document)
    if report.failures:
        raise SystemExit(f"{report.failures[0].rule}: {report.failures[0].error}")
    return list(report)


def _bench(linter: Linter, path: Path, name: str, missed: bool, alarms: bool) -> None:
    judged = [Judged(pair, _linted(linter, Document(pair.written))) for pair in pairs(path)]
    wrong = [one for one in judged if one.pair.wrong]
    flagged = [one for one in judged if one.found]
    placed = sum(one.placed for one in judged)
    corrected = sum(one.corrected for one in judged)
    detection = _prf(placed, len(flagged), len(wrong))
    correction = _prf(corrected, len(flagged), len(wrong))
    strict = sum(one.strict for one in judged) / len(wrong)
    print(f"{name:16}{len(wrong):6}/{len(judged):<5}  {detection}            {correction}      {strict:.3f}")
    if missed:
        for one in wrong:
            if not one.placed:
                print(f"  missed {_shown(one.pair)}")
    if alarms:
        for one in judged:
            for d in one.found:
                if one.pair.wrong.isdisjoint(range(*d.span)):
                    print(f"  alarm {d.rule}: {_said(d, one.pair.written)}")


def _prf(hit: int, flagged: int, wrong: int) -> str:
    precision, recall = hit / max(1, flagged), hit / max(1, wrong)
    return f"{precision:6.3f}{recall:7.3f}{2 * hit / max(1, flagged + wrong):7.3f}"


def _shown(pair: Pair) -> str:
    places = sorted(pair.wrong)
    return " ".join(
        f"{pair.written[max(0, at - 3) : at]}[{pair.written[at]}→{pair.right[at]}]{pair.written[at + 1 : at + 4]}"
        for at in places
    )


def _said(d: Diagnostic, text: str) -> str:
    start, end = d.span
    new = d.fix.edits[0].text if d.fix else "?"
    return f"{text[max(0, start - 5) : start]}[{d.span.of(text)}→{new}]{text[end : end + 5]}"


def _published(linter: Linter, folder: Path, alarms: bool) -> None:
    print(f"{'published':16}{'docs':>6}{'chars':>10}{'findings':>10}{'per 10,000':>12}")
    counts: dict[str, Counter[str]] = {}
    with (folder / "manifest.tsv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if row["group"] != "ref"]
    seen: Counter[str] = Counter()
    for row in rows:
        group = row["group"]
        seen[group] += 1
        if seen[group] % EVERY.get(group, 1):
            continue
        document = read(Source.from_path(folder / row["file"]))
        found = _linted(linter, document)
        counts.setdefault(group, Counter()).update(
            {"docs": 1, "chars": len(document.text), "found": len(found)}
        )
        if alarms:
            for d in found:
                print(f"  alarm {group} {d.rule}: {_said(d, document.text)!r}")
    for group, count in counts.items():
        rate = 10_000 * count["found"] / count["chars"]
        print(f"{group:16}{count['docs']:6}{count['chars']:10}{count['found']:10}{rate:12.3f}")


if __name__ == "__main__":
    sys.exit(main())
