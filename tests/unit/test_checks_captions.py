"""Captions: what counts as one, and what a mention of one is held against."""

from __future__ import annotations

import pytest

from wenshu_lint.checks.captions import FAULTS, Captions
from wenshu_lint.document import Document
from wenshu_lint.span import Span


def found(fault: str, text: str) -> list[str]:
    """The words flagged in a text."""
    check = Captions(fault=fault)
    hits = [
        Span(place, place + len(literal))
        for place in range(len(text))
        for literal in check.literals()
        if text.startswith(literal, place)
    ]
    return [finding.span.of(text) for finding in check.find(Document(text), hits)]


@pytest.mark.parametrize(
    ("fault", "text", "expected"),
    [
        ("gap", "表1　甲\n表3　乙\n图1　丙", ["表3"]),
        ("gap", "表1　甲\n表2显示，产量增加\n表3　乙", ["表3"]),
        ("gap", "表1　甲\n表3　的数据表明产量增加。", []),
        ("gap", "表4　甲\n表5　乙", []),
        ("repeat", "图1　甲\n图1　乙", ["图1"]),
        ("repeat", "图1　甲\n图1　甲", []),
        ("mixed", "表1　甲\n表二　乙\n表3　丙", ["表二"]),
        ("mixed", "表一　甲\n图1　乙", []),
        ("missing", "见表3。\n表1　甲\n表2　乙", ["表3"]),
        ("missing", "见表2024年数。\n表1　甲", []),
        ("missing", "会见图1人。\n图1　甲", []),
    ],
)
def test_captions(fault: str, text: str, expected: list[str]) -> None:
    """Each kind of caption counts for itself; sentences are none."""
    assert found(fault, text) == expected


def test_an_unknown_fault_is_refused() -> None:
    """The author of a rule is told which there are."""
    with pytest.raises(ValueError, match=FAULTS[0]):
        Captions(fault="lost").prepared()
