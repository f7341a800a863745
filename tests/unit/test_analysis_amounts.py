"""Figures of quantities are read whole, with or without a thousands separator."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.analysis.amounts import FIGURE, amount

_FIGURE = re.compile(FIGURE)


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_a_number_in_groups_of_three_has_the_value_it_is_written_for(number: Decimal) -> None:
    """Whatever the number, its groups are read as one figure."""
    words = f"{number:,}"
    match = _FIGURE.search(f"共{words}元")
    assert match is not None
    assert match[0] == words
    assert amount(match[0]) == number


@pytest.mark.parametrize("words", ["1，200", "1 200", "1\u00a0200"])
def test_what_may_be_two_numbers_has_no_value(words: str) -> None:
    """A full-width comma or a blank may stand between two numbers as well as inside one."""
    match = _FIGURE.fullmatch(words)
    assert match is not None
    assert amount(match[0]) is None


@pytest.mark.parametrize("words", ["12,3456元", "2024,200人", "1.200.3人"])
def test_no_piece_of_a_figure_is_taken_for_one(words: str) -> None:
    """Groups that are not of three digits are no number that could be read."""
    assert _FIGURE.search(words) is None
