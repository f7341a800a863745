"""Changes options of a check on a user's word, checked by the types of its fields."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ..checks.base import Check
from ..complaints import of_value
from ..nearest import advice, nearest


class OptionError(ValueError):
    """An option that cannot be used; ``key`` names it."""

    def __init__(self, key: str, problem: str) -> None:
        self.key = key
        super().__init__(problem)


def known_options(check: type[Check]) -> tuple[str, ...]:
    """Return the names of the options of a kind of check, sorted."""
    return tuple(sorted(check.defaults()))


def configured(check: Check, given: Mapping[str, Any]) -> Check:
    """Return the check with the given options, of which there is at least one.

    :raises OptionError: for an unknown option or a value of the wrong type.
    """
    known = known_options(type(check))
    for key in given:
        if key not in known:
            raise OptionError(key, f"没有这个选项{advice(nearest(key, known))}")
    values = {**check.options(), **given}
    if "pattern" in given and "anchors" in known and "anchors" not in given:
        values["anchors"] = None  # those of the old pattern would hide what the new one matches
    try:
        return _typed(type(check), values).prepared()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = str(first["loc"][0]) if first["loc"] else next(iter(given))
        raise OptionError(key, of_value(first)) from error
    except ValueError as error:
        raise OptionError(next(iter(given)), str(error)) from error


def changed(check: Check, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that really change, as JSON values that need no more checking.

    :raises OptionError: as :func:`configured` does.
    """
    if not given:
        return {}
    old, new = check.options(), configured(check, given).options()
    altered = {key: value for key, value in new.items() if old[key] != value}
    found: dict[str, Any] = json.loads(json.dumps(altered, ensure_ascii=False))
    return found


def _typed(cls: type[Check], values: Mapping[str, Any]) -> Check:
    """Return a check whose values have the very types of its fields, rows of tables included."""
    return TypeAdapter(cls).validate_python(values)
