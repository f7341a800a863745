"""All mutators by family."""

from __future__ import annotations

from collections.abc import Mapping

from . import (
    classification,
    facts,
    format,
    genre,
    law,
    numbering,
    numerals,
    privacy,
    punctuation,
    script,
    sensitive,
)
from .planting import Mutator

FAMILIES: Mapping[str, tuple[Mutator, ...]] = {
    module.__name__.rpartition(".")[2]: module.MUTATORS
    for module in (
        classification, facts, format, genre, law, numbering, numerals, privacy, punctuation, script, sensitive,
    )
}  # fmt: skip
