"""Divisions of a whole for the tests of parts and breakdowns."""

from __future__ import annotations

from wenshu_lint.checks.facts_parts import DivisionRow

ROWS = (
    DivisionRow("层级", ("中央", "省级", "市级")),
    DivisionRow("等级", ("特别重大", "重大", "较大", "一般")),
    DivisionRow("年龄", ("老", "中", "青")),
)
