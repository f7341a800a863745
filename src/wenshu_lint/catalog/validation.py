"""Turns plain values of a file into models, each error with file, line and key, in Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, get_args, get_type_hints

from pydantic import BaseModel, TypeAdapter, ValidationError

from ..checks.base import Check
from ..complaints import of_value
from ..nearest import advice, nearest
from ..rule import RuleError
from ..source import refuse
from .yaml_source import Key, YamlFile

_UNKNOWN: Final = ("extra_forbidden", "unexpected_keyword_argument")


def validated(
    model: Any, value: Any, source: YamlFile, prefix: Key, misspelt: Sequence[RuleError] = ()
) -> Any:
    """Return a value as an instance of a model; raise :class:`RuleError` with line and key.

    :param misspelt: errors about keys that were found before, and are told with the others.
    """
    try:
        found = TypeAdapter(model).validate_python(value)
    except ValidationError as error:
        refuse([*misspelt, *_faults(error, model, source, prefix, bool(misspelt))])
        raise  # not reached: there is a fault
    refuse(misspelt)
    return found


def _faults(
    error: ValidationError, model: Any, source: YamlFile, prefix: Key, misspelt: bool
) -> Iterable[RuleError]:
    """Return what is wrong, one error for a place; what is missed beside a misspelt key may be that."""
    problems = error.errors(include_url=False)
    misspelt = misspelt or any(problem["type"] in _UNKNOWN for problem in problems)
    found: dict[Key, RuleError] = {}
    for problem in problems:
        key = (*prefix, *(part for part in problem["loc"] if not str(part).startswith(("tuple", "list"))))
        if not (misspelt and problem["type"].startswith("missing")):
            found.setdefault(key, source.error(key, _in_chinese(problem, model)))
    return [
        one
        for key, one in found.items()
        if not any(key == other[: len(key)] for other in found if other != key)
    ]


def _in_chinese(problem: Any, model: Any) -> str:
    """Say what is wrong; of an unknown key also which ones there are at its place."""
    if problem["type"] in _UNKNOWN:
        return unknown_key(problem["loc"][-1], _keys(model, problem["loc"]))
    return of_value(problem)


def _keys(model: Any, path: tuple[str | int, ...]) -> list[str]:
    """Return the keys there may be beside the one at a path."""
    for part in path[:-1]:
        inner = get_args(model)[:1] if isinstance(part, int) else (get_type_hints(model).get(part),)
        model = inner[0] if inner and inner[0] is not None else model
    if issubclass(model, BaseModel):
        return sorted(field.alias or name for name, field in model.model_fields.items())
    return sorted(model.defaults() if issubclass(model, Check) else model._fields)


def unknown_key(key: str | int, known: Sequence[str]) -> str:
    """Say that there is no such key, which one may be meant, and which there are."""
    return f"没有这个键{advice(nearest(str(key), known))}；可用的键：{'、'.join(known)}"
