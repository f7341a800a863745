"""The named fields of a letter in the form of Taiwan."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.analysis.taiwan import fields
from wenshu_lint.document import Document

LETTER = (
    "受文者：各区公所\n速别：\n主旨：检送计划，\n请查照。\n二、说明：\n一、建议：照办。\n正本：甲\n局长　某某"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("主旨：請查照。\n說明：\n一、依規定辦理。", True),
        ("受文者：各區公所\n主旨:檢送計畫。", True),
        ("一、主旨：請查照。\n速別：普通件", True),
        ("一、主旨：說明目的。\n二、辦法：各單位提報。", False),
        ("主旨：开好会议。", False),
        ("说明：本表供参考。\n办法：按规定执行。", False),
        ("会议的主旨：交流。其说明：从略。", False),
        ("", False),
    ],
)
def test_the_form_of_taiwan_has_named_paragraphs(text: str, expected: bool) -> None:
    """主旨 and at least one more of the names that the manual gives."""
    assert Document(text).is_taiwan_form is expected


def test_a_paragraph_reaches_to_the_next_name_and_a_field_to_the_end_of_its_line() -> None:
    """An item of 說明 that opens with a name of its own is an item; what follows 正本 is no part of it."""
    found = [(field.name, field.number.of(LETTER), field.value.of(LETTER)) for field in fields(LETTER)]
    assert found == [
        ("受文者", "", "各区公所"),
        ("速别", "", ""),
        ("主旨", "", "检送计划，\n请查照。"),
        ("说明", "二、", "一、建议：照办。"),
        ("正本", "", "甲"),
    ]


@given(st.lists(st.sampled_from(["主旨：", "说明：", "一、", "正本:", "\n", "　", "甲"]), max_size=30))
def test_fields_stand_in_order_and_do_not_overlap(pieces: list[str]) -> None:
    """Number, name and value follow each other, and so do the fields."""
    text = "".join(pieces)
    place = 0
    for field in fields(text):
        assert place <= field.number.start <= field.number.end <= field.label.start
        assert field.label.end < field.value.start <= field.value.end <= len(text)
        place = field.value.end
