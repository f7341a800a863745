"""What is done and what is left make the whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.checks.facts_remainder import Remainder

from .checking import findings, flagged


@given(st.integers(1, 500), st.integers(1, 500), st.integers(-3, 3))
def test_done_and_left_make_the_whole(done: int, left: int, more: int) -> None:
    """Anything else is flagged, be it too much or too little."""
    total = done + left + more
    text = f"发现问题{total}个，已整改{done}个，剩余{left}个。" if total > 0 else ""
    found = findings(Remainder(), text)
    assert [f.span.of(text) for f in found] == ([f"{left}个"] if more and text else [])
    assert all(f.words == {"sum": f"{done + left}个", "total": f"{total}个"} for f in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共36项，目前已落实30项，正在落实2项，其余3项未落实。", ["3项"]),
        ("共36项，目前已落实30项，尚有8项未落实。", ["8项"]),
        ("共36项，目前已落实30项，尚有3项未落实。", []),
        ("共36项，已落实30项，还有8项另行安排。", []),
        ("共36项，已落实30项，未落实8项。", ["8项"]),
        ("受理36件，办结30件，未办结8件；受理36件，办结30件，未办结3件。", []),
        ("受理36件，办结30件，未办结3件。", ["3件"]),
        ("共1,200万元（其中甲县700.5万元、乙县200万元，其余300万元）。", ["300万元"]),
        ("共1,200万元（其中甲县700万元、乙县200万元，其余300万元）。", []),
        ("下达1,200万元，其中甲县700万元，其余600万元。", ["600万元"]),
        ("已整改36个，其中立行立改30个，其余8个正在整改。", []),
        ("共36项，涉及6项，已落实30项，剩余8项；各36项，已落实30项，剩余8项。", []),
        ("共36项，已落实30项，剩余8人；已落实30项，剩余8项。", []),
        ("共36项，已落实30项，剩余8项左右；共36人，已检查30人，剩余8人次。", []),
    ],
)
def test_what_is_left(text: str, expected: list[str]) -> None:
    """The whole must be plain, and so must every part."""
    assert flagged(Remainder(), text) == expected
