"""Numbers out of order are reported once, with a number that is right when it is put in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.analysis import numerals
from wenshu_lint.document import Document


def _faults(numbers: list[int], form: str = "{}、") -> list[tuple[int, str, int]]:
    """Return place, kind and expected number of each fault of a list."""
    lines = [form.format(numerals.chinese(number)) + "工作要求" for number in numbers]
    found = Document("\n".join(lines)).sequence_faults
    return [(fault.heading.block, fault.kind, fault.expected) for fault in found]


@given(st.data())
def test_one_number_mistyped_is_one_fault(data: st.DataObject) -> None:
    """Whatever stands in the place of one number, the others are in order and it is named."""
    size = data.draw(st.integers(3, 12))
    place = data.draw(st.integers(1, size - 1))
    typed = data.draw(st.integers(2, 12).filter(lambda number: number != place + 1))
    numbers = [*range(1, place + 1), typed, *range(place + 2, size + 1)]
    for form in ("{}、", "第{}条　"):
        assert [(at, expected) for at, _, expected in _faults(numbers, form)] == [(place, place + 1)]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([1, 2, 2, 4], [(2, "repeat", 3)]),
        ([1, 2, 2, 2, 5], [(2, "repeat", 3), (3, "repeat", 4)]),
        ([1, 2, 2, 3, 5], [(2, "repeat", 3)]),
        ([1, 2, 2, 5], [(2, "repeat", 3), (3, "gap", 4)]),
        ([1, 3, 2, 4], [(1, "gap", 2), (2, "backwards", 3)]),
        ([1, 3, 4], [(1, "gap", 2)]),
        ([1, 3, 5], [(1, "gap", 2), (2, "gap", 4)]),
    ],
)
def test_advice_on_one_number_agrees_with_that_on_the_next(
    numbers: list[int], expected: list[tuple[int, str, int]]
) -> None:
    """What is right once the numbers before it are mended is not reported."""
    assert _faults(numbers) == expected
