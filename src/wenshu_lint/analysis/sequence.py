"""Finds the numbers of an outline that are out of order: gaps, repeats, steps back, restarts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from ..lazy import pattern
from ..nodes import Heading
from ..span import Regions, Span
from . import numerals

_UNITS = ("分编", "编", "章", "节", "条", "部分")
_LEAD_IN = pattern("[：:]$|如下[。，]?$|下列[^。]{0,12}[。：]$")
_NO_ITEM = pattern(r"[（(][二三四五六日][）)](?:[上下中]午|[早晚]|全天|级|\d)|[①-⑳][①-⑳、和至栏列项]")
_FIRST_INSIDE = pattern("[：:。] ?(?:1[.．、]|[（(][1一][)）]|一、|①)")
_SENTENCE_ENDS = ("。", "；", ";", "！", "？")
_BEFORE_INLINE = frozenset("；;。：: \u3000\xa0\t")
_LOOK_BACK = 4
_VERBATIM = ("如下：", "如下:", "修改为：", "改为：", "增加一章：", "增加一节：", "增加一条：")
_TITLE_LENGTH = 36
_level, _value, _form = itemgetter(2), itemgetter(3), itemgetter(4)


class Fault(NamedTuple):
    """A number out of order: which, what kind of fault, and what would have been in order."""

    heading: Heading
    kind: str
    """gap · repeat · backwards · restart · start · form (the right number in the form of another level)."""
    expected: int
    last: int = 0
    """The number before it, 0 where none is."""


def faults(
    headings: Sequence[Heading], words: Sequence[str], quoted: Callable[[], Regions]
) -> tuple[Fault, ...]:
    """Return every number that is out of order, by place.

    Lower levels may begin again under each heading or run on through the draft; both are
    in order. After a fault the count goes on from the number that was found, and from the one
    that would have been in order: 一、二、二、四、 has one fault, for its fourth number is 四.

    :param words: the words of each block.
    :param quoted: gives the quotations, whose numbers belong to another document; asked
        only where something is out of order, for that is rare.
    """
    found = _faults(headings, words)
    if not found:
        return ()
    regions = quoted()
    own = [h for h in headings if not regions.covers(Span(h.start, h.start + 1))]
    return found if len(own) == len(headings) else _faults(own, words)


def _faults(headings: Sequence[Heading], words: Sequence[str]) -> tuple[Fault, ...]:
    found: list[Fault] = []
    levels = list(map(_level, headings))
    articles = [heading for heading in headings if heading[2] == 0]
    if not _is_plain_statute(headings, levels):
        lists = _Lists(words, headings)
        for heading in headings:
            fault = lists.take(heading) if heading[2] not in (0, 6) else lists.close(heading)
            if fault is not None:
                found.append(fault)
    if not _run_on(articles):
        found.extend(_articles(articles, words))
    found = [fault for fault in found if not _goes_on_inline(fault, words)]
    if any(fault.kind == "gap" for fault in found):
        found = _with_forms(found, headings)
    found.sort(key=lambda fault: fault.heading[:2])
    return tuple(found)


def _with_forms(found: Sequence[Fault], headings: Sequence[Heading]) -> list[Fault]:
    """Say of （一）（2）（三） that the form of one differs, not that a number is missing."""
    kept = list(found)
    for fault in found:
        place = headings.index(fault.heading) - 1
        between: list[Heading] = []
        while place >= 0 and headings[place].level != fault.heading.level:
            between.insert(0, headings[place])
            place -= 1
        missing = list(range(fault.expected, fault.heading.ordinal))
        if fault.kind != "gap" or fault.heading.level == 0 or [h.ordinal for h in between] != missing:
            continue
        kept = [other for other in kept if other is not fault and other.heading not in between]
        kept.extend(Fault(heading, "form", heading.ordinal) for heading in between)
    return kept


class _Lists:
    """The lists that are open at a place of the draft."""

    def __init__(self, words: Sequence[str], headings: Sequence[Heading]) -> None:
        self._words, self._headings = words, headings
        self._part = -1
        self._open: dict[int, int] = {}
        self._seen: dict[int, int] = {}
        self._due: dict[int, int] = {}
        self._outer: dict[int, list[int]] = {}

    def close(self, heading: Heading) -> Fault | None:
        """Take an article: what is below it ends; 一、 may stand above articles and run on over them."""
        if heading[6] != self._part:
            self._enter(heading[6])
        elif self._open:
            self._open, self._seen = {}, {k: v for k, v in self._seen.items() if k == 1}
        return None  # an article has its own order

    def _enter(self, part: int) -> None:
        self._part, self._open, self._seen, self._outer = part, {}, {}, {}

    def take(self, heading: Heading) -> Fault | None:
        """Take the next number of a list; return its fault, if it has one."""
        _, _, level, value, _, block, part = heading
        if part != self._part:
            self._enter(part)
        if level == 1 and (value == 1 or 0 in self._seen) and self._is_formal(block):
            level = 0  # 壹、 stands above 一、
        last, seen = self._open.get(level), self._seen.get(level)
        for deeper in [k for k in self._open if k > level]:
            del self._open[deeper]
        self._open[level] = self._seen[level] = value
        due, self._due[level] = self._due.get(level, 0), value
        if value == 1:
            if last is None:
                return None
            self._outer.setdefault(level, []).append(last)
            if (level <= 2 or last == 1) and not self._may_restart(heading):
                return Fault(heading, "repeat" if last == 1 else "restart", last + 1, last)
        elif last is not None:
            kind, self._due[level] = step(last, due, value)
            if kind and not self._resumes(level, value):
                return Fault(heading, kind, self._due[level], last)
            if kind:
                self._due[level] = value
        elif seen is None:
            return (
                None if self._began_inside(heading) or self._is_lone(heading) else Fault(heading, "start", 1)
            )
        elif value != seen + 1:
            return Fault(heading, "gap" if value > seen else "backwards", 1, seen)
        return None

    def _is_formal(self, block: int) -> bool:
        return self._words[block].lstrip()[:1] in numerals.FORMAL

    def _began_inside(self, heading: Heading) -> bool:
        """The first item stands in the paragraph before, behind its lead-in: 注：1.…"""
        before = self._words[heading.block - 1] if heading.block else ""
        return heading.ordinal == 2 and _FIRST_INSIDE.search(before) is not None

    def _is_lone(self, heading: Heading) -> bool:
        """A number that none follows, before what is counted: （四）上午值班, （三）级响应, ②③均为选填项."""
        words = self._words[heading.block].lstrip()
        if heading.level not in (2, 5) or _NO_ITEM.match(words) is None:
            return False
        following = self._headings[self._headings.index(heading) + 1 :]
        same = next((other for other in following if other.level == heading.level), None)
        return same is None or same.ordinal != heading.ordinal + 1

    def _resumes(self, level: int, value: int) -> bool:
        """A list of the same level stood inside another one, which now goes on: the innermost that can."""
        outer = self._outer.get(level, [])
        if value - 1 not in outer:
            return False
        del outer[len(outer) - 1 - outer[::-1].index(value - 1) :]
        return True

    def _may_restart(self, heading: Heading) -> bool:
        """A lead-in or an unnumbered title line before the number opens a new list."""
        if heading.block == 0:
            return True
        before = self._words[heading.block - 1].strip()
        if _LEAD_IN.search(before):
            return True
        title = len(before) <= _TITLE_LENGTH and not before.endswith(_SENTENCE_ENDS)
        return title and all(other.block != heading.block - 1 for other in self._headings)


def step(last: int, due: int, value: int) -> tuple[str, int]:
    """Return the kind of fault of a number, if it has one, and the number due at its place.

    :param last: the number before it, as found.
    :param due: the number that was due there; another one where that was at fault.
    """
    if value in (last + 1, due + 1) or last < value <= due:
        return "", max(value, due + 1)
    if value < last:
        return "backwards", due + 1
    return "repeat" if value == last else "gap", max(last, due) + 1


def _goes_on_inline(fault: Fault, words: Sequence[str]) -> bool:
    """Tell whether the number before stands inside a paragraph: 注：1.…, …；（二）…, 第五条　一、…."""
    heading = fault.heading
    if fault.kind not in ("gap", "start", "backwards") or "#" not in heading.form or heading.ordinal < 2:
        return False
    shape, before = "".join(heading.form.split()), heading.ordinal - 1
    values = [numerals.chinese(before)]
    if heading.level not in (1, 2):
        values += [str(before), numerals.circled(before)]
    typed = {shape.replace("#", value) for value in values if value}
    near = words[max(0, heading.block - _LOOK_BACK) : heading.block]
    return any(_holds(block, number) for block in near for number in typed)


def _holds(words: str, number: str) -> bool:
    """Tell whether a number stands inside a paragraph, where an item can begin."""
    place = words.find(number, len(words) - len(words.lstrip()) + 1)
    while place > 0 and words[place - 1] not in _BEFORE_INLINE:
        place = words.find(number, place + 1)
    return place > 0


def _is_plain_statute(headings: Sequence[Heading], levels: Sequence[int]) -> bool:
    """Tell quickly whether there are articles only, each with at most one list of items from 1 on."""
    if not levels or levels[0] or headings[0][6] != headings[-1][6]:
        return not any(levels)
    above, last = 0, 0
    for level, value in zip(levels, map(_value, headings), strict=True):
        if level and (value != 1 if not above else value != last + 1 or level != above or level == 6):
            return False
        above, last = level, value
    return True


def _run_on(articles: Sequence[Heading]) -> bool:
    """Tell quickly whether 条 and 章 of one part are numbered one after the other: nearly always."""
    if not articles or articles[0].part != articles[-1].part:
        return not articles
    forms = set(map(_form, articles))
    units = {form[-1] for form in forms}
    if len(units) < len(forms) or not units <= {"条", "章"}:
        return False
    for form in forms:
        values = [heading[3] for heading in articles if heading[4] == form]
        if values != list(range(values[0], values[0] + len(values))):
            return False
    return True


def _articles(headings: Sequence[Heading], words: Sequence[str]) -> Iterator[Fault]:
    """条 run on through all chapters, 章 through a 编, 节 begin at 1 in each 章.

    Articles given word for word after 内容如下： have the numbers of another document;
    the draft may go on after them where it was.
    """
    last: dict[str, int] = {}
    due: dict[str, int] = {}
    outer: dict[str, int] = {}
    in_part, above = -1, ("", 0)
    for heading in headings:
        _, _, _, value, form, _, part = heading
        if part != in_part:
            in_part, last, due, outer, above = part, {}, {}, {}, ("", 0)
        if "条" in form:
            unit = "条"
        else:
            unit = next((u for u in _UNITS if u in form), "")
            if not unit:
                continue
            last.pop("节" if unit != "节" else "", None)
        before = last.get(unit)
        last[unit] = value
        was_due, due[unit] = due.get(unit, 0), value
        (upper, number), above = above, (unit, value)
        if before is None:
            if unit == "节" and upper == "章" and value > 1:
                yield Fault(heading, "gap", 1)
            continue
        if value == 1 != before + 1 and unit == "条" and upper == "章" and number > 1:
            yield Fault(heading, "restart", before + 1, before)
            continue
        if value in (1, outer.get(unit, -1) + 1):
            continue
        kind, right = step(before, was_due, value)
        if kind and _is_verbatim(heading, words):
            outer[unit] = before
            continue
        due[unit] = right
        if kind:
            yield Fault(heading, kind, right, before)


def _is_verbatim(heading: Heading, words: Sequence[str]) -> bool:
    """Tell whether a lead-in to words of another document stands just before."""
    near = words[max(0, heading.block - 3) : heading.block]
    return any(block.rstrip().endswith(_VERBATIM) for block in near)
