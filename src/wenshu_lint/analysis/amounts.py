"""Reads the figures of quantities, with or without a thousands separator: 1200, 1,200, 1,852.4."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

_SEPARATOR: Final = ",， \u00a0\u2009"
FIGURE: Final = (
    rf"(?<![\d.])(?<!\d[{_SEPARATOR}])(?:\d{{1,3}}(?:[{_SEPARATOR}]\d{{3}})+|\d+)(?:\.\d+)?"
    rf"(?![.{_SEPARATOR}]?\d)"
)
"""Matches a whole figure, never a piece of one: neither ``200`` of ``1,200`` nor ``12`` of ``12,3456``."""


def amount(figure: str) -> Decimal | None:
    """Return the value of what :data:`FIGURE` matched, ``None`` where two readings are possible.

    ``1,200`` is one number (GB/T 15835—2011, 5.1.1). ``1，200`` and ``1 200`` may be one or two.
    """
    plain = figure.replace(",", "")
    return Decimal(plain) if plain.replace(".", "", 1).isdecimal() else None
