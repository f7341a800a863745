"""Finds half-width marks and full stops in Chinese text, which has its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from ..diagnostic import Edit, Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check, Occasion

_SENTENCE_END: Final = frozenset("％%》）”")
"""What ends a sentence as a word does, and no name or number."""
_CLOSING: Final = frozenset("”’」』》〉）】〕］％‰℃…—")
_OPENING: Final = frozenset("“‘「『《〈（【〔［")
_WIDE: Final = _CLOSING | _OPENING | frozenset("，。、；：？！·")
_HAN_LIKE: Final = frozenset("々〇×")
_FULL: Final = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_NUMBER_FIRST: Final = pattern(r"[ \t\u3000]*[(（\[]?[0-9A-Za-z]{1,3}[)）\]]?\Z")
_BLANKS: Final = " \t\u3000\xa0"
_REACH: Final = 40


def is_han(char: str) -> bool:
    """Tell whether it is a Han character, or ×, which stands for one."""
    return "\u3400" <= char <= "\u9fff" or char in _HAN_LIKE or "\U00020000" <= char <= "\U000323af"


def is_wide(char: str) -> bool:
    """Tell whether it is a Han character or a full-width mark: what makes a context Chinese."""
    return "\u3400" <= char <= "\u9fff" or char in _WIDE or char in _HAN_LIKE


class HalfWidthMarks(Check):
    """Flag half-width ``, ; : ? !`` in Chinese text, one by one.

    ``after: han`` looks at marks that follow a Han character or a full-width closing
    mark; ``after: other`` at marks after a letter, a digit, a half-width bracket or a
    blank, which are Chinese only if Chinese follows, or if the line ends there.
    """

    after: Literal["han", "other"]

    def words(self) -> frozenset[str]:
        """``fix`` is the full-width mark."""
        return frozenset({"fix"})

    def occasions(self) -> Iterable[Occasion]:
        """A half-width mark."""
        return [("char", mark) for mark in _FULL]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Flag each mark; the edit takes away blanks that stood in for its width."""
        text = document.text
        han = self.after == "han"
        for place in _marks(document):
            before = text[place - 1]
            follows_han = is_han(before) or before in _CLOSING
            if (
                follows_han is han
                and (han or _in_chinese(text, place))
                and not text.startswith("//", place + 1)
            ):
                yield _widened(text, place, text[place])


def _marks(document: Document) -> list[int]:
    """Return where the marks stand, in order; to look for one character at a time is cheapest."""
    text = document.text
    found: list[int] = []
    for mark in document.ascii.intersection(_FULL):
        place = text.find(mark, 1)
        while place > 0:
            found.append(place)
            place = text.find(mark, place + 1)
    return sorted(found)


def _widened(text: str, place: int, mark: str) -> Finding:
    start, end = place, place + 1
    while text[start - 1] in " \xa0":
        start -= 1
    while text[end : end + 1] in (" ", "\xa0"):
        end += 1
    if end == len(text) or not is_wide(text[end]):
        end = place + 1
    full = _FULL[mark]
    return Finding(Span(place, place + 1), {"fix": full}, edits=(Edit(Span(start, end), full),))


def _in_chinese(text: str, place: int) -> bool:
    """Tell whether a mark after a letter, digit or bracket belongs to the Chinese around it."""
    start = text.rfind("\n", 0, place) + 1
    left = place - 1
    while left >= start and text[left] in _BLANKS:
        left -= 1
    if left < start or not (text[left] in "%)]\"'" or text[left].isalnum()):
        return False
    if text[place] in "!?" and text[left].isascii() and text[left].isalpha():
        return False
    right = place + 1
    while text[right : right + 1] in (" ", "\u3000", "\xa0"):
        right += 1
    following = text[right : right + 2]
    if not following or following[0] in "\r\n":
        return _ends_chinese(text, start, left)
    if _opens_chinese(following[0]) or (following[0] in "(\"'" and _opens_chinese(following[1:])):
        return _NUMBER_FIRST.match(text, start, place) is None
    return text[left] == "%" and following[0].isdigit()


def _opens_chinese(char: str) -> bool:
    return bool(char) and (is_han(char) or char in _OPENING)


def _ends_chinese(text: str, start: int, left: int) -> bool:
    """Tell whether the letters or digits that end at ``left`` follow a Chinese word or mark."""
    low = max(start, left - _REACH)
    while left >= low and text[left].isascii() and text[left] != " ":
        left -= 1
    if left >= low and text[left] == " ":
        left -= 1
    return left >= low and is_wide(text[left])


_STOP: Final = pattern(r"(?<![.．…])(?:。?[.．]{1,2}|[.．]。)(?=[”’」』）)]*[ \u3000\t]*(?:[\r\n]|\Z))")
_REST: Final = "(?=[.．。”’」』）)》]*[ \u3000\t]*(?:[\r\n]|\\Z))"
_LAST: Final = {".": pattern("\\." + _REST), "．": pattern("．" + _REST)}
"""What such a mark holds; it begins with one character, so it is found far sooner."""
_INNER: Final = {".": pattern("\\.(?= ?[\u4e00-\u9fff])"), "．": pattern("．(?= ?[\u4e00-\u9fff])")}
_NUMERALS: Final = frozenset("零一二三四五六七八九十百千万亿〇")
_NAMES: Final = frozenset(
    "阿埃艾爱安奥巴贝比彼波伯布查达戴德迪杜多恩法菲费弗福富盖戈格哈海汉赫亨怀霍基吉加金卡凯科克库拉莱朗劳勒雷里利列林卢鲁路罗洛"
    "马玛迈曼梅门蒙米莫穆纳娜尼诺帕佩皮普齐乔切萨塞沙莎舍圣史斯苏索塔泰坦汤姆特托瓦威韦维沃西希谢雅亚伊因尤约扎詹朱翰密顿森夫"
    "尔力买提江木孜别古丽吾兹瑟琳恩"
)
"""With what foreign names and those of some peoples are written."""
_CLAUSE: Final = 4
"""Han characters on either side of a point that is a full stop; fewer may be a name or a number."""
_WORDS: Final = 2
"""So many of them behind it, where a mark follows: ….公安、交通等部门."""


class HalfWidthStop(Check):
    """Flag ``.`` or ``．`` after Chinese words, where 。 belongs: at the ``end`` of a line, or ``inside``.

    At the end it may be typed twice, or beside a 。; two points alone may be what is left of an
    ellipsis, so they are not replaced.
    """

    where: Literal["end", "inside"] = "end"

    def words(self) -> frozenset[str]:
        """``fix`` is the full-width mark."""
        return frozenset({"fix"})

    def occasions(self) -> Iterable[Occasion]:
        """A point of either width."""
        return [("char", "."), ("unusual", "any")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Flag each such mark after three Chinese characters at least."""
        if "." not in document.ascii and "．" not in document.unusual:
            return
        text = document.text
        if self.where == "end":
            if not any(last.search(text, 3) for point, last in _LAST.items() if point in text):
                return
            for match in _STOP.finditer(text, 3):
                before = text[match.start() - 3 : match.start()].lstrip("0123456789")
                if before and all(is_han(char) or char in _CLOSING for char in before):
                    is_plain = len(match[0]) == 1 or "。" in match[0]
                    yield Finding(Span(*match.span()), {"fix": "。"}, "。" if is_plain else None)
            return
        for point, inner in _INNER.items():
            if point in text:
                for match in inner.finditer(text, _CLAUSE):
                    if _parts_sentences(text, match.start()):
                        yield Finding(Span(*match.span()), {"fix": "。"}, "。")


def _parts_sentences(text: str, place: int) -> bool:
    """Tell whether words run up to a point and go on behind it, and it stands in no name or number."""
    before = text[max(0, place - _CLAUSE) : place]
    after = text[place + 1 : place + 2 + _CLAUSE].lstrip(" ")[:_CLAUSE]
    ends = before[-1:] in _SENTENCE_END or all(map(is_han, before))
    if not ends or not all(map(is_han, after[:_WORDS].ljust(_WORDS))):
        return False
    if not all(is_han(char) or char in "、，；。" for char in after[_WORDS:]):
        return False
    sides = before[-2:] + after[:2]
    return not _NAMES.issuperset(sides) and not _NUMERALS.issuperset(sides[1:3])
