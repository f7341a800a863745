"""What 其中 names cannot exceed the whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.checks.facts_breakdown import Breakdown

from .checking import flagged
from .divisions import ROWS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共20处，其中重大隐患12处、一般隐患9处", ["重大隐患12处、一般隐患9处"]),
        ("委员会由9人组成，其中女性10人", ["女性10人"]),
        ("共90个（其中甲县50个、乙县45个），另有60个", ["甲县50个、乙县45个"]),
        ("资金5.5万元，其中：中央3.3万元、省级3.4万元", ["中央3.3万元、省级3.4万元"]),
        ("资金5.5万元，其中：中央2.2万元、省级3.4万元", []),
        ("共20处，其中重大隐患12处、党员40人", []),
        ("共20人，其中女性12人、党员15人", []),
        ("共20人，其中女性占40人，平均每县20人，其中党员30人", []),
        ("新增5家，总数60家，其中规模以上20家", []),
        ("净增20人，其中女性30人，约20人，其中女性30人", []),
    ],
)
def test_what_qizhong_names(text: str, expected: list[str]) -> None:
    """Parts may overlap or be incomplete, but none exceeds the whole."""
    assert flagged(Breakdown(rows=ROWS), text) == expected


@given(st.lists(st.integers(1, 500), min_size=3, max_size=3), st.integers(0, 50))
def test_parts_of_a_large_enough_whole_are_innocent(parts: list[int], more: int) -> None:
    """And one less than the sum is too little."""
    words = "其中中央{}万元、省级{}万元、市级{}万元".format(*parts)
    assert flagged(Breakdown(rows=ROWS), f"安排{sum(parts) + more}万元，{words}") == []
    assert flagged(Breakdown(rows=ROWS), f"安排{sum(parts) - 1}万元，{words}") == [words[2:]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共需85万元，其中：屋面防水50万元，电路改造40万元", ["屋面防水50万元，电路改造40万元"]),
        ("共需85万元，其中：设备费50万元；安装费40万元。", ["设备费50万元；安装费40万元"]),
        ("共需85万元，其中设备费50万元；安装费40万元。", []),
        ("共需85万元，其中：线路改造80万元，杆塔改造50万元，电缆改造30万元。", []),
        ("共需85万元，其中：线路改造50万元，旧线路改造40万元。", []),
        ("共需85万元，其中：工程费50万元，安装费40万元。", []),
        ("共有85人，其中：培训费50人，安装费40人。", []),
        ("收入85万元，其中：设备费50万元，安装费40万元。", []),
    ],
)
def test_expenses_and_works(text: str, expected: list[str]) -> None:
    """Money spent on one is not spent on another, unless one may hold the other."""
    assert flagged(Breakdown(rows=ROWS, works=("费", "防水", "改造")), text) == expected
    assert flagged(Breakdown(rows=ROWS), text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共90个，其中甲县40个、乙区55个", ["甲县40个、乙区55个"]),
        ("共90个，其中甲镇40个、乙街道55个", ["甲镇40个、乙街道55个"]),
        ("共90个，其中甲县40个、开发区55个", []),
        ("共90个，其中甲市40个、乙县55个", []),
        ("共46人参加，其中中央20人、省级30人", ["中央20人、省级30人"]),
        ("共46人，其中：中央20人；青年60人", []),
        ("共46人，其中中层干部30人、青年干部20人", []),
        ("共46人，其中老30人、青20人", ["老30人、青20人"]),
    ],
)
def test_names_of_places_of_one_level(text: str, expected: list[str]) -> None:
    """No county lies in a district of a city, but in the city itself it may."""
    assert flagged(Breakdown(rows=ROWS), text) == expected
