"""Reads Markdown: the text stays as it is; blocks are its lines of prose, and what is code is protected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..document import Document
from ..nodes import Block
from ..source import Source, SourceError
from ..span import LineIndex, Span
from .encodings import decode

if TYPE_CHECKING:
    from markdown_it.token import Token

MISSING = '读取 Markdown 需要 markdown-it-py，请先安装：pip install "wenshu-lint[md]"'

_NESTING = 60
"""Quotations and lists inside one another; deeper text is not met in drafts."""
_FRONT = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*(?:\r\n?|\n)(?s:.*?)^(?:\1|\.\.\.)[ \t]*$", re.M)
_ORDINAL = re.compile(r"\d{1,9}[.)][ \t]+$")
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_NO_PROSE = re.compile(
    r"(?<!`)(?P<ticks>`+)(?!`)(?s:.+?)(?<!`)(?P=ticks)(?!`)"  # code
    r"|(?<=\])\((?:[^()\n]|\([^()\n]*\))*\)"  # target of a link or picture
    r"|(?<=\])\[[^\[\]\n]*\]|\[\^[^\[\]\n]+\]"  # name of a link's target, mark of a note
    r"|<!--(?s:.*?)-->|</?[A-Za-z][^<>]*>"  # comment, tag, address in brackets
    r"|\$\$(?s:.+?)\$\$|\$(?=[^\s$])[^$\n\u4e00-\u9fff]*(?<=\S)\$"  # formula
)


def read_markdown(
    source: Source, encoding: str | None = None, vocab: frozenset[str] = frozenset()
) -> Document:
    """Return the document of a Markdown file.

    Code, HTML blocks, link definitions and front matter make no blocks; code in a line, link
    targets, tags and formulas are protected. Marks of headings, quotations and bulleted items
    lie before the block; a typed number ``1.`` belongs to it.

    :raises SourceError: where the encoding is in doubt or markdown-it-py is not installed.
    """
    decoded = decode(source.data, source.name, encoding)
    text = decoded.text
    lines = LineIndex(text)
    try:
        found = list(_inline_tokens(text))
    except ImportError as error:
        raise SourceError(source.name, MISSING) from error
    except RecursionError as error:
        raise SourceError(source.name, "列表或引用嵌套过深，无法读取") from error
    blocks = [block for token, kind in found for block in _blocks(text, lines, token, kind)]
    return Document(
        text,
        name=source.name,
        blocks=_settled(text, lines, blocks),
        notices=decoded.notices,
        vocab=vocab,
        is_markdown=True,
        encoding=decoded.encoding,
        bom=decoded.bom,
        extra_protected=_protected(text, lines, found),
    )


def _inline_tokens(text: str) -> Iterator[tuple[Token, str]]:
    """Yield the tokens that hold words, with the kind of block they make."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    kind = "paragraph"
    for token in parser.parse(_without_front_matter(text)):
        if token.type == "inline":
            if token.map is not None and token.content.strip():
                yield token, kind
        elif token.type in _KINDS:
            kind = _KINDS[token.type]


_KINDS = {"heading_open": "heading", "th_open": "cell", "td_open": "cell", "paragraph_open": "paragraph"}


def _without_front_matter(text: str) -> str:
    """Blank the front matter, row by row, so that rows keep their numbers."""
    front = _FRONT.match(text)
    if front is None:
        return text
    return re.sub(r"[^\r\n]+", "", front[0]) + text[front.end() :]


def _row(text: str, lines: LineIndex, row: int) -> tuple[int, str]:
    """Return offset and words of a row (from 0), without its end."""
    start = lines.row_start(row + 1)
    end = lines.row_start(row + 2) if row + 1 < len(lines) else len(text)
    return start, text[start:end].rstrip("\r\n")


def _blocks(text: str, lines: LineIndex, token: Token, kind: str) -> Iterator[Block]:
    """Yield a block for each row of a token's words."""
    assert token.map is not None
    for row, words in enumerate(token.content.split("\n"), token.map[0]):
        start, raw = _row(text, lines, row)
        words = words.strip()
        if not words:
            continue
        at = _find(raw, words, kind)
        if at < 0:
            words = raw.strip()
            at = raw.index(words)
        end = at + len(words)
        task = _TASK.match(raw, at)
        if task and task.end() < end:
            at = task.end()
        ordinal = _ORDINAL.search(raw[:at])
        at = ordinal.start() if ordinal else at
        yield Block(Span(start + at, start + end), kind)


def _find(raw: str, words: str, kind: str) -> int:
    if kind == "heading":
        return raw.find(words, raw.find("#") + 1)
    return raw.rfind(words)


def _settled(text: str, lines: LineIndex, blocks: list[Block]) -> list[Block]:
    """Put the cells of a row side by side: the words of a cell may occur in another one too."""
    settled: list[Block] = []
    row_end = 0
    for block in blocks:
        span = block.span
        if block.kind == "cell":
            start = lines.row_start(lines.position(span.start).row)
            words = span.of(text)
            at = text.find(words, max(start, row_end))
            span = Span(at, at + len(words)) if at >= 0 else span
        if settled and span.start < settled[-1].span.end:
            continue
        settled.append(block._replace(span=span))
        row_end = span.end
    return settled


def _protected(text: str, lines: LineIndex, found: list[tuple[Token, str]]) -> Iterator[Span]:
    """Yield what is no prose within the rows of each token."""
    for token, _kind in found:
        assert token.map is not None
        first, last = token.map
        start = lines.row_start(first + 1)
        end = lines.row_start(last + 1) if last < len(lines) else len(text)
        for match in _NO_PROSE.finditer(text, start, end):
            yield Span(*match.span())
