"""Checks of elements: which are chosen, how a pattern, a gap or a missing word is shown."""

from __future__ import annotations

import pytest

from wenshu_lint.checks.elements import ElementForm, ElementLacks, lines_of
from wenshu_lint.checks.elements_relations import (
    ElementMissing,
    ElementOrder,
    ElementsOnOneLine,
    ElementTwice,
)
from wenshu_lint.document import Document
from wenshu_lint.occasions import present
from wenshu_lint.span import Span

NOTICE = """示例市教育局
关于做好防汛工作的通知
　　各学校：
第一段。
第二段。
　　第三段。
示例市教育局
2024年3月5日
"""


def flagged(check, text):
    document = Document(text)
    return [finding.span.of(text) for finding in check.prepared().find(document, ())]


def test_lines_are_counted_from_either_end():
    """The whole, the first or the last lines of a stretch are read, without blanks."""
    document = Document(NOTICE)
    body = document.element("正文").span
    texts = {n: [s.of(NOTICE) for s in lines_of(document, body, n)] for n in (0, 2, -1, 9)}
    assert texts[0] == [body.of(NOTICE)]
    assert texts[2] == ["第一段。", "第二段。"]
    assert texts[-1] == ["第三段。"]
    assert texts[9] == ["第一段。", "第二段。", "第三段。"]


def test_a_blank_line_is_no_line():
    """A stretch that covers only blanks of a block yields nothing for it."""
    document = Document("甲　　乙")
    assert list(lines_of(document, Span(1, 3), 1)) == []


def test_only_what_is_chosen_is_looked_at():
    """Role, company and title of the document decide."""
    assert flagged(ElementForm(("主送机关",), pattern="各学校"), NOTICE) == ["各学校"]
    for options in (
        {"present": ("附注",)},
        {"absent": ("标题",)},
        {"when_title": "请示$"},
        {"unless_title": "通知$"},
        {"parts": ("attachment",)},
        {"when": {"发文字号": "号"}},
        {"when": {"标题": "请示"}},
        {"unless": "学校"},
    ):
        assert flagged(ElementForm(("主送机关",), pattern="各学校", **options), NOTICE) == []
    for options in (
        {"present": ("标题", "成文日期")},
        {"when": {"标题": "通知"}},
        {"official": True},
    ):
        assert flagged(ElementForm(("主送机关",), pattern="各学校", **options), NOTICE) == ["各学校"]


def test_a_paper_that_is_no_official_document_is_left_alone():
    """Official is what has an addressee, a number, a letterhead or one of the 15 文种."""
    check = ElementForm(("成文日期",), pattern="12月", official=True)
    assert flagged(check, "2023年工作总结\n一年来成绩很大。\n示例市教育局\n2023年12月\n") == []
    assert flagged(check, "关于封闭施工的通告\n道路封闭。\n示例市公安局\n2023年12月\n") == ["12月"]


def test_a_title_on_two_lines_is_read_as_one():
    """Blanks and line ends are left out; what spans a line end is flagged whole but not replaced."""
    check = ElementForm(("标题",), pattern="教育局关于", solid=True, replace="教育局")
    (finding,) = check.find(Document(NOTICE), ())
    assert finding.span.of(NOTICE) == "教育局\n关于"
    assert finding.replacement is None


def test_what_is_missing_is_shown_as_an_empty_span():
    """The empty group tells where something has to be put in."""
    gap = ElementForm(("标题",), pattern="(?P<at>)通知$", solid=True, replace="紧急")
    (finding,) = gap.find(Document(NOTICE), ())
    assert (finding.span.of(NOTICE), finding.replacement) == ("", "紧急")
    assert NOTICE[finding.span.start :].startswith("通知")
    start = ElementForm(("标题",), pattern="^(?P<at>)示例", solid=True)
    assert [f.span.start for f in start.find(Document(NOTICE), ())] == [0]


def test_a_group_that_took_no_part_gives_way_to_the_match():
    """Where the other branch of a pattern matched, the whole match is flagged."""
    check = ElementForm(("主送机关",), pattern="(?P<at>单位)|学校")
    assert flagged(check, NOTICE) == ["学校"]


def test_the_blanks_before_an_element_can_be_read():
    """An addressee that is not flush left shows its blanks."""
    check = ElementForm(("主送机关",), pattern="^(?P<at>　+)", indent=True, replace="")
    assert flagged(check, NOTICE) == ["　　"]
    assert flagged(check, NOTICE.replace("　　各", "各")) == []


def test_the_repair_of_a_traditional_text_is_traditional():
    """The pattern sees simplified text, the words put in are those of the draft's script."""
    text = "關於做好防汛工作的通知\n各學校:\n請認真做好準備。\n"
    check = ElementForm(("主送机关",), pattern="学校(?P<at>:)", replace="负责人：")
    (finding,) = check.find(Document(text), ())
    assert finding.replacement == "負責人："


def test_a_text_that_lacks_a_word_is_flagged_at_its_edge():
    """The last of the last lines, the first of the first, or the element when all is read."""
    assert flagged(ElementLacks(("正文",), pattern="特此", lines=-2), NOTICE) == ["第三段。"]
    assert flagged(ElementLacks(("正文",), pattern="特此", lines=1), NOTICE) == ["第一段。"]
    assert flagged(ElementLacks(("正文",), pattern="第一", lines=-2), NOTICE) == ["第三段。"]
    assert flagged(ElementLacks(("正文",), pattern="第二", lines=-2), NOTICE) == []
    assert flagged(ElementLacks(("主送机关",), pattern="防汛", anywhere=True), NOTICE) == []
    assert flagged(ElementLacks(("主送机关",), pattern="联系人", anywhere=True), NOTICE) == ["各学校："]
    assert flagged(ElementLacks(("正文",), pattern="特此", lines=-2, unless="第三"), NOTICE) == []


def test_an_element_may_miss_another():
    """A date without a signature is flagged, one with it is not."""
    check = ElementMissing(("成文日期",), wanted=("发文机关署名",))
    assert flagged(check, NOTICE) == []
    assert flagged(check, NOTICE.replace("示例市教育局\n2024", "2024")) == ["2024年3月5日"]


def test_the_order_is_that_of_the_roles():
    """Only what stands too late is flagged, with what it must precede."""
    text = NOTICE + "抄送：市财政局。\n（此件公开发布）\n"
    check = ElementOrder(("成文日期", "附注", "抄送机关")).prepared()
    (finding,) = check.find(Document(text), ())
    assert finding.span.of(text) == "（此件公开发布）"
    assert finding.words == {"role": "附注", "other": "抄送机关"}
    assert check.words() == {"role", "other"}


def test_what_stands_once_may_not_stand_twice():
    """The second is flagged, the first shown with it."""
    text = "示例市教育局文件\n示教发〔2024〕5号\n示财发〔2024〕9号\n关于防汛的通知\n各学校：\n请照办。\n"
    (finding,) = ElementTwice(("发文字号",)).find(Document(text), ())
    assert finding.span.of(text) == "示财发〔2024〕9号"
    assert finding.related[0].of(text) == "示教发〔2024〕5号"


@pytest.mark.parametrize(
    ("check", "problem"),
    [
        (ElementForm(("题目",), pattern="甲"), "没有“题目”这种要素"),
        (ElementForm((), pattern="甲"), "没有写明 roles"),
        (ElementForm(("标题",)), "没有写明 pattern"),
        (ElementForm(("标题",), pattern="("), "正则式有误"),
        (ElementForm(("标题",), pattern="甲", unless="["), "正则式有误"),
        (ElementLacks(("正文",), pattern="(", lines=1), "正则式有误"),
        (ElementForm(("标题",), pattern="甲", when={"附注": "("}), "正则式有误"),
        (ElementMissing(("标题",), present=("落款",)), "没有“落款”这种要素"),
    ],
)
def test_a_faulty_rule_is_refused(check, problem):
    """The author of the rule learns what is wrong."""
    with pytest.raises(ValueError, match=problem):
        check.prepared()


def test_checks_wait_for_their_elements():
    """A document without the element never reaches the check."""
    assert list(ElementMissing(("标题",)).occasions()) == [("element", "标题")]
    assert list(ElementForm(("标题",), pattern="[^甲]$").occasions()) == [("element", "标题")]
    assert ElementForm(("标题",), pattern="(?P<word>甲)").words() == {"fix", "word"}


def test_a_pattern_waits_for_the_words_it_needs():
    """Titles and texts that do not hold what every match holds are never looked at."""
    assert list(ElementForm(("标题",), pattern="(?:甲|乙)$").occasions()) == [
        ("title", "乙"),
        ("title", "甲"),
    ]
    assert list(ElementForm(("正文",), pattern="^特此通知$").literals()) == ["特此通知"]
    assert list(ElementForm(("标题",), pattern="[ 　]$").occasions()) == [("element", "标题")]
    titled = Document("示例市人民政府\n关于加强  管理的通知\n各县人民政府：\n现通知如下。\n")
    assert "关于加强管理" in present(titled, "title")
    assert "关于改进" not in present(titled, "title")


def test_an_element_beside_another_is_told_from_one_below_it():
    """Urgency on the line of the secrecy mark is flagged; on a line of its own it is not."""
    check = ElementsOnOneLine(roles=("密级和保密期限", "紧急程度"))
    below = f"000001\n机密★5年\n特急\n{NOTICE}"
    assert flagged(check, below) == []
    assert flagged(check, below.replace("\n特急", "　特急")) == ["特急"]


def test_the_record_at_the_end_is_read_behind_attachments_too():
    """抄送 and 印发 end the whole document; other elements of an attachment are left alone."""
    text = NOTICE + "附件1\n任务分工表\n这里是分工。\n抄送：市财政局。\n"
    assert flagged(ElementForm(roles=("抄送机关",), pattern="。$"), text) == ["。"]
    assert flagged(ElementForm(roles=("标题",), pattern="表$"), text) == []
