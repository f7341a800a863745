"""Checks of the form of secrecy marks. Nothing here is ever fixed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from ..analysis.marks import LEVELS, STARS, Mark
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check, Occasion

_LIMITS = {1: 10, 2: 20, 3: 30}
_NO_SECRETS = frozenset(
    {
        "工作秘密",
        "商业秘密",
        "企业秘密",
        "商密",
        "核心商密",
        "普通商密",
        "隐私",
        "个人隐私",
        "个人秘密",
        "个人信息",
    }
)
_INVENTED = frozenset({"极机密", "绝对机密", "高度机密", "核密"})
_FOR_EVER = frozenset({"永久", "永久保密", "永远", "无限期", "无期限", "不限期", "终身"})
_VAGUE = frozenset(
    {
        "适当时候",
        "适当时",
        "适时",
        "待定",
        "另定",
        "工作需要时",
        "需要时",
        "必要时",
        "条件成熟时",
        "时机成熟时",
    }
)
_URGENCIES = ("特急", "加急", "急件", "特提", "平急")
_YEARS = pattern(r"(\d+)年")
_MONTHS = pattern(r"(\d+)个?月")
_DATE = pattern(r"((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日")


class MarkForm(Check):
    """Flag marks with one fault of form; ``fault`` names it."""

    fault: str

    def words(self) -> frozenset[str]:
        """``level`` and ``term`` of the mark, ``limit`` in years."""
        return frozenset({"level", "term", "limit"})

    def occasions(self) -> Iterable[Occasion]:
        """A mark."""
        return [("mark", "any")]

    def prepared(self) -> Check:
        """Refuse a fault that nobody looks for."""
        if self.fault not in FAULTS:
            raise ValueError(f"没有“{self.fault}”这种毛病；可用：{'、'.join(FAULTS)}")
        return self

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Ask each mark."""
        test = FAULTS[self.fault]
        for mark in document.marks:
            if test(mark, document):
                limit = str(_LIMITS.get(mark.rank, ""))
                yield Finding(mark.span, {"level": mark.level, "term": mark.term, "limit": limit})


def _over_limit(mark: Mark, document: Document) -> bool:
    if not mark.rank:
        return False
    found = _YEARS.fullmatch(mark.term)
    if found:
        return int(found[1]) > _LIMITS[mark.rank]
    day, issued = _DATE.fullmatch(mark.term), document.issued
    if not day or issued is None:
        return False
    last = (issued.year + _LIMITS[mark.rank], issued.month, issued.day)
    return (int(day[1]), int(day[2]), int(day[3])) > last


def _wrong_unit(mark: Mark, _document: Document) -> bool:
    months = _MONTHS.fullmatch(mark.term)
    if months:
        return int(months[1]) >= 12 or int(months[1]) == 0 or "个" not in mark.term
    return bool(re.fullmatch(r"\d+(?:天|日)|半年|0年|\d+\.\d+年", mark.term))


def _expired(mark: Mark, document: Document) -> bool:
    found = _DATE.fullmatch(mark.term)
    if not found or document.issued is None:
        return False
    try:
        return datetime.date(*map(int, found.groups())) <= document.issued
    except ValueError:
        return True


def _no_copy_number(mark: Mark, document: Document) -> bool:
    complete = document.element("发文字号", mark.part) or document.element("发文机关标志", mark.part)
    return bool(
        mark.head and mark.rank and mark.part == 0 and complete and not document.element("份号", mark.part)
    )


def _second(mark: Mark, document: Document) -> bool:
    return any(
        other.head and mark.head and other.part == mark.part and other.span < mark.span
        for other in document.marks
    )


def _state_mark(mark: Mark) -> bool:
    return not mark.other and mark.level not in _NO_SECRETS and not mark.level.startswith("内部")


def _wrong_level(mark: Mark, document: Document) -> bool:
    if not _state_mark(mark) or (mark.rank and not mark.suffix):
        return False
    invented = mark.head and mark.level in _INVENTED and document.script != "Hant"
    return bool(mark.star or mark.term or mark.early or invented)


def _imitation(mark: Mark, _document: Document) -> bool:
    if mark.other:
        return mark.level in LEVELS
    return not _state_mark(mark) and bool(STARS in mark.star or mark.early)


def _joined(mark: Mark, document: Document) -> bool:
    text, (start, end) = document.folded, mark.span
    beside = text.endswith(_URGENCIES, 0, start) or text.startswith(_URGENCIES, end)
    return bool(mark.head and mark.rank) and (beside or text[start - 1 : start].isdigit())


def _labelled(mark: Mark, document: Document) -> bool:
    if not (mark.label and mark.head) or mark.other:
        return False
    if mark.star or mark.term:
        return True
    block = document.block_at(mark.span.start)
    return bool(mark.rank) and document.script != "Hant" and (block is None or block.kind != "cell")


def _announced(mark: Mark, document: Document) -> bool:
    return bool(mark.head and mark.rank and mark.part == 0) and document.genre in ("公告", "通告", "公报")


FAULTS: dict[str, Callable[[Mark, Document], bool]] = {
    "state": lambda m, _: m.rank > 0,
    "level": _wrong_level,
    "star": lambda m, _: _state_mark(m) and m.star != STARS and bool(m.star or (m.term and m.head)),
    "order": lambda m, _: bool(m.early),
    "numerals": lambda m, _: bool(re.search("[０-９一二三四五六七八九十叁伍拾]+(?:年|个月)", m.term)),
    "brackets": lambda m, _: m.term[:1] in ("（", "("),
    "blank": lambda m, _: m.blank and bool(m.star),
    "no-term": lambda m, _: bool(m.rank and m.head and not m.term and not m.early),
    "over-limit": _over_limit,
    "permanent": lambda m, _: m.term in _FOR_EVER or (m.term == "长期" and m.rank != 3),
    "unit": _wrong_unit,
    "padding": lambda m, _: bool(
        re.search("^0\\d|以内$|以上$|左右$|起$", m.term) or (m.note and m.star and not m.other)
    ),
    "vague": lambda m, _: m.term in _VAGUE,
    "label": _labelled,
    "second": _second,
    "expired": _expired,
    "no-copy-number": _no_copy_number,
    "imitation": _imitation,
    "joined": _joined,
    "announced": _announced,
}
"""Fault → test of a mark in its document."""
