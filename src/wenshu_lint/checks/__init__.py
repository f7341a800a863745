"""The kinds of check, found by the name that rule files use."""

from __future__ import annotations

import importlib
from functools import cache

from .base import Check

KINDS: dict[str, str] = {
    "heading-form": "heading_form:HeadingForm",
    "heading-blank": "heading_form:HeadingBlank",
    "heading-end": "heading_form:HeadingEnd",
    "heading-sequence": "heading_sequence:HeadingSequence",
    "heading-levels": "heading_sequence:HeadingLevels",
    "declared-count": "enumeration:DeclaredCount",
    "ordinal-words": "enumeration:OrdinalWords",
    "article-reference": "enumeration:ArticleReference",
    "words": "lexical:Words",
    "pattern": "patterns:Pattern",
    "patterns": "patterns:Patterns",
    "unconverted": "conversion:Unconverted",
    "other-script": "script:OtherScript",
    "mixed-scripts": "script:MixedScripts",
    "rivals": "rivals:Rivals",
    "codepoints": "codepoints:CodePoints",
}
"""Name of a kind → module and class; a module is imported when one of its kinds is used."""

ENTRY_POINTS = "wenshu_lint.checks"
"""Group of entry points through which installed packages add kinds."""


@cache
def kind(name: str) -> type[Check]:
    """Return the class of a kind of check; raise ``KeyError`` for an unknown name."""
    if name in KINDS:
        module, _, attribute = KINDS[name].partition(":")
        found: type[Check] = getattr(importlib.import_module(f".{module}", __name__), attribute)
        return found
    from importlib.metadata import entry_points

    for point in entry_points(group=ENTRY_POINTS, name=name):
        loaded: type[Check] = point.load()
        return loaded
    raise KeyError(name)
