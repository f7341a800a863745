"""Reads Markdown: the text stays as it is; blocks are its lines of prose, and what is code is protected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..document import Document
from ..lazy import pattern
from ..nodes import Block, Notice
from ..source import Source, SourceError
from ..span import LineIndex, Span
from .encodings import Decoded, decode, remarks

if TYPE_CHECKING:
    from markdown_it.token import Token

MISSING = '读取 Markdown 需要 markdown-it-py，请先安装：pip install "wenshu-lint[md]"'

_NESTING = 60
"""Quotations and lists inside one another; deeper text is not met in drafts."""
_FRONT = pattern(r"\A\ufeff?(---|\+\+\+)[ \t]*\n(?s:.*?)^(?:\1|\.\.\.)[ \t]*$", re.M)
_ORDINAL = pattern(r"\d{1,9}[.)][ \t]+$")
_TASK = pattern(r"\[[ xX]\][ \t]+")
_HAN = pattern(r"[\u4e00-\u9fff]")
_TAG = pattern(r"<!--(?s:.*?)-->|<[^<>]*>")
_SENTENCE = 10
"""Chinese characters from which a piece of code or HTML is taken for text that somebody wrote."""
_UNREAD = {
    "code_block": "以四个以上空格或制表符开头，按 Markdown 的规则算作代码",
    "html_block": "是 HTML 代码",
}
_UNREADABLE = pattern("[\0\ud800-\udfff]")
"""NUL and half characters, which the parser replaces or refuses."""
_NO_PROSE = pattern(
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

    :raises SourceError: where the encoding is in doubt or markdown-it-py is not installed.
    """
    return _document(decode(source.data, source.name, encoding), source.name, vocab)


def markdown_text(text: str, name: str, vocab: frozenset[str] = frozenset()) -> Document:
    """Return the document of a Markdown text that somebody holds, whatever stands in it.

    :raises SourceError: where markdown-it-py is not installed.
    """
    return _document(Decoded(text, "utf-8", b"", tuple(remarks(text))), name, vocab)


def _document(decoded: Decoded, name: str, vocab: frozenset[str]) -> Document:
    """Return the document of a text.

    Code, HTML blocks, link definitions and front matter make no blocks; code in a line, link
    targets, tags and formulas are protected. Marks of headings, quotations and bulleted items
    lie before the block; a typed number ``1.`` belongs to it.
    """
    text = _UNREADABLE.sub("\ufffd", decoded.text)
    lines = LineIndex(text)
    try:
        tokens = _tokens(text)
    except ImportError as error:
        raise SourceError(name, MISSING) from error
    except RecursionError as error:
        raise SourceError(name, "列表或引用嵌套过深，无法读取") from error
    found = list(_wordy(tokens))
    blocks = [block for token, kind in found for block in _blocks(text, lines, token, kind)]
    return Document(
        decoded.text,
        name=name,
        blocks=_settled(text, lines, blocks),
        notices=(*decoded.notices, *_unread(tokens)),
        vocab=vocab,
        is_markdown=True,
        encoding=decoded.encoding,
        bom=decoded.bom,
        extra_protected=[*_protected(text, lines, found), *_code(text, lines, tokens)],
    )


def _tokens(text: str) -> list[Token]:
    """Return the block tokens of a text, rows as in the text, words in lines not looked into.

    A mark at the beginning hides no heading; without it the rows are the same.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    plain = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    return parser.parse(_without_front_matter(plain).removeprefix("\ufeff"))


def _wordy(tokens: list[Token]) -> Iterator[tuple[Token, str]]:
    """Yield the tokens that hold words, with the kind of block they make."""
    kind = "paragraph"
    for token in tokens:
        if token.type in _KINDS:
            kind = _KINDS[token.type]
        elif token.type == "inline" and token.map is not None and token.content.strip():
            yield token, kind


def _unread(tokens: list[Token]) -> Iterator[Notice]:
    """Tell of Chinese sentences that the rules of Markdown make code or HTML."""
    for token in tokens:
        problem = _UNREAD.get(token.type)
        if problem and token.map and len(_HAN.findall(_TAG.sub("", token.content))) >= _SENTENCE:
            yield Notice(
                "unread-part", f"第 {token.map[0] + 1} 行起{problem}，其中的文字未检查", serious=True
            )


_KINDS = {"heading_open": "heading", "th_open": "cell", "td_open": "cell", "paragraph_open": "paragraph"}


def _without_front_matter(text: str) -> str:
    """Blank the front matter, row by row, so that rows keep their numbers."""
    front = _FRONT.match(text)
    if front is None:
        return text
    return "\n" * front[0].count("\n") + text[front.end() :]


def _row(text: str, lines: LineIndex, row: int) -> tuple[int, str]:
    """Return offset and words of a row (from 0), without its end."""
    start = lines.row_start(row + 1)
    end = lines.row_start(row + 2) if row + 1 < len(lines) else len(text)
    return start, text[start:end].rstrip("\r\n")


def _blocks(text: str, lines: LineIndex, token: Token, kind: str) -> Iterator[Block]:
    """Yield a block for each row of a token's words; rows without words may lie before the first."""
    assert token.map is not None
    row, last = token.map
    for content in token.content.split("\n"):
        words = content.strip()
        if kind == "cell":
            words = words.replace("|", r"\|")
        start, raw = _row(text, lines, row)
        while words not in raw and row + 1 < last:
            row += 1
            start, raw = _row(text, lines, row)
        row += 1
        if words:
            at, end = _edges(raw, words, kind)
            yield Block(Span(start + at, start + end), kind)


def _edges(raw: str, words: str, kind: str) -> tuple[int, int]:
    """Return where the words of a row begin and end: a typed number counts, a box to tick does not."""
    at = _find(raw, words, kind)
    end = at + len(words)
    if kind == "cell":
        return at, end
    task = _TASK.match(raw, at)
    if task and task.end() < end:
        at = task.end()
    ordinal = _ORDINAL.search(raw[:at])
    return (ordinal.start() if ordinal else at), end


def _find(raw: str, words: str, kind: str) -> int:
    """Return where the words of a row begin: after the marks of a heading, else as late as they fit."""
    at = raw.find(words, raw.find("#") + 1) if kind == "heading" else -1
    return at if at >= 0 else raw.rindex(words)


def _settled(text: str, lines: LineIndex, blocks: list[Block]) -> list[Block]:
    """Put the cells of a row side by side: the words of a cell may occur in another one too."""
    settled: list[Block] = []
    row_end = 0
    for block in blocks:
        span = block.span
        if block.kind == "cell":
            start = lines.row_start(lines.position(span.start).row)
            words = span.of(text)
            at = text.index(words, max(start, row_end))
            span = Span(at, at + len(words))
        settled.append(block._replace(span=span))
        row_end = span.end
    return settled


def _protected(text: str, lines: LineIndex, found: list[tuple[Token, str]]) -> Iterator[Span]:
    """Yield what is no prose within the rows of each token."""
    for token, _kind in found:
        for match in _NO_PROSE.finditer(text, *_rows(text, lines, token)):
            yield Span(*match.span())


def _code(text: str, lines: LineIndex, tokens: list[Token]) -> Iterator[Span]:
    """Yield front matter and the blocks of code and HTML: rules that read the whole text pass over them."""
    front = _FRONT.match(text)
    if front is not None:
        yield Span(*front.span())
    for token in tokens:
        if token.type in ("fence", "code_block", "html_block") and token.map is not None:
            yield _rows(text, lines, token)


def _rows(text: str, lines: LineIndex, token: Token) -> Span:
    assert token.map is not None
    first, last = token.map
    return Span(lines.row_start(first + 1), lines.row_start(last + 1) if last < len(lines) else len(text))
