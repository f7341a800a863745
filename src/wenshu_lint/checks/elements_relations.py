"""Checks of the elements of an official document against one another: missing, doubled, out of order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ..analysis import lines
from ..diagnostic import Finding
from ..document import Document
from ..lazy import compiled, pattern
from ..nodes import Element
from ..span import Span
from .elements import ElementCheck


class ElementMissing(ElementCheck):
    """Flag an element whose part has none of the ``wanted`` elements."""

    wanted: tuple[str, ...] = ()

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look for the company that the elements should have."""
        wanted = frozenset(self.wanted)
        elements = (element for role in self.roles for element in document.elements_by_role.get(role, ()))
        alone = {e.part for e in elements if wanted.isdisjoint(document.roles_of(e.part))}
        for element in self.chosen(document) if alone else ():
            if element.part in alone:
                yield Finding(element.span)


_POST_AND_NAME = pattern(
    r"(?:\p{Han}|[×、，（）()\s]){0,24}(?:[长長]|主\s*任|主\s*席|书\s*记|总理|指\s*挥|司令|司令员)"
    r"(?:[：:]\s*|\s+)(?:\p{Han}|[×·\s]){2,8}"
)
_UNKNOWN_NAME = pattern(r"(?:\p{Han}|×)(?:\p{Han}|[×·（）]){1,23}")


class NoSignature(ElementMissing):
    """Flag a 成文日期 above which nobody has signed.

    A line above it that is no more than a row of characters may be the name of an organ of a
    kind that is not known, and is taken for one.
    """

    roles: tuple[str, ...] = ("成文日期",)
    wanted: tuple[str, ...] = ("发文机关署名",)
    least: int = 5
    """How many characters such a name has at least; 2 where a person signs."""

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Leave out dates with such a line above."""
        for finding in super().find(document, hits):
            index = document.block_index(finding.span.start) - 1
            above = document.block_texts[index].strip() if index >= 0 else ""
            if self.least < 5 and _POST_AND_NAME.fullmatch(above):
                continue
            is_one = self.least < 5 or len(above.split()) != 2  # 示例市财政局　林一鸣 is no name of an organ
            name = "".join(above.split()) if is_one else above
            names = ["".join(piece.split()) for piece in above.split("\t")] if "\t" in above else [name]
            is_known = name != "" and document.title.startswith(name)
            if not is_known and not all(self._may_be_name(piece) for piece in names if piece or name == ""):
                yield finding

    def _may_be_name(self, words: str) -> bool:
        return len(words) >= self.least and _UNKNOWN_NAME.fullmatch(words) is not None


class NoDateAboveRecord(ElementMissing):
    """Flag the 印发 line of a document that nobody has signed or dated, as far as any line above it shows."""

    roles: tuple[str, ...] = ("印发机关和印发日期",)
    wanted: tuple[str, ...] = ("成文日期", "发文机关署名")

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Leave out documents with a date on a line of its own, whoever may have signed above it."""
        for finding in super().find(document, hits):
            last = document.block_index(finding.span.start)
            above = (text.strip() for text in document.block_texts[max(0, last - 12) : last])
            if not any(words and (lines.is_date(words) or lines.is_odd_date(words)) for words in above):
                yield finding


class ElementOrder(ElementCheck):
    """Flag an element that stands behind one that it must precede; ``roles`` gives the order.

    Those of ``alike`` may stand in any order among themselves. With ``once`` an element
    out of its place is reported once, on the first of those that should precede it.
    """

    alike: tuple[str, ...] = ()
    once: bool = False

    def words(self) -> frozenset[str]:
        """``role`` is the element flagged, ``other`` the one it must precede."""
        return frozenset({"role", "other"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Walk through the elements of each part."""
        furthest: dict[int, Element] = {}
        named: set[Element] = set()
        for element in self.chosen(document):
            other = furthest.get(element.part)
            if other is None or self._place(other) <= self._place(element):
                furthest[element.part] = element
            elif not (self.once and other in named):
                named.add(other)
                words = {"role": element.role, "other": other.role}
                yield Finding(element.span, words, related=(other.span,))

    def _place(self, element: Element) -> int:
        return self.roles.index(self.alike[0] if element.role in self.alike else element.role)


class ElementsOnOneLine(ElementCheck):
    """Flag an element that stands on the line of another of ``roles``."""

    def words(self) -> frozenset[str]:
        """``role`` is the element flagged, ``other`` the one before it."""
        return frozenset({"role", "other"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look for a line end between neighbours."""
        for first, second in pairwise(self.chosen(document)):
            if "\n" not in document.text[first.span.end : second.span.start]:
                words = {"role": second.role, "other": first.role}
                yield Finding(second.span, words, related=(first.span,))


class ElementTwice(ElementCheck):
    """Flag a second element of a kind that a part may have once."""

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Count the elements of each part."""
        seen: dict[tuple[int, str], Element] = {}
        for element in self.chosen(document):
            first = seen.setdefault((element.part, element.role), element)
            if first is not element:
                yield Finding(element.span, related=(first.span,))


class BehindRecord(ElementCheck):
    """Flag the first page headed 附件 that stands behind the 版记, of which ``roles`` is the last line."""

    roles: tuple[str, ...] = ("印发机关和印发日期",)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare places; the 版记 must be the only one, or a file of several documents is at hand."""
        records = list(self.chosen(document))
        labels = [
            e for e in document.elements_by_role.get("附件", ()) if records and e.span > records[0].span
        ]
        if len(records) == 1 and labels and document.parts[labels[0].part].kind == "attachment":
            yield Finding(labels[0].span, related=(records[0].span,))


class HeadStranger(ElementCheck):
    """Flag a line above the elements in question that opens with what a pattern matches."""

    pattern: str = ""

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Read the lines from the beginning of the part."""
        match = compiled(self.pattern).match
        for element in self.chosen(document):
            first = document.parts[element.part].first
            for index in range(first, document.block_index(element.span.start)):
                line = lines.line_of(document.folded, document.blocks, index)
                if match(line.words):
                    yield Finding(line.span)

    def _patterns(self) -> Iterable[str]:
        return (*super()._patterns(), self.pattern)


_PRINTED = pattern(
    r"(?:(?P<organ>[^\s\d]+)[ \u3000\t]+)?(?P<date>(?P<year>\d{4}年)?\d{1,2}月\d{1,2}日)?"
    r"[ \u3000]?(?P<word>[^\W\d_]{1,3})?$"
)


_NOT_PRINTED = (None, "发", "发布", "发出", "签发", "封发")


def _lacking(match: re.Match[str]) -> str:
    """Return what a line of an organ, a date and a word lacks to be the 印发 line, empty for nothing."""
    if match["organ"] and not lines.is_organ(match["organ"]):
        return ""
    if not match["date"]:
        return "印发日期" if match["organ"] and match["word"] == "印发" else ""
    if match["word"] != "印发":
        return "印发" if match["organ"] and match["word"] in _NOT_PRINTED else ""
    if not match["organ"]:
        return "印发机关"
    return "" if match["year"] else "年份"


class PrintLine(ElementCheck):
    """Flag the line below the 抄送机关 that is the 印发 line but for an organ, a date, a year or 印发."""

    roles: tuple[str, ...] = ("抄送机关",)

    def words(self) -> frozenset[str]:
        """``missing`` is what the line lacks."""
        return frozenset({"missing"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Read the one line that follows."""
        for element in self.chosen(document):
            index = document.block_index(element.span.end - 1) + 1
            if index >= len(document.blocks):
                continue
            line = lines.line_of(document.folded, document.blocks, index)
            match = _PRINTED.match(line.words)
            missing = _lacking(match) if match else ""
            if missing:
                yield Finding(line.span, {"missing": missing})
