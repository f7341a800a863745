"""Checks the days by which a draft wants something done: they cannot lie before its own date."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ..analysis import dating
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..nodes import DateMention
from ..span import Span
from .base import Check

_DIRECT: Final = ("请", "务必", "务请", "必须", "须", "于", "在")
_ORDERS: Final = (*_DIRECT, "要", "确保", "力争", "争取")
_ORDER = pattern(
    r"(?:(?P<plea>请|务必|务请)|(?P<must>必?须)|要|确保|力争|争取|报送时间为)(?:各[^，。；\d]{1,10})?(?:于|在)?$"
)
_TILL = pattern(
    r"(?P<end>底|末)?(?:[（(](?:星期|周).[）)])?(?:上午|下午|中午|晚上?)?(?:\d{1,2}[:：时点](?:\d{1,2}分?)?)?(?:下班)?"
    r"(?:之前|以前|前)(?P<rest>[^。；\n]{0,40})"
)
_TASK = pattern(
    "完成|报送|上报|报|提交|制定|出台|落实|建立|建成|实现|印发|送|反馈|整改|公布|开展"
    "|改正|纠正|补正|补齐|办理|办结|缴纳|交纳|缴清|回复|答复|函复|提供|提出|汇总|申请|到位|填写|登录|清理|拆除|撤离|搬离"
)
_TOLD = pattern(
    "要求|规定|明确|提出|根据|按照|依照|当时|下发|发出|发函|来函|原|曾|已|仍|未|没有|尚|逾|的[单项企人工建]|的，"
)
_GROUNDS = pattern(
    r"\s*(?:根据|按照|依照|依据)[^。；\n]*?(?:规定|要求|精神|安排|部署|标准|方案|通知》?|办法》?|条例》?)，"
)
"""What the order rests on, at the head of the sentence; the order itself is the draft's own."""
_YEAR_END = pattern(r"(?P<y>20\d\d)年(?=[底末])")
_YEARLESS = pattern(r"(?P<m>1[0-2]|0?[1-9])月(?:(?P<d>\d{1,2})日|(?=[底末]))")
_OTHER_TIMES = pattern("每|逐年|明年|次年|来年|下一?年|今后|以后|往年|历年|去年|上年|当年|(?:19|20)\\d\\d年")
_YEAR = pattern(r"(?<!\d)20\d\d(?=年)")
_STANDING = pattern(
    "(?:纪要|报告|汇报|总结|简报|通报|说明|答复|复函|办法|制度|规定|细则|规则|章程|规程|条例)(?:[（(][^（()）]*[）)])?$"
)
"""Ends of titles of what tells of earlier orders, or holds for every year."""
_CLOSE: Final = datetime.timedelta(days=60)
"""How far behind a day without year may lie; one further back may be that of the next year."""


class PastDeadline(Check):
    """Flag a task that is due before the date of the draft that sets it: 请于2015年6月30日前完成.

    Only an order counts – 请, 务必, 要, 确保 – and only in the main part; what the sentence
    tells of an earlier order is left alone. A day without year counts only after 请, 务必 or 须,
    where it lies not more than two months behind and no other year is spoken of.
    """

    def words(self) -> frozenset[str]:
        """``issued`` is the date of the draft."""
        return frozenset({"issued"})

    def literals(self) -> Iterable[str]:
        """An order right before a year of this century, or before a month."""
        years = [f"{order}20{digit}" for order in _ORDERS for digit in "0123"]
        return years + [f"{order}{month}月" for order in _DIRECT for month in range(1, 13)]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare the day after each hit with the date of the draft."""
        issued, text, done = document.issued, document.folded, -1
        if issued is None:
            return
        for first, end in hits:
            start = end - len(text[first:end].lstrip("".join(_ORDERS)))
            block = document.block_at(start)
            due = _due(document, start, issued)
            is_main = document.parts[document.part_index(start)].kind == "main"
            if start <= done or block is None or due is None or not is_main:
                continue
            last, stop = due
            sentence = max(block.span.start, text.rfind("。", block.span.start, start) + 1)
            match = _ordered(text, sentence, start, stop)
            if match is not None and last < issued:
                done = start
                yield Finding(Span(start, match.start("rest")), {"issued": dating.in_words(issued)})


def _ordered(text: str, sentence: int, start: int, stop: int) -> re.Match[str] | None:
    """Return the words behind a date if the sentence orders something to be done by then."""
    match = _TILL.match(text, stop)
    order = _ORDER.search(text, max(sentence, start - 16), start)
    if match is None or order is None or not _TASK.search(match["rest"]):
        return None
    if not (order["plea"] or order["must"] or text.startswith("20", start)):
        return None
    grounds = _GROUNDS.match(text, sentence, order.start()) if order["plea"] else None
    begin = grounds.end() if grounds else sentence
    told = _TOLD.search(text, begin, start) or _TOLD.search(match["rest"])
    return None if told else match


def _due(document: Document, start: int, issued: datetime.date) -> tuple[datetime.date, int] | None:
    """Return the last day of the date that begins at ``start``, and where the date ends."""
    text = document.folded
    if text.startswith("20", start):
        mention = next((m for m in document.dates if m.span.start == start), None)
        if mention is not None:
            last = mention.date or _month_end(mention)
            return (last, mention.span.end) if last else None
        match = _YEAR_END.match(text, start)
        return (datetime.date(int(match["y"]), 12, 31), match.end()) if match else None
    match = _YEARLESS.match(text, start)
    if match is None:
        return None
    month = int(match["m"])
    final = calendar.monthrange(issued.year, month)[1]
    last = datetime.date(issued.year, month, min(int(match["d"] or final), final))
    is_close = last < issued <= last + _CLOSE and not _speaks_of_other_years(document, start, issued)
    return (last, match.end()) if is_close else None


def _speaks_of_other_years(document: Document, start: int, issued: datetime.date) -> bool:
    """Tell whether the day without year at ``start`` may be one of another year, or of every year."""
    text, block = document.folded, document.block_at(start)
    sentence = max(block.span.start if block else 0, text.rfind("。", 0, start) + 1)
    times = {found[0].rstrip("年") for found in _OTHER_TIMES.finditer(text, sentence, start)}
    return (
        _STANDING.search(document.title) is not None
        or bool(times - {str(issued.year)})
        or any(int(year[0]) > issued.year for year in _YEAR.finditer(text, 0, start))
    )


def _month_end(mention: DateMention) -> datetime.date | None:
    if mention.day or not 1 <= mention.month <= 12:
        return None
    following = datetime.date(mention.year + mention.month // 12, mention.month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)
