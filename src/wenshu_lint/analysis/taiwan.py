"""Finds the named fields and paragraphs of a letter in the form that Taiwan's 文書處理手冊 gives it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..lazy import pattern
from ..nodes import Heading
from ..span import Span

_NUMBERED = ("主旨", "说明", "办法")
_OTHERS = ("依据", "公告事项", "拟办", "经过", "原因", "建议", "核示事项")
_LINES = (
    "受文者", "发文日期", "发文字号", "速别", "密等及解密条件或保密期限", "密等及解密条件", "密等", "附件",
    "正本", "副本", "主送", "抄送",
)  # fmt: skip
_NUMBER = r"[一二三四五][、.．]|[（(][一二三四五][）)]|[1-5][.、．]"
_FIELD = pattern(
    rf"(?m)^[ \u3000]*(?:(?P<number>{_NUMBER})?[ \u3000]*(?P<part>{'|'.join(_NUMBERED)})"
    rf"|(?P<other>{'|'.join((*_OTHERS, *_LINES))}))[：:]"
)
_ARTICLE = pattern(r"(?m)^(\d{1,3})\u3000")


class Field(NamedTuple):
    """A name with what stands after its colon: one line, or all lines up to the next name."""

    name: str
    number: Span
    """The number typed before the name, which takes none; usually empty."""
    label: Span
    """The name, without the colon."""
    value: Span
    """Without the blanks at its ends; empty where nothing follows."""


def is_taiwan_form(text: str) -> bool:
    """Tell whether a folded text has the paragraphs that 文書處理手冊 asks for, each under its name.

    Names that are all numbered make a plan, not a letter.
    """
    if "主旨" not in text:
        return False
    found = {match["part"] or match["other"]: match["number"] for match in _FIELD.finditer(text)}
    return "主旨" in found and len(found) > 1 and None in found.values()


def is_statute(text: str, headings: Iterable[Heading]) -> bool:
    """Tell whether articles are numbered as in the laws of Taiwan: 第 1 條, or a bare 1, and a blank."""
    articles = sum(h.form == "第 # 条" and text[h.start + 2].isascii() for h in headings)
    return articles > 2 or _bare_articles(text) > 2


def _bare_articles(text: str) -> int:
    """Count the articles that bear a number alone, from 1 on, as in 要點 and older 辦法."""
    count = 0
    for match in _ARTICLE.finditer(text):
        count += int(match[1]) == count + 1
    return count


def fields(text: str) -> tuple[Field, ...]:
    """Return the fields of a folded text in order; none where it is not in this form."""
    return tuple(_fields(text)) if is_taiwan_form(text) else ()


def _fields(text: str) -> Iterator[Field]:
    found = list(_FIELD.finditer(text))
    for match, follower in zip(found, [*found[1:], None], strict=True):
        name, end = match["part"] or match["other"], follower.start() if follower else len(text)
        if name in _LINES:
            line = text.find("\n", match.end(), end)
            end = end if line < 0 else line
        value = text[match.end() : end]
        start = match.end() + len(value) - len(value.lstrip())
        label = Span(*match.span("part" if match["part"] else "other"))
        number = Span(*match.span("number")) if match["number"] else Span(label.start, label.start)
        yield Field(name, number, label, Span(start, max(start, match.end() + len(value.rstrip()))))
