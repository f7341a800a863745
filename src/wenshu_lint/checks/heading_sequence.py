"""Checks of the order of numbers: gaps, repeats, steps back, restarts, levels turned over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ..analysis import numerals, ordinals
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..nodes import Heading
from ..span import Regions, Span
from .base import Check, Occasion

_NOTE_LEAD = pattern("(?:注意事项|说明|须知|备注|^[ \u3000]*注)[：:]?$")


class HeadingSequence(Check):
    """Flag numbers that do not follow the ones before them.

    Lower levels may begin again under each heading or run on through the draft; both are
    in order. At （一） and below, a list may begin again after a lead-in or a title line.
    """

    faults: tuple[str, ...] = ("gap", "repeat", "backwards")
    levels: tuple[int, ...] = (1, 2, 3, 4, 5)
    """Levels to judge; 0 is 编、章、节、条."""

    def words(self) -> frozenset[str]:
        """``expected`` is the number that would be in order, ``last`` the one before."""
        return frozenset({"expected", "last"})

    def occasions(self) -> Iterable[Occasion]:
        """One of the faults."""
        return [("fault", kind) for kind in self.faults]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Report the faults of the kinds asked for."""
        for fault in document.sequence_faults:
            heading = fault.heading
            if fault.kind not in self.faults or heading.level not in self.levels:
                continue
            if fault.kind == "gap" and (document.is_excerpt or _is_left_out(document, heading)):
                continue
            span = heading.number if heading.end > heading.start else document.headed(heading)
            words = {
                "match": document.blocks[heading.block].label,
                "expected": _shown(heading, fault.expected),
                "last": _shown(heading, fault.last),
            }
            yield Finding(span, words)


def _is_left_out(document: Document, heading: Heading) -> bool:
    """Tell whether a line of …… stands for the numbers that are missing before a heading."""
    above = [h.block for h in document.headings if h.level == heading.level and h.block < heading.block]
    return any(max(above, default=-1) < block < heading.block for block in document.omissions)


def _shown(heading: Heading, ordinal: int) -> str:
    circled = numerals.circled(ordinal) if heading.level == 5 else ""
    value = circled or (str(ordinal) if heading.level in (3, 4, 5) else numerals.chinese(ordinal))
    return heading.form.strip().replace("#", value) if "#" in heading.form else value


class HeadingLevels(Check):
    """Flag a level that stands below a deeper one, or levels that are leapt over, once in a list."""

    fault: str = "inverted"
    """inverted: （一） opens below 1. that opened first · skipped: 一、 straight to （1）."""

    def words(self) -> frozenset[str]:
        """``above`` is the number of the heading above."""
        return frozenset({"above"})

    def occasions(self) -> Iterable[Occasion]:
        """Levels that can be leapt over or turned round."""
        return [("level", "4")] if self.fault == "skipped" else [("level", str(n)) for n in (1, 3, 4, 5)]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Walk down the outline and watch each step."""
        if not self._possible(document.heading_levels):
            return
        balanced = "broken" not in document.pairing
        if balanced and not self._suspect(document.headings):
            return
        # Where the marks of every line are paired, no quotation runs on into the line of a heading.
        quoted = Regions() if balanced else document.quotations
        path: list[Heading] = []
        for heading in document.headings:
            if heading.level in (0, 6) or (path and path[0].part != heading.part):
                path = []
            if heading.level in (0, 6) or quoted.covers(Span(heading.start, heading.start + 1)):
                continue
            above = (
                self._inverted(path, heading) if self.fault == "inverted" else self._skipped(path, heading)
            )
            if above is not None and self.fault == "inverted" and not document.fills_block(above):
                above = None
            if above is not None and self.fault == "inverted" and _is_in_note(document, above):
                above = None
            if above is not None:
                span = heading.number if heading.end > heading.start else document.headed(heading)
                words = {
                    "match": document.blocks[heading.block].label,
                    "above": above.number.of(document.text) or document.blocks[above.block].label,
                }
                yield Finding(span, words, related=(document.headed(above),))
            path = [h for h in path if h.level < heading.level] + [heading]

    def _suspect(self, headings: Sequence[Heading]) -> bool:
        """Tell quickly whether a list begins below a deeper one, which the fault ``inverted`` needs."""
        if self.fault != "inverted":
            return True
        levels = [(heading[2], heading[3]) for heading in headings if heading[2] not in (0, 6)]
        return any(ordinal == 1 and above > level for (above, _), (level, ordinal) in pairwise(levels))

    def _possible(self, levels: frozenset[int]) -> bool:
        return 4 in levels if self.fault == "skipped" else len(levels - {0, 6}) > 1

    @staticmethod
    def _inverted(path: Sequence[Heading], heading: Heading) -> Heading | None:
        """1. was open when a higher level began at 1: at the top, or below 一、 while 1. stood alone."""
        if not path or heading.ordinal != 1 or path[-1].level <= heading.level:
            return None
        if any(h.level == heading.level for h in path):
            return None
        below_another = any(h.level < heading.level for h in path)
        return None if below_another and path[-1].ordinal > 1 else path[-1]

    @staticmethod
    def _skipped(path: Sequence[Heading], heading: Heading) -> Heading | None:
        above = next((h for h in reversed(path) if h.level < heading.level), None)
        if above is None or heading.level > 4 or heading.ordinal != 1:
            return None
        leap = (above.level, heading.level)
        return above if leap in ((1, 4), (2, 4)) else None


def _is_in_note(document: Document, item: Heading) -> bool:
    """Tell whether the list that holds an item stands below 注意事项： or 说明：, apart from the text."""
    alike = [h for h in document.headings if h.form == item.form and h.block <= item.block]
    first = next((h for h in reversed(alike) if h.ordinal == 1), item)
    if not first.block:
        return False
    start, end = document.blocks[first.block - 1].span
    return _NOTE_LEAD.search(document.folded[start:end].rstrip()) is not None


class DoubledNumber(Check):
    """Flag a number typed in a paragraph of Word that shows an automatic number of its own."""

    def words(self) -> frozenset[str]:
        """``label`` is the automatic number."""
        return frozenset({"label"})

    def occasions(self) -> Iterable[Occasion]:
        """A paragraph that Word numbers."""
        return [("label", "any")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Read both numbers of each such paragraph; they double where they are of one level."""
        for (start, end), _, label, _ in document.blocks if document.is_word else ():
            shown = label.strip()
            typed = document.folded[start:end]
            start += len(typed) - len(typed.lstrip())
            automatic = ordinals.read(shown + "文", 0, len(shown) + 1) if shown else None
            number = ordinals.read(document.folded, start, end) if automatic and start < end else None
            if automatic and number and not number.doubt and number.level == automatic.level:
                yield Finding(Span(start, number.end), {"label": shown}, "")
