"""Readers turn a source into a document; here the suffix and the first bytes choose which one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..source import Source, SourceError, expect_source

if TYPE_CHECKING:
    from ..document import Document

Reader = Callable[[Source, "str | None", frozenset[str]], "Document"]
"""What an entry point of the group ``wenshu_lint.readers`` offers; its name is the suffix without dot."""

GROUP = "wenshu_lint.readers"

TEXT = frozenset({"", ".txt", ".text", ".log", ".ini"})
MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
WORD = frozenset({".docx", ".docm", ".dotx", ".dotm"})

_ADVICE = {
    ".doc .dot": "这是旧版 Word 文档，请在 Word 或 WPS 中另存为 .docx 后再检查",
    ".wps .wpt .eid .eis": "这是 WPS 或公文系统的专用格式，请在 WPS 中另存为 .docx 后再检查",
    ".ofd": "OFD 是版式文件，请检查成文前的 .docx 稿，或将文字另存为 .txt",
    ".pdf": "PDF 是版式文件，请检查成文前的 .docx 稿，或将文字另存为 .txt",
    ".odt .ott .fodt .rtf .mht .mhtml .pages .uof .uot": "暂不支持这种格式，请另存为 .docx 或 .txt 后再检查",
    ".xls .xlsx .et .ppt .pptx .dps": "这是表格或演示文稿，不是文字稿，请将文字另存为 .docx 或 .txt 后再检查",
    ".zip .rar .7z .gz .tar": "这是压缩包，请解压后再检查",
    ".jpg .jpeg .png .bmp .tif .tiff .gif": "这是图片，没有可检查的文字，请先识别成文字并另存为 .txt",
}
REFUSED = {suffix: advice for suffixes, advice in _ADVICE.items() for suffix in suffixes.split()}
"""Suffixes that are never read, with what to do instead."""

_MAGIC = (
    (b"PK\x03\x04", "内容是压缩包格式（可能是 Word 文档）{}；若是 Word 文档，请将后缀改为 .docx"),
    (b"\xd0\xcf\x11\xe0", "内容是旧版 Office 或 WPS 文档{}；请用 Word 或 WPS 打开，另存为 .docx"),
    (b"%PDF-", "内容是 PDF 文件{}；请检查成文前的 .docx 稿，或将文字另存为 .txt"),
    (b"{\\rtf", "内容是 RTF 文件{}；请用 Word 或 WPS 打开，另存为 .docx"),
)


def read(source: Source, *, encoding: str | None = None, vocab: frozenset[str] = frozenset()) -> Document:
    """Read a draft with the reader that its suffix chooses.

    :param encoding: how a text is encoded, where the user has said so.
    :param vocab: words of the house, passed on to the document.
    :raises SourceError: for a format that cannot be read, or a content that cannot.
    """
    expect_source(source)
    suffix = source.suffix.lower()
    if suffix in REFUSED:
        raise SourceError(source.name, REFUSED[suffix])
    return _reader(source, suffix)(source, encoding, vocab)


def _reader(source: Source, suffix: str) -> Reader:
    if suffix in WORD:
        from .docx import read_docx

        return read_docx
    known = suffix in TEXT or suffix in MARKDOWN
    foreign = None if known else _foreign(source.name, suffix)
    if foreign is not None:
        return foreign
    for magic, problem in _MAGIC:
        if source.data.startswith(magic):
            raise SourceError(source.name, problem.format("，与后缀不符" if suffix else ""))
    if suffix in MARKDOWN:
        from .markdown import read_markdown

        return read_markdown
    from .text import read_text

    return read_text


def _foreign(name: str, suffix: str) -> Reader | None:
    """Return the reader that another package offers for a suffix, if one does."""
    from importlib.metadata import entry_points

    for entry in entry_points(group=GROUP, name=suffix.lstrip(".")):
        try:
            return _guarded(entry.name, entry.load())
        except (ImportError, AttributeError) as error:
            raise SourceError(name, f"读取插件 {entry.value} 无法载入") from error
    return None


def _guarded(plugin: str, reader: Reader) -> Reader:
    """Wrap a foreign reader, so that whatever it raises names the draft."""

    def guarded(source: Source, encoding: str | None, vocab: frozenset[str]) -> Document:
        try:
            return reader(source, encoding, vocab)
        except SourceError:
            raise
        except Exception as error:
            raise SourceError(source.name, f"读取插件 {plugin} 出错：{type(error).__name__}") from error

    return guarded
