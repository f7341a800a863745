"""Checks of attachments: how the 附件说明 lists them, and whether list, pages and text agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from ..analysis import numerals
from ..diagnostic import Edit, Finding
from ..document import Document
from ..lazy import pattern
from ..nodes import Element
from ..span import Span
from .elements import ElementCheck, lines_of

_B = r"[^\S\r\n]"
_LABEL = pattern(
    rf"(?P<open>[（(【])?附{_B}*(?:件(?:名称|目录|清单|列表|[（(]共?(?:\d{{1,2}}|[两三四五六七八九十])[件个份][)）])(?=[：:])|[表后录](?=[：:])|件)?"
    rf"{_B}*(?:[（(](?P<inner>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})[)）]|(?P<circle>[①-⑳])"
    rf"|(?P<n>\d{{1,2}}(?!\d)|[一二三四五六七八九十]{{1,2}}))?{_B}*(?P<colon>[：:])?"
    rf"(?P<mark>[.．、】]|—+)?{_B}*"
)
_UNMARKED = pattern(rf"附{_B}*件{_B}*(?!如文)(?=\p{{Han}}|[《“])")
_SERIAL = pattern(
    rf"(?P<at>(?P<n>\d{{1,2}})(?!\d)(?:{_B}*[.．、：:,，)）](?!\d\D)|{_B}+(?=\D))"
    rf"|(?P<han>[一二三四五六七八九十]{{1,2}})[、.．]"
    rf"|[（(](?P<inner>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})[)）]|(?P<circle>[①-⑳])[.．、]?){_B}*"
)
_NEXT_ON_LINE = pattern(
    rf"(?:(?<=[；;、，,]){_B}*|(?<=[\u3000 ]))(?=(?:附{_B}*件)?[2-9][.．、：:])|[；;]{_B}*(?=[^\s；;])"
)
_END = pattern("[；;。.，,、：:]+$")
_WHOLE_TITLE = pattern("《[^《》]*(?:《[^《》]*》[^《》]*)*》$")
_RIGHT_SERIAL = pattern(r"[1-9]\d?[.．]")
"""With a 下脚点 of either width: the standard names none."""


class Item(NamedTuple):
    """One attachment as the 附件说明 names it."""

    label: Span
    """``附件：`` or ``附件2：`` where the line begins with it, else empty."""
    label_number: int
    """The number in the label, 0 for none."""
    serial: Span
    """``1.`` with its mark; empty where it has none."""
    number: int
    """The number of the serial or of the label, 0 for none."""
    name: Span
    line: int
    """Index of its line in the element."""

    def bare(self, text: str) -> Span:
        """Return where its name stands, without a mark behind it."""
        return Span(self.name.start, self.name.start + len(_END.sub("", self.name.of(text))))


def items_of(document: Document, element: Element) -> list[Item]:
    """Return the attachments that a 附件说明 lists, lines that only go on left to their item."""
    found: list[Item] = []
    head: Span | None = None
    for index, line in enumerate(lines_of(document, element.span, 99)):
        for piece in _pieces(document.folded, line):
            item = _item(document.folded, piece, index)
            is_more = bool(found) and not item.number and item.label == Span(piece.start, piece.start)
            if is_more and piece.start == line.start:
                found[-1] = found[-1]._replace(name=Span(found[-1].name.start, piece.end))
            elif item.name.start < item.name.end:
                found.append(item)
            elif item.label.start < item.label.end and not found:
                head = item.label
    if head and found:
        found[0] = found[0]._replace(label=head)
    return found


def _pieces(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    for match in _NEXT_ON_LINE.finditer(text, line.start + 1, line.end):
        yield Span(start, start + len(text[start : match.start()].rstrip()))
        start = match.end()
    yield Span(start, line.end)


def _item(text: str, piece: Span, line: int) -> Item:
    label = _LABEL.match(text, *piece)
    if label is not None and not any(label[name] for name in ("n", "inner", "circle", "colon", "mark")):
        label = _UNMARKED.match(text, *piece)
    start = label.end() if label else piece.start
    number = _value(_first(label, "n", "inner", "circle")) if label else 0
    label_number = number
    serial = None if label_number else _SERIAL.match(text, start, piece.end)
    if serial is not None:
        number = _value(serial["n"] or serial["han"] or serial["inner"] or serial["circle"])
    begin = serial.end() if serial else start
    return Item(
        Span(piece.start, start),
        label_number,
        Span(*serial.span("at")) if serial else Span(begin, begin),
        number,
        Span(begin, piece.end),
        line,
    )


def _first(match: re.Match[str], *names: str) -> str | None:
    """Return the first of some groups that took part in a match; none need be in its pattern."""
    groups = match.groupdict()
    return next((groups[name] for name in names if groups.get(name)), None)


def _value(words: str | None) -> int:
    if not words:
        return 0
    return numerals.CIRCLED.get(words) or numerals.value(words) or 0


_LABEL_WIDTH = "\u3000" * len("附件：")


def _indent(document: Document, first: Span, label: Span) -> tuple[Span, str] | None:
    """Return what stands before a label on its line, and what must to put serials one under the other.

    ``None`` where the label does not begin a line below that of the first.
    """
    above, block = document.block_at(first.start), document.block_at(label.start)
    if above is None or block is None or above.span == block.span:
        return None
    typed = Span(block.span.start, label.start)
    if typed.of(document.text).strip():
        return None
    return typed, document.text[above.span.start : first.start] + _LABEL_WIDTH


def _apart(words: str, text: str, end: int) -> str:
    """Return what to write up to a place, with a blank where 1. would run into the digits behind it."""
    return f"{words} " if words[-1:] == "." and text[end : end + 1].isdigit() else words


FAULTS = ("label", "serial", "single", "sequence", "end", "book-title", "one-line", "late")


class AttachmentNote(ElementCheck):
    """Flag one ``fault`` of the 附件说明.

    ``label``: not 附件 and a full-width colon. ``serial``: not ``1.`` ``2.``. ``single``: a
    serial for the only attachment. ``sequence``: serials that do not run 1, 2, 3.
    ``end``: a mark behind a name. ``book-title``: 《》 round a whole name. ``one-line``:
    several on one line. ``late``: below the 成文日期.
    """

    roles: tuple[str, ...] = ("附件说明",)
    fault: str = "label"

    def words(self) -> frozenset[str]:
        """``fix`` is what to write instead, ``expected`` the serial that would be in order."""
        return frozenset({"fix", "expected"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Read the items of each list."""
        for element in self.chosen(document):
            items = items_of(document, element)
            finder = getattr(self, "_" + self.fault.replace("-", "_"))
            yield from finder(document, element, items)

    def _label(self, document: Document, element: Element, items: list[Item]) -> Iterator[Finding]:
        if not items or items[0].label.start == items[0].label.end:
            yield Finding(next(lines_of(document, element.span, 1)), {"fix": "附件：×××"})
        for place, item in enumerate(items):
            typed = item.label.of(document.text).rstrip()
            solid = "".join(typed.split())
            first = place == 0
            if not typed or (solid == "附件：" and first):
                continue
            label, right = self._relabelled(item, place, len(items), document.text)
            indent = None if first else _indent(document, items[0].label, item.label)
            if typed[0] in "（(【" or (solid == "附件：" and not (first or item.number)):
                yield Finding(label, {"fix": right})
            elif indent is None:
                yield Finding(label, {"fix": right}, right)
            else:
                yield Finding(
                    label, {"fix": right}, edits=(Edit(Span(indent[0].start, label.end), indent[1] + right),)
                )

    @staticmethod
    def _relabelled(item: Item, place: int, count: int, text: str) -> tuple[Span, str]:
        """Return what to put the right label for, and that label; where it is said again, the serial only."""
        typed = item.label.of(text).rstrip()
        if place and item.number and not item.label_number:  # 附件：2.×××
            return Span(item.label.start, item.serial.end), item.serial.of(text)
        end = item.label.start + len(typed) if typed[-1] in "：:.．、】—" else item.label.end
        lacks_number = item.label_number or (place and not item.number)
        number = f"{place + 1}." if lacks_number and count > 1 else ""
        return Span(item.label.start, end), _apart(("" if place else "附件：") + number, text, end)

    def _serial(self, document: Document, element: Element, items: list[Item]) -> Iterator[Finding]:
        typed = [item.serial.of(document.text) for item in items]
        if len(items) < 2 or all(_RIGHT_SERIAL.fullmatch(serial) for serial in typed if serial):
            return
        for item, serial in zip(items, typed, strict=True):
            if serial and not (serial[-1] == "." and _RIGHT_SERIAL.fullmatch(serial)):
                right = f"{item.number}."
                yield Finding(item.serial, {"fix": right}, _apart(right, document.text, item.serial.end))

    def _single(self, document: Document, element: Element, items: list[Item]) -> Iterator[Finding]:
        if len(items) == 1 and items[0].serial.start < items[0].serial.end and items[0].number == 1:
            yield Finding(items[0].serial, {"fix": ""}, "")

    def _sequence(self, document: Document, element: Element, items: list[Item]) -> Iterator[Finding]:
        if len(items) < 2 or not all(item.number for item in items):
            return
        for expected, item in enumerate(items, 1):
            if item.number != expected:
                span = item.serial if item.serial.start < item.serial.end else item.label
                yield Finding(span, {"expected": str(expected)})
                return

    def _end(self, document: Document, element: Element, items: list[Item]) -> Iterator[Finding]:
        for item, following in zip_longest(items, items[1:]):
            match = _END.search(document.text, item.name.start, item.name.end)
            if match and (following is None or following.line != item.line):
                yield Finding(Span(*match.span()), {"fix": ""}, "")

    def _book_title(self, document: Document, element: Element, items: list[Item]) -> Iterator[Finding]:
        for item in items:
            name = item.name.of(document.text)
            if _WHOLE_TITLE.match(name) and "\n" not in name:
                yield Finding(item.name, {"fix": name[1:-1]}, name[1:-1])

    def _one_line(self, document: Document, element: Element, items: list[Item]) -> Iterator[Finding]:
        seen: set[int] = set()
        for item in items:
            if item.line in seen:
                yield Finding(Span(item.label.start, item.name.end))
            seen.add(item.line)

    def _late(self, document: Document, element: Element, items: list[Item]) -> Iterator[Finding]:
        dated = document.element("成文日期", element.part)
        if dated is not None and dated.span.end <= element.span.start:
            yield Finding(next(lines_of(document, element.span, 1)), related=(dated.span,))

    def prepared(self) -> AttachmentNote:
        """Refuse a fault that is not known."""
        if self.fault not in FAULTS:
            raise ValueError(f"没有“{self.fault}”这种 fault；可用：{'、'.join(FAULTS)}")
        return super().prepared()
