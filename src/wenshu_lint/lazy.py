"""Regular expressions that are compiled when first used.

Classes of 汉字 are slow to compile (half a millisecond each), and most drafts need few of
the patterns there are: a small draft should not pay for the others.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "split")


class _Lazy:
    """Stands for a pattern; its methods are those of the compiled one from the first call on."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern, self.flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        self.groupindex, self.groups = compiled.groupindex, compiled.groups
        return getattr(compiled, name)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what can be used like ``re.compile(source, flags)``, compiled at the first use."""
    return cast("re.Pattern[str]", _Lazy(source, flags))
