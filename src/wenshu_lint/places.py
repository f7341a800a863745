"""Tells whether a place lies in a region of a document, mostly by what stands on its line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from .analysis.protected import TRACE
from .lazy import pattern
from .span import Span

if TYPE_CHECKING:
    from .document import Document

_OPENERS: Final = {"quotation": pattern('[“‘「『〝"＂]'), "book-title": pattern("《")}
"""What stands on the line before all that lies in such a place, where no line leaves a pair open."""


def touches(document: Document, regions: Iterable[str], span: Span) -> bool:
    """Tell whether a span touches one of the regions; none is gathered where its line shows that it cannot.

    :param regions: their names, as for :meth:`Document.region`.
    """
    block = document.block_at(span[0]) if regions else None
    start, end = block[0] if block is not None and span[1] <= block[0][1] else (-1, -1)
    for name in regions:
        openers = _OPENERS.get(name)
        if start < 0:
            pass
        elif openers and "broken" not in document.pairing and not openers.search(document.text, start, span[1]):
            continue
        elif name == "protected" and document.protects_by_line and not TRACE.search(document.text, start, end):
            continue
        if document.region(name).overlaps(span):
            return True
    return False
