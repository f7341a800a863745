"""Prints coverage, recall, false alarms and densities.

Usage: ``python -m tests.measure FOLDER`` where FOLDER holds ``seeds/``, ``standards/`` and
``corpus/dev/``. The texts are not part of the project; without them nothing is measured.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from wenshu_lint.catalog.builtin import builtin_rules
from wenshu_lint.diagnostic import Severity
from wenshu_lint.engine import Linter

from .coverage import missing, words
from .published import densities
from .seeds import REQUIRED, Drafts, alarms, recall, rows


def main() -> int:
    """Run the measurements that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.measure", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--missed", action="store_true", help="list every defect that was missed")
    parser.add_argument("--rules", action="store_true", help="list errors and warnings by rule and group")
    given = parser.parse_args()
    if not (given.folder / "seeds").is_dir():
        print(f"{given.folder}: the texts to measure on are absent; nothing was measured", file=sys.stderr)
        return 2
    _coverage(given.folder / "standards")
    linter = Linter(rule for rule in builtin_rules() if rule.default)
    _seeds(linter, given.folder, given.missed)
    _published(linter, given.folder / "corpus" / "dev", given.rules)
    return 0


def _coverage(folder: Path) -> None:
    lacking = list(missing(folder))
    print(f"rows of the specification papers that docs/coverage does not answer: {len(lacking)}")
    for table, row in lacking:
        print(f"  {table} {row}")
    print("rows of the word tables whose wrong forms are reported, any rule")
    for line in words(Linter(builtin_rules()), folder):
        print(f"  {line}")


def _seeds(linter: Linter, folder: Path, show_missed: bool) -> None:
    drafts = Drafts(linter, folder / "seeds")
    chinese = [r for r in rows(folder / "standards" / "seed-defects.tsv") if not r.file.startswith("002")]
    table, missed = recall(drafts, chinese)
    print("recall on the Chinese seeds: category, certainty, found/all")
    for (category, certainty), (hit, total) in sorted(table.items(), key=lambda i: (i[0][1], i[0][0])):
        print(f"  {certainty:9}{category:24}{hit:4}/{total:<4}{100 * hit / total:6.1f} %")
    asked = [count for (category, sure), count in table.items() if category in REQUIRED and sure == "certain"]
    hit, total = (sum(count[i] for count in asked) for i in (0, 1))
    print(f"  certain, in the categories asked for: {hit}/{total} = {100 * hit / total:.1f} %")
    if show_missed:
        for row in missed:
            print(
                f"  missed {row.certainty} {row.category} {row.file[:3]}:{row.line} {row.substring} ({row.remark})"
            )
    wrong = alarms(drafts, rows(folder / "standards" / "seed-false-alarms.tsv"))
    print(f"errors or warnings on listed false alarms: {len(wrong)}")
    for row, diagnostic in wrong:
        print(
            f"  {row.file[:3]}:{row.line} {row.substring} [{row.category}] ← {diagnostic.rule}: {diagnostic.message}"
        )
    english = next((folder / "seeds").glob("002*"))
    _, found = drafts.checked(english.name)
    print(f"English seed: {[d.rule for d in found]}")


def _published(linter: Linter, folder: Path, show_rules: bool) -> None:
    print("published documents: findings per 1,000 characters")
    print(f"  {'group':20}{'docs':>6}{'chars':>10}{'errors':>9}{'err+warn':>10}{'infos':>9}")
    for name, group in sorted(densities(linter, folder).items()):
        errors = group.per_thousand(Severity.ERROR)
        both = group.per_thousand(Severity.ERROR, Severity.WARNING)
        infos = group.per_thousand(Severity.INFO)
        print(f"  {name:20}{group.documents:6}{group.characters:10}{errors:9.4f}{both:10.4f}{infos:9.4f}")
        for line, count in group.failures.most_common():
            print(f"    FAILED {count} × {line}")
        if show_rules:
            for rule, count in group.rules.most_common():
                print(f"    {count:6} {rule}")


if __name__ == "__main__":
    sys.exit(main())
