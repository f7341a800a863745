"""Reads a plain text: the words are the bytes decoded, line ends and all."""

from __future__ import annotations

from ..document import Document
from ..source import Source
from .encodings import decode


def read_text(source: Source, encoding: str | None = None, vocab: frozenset[str] = frozenset()) -> Document:
    """Return the document of a plain text; raise ``SourceError`` where its encoding is in doubt."""
    decoded = decode(source.data, source.name, encoding)
    return Document(
        decoded.text,
        name=source.name,
        notices=decoded.notices,
        vocab=vocab,
        encoding=decoded.encoding,
        bom=decoded.bom,
    )
