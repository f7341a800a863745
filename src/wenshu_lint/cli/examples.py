"""Runs the examples of rules, and tells what does not hold and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..config import Config
from ..engine import Linter
from ..testing import problems
from .frame import FAILED, spoken
from .terminal import warn, write
from .words import complaint, say

if TYPE_CHECKING:
    from ..catalog.load import RuleFile
    from ..rule import RuleError


def told(files: Sequence[RuleFile], errors: Sequence[RuleError]) -> int:
    """Print what is wrong with rules; return 1 for an example, 2 for a rule that cannot be used.

    Good examples must be quiet under the default rules and under the other rules tested, too.

    :param errors: what was wrong with the files before any example could be run.
    """
    for error in errors:
        warn(complaint(spoken(), error))
    own = (file.rule for file in files if file.rule.default)
    others = Linter({rule.id: rule for rule in (*Config().rules(), *own)}.values())
    found = [problems(file, others) for file in files]
    write(f"{problem}\n" for said in found for problem in said)
    bad = sum(map(bool, found))
    write([say(spoken(), "通过 {0} 条，未通过 {1} 条", len(files) - bad, bad) + "\n"])
    return FAILED if errors else 1 if bad else 0
