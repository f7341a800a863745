"""Checks of tables, in Word and Markdown: serial numbers that run on, totals that are the sum of the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from ..analysis import numerals
from ..analysis.amounts import FIGURE, amount
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check

_Rows = dict[int, dict[int, Span]]
"""The cells of a table by row and column."""

_NUMBER = pattern(rf"(?P<sign>-?)(?P<n>{FIGURE})")
_BLANKS = pattern(r"\s+")
_PARTIAL = pattern("小计|其中|分计|累计")
_NOT_ADDED = pattern("率|比|均|单价|序号|年度?$|排名|名次|编号|标准|[%％]")
_FEWEST: Final = 2


class TableSerial(Check):
    """Flag a number in the column 序号 of a table that does not follow the one above of its kind: 一, 1."""

    def words(self) -> frozenset[str]:
        """``expected`` is the number that would be in order."""
        return frozenset({"expected"})

    def literals(self) -> Sequence[str]:
        """The head of the column."""
        return ("序号",)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Walk down the column; it may begin again at 1, and rows may have no number."""
        for rows, row, column in _columns(document, hits):
            lasts: dict[bool, int] = {}
            for below in sorted(rows):
                span = rows[below].get(column)
                words = span.of(document.folded).strip().rstrip(".．、") if span else ""
                value = numerals.value(words) if below > row else None
                if span is None or value is None:
                    continue
                last = lasts.get(words.isdecimal(), 0)
                if last and value not in (last + 1, 1):
                    expected = str(last + 1) if words.isdecimal() else numerals.chinese(last + 1)
                    yield Finding(span, {"expected": expected})
                lasts[words.isdecimal()] = value


class TableTotal(Check):
    """Flag a number in the row 合计 of a table that is not the sum of its column."""

    def words(self) -> frozenset[str]:
        """``sum`` is what the rows add up to."""
        return frozenset({"sum"})

    def literals(self) -> Sequence[str]:
        """What names the row."""
        return ("合计", "总计", "合 计", "总 计", "合\u3000计", "总\u3000计")

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Add up each column that holds nothing but numbers below its head."""
        seen: list[_Rows] = []
        for rows, row, _ in _columns(document, hits):
            if rows in seen or any(
                _PARTIAL.search(s.of(document.folded)) for r in rows.values() for s in r.values()
            ):
                continue
            seen.append(rows)
            for column, span in rows[row].items():
                total = _value(document, span)
                added = _sum(document, rows, row, column)
                if total is None or added is None:
                    continue
                if abs(total - added) > _slack(total, added) * (len(rows) - 2):
                    yield Finding(span, {"sum": f"{added:f}"})


def _columns(document: Document, hits: Sequence[Span]) -> Iterator[tuple[_Rows, int, int]]:
    """Yield the table, row and column of each cell that holds nothing but a hit."""
    tables: list[_Rows] | None = None
    for start, end in hits:
        block = document.block_at(start)
        if block is None or block.kind != "cell":
            continue
        if block.span.of(document.folded).strip() != document.folded[start:end]:
            continue
        tables = list(_tables(document)) if tables is None else tables
        for rows in tables:
            for row, cells in rows.items():
                yield from ((rows, row, column) for column, span in cells.items() if span == block.span)


def _tables(document: Document) -> Iterator[_Rows]:
    rows: _Rows = {}
    before: object = None
    end = 0
    for block in document.blocks:
        if block.kind != "cell":
            continue
        start = block.span.start
        if block.origin is not None and block.origin.cell is not None:
            table, row, column = block.origin.cell
            key: object = (block.origin.part, table)
        else:
            line = document.text.rfind("\n", 0, start) + 1
            row, column = line, document.text.count("|", line, start)
            key = before if rows and not _parted(document.text, end, start) else start
        if rows and key != before:
            yield rows
            rows = {}
        rows.setdefault(row, {}).setdefault(column, block.span)
        before, end = key, block.span.end
    if rows:
        yield rows


def _parted(text: str, end: int, start: int) -> bool:
    """Tell whether an empty line or words stand between two cells."""
    return any(not set(line) <= set("|:- \t") or not line for line in text[end:start].split("\n")[1:-1])


def _value(document: Document, span: Span) -> Decimal | None:
    words = _BLANKS.sub("", span.of(document.folded))
    match = _NUMBER.fullmatch(words)
    value = amount(match["n"]) if match else None
    return -value if match and value is not None and match["sign"] else value


def _sum(document: Document, rows: _Rows, row: int, column: int) -> Decimal | None:
    """Return what the cells of a column add up to, ``None`` where one of them is no number."""
    heads = [r for r in rows if column in rows[r] and r < row]
    if not heads:
        return None
    head = min(heads)
    if _NOT_ADDED.search(rows[head][column].of(document.folded)) or _value(document, rows[head][column]):
        return None
    found = [rows[r][column] for r in rows if r not in (row, head) and column in rows[r]]
    values = [_value(document, span) for span in found]
    numbers = [value for value in values if value is not None]
    return sum(numbers, Decimal(0)) if len(numbers) == len(values) >= _FEWEST else None


def _slack(*values: Decimal) -> Decimal:
    """Return how far rounding may carry one number: half of the last place of the coarser."""
    places = [max(0, -int(value.as_tuple().exponent)) for value in values]
    return Decimal(5).scaleb(-min(places) - 1) if max(places) else Decimal(0)
