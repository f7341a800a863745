"""Parts against their whole."""

from __future__ import annotations

import pytest

from wenshu_lint.checks.facts_parts import PartsSum, Shares, are_apart

from .checking import findings, flagged
from .divisions import ROWS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建10所、改建20所，合计36所", ["36所"]),
        ("其中：甲县30人、乙县20人和丙县5人，共计56人", ["56人"]),
        ("甲县300.4万元、乙县200.3万元，共计500.8万元", []),
        ("甲县300.4万元、乙县200.3万元，共计501.8万元", ["501.8万元"]),
        ("新建10所，比上年多5所，共计16所", []),
        ("新建10所、改建20个，合计36所", []),
        ("新建10所、改建20所，合计30所", []),
        ("全市共计36所", []),
        ("合计为主", []),
    ],
)
def test_sums_of_parts(text: str, expected: list[str]) -> None:
    """Only plain lists of one unit are added up; decimals may be rounded."""
    assert flagged(PartsSum(), text) == expected


@pytest.mark.parametrize(
    ("labels", "apart"),
    [
        (["重大隐患", "较大隐患", "一般隐患"], True),
        (["特别重大隐患", "重大隐患"], True),
        (["重大隐患", "较大及以上隐患"], False),
        (["财政资金", "社会资本", "其他"], True),
        (["满意", "不满意"], True),
        (["甲县", "乙县"], True),
        (["甲县", "乙市"], False),
        (["女干部", "党员"], False),
        (["重大隐患", "重大隐患"], False),
        (["重大较大隐患", "一般隐患"], False),
        (["重大隐患"], False),
    ],
)
def test_what_is_apart(labels: list[str], apart: bool) -> None:
    """Only what certainly has nothing in common."""
    assert are_apart(labels, ROWS) is apart


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("老、中、青分别占30%、40%和50%", [("30%、40%和50%", "120%")]),
        ("女性和党员分别占60%和70%，老、中、青分别增长30%、40%和50%", []),
        ("三次产业占比分别为10%、45%、35%", [("10%、45%、35%", "90%")]),
        ("三次产业结构由12:48:40调整为10.2:45.3:48.5", [("10.2:45.3:48.5", "104.0%")]),
        ("三次产业比为1:5:4，三次产业增加值分别增长3%、4%、5%", []),
        ("甲占46%，乙占30%，其他占35%", [("甲占46%，乙占30%，其他占35%", "111%")]),
        ("甲占46%，乙占30%，其他占24%，甲占60%，乙占70%", []),
        ("甲占46%左右，其他占64%", []),
        ("满意率为84%，不满意率为35%", [("满意率为84%，不满意率为35%", "119%")]),
        ("满意率为84%，不满意率为16%，不满意率上升", []),
    ],
)
def test_shares_of_one_whole(text: str, expected: list[tuple[str, str]]) -> None:
    """What may overlap is not added up."""
    found = findings(Shares(rows=ROWS), text)
    assert [(f.span.of(text), f.words["sum"]) for f in found] == expected
