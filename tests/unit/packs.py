"""Small packs of rules for tests, written into a folder."""

from __future__ import annotations

from pathlib import Path

RULE = """\
title: 试验用词
severity: {severity}
check: words
swap: {{{wrong}: {right}}}
message: “{{match}}”应为“{{fix}}”
basis:
  - {{source: 《试验》, clause: 1, strength: 规定}}
fix: {fix}
{more}
examples:
  - good: 无。
"""


def write_rule(
    root: Path,
    identity: str,
    wrong: str = "甲甲甲",
    right: str = "乙",
    *,
    severity: str = "warning",
    fix: str = "safe",
    more: str = "",
) -> Path:
    """Write one rule below a folder and return its file."""
    path = root / f"{identity}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = RULE.format(wrong=wrong, right=right, severity=severity, fix=fix, more=more)
    path.write_text(text, encoding="utf-8")
    return path
