"""Recognises what stands above the text of a document: 版头, 标题 and 主送机关."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..lazy import pattern
from ..nodes import Block, Element, Part
from ..span import Span
from . import addressee, genre, lines
from .headlines import ORDER, SIGNER, Seen, mark_role, read

_MOST_TITLE_LINES = 5
_TAIL = pattern(r"[（(〔【][^（()）]{1,24}[)）〕】]")
_FORMAL_TITLE = pattern(
    r"的(?:决议|决定|通知|通报|报告|请示|批[复覆]|议案|函|复函|答复|纪要|意见|公告|通告)(?:[（(〔【][^（()）]{1,24}[)）〕】])?$"
)
_ROLES = {
    "copy": "份号",
    "secrecy": "密级和保密期限",
    "urgency": "紧急程度",
    "signer": "签发人",
    "label": "附件",
    "addressee": "主送机关",
}


class Head(NamedTuple):
    """The elements above the text and the block where the text begins."""

    elements: tuple[Element, ...]
    body: int
    is_official: bool
    """True where a number, an addressee or a mark shows that this is an official document."""


def head_of(text: str, blocks: Sequence[Block], part: Part, number: int) -> Head:
    """Read the lines of a part, from its first block to its first line of text."""
    seen, body = read(text, blocks, part)
    found: list[Element] = []
    for item in seen:
        found.extend(_elements(item, number))
    is_official = any(e.role not in ("附件", "签发人") for e in found)
    groups = _groups(seen)
    marks = [group for group, following in groups if _is_mark(group, following)]
    found.extend(Element("发文机关标志", _join(group), number) for group in marks)
    issuers = [group for group, following in groups if following == "order" and _are_organs(group)]
    found = [_with_organs_above(element, issuers) for element in found]
    titles = [group for group, _ in groups if group not in marks + issuers and group[0].kind == "title"]
    at_top = bool(seen) and seen[0].kind in ("title", "item", "meta")
    if seen and seen[0].kind == "label":
        title = _attachment_title(titles, text, part.span.start)
    else:
        title = _title(titles, is_official or bool(marks), at_top and body < part.last)
    if title:
        found.append(Element("标题", _join(title), number))
    found = _with_addressee_settled(found, text)
    found.sort(key=lambda element: element.span)
    return Head(tuple(found), body, is_official or bool(marks))


def _elements(item: Seen, number: int) -> Iterator[Element]:
    """Give the elements that one line holds."""
    line, kind = item
    start = line.start
    if kind == "marks":
        for match in re.finditer(r"\S+", line.words):
            yield Element(mark_role(match[0]), Span(start + match.start(), start + match.end()), number)
    elif kind == "number":
        found = lines.document_number(line.words)
        if found:
            yield Element("发文字号", Span(start, start + found.end()), number)
            yield from _second_number(line, found.end(), number)
            yield from _marks_behind(line, found.end(), number)
            signer = SIGNER.search(line.words, found.end())
            if signer:
                yield Element("签发人", Span(start + signer.start(), line.end), number)
    elif kind == "order":
        order = ORDER.fullmatch(line.words)
        yield Element("发文机关标志", Span(start, start + order.end(1) if order else line.end), number)
    elif kind in _ROLES:
        yield Element(_ROLES[kind], line.span, number)


def _second_number(line: lines.Line, place: int, number: int) -> Iterator[Element]:
    """Give another 发文字号 that follows the first on its line."""
    rest = line.words[place:].lstrip(f"{lines.BLANKS}、，")
    found = lines.document_number(rest) if rest else None
    if found:
        start = line.end - len(rest)
        yield Element("发文字号", Span(start, start + found.end()), number)


def _marks_behind(line: lines.Line, place: int, number: int) -> Iterator[Element]:
    """Give a mark of secrecy or urgency that stands behind the 发文字号."""
    rest = line.words[place:].strip(lines.BLANKS)
    role = mark_role(rest) if 1 < len(rest) <= 24 else ""
    if role in ("密级和保密期限", "紧急程度"):
        start = line.start + line.words.index(rest, place)
        yield Element(role, Span(start, start + len(rest)), number)


def _groups(seen: list[Seen]) -> list[tuple[list[Seen], str]]:
    """Put lines of a title or a mark together; with each group the kind that follows it."""
    groups: list[tuple[list[Seen], str]] = []
    group: list[Seen] = []
    for item in seen:
        is_mark = item.kind == "mark" and group
        goes_on = item.kind == "title" or (is_mark and (_are_organs(group) or group[-1].kind == "mark"))
        if group and (not goes_on or _is_complete(group, item)):
            groups.append((group, item.kind))
            group = []
        if goes_on or item.kind == "mark":
            group.append(item)
    if group:
        groups.append((group, "text"))
    return groups


def _is_complete(group: list[Seen], item: Seen) -> bool:
    """Tell whether a title has ended, so that the next line begins another."""
    words = _words(group)
    following = "".join(item.line.words.split())
    if group[-1].kind == "mark" or _TAIL.fullmatch(following):
        return group[-1].kind == "mark" and item.kind != "mark"
    if _FORMAL_TITLE.search(words):
        return True
    return genre.names_document(words) and (
        following[:4] == words[:4] or following in words or lines.is_organ(following)
    )


def _words(group: list[Seen]) -> str:
    return "".join("".join(item.line.words.split()) for item in group)


def _are_organs(group: list[Seen]) -> bool:
    return all(lines.is_organ(item.line.words) for item in group)


def _is_mark(group: list[Seen], following: str) -> bool:
    """Tell a letterhead from a title: it ends in 文件, or is an organ's name above the number."""
    if group[-1].kind == "mark":
        return True
    return following in ("number", "copy", "secrecy", "urgency", "marks", "signer") and _are_organs(group)


def _with_organs_above(element: Element, groups: list[list[Seen]]) -> Element:
    """Take the organs on the lines above the last one and 令 into the mark of a joint order."""
    for group in groups:
        if element.role == "发文机关标志" and element.span.start >= group[-1].line.end:
            return element._replace(span=Span(group[0].line.start, element.span.end))
    return element


def _join(group: list[Seen]) -> Span:
    return Span(group[0].line.start, group[-1].line.end)


def _title(groups: list[list[Seen]], is_official: bool, at_top: bool) -> list[Seen]:
    """Choose the title among groups of lines: the last that names a kind of document.

    Where none does, the last group in an official document, or the only line above a
    text.
    """
    groups = [group for group in map(_shortened, groups) if group]
    for is_fit in (genre.names_document, _has_about):
        fitting = [group for group in groups if is_fit(_words(group))]
        if fitting:
            return fitting[-1]
    if is_official and groups:
        return groups[-1]
    if at_top and len(groups) == 1 and _is_plain_title(groups[0]):
        return groups[0]
    return []


def _attachment_title(groups: list[list[Seen]], text: str, start: int) -> list[Seen]:
    """Choose the title of a page headed 附件: it names its kind, or was announced above."""
    for group in groups[:1]:
        for size in range(1, min(len(group), _MOST_TITLE_LINES) + 1):
            words = _words(group[:size])
            if genre.names_document(words) or (
                size == 1 and len(words) > 5 and text.find(words, 0, start) >= 0
            ):
                tail = group[size : size + 1]
                has_tail = bool(tail) and _TAIL.fullmatch(tail[0].line.words) is not None
                return group[: size + has_tail]
    return []


def _has_about(words: str) -> bool:
    return "关于" in words


def _is_plain_title(group: list[Seen]) -> bool:
    words = _words(group)
    lone = len(group) == 1 or (len(group) == 2 and _TAIL.fullmatch(group[1].line.words) is not None)
    return lone and 4 <= len(words) <= 50 and not any(mark in words for mark in "，：,:")


def _shortened(group: list[Seen]) -> list[Seen]:
    """Cut a row of short lines, such as a table typed in lines, down to its title."""
    if len(group) <= _MOST_TITLE_LINES:
        return group
    for size in range(1, _MOST_TITLE_LINES):
        if genre.names_document(_words(group[:size])):
            return group[:size]
    return []


def _with_addressee_settled(found: list[Element], text: str) -> list[Element]:
    """Leave out a salutation to persons unless the title says that it may be an addressee."""
    target = next((e for e in found if e.role == "主送机关"), None)
    if target is None or not addressee.is_personal(target.span.of(text)):
        return found
    title = next((e.span.of(text) for e in found if e.role == "标题"), "")
    if genre.genre_of("".join(title.split())) in addressee.PERSONAL_GENRES:
        return found
    return [e for e in found if e is not target]
