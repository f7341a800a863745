"""Recognises what stands above the text of a document: 版头, 标题 and 主送机关."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..nodes import Block, Element, Part
from ..span import Span
from . import addressee, genre, lines, ordinals
from .lines import Line, line_of

_LIMIT = 30
_LONGEST_TITLE_LINE = 90
_MOST_TITLE_LINES = 5
_B = "[ \u3000\t\xa0]"
_COPY_NUMBER = re.compile(
    rf"\d{{6}}|[〇○零一二三四五六七八九]{{6}}|(?:№|No\.?|份号[：:]?){_B}*\d{{1,8}}|份号[：:]?|第{_B}*\d{{6}}{_B}*号"
)
_TERM = (
    rf"(?:长期|[\dX×]{{1,4}}{_B}*[年月日个天][\d年月日前个]*|[一二三四五六七八九十]{{1,3}}(?:年|个月)"
    r"|[^。，]{0,8}解密[^。，]{0,8})"
)
_SECRECY = re.compile(
    rf"[【\[（(]?(?:密级(?:和保密期限)?[：:]{_B}*)?(?:绝{_B}?密|机{_B}?密|秘{_B}?密)"
    rf"(?:{_B}*[★☆✩⭐*＊·]?{_B}*{_TERM}|{_B}*[★☆✩⭐*＊])?[】\]）)]?"
)
_URGENCY = re.compile(
    rf"(?:(?:紧急程度|缓急)[：:]{_B}*)?(?:特{_B}*提|特{_B}*急件?|加{_B}*急件?|平{_B}*急|急{_B}*件|紧{_B}*急|急)"
)
_SIGNER = re.compile(rf"签{_B}*[发批]{_B}*人?{_B}*(?:[：:].*|{_B}[\u4e00-\u9fff·]{{2,4}}$|$)")
_MORE_SIGNERS = re.compile(rf"[\u4e00-\u9fff·]{{1,4}}(?:{_B}+[\u4e00-\u9fff·]{{1,4}}){{0,5}}")
_ORDER = re.compile(
    rf"([\u4e00-\u9fff×]{{2,40}}(?:令|命令))(?:{_B}*第{_B}*[\d一二三四五六七八九十百×]{{1,5}}{_B}*号)?"
)
_RUNNING_NUMBER = re.compile(
    rf"(?:\d{{4}}{_B}*年)?{_B}*[（(]?第{_B}*[\d一二三四五六七八九十百×]{{1,5}}{_B}*[号期][）)]?"
)
_DOCUMENT = re.compile(rf"[\u4e00-\u9fff×（）()·、 \u3000]{{2,60}}文{_B}*件")
_RULE = re.compile(r"[-—_=━─＿★☆*\s]+")
_META = re.compile(r"[-*•#]\s|【[^】]*】|[\u4e00-\u9fff \u3000]{2,6}[：:](?!$)|https?:|[^<《>]*>")
_ADOPTED = re.compile(r"[（(].*(?:年.{0,3}月|通过|发布|修订|修正|公布|批准).*[)）]")
_SUBTITLE = re.compile("——|--|—")
_TAIL = re.compile(r"[（(〔【][^（()）]{1,24}[)）〕】]")
_SENTENCE = re.compile("[。；;！!？?]|[，,：:]$")
_MISPUNCTUATED = re.compile(
    r"[^。，；：]{0,70}关于[^。，；：]{3,90}的(?:决议|决定|通知|通报|报告|请示|批复|议案|函|纪要|意见|公告|通告)[。．.：:，,！!]"
)
_FORMAL_TITLE = re.compile(
    r"的(?:决议|决定|通知|通报|报告|请示|批复|议案|函|复函|答复|纪要|意见|公告|通告)(?:[（(〔【][^（()）]{1,24}[)）〕】])?$"
)
_CELL_KINDS = frozenset({"copy", "secrecy", "urgency", "number", "signer", "mark"})
_ROLES = {
    "copy": "份号",
    "secrecy": "密级和保密期限",
    "urgency": "紧急程度",
    "signer": "签发人",
    "label": "附件",
    "addressee": "主送机关",
}
_FIRSTS = frozenset("0123456789〇○零一二三四五六七八九№N份第")
_MARK_STARTS = frozenset("绝机秘密【[（(特加平急紧缓")


class Head(NamedTuple):
    """The elements above the text and the block where the text begins."""

    elements: tuple[Element, ...]
    body: int
    is_official: bool
    """True where a number, an addressee or a mark shows that this is an official document."""


class _Seen(NamedTuple):
    line: Line
    kind: str


def head_of(text: str, blocks: Sequence[Block], part: Part, number: int) -> Head:
    """Read the lines of a part, from its first block to its first line of text."""
    seen, body = _read(text, blocks, part)
    found: list[Element] = []
    for item in seen:
        found.extend(_elements(item, number))
    is_official = any(e.role not in ("附件", "签发人") for e in found)
    groups = _groups(seen)
    marks = [group for group, following in groups if _is_mark(group, following)]
    found.extend(Element("发文机关标志", _join(group), number) for group in marks)
    titles = [group for group, _ in groups if group not in marks and group[0].kind == "title"]
    at_top = bool(seen) and seen[0].kind in ("title", "item", "meta")
    if seen and seen[0].kind == "label":
        title = _attachment_title(titles, text[: part.span.start])
    else:
        title = _title(titles, is_official or bool(marks), at_top and body < part.last)
    if title:
        found.append(Element("标题", _join(title), number))
    found = _with_addressee_settled(found, text)
    found.sort(key=lambda element: element.span)
    return Head(tuple(found), body, is_official or bool(marks))


def _read(text: str, blocks: Sequence[Block], part: Part) -> tuple[list[_Seen], int]:
    """Classify line after line until the text begins; return them and where it begins."""
    seen: list[_Seen] = []
    for index in range(part.first, min(part.last, part.first + _LIMIT)):
        block = blocks[index]
        if block.kind not in ("paragraph", "heading", "cell"):
            continue
        line = line_of(text, blocks, index)
        if index == part.first and part.kind == "compiled":
            kind = "item"
        else:
            kind = "text" if block.label else _kind(line, index - part.first, seen)
        if block.kind == "cell" and kind not in _CELL_KINDS:
            if kind == "text":
                return seen, index
            continue
        if kind == "text":
            return seen, index
        seen.append(_Seen(line, kind))
        if kind == "addressee":
            return seen, index + 1
    return ([], part.first) if part.last - part.first > _LIMIT else (seen, part.last)


def _kind(line: Line, place: int, seen: list[_Seen]) -> str:
    """Name what a line of the head is; ``text`` for the first line of running text."""
    words = line.words
    first = words[0]
    if len(words) <= 24:
        if place == 0 and lines.label_number(words) is not None:
            return "label"
        if first in _FIRSTS and place < 3 and _COPY_NUMBER.fullmatch(words):
            return "copy"
        if first in _MARK_STARTS and (kind := _mark_kind(words)):
            return kind
        if first in "第0123456789（(" and _RUNNING_NUMBER.fullmatch(words):
            return "running"
        if lines.is_date(words):
            return "date"
    if first == "签" and _SIGNER.match(words):
        return "signer"
    if lines.may_hold_number(words) and lines.DOCUMENT_NUMBER.match(words):
        return "number"
    return _other_kind(line, seen)


def _mark_kind(words: str) -> str:
    if _SECRECY.fullmatch(words):
        return "secrecy"
    if _URGENCY.fullmatch(words):
        return "urgency"
    halves = words.split()
    if len(halves) == 2 and all(_SECRECY.fullmatch(half) or _URGENCY.fullmatch(half) for half in halves):
        return "marks"
    return ""


def _other_kind(line: Line, seen: list[_Seen]) -> str:
    words = line.words
    if _RULE.fullmatch(words):
        return "rule"
    if _ADOPTED.fullmatch(words):
        return "note"
    has_title = any(item.kind == "title" for item in seen)
    if addressee.is_addressee(words, has_title):
        return "addressee"
    if len(words) <= 100 and _MISPUNCTUATED.fullmatch(words) and not has_title:
        return "title"
    if seen and seen[-1].kind == "signer" and _is_deeper(line) and _MORE_SIGNERS.fullmatch(words):
        return "signers"
    if _META.match(words):
        return "meta"
    if len(words) > _LONGEST_TITLE_LINE or _SENTENCE.search(words) or not _has_chinese(words):
        return "text"
    token = ordinals.read(words, 0, len(words)) if words[0] in ordinals.OPENERS else None
    if (token and token.certain) or "".join(words.split()) == "目录":
        return "text"
    if _SUBTITLE.match(words):
        return "subtitle"
    if _DOCUMENT.fullmatch(words) and "关于" not in words:
        return "mark"
    if _ORDER.fullmatch(words) and "关于" not in words:
        return "order"
    return "title"


def _is_deeper(line: Line) -> bool:
    return line.indent >= 4


def _has_chinese(words: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in words)


def _elements(item: _Seen, number: int) -> Iterator[Element]:
    """Give the elements that one line holds."""
    line, kind = item
    start = line.start
    if kind == "marks":
        for match in re.finditer(r"\S+", line.words):
            role = "密级和保密期限" if _SECRECY.fullmatch(match[0]) else "紧急程度"
            yield Element(role, Span(start + match.start(), start + match.end()), number)
    elif kind == "number":
        found = lines.DOCUMENT_NUMBER.match(line.words)
        if found:
            yield Element("发文字号", Span(start, start + found.end()), number)
            signer = _SIGNER.search(line.words, found.end())
            if signer:
                yield Element("签发人", Span(start + signer.start(), line.end), number)
    elif kind == "order":
        order = _ORDER.fullmatch(line.words)
        if order:
            yield Element("发文机关标志", Span(start, start + order.end(1)), number)
    elif kind in _ROLES:
        yield Element(_ROLES[kind], line.span, number)


def _groups(seen: list[_Seen]) -> list[tuple[list[_Seen], str]]:
    """Put lines of a title or a mark together; with each group the kind that follows it."""
    groups: list[tuple[list[_Seen], str]] = []
    group: list[_Seen] = []
    for item in seen:
        goes_on = item.kind == "title" or (item.kind == "mark" and group and _are_organs(group))
        if group and (not goes_on or _is_complete(group, item)):
            groups.append((group, item.kind))
            group = []
        if goes_on or item.kind == "mark":
            group.append(item)
    if group:
        groups.append((group, "text"))
    return groups


def _is_complete(group: list[_Seen], item: _Seen) -> bool:
    """Tell whether a title has ended, so that the next line begins another."""
    words = _words(group)
    following = "".join(item.line.words.split())
    if group[-1].kind == "mark" or _TAIL.fullmatch(following):
        return group[-1].kind == "mark"
    if _FORMAL_TITLE.search(words):
        return True
    return genre.names_document(words) and (following[:4] == words[:4] or following in words)


def _words(group: list[_Seen]) -> str:
    return "".join("".join(item.line.words.split()) for item in group)


def _are_organs(group: list[_Seen]) -> bool:
    return all(lines.is_organ(item.line.words) for item in group)


def _is_mark(group: list[_Seen], following: str) -> bool:
    """Tell a letterhead from a title: it ends in 文件, or is an organ's name above the number."""
    if group[-1].kind == "mark":
        return True
    return following in ("number", "copy", "secrecy", "urgency", "marks", "signer") and _are_organs(group)


def _join(group: list[_Seen]) -> Span:
    return Span(group[0].line.start, group[-1].line.end)


def _title(groups: list[list[_Seen]], is_official: bool, at_top: bool) -> list[_Seen]:
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


def _attachment_title(groups: list[list[_Seen]], above: str) -> list[_Seen]:
    """Choose the title of a page headed 附件: it names its kind, or was announced above."""
    for group in groups[:1]:
        for size in range(1, min(len(group), _MOST_TITLE_LINES) + 1):
            words = _words(group[:size])
            if genre.names_document(words) or (size == 1 and len(words) > 5 and words in above):
                tail = group[size : size + 1]
                has_tail = bool(tail) and _TAIL.fullmatch(tail[0].line.words) is not None
                return group[: size + has_tail]
    return []


def _has_about(words: str) -> bool:
    return "关于" in words


def _is_plain_title(group: list[_Seen]) -> bool:
    words = _words(group)
    lone = len(group) == 1 or (len(group) == 2 and _TAIL.fullmatch(group[1].line.words) is not None)
    return lone and 4 <= len(words) <= 50 and not any(mark in words for mark in "，：,:")


def _shortened(group: list[_Seen]) -> list[_Seen]:
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
