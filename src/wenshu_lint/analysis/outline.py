"""Finds the numbered headings and items that open blocks, and where their words end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from ..lazy import pattern
from ..nodes import Block, Heading, Part
from ..span import Regions, Span
from . import lines, ordinals
from .blocks import Edges
from .ordinals import Token

_new = tuple.__new__
"""Half the price of calling a named tuple: a statute has hundreds of numbers."""

_FLOW = frozenset({"paragraph", "heading"})
_BLANKS = " \u3000\t\xa0"
_AFTER = frozenset(" \u3000\t")
_ITEM = "（#）"
_ITEMS = {ordinals.numbered(_ITEM, number, False): number for number in range(1, 11)}
"""Most items of a list: they are known by their first three characters."""
_OPENING_BLANKS = frozenset(_BLANKS + "#")
_CLAUSE_END = pattern("[。！？；;!?]")
_TRAILING = "。！？；;!?：:，,、．."
_UNIT = pattern("[^\u4e00-\u9fff]")
_FIRST = pattern(r"(?:1|一|[（(]1[)）])[.．、：:,，]?(?!\d)")
_TABLE_NOTE = pattern("注[：:][ \u3000]*(?=[^ \u3000])")
_NOTES = frozenset("附注")
_CONTENTS = "目录"
_TOC_LIMIT = 400
_ARTICLES = 3
"""So many of them and a text is set out in articles; fewer are a quotation."""


_Candidate = tuple[Token, int]
"""A number with the index of its block."""


def headings(text: str, blocks: Sequence[Block], parts: Sequence[Part], edges: Edges) -> tuple[Heading, ...]:
    """Return the numbers that open blocks, in order.

    ``form`` is the number as typed with ``#`` for its value: ``#、`` ``（#）`` ``#.``
    ``第#条`` ``#.#``; ``#`` alone for a character that holds its brackets (①, ⑴, ㈠). A
    look-alike typed for a numeral (``ー、`` ``l.`` ``(-)``) stays as it is, so such a form
    has no ``#``. Levels as in :class:`~wenshu_lint.nodes.Heading`, and 6 for 1.1 and
    1.1.1. A number that could be something else is left out unless a neighbour of the
    same level is the one before or after it. Entries of a table of contents are left out.
    """
    found, doubtful = _candidates(text, blocks, parts)
    if doubtful:
        found = _supported(found, doubtful)
    contents = _contents(text, blocks) if _CONTENTS[0] in edges.starts else range(0)
    return tuple([item for item in found if item[5] not in contents] if contents else found)


def _candidates(
    text: str, blocks: Sequence[Block], parts: Sequence[Part]
) -> tuple[list[Heading], dict[int, Token]]:
    """Return the numbers that open blocks, and by its place among them each that is doubtful."""
    found: list[Heading] = []
    doubtful: dict[int, Token] = {}
    for number, part in enumerate(parts):
        _gather(text, blocks, part, number, found, doubtful)
    return found, doubtful


def _gather(
    text: str,
    blocks: Sequence[Block],
    part: Part,
    number: int,
    found: list[Heading],
    doubtful: dict[int, Token],
) -> None:
    """Add the numbers of a part. Most continue the one before: then their words are known beforehand."""
    known, read, numbered = ordinals.OPENERS, ordinals.read, ordinals.numbered
    after_bracket = ordinals.AFTER_BRACKET
    in_note, like, last, form, arabic = 0, None, 0, ordinals.ARTICLE, False
    due = numbered(form, 1, arabic)
    for index, ((start, end), kind, label, _) in enumerate(blocks[part.first : part.last], part.first):
        if kind != "paragraph" and kind not in _FLOW:
            continue
        if label:
            token = _from_label(label, start)
            found += [_new(Heading, (*token[:5], index, number))] if token else []
            continue
        char = text[start]
        if char not in known:
            while start < end and text[start] in _OPENING_BLANKS:
                start += 1
            if start == end or text[start] not in known:
                is_note = start < end and text[start] in _NOTES
                in_note, like = _note(text[start:end]) if is_note else (0, None)
                continue
        if char == "第" and not in_note and text.startswith(due, start):
            stop = start + len(due)
            if stop == end or text[stop] in _AFTER:
                last += 1
                found.append(_new(Heading, (start, stop, 0, last, form, index, number)))
                due = numbered(form, last + 1, arabic)
                continue
        elif char == "（" and not in_note:
            item, stop = _ITEMS.get(text[start : start + 3]), start + 3
            if item and stop < end and text[stop] not in after_bracket:
                found.append(_new(Heading, (start, stop, 2, item, _ITEM, index, number)))
                continue
        token = read(text, start, end)
        if in_note and _ends_note(token, like, text[start : end + 1 - in_note]):
            in_note = 0
        if token and not in_note:
            if token[5]:
                doubtful[len(found)] = token
            if char == "第" and token[4][-1] == "条":
                form, last, arabic = token[4], token[3], str(token[3]) in text[token[0] : token[1]]
                due = numbered(form, last + 1, arabic)
            found.append(_new(Heading, (*token[:5], index, number)))


def _note(words: str) -> tuple[int, tuple[int, str] | None]:
    """Tell whether a line is the first of 附件：1.… or 注：1.…, whose items are no items of the text.

    0 for another line, 2 where the list is numbered from this line on: an item below it
    may end in 。 and is of the list still. The items of a 注 have the level and the form
    of its first one.
    """
    if words.startswith("注"):
        match = _TABLE_NOTE.match(words)
        token = match and ordinals.read(words, match.end(), len(words))
        return (2, (token.level, token.form)) if token and token.ordinal == 1 else (0, None)
    match = lines.ATTACHMENT_NOTE.match(words)
    return (0 if match is None else 1 + (_FIRST.match(words, match.end()) is not None)), None


def _ends_note(token: Token | None, like: tuple[int, str] | None, words: str) -> bool:
    """Tell whether a line is no item of the list that a note began."""
    return token is None or "。" in words or (like is not None and like != (token.level, token.form))


def _from_label(label: str, start: int) -> Token | None:
    """Read an automatic number; it stands outside the text, so its span is empty."""
    words = label.strip()
    if not words or words[0] not in ordinals.OPENERS:
        return None
    token = ordinals.read(words + "文", 0, len(words) + 1) or ordinals.read(words, 0, len(words))
    return token and token._replace(start=start, end=start, doubt=0)


def _supported(found: list[Heading], doubtful: Mapping[int, Token]) -> list[Heading]:
    """Drop the doubtful numbers that no neighbour of their level continues."""
    groups: dict[tuple[int, int, str], list[_Candidate]] = defaultdict(list)
    for place, heading in enumerate(found):
        token = doubtful.get(place) or Token(*heading[:5], doubt=0)
        unit = _UNIT.sub("", token.form) if token.level == 0 else ""
        groups[heading.part, token.level, unit].append((token, heading.block))
    dropped: set[int] = set()
    for items in groups.values():
        dropped.update(_unsupported(items))
    return [heading for heading in found if heading.block not in dropped]


def _unsupported(items: list[_Candidate]) -> Iterable[int]:
    is_ladder = any(len(token.path) > 1 for token, _ in items)
    last = len(items) - 1
    for place, (token, block) in enumerate(items):
        if not token.doubt:
            continue
        before = place > 0 and _follows(items[place - 1][0], token)
        after = place < last and _follows(token, items[place + 1][0])
        supported = before or after
        if token.doubt > 1:
            supported = (before and after) or (token.level == 1 and _is_edge(items, place, before, after))
        if not supported or (len(token.path) == 1 and not is_ladder):
            yield block


def _is_edge(items: list[_Candidate], place: int, before: bool, after: bool) -> bool:
    """Tell whether a number begins or ends a list whose other side carries it."""
    if after:
        return items[place][0].ordinal == 1 and (place == 0 or items[place - 1][0].ordinal != 1)
    return before and place == len(items) - 1


def _follows(one: Token, other: Token) -> bool:
    if one.path and other.path:
        if len(one.path) < len(other.path):
            return other.path == (*one.path, 1)
        return (
            one.path[: len(other.path) - 1] == other.path[:-1]
            and one.path[len(other.path) - 1] + 1 == other.ordinal
        )
    return one.ordinal + 1 == other.ordinal


def _contents(text: str, blocks: Sequence[Block]) -> range:
    """Return the blocks of a table of contents: from 目录 to where its first entry returns."""
    for index, block in enumerate(blocks[:-1]):
        start, end = block.span
        if end - start < 12 and "".join(text[start:end].split()) == _CONTENTS:
            entry = _entry(text, blocks[index + 1])
            for other in range(index + 2, min(len(blocks), index + _TOC_LIMIT)):
                if _entry(text, blocks[other]) == entry:
                    return range(index, other)
            break
    return range(0)


def _entry(text: str, block: Block) -> str:
    words = "".join(text[block.span.start : block.span.end].split())
    return words.rstrip("0123456789.…·-—()（）")


def headed(text: str, block: Block, after: int) -> int:
    """Return where the clause or line ends that a number heads; trailing marks do not count.

    :param after: where the number ends.
    """
    end = block.span.end
    clause = _CLAUSE_END.search(text, after, end)
    stop = clause.start() if clause else end
    return after + len(text[after:stop].rstrip(_TRAILING + _BLANKS))


def fills(text: str, block: Block, after: int) -> bool:
    """Tell whether the clause that a number heads is all there is in its block.

    :param after: where the number ends.
    """
    end = after + len(text[after : block.span.end].rstrip(_BLANKS))
    clause = _CLAUSE_END.search(text, after, end)
    return clause is None or clause.end() == end


def by_form(headings: Sequence[Heading]) -> dict[str, list[Heading]]:
    """Return the headings that have a number in the text, by its form without blanks, in order."""
    found: dict[str, list[Heading]] = {}
    last = ""
    same: list[Heading] = []
    for heading in headings:
        start, end, level, _, form, _, _ = heading
        if start == end:
            continue
        if form is not last:
            last = form
            if " " in form or "\u3000" in form:
                form = form.strip() if level == 0 else "".join(form.split())
            same = found.setdefault(form, [])
        same.append(heading)
    return found


def articles(headings: Sequence[Heading], end: int) -> Regions:
    """Return what is set out in articles as laws and rules are: from the first 第X条 to ``end``."""
    numbers = (heading[0] for heading in headings if heading[2] == 0 and "条" in heading[4])
    starts = list(islice(numbers, _ARTICLES))
    return Regions([Span(starts[0], end)] if len(starts) == _ARTICLES else ())
