import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.document import Document
from wenshu_lint.nodes import Block
from wenshu_lint.span import Span


def tokens(*lines):
    text = "\n".join(lines)
    return [(h.level, h.ordinal, h.form) for h in Document(text).headings]


@pytest.mark.parametrize(
    ("line", "token"),
    [
        ("一、总体要求", (1, 1, "#、")),
        ("　　一、总体要求", (1, 1, "#、")),
        ("    二十一、总体要求", (1, 21, "#、")),
        ("一. 总体要求", (1, 1, "#.")),
        ("一．总体要求", (1, 1, "#．")),
        ("一 、总体要求", (1, 1, "# 、")),
        ("一、、总体要求", (1, 1, "#、、")),
        ("一十、总体要求", (1, 10, "#、")),
        ("廿一、总体要求", (1, 21, "#、")),
        ("拾、总体要求", (1, 10, "#、")),
        ("一、", (1, 1, "#、")),
        ("ー、总体要求", (1, 1, "ー、")),
        ("—、总体要求", (1, 1, "—、")),
        ("ニ、总体要求", (1, 2, "ニ、")),
        ("（一）指导思想", (2, 1, "（#）")),
        ("(一)指导思想", (2, 1, "(#)")),
        ("（一)指导思想", (2, 1, "（#)")),
        ("（ 一 ）指导思想", (2, 1, "（ # ）")),
        ("（一）、指导思想", (2, 1, "（#）、")),
        ("（一）：指导思想", (2, 1, "（#）：")),
        ("〔一〕指导思想", (2, 1, "〔#〕")),
        ("【一】指导思想", (2, 1, "【#】")),
        ("㈠指导思想", (2, 1, "#")),
        ("(-)指导思想", (2, 1, "(-)")),
        ("（十一）指导思想", (2, 11, "（#）")),
        ("1.组织领导", (3, 1, "#.")),
        ("1．组织领导", (3, 1, "#．")),
        ("1、组织领导", (3, 1, "#、")),
        ("1。组织领导", (3, 1, "#。")),
        ("１、组织领导", (3, 1, "#、")),
        ("1.、组织领导", (3, 1, "#.、")),
        ("1. 组织领导", (3, 1, "#.")),
        ("⒈组织领导", (3, 1, "#")),
        ("1．1970年以前的项目", (3, 1, "#．")),
        ("2.2024年底前完成", (3, 2, "#.")),
        ("（1）采购", (4, 1, "（#）")),
        ("(1)采购", (4, 1, "(#)")),
        ("（1）、采购", (4, 1, "（#）、")),
        ("⑴采购", (4, 1, "#")),
        ("①收件", (5, 1, "#")),
        ("①、收件", (5, 1, "#、")),
        ("（①）收件", (5, 1, "（#）")),
        ("㉑收件", (5, 21, "#")),
        ("第一条　为了规范管理，制定本办法。", (0, 1, "第#条")),
        ("第十二条 为了规范管理，制定本办法。", (0, 12, "第#条")),
        ("第 3 條 為了規範管理，訂定本標準。", (0, 3, "第 # 条")),
        ("第一百零二条　本法自公布之日起施行。", (0, 102, "第#条")),
        ("第一条", (0, 1, "第#条")),
        ("第27条　内容。", (0, 27, "第#条")),
        ("第一章　总　则", (0, 1, "第#章")),
        ("第二节　监督", (0, 2, "第#节")),
        ("第三编　分则", (0, 3, "第#编")),
        ("第一部分　总体要求", (0, 1, "第#部分")),
        ("第一条、 为了规范管理", (0, 1, "第#条、")),
    ],
)
def test_a_number_that_opens_a_line_is_recognised(line, token):
    """Right and wrong forms alike are read, and the form shows how they are typed."""
    assert tokens(line, "正文内容。") == [token]


@pytest.mark.parametrize(
    "line",
    [
        "1.5亿元专项资金已经下达",
        "2.0版本上线",
        "3.15晚会",
        "7.20暴雨",
        "2024.3.5",
        "10.1假期",
        "2、3月份降水偏多",
        "1，000元以上的",
        "10,000人参加",
        "（2024年3月5日示例市第十七届人民代表大会第五次会议通过）",
        "（一）至（三）项规定的情形",
        "（一）、（二）项规定的情形",
        "第一、二、三产业融合发展",
        "第一、第二季度",
        "一、二年级学生",
        "三、四月份雨水多",
        "一、二、三等奖各一名",
        "三十、四十岁的干部",
        "一带一路建设",
        "一是一，二是二",
        "一是上情下达。",
        "统一是前提",
        "十、百、千、万是计数单位",
        "八月十五、十六放假",
        "正月初一、初二放假",
        "2010.09—2014.07 在某校学习",
        "9.30—10.00 签到",
        "7.3.3 是条款号吗",
        "GB/T 9704—2012",
        "010-12345678",
        "192.168.1.1",
        "第一节课",
        "第三章节的内容",
        "第五条规定的情形除外",
        "第三条第二款所称单位",
        "第十条所称机关",
        "第六条至第十三条所定事项",
        "一，二，三！预备起",
        "一 二 三 四",
        "[1] 某某著：某书",
        "[1]某某著：某书",
        "（2024）京01民终123号",
        "（0571）",
        "1 张某",
        "8.5",
        "四．五公尺以下",
        "四) 规定办理。",
        "1) 单独一行",
        "l.单独一行",
        "二 单独一行",
        "1，单独一行",
        "1:30开会",
        "——生态优先、绿色发展。",
        "I. Introduction",
        "五百五十、不得多于",
        "第一届会议",
        "12345热线",
        "五",
        "（甲）方",
        "第好条 内容",
        "第零条　内容",
        "第三条、第五条规定的单位",
        "（二百五）某某",
        "十十十十、某某",
        "千百、某某",
        "0.5万元",
        "1.0 某某",
        "ー",
        "l.abc",
        "【1】",
    ],
)
def test_what_only_looks_like_a_number_is_left_out(line):
    """Quantities, dates, references, prizes and idioms at the start of a line are no headings."""
    assert tokens("前面的内容。", line, "后面的内容。") == []


@pytest.mark.parametrize(
    ("lines", "forms"),
    [
        (("一 总体要求", "二 工作任务"), ["# ", "# "]),
        (("一，总体要求", "二，工作任务"), ["#，", "#，"]),
        (("一：总体要求", "二：工作任务"), ["#：", "#："]),
        (("一）总体要求", "二）工作任务"), ["#）", "#）"]),
        (("1)总体要求", "2)工作任务"), ["#)", "#)"]),
        (("1，总体要求", "2，工作任务"), ["#，", "#，"]),
        (("1：总体要求", "2：工作任务"), ["#：", "#："]),
        (("l.总体要求", "2.工作任务"), ["l.", "#."]),
        (("—.总体要求", "二.工作任务"), ["—.", "#."]),
        (("1.加强领导", "2.3月底前完成", "3.总结经验"), ["#.", "#.", "#."]),
        (("第一条为了规范管理", "第二条为了加强监督"), ["第#条", "第#条"]),
        (("第一章总则", "第二章职责"), ["第#章", "第#章"]),
        (("1 总则", "1.1 目的", "1.2 依据", "2 职责", "2.1 领导"), ["#", "#.#", "#.#", "#", "#.#"]),
        (("1.1 目的", "1.1.1 内容", "1.1.2 内容"), ["#.#", "#.#.#", "#.#.#"]),
        (("1.1.目的", "1.2.依据"), ["#.#.", "#.#."]),
        (("一、二等考试年满十八岁", "二、三等考试年满十八岁"), ["#、", "#、"]),
        (("【1】采购", "【2】验收"), ["【#】", "【#】"]),
    ],
)
def test_doubtful_numbers_count_when_a_neighbour_goes_with_them(lines, forms):
    """A blank, a comma or a decimal point makes a number only in a sequence."""
    assert [form for _, _, form in tokens(*lines)] == forms


@pytest.mark.parametrize(
    "lines",
    [
        ("1.5亿元用于甲", "1.6亿元用于乙"),
        ("1.加强领导", "2.5倍的增长"),
        ("一、总体要求", "一、二等奖共十名", "二、工作任务"),
        ("1 张某", "2 李某"),
        ("第六条　甲。", "第五条规定的情形", "第七条　乙。"),
    ],
)
def test_doubtful_numbers_without_support_are_dropped(lines):
    """A quantity between items does not become an item."""
    doubtful = {
        "1.5亿元用于甲",
        "1.6亿元用于乙",
        "2.5倍的增长",
        "一、二等奖共十名",
        "1 张某",
        "2 李某",
        "第五条规定的情形",
    }
    text = "\n".join(lines)
    document = Document(text)
    assert not [h for h in document.headings if document.headed(h).of(text) in doubtful]


@pytest.mark.parametrize(
    ("line", "words", "alone"),
    [
        ("一、总体要求", "一、总体要求", True),
        ("一、总体要求。", "一、总体要求", True),
        ("一、总体要求：", "一、总体要求", True),
        ("一、总体要求  ", "一、总体要求", True),
        ("（一）加强领导。各地要重视。", "（一）加强领导", False),
        ("（一）加强领导：各地要重视", "（一）加强领导：各地要重视", True),
        ("（1）采购；", "（1）采购", True),
        ("一、为什么要抓？", "一、为什么要抓", True),
    ],
)
def test_the_heading_ends_before_the_end_mark(line, words, alone):
    """What it heads is the clause without its mark; fills_block says whether text runs on."""
    document = Document(line)
    (heading,) = document.headings
    assert (document.headed(heading).of(line), document.fills_block(heading)) == (words, alone)
    assert heading.number.start == document.headed(heading).start


def test_the_number_span_covers_brackets_and_mark():
    """（一）、 is the number, the words after it are not."""
    text = "　　（一）、指导思想"
    (heading,) = Document(text).headings
    assert heading.number.of(text) == "（一）、"


def test_an_automatic_number_has_an_empty_span():
    """The label of Word opens a heading; typed text is not read as well."""
    text = "总体要求\n指导思想。内容。\n项目\n条文"
    labels = ("一、", "1)", "•", "")
    blocks, start = [], 0
    for line, label in zip(text.split("\n"), labels, strict=True):
        blocks.append(Block(Span(start, start + len(line)), label=label))
        start += len(line) + 1
    document = Document(text, blocks=blocks)
    first, second = document.headings
    assert (first.level, first.form, first.number) == (1, "#、", Span(0, 0))
    assert (second.level, second.form, document.fills_block(second), second.block) == (3, "#)", False, 1)


def test_cells_and_code_hold_no_headings():
    """Numbers in table cells and code are left alone, a Markdown heading is read."""
    text = "1.甲\n1.乙\n## 一、丙"
    kinds = ("cell", "code", "heading")
    blocks = [
        Block(Span(i, i + n), kind) for (i, n), kind in zip(((0, 3), (4, 3), (8, 6)), kinds, strict=True)
    ]
    document = Document(text, blocks=blocks)
    (heading,) = document.headings
    assert document.headed(heading).of(text) == "一、丙"


def test_the_table_of_contents_is_left_out():
    """Entries of a 目录 are not the headings they announce."""
    text = "目　录\n第一章　总则\n第二章　附则 …… 3\n第一章　总则\n第一条　内容。\n第二章　附则\n"
    assert [(h.form, h.ordinal) for h in Document(text).headings] == [
        ("第#章", 1),
        ("第#条", 1),
        ("第#章", 2),
    ]


def test_a_list_of_contents_that_never_returns_hides_nothing():
    """Without a second occurrence of its first entry the word 目录 means nothing."""
    assert tokens("目录", "第一章　总则", "第一条　内容。") == [(0, 1, "第#章"), (0, 1, "第#条")]


def test_names_of_attachments_are_no_items_of_the_text():
    """The second line of 附件：1.… does not begin a list; the text after the date does."""
    lines = ("内容。", "附件：1.任务分工表", "　　　2.推荐审批表", "示例市教育局", "2024年3月5日", "1.内容")
    assert tokens(*lines) == [(3, 1, "#.")]


def test_a_name_in_a_numbered_list_of_attachments_may_end_in_a_full_stop():
    """A wrong mark makes no item of the text of it; where the list has no number yet, it may be one."""
    assert tokens("1.内容。", "附件:1、任务分工表；", "　　　2、推荐审批表。") == tokens("1.内容。")
    assert len(tokens("附件：任务分工表", "1.内容。", "2.内容。")) == 2


def test_headings_know_their_part():
    """Numbering starts anew in an attachment; the part tells so."""
    text = "关于某事的通知\n各单位：\n一、甲\n示例市教育局\n2024年3月5日\n附件1\n某某表\n一、乙\n"
    assert [(h.part, h.ordinal) for h in Document(text).headings] == [(0, 1), (1, 1)]


def test_traditional_script_is_read_through_the_folded_text():
    """第一條 and 總則 need no rules of their own."""
    assert tokens("第一條　為了規範管理。", "第二條　為了監督。") == [(0, 1, "第#条"), (0, 2, "第#条")]


@given(st.text(alphabet="一二十百、.．（(1)）①⑴㈠第条章 　ー—l年月，。：目录附件注\n", max_size=60))
def test_headings_lie_in_their_blocks(text):
    """Whatever the text, spans are in order and inside their block."""
    document = Document(text)
    last = -1
    for heading in document.headings:
        block = document.blocks[heading.block].span
        assert heading.block > last
        assert block.start <= heading.start <= heading.end <= document.headed(heading).end <= block.end
        assert heading.ordinal > 0
        last = heading.block


def test_articles_run_from_the_first_one_to_the_end():
    """Three articles make a statute; what stands before the first is the notice that issues it."""
    notice = "现将办法印发给你们。\n"
    statute = "第一条 为了管理，制定本办法。\n第二条 应当登记。\n第三条 本办法自公布之日起施行。"
    assert list(Document(notice + statute).region("articles")) == [
        Span(len(notice), len(notice) + len(statute))
    ]


def test_a_quoted_article_or_two_make_no_statute():
    """An article that is cited does not turn a letter into a law."""
    text = "来函收悉。\n第一条 为了管理，制定本办法。\n第二条 应当登记。\n请照此办理。"
    assert not list(Document(text).region("articles"))


def test_the_notes_of_a_table_are_no_list():
    """Notes numbered from 注：1、 on are no items; the outline goes on with the first other form."""
    text = (
        "一、总体情况",
        "注：1、数据截至上月底。",
        "2、含续建项目。",
        "3、单位为亩。",
        "二、下一步打算",
        "1、抓整改",
    )
    assert tokens(*text) == [(1, 1, "#、"), (1, 2, "#、"), (3, 1, "#、")]
    assert tokens("　注: 1、数据截至上月底。", "2、含续建项目。", "请照办。", "3、其他") == [(3, 3, "#、")]
    assert tokens("注：", "1、数据截至上月底。") == [(3, 1, "#、")]
