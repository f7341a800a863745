"""Prints how many planted mistakes are found, by family and by class of mistake.

Usage: ``python -m tests.measure.injection FOLDER`` where FOLDER holds ``corpus/dev/``. The texts
are not part of the project; without them nothing is measured.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from wenshu_lint.catalog.builtin import builtin_rules
from wenshu_lint.engine import Linter

from .families import FAMILIES
from .trial import Score, Trial, totals

SAMPLE = 24


def main() -> int:
    """Run the measurement that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.measure.injection", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--family", choices=sorted(FAMILIES), help="measure one family only")
    parser.add_argument("--missed", action="store_true", help="list every mistake that was missed")
    parser.add_argument(
        "--sample", type=int, default=SAMPLE, help="mistakes of each class (default %(default)s)"
    )
    given = parser.parse_args()
    folder = given.folder / "corpus" / "dev"
    if not (folder / "manifest.tsv").is_file():
        print(f"{folder}: the texts to measure on are absent; nothing was measured", file=sys.stderr)
        return 2
    trial = Trial(Linter(rule for rule in builtin_rules() if rule.default), folder)
    print("planted mistakes found at their place: as warnings or errors, at any level")
    overall: dict[str, Score] = {}
    for family in [given.family] if given.family else sorted(FAMILIES):
        scores = {m.name: trial.run(m, given.sample) for m in FAMILIES[family]}
        overall[family] = totals(scores)
        _print(family, overall[family])
        for mutator in FAMILIES[family]:
            _print(f"  {mutator.grade} {mutator.name} [{mutator.row}]", scores[mutator.name])
            if given.missed:
                for words in scores[mutator.name].missed:
                    print(f"      missed {words}")
    _print("all", totals(overall))
    return 0


def _print(name: str, score: Score) -> None:
    shares = (
        ""
        if not score.planted
        else f"{100 * score.loud / score.planted:7.1f} %{100 * score.found / score.planted:7.1f} %"
    )
    print(f"{score.planted:5}{score.loud:6}{score.found:6}{shares}  {name}")


if __name__ == "__main__":
    sys.exit(main())
