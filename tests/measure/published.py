"""Density of findings on published documents, by group and by rule."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from pathlib import Path

from wenshu_lint.diagnostic import Severity
from wenshu_lint.engine import Linter
from wenshu_lint.readers import read
from wenshu_lint.source import Source

YARDSTICK = "ZhouYNF/platform-1"
"""Source of the State Council's documents, the yardstick of false alarms."""


class Density:
    """Findings and characters of a group of documents."""

    def __init__(self) -> None:
        self.documents = self.characters = 0
        self.levels: Counter[Severity] = Counter()
        self.rules: Counter[str] = Counter()
        """Errors and warnings of each rule."""
        self.all_rules: Counter[str] = Counter()
        self.failures: Counter[str] = Counter()

    def per_thousand(self, *levels: Severity) -> float:
        """Return findings of these severities per 1,000 characters."""
        return 1000 * sum(self.levels[level] for level in levels) / max(1, self.characters)


def densities(linter: Linter, folder: Path) -> dict[str, Density]:
    """Check every document of the manifest but the group ``ref``; return figures by group."""
    groups: dict[str, Density] = defaultdict(Density)
    with (folder / "manifest.tsv").open(encoding="utf-8", newline="") as lines:
        for entry in csv.DictReader(lines, delimiter="\t"):
            if entry["group"] == "ref":
                continue
            group = entry["group"]
            if group == "gov":
                group = "gov: State Council" if YARDSTICK in entry["source"] else "gov: others"
            _count(linter, folder / entry["file"], groups[group])
    return dict(groups)


def _count(linter: Linter, path: Path, density: Density) -> None:
    document = read(Source.from_path(path))
    report = linter.lint(document)
    density.documents += 1
    density.characters += len(document.text)
    density.levels.update(d.severity for d in report)
    density.rules.update(d.rule for d in report if d.severity > Severity.INFO)
    density.all_rules.update(d.rule for d in report)
    density.failures.update(f"{f.rule}: {f.error}" for f in report.failures)
