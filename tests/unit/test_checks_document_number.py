"""发文字号 in the head and in running text: what is wrong with them, and what only looks like one."""

from __future__ import annotations

import pytest

from wenshu_lint.checks.document_number import NumberForm
from wenshu_lint.diagnostic import Severity
from wenshu_lint.document import Document
from wenshu_lint.engine import Linter
from wenshu_lint.rule import Rule


def found(text, fault, **options):
    check = NumberForm(fault, **options).prepared()
    linter = Linter([Rule("format/made", "试", "试", Severity.ERROR, check, outside=())])
    report = linter.lint(Document(text))
    assert not report.failures
    return [d.span.of(text) for d in report]


@pytest.mark.parametrize(
    ("text", "fault", "expected"),
    [
        ("见示政发[2024]5号", "brackets", ["[2024]"]),
        ("见示政发〔2024]5号", "brackets", ["〔2024]"]),
        ("见示政发（2024年）5号", "brackets", ["（2024年）"]),
        ("见示政发［２０２４］５号", "brackets", ["［２０２４］"]),
        ("见示政发 【2024】 5 号", "brackets", ["【2024】"]),
        ("见示政发〔2024〕5号", "brackets", []),
        ("见示政发[1998]5号", "brackets", []),
        ("见示政发〔２０２４〕5号", "year", ["２０２４"]),
        ("见示政发〔二〇二四〕5号", "year", ["二〇二四"]),
        ("见示政发〔2024年〕5号", "year", ["2024年"]),
        ("见示政发〔24〕5号", "year", ["24"]),
        ("见示政发[2024年]5号", "year", []),
        ("见示政发〔88〕5号", "year", []),
        ("见示政发〔2024〕第05号", "serial", ["第05"]),
        ("见示政发〔2024〕５号", "serial", ["５"]),
        ("见示政发[2024]十二号", "serial", ["十二"]),
        ("见示政发〔2024〕0号", "serial", []),
        ("见示政发〔 2024〕5 号", "blank", [" ", " "]),
        ("（2023）京01民终123号", "brackets", []),
        ("（2023）5号", "brackets", []),
        ("见科技园（2024）5号楼", "brackets", []),
        ("见市人大公告（2024）第5号", "brackets", []),
        ("见示例银行公告〔2024〕第5号", "serial", []),
        ("见执（2024）5号", "brackets", []),
        ("abc[2024]5号", "brackets", []),
        ("见示政发〔一二三四〕5号", "year", []),
    ],
)
def test_numbers_and_what_looks_like_them(text, fault, expected):
    """A number is one that follows a 代字; courts, orders, announcements and houses have their own."""
    assert found(text, fault) == expected


def test_old_numbers_can_be_asked_for():
    """The years to look at are options."""
    assert found("见示政发[1998]5号", "brackets", first_year=1949, last_year=1999) == ["[1998]"]


def test_code_is_left_alone():
    """An example in a block of code is not the draft's own number."""
    from wenshu_lint.nodes import Block
    from wenshu_lint.span import Span

    text = "见示政发[2024]5号"
    document = Document(text, blocks=[Block(Span(0, len(text)), "code")])
    assert list(NumberForm("brackets").find(document, [Span(4, 6)])) == []


def test_an_unknown_fault_is_refused():
    """The author of the rule learns that it does not exist."""
    with pytest.raises(ValueError, match="没有“colour”这种 fault"):
        NumberForm("colour").prepared()
    assert NumberForm().words() == {"fix"}
