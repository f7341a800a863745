"""Views of a document that rules share, and the short ways that must find what the long ones find."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.analysis import ordinals, script, unusual
from wenshu_lint.document import Document
from wenshu_lint.span import Span


def test_the_edges_of_lines_pass_over_blanks():
    """Each block gives its first and its last character that is no blank; open is what ends in a word."""
    assert Document("第一段。\n\n　再一段：　\n三段\t\n").line_edges == ("第再三", "。：段", [2])
    assert Document("").line_edges == ("", "", [])


@pytest.mark.parametrize(
    ("text", "balanced"),
    [
        ("甲（乙“丙”丁）《戊》。\n己(庚)【辛】", True),
        ("甲（乙\n丙）", False),
        ("甲）乙（丙", False),
        ("“甲（乙”丙）", False),
        ("甲(乙）丙", True),
        ("没有标号", True),
    ],
)
def test_balanced_is_judged_line_by_line(text: str, balanced: bool):
    """A partner on another line, in the wrong order or crossed is no partner."""
    assert ("broken" not in Document(text).pairing) is balanced


@pytest.mark.parametrize(
    ("text", "amiss"),
    [
        ("见《甲（乙）》和“丙《丁》”。", ()),
        ("见《甲《乙》丙》。", ("nested",)),
        ("他说“甲“乙”丙”。", ("nested",)),
        ("见《甲。\n乙》", ("nested", "broken")),
    ],
)
@pytest.mark.parametrize("lines", [1, 400])
def test_pairs_in_their_own_kind_are_told_from_broken_ones(text: str, amiss: tuple[str, ...], lines: int):
    """Short and long texts are read by two forms of one pattern, which agree."""
    assert Document("\n".join(["甲乙丙丁。𠀀"] * lines + [text])).pairing == amiss


_PIECES = [
    "甲乙",
    "“",
    "”",
    "《",
    "》",
    "‘",
    "’",
    "（",
    "）",
    "2024-3-5",
    "〔2024〕5号",
    "ab cd",
    "a=b",
    "·",
    "\n",
    "。",
    "$",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=24).map("".join), st.data())
def test_what_a_place_touches_is_told_by_its_line_as_by_the_regions(text: str, data: st.DataObject):
    """The quick answer for a line is that of the region gathered for the whole draft."""
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, min(len(text), start + 6))))
    for region in ("protected", "quotation", "book-title"):
        assert Document(text).touches((region,), span) is Document(text).region(region).overlaps(span)


@given(
    st.lists(st.sampled_from(["规范", "１", "★", "乾", "國", "漢字", "a", "\n", "𠀀", "\ue000"]), max_size=12)
)
def test_the_run_over_what_is_usual_finds_what_the_two_searches_find(pieces: list[str]):
    """A long text is told to be plain in one run; what stops the run is looked at as before."""
    text = "公文写作" * 500 + "".join(pieces)
    until = script.usual_until(text)
    assert unusual.unusual(text, until) == unusual.unusual(text)
    assert script.fold(text, unusual.unusual(text), until) == script.fold(text)
    assert until == len(text) or text[until] in "１★國漢𠀀\ue000"


def test_roles_belong_to_their_part():
    """A part gives the elements recognised in it; an unknown part gives none."""
    document = Document(
        "示例市财政局关于报送预算的通知\n各单位：\n请按时报送预算。\n示例市财政局\n2024年3月5日\n"
    )
    assert {"标题", "主送机关", "成文日期"} <= document.roles_of(0)
    assert document.roles_of(7) == frozenset()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("电话010-1234-5678。", ["010-1234-5678"]),
        ("2024年12月31日", []),
        ("账号１２３４５６７８９０", ["１２３４５６７８９０"]),
        ("123456789", []),
        ("1234567890", ["1234567890"]),
        ("1  234567890", []),
    ],
)
def test_long_numbers_have_ten_digits(text: str, found: list[str]):
    """Both widths count; single blanks and hyphens join groups."""
    assert [span.of(text) for span in Document(text).long_numbers] == found


_NUMBERS = ["第十二条", "第　二条", "第二百三十四条", "（一）", "（十二）", "（ 三）", "(三)", "一、", "十一、", "三十、", "1.", "2．", "3、", "12.", "第拾条", "（〇）", "百、"]  # fmt: skip
_AFTER = ["　总则", " 总则", "总则", "", "、（二）", "二等奖", "至第三条", "，甲", "5年", "、甲", "四十岁", "。", "万元", "的规定"]  # fmt: skip


@pytest.mark.parametrize(("number", "after"), list(itertools.product(_NUMBERS, _AFTER)))
def test_the_short_way_reads_numbers_as_the_patterns_do(number: str, after: str):
    """Numbers that are read without a pattern are read the same."""
    text = number + after
    reader = ordinals._READERS[text[0]]
    assert ordinals.read(text, 0, len(text)) == reader(text, 0, len(text))


def test_a_statute_of_taiwan_numbers_its_articles_in_digits():
    """第 1 條 in traditional script is the custom of Taiwan's laws; a converted mainland text writes 第一條."""
    law = "".join(f"第 {number} 條\n本辦法由主管機關訂定。\n" for number in range(1, 5))
    assert Document(law).is_taiwan_statute
    assert not Document(law.replace("第 1 條", "第一條").replace("第 2 條", "第二條")).is_taiwan_statute
    assert not Document(
        "".join(f"第 {n} 条\n本办法由主管机关制定。\n" for n in range(1, 5))
    ).is_taiwan_statute
    bare = "".join(
        f"{number}　{han}、本要點由主管機關訂定。\n" for number, han in enumerate("一二三四", start=1)
    )
    assert Document(bare).is_taiwan_statute
    assert not Document(bare.replace("2　", "3　")).is_taiwan_statute
