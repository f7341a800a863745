import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.analysis import lines
from wenshu_lint.document import Document
from wenshu_lint.nodes import ROLES, Block
from wenshu_lint.span import Span

FULL = """000012
机密★5年
特急
示例市人民政府
示例市财政局文件
示政发〔2024〕3号　　　　　签发人：王××　李×

示例市人民政府　示例市财政局
关于申请示范点建设经费的请示

省人民政府：
    为推进示范点建设，现就有关事项请示如下：
    一、基本情况
    妥否，请批示。

    附件：1.任务分工表
          2.推荐审批表

                    示例市人民政府
                    示例市财政局
                    2024年3月5日
    （联系人：某某，联系电话：××××）

抄送：市委办公室，市人大常委会办公室，
      市政协办公室。
示例市人民政府办公室　　　　2024年3月6日印发

附件1
任务分工表
这里是分工。
附件2
推荐审批表
这里是审批表。
— 2 —
"""


OPENING = "关于某事的通知\n各单位：\n"
SIGNED = "示例市教育局\n2024年3月5日\n"


def words(text, role, part=0):
    return [e.span.of(text) for e in Document(text).elements if e.role == role and e.part == part]


def one(text, role, part=0):
    (found,) = words(text, role, part)
    return found


def test_a_complete_document_shows_all_its_elements():
    """Every element of the standard is found where it stands."""
    assert {e.role for e in Document(FULL).elements} == set(ROLES)
    assert one(FULL, "份号") == "000012"
    assert one(FULL, "密级和保密期限") == "机密★5年"
    assert one(FULL, "紧急程度") == "特急"
    assert one(FULL, "发文机关标志") == "示例市人民政府\n示例市财政局文件"
    assert one(FULL, "发文字号") == "示政发〔2024〕3号"
    assert one(FULL, "签发人") == "签发人：王××　李×"
    assert one(FULL, "标题") == "示例市人民政府　示例市财政局\n关于申请示范点建设经费的请示"
    assert one(FULL, "主送机关") == "省人民政府："
    assert one(FULL, "正文").endswith("妥否，请批示。")
    assert one(FULL, "附件说明").split() == ["附件：1.任务分工表", "2.推荐审批表"]
    assert one(FULL, "发文机关署名").split() == ["示例市人民政府", "示例市财政局"]
    assert one(FULL, "成文日期") == "2024年3月5日"
    assert one(FULL, "附注") == "（联系人：某某，联系电话：××××）"
    assert one(FULL, "抄送机关").endswith("市政协办公室。")
    assert one(FULL, "印发机关和印发日期").endswith("2024年3月6日印发")
    assert [one(FULL, "附件", part) for part in (1, 2)] == ["附件1", "附件2"]
    assert [one(FULL, "标题", part) for part in (1, 2)] == ["任务分工表", "推荐审批表"]
    assert one(FULL, "页码", 2) == "— 2 —"


def test_elements_come_in_the_order_of_the_text():
    """Rules on the order of elements rely on it."""
    starts = [e.span.start for e in Document(FULL).elements]
    assert starts == sorted(starts)


def head(line):
    return f"{line}\n示政发〔2024〕3号\n关于某事的通知\n各区人民政府：\n内容。\n"


@pytest.mark.parametrize("line", ["000012", "№000017", "份号：000001", "第000001号", "〇〇〇〇〇一"])
def test_copy_numbers_of_any_form(line):
    """Six digits alone and the forms that the standard does not know are 份号."""
    assert one(head(line), "份号") == line


@pytest.mark.parametrize(
    "line",
    [
        "机密★10年",
        "秘密★五年",
        "机 密",
        "绝密★长期",
        "密级：机密★10年",
        "秘密☆3年",
        "机密10年",
        "秘密★",
        "【机密】",
        "机密★6个月",
        "秘密*1年",
        "机密★解密前",
    ],
)
def test_secrecy_marks_of_any_form(line):
    """A 密级 with or without star and term is recognised in the head."""
    assert one(head(line), "密级和保密期限") == line


@pytest.mark.parametrize(
    "line", ["特急", "加急", "特　急", "急件", "特提", "平急", "紧急", "特急件", "紧急程度：特急"]
)
def test_urgency_of_any_form(line):
    """Valid and abolished degrees are recognised in the head."""
    assert one(head(line), "紧急程度") == line


def test_two_marks_on_one_line_are_two_elements():
    """特急 beside 机密★5年 is found twice, each with its own span."""
    text = head("特急  机密★5年")
    assert (one(text, "紧急程度"), one(text, "密级和保密期限")) == ("特急", "机密★5年")


@pytest.mark.parametrize("line", ["机密文件管理", "秘密战线", "特急通道", "机密 内部", "1234"])
def test_marks_are_not_read_into_other_words(line):
    """Only a line that is a mark and nothing else is one."""
    text = head(line)
    assert not words(text, "密级和保密期限") + words(text, "紧急程度") + words(text, "份号")


@pytest.mark.parametrize(
    "number",
    [
        "示政发〔2024〕3号",
        "示政发[2024]3号",
        "示政发【2024】3号",
        "示政发（2024）3号",
        "示政发［2024］第3号",
        "示政发〔24〕03号",
        "示政发〔2024年〕3号",
        "示政发〔二〇二四〕3号",
        "示政发〔２０２４〕３号",
        "示政发〔2024〕五号",
        "示政发〔2024〕3",
        "示政发〔2024〕 3 号",
        "示政发2024年3号",
        "示政发〔20××〕×号",
        "［84］示地字第17号",
        "示语字[1987] 第9号",
        "〔2024〕12号",
    ],
)
def test_document_numbers_of_any_form(number):
    """A 发文字号 on its own line is recognised however it is bracketed."""
    assert one(f"{number}\n关于某事的通知\n各单位：\n内容。\n", "发文字号") == number
    assert one(f"关于某事的通知\n{number}  2024年3月5日\n各单位：\n内容。\n", "发文字号") == number


@pytest.mark.parametrize(
    "line", ["第12号", "2024年第5号", "第3期", "示政发〔2024〕3号文件要求，", "根据（2024）3号"]
)
def test_other_numbers_are_no_document_number(line):
    """令号, 期号 and a number within a sentence are left out."""
    assert not words(f"示例市人民政府令\n{line}\n内容在这里。\n", "发文字号")


def test_two_numbers_on_one_line_are_two_elements():
    """A joint document may wrongly bear the numbers of both organs."""
    line = "示教发〔2024〕5号　示财发〔2024〕9号"
    text = f"{line}\n关于做好防汛工作的通知\n各学校：\n内容。"
    assert words(text, "发文字号") == ["示教发〔2024〕5号", "示财发〔2024〕9号"]


def test_an_organ_and_a_date_below_the_title_are_not_part_of_it():
    """A 公报 names who publishes it, and when, under its title."""
    text = "示例市2024年经济和社会发展统计公报\n示例市统计局\n2025年3月10日\n全市经济运行总体平稳。"
    assert words(text, "标题") == ["示例市2024年经济和社会发展统计公报"]


def test_a_respectful_salutation_to_one_person_is_an_addressee_in_documents_only():
    """尊敬的李区长： stands in the place of the 主送机关 in a 请示, not in a speech."""
    text = "关于采购设备的{}\n尊敬的李区长：\n内容如下。"
    assert words(text.format("请示"), "主送机关") == ["尊敬的李区长："]
    assert words(text.format("讲话"), "主送机关") == []


def test_an_order_has_a_letterhead_and_the_regulation_is_a_part():
    """令: the mark without its number, the signature is an office and a name."""
    text = (
        "示例市人民政府令　第12号\n《示例市停车管理办法》已经通过，现予公布。\n"
        "市　长　王××\n2024年3月5日\n示例市停车管理办法\n第一条　内容。\n"
    )
    assert one(text, "发文机关标志") == "示例市人民政府令"
    assert one(text, "发文机关署名") == "市　长　王××"
    assert one(text, "标题", 1) == "示例市停车管理办法"


def test_an_organ_above_the_number_is_a_letterhead():
    """信函格式: the name of the organ without 文件."""
    text = "示例市教育局\n示教函〔2024〕8号\n关于商请支持的函\n市财政局：\n请予支持。\n"
    assert one(text, "发文机关标志") == "示例市教育局"
    assert one(text, "标题") == "关于商请支持的函"


def test_an_organ_above_a_title_is_the_first_line_of_the_title():
    """Without a number between them the name belongs to the title."""
    text = "示例市人民政府办公室\n关于加强管理的通知\n各单位：\n内容。\n"
    assert one(text, "标题") == "示例市人民政府办公室\n关于加强管理的通知"


@pytest.mark.parametrize(
    ("signer", "following"),
    [
        ("签发人：王××", ""),
        ("签发人:王××", ""),
        ("签 发 人 王某", ""),
        ("签发人：", ""),
        ("签批人：王某", ""),
        ("签发人：王×× 李×", "\n        张某"),
    ],
)
def test_signers_of_any_form(signer, following):
    """签发人 on a line of its own, wrong labels and empty ones included."""
    text = f"示例市教育局文件\n{signer}{following}\n示教〔2024〕3号\n关于某事的请示\n市人民政府：\n内容。\n"
    assert one(text, "签发人") == signer
    assert one(text, "标题") == "关于某事的请示"


@pytest.mark.parametrize(
    "title",
    [
        "关于加强管理的通知",
        "示例市人民政府办公室关于印发\n示例市停车管理办法的通知",
        "示例市人民政府转发市某局\n关于某某工作\n情况报告的通知",
        "示例市教育局关于做好防汛工作的通知。",
        "示例市教育局关于做好防汛工作的通知：",
        "关于召开会议",
        "某某局做好防汛工作",
        "国 家 某 某 方 案",
        "某某行动方案\n（2024—2026年）",
        "某某办法\n（征求意见稿）",
    ],
)
def test_titles_of_any_form(title):
    """One line or several, punctuated or without 文种: the title stands above the addressee."""
    assert one(f"示政发〔2024〕3号\n\n{title}\n\n各区人民政府：\n内容。\n", "标题") == title


def test_the_title_may_stand_before_the_number():
    """Web pages print the number below the title."""
    text = "示例市人民政府关于\n加强管理的意见\n示政发〔2024〕3号\n各单位：\n内容。\n"
    assert one(text, "标题") == "示例市人民政府关于\n加强管理的意见"


def test_of_two_titles_the_one_nearer_the_text_counts():
    """A page that repeats its title above the letterhead does not confuse the reading."""
    text = (
        "关于加强管理的通知\n示例市教育局文件\n示教〔2024〕3号\n"
        "示例市教育局关于加强管理的通知\n各单位：\n内容。\n"
    )
    assert one(text, "标题") == "示例市教育局关于加强管理的通知"
    twice = "某某情况的报告\n某某情况的报告\n——在会议上\n某某局局长　王××\n各位：\n内容。\n"
    assert one(twice, "标题") == "某某情况的报告"
    old = "某某条例实施细则\n某某条例\n第一条　内容。\n"
    assert one(old, "标题") == "某某条例"


def test_a_text_with_a_plain_title_shows_it_alone():
    """A lecture has a title and a text, nothing else."""
    text = "机关工作知识介绍\n一、重要性\n我们先了解一下情况。\n"
    assert [(e.role, e.span.of(text).split("\n")[0]) for e in Document(text).elements] == [
        ("标题", "机关工作知识介绍"),
        ("正文", "一、重要性"),
    ]


def test_a_note_below_the_title_is_not_part_of_it():
    """题注, author, date, rules and web lines are passed over."""
    text = "某某条例\n（2024年3月10日某某会议通过）\n第一条　内容。\n"
    assert one(text, "标题") == "某某条例"
    page = "首页>文件\n来源：某某网\n★★★\n在全市会议上的讲话\n2024年3月5日\n同志们：\n今天开会。\n"
    assert one(page, "标题") == "在全市会议上的讲话"
    assert not words(page, "主送机关")


@pytest.mark.parametrize(
    "text",
    [
        "What is the job?\nIt is this.\n",
        "这是一段话。\n这是另一段话。\n",
        "一、总体要求\n内容。\n",
        "目录\n内容。\n",
        "张三\n李四\n内容。\n",
        "甲\n" * 40,
        "甲\n" * 20 + "内容。\n",
        "单独一行没有标点",
        "- 一\n- 二\n",
    ],
)
def test_other_texts_show_nothing(text):
    """Where nothing is certain nothing is said."""
    assert Document(text).elements == ()


@pytest.mark.parametrize(
    "line",
    [
        "各区人民政府：",
        "各县（市、区）教育局,市直各学校:",
        "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：",
        "省人民政府：",
        "某某委员：",
        "张市长：",
        "各地：",
        "各区人民政府，市政府各部门。",
        "各区人民政府，市政府各部门",
        "各镇人民政府，各街道办事处，",
        "各党支部：",
    ],
)
def test_addressees_of_any_form(line):
    """Organs before a colon, and without one where every name is an organ's."""
    assert one(f"关于某事的通知\n{line}\n内容在这里。\n", "主送机关") == line


@pytest.mark.parametrize(
    "line",
    [
        "具体如下：",
        "同志们：",
        "尊敬的各位领导：",
        "主办单位：",
        "现将有关事项通知各部门：",
        "一、组织机构：",
        "联系单位：",
        "各单位要高度重视",
        "各单位要高度重视，认真组织实施，确保取得实效。",
        "某某局",
        "（略）：",
    ],
)
def test_other_lines_with_a_colon_are_no_addressee(line):
    """Lead-ins, salutations and labels do not address a document."""
    assert not words(f"关于某事的通知\n{line}\n内容在这里。\n", "主送机关")


def test_persons_are_addressed_in_documents_only():
    """某某委员： opens a reply and a speech alike; only the reply is addressed to him."""
    assert words("关于某提案的答复\n某某委员：\n内容。\n", "主送机关") == ["某某委员："]
    assert not words("在座谈会上的讲话\n某某委员：\n内容。\n", "主送机关")


@pytest.mark.parametrize(
    "date",
    [
        "2024年3月5日",
        "2024年03月05日",
        "24年3月5日",
        "2024.3.5",
        "2024-03-05",
        "2024/3/5",
        "2024年3月",
        "2024年3月5号",
        "2024 年 3 月 5 日",
        "二〇二四年三月五日",
        "二○二四年三月五日",
        "二Ｏ二四年三月五日",
        "2024年　月　日",
        "20××年×月×日",
        "××××年×月×日",
        "　年　月　日",
        "2024年13月31日",
    ],
)
def test_dates_of_any_form_below_a_signature(date):
    """Valid, malformed and unfinished dates are 成文日期 below an organ's name."""
    text = f"关于某事的通知\n各单位：\n内容。\n示例市教育局\n{date}\n"
    assert one(text, "成文日期") == date.strip()
    assert one(text, "发文机关署名") == "示例市教育局"


@pytest.mark.parametrize(
    "signature",
    [
        "示例市教育局",
        "示例市人民政府办公室",
        "示例市经济和信息化委员会\n示例市应急管理局\n示例市对外经济贸易委员会",
        "中共示例市委办公室　示例市人民政府办公室",
        "某某部、某某局、\n某某委员会",
        "示 例 市 委 员 会",
        "××公司",
        "市　长　王××",
        "局长：王××",
        "示例大学",
    ],
)
def test_signatures_of_any_form(signature):
    """One organ or several, on one line or several, or an office and a name."""
    text = f"关于某事的通知\n各单位：\n内容。\n{signature}\n2024年3月5日\n"
    assert one(text, "发文机关署名") == signature


@pytest.mark.parametrize("seal", ["示例市教育局（印章）", "示例市教育局   &sp;", "示例市教育局\n（盖章）"])
def test_seals_and_remains_are_not_part_of_the_signature(seal):
    """（印章） and remains of a web page are left out of the span."""
    text = f"关于某事的通知\n各单位：\n内容。\n{seal}\n2024年3月5日\n"
    assert one(text, "发文机关署名") == "示例市教育局"


@pytest.mark.parametrize(
    "line",
    ["联系电话：12345", "请市教育局", "以下单位按要求通知各局", "市长很忙", "（二）市教育局", "第三监督科"],
)
def test_other_lines_above_a_date_are_no_signature(line):
    """A line that is no organ does not sign."""
    assert not words(f"关于某事的通知\n各单位：\n内容。\n{line}\n2024年3月5日\n", "发文机关署名")


def test_a_signature_without_date_is_found_at_the_end_of_a_document():
    """An official draft may lack its date; a list of organs in another text is no signature."""
    assert one("关于某事的通知\n各单位：\n内容。\n示例市教育局\n", "发文机关署名") == "示例市教育局"
    assert not words("某某介绍\n内容。\n示例市教育局\n", "发文机关署名")
    assert not words("关于某事的通知\n各单位：\n名单\n示例市教育局\n", "发文机关署名")
    assert not words("关于某事的通知\n各单位：\n示例市教育局\n", "发文机关署名")


@pytest.mark.parametrize(
    "note",
    ["（此件公开发布）", "(此件公开发布)", "【此件公开发布】", "附注：此件公开发布", "（此件发至县团级）"],
)
def test_notes_of_any_form(note):
    """A line in brackets below the date is the 附注."""
    assert one(f"关于某事的通知\n各单位：\n内容。\n示例市教育局\n2024年3月5日\n{note}\n", "附注") == note


def test_a_note_out_of_place_is_found_and_a_remark_is_none():
    """Above the signature it is still a 附注; （本文有删减） is none anywhere."""
    text = "关于某事的通知\n各单位：\n内容。\n（此件公开发布）\n示例市教育局\n2024年3月5日\n（本文有删减）\n"
    assert one(text, "附注") == "（此件公开发布）"


@pytest.mark.parametrize(
    "note",
    [
        "附件：任务分工表",
        "附件:任务分工表",
        "附件：1.任务分工表\n　　　2.推荐表",
        "附件：1、任务分工表；\n      2、推荐表。",
        "附件1：任务分工表\n附件2：推荐表",
        "附件1.任务分工表\n2.推荐表",
        "附件：\n1.任务分工表\n2.推荐表",
        "附：任务分工表",
        "附 件：任务分工表",
        "附件（2份）",
        "附件如文",
        "附件1 任务分工表",
        "附件：某某单位名称很长的\n　　　　　任务分工表",
    ],
)
def test_lists_of_attachments_of_any_form(note):
    """附件说明 with its continuation lines, however it is numbered."""
    text = f"关于某事的通知\n各单位：\n内容。\n{note}\n示例市教育局\n2024年3月5日\n"
    assert one(text, "附件说明") == note
    assert one(text, "正文") == "内容。"


def test_a_list_below_the_date_is_found_too():
    """Out of its place it is still the 附件说明."""
    text = f"{OPENING}内容。\n{SIGNED}附件：1.任务分工表\n2.推荐表\n抄送：市委办公室。\n"
    assert one(text, "附件说明") == "附件：1.任务分工表\n2.推荐表"


def test_a_sentence_about_attachments_is_no_list():
    """附件：… followed by running text belongs to the text."""
    text = "关于某事的通知\n各单位：\n附件：见网站\n请认真执行。要求如下。\n示例市教育局\n2024年3月5日\n"
    assert not words(text, "附件说明")
    text = "关于某事的通知\n各单位：\n附件：见网站\n某某事项\n示例市教育局\n2024年3月5日\n"
    assert not words(text, "附件说明")


def test_the_record_at_the_end():
    """抄送, 主送 moved to the record, and 印发 over two lines."""
    text = (
        f"{OPENING}内容。\n{SIGNED}主送：各区教育局。\n抄 送：市委办公室\n"
        "示例市教育局办公室\n2024年3月6日印发\n"
    )
    assert words(text, "主送机关") == ["各单位：", "主送：各区教育局。"]
    assert one(text, "抄送机关") == "抄 送：市委办公室"
    assert one(text, "印发机关和印发日期") == "示例市教育局办公室\n2024年3月6日印发"
    assert (
        one("关于某事的通知\n各单位：\n内容。\n抄送：市委办公室。\n印发日期：2024.3.6\n", "正文") == "内容。"
    )


def test_cells_may_hold_marks_and_the_record_but_no_title():
    """In Word the head and the record often stand in tables."""
    rows = [
        ("示政发〔2024〕3号", "cell"),
        ("签发人：王某", "cell"),
        ("某某", "cell"),
        ("关于某事的请示", "paragraph"),
        ("市人民政府：", "paragraph"),
        ("内容。", "paragraph"),
        ("示例市教育局", "paragraph"),
        ("2024年3月5日", "paragraph"),
        ("抄送：市委办公室。", "cell"),
        ("— 1 —", "footer"),
        ("页脚", "footer"),
        ("抄送：无", "note"),
    ]
    text, blocks = "", []
    for row, kind in rows:
        blocks.append(Block(Span(len(text), len(text) + len(row)), kind))
        text += row + "\n"
    document = Document(text, blocks=blocks)
    roles = [e.role for e in document.elements]
    assert roles == [
        "发文字号",
        "签发人",
        "标题",
        "主送机关",
        "正文",
        "发文机关署名",
        "成文日期",
        "抄送机关",
        "页码",
    ]


def test_headers_comments_and_other_blocks_are_no_lines_of_the_head():
    """What Word keeps beside the text does not disturb the reading."""
    text = "页眉\n关于某事的通知\n各单位：\n内容。"
    spans = [Span(0, 2), Span(3, 10), Span(11, 15), Span(16, 19)]
    kinds = ["header", "paragraph", "paragraph", "paragraph"]
    document = Document(text, blocks=map(Block, spans, kinds))
    assert [e.role for e in document.elements] == ["标题", "主送机关", "正文"]


def test_an_automatic_number_begins_the_text():
    """A paragraph that Word numbers is no title."""
    text = "关于某事的通知\n总体要求\n内容。"
    blocks = [Block(Span(0, 7)), Block(Span(8, 12), label="一、"), Block(Span(13, 16))]
    assert Document(text, blocks=blocks).element("标题").span == Span(0, 7)


def test_a_long_table_typed_in_lines_keeps_its_title():
    """Of many short lines only the first that name a document are the title."""
    text = "示教〔2024〕3号\n任务分工表\n" + "甲\n" * 8 + "内容在这里。\n"
    assert one(text, "标题") == "任务分工表"


def test_a_list_in_the_record_ends_where_another_begins():
    """抄送 without its 。 does not swallow the next list."""
    text = f"{OPENING}内容。\n{SIGNED}主送：各局、\n抄送：各委，\n市法院。\n"
    assert words(text, "主送机关")[1:] == ["主送：各局、"]
    assert one(text, "抄送机关") == "抄送：各委，\n市法院。"


def test_a_table_at_the_top_ends_the_search_for_a_head():
    """A sentence in a cell is text; what follows is no head."""
    text = "甲方说明。\n关于某事的通知"
    blocks = [Block(Span(0, 5), "cell"), Block(Span(6, len(text)))]
    assert Document(text, blocks=blocks).elements == ()


def test_an_item_of_a_compilation_has_its_own_title():
    """The line that numbers the item is not its title."""
    text = "第一篇：怎样做好工作\n怎样做好工作\n内容在这里。\n第二篇：怎样做好工作\n内容在这里。\n"
    assert one(text, "标题", 0) == "怎样做好工作"
    assert not words(text, "标题", 1)


def test_the_title_of_an_attachment_is_one_that_names_its_kind_or_was_announced():
    """Cells typed as lines below a label are no title."""
    base = f"{OPENING}内容。\n附件：考核指标\n　　　　　及其说明文字\n{SIGNED}附件\n"
    table = "一级指标\n二级指标\n门诊\n出院\n数量\n比例\n单位\n说明文字。\n"
    assert not words(base + "某某公司\n" + table, "标题", 1)
    assert (
        one(base.replace("考核指标", "某某考核指标体系") + "某某考核指标体系\n" + table, "标题", 1)
        == "某某考核指标体系"
    )
    assert one(base + "任务分工表\n（共3项）\n" + table, "标题", 1) == "任务分工表\n（共3项）"


def test_traditional_script_is_read_alike():
    """A mainland document in traditional characters shows the same elements."""
    text = "關於加強管理的通知\n各區人民政府：\n內容。\n示例市教育局\n2024年3月5日\n"
    assert [e.role for e in Document(text).elements] == [
        "标题",
        "主送机关",
        "正文",
        "发文机关署名",
        "成文日期",
    ]


@given(
    st.lists(
        st.sampled_from(
            [
                *FULL.split("\n"),
                "各单位：",
                "内容。",
                "附件：",
                "（此件公开发布）",
                "令",
                "文件",
                "12",
                "：",
                "第一篇：甲",
                "抄送：",
            ]
        ),
        max_size=14,
    )
)
def test_elements_lie_in_their_part(rows):
    """Whatever the order of lines, spans are not empty and lie in the part they belong to."""
    text = "\n".join(rows)
    document = Document(text)
    for element in document.elements:
        part = document.parts[element.part].span
        assert part.start <= element.span.start < element.span.end <= part.end
        assert element.role in ROLES
        assert element.span.of(text).strip() == element.span.of(text)


def test_the_last_row_of_a_title_may_end_in_a_mark():
    """A title of two rows is one title, though a 。 stands behind it."""
    text = "示例市教育局关于解决校舍维\n修经费的请示。\n市人民政府：\n我局拟维修校舍。\n"
    assert one(text, "标题") == "示例市教育局关于解决校舍维\n修经费的请示。"
    text = "示例市教育局关于解决校舍经费的请示\n关于校舍的请示。\n"
    assert words(text, "标题") == ["示例市教育局关于解决校舍经费的请示"]


@pytest.mark.parametrize(
    ("line", "is_list"),
    [
        ("抄送：市财政局。", True),
        ("抄送市财政局，市审计局。", True),
        ("抄送市财政局的材料一并报送。", False),
        ("抄送工作要及时。", False),
        ("抄送。", False),
    ],
)
def test_copies_without_a_colon_are_known_by_names_alone(line, is_list):
    """A line that begins with 抄送 is a list of organs only where nothing else stands in it."""
    assert lines.is_copies(line) is is_list


@pytest.mark.parametrize("note", ["（此件公开发布）", "［此件公开发布］", "〔此件公开发布〕"])
def test_a_note_is_known_in_any_brackets(note):
    """Wrong brackets do not hide a 附注, nor the title of the text that is issued below it."""
    assert lines.is_note(note)
    text = f"示例市教育局关于印发工作方案的通知\n各学校：\n现印发给你们。\n示例市教育局\n2024年3月5日\n{note}\n示例市教育局工作方案\n一、目标\n"
    document = Document(text)
    assert [part.kind for part in document.parts] == ["main", "attachment"]
    assert [e.span.of(text) for e in document.elements if e.role == "附注"] == [note]


@pytest.mark.parametrize(
    ("line", "found"), [("签发人林一鸣", True), ("签发人意见", False), ("签发人员名单", False)]
)
def test_a_signer_without_a_colon_is_a_name(line, found):
    """签发人林一鸣 names a signer; 签发人意见 is the label of a form."""
    text = f"示例市教育局文件\n示教发〔2024〕5号　　{line}\n示例市教育局关于校舍维修经费的请示\n市人民政府：\n妥否，请批示。\n"
    assert ("签发人" in {e.role for e in Document(text).elements}) is found


@pytest.mark.parametrize(
    "below", ["　　联系人：林一鸣，电话：×××××××", "（联系人：林一鸣）", "联系电话：×××××××。"]
)
def test_a_line_of_contact_does_not_make_a_page_of_an_attachment_note(below):
    """附件：… above a contact and the 版记 lists attachments; what stands below it is still recognised."""
    text = (
        "示例市教育局关于召开座谈的通知\n各学校：\n请按时参加。\n示例市教育局\n2024年3月5日\n附件：座谈会日程\n"
        f"{below}\n抄送：示例市人民政府办公室。\n示例市教育局办公室　　2024年3月6日印发\n"
    )
    roles = {element.role: element.span.of(text) for element in Document(text).elements}
    assert len(Document(text).parts) == 1
    assert roles["附件说明"] == "附件：座谈会日程"
    assert {"抄送机关", "印发机关和印发日期"} <= roles.keys()


def test_a_form_that_begins_with_a_contact_is_a_page():
    """联系人：____ to be filled in, with text below, belongs to the attachment."""
    text = "关于某事的通知\n各单位：\n内容。\n示例市教育局\n2024年3月5日\n附件：报名回执\n联系人：____\n参加人数和意见。\n"
    assert [part.kind for part in Document(text).parts] == ["main", "attachment"]


@pytest.mark.parametrize(
    "date",
    ["日期：2024年3月5日", "（2024年3月5日）", "2024年3月5日。", "2024年3月5目", "2024，3，5", "3月5日"],
)
def test_an_odd_date_below_a_signature_is_the_date(date):
    """Words and marks round a date, or a slip in it, do not hide which line is meant."""
    assert one(f"{OPENING}内容。\n示例市教育局\n{date}\n抄送：示例市财政局。\n", "成文日期") == date


@pytest.mark.parametrize("below", ["上午，集中学习。", "第一组讨论"])
def test_a_day_in_a_programme_is_no_date_of_issue(below):
    """An organ and a day may stand in the lines of a programme; more text follows there."""
    assert words(f"{OPENING}承办单位\n示例市教育局\n3月5日\n{below}\n", "成文日期") == []


@pytest.mark.parametrize(
    ("line", "label", "title"),
    [
        ("附件1 责任分工表", "附件1", "责任分工表"),
        ("附件1：责任分工表", "附件1：", "责任分工表"),
        ("附件2责任分工表", "附件2", "责任分工表"),
    ],
)
def test_a_label_and_its_title_may_stand_on_one_line(line, label, title):
    """Both are recognised, each for itself."""
    text = f"{OPENING}内容。\n{SIGNED}{line}\n安全科负责检查。\n"
    assert (one(text, "附件", 1), one(text, "标题", 1)) == (label, title)


@pytest.mark.parametrize("line", ["附件1中的表格由各校填写", "附件1，由各校填写"])
def test_a_sentence_about_an_attachment_is_no_label(line):
    """附件1 may also begin a sentence."""
    assert lines.titled_label(line) is None


def test_a_signature_above_the_record_needs_no_date():
    """Where the date was forgotten, the 版记 shows where the document ends."""
    text = f"{OPENING}内容。\n示例市教育局\n抄送：示例市财政局。\n示例市教育局办公室　　2024年3月6日印发\n"
    assert one(text, "发文机关署名") == "示例市教育局"


def test_a_mark_behind_the_number_is_recognised():
    """特急 on the line of the 发文字号 is out of its place, but it is there."""
    text = (
        "示例市教育局文件\n示教发〔2024〕5号　　特急\n示例市教育局关于做好防汛工作的通知\n各学校：\n内容。\n"
    )
    assert one(text, "紧急程度") == "特急"
