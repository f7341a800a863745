"""Tells when a draft without 成文日期 was written, as far as its own words show it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from ..lazy import pattern
from ..nodes import Block, DateMention
from . import numerals

_HEAD_BLOCKS = 12
"""How many blocks may hold the note below a title that gives the date."""
_YEAR = pattern(r"(?<!\d)((?:19|20|１９|２０)\d\d)年(?!代)")
_SESSION = pattern(
    r"第?(?P<term>[一二三四五六七八九十]{1,3})届全国(?:人民代表大会|人大)(?:第(?P<session>[一二三四五])次会议)?"
)
_FIRST_TERM, _FIRST_YEAR = 6, 1983
_CONGRESS = pattern(
    r"(?:党的|[（(])(?P<short>[一二三四五六七八九十]{2,3})大(?=[^一-鿿]|以来|精神|报告)"
    r"|第(?P<full>[一二三四五六七八九十]{2,3})次全国代表大会"
)
_FIRST_CONGRESS, _CONGRESS_YEAR = 12, 1982
_MENTIONS = 3
_FROM_THEN = ("起施行", "起实施", "起生效", "起执行", "起试行")


def dated(
    text: str, title: str, blocks: Sequence[Block], dates: Sequence[DateMention]
) -> datetime.date | None:
    """Return the date a text bears in its head, or the earliest day it can have been written.

    Looked at, in this order: a note below the title, such as （2024年3月5日通过） or
    ——2024年3月5日在…会议上; the year or the session of the 全国人大 in the title; the day from
    which rules are in force; the latest year in a text that mentions years at least three
    times, or that of the last congress of the Party it names. ``None`` where nothing is found.
    """
    return _noted(text, blocks, dates) or _titled(title) or _in_force(text, dates) or _latest(text)


def _noted(text: str, blocks: Sequence[Block], dates: Sequence[DateMention]) -> datetime.date | None:
    if not blocks:
        return None
    limit = blocks[min(_HEAD_BLOCKS, len(blocks)) - 1].span.end
    found = None
    for mention in dates:
        if mention.span.start >= limit:
            break
        block = next(b for b in blocks if b.span.end >= mention.span.end)
        words = text[block.span.start : block.span.end].strip()
        is_note = words[0] in "（(" and words[-1] in "）)"
        if mention.date and (is_note or words.startswith("—") or words.startswith(_mentioned(text, mention))):
            found = mention.date if found is None or is_note else found
    return found


def _mentioned(text: str, mention: DateMention) -> str:
    return text[mention.span.start : mention.span.end]


def _titled(title: str) -> datetime.date | None:
    years = [int(match[1]) for match in _YEAR.finditer(title)]
    if years:
        return datetime.date(min(years), 1, 1)
    session = _SESSION.search(title)
    term = numerals.value(session["term"]) if session else None
    if session is None or term is None or term < _FIRST_TERM:
        return None
    step = numerals.value(session["session"] or "一") or 1
    return datetime.date(_FIRST_YEAR + 5 * (term - _FIRST_TERM) + step - 1, 3, 1)


def _in_force(text: str, dates: Sequence[DateMention]) -> datetime.date | None:
    """Return the last day of which it is said 自…起施行."""
    for mention in reversed(dates):
        if mention.date and text.startswith(_FROM_THEN, mention.span.end):
            return mention.date
    return None


def _latest(text: str) -> datetime.date | None:
    years = [int(match[1]) for match in _YEAR.finditer(text)]
    found = years if len(years) >= _MENTIONS else []
    congresses = [numerals.value(match["short"] or match["full"]) or 0 for match in _CONGRESS.finditer(text)]
    last = max(congresses, default=0)
    if last >= _FIRST_CONGRESS:
        found = [*found, _CONGRESS_YEAR + 5 * (last - _FIRST_CONGRESS)]
    return datetime.date(max(found), 1, 1) if found else None
