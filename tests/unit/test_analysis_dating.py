"""The date of a draft without 成文日期."""

from __future__ import annotations

import datetime

import pytest

from wenshu_lint.document import Document

D = datetime.date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("示例省档案条例\n（2018年3月5日通过）\n第一条 为了示例，制定本条例。", D(2018, 3, 5)),
        ("示例条例\n（1999年1月2日通过　根据2018年3月5日决定修正）\n第一条 略。", D(2018, 3, 5)),
        ("政府工作报告\n——2024年1月8日在示例市会议上\n各位代表：", D(2024, 1, 8)),
        ("政府工作报告\n2024年1月8日在示例市会议上\n各位代表：", D(2024, 1, 8)),
        ("示例条例\n第一条 2018年3月5日以前的，从其规定。\n本条例自2019年5月1日起施行。", D(2019, 5, 1)),
        ("2012年示例市政府工作报告\n各位代表：现在报告工作。", D(2012, 1, 1)),
        ("第十三届全国人民代表大会第二次会议关于示例的决议\n会议听取了报告。", D(2019, 3, 1)),
        ("第五届全国人民代表大会关于示例的决议\n会议听取了报告。", None),
        ("同志们：从1998年起，到1999年，再到2003年，变化很大。", D(2003, 1, 1)),
        ("同志们：1998年以来，变化很大。", None),
        ("同志们：我们学习党的十五大精神，回顾第十四次全国代表大会以来的工作。", D(1997, 1, 1)),
        ("同志们：我们回顾党的七大以来的工作。", None),
        ("", None),
    ],
)
def test_the_date_a_text_shows(text: str, expected: datetime.date | None) -> None:
    """A note below the title comes first, then the title, the day of force, and the years named."""
    assert Document(text).dated == expected


def test_the_date_of_the_draft_comes_first() -> None:
    """A signed draft is of the day it bears, whatever its title says."""
    text = "关于做好2018年工作的通知\n各县：\n现将有关事项通知如下。\n示例市人民政府\n2019年2月3日\n"
    assert Document(text).dated == D(2019, 2, 3)


@pytest.mark.parametrize(
    ("text", "older"),
    [
        ("1986年示例市政府工作报告\n各位代表：现在报告工作。", True),
        ("示例条例\n（1985年1月2日通过　根据2018年3月5日决定修正）\n第一条 略。", False),
        ("政府工作报告\n1985年3月27日在示例市会议上\n各位代表：", True),
        ("全面开创建设工作的新局面 (十二大)\n同志们：\n现在，我作报告。", True),
        ("同志们：\n现在，我代表第十一届中央委员会向大会作报告。\n略。", True),
        ("同志们：\n现在，我代表第十五届中央委员会向大会作报告。\n略。", False),
        ("同志们：\n现在，我代表第十届中央委员会向大会作报告。\n略。", False),
        ("示例条例\n第一条 略。\n第二条 本条例自1990年5月1日起施行。", True),
        ("同志们：从1978年起，到1980年，再到1984年，变化很大。", False),
        ("同志们：我们学习党的十二大精神。", False),
        ("", False),
    ],
)
def test_only_the_date_a_text_gives_as_its_own_makes_it_old(text: str, older: bool) -> None:
    """What it speaks of shows how old it can be at most, not that it is."""
    stated = Document(text).stated
    assert (stated is not None and stated < D(1996, 6, 1)) is older
