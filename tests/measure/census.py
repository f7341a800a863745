"""Keeps ``corpus/census.tsv``: how often each rule speaks, so that a change of its reach shows in review.

``python -m tests.measure.census`` counts on the project's own ``corpus/``; with a ``FOLDER`` that holds
``corpus/dev/``, on the published documents too (findings per 1,000 documents of each group).
``--verdicts FILE`` takes in what readers said of a sample: lines ``rule<TAB>T``, ``A`` or ``F``
(true, arguable, false). Without ``--write`` only the differences are printed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from wenshu_lint.catalog.builtin import builtin_rules
from wenshu_lint.engine import Linter
from wenshu_lint.readers import read
from wenshu_lint.source import Source

from .published import densities

ROOT = Path(__file__).parents[2]
CENSUS = ROOT / "corpus" / "census.tsv"
OWN = ("clean", "flawed", "demo")
GROUPS = ("gov: State Council", "gov: others", "law", "report", "resolution", "tw")
VERDICTS = {"T": "true", "A": "arguable", "F": "false"}
COLUMNS = ("rule", "own", *GROUPS, *VERDICTS.values())
_TITLE = (
    "# own: findings in corpus/ of the project; groups: findings per 1,000 published documents;"
    " true, arguable, false: verdicts of readers on a sample"
)


def own() -> Counter[str]:
    """Count the findings of each rule, opt-in rules too, in the project's own documents."""
    linter = Linter(builtin_rules())
    found: Counter[str] = Counter()
    for folder in OWN:
        for path in sorted((ROOT / "corpus" / folder).iterdir()):
            if path.suffix in (".txt", ".md", ".docx") and not path.name.endswith(".fixed.txt"):
                found.update(diagnostic.rule for diagnostic in linter.lint(read(Source.from_path(path))))
    return found


def recorded() -> dict[str, dict[str, str]]:
    """Return the rows of the census as they stand, by rule."""
    if not CENSUS.exists():
        return {}
    lines = [line for line in CENSUS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    header, *rows = (line.split("\t") for line in lines)
    return {row[0]: dict(zip(header, row, strict=True)) for row in rows}


def _published(folder: Path) -> dict[str, dict[str, str]]:
    groups = densities(Linter(builtin_rules()), folder)
    return {
        rule.id: {
            group: f"{1000 * groups[group].all_rules[rule.id] / max(1, groups[group].documents):.0f}"
            for group in GROUPS
        }
        for rule in builtin_rules()
    }


def _judged(path: Path) -> dict[str, dict[str, str]]:
    counts: dict[str, Counter[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        rule, _, verdict = line.partition("\t")
        counts.setdefault(rule, Counter())[VERDICTS[verdict.strip()]] += 1
    return {rule: {name: str(count[name]) for name in VERDICTS.values()} for rule, count in counts.items()}


def census(folder: Path | None, verdicts: Path | None) -> dict[str, dict[str, str]]:
    """Return the census anew; what is not measured now stays as it was recorded."""
    before, mine = recorded(), own()
    published: Mapping[str, Mapping[str, str]] = _published(folder / "corpus" / "dev") if folder else {}
    judged = _judged(verdicts) if verdicts else {}
    rows = {}
    for rule in sorted(rule.id for rule in builtin_rules()):
        blank = dict.fromkeys(COLUMNS, "0")
        rows[rule] = {**blank, **before.get(rule, {}), **published.get(rule, {}), **judged.get(rule, {})}
        rows[rule].update(rule=rule, own=str(mine[rule]))
    return rows


def _differences(rows: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    before = recorded()
    yield from (f"{rule}\tnew" for rule in rows if rule not in before)
    yield from (f"{rule}\tgone" for rule in before if rule not in rows)
    for rule, row in rows.items():
        for column, old in before.get(rule, {}).items():
            if old != row[column]:
                yield f"{rule}\t{column}\t{old} → {row[column]}"


def main() -> int:
    """Compare, and write where asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.measure.census", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--verdicts", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    if given.folder and not (given.folder / "corpus" / "dev").is_dir():
        print(f"{given.folder}: the texts to measure on are absent; nothing was measured", file=sys.stderr)
        return 2
    rows = census(given.folder, given.verdicts)
    differences = list(_differences(rows))
    print("\n".join(differences) or "no rule reaches further or less far than recorded")
    if given.write:
        lines = ["\t".join(row[column] for column in COLUMNS) for row in rows.values()]
        CENSUS.write_text("\n".join([_TITLE, "\t".join(COLUMNS), *lines, ""]), encoding="utf-8", newline="\n")
        return 0
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
