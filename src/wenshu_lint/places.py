"""Tells whether a place lies in a region of a document, mostly by what stands on its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .analysis.protected import TRACE
from .lazy import pattern
from .span import Span

if TYPE_CHECKING:
    from .document import Document

_OPENERS: Final = {"quotation": pattern('[“‘「『〝"＂]'), "book-title": pattern("《")}
"""What stands on the line before all that lies in such a place, where no line leaves a pair open."""


def touches(document: Document, region: str, span: Span) -> bool:
    """Tell whether a span touches a region, without gathering it where its line shows that it cannot.

    :param region: its name, as for :meth:`Document.region`.
    """
    block = document.block_at(span.start)
    if block is not None and span.end <= block.span.end:
        start, end = block.span
        openers = _OPENERS.get(region)
        if openers and "broken" not in document.pairing and not openers.search(document.text, start, span.end):
            return False
        if region == "protected" and document.protects_by_line and not TRACE.search(document.text, start, end):
            return False
    return document.region(region).overlaps(span)
