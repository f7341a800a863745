"""Immutable values with typed options, such as kinds of check: as dataclasses, but made at once.

A dataclass costs half a millisecond when its class is made, and a run may need fifty kinds.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self, dataclass_transform

REQUIRED: Any = object()
"""Stands for the default of an option that has none."""


@dataclass_transform(frozen_default=True)
class Value:
    """Has one option for each annotated attribute of its class; a private name is none.

    Options may be given by position or by name. Equal options make equal values.
    """

    _option_names: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        hints = cls.__dict__.get("__annotations__", {})  # noqa: RUF063 - inspect costs 5 ms
        own = (n for n, hint in hints.items() if not n.startswith("_") and "ClassVar" not in str(hint))
        cls._option_names = tuple(dict.fromkeys((*cls._option_names, *own)))

    def __init__(self, *values: Any, **options: Any) -> None:
        given = {**dict(zip(self._option_names, values, strict=False)), **options}
        unknown = [name for name in given if name not in self._option_names]
        missing = [
            name for name, default in self.defaults().items() if default is REQUIRED and name not in given
        ]
        if unknown or missing or len(values) > len(self._option_names):
            raise TypeError(f"{type(self).__name__}: unknown {unknown}, missing {missing}")
        self.__dict__.update(given)

    @classmethod
    def defaults(cls) -> dict[str, Any]:
        """Return the options and their defaults, :data:`REQUIRED` where there is none."""
        return {name: getattr(cls, name, REQUIRED) for name in cls._option_names}

    def options(self) -> dict[str, Any]:
        """Return every option and its value."""
        return {name: getattr(self, name) for name in self._option_names}

    def with_options(self, **changes: Any) -> Self:
        """Return the value with some options changed."""
        return type(self)(**{**self.options(), **changes})

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable: {name}")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self.options() == other.options()

    def __hash__(self) -> int:
        return hash((type(self), self._option_names))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.options().items())
        return f"{type(self).__name__}({shown})"

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, handler: Any) -> Any:
        """Let pydantic validate options, with the same errors as for a model."""
        from typing import get_type_hints

        from pydantic import create_model
        from pydantic_core import core_schema

        hints = get_type_hints(cls)
        fields: dict[str, Any] = {
            name: (hints[name], ... if default is REQUIRED else default)
            for name, default in cls.defaults().items()
        }
        model = create_model(cls.__name__, __config__={"extra": "forbid"}, **fields)
        return core_schema.no_info_after_validator_function(
            lambda found: cls(**{name: getattr(found, name) for name in cls._option_names}),
            handler.generate_schema(model),
        )
