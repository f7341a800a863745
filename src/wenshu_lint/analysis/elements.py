"""Recognises the elements of an official document that GB/T 9704—2012 names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..nodes import Block, Element, Part
from ..span import Span
from .blocks import Edges
from .head import head_of
from .tail import tail_of


def elements(text: str, blocks: Sequence[Block], parts: Sequence[Part], edges: Edges) -> tuple[Element, ...]:
    """Return the elements that are certain, part by part, in the order of the text.

    Good and recognisably bad forms are found alike, so that rules can judge the form.
    令号, 期号 and the numbers of 公告 are not 发文字号 and are left out. The 正文 runs from
    below the 主送机关 or the title to above the 附件说明 or the signature.

    :param edges: with what the blocks begin and end.
    """
    found: list[Element] = []
    for number, part in enumerate(parts):
        head = head_of(text, blocks, part, number)
        tail = tail_of(text, blocks, edges, part, number, head)
        found.extend(head.elements)
        if (head.elements or tail.elements) and head.body < part.last:
            start = blocks[head.body].span.start
            if start < tail.body_end:
                found.append(Element("正文", _trimmed(text, start, tail.body_end), number))
        found.extend(tail.elements)
    found.sort(key=lambda element: (element.span.start, element.span.end))
    return tuple(found)


def by_role(elements: Iterable[Element]) -> dict[str, list[Element]]:
    """Return the elements of each role, in order."""
    found: dict[str, list[Element]] = {}
    for element in elements:
        found.setdefault(element.role, []).append(element)
    return found


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
