"""Finds brackets, quotation marks and 书名号 that lack their partner or repeat inside their own kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal, NamedTuple

from ..analysis.marknames import NAMES, named
from ..diagnostic import Edit, Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check, Occasion

_PARTNER: Final = dict(zip("（(《〈【〔［“「『", "）)》〉】〕］”」』", strict=True))
_OPENER: Final = {closer: opener for opener, closer in _PARTNER.items()}
_KIND: Final = {mark: opener for opener in _PARTNER for mark in (opener, _PARTNER[opener])} | {
    "(": "（",
    ")": "（",
}
_MARKS: Final = pattern("[（）()《》〈〉【】〔〕［］“”「」『』]")
_BLANKS: Final = " \t\u3000\xa0"
_QUOTES: Final = frozenset("“”「」『』")
_LIST_MARK = pattern(r"(?:^|[\s。；;：:，,、])[0-9A-Za-z一二三四五六七八九十①-⑳]{1,3}\Z")
_APOSTROPHE = pattern("[A-Za-z][‘’]|[‘’][A-Za-z]")
_BUTTON = pattern(r"\s{0,8}(?:字体[：:]|打印|关闭窗口|返回|分享|收藏|查看更多|点击)")
_NEAR: Final = 30
"""Longest stretch, in characters, that two stray marks can have been meant to enclose."""
_FAR: Final = 60
"""Within how many blocks a quotation over several paragraphs is closed."""
_NEXT: Final = 3
"""Within how many blocks two opening brackets may wait for their partners."""
_MOST: Final = 200
"""How many stray marks of one block are looked at: more are no prose."""
_SOON: Final = 20
"""Within how many blocks its next paragraph opens; lists stand between without a mark."""


class Lone(NamedTuple):
    """A mark without a partner in its block."""

    place: int
    mark: str
    block: int
    opens_block: bool
    """True where nothing but blanks stands before it: the sign of a quotation that goes on."""
    is_list: bool
    """True for the bracket of an item, as in ``1）``, which needs no partner."""


class UnpairedMarks(Check):
    """Flag brackets, quotation marks and 书名号 without a partner.

    A mark may find its partner in a later block: a quotation runs over several
    paragraphs, a bracket over a line end. Two stray marks close to each other are one
    pair wrongly typed (``《…〉``, ``”…“``), and the fix sets the wrong one right.
    """

    def words(self) -> frozenset[str]:
        """``problem`` is what is wrong, in Chinese."""
        return frozenset({"problem"})

    def occasions(self) -> Iterable[Occasion]:
        """Pairs that do not cancel out on some line."""
        return [("pairs", "broken")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Pair the marks block by block, then the rest across blocks."""
        straight = '"' in document.ascii
        lone = [one for one in _lone(document) if not (straight and _beside_straight(document, one))]
        rest: list[Lone] = []
        taken = -1
        for index, one in enumerate(lone):
            if index == taken:
                continue
            other = lone[index + 1] if index + 1 < len(lone) else None
            if other is None or other.block != one.block or other.place - one.place > _NEAR:
                rest.append(one)
                continue
            wrong = _mistyped(one, other)
            if wrong:
                yield wrong
            if wrong or _PARTNER.get(one.mark) == other.mark:
                taken = index + 1
            else:
                rest.append(one)
        for one in _without_partner(rest):
            if not _goes_on(document, one) and not _is_button(document, one):
                half = _half_typed(document, one)
                yield half or Finding(Span(one.place, one.place + 1), {"problem": _problem(one.mark)})


def _lone(document: Document) -> Iterator[Lone]:
    text = document.text
    blocks = document.blocks
    last = len(blocks) - 1
    number = 0
    stack: list[tuple[int, str]] = []
    lone: list[tuple[int, str]] = []
    for match in _MARKS.finditer(text):
        place, mark = match.start(), match[0]
        while number <= last and place >= blocks[number].span.end:
            if stack or lone:
                yield from _placed(text, number, blocks[number].span.start, [*lone, *stack])
                stack, lone = [], []
            number += 1
        if number > last or place < blocks[number].span.start:
            continue
        if mark in _PARTNER:
            stack.append((place, mark))
        elif stack and _KIND[stack[-1][1]] == _KIND[mark]:
            stack.pop()
        else:
            _close(stack, lone, place, mark)
    if stack or lone:
        yield from _placed(text, number, blocks[number].span.start, [*lone, *stack])


def _beside_straight(document: Document, one: Lone) -> bool:
    """Tell whether the partner of a quotation mark was typed as a straight one, which is another fault."""
    return one.mark in "“”" and '"' in document.blocks[one.block].span.of(document.text)


def _close(stack: list[tuple[int, str]], lone: list[tuple[int, str]], place: int, mark: str) -> None:
    """Close the nearest mark of the same kind; what was opened after it stays without a partner."""
    kind = _KIND[mark]
    depth = next((at for at in range(len(stack) - 1, -1, -1) if _KIND[stack[at][1]] == kind), -1)
    if depth < 0:
        lone.append((place, mark))
    else:
        lone.extend(stack[depth + 1 :])
        del stack[depth:]


def _placed(text: str, number: int, start: int, marks: list[tuple[int, str]]) -> Iterator[Lone]:
    opening = start
    while text[opening] in _BLANKS:
        opening += 1
    for place, mark in sorted(marks)[:_MOST]:
        before = text[place - 5 : place] if place - start > 5 else "\n" + text[start:place]
        is_list = mark in ")）" and _LIST_MARK.search(before) is not None
        yield Lone(place, mark, number, place == opening, is_list)


def _mistyped(one: Lone, other: Lone) -> Finding | None:
    """Return the finding where two stray marks are one pair, wrongly typed."""
    left, right = one.mark, other.mark
    if (left == "”" and right in "“”") or left == right == "“":
        new = ("“", "”")
    elif left in _PARTNER and right in _OPENER and _PARTNER[left] != right:
        new = (left, _PARTNER[left])
    else:
        return None
    edits = tuple(
        Edit(Span(at.place, at.place + 1), mark)
        for at, mark in ((one, new[0]), (other, new[1]))
        if mark != at.mark
    )
    at = edits[0].span
    return Finding(
        at, {"problem": _wrong(edits, new)}, edits=edits, related=(Span(other.place, other.place + 1),)
    )


def _half_typed(document: Document, one: Lone) -> Finding | None:
    """Return the finding where the other half of a stray “ or ” is close by, as a single mark: “…’."""
    text, (low, high) = document.text, document.blocks[one.block].span
    if one.mark == "“":
        place, single = text.find("’", one.place, min(high, one.place + _NEAR)), "‘"
    elif one.mark == "”":
        place, single = text.rfind("‘", max(low, one.place - _NEAR), one.place), "’"
    else:
        return None
    if place < 0 or single in text[min(place, one.place) : max(place, one.place)]:
        return None
    if _APOSTROPHE.search(text, place - 1, place + 2):
        return None
    span = Span(place, place + 1)
    edits = (Edit(span, _PARTNER.get(one.mark) or _OPENER[one.mark]),)
    words = {"problem": _wrong(edits, ("“", "”"))}
    return Finding(span, words, edits=edits, related=(Span(one.place, one.place + 1),))


def _wrong(edits: Sequence[Edit], pair: tuple[str, str]) -> str:
    """Say which mark belongs where the one stands that is wrong."""
    if len(edits) > 1:
        return f"引号的方向反了：{named(pair[0])}在前，{named(pair[1])}在后"
    wrong = edits[0].text
    where, partner = ("后面", pair[1]) if wrong == pair[0] else ("前面", pair[0])
    return f"这里应为{named(wrong)}，与{where}的{named(partner)}配对"


def _without_partner(lone: list[Lone]) -> Iterator[Lone]:
    """Yield the marks that find no partner in the blocks that follow."""
    waiting: dict[str, list[Lone]] = {}
    for one in lone:
        opened = waiting.setdefault(_KIND[one.mark], [])
        if one.mark in _OPENER:
            if opened and one.block - opened[-1].block <= _FAR:
                del opened[0 if one.mark in _QUOTES else -1 :]
            elif not one.is_list:
                yield one
        elif one.mark not in _QUOTES:
            yield from (other for other in opened if one.block - other.block > _NEXT)
            opened[:] = [other for other in opened if one.block - other.block <= _NEXT] + [one]
        elif opened and one.opens_block and one.block - opened[-1].block <= _FAR:
            opened.append(one)
        else:
            yield from opened[:1]
            opened[:] = [one]
    for mark, opened in waiting.items():
        yield from opened[:1] if mark in _QUOTES else opened


def _goes_on(document: Document, one: Lone) -> bool:
    """Tell whether a block soon after opens with the same mark, as the paragraphs of a quotation do."""
    if one.mark not in _QUOTES or not (one.opens_block or document.text[one.place - 1] in "：:"):
        return False
    following = document.blocks[one.block + 1 : one.block + 1 + _SOON]
    return any(
        document.text[start:end].lstrip(_BLANKS).startswith(one.mark) for (start, end), *_ in following
    )


def _is_button(document: Document, one: Lone) -> bool:
    """Tell whether the words of a button of a web page follow: the whole of it is residue."""
    return (
        one.mark in "【［〔" and one.opens_block and _BUTTON.match(document.text, one.place + 1) is not None
    )


def _problem(mark: str) -> str:
    partner = _PARTNER.get(mark) or _OPENER[mark]
    return f"只有{named(mark)}，没有与它配对的{NAMES[partner]}"


class NestedMarks(Check):
    """Flag a pair of marks inside a pair of the same kind: 《…《…》…》, “…“…”…”.

    The fix gives the inner pair the inner form: 〈〉, ‘’.
    """

    marks: Literal["《》", "“”"]

    def words(self) -> frozenset[str]:
        """``fix`` is the inner pair."""
        return frozenset({"fix"})

    def occasions(self) -> Iterable[Occasion]:
        """Pairs that may stand in one of their kind."""
        return [("pairs", "nested")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Flag the inner opening mark where both pairs are closed in the block."""
        opener, closer = self.marks[0], self.marks[1]
        text = document.text
        if opener not in text:
            return
        done = -1
        for match in re.finditer(f"{opener}[^{closer}\\n]*{opener}", text):
            block = document.block_at(match.start()) if match.start() >= done else None
            if block is not None:
                done = block.span.end
                yield from _nested(text, block.span, "《》〈〉" if opener == "《" else "“”‘’")


def _nested(text: str, span: Span, forms: str) -> Iterator[Finding]:
    """Yield the inner pairs of one block; ``forms`` are the outer pair and the inner pair."""
    opener, closer, inner_opener, inner_closer = tuple(forms)
    stack: list[tuple[int, str]] = []
    inside: dict[int, list[tuple[int, int]]] = {}
    for match in re.finditer(f"[{forms}]", text[span.start : span.end]):
        place, mark = span.start + match.start(), match[0]
        if mark in (opener, inner_opener):
            stack.append((place, mark))
            continue
        if not stack or stack[-1][1] != (opener if mark == closer else inner_opener):
            continue
        left = stack.pop()[0]
        for pair in inside.pop(left, ()):
            yield _inner(*pair, inner_opener, inner_closer)
        if mark == closer and len(stack) % 2 and stack[-1][1] == opener:
            inside.setdefault(stack[-1][0], []).append((left, place))


def _inner(left: int, right: int, opener: str, closer: str) -> Finding:
    edits = (Edit(Span(left, left + 1), opener), Edit(Span(right, right + 1), closer))
    return Finding(
        Span(left, left + 1), {"fix": opener + closer}, edits=edits, related=(Span(right, right + 1),)
    )
