"""Immutable values with typed options."""

from __future__ import annotations

from typing import ClassVar

import pytest
from pydantic import TypeAdapter, ValidationError

from wenshu_lint.checks.value import REQUIRED, Value


class Pair(Value):
    """Two options, one of them needed."""

    kind: ClassVar[str] = "pair"
    left: str
    right: tuple[int, ...] = (1,)
    _hidden: str = "none"


class Triple(Pair):
    """One more."""

    third: bool = False


def test_options_are_given_by_position_or_by_name() -> None:
    """Class variables and private names are no options."""
    assert Pair("a", (2,)).options() == {"left": "a", "right": (2,)} == Pair(left="a", right=(2,)).options()
    assert Triple.defaults() == {"left": REQUIRED, "right": (1,), "third": False}
    assert repr(Triple("a", third=True)) == "Triple(left='a', right=(1,), third=True)"


@pytest.mark.parametrize("make", [lambda: Pair(), lambda: Pair("a", top=1), lambda: Pair("a", (), 3)])
def test_wrong_options_are_refused(make: object) -> None:
    """Missing, unknown, too many."""
    with pytest.raises(TypeError, match="Pair: unknown"):
        make()  # type: ignore[operator]


def test_values_do_not_change_and_compare_by_their_options() -> None:
    """A copy with another option is another value."""
    value = Pair("a")
    with pytest.raises(AttributeError, match="immutable"):
        value.left = "b"  # type: ignore[misc]
    assert value == Pair("a") != value.with_options(left="b")
    assert value != Triple("a")
    assert hash(value) == hash(Pair("a"))


def test_pydantic_validates_them() -> None:
    """With the same errors as for a model, and a schema for editors."""
    adapter = TypeAdapter(Pair)
    assert adapter.validate_python({"left": "a", "right": [2, 3]}) == Pair("a", (2, 3))
    for wrong in ({"left": "a", "top": 1}, {}, {"left": 1}):
        with pytest.raises(ValidationError):
            adapter.validate_python(wrong)
    assert set(adapter.json_schema()["properties"]) == {"left", "right"}
