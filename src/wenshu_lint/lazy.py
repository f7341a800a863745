"""What is made when first used: regular expressions, once for all, and views of a document.

Most drafts need few of the patterns there are: a small draft should not pay for the others.
What costs is the compiling of classes: a range of 汉字 takes 600 µs, a class of several
characters beyond Latin-1 250 µs. So ``\\p{Han}``, outside classes, stands for a letter that
is not Latin (10 µs), and ``[^\\S\\r\\n]`` is the cheap form of a blank.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Generic, TypeVar, cast, overload

_T = TypeVar("_T")

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "split")
_HAN = r"[^\W\d_a-zA-Z]"


def expanded(source: str) -> str:
    """Return a pattern as ``re`` understands it: with ``\\p{Han}`` written out."""
    return source.replace(r"\p{Han}", _HAN)


@lru_cache(maxsize=4096)
def compiled(source: str) -> re.Pattern[str]:
    """Return a compiled pattern; each is compiled once, when first needed."""
    return re.compile(expanded(source))


class _Lazy:
    """Stands for a pattern; its methods are those of the compiled one from the first call on."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern, self.flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        made = re.compile(expanded(self.pattern), self.flags) if self.flags else compiled(self.pattern)
        for method in _METHODS:
            setattr(self, method, getattr(made, method))
        self.groupindex, self.groups = made.groupindex, made.groups
        return getattr(made, name)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what can be used like ``re.compile(source, flags)``, compiled at the first use."""
    return cast("re.Pattern[str]", _Lazy(source, flags))


class Trial:
    """Tells when it pays to make what is dear: for a long text, or after enough short ones did without.

    :param short: characters up to which a text is checked more cheaply without it.
    :param room: characters of short texts after which it is made all the same.
    :param least: characters that every text counts for.
    """

    def __init__(self, short: int, room: int, least: int = 0) -> None:
        self._short, self._room, self._least = short, room, least

    def pays(self, text: str) -> bool:
        """Count a text, and tell whether it should be made, or has been."""
        if self._room > 0:
            self._room = 0 if len(text) > self._short else self._room - max(len(text), self._least)
        return self._room <= 0


class view(Generic[_T]):  # noqa: N801 - it is read like a keyword, as property is
    """A property that is computed when first asked for and then kept with its object.

    As :func:`functools.cached_property`, without the lock that Python 3.11 takes each time;
    a document has some thirty views, and computing one twice does no harm.
    """

    def __init__(self, compute: Callable[[Any], _T]) -> None:
        self.compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> view[_T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> _T: ...
    def __get__(self, instance: object | None, owner: type) -> view[_T] | _T:
        if instance is None:
            return self
        found = instance.__dict__[self._name] = self.compute(instance)
        return found
