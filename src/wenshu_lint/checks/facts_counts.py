"""Checks of lists against the number of things they are said to name: 甲、乙、丙等2人, 以下3个县：甲、乙."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ..analysis import numerals
from ..analysis.surnames import SURNAMES
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check

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
    "工作组": ("组", "专班"),
    "小组": ("组",),
    "园区": ("园区", "开发区", "产业园"),
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
_DIGITS: Final = "123456789两二三四五六七八九十"
_GAP: Final = 16
"""Characters from where a count begins to be told to its colon."""
_BACK: Final = 5
"""Characters between a hit and the number or the unit before it."""
_PLAIN: Final = r"(?:(?![两一二三四五六七八九十等])[\u4e00-\u9fff])"
_AHEAD = pattern(
    rf"(?<![第前后每各其这那十百千万亿\d.—～~\-几数余近])(?P<n>\d{{1,2}}|[两二三四五六七八九十]{{1,3}})"
    rf"(?:[个家所](?P<u>{'|'.join(_KINDS)})(?![级属的辖内城长区市镇村])|[名位](?:同志|人员|干部|职工|代表))"
    rf"(?P<end>){_PLAIN}{{0,10}}："
    rf"|(?P<u2>{'|'.join(_KINDS)})（共(?P<n2>\d{{1,2}}|[两二三四五六七八九十]{{1,3}})[个家所]）："
)
_WHOLE_LIST = pattern(r"[^。；：，:;,\n等]+(?=[。；\n]|$)")
_REMARK = pattern("（[^（）]*）")
_LAST_PERSON = pattern(rf"[{SURNAMES}](?:某某?|××?)$")
_LED_PERSON = pattern(
    r"(?:决定)?(?:对|由|派|给予|授予|表彰|表扬|安排|选派|抽调|推荐|提名|任命|免去|聘请|慰问|看望|会见)"
    rf"(?P<name>[{SURNAMES}][\u4e00-\u9fff某×]{{1,2}})"
)
"""A name behind the verb that opens the sentence."""
_EACH = pattern("分别|各|一组|每")


class ListedCount(Check):
    """Flag a list that names more than it says, 张某、李某、王某等2人, or with 共 or a colon another number.

    After 等 the number may be larger than the list, which is then open; after 共 it may not,
    where the list opens the sentence. Only items that are certainly
    of the kind that is counted are: persons before 人 or 名, bureaus before 部门, counties before 县.
    """

    def words(self) -> frozenset[str]:
        """``listed`` is the number of items."""
        return frozenset({"listed"})

    def literals(self) -> Iterable[str]:
        """等, 共 or 以下 and a number, or what is counted right before a colon."""
        counted = [f"{word}{digit}" for word in ("等", "共", "以下", "下列") for digit in _DIGITS]
        return [*counted, *(f"{measure}{unit}：" for unit in _KINDS for measure in "个家所")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Count the items before each hit, or those behind a colon that follows."""
        text, done = document.folded, -1
        for start, end in hits:
            block = document.block_at(start)
            ahead = _ahead(text, block.span, start, end) if block is not None and start >= done else None
            if ahead is not None:
                done = ahead.span.end
                yield ahead
                continue
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


def _ahead(text: str, block: Span, start: int, end: int) -> Finding | None:
    """Return the finding where another number of things follows a colon than is said before it."""
    high = min(block.end, end + _GAP)
    if text.find("：", start, high) < 0:
        return None
    count = _AHEAD.search(text, max(block.start, start - _BACK), high)
    items = _WHOLE_LIST.match(text, count.end(), block.end) if count is not None else None
    if count is None or items is None:
        return None
    names = _names(_REMARK.sub("", items[0]), count)
    number = numerals.value((count["n"] or count["n2"]).replace("两", "二"))
    if len(names) < 2 or number is None or len(names) == number:
        return None
    low = count.start("n") if count["n"] else count.start("u2")
    return Finding(
        Span(low, count.end("end") if count["n"] else count.end() - 1), {"listed": str(len(names))}
    )


def _names(words: str, count: re.Match[str]) -> list[str]:
    """Return the names of a list, none where one of them may be of another kind."""
    unit = count["u"] or count["u2"]
    names = words.split("、")
    if not unit:
        return names if all(map(_PERSON.fullmatch, names)) else []
    names[-1:] = re.split("(?<=[" + "".join(kind[-1] for kind in _KINDS[unit]) + "])[和及与]", names[-1])
    return names if all(name.endswith(_KINDS[unit]) for name in names) else []


def _listed(text: str, low: int, end: int, count: re.Match[str]) -> list[int]:
    """Return where the items of the list that stops at ``end`` begin, those of the kind counted."""
    if "work" in count.re.groupindex:
        works = _TITLES.search(text, low, end)
        return [m.start() for m in _TITLE.finditer(text, works.start(), end)] if works else []
    low = max(low, *(text.rfind(mark, low, end) + 1 for mark in "，。；：　,;: "))
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
    if not is_first:
        return -1
    if led := _LED_PERSON.fullmatch(item):
        return led.start("name")
    tail = _LAST_PERSON.search(item)
    return tail.start() if tail else -1
