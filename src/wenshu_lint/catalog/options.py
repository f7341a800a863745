"""Changes options of a check on a user's word, checked by the types of its fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError

from ..checks.base import Check


class OptionError(ValueError):
    """An option that cannot be used; ``key`` names it, ``known`` lists those there are."""

    def __init__(self, key: str, problem: str, known: tuple[str, ...] = ()) -> None:
        self.key, self.known = key, known
        super().__init__(problem)


def known_options(check: type[Check]) -> tuple[str, ...]:
    """Return the names of the options of a kind of check, sorted."""
    return tuple(sorted(check.__dataclass_fields__))  # type: ignore[attr-defined]


def configured(check: Check, given: Mapping[str, Any]) -> Check:
    """Return the check with the given options.

    :raises OptionError: for an unknown option or a value of the wrong type.
    """
    cls = type(check)
    known = known_options(cls)
    hints = get_type_hints(cls, include_extras=True)
    values: dict[str, Any] = {}
    for key, value in given.items():
        if key not in known:
            raise OptionError(key, "没有这个选项" + _advice(key, known), known)
        try:
            values[key] = TypeAdapter(hints[key]).validate_python(value)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            raise OptionError(key, f"值不合适：{first['msg']}（现为 {first['input']!r:.60}）") from error
    if "pattern" in values and "anchors" in known and "anchors" not in values:
        values["anchors"] = None  # those of the old pattern would hide what the new one matches
    try:
        return replace(check, **values).prepared()  # type: ignore[type-var]
    except ValueError as error:
        raise OptionError(next(iter(given), ""), str(error)) from error


def changed(check: Check, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that really change, as JSON values that need no more checking.

    :raises OptionError: as :func:`configured` does.
    """
    adapter: TypeAdapter[Check] = TypeAdapter(type(check))
    old = adapter.dump_python(check, mode="json")
    new = adapter.dump_python(configured(check, given), mode="json")
    return {key: value for key, value in new.items() if old[key] != value}


def _advice(key: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, known, 1, 0.6)
    return f"，是不是 {near[0]}" if near else ""
