"""Checks of parts against their whole: totals, shares of a hundred; and tells which parts cannot overlap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Final, NamedTuple

from ..analysis.amounts import FIGURE, amount
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check

UNITS: Final = (
    "平方公里|平方米|人次|批次|公里|千米|千瓦|公顷|项目|人|名|个|家|户|件|项|起|套|台|辆|所|处|次|份|篇|条|座|宗|例|亩"
    "|元|吨|米|批|期|场|门|册|栋|幢|间|株|头|只|款|支|名额|岗位"
)
COUNTED: Final = f"(?:万亿|万|亿)?(?:{UNITS})"
_NO_PART = pattern(
    "比|增|减|占|约|余|多|近|超|第(?![一二三四]季度)|其中|每|各|均|达|以上|以下|不足|人均|同期|上年|去年|累计|合计|总计|共"
)
_MARKS = pattern("[，、；]|和|及")
_ITEM = pattern(r"(?P<label>\D{1,14}?)(?P<figure>" + FIGURE + r")(?P<unit>\D{0,5})")


class Part(NamedTuple):
    """A part of a list: its name, its figure, and where it ends in the words of the list."""

    label: str
    figure: Decimal
    end: int


def listed_parts(words: str, *units: str) -> Iterator[Part]:
    """Yield the parts of a list as far as it is plain: a name, a figure and a unit, nothing else."""
    start = 0
    for end in (*(mark.start() for mark in _MARKS.finditer(words)), len(words)):
        item = words[start:end]
        match = _ITEM.fullmatch(item.strip())
        figure = amount(match["figure"]) if match is not None and match["unit"] in units else None
        if match is not None and figure is not None and not _NO_PART.search(item):
            yield Part(match["label"], figure, end)
        elif item:
            return
        start = end + 1


def rounding(figures: Iterable[Decimal]) -> Decimal:
    """Return how far a sum may be out through rounding: nothing for whole numbers."""
    figures = list(figures)
    if all(figure == figure.to_integral_value() for figure in figures):
        return Decimal(0)
    last = min(int(figure.as_tuple().exponent) for figure in figures)
    return Decimal(1).scaleb(last) * len(figures)


_TOTAL = pattern(
    rf"[，、；]?(?:合计|总计|共计|总共|共)(?:为|达|有)?(?P<n>{FIGURE})(?P<u>{COUNTED})(?![多余以左])"
)


class PartsSum(Check):
    """Flag a total that is not the sum of the parts listed right before it in the same sentence.

    Only plain lists count: two or more parts with the same unit, nothing but marks between
    them, then 合计, 共计, 总计 or 共. What 其中 names may be less than the total, not more.
    """

    def words(self) -> frozenset[str]:
        """``sum`` of the parts, ``total`` as stated."""
        return frozenset({"sum", "total"})

    def literals(self) -> Iterable[str]:
        """The words before a total."""
        return (
            "合计",
            "总计",
            "共计",
            "总共",
            *(f"{mark}共{digit}" for mark in "，、" for digit in "123456789"),
        )

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Add up the parts before each total."""
        text = document.folded
        for start, _ in hits:
            block = document.block_at(start)
            if block is None:
                continue
            at = (
                start - 1
                if text[start] not in "，、" and text[start - 1 : start] in ("，", "、", "；")
                else start
            )
            match = _TOTAL.match(text, at)
            if match is None:
                continue
            first = block.span.start
            low = max(first, max(text.rfind(mark, first, start) for mark in "。：:；") + 1)
            words = text[low:at]
            some = words.startswith("其中")
            words = words.removeprefix("其中")
            parts = [part.figure for part in listed_parts(words, match["u"])]
            items = [item for item in _MARKS.split(words) if item]
            total = amount(match["n"])
            if total is None or len(parts) < 2 or len(parts) < len(items):
                continue
            over = sum(parts) - total
            if (over if some else abs(over)) > rounding([*parts, total]):
                said = {"sum": f"{sum(parts)}{match['u']}", "total": match["n"] + match["u"]}
                yield Finding(Span(match.start("n"), match.end("u")), said)


class DivisionRow(NamedTuple):
    """Words of which a thing can be only one: 新建 or 改建, 中央 or 省级."""

    name: str
    members: tuple[str, ...]
    source: str = ""


_REST = pattern("其他|其余|其它|余下")
_OPEN = pattern("以上|以下|以内|及|和|含|兼")
_DIVISIONS: Final = ("街道", "社区", "县", "市", "区", "镇", "乡", "村", "省", "州", "旗", "盟")
_LEVELS: Final = (("县", "区", "旗"), ("街道", "镇", "乡"))
"""Ends of the names of places of one level, of which none lies in another."""
_NO_PLACE = pattern(
    "(?:[市城郊园景山林湖港库矿农牧社辖片街老新灾震疫分跨]|自治|开发|示范|高新|保税|度假|工业|保护|试验|贫困)区$|乡镇$|^[各全外]"
    "|示范|重点|一般|试点|先进|特色|美丽|文明|薄弱|传统|达标|样板|精品|整治|贫困|移民|民族"
)
"""Kinds of places instead of names of them: a village may be of two kinds."""


def are_apart(labels: Sequence[str], rows: Iterable[DivisionRow]) -> bool:
    """Tell whether nothing can belong to two of the labels.

    That is certain where the last is the rest, where one denies the other, where all name
    places of one kind, and where each holds another member of one row.
    """
    if len(labels) < 2 or len(set(labels)) < len(labels) or any(map(_OPEN.search, labels)):
        return False
    if _REST.match(labels[-1]) or _are_opposite(labels) or _are_places(labels):
        return True
    return any(_hold_members(labels, row.members) for row in rows)


def _are_opposite(labels: Sequence[str]) -> bool:
    short, long = sorted(labels[:2], key=len)
    return len(labels) == 2 and any(long.replace(no, "", 1) == short for no in "不未非无" if no in long)


def _are_places(labels: Sequence[str]) -> bool:
    if any(map(_NO_PLACE.search, labels)):
        return False
    return any(end_apart(labels, ends) for ends in (*_LEVELS, *((kind,) for kind in _DIVISIONS)))


def end_apart(labels: Sequence[str], ends: tuple[str, ...]) -> bool:
    """Tell whether all labels are names that end so, and none is a piece of another."""
    return all(
        label.endswith(ends) and label not in ends and not any(label in x for x in labels if x != label)
        for label in labels
    )


def _hold_members(labels: Sequence[str], members: Sequence[str]) -> bool:
    found = set()
    for label in labels:
        held = [member for member in members if _holds(label, member)]
        held = [member for member in held if not any(member in other for other in held if other != member)]
        if len(held) != 1:
            return False
        found.add(held[0])
    return len(found) == len(labels)


def _holds(label: str, member: str) -> bool:
    """A word of one character is in too many others: 中 of 老、中、青 in 中层干部; not so 男 and 女."""
    return member in label if len(member) > 1 or member in "男女" else member == label


_LIST: Final = r"\d+(?:\.\d+)?[%％](?:[、，和](?:以及)?\d+(?:\.\d+)?[%％])+"
_TOGETHER = pattern(rf"分别(?:占|为|达|是)(?:到)?(?:[^，。；\d]{{0,12}}的)?(?P<list>{_LIST})")
_ONE = pattern(
    r"(?P<label>[^，、。；：\d]{1,12}?)(?:所)?占(?:比|比重|比例|总[数量额])?(?:的)?(?:为|达|达到)?"
    r"(?P<figure>\d+(?:\.\d+)?)[%％](?![以多余左])[，、；和]?"
)
_RATIO = pattern(
    r"三次产业[^，。；\d]{0,16}?(?P<list>\d+(?:\.\d+)?[:：∶]\d+(?:\.\d+)?[:：∶]\d+(?:\.\d+)?)(?![:：∶\d])"
    r"(?:[^，。；\d]{0,10}(?P<next>\d+(?:\.\d+)?[:：∶]\d+(?:\.\d+)?[:：∶]\d+(?:\.\d+)?)(?![:：∶\d]))?"
)
_DENIED: Final = (
    "满意", "合格", "达标", "及格", "知晓", "同意", "支持", "参保", "就业", "覆盖", "整改", "办结", "参与",
)  # fmt: skip
_OPPOSITE = pattern(
    r"(?P<list>(?P<rate>\p{Han}{2,6}[率度])(?:为|达|达到)?(?P<a>\d+(?:\.\d+)?)[%％][，、；]"
    r"[不未](?P=rate)(?:为|达|达到)?(?P<b>\d+(?:\.\d+)?)[%％])"
)
_SHARED = pattern("占|比重|比例|构成|结构")


class Shares(Check):
    """Flag shares of one whole that add up to more than a hundred per cent.

    They must be shares of one whole: the three sectors of the economy, a thing and its denial,
    parts of which nothing belongs to two (see :func:`are_apart`). The shares of the three
    sectors are complete: they are flagged where they make less, too.
    """

    rows: tuple[DivisionRow, ...] = ()

    @cached_property
    def _divisions(self) -> list[DivisionRow]:
        return [DivisionRow(*row) for row in self.rows]

    def words(self) -> frozenset[str]:
        """``sum`` of the shares."""
        return frozenset({"sum"})

    def literals(self) -> Iterable[str]:
        """What stands before the figures, or between them."""
        words = ["分别占", "分别为", "分别达", "分别是", "三次产业"]
        words += [f"占{of}{digit}" for of in ("", "比", "比为", "总数的") for digit in "123456789"]
        return words + [f"{no}{of}{rate}" for no in "不未" for of in _DENIED for rate in "率度"]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Add up the shares around each hit."""
        done = -1
        for start, _ in hits:
            if start < done:
                continue
            for place, figures, is_complete in self._shares(document, start):
                total, slack = sum(figures), max(Decimal("0.3"), _rounding_of_shares(figures))
                if total > 100 + slack or (is_complete and total < 100 - slack):
                    done = place.end
                    yield Finding(place, {"sum": f"{total}%"})

    def _shares(self, document: Document, start: int) -> Iterator[tuple[Span, list[Decimal], bool]]:
        text, block = document.folded, document.block_at(start)
        if block is None:
            return
        low, high = block.span
        clause = max(low, *(text.rfind(mark, low, start) + 1 for mark in "。；，：\n"))
        if match := _TOGETHER.match(text, start):
            head = text[clause:start] + text[start : match.start("list")]
            labels = re.split("[、和与]|以及", text[clause:start])
            figures, three = _figures(match["list"]), "三次产业" in head
            alike = len(labels) == len(figures) and are_apart(labels, self._divisions)
            if _SHARED.search(head) and ((three and len(figures) == 3) or alike):
                yield Span(*match.span("list")), figures, three
        elif match := _RATIO.match(text, start):
            for name in ("list", "next"):
                figures = _figures(match[name] or "")
                if 50 < sum(figures) < 150:  # 1:5:4 is a ratio, not shares
                    yield Span(*match.span(name)), figures, True
        elif text[start] in "不未":
            match = next((m for m in _OPPOSITE.finditer(text, clause, high) if m.end() > start), None)
            match = match or next((m for m in _OPPOSITE.finditer(text, max(low, start - 24), high)), None)
            if match is not None and match.start() < start < match.end():
                yield Span(*match.span("list")), [Decimal(match["a"]), Decimal(match["b"])], False
        elif text[start] == "占":
            yield from self._listed(text, clause, start, high)

    def _listed(
        self, text: str, low: int, start: int, high: int
    ) -> Iterator[tuple[Span, list[Decimal], bool]]:
        """Yield the shares of a list that begins in the clause: 甲占40%，乙占35%，其他占25%."""
        labels: list[str] = []
        figures: list[Decimal] = []
        at = low
        while at < high and (match := _ONE.match(text, at, high)):
            if not labels and match.end() < start:
                return
            labels.append(match["label"])
            figures.append(Decimal(match["figure"]))
            at = match.end()
        if are_apart(labels, self._divisions):
            yield Span(low, at), figures, False


def _figures(words: str) -> list[Decimal]:
    return [Decimal(figure) for figure in re.findall(r"\d+(?:\.\d+)?", words)]


def _rounding_of_shares(figures: Sequence[Decimal]) -> Decimal:
    last = min(int(figure.as_tuple().exponent) for figure in figures)
    return Decimal("0.5").scaleb(min(0, last)) * len(figures)
