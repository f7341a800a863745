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
_REPORT = pattern(r"代表(?:中国共产党)?第(?P<term>[一二三四五六七八九十]{2,3})届中央委员会[^。]{0,24}作报告")
_MENTIONS = 3
_FROM_THEN = ("起施行", "起实施", "起生效", "起执行", "起试行")


def in_words(day: datetime.date) -> str:
    """Return a day as people write it: 2024年3月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


def stated(
    text: str, title: str, blocks: Sequence[Block], dates: Sequence[DateMention]
) -> datetime.date | None:
    """Return the date that a text says is its own.

    Looked at, in this order: a note below the title, such as （2024年3月5日通过） or
    ——2024年3月5日在…会议上; the year, the session of the 全国人大 or the congress of the Party in
    the title; the congress to which a 中央委员会 reports; the day from which rules are in force.
    """
    return _noted(text, blocks, dates) or _titled(title) or _reported(text, blocks) or _in_force(text, dates)


def latest(text: str) -> datetime.date | None:
    """Return the earliest day on which a text can have been written, by what it speaks of.

    That is the latest year in a text that mentions years at least three times, or that of the
    last congress of the Party it names.
    """
    years = [int(match[1]) for match in _YEAR.finditer(text)]
    found = years if len(years) >= _MENTIONS else []
    held = _congress(text)
    return datetime.date(max([*found, held]), 1, 1) if found or held else None


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
    held = _congress(title)
    if held:
        return datetime.date(held, 1, 1)
    session = _SESSION.search(title)
    term = numerals.value(session["term"]) if session else None
    if session is None or term is None or term < _FIRST_TERM:
        return None
    step = numerals.value(session["session"] or "一") or 1
    return datetime.date(_FIRST_YEAR + 5 * (term - _FIRST_TERM) + step - 1, 3, 1)


def _congress(text: str) -> int:
    """Return the year of the last congress of the Party that is named; 0 for none."""
    named = [numerals.value(match["short"] or match["full"]) or 0 for match in _CONGRESS.finditer(text)]
    last = max(named, default=0)
    return _CONGRESS_YEAR + 5 * (last - _FIRST_CONGRESS) if last >= _FIRST_CONGRESS else 0


def _reported(text: str, blocks: Sequence[Block]) -> datetime.date | None:
    """Read the congress off the first lines of the report to it: 我代表第十四届中央委员会向大会作报告."""
    if not blocks:
        return None
    report = _REPORT.search(text, 0, blocks[min(_HEAD_BLOCKS, len(blocks)) - 1].span.end)
    term = report and numerals.value(report["term"])
    if not term or term + 1 < _FIRST_CONGRESS:
        return None
    return datetime.date(_CONGRESS_YEAR + 5 * (term + 1 - _FIRST_CONGRESS), 1, 1)


def _in_force(text: str, dates: Sequence[DateMention]) -> datetime.date | None:
    """Return the last day of which it is said 自…起施行."""
    for mention in reversed(dates):
        if mention.date and text.startswith(_FROM_THEN, mention.span.end):
            return mention.date
    return None
