"""Sentences."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.analysis.blocks import lines_of
from wenshu_lint.analysis.sentences import sentences
from wenshu_lint.nodes import Block
from wenshu_lint.span import Span


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, lines_of(text).blocks)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一要学习。二要落实！怎么办？靠实干", ["一要学习。", "二要落实！", "怎么办？", "靠实干"]),
        ("他说：“好。”大家鼓掌。", ["他说：“好。”", "大家鼓掌。"]),
        ("“好！”他说。", ["“好！”", "他说。"]),
        ("（见附件。）下同。", ["（见附件。）", "下同。"]),
        ("请研究（可行吗？）并答复。", ["请研究（可行吗？）并答复。"]),
        ("《怎么看？怎么办？》一文。", ["《怎么看？怎么办？》一文。"]),
        ("等等……下一步", ["等等……", "下一步"]),
        ("如果……，那么……。完", ["如果……，那么……。", "完"]),
        ("甲…乙。", ["甲…乙。"]),
        ("是否可行?请批示!谢谢", ["是否可行?", "请批示!", "谢谢"]),
        ("见 http://example.cn/?a=1 页面。", ["见 http://example.cn/?a=1 页面。"]),
        ("用App?可以", ["用App?", "可以"]),
        ("版本3.2.1发布。A. B", ["版本3.2.1发布。", "A. B"]),
        ("真的？！是", ["真的？！", "是"]),
        ("　　甲。 　乙。　\n\n 丙", ["甲。 　", "乙。", "丙"]),
        ("“为什么？”，他问。", ["“为什么？”，他问。"]),
        ("。", ["。"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    """Marks with their closing marks end a sentence; marks within a title or brackets do not."""
    assert cut(text) == expected


@given(st.text(alphabet="甲乙a1。！？…”）》《 　!?.\n", max_size=60))
def test_sentences_cover_their_blocks(text):
    """Together the sentences are the blocks without the blanks at their ends, and none is blank."""
    blocks = lines_of(text).blocks
    spans = sentences(text, blocks)
    for block in blocks:
        inside = [s for s in spans if block.span.start <= s.start < block.span.end]
        assert "".join(s.of(text) for s in inside) == block.span.of(text).strip()
        assert all(a.end == b.start for a, b in pairwise(inside))
    assert all(s.of(text).strip() for s in spans)


def test_a_blank_block_has_no_sentence():
    """Even where a reader hands over blanks, no sentence is empty."""
    assert sentences("甲。\n　\n乙", (Block(Span(0, 2)), Block(Span(3, 4)), Block(Span(5, 6)))) == (
        Span(0, 2),
        Span(5, 6),
    )
