"""Quotations and book titles."""

from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.analysis.blocks import lines_of
from wenshu_lint.analysis.quotes import book_titles, quotations

LINES = st.text(alphabet='甲乙，“”‘’「」"《》\n ', max_size=40)


def quoted(text: str) -> list[str]:
    return [span.of(text) for span in quotations(text, lines_of(text).blocks)]


def titled(text: str) -> list[str]:
    return [span.of(text) for span in book_titles(text, lines_of(text).blocks)]


def test_every_kind_of_pair_is_found():
    """Curly, corner, ditto and straight marks."""
    assert quoted('“甲”乙‘丙’丁「戊」己『庚』辛"壬"癸〝子〞丑〝寅〟卯＂辰＂') == [
        "“甲”",
        "‘丙’",
        "「戊」",
        "『庚』",
        '"壬"',
        "〝子〞",
        "〝寅〟",
        "＂辰＂",
    ]


def test_nested_quotations_are_one_region():
    """The outermost pair counts."""
    assert quoted("他说：“要坚持‘两手抓’的方针。”会后") == ["“要坚持‘两手抓’的方针。”"]


def test_an_apostrophe_and_a_lone_closing_mark_quote_nothing():
    """A mark that closes nothing is passed over."""
    assert quoted("it’s 甲”乙") == []


def test_an_unclosed_quotation_ends_with_its_paragraph():
    """A forgotten mark does not swallow the rest of the draft."""
    assert quoted("会议指出：“要抓好落实。\n各单位要认真执行。") == ["“要抓好落实。"]


def test_an_unclosed_single_mark_begins_nothing():
    """‘90s is no quotation."""
    assert quoted("‘90年代\n“甲”") == ["“甲”"]


def test_an_unclosed_outer_mark_keeps_the_inner_pair():
    """The inner pair lies in the region that runs to the end of the paragraph."""
    assert quoted("“甲‘乙’丙\n丁") == ["“甲‘乙’丙"]


def test_an_inner_mark_left_open_is_closed_with_the_outer_pair():
    """The outer pair is found although the inner mark lacks its partner."""
    assert quoted("“甲‘乙”丙’") == ["“甲‘乙”"]


def test_a_quotation_over_paragraphs_is_one_region():
    """Each paragraph opens with the mark and only the last one closes it."""
    text = "原文如下：\n“第一段。\n　　“第二段。\n“第三段。”此后"
    assert quoted(text) == ["“第一段。\n　　“第二段。\n“第三段。”"]


def test_paragraphs_that_never_close_stay_apart():
    """Without a closing mark each quotation ends with its paragraph."""
    assert quoted("“第一段。\n“第二段。\n第三段。") == ["“第一段。", "“第二段。"]


def test_a_paragraph_without_the_mark_breaks_the_chain():
    """What follows later belongs to another quotation."""
    assert quoted("“第一段。\n正文\n“另一处”。") == ["“第一段。", "“另一处”"]
    assert quoted("「第一段。\n“另一处”。") == ["「第一段。", "“另一处”"]


def test_a_clause_quoted_with_its_items_is_one_region():
    """The items carry no mark of their own; the last one ends with the mark that is missing."""
    text = "修改为：“有下列情形之一的：\n（一）甲；\n（二）称为“乙”的。”\n此后"
    assert quoted(text) == ["“有下列情形之一的：\n（一）甲；\n（二）称为“乙”的。”"]


def test_a_lone_closing_mark_is_no_end_of_a_quotation_above():
    """It must end its paragraph, be of the same kind and not stand too far below."""
    assert quoted("“甲\n乙”丙丁戊") == ["“甲"]
    assert quoted("“甲\n乙」") == ["“甲"]
    assert quoted("“甲" + "\n丙" * 50 + "\n乙”") == ["“甲"]


def test_a_chain_ends_where_a_new_quotation_stays_open():
    """The paragraph that closes the chain may open the next one."""
    assert quoted("“一\n“二”和“三\n“四”") == ["“一\n“二”", "“三\n“四”"]


def test_straight_marks_pair_from_the_left():
    """The odd one is left over and quotes nothing."""
    assert quoted('甲"乙"丙"丁\n戊"己') == ['"乙"']


def test_book_titles_are_found_with_what_is_nested():
    """Single and doubled inner marks belong to the title."""
    assert titled("《关于〈条例〉的说明》和《关于印发《办法》的通知》") == [
        "《关于〈条例〉的说明》",
        "《关于印发《办法》的通知》",
    ]


def test_an_unclosed_title_begins_nothing():
    """Only what is closed is a title."""
    assert titled("根据《条例规定，按照《办法》执行》。》") == ["《条例规定，按照《办法》执行》"]
    assert titled("根据《条例规定，按照《办法》执行") == ["《办法》"]


def test_a_title_broken_over_two_short_lines_is_one():
    """A heading may be set in two lines."""
    assert titled("关于印发《示例市政府网站\n试点方案》的通知\n正文") == ["《示例市政府网站\n试点方案》"]


def test_long_paragraphs_are_not_joined_by_a_title():
    """A mark forgotten in running text does not reach into the next paragraph."""
    assert titled("甲" * 90 + "《乙\n丙》") == []
    assert titled("《乙\n" + "丙" * 90 + "》") == []
    assert titled("《乙\n丁\n丙》") == []


def test_marks_outside_the_blocks_count_for_nothing():
    """A reader may leave lines out."""
    text = "“甲”\n“乙”\n“丙”"
    assert [s.of(text) for s in quotations(text, lines_of(text).blocks[1:2])] == ["“乙”"]


@given(LINES)
def test_regions_begin_and_end_with_marks_or_blocks(text):
    """A region starts at a mark; it ends with a mark or with its block."""
    blocks = lines_of(text).blocks
    ends = {block.span.end for block in blocks}
    for span in quotations(text, blocks):
        assert text[span.start] in '“‘「"'
        assert text[span.end - 1] in '”’」"' or span.end in ends
    for span in book_titles(text, blocks):
        assert text[span.start] == "《"
        assert text[span.end - 1] == "》"
