"""Checks of the form of secrecy marks. Nothing here is ever fixed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from ..analysis.marks import FALSE_STARS, FIGURES, LEVELS, STARS, Mark
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check, Occasion

_LIMITS = {1: 10, 2: 20, 3: 30}
_NO_SECRET = pattern(
    r"(?:工作|商业|企业|公司|集团|单位|部门|技术|科研|个人)(?:秘密|机密|绝密)|内部.*|(?:核心|普通)?商密|工秘|\p{Han}*隐私|(?:个人|敏感)信息|敏感"
)
_INVENTED = frozenset({"极机密", "绝对机密", "高度机密", "最高机密", "一般秘密", "核密"})
_FOR_EVER = pattern("永久(?:性|保密)?|永远(?:保密)?|[无不]限期|无期限|终身|长久|一直|长期(?:保密|有效)")
_VAGUE = pattern(
    "适当时?候?|适时.{0,4}|[待未]定|另定|另行(?:通知|确定|规定|公布)[前后时]?|视情.{0,4}|酌情.{0,4}"
    "|(?:条件|时机)成熟[后时]?|(?:上级)?通知[后时]|(?:工作)?需要时|必要时.{0,4}|不再?需要保密时?"
)
_PUBLIC = ("公示", "新闻稿", "新闻通稿", "新闻发布稿", "公开信")
_URGENCIES = ("特急", "加急", "急件", "特提", "平急")
_JOINTS = "·、，,/／|"
_YEARS = pattern(r"(\d{1,3})年")
_MONTHS = pattern(r"(\d+)个?月")
_ODD_UNIT = pattern(r"\d+(?:天|日|周|小时|个?季度)|[\d一二两三]*年?半年?|0年|\d+\.\d+年|\d+年\d+个?月")
_NUMERALS = pattern(
    rf"[{FIGURES}]*[０-９〇零一二两三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾]+[{FIGURES}]*(?:年|个月)"
)
_PLAIN = pattern(r"[1-9]\d{0,2}年|[1-9]\d{0,2}个?月|长期|(?:19|20)\d{2}年\d{1,2}月\d{1,2}日")
_BRACKETS = "（）()【】[]［］〔〕“”"
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
    return _ODD_UNIT.fullmatch(mark.term) is not None


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


def _field(mark: Mark) -> bool:
    """Tell whether a field of a form is filled: 密级：机密　保密期限：10年."""
    return bool(mark.label) and "保密" in mark.star


def _second(mark: Mark, document: Document) -> bool:
    return any(
        other.head and mark.head and other.part == mark.part and other.span < mark.span
        for other in document.marks
    )


def _state_mark(mark: Mark) -> bool:
    return not mark.other and _NO_SECRET.fullmatch(mark.level) is None


def _wrong_level(mark: Mark, document: Document) -> bool:
    if not _state_mark(mark) or (mark.rank and not mark.suffix):
        return False
    invented = mark.head and mark.level in _INVENTED and document.script != "Hant"
    return bool(mark.star or mark.term or mark.early or invented)


def _imitation(mark: Mark, _document: Document) -> bool:
    if mark.other:
        return mark.level in LEVELS
    starred = FALSE_STARS.issuperset(mark.star) and (len(mark.star) == 1 or mark.early or mark.term)
    return not _state_mark(mark) and bool(starred and (mark.star or mark.early))


def _forever(mark: Mark, _document: Document) -> bool:
    if _field(mark):
        return False
    return _FOR_EVER.fullmatch(mark.term) is not None or (mark.term == "长期" and mark.rank != 3)


def _bracketed(mark: Mark, document: Document) -> bool:
    ends = f"{mark.term[:1]}{mark.term[-1:]}{document.folded[mark.span.start]}"
    return bool(mark.term) and not set(ends).isdisjoint(_BRACKETS)


def _unreadable(mark: Mark, _document: Document) -> bool:
    """A period with figures that is none of the forms there are, nor one that another fault names."""
    term = mark.term.strip(_BRACKETS)
    if re.search("^0\\d|以内$|以上$|左右$|起$", term) or (mark.note and mark.star and not mark.other):
        return True
    if not mark.star or mark.other or not re.search(f"[{FIGURES}]", term[:4]):
        return False
    known = (_PLAIN, _ODD_UNIT, _FOR_EVER, _VAGUE, _NUMERALS)
    if any(form.fullmatch(term) for form in known) or _NUMERALS.match(term):
        return False
    return not (term.endswith(("前", "后", "时", "之日")) and term[0] not in "12０１２")


def _joined(mark: Mark, document: Document) -> bool:
    text, (start, end) = document.folded, mark.span
    before, after = text[max(0, start - 8) : start].rstrip(_JOINTS), text[end : end + 8].lstrip(_JOINTS)
    beside = before.endswith(_URGENCIES) or after.startswith(_URGENCIES)
    return bool(mark.head and mark.rank) and (beside or text[start - 1 : start].isdigit())


def _labelled(mark: Mark, document: Document) -> bool:
    if not (mark.label and mark.head) or mark.other or (_field(mark) and not mark.rank):
        return False
    if mark.star or mark.term:
        return True
    block = document.block_at(mark.span.start)
    return bool(mark.rank) and document.script != "Hant" and (block is None or block.kind != "cell")


def _announced(mark: Mark, document: Document) -> bool:
    public = document.genre in ("公告", "通告", "公报") or document.title.endswith(_PUBLIC)
    return bool(mark.head and mark.rank and mark.part == 0) and public


def _below_title(mark: Mark, document: Document) -> bool:
    """Only where the head is complete, and no mark stands where it belongs; an attachment has its own."""
    title = document.element("标题", mark.part)
    if not mark.rank or mark.part or title is None or title.span.end > mark.span.start:
        return False
    complete = document.element("发文字号", 0) or document.element("发文机关标志", 0)
    return complete is not None and all(other.span >= mark.span for other in document.marks if other.rank)


FAULTS: dict[str, Callable[[Mark, Document], bool]] = {
    "state": lambda m, _: m.rank > 0,
    "level": _wrong_level,
    "star": lambda m, _: (
        _state_mark(m) and m.star != STARS and bool(m.star or (m.term and m.head)) and not _field(m)
    ),
    "order": lambda m, _: bool(m.early),
    "numerals": lambda m, _: _NUMERALS.search(m.term) is not None,
    "brackets": _bracketed,
    "blank": lambda m, _: m.blank and bool(m.star) and "保密" not in m.star,
    "no-term": lambda m, _: bool(m.rank and m.head and not m.term and not m.early),
    "over-limit": _over_limit,
    "permanent": _forever,
    "unit": _wrong_unit,
    "padding": _unreadable,
    "vague": lambda m, _: _VAGUE.fullmatch(m.term) is not None,
    "label": _labelled,
    "place": _below_title,
    "second": _second,
    "expired": _expired,
    "no-copy-number": _no_copy_number,
    "imitation": _imitation,
    "joined": _joined,
    "announced": _announced,
}
"""Fault → test of a mark in its document."""
