"""Reads drafts that the office system exports: plain text under the suffix .oa, always in GB18030."""

from __future__ import annotations

from wenshu_lint.document import Document
from wenshu_lint.readers.text import read_text
from wenshu_lint.source import Source


def read_oa(source: Source, encoding: str | None, vocab: frozenset[str]) -> Document:
    """Return the document of an exported draft; an encoding that the user names wins."""
    return read_text(source, encoding or "gb18030", vocab)
