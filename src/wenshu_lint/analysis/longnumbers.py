"""Finds long numbers, written together or in groups: numbers of cards, telephones and accounts."""

from __future__ import annotations

from collections.abc import Set

from ..lazy import pattern
from ..span import Span

_D = "0-9０-９"
_WIDE = "０１２３４５６７８９"
_LONG = pattern(rf"[{_D}](?=[{_D} -]{{9}})(?:[ -]?[{_D}]){{9,}}[XxＸｘ]?")


_RUN = b"d" * 10
_KINDS = bytes.maketrans(b"0123456789 -", b"d" * 12)


def long_numbers(text: str, plain: bytes, unusual: Set[str]) -> tuple[Span, ...]:
    """Return every run of ten digits or more; one blank or hyphen may stand between two digits.

    A final X belongs to the number. Neighbouring letters are for the caller to judge.

    :param plain: what remains of the text without the characters beyond ASCII: where no
        long number stands in it, the text has none.
    :param unusual: the characters of the text that are neither ASCII nor Han nor usual marks.
    """
    if unusual.isdisjoint(_WIDE) and (
        _RUN not in plain.translate(_KINDS) or _RUN not in text.encode("ascii", "replace").translate(_KINDS)
    ):
        return ()
    return tuple(Span(*match.span()) for match in _LONG.finditer(text))
