"""Personal data: what is found, when it is left alone, and that no message repeats it."""

from __future__ import annotations

import pytest

from wenshu_lint.catalog.builtin import rules_folder
from wenshu_lint.catalog.load import load_pack
from wenshu_lint.checks.privacy import PersonalDetail, PersonalNumber, is_released
from wenshu_lint.diagnostic import Diagnostic
from wenshu_lint.document import Document
from wenshu_lint.engine import Linter

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
