import pytest

from wenshu_lint.analysis import genre
from wenshu_lint.document import Document
from wenshu_lint.nodes import Element
from wenshu_lint.span import Span


@pytest.mark.parametrize("word", [word for word in genre.STATUTORY if word not in ("命令", "函")])
def test_every_statutory_kind_is_read_from_a_title(word):
    """The kinds of Art. 8 are recognised at the end of a title."""
    assert genre.genre_of(f"示例市人民政府关于某某事项的{word}") == word


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("示例市财政局关于商请支持的函", "函"),
        ("关于有关问题的复函", "复函"),
        ("示例市教育局工作函", "函"),
        ("示例市人民政府令", "命令"),
        ("嘉奖令", "命令"),
        ("关于转发《某局关于某事的通知》的通知", "通知"),
        ("关于转发某局关于某事的通知的通知", "通知"),
        ("关于印发《示例市停车管理办法（试行）》的通知", "通知"),
        ("关于印发实施方案的通知。", "通知"),
        ("示例市停车管理办法（试行）", "办法"),
        ("示例市停车管理办法【最新版】", "办法"),
        ("在座谈会上的讲话", "讲话"),
        ("2024年工作总结", "总结"),
        ("2024年工作要点", "要点"),
        ("在大会上的致辞", "致辞"),
        ("示例市人民政府常务会议纪要", "纪要"),
        ("关于2024年工作情况的报告", "报告"),
        ("关于法治政府建设工作报告", "报告"),
        ("中华人民共和国某某法", "法"),
        ("关于同意设立开发区的批覆", "批复"),
        ("关于某事的请示报告", "请示"),
        ("重大事项请示报告", "请示报告"),
        ("某项目调度会议纪录", "会议纪录"),
    ],
)
def test_kinds_are_read_from_titles(title, kind):
    """The last word of the title decides, brackets and marks at its end are passed over."""
    assert genre.genre_of(title) == kind


@pytest.mark.parametrize(
    "title",
    [
        "",
        "关于召开会议",
        "政府工作报告",
        "关于某某情况的调研报告"[5:],
        "国务院批转某部关于某事的报告",
        "某某司令",
        "公函袋与信函",
        "公开征求意见",
        "某市办事方法",
    ],
)
def test_titles_without_a_kind_give_nothing(title):
    """A title that names no kind, or a merged one, leaves the kind open."""
    assert genre.genre_of(title) == ""


@pytest.mark.parametrize(
    ("kind", "direction"),
    [
        ("请示", "上行"),
        ("报告", "上行"),
        ("议案", "上行"),
        ("通知", "下行"),
        ("批复", "下行"),
        ("决定", "下行"),
        ("函", "平行"),
        ("复函", "平行"),
        ("公告", ""),
        ("纪要", ""),
        ("讲话", ""),
        ("", ""),
    ],
)
def test_most_kinds_have_one_direction(kind, direction):
    """The kind alone settles which way a document travels."""
    assert genre.direction_of(kind, "", ()) == direction


def test_an_opinion_goes_up_with_a_signer_or_a_request_to_pass_it_on():
    """意见 with 签发人 or 请批转 is addressed upwards."""
    signer = Element("签发人", Span(0, 3))
    assert genre.direction_of("意见", "签发人：某某", (signer,)) == "上行"
    assert genre.direction_of("意见", "以上意见如无不妥，请批转各地执行。", ()) == "上行"


def test_an_opinion_goes_down_to_all_of_a_kind_and_sideways_for_consideration():
    """The addressee 各… and the words 供参考 settle the direction; else it is open."""
    text = "各县人民政府：\n内容。"
    addressee = Element("主送机关", Span(0, 7))
    assert genre.direction_of("意见", text, (addressee,)) == "下行"
    assert genre.direction_of("意见", "以上意见，供参考。", ()) == "平行"
    assert genre.direction_of("意见", "示例市人民政府：", (Element("主送机关", Span(0, 8)),)) == ""


def test_names_document_knows_lists_and_tables_too():
    """名单 and 分工表 end a title though they are no 文种."""
    assert genre.names_document("重点任务分工表")
    assert genre.names_document("先进单位名单（共3家）")
    assert genre.names_document("中华人民共和国某某法")
    assert not genre.names_document("各有关单位")


def test_a_document_knows_its_kind():
    """The view of the document goes through title and kind."""
    draft = Document("关于召开会议的请示\n\n示例市人民政府：\n内容。\n妥否，请批示。\n")
    assert (draft.title, draft.genre, draft.direction) == ("关于召开会议的请示", "请示", "上行")


def test_a_merged_kind_still_travels_upward():
    """请示报告 is no 文种, but who sends one writes to a superior."""
    assert genre.direction_of("请示报告", "", ()) == "上行"
