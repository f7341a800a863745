"""Checks the unified social credit codes of organisations by their last sign (GB 32100)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from . import identity
from .base import Check

_SIGNS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE = pattern(
    r"信用代码(?:证?号码?)?[”」）)]?(?:为|是)?[ \u3000]*[：:]?[ \u3000]*[（(“]?"
    r"(?P<code>[0-9A-Za-z０-９Ａ-Ｚ]{16,20})(?![0-9A-Za-z*＊×])"
)
_HALF: Final = {code: code - 0xFEE0 for code in range(ord("０"), ord("Ｚ") + 1)}
_LENGTH: Final = 18


def credit_fault(code: str) -> str:
    """Return what is wrong with a credit code, in the words of a message; nothing where it is right.

    :param code: in half-width capitals.
    """
    if len(code) != _LENGTH:
        return f"应为18位，这里是{len(code)}位"
    if any(sign not in _SIGNS for sign in code):
        return "不使用字母I、O、Z、S、V"
    total = sum(_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(code[:-1]))
    return "" if _SIGNS[-total % 31] == code[-1] else "末位校验不符"


class CreditCode(Check):
    """Flag a unified social credit code that cannot be right; it is named by its masked form."""

    def words(self) -> frozenset[str]:
        """``masked`` is the code with its middle hidden, and so is ``match``; ``fault`` what is wrong."""
        return frozenset({"masked", "fault"})

    def literals(self) -> Iterable[str]:
        """The name of the code."""
        return ("信用代码",)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Check the code after each hit; what repeats one sign is a blank to be filled in."""
        text = document.folded
        for start, _ in hits:
            match = _CODE.match(text, start)
            if match is None:
                continue
            code = match["code"].translate(_HALF).upper()
            fault = credit_fault(code)
            if fault and len(set(code)) > 2:
                masked = identity.masked(code)
                yield Finding(Span(*match.span("code")), {"masked": masked, "match": masked, "fault": fault})
