"""Personal data: what is found, when it is left alone, and that no message repeats it."""

from __future__ import annotations

import pytest

from wenshu_lint.catalog.builtin import rules_folder
from wenshu_lint.catalog.load import load_pack
from wenshu_lint.checks.privacy import PersonalDetail, PersonalNumber, is_released
from wenshu_lint.diagnostic import Diagnostic
from wenshu_lint.document import Document
from wenshu_lint.engine import Linter
from wenshu_lint.readers import read
from wenshu_lint.source import Source

from .docx_builder import docx, p, table

REQUEST = "某县财政局关于追加经费的请示\n某县人民政府：\n现申请追加经费十万元。\n妥否，请批示。\n"
LINTER = Linter(f.rule for f in load_pack(rules_folder()).files if f.rule.family == "privacy")
NUMBERS = ["11010519491231002X", "13800138000", "6222020000000000000", "E12345678", "abc12345@qq.com"]


def _lint(text: str) -> list[Diagnostic]:
    return list(LINTER.lint(Document(text)))


@pytest.mark.parametrize("number", NUMBERS)
def test_no_message_repeats_what_it_found(number: str) -> None:
    """A report that quotes a number would be the leak itself."""
    found = _lint(f"当事人身份证、护照、银行卡号、手机、邮箱：{number}，请核对。")
    assert found
    for diagnostic in found:
        assert number not in diagnostic.message + diagnostic.hint
        assert diagnostic.fix is None


@pytest.mark.parametrize(
    ("text", "released"),
    [
        ("某市民政局关于补助对象的公示\n名单如下。\n", True),
        ("某县人民政府关于征集意见的公告\n现公开征集意见。\n", True),
        (REQUEST, False),
        (
            "某市人民政府关于做好值班工作的通知\n各县人民政府：\n现将有关事项通知如下。\n"
            "某市人民政府\n2024年3月5日\n（此件公开发布）\n",
            True,
        ),
    ],
)
def test_release_is_read_from_the_draft(text: str, released: bool) -> None:
    """Genre, title and note tell that a draft is for everybody."""
    assert is_released(Document(text)) is released


def test_the_contact_of_an_internal_document_is_left_alone() -> None:
    """The number of a contact person is an element of the document, until it is published."""
    inside = Document(REQUEST + "（联系人：张某，电话：13800138000）\n")
    outside = Document("某县人民政府关于征集意见的公告\n联系人：张某，电话：13800138000。\n")
    assert not list(PersonalNumber("mobile", released=False).find(inside, ()))
    assert len(list(PersonalNumber("mobile", released=True).find(outside, ()))) == 1


@pytest.mark.parametrize(
    "text",
    ["编号A13800138000。", "合同13800138000B号", "比值0.13800138000", "热线12345", "账号1380013800012"],
)
def test_parts_of_other_numbers_are_no_telephones(text: str) -> None:
    """Letters, points and further digits make another number of it."""
    assert not list(PersonalNumber("mobile").find(Document(text), ()))


def test_the_end_of_a_sentence_does_not_hide_a_telephone() -> None:
    """A point after the number is a full stop."""
    assert len(list(PersonalNumber("mobile").find(Document("手机+86 13800138000."), ()))) == 1


def test_an_identity_number_is_no_bank_card() -> None:
    """A number is reported as one thing."""
    text = "银行卡、身份证号11010519491231002X。"
    assert not list(PersonalNumber("card").find(Document(text), ()))
    assert len(list(PersonalNumber("citizen").find(Document(text), ()))) == 1


def test_one_figure_over_and_over_is_no_bank_card() -> None:
    """Such numbers keep a place, though their check digit may be right."""
    for digit, length in (("0", 17), ("0", 16), ("8", 19)):
        assert not list(PersonalNumber("card").find(Document(f"账号：{digit * length}。"), ()))


def test_a_number_may_stand_in_a_line_of_no_block() -> None:
    """A reader may leave a line out of the blocks; the number is judged all the same."""
    document = Document("手机13800138000", blocks=())
    assert len(list(PersonalNumber("mobile").find(document, ()))) == 1


def test_details_depend_on_release_too() -> None:
    """A rule about published drafts keeps quiet about others."""
    check = PersonalDetail(r"微信号(?P<at>\w{5,})", anchors=("微信",), released=True)
    text = "微信号abc123456。"
    document = Document(text)
    assert not list(check.find(document, document.blocks[0:0] or [document.blocks[0].span]))
    assert check.words() >= {"masked", "fix", "at"}


def _word(*rows: tuple[str, ...]) -> Document:
    body = p("某市民政局关于补助对象的公示") + table(*rows) + p("2013年5月6日公示。")
    return read(Source("稿.docx", docx(body), ".docx"))


def test_numbers_in_a_column_are_one_finding() -> None:
    """Three at least in one column of one table; the other places are named beside the first."""
    number = "13800138000"
    document = _word(("姓名", "手机"), ("甲某", number), ("乙某", number), ("丙某", number))
    found = [d for d in LINTER.lint(document) if d.rule == "privacy/published-mobile-number"]
    assert len(found) == 1
    assert "本列共3个" in found[0].message
    assert [span.of(document.text) for span in found[0].related] == [number] * 2
    fewer = _word(("姓名", "手机"), ("甲某", number), ("乙某", number))
    assert sum(d.rule == "privacy/published-mobile-number" for d in LINTER.lint(fewer)) == 2


def test_birthdays_below_their_head_are_one_finding() -> None:
    """Only those of the column, and none behind the table."""
    document = _word(
        ("姓名", "出生日期", "入学"), ("甲乙", "2010年1月2日", "2016年9月1日"), ("丙丁", "2011-03-04", "无")
    )
    found = [d for d in LINTER.lint(document) if d.rule == "privacy/birth-date-column"]
    assert [d.span.of(document.text) for d in found] == ["2010年1月2日"]
    assert [span.of(document.text) for span in found[0].related] == ["2011-03-04"]
    assert "2010年1月2日" not in found[0].message
