"""Says a finding as a comment in the margin of a Word draft: level, fault, repair, clause."""

from __future__ import annotations

from ..diagnostic import Diagnostic
from .display import visible
from .wording import LEVELS


def remark(diagnostic: Diagnostic, tracked: bool = False) -> list[str]:
    """Return the paragraphs of a comment.

    :param tracked: that the repair stands in the draft as a tracked change.
    """
    words = [f"【{LEVELS[diagnostic.severity]}】{visible(diagnostic.message)}"]
    if diagnostic.fix is not None and diagnostic.fix.message:
        words.append(f"{'已写成修订' if tracked else '可改'}：{visible(diagnostic.fix.message)}")
    if diagnostic.hint:
        words.append(f"建议：{visible(diagnostic.hint)}")
    if diagnostic.basis:
        words.append(f"依据：{'；'.join(diagnostic.basis)}")
    return [*words, f"规则：{diagnostic.rule}"]
