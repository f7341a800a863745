"""Finds the numbers of persons in a draft; what is found is named by its masked form only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final, Literal

from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..nodes import Block
from ..span import Span
from . import identity
from .base import Check, Occasion
from .patterns import Pattern, blocks_with

Place = tuple[str, int, int]
_BESIDE: Final = 16
_PUBLIC_GENRES: Final = frozenset({"公告", "通告", "公报", "公示", "命令"})
_PUBLIC_NOTE = pattern("公开发布|主动公开|全文公开|登报")
_CONTACT = pattern("联系人|联系电话|联系方式|经办人|联络员|承办人|咨询|值班电话|举报电话|监督电话|热线")
_ID_WORDS = pattern("身份证|公民身份|证件号|身份号码")
_ID_LABEL = pattern("(?:身份证|身份)号?码?(?:为|是)?[：:]?[ \u3000]?$")
_CARD_WORDS = pattern("账号|帐号|卡号|银行卡|账户|帐户|开户|储蓄卡|信用卡|社保卡")
_LETTER = pattern("[0-9A-Za-z０-９.．·_/]")
_MOBILE = pattern(r"(?:(?:00)?86)?1[3-9]\d{9}")
_POINTS = frozenset(".．")


def is_released(document: Document) -> bool:
    """Tell whether the draft says itself that it is for everybody: by its genre, its title or its note."""
    if document.genre in _PUBLIC_GENRES or "公示" in document.title:
        return True
    note = document.element("附注")
    return note is not None and _PUBLIC_NOTE.search(note.span.of(document.folded)) is not None


class PersonalNumber(Check):
    """Flag numbers that identify one person.

    ``sort`` says which: ``citizen`` (identity number, check digit right), ``citizen-mistyped``
    (all but the check digit right), ``citizen-old`` (15 digits beside 身份证), ``mobile``
    (telephone), ``card`` (bank card beside 卡号 and its like). ``released`` restricts the
    check to drafts that are published (true) or not known to be (false). What stands beside
    身份证 and has a wrong birthday, place or length is mistyped, too. The number of a
    contact person is an element of an internal document, and is left alone there.
    """

    sort: Literal["citizen", "citizen-mistyped", "citizen-old", "mobile", "card"]
    released: bool | None = None

    def words(self) -> frozenset[str]:
        """``masked`` is the number with its middle hidden; so is ``match``; ``fault`` what is wrong."""
        return frozenset({"masked", "fault"})

    def occasions(self) -> Iterable[Occasion]:
        """A long number."""
        return [("number", "long")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Judge every long number of the draft; those of one column of a table are one finding."""
        yield from _by_column(document, self._all(document))

    def _all(self, document: Document) -> Iterator[Finding]:
        for span in document.long_numbers:
            found = self._judged(document, span)
            if found is None or (self.released is not None and self.released != is_released(document)):
                continue
            number = identity.plain(found.of(document.text))
            masked = identity.masked(number)
            fault = identity.citizen_fault(number) if self.sort == "citizen-mistyped" else ""
            yield Finding(found, {"masked": masked, "match": masked, "fault": fault})

    def _judged(self, document: Document, span: Span) -> Span | None:
        number = identity.plain(span.of(document.text))
        before, after = (
            document.text[max(0, span.start - 1) : span.start],
            document.text[span.end : span.end + 1],
        )
        if _LETTER.search(before) or (after not in _POINTS and _LETTER.search(after)):
            return None
        if self.sort != "mobile":
            return span if self._is_sort(document, span, number) else None
        if not _MOBILE.fullmatch(number) or (not self.released and self._is_contact(document, span)):
            return None
        return span

    def _is_sort(self, document: Document, span: Span, number: str) -> bool:
        if self.sort == "citizen":
            return identity.is_citizen_number(number)
        if self.sort == "citizen-mistyped":
            return _is_mistyped(number, _before(document, span))
        if self.sort == "citizen-old":
            return (
                identity.is_old_citizen_number(number)
                and _ID_WORDS.search(_before(document, span)) is not None
            )
        return (
            16 <= len(number) <= 19
            and number.isdigit()
            and len(set(number)) > 1
            and identity.passes_luhn(number)
            and not identity.is_citizen_number(number)
            and _CARD_WORDS.search(_before(document, span)) is not None
        )

    def _is_contact(self, document: Document, span: Span) -> bool:
        """Tell whether the number stands in a 附注 or after the words that introduce a contact."""
        if document.region("附注").overlaps(span):
            return True
        block = document.block_at(span.start)
        start = block.span.start if block is not None else 0
        return _CONTACT.search(document.folded, max(start, span.start - 2 * _BESIDE), span.start) is not None


_COLUMN: Final = 3
"""So many numbers in one column of a table are told at once."""


def _by_column(document: Document, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings, of those in one column of a Word table the first, which names the others."""
    found = list(findings)
    columns: dict[Place, list[Finding]] = {}
    for finding in found:
        if (place := _column(document.block_at(finding.span.start))) is not None:
            columns.setdefault(place, []).append(finding)
    many = [column for column in columns.values() if len(column) >= _COLUMN]
    hidden = {finding.span for column in many for finding in column[1:]}
    told = {column[0].span: column for column in many}
    for finding in found:
        if finding.span in told:
            column = told[finding.span]
            masked = f"{finding.words['masked']}，本列共{len(column)}个"
            words, related = {**finding.words, "masked": masked}, tuple(other.span for other in column[1:])
            yield finding._replace(words=words, related=related)
        elif finding.span not in hidden:
            yield finding


def _column(block: Block | None) -> Place | None:
    """Return the part, the table and the column of a cell of a Word table."""
    origin = None if block is None else block.origin
    return None if origin is None or origin.cell is None else (origin.part, origin.cell[0], origin.cell[2])


_FULL_DATE = pattern(r"(?<!\d)(?:19|20)\d\d(?:年\d{1,2}月\d{1,2}日|([-./])\d{1,2}\1\d{1,2}(?!\d))")
_NAME_CELL = pattern(r"[ \u3000]*(?:\d{1,3}[.、 \t\u3000]+)?[\u4e00-\u9fff]{2,4}(?<![某×])[ \t\u3000]")


class BirthColumn(Check):
    """Flag the first full date below 出生日期 in a table of names, in a draft that is published."""

    def words(self) -> frozenset[str]:
        """``masked`` is the date with its middle hidden; so is ``match``."""
        return frozenset({"masked"})

    def literals(self) -> Iterable[str]:
        """Heads of the column."""
        return ("出生日期", "出生年月", "出生时间")

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look below each head, in the table of Word or in lines set out with tabs."""
        for index in blocks_with(document, hits):
            place = _column(document.blocks[index])
            if place is None and not _HEAD_LINE.search(document.block_texts[index]):
                continue
            below = _dates_below(document, index, place)
            if below and is_released(document):
                masked = _hidden(below[0].of(document.text)) + f"，共{len(below)}个"
                yield Finding(below[0], {"masked": masked, "match": masked}, related=tuple(below[1:]))


_HEAD_LINE = pattern(r"姓名.*[ \t\u3000].*出生")


def _dates_below(document: Document, head: int, place: Place | None) -> list[Span]:
    """Return the full dates below a head: in its column, or in the lines of names that follow."""
    found = []
    for index in range(head + 1, len(document.blocks)):
        block, words = document.blocks[index], document.block_texts[index]
        if place is None and not _NAME_CELL.match(words):
            break
        date = _FULL_DATE.search(words) if _column(block) == place else None
        if date is not None:
            found.append(Span(block.span.start + date.start(), block.span.start + date.end()))
        if place is not None and block.kind != "cell":
            break
    return found


def _is_mistyped(number: str, before: str) -> bool:
    """Tell whether a number named 身份证 by the words before it cannot be one."""
    if not identity.citizen_fault(number) or identity.is_old_citizen_number(number):
        return False
    if identity.looks_like_citizen_number(number):
        return _ID_WORDS.search(before) is not None
    return 14 <= len(number) <= 20 and _ID_LABEL.search(before) is not None


def _before(document: Document, span: Span) -> str:
    """The words before a number, and the head of its line: a column of a table has its name above."""
    return document.folded[max(0, span.start - _BESIDE) : span.start]


class PersonalDetail(Pattern):
    """Flag by a pattern what concerns one person; only the first and last character are shown.

    ``beside`` is a pattern that must match within 16 characters before; ``released`` is as
    for numbers. ``plain`` is a pattern for what is ASCII in a match: a draft in whose ASCII
    characters it is not found, and that has no unusual ones, is not searched.
    """

    beside: str = ""
    plain: str = ""
    released: bool | None = None

    def words(self) -> frozenset[str]:
        """``masked`` is the detail with its middle hidden; so is ``match``."""
        return super().words() | {"masked"}

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Run the pattern and mask what it finds."""
        if self._plain is not None and not document.unusual and not self._plain.search(document.plain):
            return
        for finding in super().find(document, hits):
            if self._beside is not None and not self._beside.search(_before(document, finding.span)):
                continue
            if self.released is not None and self.released != is_released(document):
                continue
            masked = _hidden(finding.span.of(document.text))
            yield Finding(finding.span, {**finding.words, "masked": masked, "match": masked})

    @cached_property
    def _plain(self) -> re.Pattern[bytes] | None:
        return re.compile(self.plain.encode()) if self.plain else None

    @cached_property
    def _beside(self) -> re.Pattern[str] | None:
        return re.compile(self.beside) if self.beside else None

    def literals(self) -> Iterable[str]:
        """The anchors."""
        return self.anchors or ()


def _hidden(words: str) -> str:
    shown = max(1, len(words) // 4)
    return words[:shown] + "*" * max(1, len(words) - 2 * shown) + words[len(words) - shown :]
