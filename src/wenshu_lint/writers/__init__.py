"""Writers turn a document and its new words back into bytes; what was not changed stays, byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..source import SourceError, expect

if TYPE_CHECKING:
    from ..document import Document


def write(document: Document, text: str) -> bytes:
    """Return the file that holds ``text`` in the encoding, and after the mark, of the document.

    With ``text == document.text`` the bytes are those that were read.

    :raises SourceError: for a Word draft, for a file whose bytes cannot be had back, and for
        words that its encoding lacks.
    """
    expect("text", text, str)
    if document.is_word:
        raise SourceError(document.name, "Word 文档不能按纯文本改写")
    if not document.encoding:
        raise SourceError(document.name, "文件里有重复编码，改写会连带改动别处的字节；请先另存为 UTF-8")
    try:
        return document.bom + text.encode(document.encoding)
    except UnicodeEncodeError as error:
        problem = f"文件的编码里没有“{text[error.start]}”字，无法写回；请先另存为 UTF-8"
        raise SourceError(document.name, problem) from error
