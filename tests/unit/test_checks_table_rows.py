"""Tables of Word: cells know their rows and columns, and empty ones are left out."""

from __future__ import annotations

import pytest

from wenshu_lint.checks.table_rows import TableSerial, TableTotal
from wenshu_lint.document import Document
from wenshu_lint.nodes import Block, Cell, Origin
from wenshu_lint.span import Span


def table(*rows: tuple[str, ...], number: int = 0) -> list[tuple[str, Cell]]:
    """The cells of a table of Word that hold words."""
    return [
        (words, Cell(number, row, column))
        for row, cells in enumerate(rows)
        for column, words in enumerate(cells)
        if words
    ]


def document(cells: list[tuple[str, Cell]]) -> Document:
    """A file of Word that holds nothing but these cells, each on a line of its own."""
    blocks, text = [], ""
    for words, cell in cells:
        span = Span(len(text), len(text) + len(words))
        blocks.append(Block(span, "cell", "", Origin("word/document.xml", len(blocks), (), cell)))
        text += words + "\n"
    return Document(text, blocks=blocks, is_word=True)


def found(check: TableSerial | TableTotal, cells: list[tuple[str, Cell]]) -> list[str]:
    """The words of the cells that are flagged."""
    read = document(cells)
    hits = [
        Span(place, place + len(literal))
        for literal in check.literals()
        for place in range(len(read.text))
        if read.text.startswith(literal, place)
    ]
    return [finding.span.of(read.text) for finding in check.find(read, hits)]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("1", "2", "3"), []),
        (("1", "2", "4"), ["4"]),
        (("1", "1", "2"), []),
        (("1", "2", "2"), ["2"]),
        (("1", "", "2"), []),
        (("甲", "1", "3"), ["3"]),
        (("2", "3", "1"), []),
    ],
)
def test_serial_numbers_run_on(numbers: tuple[str, ...], expected: list[str]) -> None:
    """A row without a number is passed over; a new beginning at 1 is in order."""
    rows = [("序号", "单位"), *((number, "某单位") for number in numbers)]
    assert found(TableSerial(), table(*rows)) == expected


def test_each_table_is_read_by_itself() -> None:
    """The second table goes on where it likes."""
    cells = table(("序号",), ("1",), ("2",)) + table(("名次",), ("5",), ("9",), number=1)
    assert found(TableSerial(), cells) == []


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (("人数", "60", "40", "20", "120"), []),
        (("人数", "60", "40", "20", "130"), ["130"]),
        (("金额", "1.25", "1.25", "1.25", "3.8"), []),
        (("占比", "60", "40", "20", "130"), []),
        (("人数", "60", "待定", "20", "130"), []),
        (("人数", "60", "小计40", "20", "130"), []),
        (("12", "60", "40", "20", "130"), []),
    ],
)
def test_a_total_is_the_sum_of_its_column(column: tuple[str, ...], expected: list[str]) -> None:
    """Rounded numbers may differ a little; shares, gaps and subtotals are not added up."""
    names = ("单位", "甲单位", "乙单位", "丙单位", "合计")
    assert found(TableTotal(), table(*zip(names, column, strict=True))) == expected
