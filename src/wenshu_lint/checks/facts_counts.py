"""Checks of lists against the number of things they are said to name: 甲、乙、丙等2人, 甲、乙共3人."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ..analysis import numerals
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check

SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江"
    "尹薛闫雷龙黎史陶贺毛段郝顾龚邵覃武钱戴严莫孔汤欧"
)
"""The commonest surnames of one character."""
_PERSON = pattern(rf"(?:[{SURNAMES}][\u4e00-\u9fff某×]{{1,2}}|[\u4e00-\u9fff][某×]{{1,2}})")
_KINDS: Final[dict[str, tuple[str, ...]]] = {
    "部门": ("局", "委", "办", "厅", "部"),
    "单位": ("局", "委", "办", "厅", "部", "公司", "中心", "学校", "医院", "大学", "学院"),
    "企业": ("公司", "集团", "企业", "厂"),
    "公司": ("公司",),
    "县": ("县",),
    "区": ("区",),
    "市": ("市",),
    "镇": ("镇",),
    "乡": ("乡",),
    "乡镇": ("乡", "镇"),
    "街道": ("街道",),
    "村": ("村",),
    "社区": ("社区",),
    "省": ("省",),
    "学校": ("学校", "中学", "小学"),
    "医院": ("医院",),
}
_NUMBER: Final = r"(?P<w>[等共])(?P<n>\d{1,2}|[两二三四五六七八九十]{1,3})"
_UNIT = pattern(_NUMBER + "[个家所]?(?P<u>" + "|".join(_KINDS) + ")(?![级属的辖内城长])")
_MEN = pattern(
    _NUMBER
    + "(?:人(?![次份均数力才员民大一为分各])|[名位](?:同志|人员|干部|职工|代表)?(?![额次词单牌字数置元居]))"
)
_WORKS = pattern(_NUMBER + "(?P<work>[部件份篇本])")
_TITLES = pattern(r"(?:《[^《》]{2,60}》(?:[（(][^（()）]{1,30}[）)])?[、和]?){2,}$")
_TITLE = pattern("《")
_FORMS: Final = (_MEN, _UNIT, _WORKS)
_LAST_PERSON = pattern(rf"[{SURNAMES}](?:某某?|××?)$")
_EACH = pattern("分别|各|一组|每")


class ListedCount(Check):
    """Flag a list that names more than it says, 张某、李某、王某等2人, or with 共 another number.

    After 等 the number may be larger than the list, which is then open; after 共 it may not,
    where the list opens the sentence. Only items that are certainly
    of the kind that is counted are: persons before 人 or 名, bureaus before 部门, counties before 县.
    """

    def words(self) -> frozenset[str]:
        """``listed`` is the number of items."""
        return frozenset({"listed"})

    def literals(self) -> Iterable[str]:
        """等 or 共 and a number."""
        return [f"{word}{digit}" for word in "等共" for digit in "123456789两二三四五六七八九十"]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Count the items before each hit."""
        text = document.folded
        for start, _ in hits:
            block = document.block_at(start)
            match = next((m for form in _FORMS if (m := form.match(text, start))), None)
            if block is None or match is None or _EACH.match(text, match.end()):
                continue
            listed = _listed(text, block.span.start, start, match)
            number = numerals.value(match["n"].replace("两", "二"))
            if number is None or not listed:
                continue
            if len(listed) > number or (
                len(listed) < number and _is_whole(text, block.span.start, listed, match)
            ):
                yield Finding(Span(listed[0], match.end()), {"listed": str(len(listed))})


def _listed(text: str, low: int, end: int, count: re.Match[str]) -> list[int]:
    """Return where the items of the list that stops at ``end`` begin, those of the kind counted."""
    if "work" in count.re.groupindex:
        works = _TITLES.search(text, low, end)
        return [m.start() for m in _TITLE.finditer(text, works.start(), end)] if works else []
    low = max(low, *(text.rfind(mark, low, end) + 1 for mark in "，。；：,;:"))
    kind = count.groupdict().get("u")
    starts: list[int] = []
    while end > low:
        start = max(low, text.rfind("、", low, end) + 1)
        item = text[start:end]
        place = start if kind and item.endswith(_KINDS[kind]) else -1 if kind else _person(item, start == low)
        if place < 0:
            break
        starts.insert(0, start + (0 if kind else place))
        end = start - 1
    return starts


def _is_whole(text: str, low: int, starts: Sequence[int], count: re.Match[str]) -> bool:
    """Tell whether a list before 共 has all its items: it is the first thing in its sentence."""
    if count["w"] != "共" or len(starts) < 2:
        return False
    low = max(low, *(text.rfind(mark, low, starts[0]) + 1 for mark in "。；：\n"))
    return _LEAD.fullmatch(text, low, starts[0]) is not None


_LEAD = pattern("[^，、,和及与]{0,8}")


def _person(item: str, is_first: bool) -> int:
    """Return where in an item the name begins that it is, or that the first item ends in; -1 without one."""
    if _PERSON.fullmatch(item):
        return 0
    tail = _LAST_PERSON.search(item) if is_first else None
    return tail.start() if tail else -1
