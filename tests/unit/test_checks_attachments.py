"""附件说明: what it lists, how it is written, and whether pages and text agree with it."""

from __future__ import annotations

import pytest

from wenshu_lint.checks.attachment_mentions import AttachmentMention
from wenshu_lint.checks.attachment_pages import AttachmentLabel, AttachmentPages
from wenshu_lint.checks.attachments import AttachmentNote, items_of
from wenshu_lint.document import Document
from wenshu_lint.span import Span

HEAD = "关于做好防汛工作的通知\n各学校：\n请认真做好准备。\n"
TAIL = "\n示例市教育局\n2024年3月5日\n"


def listed(note):
    text = HEAD + note + TAIL
    document = Document(text)
    return [
        (item.number, item.bare(text).of(text)) for item in items_of(document, document.element("附件说明"))
    ]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("附件：名单", [(0, "名单")]),
        ("附件：1.名单\n　　　2.回执", [(1, "名单"), (2, "回执")]),
        ("附件1：名单\n附件2：回执", [(1, "名单"), (2, "回执")]),
        ("附件：\n1.名单\n2.回执", [(1, "名单"), (2, "回执")]),
        ("附件：1.名单；2.回执。", [(1, "名单"), (2, "回执")]),
        ("附件：①名单\n　　　②回执", [(1, "名单"), (2, "回执")]),
        ("附件：一、名单\n　　　二、回执", [(1, "名单"), (2, "回执")]),
        ("附件：（1）名单\n　　　（2）回执", [(1, "名单"), (2, "回执")]),
        ("附件：2024年名单", [(0, "2024年名单")]),
        ("附件：1.名单\n　　　　第一批", [(1, "名单\n　　　　第一批")]),
    ],
)
def test_what_a_list_holds(note, expected):
    """Numbers and names are read however they are written; a line that goes on belongs to its item."""
    assert listed(note) == expected


def faults(note, fault, tail=TAIL):
    text = HEAD + note + tail
    check = AttachmentNote(fault=fault).prepared()
    return [(f.span.of(text), f.replacement) for f in check.find(Document(text), ())]


@pytest.mark.parametrize(
    ("note", "fault", "expected"),
    [
        ("附件：名单", "label", []),
        ("附 件：名单", "label", []),
        ("附：名单", "label", [("附：", "附件：")]),
        ("附件:名单", "label", [("附件:", "附件：")]),
        ("附件一：名单", "label", [("附件一：", "附件：")]),
        ("附件1：名单\n附件2：回执", "label", [("附件1：", "附件：1."), ("附件2：", None)]),
        ("附件（2份）", "label", [("附件（2份）", None)]),
        ("附件：1、名单\n　　　2．回执", "serial", [("1、", "1."), ("2．", "2.")]),
        ("附件：1、名单", "serial", []),
        ("附件：1、名单", "single", [("1、", "")]),
        ("附件：1.名单\n　　　2.回执", "single", []),
        ("附件：1.名单\n　　　3.回执", "sequence", [("3.", None)]),
        ("附件1：名单\n附件3：回执", "sequence", [("附件3：", None)]),
        ("附件：名单\n　　　2.回执", "sequence", []),
        ("附件：1.名单；\n　　　2.回执。", "end", [("；", ""), ("。", "")]),
        ("附件：", "end", []),
        ("附件1：", "end", []),
        ("附件：《名单》", "book-title", [("《名单》", "名单")]),
        ("附件：《办法》说明", "book-title", []),
        ("附件：1.名单；2.回执", "one-line", [("2.回执", None)]),
        ("附件：1.名单\n　　　2.回执", "one-line", []),
        ("附件：名单", "late", []),
    ],
)
def test_each_fault_of_a_list(note, fault, expected):
    """Every fault is found at its place, with what to write where that is certain."""
    assert faults(note, fault) == expected


@pytest.mark.parametrize(
    ("note", "lead", "told"),
    [
        ("附件1：名单\n附件2：回执", "", "　　　2."),
        ("　　附件1：名单\n　　附件2：回执", "　　", "　　　　　2."),
        ("　　附件1：名单\n　　　　　附件2：回执", "　　　　　", "　　　　　2."),
    ],
)
def test_a_serial_comes_to_stand_under_the_first(note, lead, told):
    """Below 附件：1. the next line begins with as many blanks as the label is long."""
    document = Document(HEAD + note + TAIL)
    *_, second = AttachmentNote(("附件说明",), fault="label").find(document, ())
    (edit,) = second.edits
    assert (edit.span.of(document.text), edit.text) == (f"{lead}附件2：", told)


def test_a_second_label_on_one_line_stays_on_it():
    """There is no line to line up."""
    document = Document(HEAD + "附件1：名单；附件2：回执" + TAIL)
    *_, second = AttachmentNote(("附件说明",), fault="label").find(document, ())
    assert (second.edits, second.replacement) == ((), "2.")


def test_a_list_below_the_date_is_late():
    """It belongs between the text and the signature."""
    assert faults("", "late", TAIL + "附件：名单\n") == [("附件：名单", None)]


LISTED = HEAD + "附件：1.任务分工方案\n　　　2.物资管理办法" + TAIL


def pages(text, fault):
    check = AttachmentPages(fault=fault).prepared()
    return [(f.span.of(text), f.words["expected"]) for f in check.find(Document(text), ())]


def page(label, title):
    return f"\n{label}\n{title}\n这里是内容，各单位照此办理。\n"


def test_pages_carry_the_numbers_of_the_list():
    """Too high, twice, missing or needless: each is told apart."""
    first, second = page("附件1", "任务分工方案"), page("附件2", "物资管理办法")
    assert pages(LISTED + first + second, "serial") == []
    assert pages(LISTED, "serial") == []
    other = "与附件说明一致的顺序号"
    assert pages(LISTED + first + page("附件3", "物资管理办法"), "serial") == [("附件3", other)]
    assert pages(LISTED + first + page("附件1", "物资管理办法"), "serial") == [("附件1", other)]
    assert pages(LISTED + page("附件", "任务分工方案") + second, "serial") == [("附件", "附件1")]
    single = HEAD + "附件：任务分工方案" + TAIL
    assert pages(single + first, "serial") == [("附件1", "附件")]
    assert pages(single + page("附件", "任务分工方案"), "serial") == []


def test_a_name_without_a_page_is_told_if_others_have_theirs():
    """Attachments sent apart are no fault, nor are lists without numbers."""
    first = page("附件1", "任务分工方案")
    assert pages(LISTED + first, "missing") == [("物资管理办法", "附件2")]
    assert pages(LISTED, "missing") == []
    assert pages(HEAD + "附件：任务分工方案" + TAIL + page("附件", "任务分工方案"), "missing") == []


def test_a_page_has_the_title_of_the_list():
    """One that only says more, or less, agrees."""
    single = HEAD + "附件：任务分工方案" + TAIL
    assert pages(single + page("附件", "责任分解方案"), "title") == [("责任分解方案", "")]
    assert pages(single + page("附件", "示例市任务分工方案（试行）"), "title") == []
    assert pages(LISTED + page("附件3", "责任分解方案"), "title") == []
    assert pages(single + page("附件", "这里没有标题。"), "title") == []


def test_unknown_faults_are_refused():
    """The author of the rule learns which there are."""
    with pytest.raises(ValueError, match="没有“x”这种 fault"):
        AttachmentPages(fault="x").prepared()
    with pytest.raises(ValueError, match="没有“x”这种 fault"):
        AttachmentNote(fault="x").prepared()


def labels(text):
    return [(f.span.of(text), f.replacement) for f in AttachmentLabel().prepared().find(Document(text), ())]


def test_the_heading_of_a_page_has_no_mark():
    """Brackets, colons and Chinese numerals go; 附表, 附件1-1 and the number before it stay."""
    for label, right in (("附件1：", "附件1"), ("附件一", "附件1"), ("（附件2）", "附件2")):
        assert labels(LISTED + page(label, "任务分工方案")) == [(label, right)]
    for label in ("附件1", "附件 1", "附件1-1", "附表1"):
        assert labels(LISTED + page(label, "任务分工方案")) == []


def test_a_law_may_say_fu():
    """附： above the tables of a law without a date is left alone."""
    law = "示例市供水条例\n第一条 为保障供水，制定本条例。\n第二条 本条例自公布之日起施行。\n"
    assert labels(law + page("附：", "示例市供水价目表")) == []


def mentions(text):
    hits = [Span(i, i + 3) for i in range(len(text)) if text.startswith("附件", i)]
    return [f.span.of(text) for f in AttachmentMention().prepared().find(Document(text), hits)]


def test_the_text_mentions_what_is_listed():
    """Only the main text counts, and only what the draft's own list can answer for."""
    assert mentions(LISTED.replace("准备。", "准备（见附件3）。")) == ["附件3"]
    assert mentions(LISTED.replace("准备。", "准备（见附件2）。")) == []
    assert mentions(LISTED.replace("准备。", "准备，照《办法》附件3办理。")) == []
    assert mentions(LISTED + page("附件1", "见附件9的方案")) == []
    assert mentions(HEAD.replace("准备。", "准备（见附件3）。") + TAIL) == []
    assert {"附件1", "附件9"} <= set(AttachmentMention().literals())
    assert AttachmentMention().words() == {"count"}
