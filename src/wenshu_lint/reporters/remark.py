"""Says a finding as a comment in the margin of a Word draft: level, fault, repair, clause."""

from __future__ import annotations

from ..diagnostic import Diagnostic
from ..document import Document
from .display import visible
from .wording import LEVELS

_AWAY = {"header": "页眉", "footer": "页脚", "note": "脚注或尾注", "textbox": "文本框"}
_LONGEST = 30


def remark(diagnostic: Diagnostic, document: Document, tracked: bool = False) -> list[str]:
    """Return the paragraphs of a comment.

    :param tracked: that the repair stands in the draft as a tracked change.
    """
    words = [f"【{LEVELS[diagnostic.severity]}】{visible(diagnostic.message)}"]
    away = _away(diagnostic, document)
    if away:
        words.insert(0, away)
    if diagnostic.fix is not None:
        words.append(f"{'已写成修订：' if tracked else '可'}{visible(diagnostic.fix.message)}")
    if diagnostic.hint:
        words.append(f"建议：{visible(diagnostic.hint)}")
    if diagnostic.basis:
        words.append(f"依据：{'；'.join(diagnostic.basis)}")
    return [*words, f"规则：{diagnostic.rule}"]


def _away(diagnostic: Diagnostic, document: Document) -> str:
    """Say where the words are that the comment can only stand beside, and which; empty for the body."""
    block = document.block_at(diagnostic.span.start)
    where = _AWAY.get(block.kind) if block is not None else None
    if block is None or where is None:
        return ""
    start, end = block.span
    line = document.text[max(start, diagnostic.span.start - _LONGEST // 2) : end]
    return f"说的是{where}里的“{visible(line[:_LONGEST])}{'……' if len(line) > _LONGEST else ''}”"
