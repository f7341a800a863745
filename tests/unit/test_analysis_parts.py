import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.analysis import lines
from wenshu_lint.document import Document
from wenshu_lint.nodes import Block
from wenshu_lint.span import Span

NOTICE = "关于某事的通知\n各单位：\n内容。\n示例市教育局\n2024年3月5日\n"


def parts(text):
    return [(p.kind, p.number, p.span.of(text).split("\n")[0].strip()) for p in Document(text).parts]


def test_an_empty_file_has_no_part():
    """Blank lines make no document."""
    assert Document("\n \n").parts == ()


def test_a_plain_text_is_one_main_part():
    """Without attachments everything belongs to the main part."""
    text = "第一段。\n第二段。"
    (part,) = Document(text).parts
    assert (part.kind, part.span.start, part.span.end, part.first, part.last) == ("main", 0, len(text), 0, 2)


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("附件", 0),
        ("附件：", 0),
        ("附件1", 1),
        ("附件 1", 1),
        ("附　件", 0),
        ("附件一", 1),
        ("附件十二", 12),
        ("附件1：", 1),
        ("附件2:", 2),
        ("附件1.", 1),
        ("（附件1）", 1),
        ("附件：1", 1),
        ("附1", 1),
        ("附：", 0),
        ("附表1", 1),
        ("示政发〔2024〕5号附件2", 2),
        ("示政发〔2024〕5号附件", 0),
    ],
)
def test_a_label_by_itself_begins_an_attachment(label, number):
    """Right and wrong labels alike begin a part and give it its number."""
    text = f"{NOTICE}{label}\n任务分工表\n内容。\n"
    assert parts(text)[1:] == [("attachment", number, label)]


@pytest.mark.parametrize(
    "line",
    [
        "附",
        "附表",
        "附近",
        "附则",
        "附件材料",
        "（一）",
        "【背景】",
        "附件如文",
        "某某示范附件一览",
        "附件一二三四",
    ],
)
def test_other_lines_begin_no_attachment(line):
    """附则 and lines about attachments are part of the text."""
    assert len(parts(f"{NOTICE}{line}\n这里有一段话。\n")) == 1
    assert lines.label_number(line) is None


def test_the_list_of_attachments_is_no_attachment():
    """A line 附件： with its list above the date is the 附件说明."""
    listed = NOTICE.replace("示例", "附件：\n1.任务分工表\n2.推荐表\n示例")
    text = listed + "附件1\n任务分工表\n附件2\n推荐表\n"
    assert parts(text)[1:] == [("attachment", 1, "附件1"), ("attachment", 2, "附件2")]


def test_an_attachment_far_above_a_date_is_an_attachment():
    """A date in an attachment does not turn the label above it into a list."""
    text = "说明文字。\n附件\n某某情况表\n这里是附件的内容。\n示例市教育局\n2024年3月5日\n"
    assert parts(text)[1:] == [("attachment", 0, "附件")]
    long = "说明文字。\n附件\n" + "项目\n" * 40 + "示例市教育局\n2024年3月5日\n"
    assert parts(long)[1:] == [("attachment", 0, "附件")]


def test_a_page_headed_by_label_and_title_is_an_attachment():
    """附件1：任务分工表 below the date, with text under it, is a page and not a note."""
    text = NOTICE + "附件1：任务分工表\n这里是任务分工。\n附件：推荐表\n这里是推荐表。\n"
    assert parts(text)[1:] == [("attachment", 1, "附件1：任务分工表"), ("attachment", 0, "附件：推荐表")]
    assert len(parts(NOTICE + "附件1：任务分工表\n附件2：推荐表\n")) == 1
    assert len(parts(NOTICE + "附件：任务分工表\n抄送：市委办公室。\n")) == 1


def test_a_file_that_begins_with_a_label_is_an_attachment():
    """The first part need not be a main part."""
    assert parts("附件2\n任务分工表\n内容。") == [("attachment", 2, "附件2")]


@pytest.mark.parametrize(
    "title",
    [
        "示例市停车管理办法",
        "示例市停车管理办法（试行）",
        "示例市停车场建设和\n管理实施方案",
        "示例市行动方案\n（2024—2026年）",
        "某某工作领导小组成员名单",
        "国 家 某 某 应 急 预 案",
    ],
)
def test_the_text_that_a_notice_issues_begins_below_its_date(title):
    """A title below date and note begins a part without label and number."""
    text = f"{NOTICE}（此件公开发布）\n\n{title}\n为了加强管理，制定本办法。\n"
    assert parts(text)[1:] == [("attachment", 0, title.split("\n")[0])]


@pytest.mark.parametrize(
    "below",
    [
        "抄送：市委办公室。\n示例市教育局办公室　2024年3月6日印发\n",
        "这里还有一段话，不是标题。\n",
        "相关链接：某某方案\n内容。\n",
        "示例市停车管理办法\n",
        "- 某某方案\n内容。\n",
        "【相关附件】\n某某方案\n内容。\n",
        "2024年3月6日\n某某方案\n内容。\n",
        "",
    ],
)
def test_other_lines_below_the_date_begin_nothing(below):
    """版记, furniture and running text are not issued texts."""
    assert len(parts(NOTICE + below)) == 1


def test_items_of_a_compilation_are_parts():
    """第一篇： and 范文一 begin parts where there are several."""
    text = "第一篇:某某讲话\n甲。\n第二篇：某某讲话\n乙。\n"
    assert parts(text) == [("compiled", 1, "第一篇:某某讲话"), ("compiled", 2, "第二篇：某某讲话")]
    text = "材料汇编\n范文1\n甲。\n【篇二】某某\n乙。\n"
    assert parts(text) == [("main", 0, "材料汇编"), ("compiled", 1, "范文1"), ("compiled", 2, "【篇二】某某")]


def test_the_books_of_a_plan_are_no_compilation():
    """第一篇 without a colon divides one text, and one item alone is none."""
    assert len(parts("某某规划\n第一篇　总论\n甲。\n第二篇　任务\n乙。\n")) == 1
    assert len(parts("第一篇：某某讲话\n甲。\n")) == 1
    assert len(parts("篇幅所限，\n范围如下。\n")) == 1


def test_a_date_without_signature_ends_a_text_only_near_its_end():
    """A date in the middle of a text is no 成文日期; the last line may be one."""
    middle = "说明\n2024年3月5日\n示例方案\n内容一。\n内容二。\n内容三。\n内容四。\n内容五。\n内容六。\n"
    assert len(parts(middle)) == 1
    assert Document(middle).element("成文日期") is None
    assert Document("关于某事的通知\n各单位：\n内容。\n2024年3月5日\n").element("成文日期") is not None


@pytest.mark.parametrize("above", ["甲" * 130, "（盖章）", "（一）\n（二）"])
def test_a_date_below_something_else_is_not_signed(above):
    """A long line or lines in brackets above a date in the middle of a text do not sign it."""
    text = f"说明\n{above}\n2024年3月5日\n" + "内容。\n" * 8
    assert Document(text).element("成文日期") is None


def test_table_cells_begin_no_part():
    """附件 and 第一篇： in a table are cells."""
    text = "内容\n附件1\n第一篇：甲\n第二篇：乙"
    blocks = [Block(Span(0, 2)), *(Block(Span(s, e), "cell") for s, e in ((3, 6), (7, 12), (13, 18)))]
    assert len(Document(text, blocks=blocks).parts) == 1


@given(st.text(alphabet="附件12一、：第篇范文关于通知办法。示例市局2024年3月5日（）\n 　", max_size=80))
def test_parts_cover_every_block_in_order(text):
    """Whatever the text, parts follow one another without gap or overlap."""
    document = Document(text)
    if not document.blocks:
        assert document.parts == ()
        return
    assert document.parts[0].span.start == 0
    assert document.parts[-1].span.end == len(text)
    assert document.parts[-1].last == len(document.blocks)
    for one, other in zip(document.parts, document.parts[1:], strict=False):
        assert (one.last, one.span.end) == (other.first, other.span.start)
        assert one.first < one.last
