"""One page: Markdown as hosting sites read it, turned into HTML, its headings and the words to search in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

_READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_PLAIN = frozenset({"", "text"})
_LABELS = {"误": "bad", "改后": "good", "正": "good", "正（易混，不应标出）": "good"}
"""What stands above an example on the page of a rule."""
_FLAGGED = re.compile("标出：(.*)")
_SEEN = re.compile("“([^“”]+)”")


@dataclass(frozen=True)
class Heading:
    """A heading and the anchor it can be reached by."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True)
class Section:
    """What stands below one heading, as plain words. ``tables`` are kept apart."""

    heading: Heading
    words: str
    tables: str


class Page:
    """One Markdown file. ``source`` and ``target`` are paths below the top and below the site."""

    def __init__(self, source: str, target: str, text: str) -> None:
        self.source = source
        self.target = target
        self.tokens = _READER.parse(text)
        self.headings = _headings(self.tokens)

    @property
    def title(self) -> str:
        """The words of the first heading."""
        return self.headings[0].text if self.headings else self.source

    @cached_property
    def rule(self) -> str:
        """The id of the rule whose page this is, or nothing."""
        found = re.fullmatch(r"docs/rules/([a-z-]+/[a-z0-9-]+)\.md", self.source)
        return found[1] if found else ""

    @cached_property
    def anchors(self) -> set[str]:
        """Every place that a link can name."""
        by_hand = {
            name
            for token in _flat(self.tokens)
            if token.type in ("html_inline", "html_block")
            for name in re.findall(r'<a id="([^"]+)">', token.content)
        }
        return {heading.anchor for heading in self.headings} | by_hand

    def sections(self) -> Iterator[Section]:
        """Yield what stands below each heading of the first three levels."""
        heads = iter(self.headings)
        heading, words, tables = Heading(1, "", self.title), [""], [""]
        inside = False
        for number, token in enumerate(self.tokens):
            if token.type == "heading_open":
                found = next(heads)
                if found.level <= 3:
                    yield Section(heading, "\n".join(words).strip(), "\n".join(tables).strip())
                    heading, words, tables = found, [], []
            elif token.type in ("table_open", "table_close"):
                inside = token.type == "table_open"
            elif token.type == "tr_close":
                tables.append("\n")
            elif token.type == "inline" and self.tokens[number - 1].type != "heading_open":
                (tables if inside else words).append(plain(token))
            elif token.type == "fence":
                words.append(token.content.strip())
        yield Section(heading, "\n".join(words).strip(), "\n".join(tables).strip())

    def html(self, place: Callable[[str], str]) -> str:
        """Return the body; ``place`` says where a link leads on the site."""
        heads = iter(self.headings)
        for token in _flat(self.tokens):
            if token.type == "link_open":
                token.attrSet("href", place(str(token.attrGet("href"))))
            elif token.type == "heading_open":
                token.attrSet("id", next(heads).anchor)
        return "".join(self._blocks())

    def _blocks(self) -> Iterator[str]:
        tokens, start, kind = self.tokens, 0, ""
        while start < len(tokens):
            end = _block_end(tokens, start)
            block, token = tokens[start : end + 1], tokens[start]
            words = plain(block[1]) if token.type == "paragraph_open" else ""
            if self.rule and words.rstrip("：") in _LABELS:
                kind = _LABELS[words.rstrip("：")]
                yield f'<p class="label {kind}">{escape(words.rstrip("："))}</p>\n'
            elif token.type == "fence":
                yield _fence(token, kind, _flagged(tokens, end + 1) if kind == "bad" else [])
                kind = ""
            else:
                yield _tidied(_READER.renderer.render(block, _READER.options, {}))
            start = end + 1


def _block_end(tokens: Sequence[Token], start: int) -> int:
    """Return the place of the token that closes the block which ``start`` opens."""
    depth = 0
    for number in range(start, len(tokens)):
        depth += tokens[number].nesting
        if depth == 0:
            return number
    return len(tokens) - 1


def _headings(tokens: Sequence[Token]) -> list[Heading]:
    seen: Counter[str] = Counter()
    found = []
    for number, token in enumerate(tokens):
        if token.type == "heading_open":
            text = plain(tokens[number + 1])
            anchor = slug(text)
            seen[anchor] += 1
            anchor += f"-{seen[anchor] - 1}" if seen[anchor] > 1 else ""
            found.append(Heading(int(token.tag[1]), anchor, text))
    return found


def slug(text: str) -> str:
    """Return the anchor that hosting sites make of a heading."""
    return re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")


def plain(token: Token) -> str:
    """Return the words of an inline token without any markup."""
    kinds = {"text", "code_inline"}
    pieces = (
        child.content if child.type in kinds else "\n" if "break" in child.type else ""
        for child in token.children or ()
    )
    return "".join(pieces)


def _flat(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()


def _flagged(tokens: Sequence[Token], after: int) -> list[str]:
    """Return the words that the line below a wrong example says are flagged."""
    if after + 1 < len(tokens) and tokens[after].type == "paragraph_open":
        found = _FLAGGED.fullmatch(plain(tokens[after + 1]))
        return _SEEN.findall(found[1]) if found else []
    return []


def _fence(token: Token, kind: str, flagged: Sequence[str]) -> str:
    language = token.info.strip()
    if language in _PLAIN:
        words = escape(token.content, quote=False)
        for word in map(escape, flagged):
            if words.count(word) == 1:
                words = words.replace(word, f"<mark>{word}</mark>")
        return f'<pre class="words {kind}"><code>{words}</code></pre>\n'
    try:
        lexer = get_lexer_by_name(language)
    except ClassNotFound:
        return f"<pre><code>{escape(token.content, quote=False)}</code></pre>\n"
    coloured = highlight(token.content, lexer, HtmlFormatter(nowrap=True))
    return f'<pre data-language="{escape(language)}"><code>{coloured}</code></pre>\n'


_TABLE = re.compile("<table>.*?</table>", re.DOTALL)
_BROKEN_LINE = re.compile(r"(?<=[^\x00-\x7f])((?:</\w+>)*)\n((?:<\w[^>]*>)*)(?=[^\x00-\x7f])")
"""An end of line that means nothing in Chinese, where a browser would show a space."""
_CODE = re.compile("<code>([^<]{29,})</code>")
"""Code in a line that is too long to be kept together on a narrow screen."""
_RULE = re.compile(r"(?<=\">)([a-z]+)/([a-z0-9-]+)(?=</a>)")
"""The name of a rule as a link, which may go on in the next line after its family."""
_LEVEL = re.compile("<td>(错误|警告|提示)(（\\w+）)?</td>")
_LEVELS = {"错误": "error", "警告": "warning", "提示": "info"}


def _tidied(html: str) -> str:
    """Join Chinese lines, let wide tables scroll by themselves, colour levels."""
    html = _TABLE.sub(_table, _BROKEN_LINE.sub(r"\1\2", html))
    html = _CODE.sub(lambda found: f'<code class="long">{found[1]}</code>', html)
    html = _RULE.sub(r"\1/<wbr>\2", html)
    html = _LEVEL.sub(lambda found: f'<td class="{_LEVELS[found[1]]}">{found[1]}{found[2] or ""}</td>', html)
    return html.replace("\n</tr>", "</tr>").replace("<tr>\n", "<tr>").replace("</td>\n", "</td>")


def _table(found: re.Match[str]) -> str:
    wide = " wide" if len(re.findall("<th[ >]", found[0])) > 3 else ""
    return f'<div class="scroll{wide}" tabindex="0">{found[0]}</div>'
