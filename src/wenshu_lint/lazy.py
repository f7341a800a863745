"""Regular expressions that are compiled when first used.

Most drafts need few of the patterns there are: a small draft should not pay for the others.
What costs is the compiling of classes: a range of 汉字 takes 600 µs, a class of several
characters beyond Latin-1 250 µs. Where a pattern is run on single lines and nearly every
draft needs it, ``[^\\W\\d_a-zA-Z]`` (10 µs) stands for a 汉字 and ``[^\\S\\r\\n]`` for a blank.
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
