"""Word files: the automatic numbers that readers of the paper see."""

from __future__ import annotations

import pytest

from wenshu_lint.readers import read
from wenshu_lint.readers.docx.numerals import show
from wenshu_lint.source import Source

from .docx_builder import docx, level, numbering, p, part, table

OUTLINE = (
    level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCountingThousand", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "（%4）")
)
LISTS = numbering({0: OUTLINE}, {1: (0, "")})


def labels(body: str, lists: str = LISTS, styles: str = "") -> list[str]:
    """Return the label of each block of a body."""
    parts = {"numbering.xml": ("numbering", lists)}
    if styles:
        parts["styles.xml"] = ("styles", part("styles", styles))
    return [block.label for block in read(Source("稿", docx(body, parts=parts), ".docx")).blocks]


def listed(*places: tuple[int, int] | None) -> str:
    """Return paragraphs in these lists and levels."""
    return "".join(p("文", num=place) for place in places)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("decimalZero", {1: "01", 12: "12", 100: "100"}),
        ("decimalFullWidth", {1: "１", 20: "２０"}),
        ("decimalFullWidth2", {3: "３"}),
        ("decimalHalfWidth", {3: "3"}),
        ("numberInDash", {3: "- 3 -"}),
        ("upperRoman", {1: "I", 4: "IV", 9: "IX", 14: "XIV", 40: "XL", 1994: "MCMXCIV"}),
        ("lowerRoman", {8: "viii"}),
        ("upperLetter", {0: "", 1: "A", 26: "Z", 27: "AA", 53: "AAA"}),
        ("lowerLetter", {2: "b", 28: "bb"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 105: "一○五"}),
        (
            "chineseCountingThousand",
            {
                0: "零",
                10: "十",
                21: "二十一",
                100: "一百",
                101: "一百零一",
                110: "一百一十",
                1001: "一千零一",
                12000: "一万二千",
            },
        ),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 12: "壹拾贰", 101: "壹佰零壹"}),
        ("ideographLegalTraditional", {3: "參", 16: "壹拾陸"}),
        ("ideographDigital", {1: "一", 10: "一〇", 12: "一二"}),
        ("japaneseDigitalTenThousand", {20: "二〇"}),
        ("japaneseCounting", {10: "十", 11: "十一", 101: "百一", 234: "二百三十四"}),
        ("japaneseLegal", {11: "壱拾壱"}),
        ("taiwaneseCounting", {10: "十", 15: "十五", 120: "一二○"}),
        ("taiwaneseCountingThousand", {15: "十五", 105: "一百零五"}),
        ("taiwaneseDigital", {10: "一○"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedCircleChinese", {2: "②"}),
        ("decimalEnclosedParen", {3: "⑶"}),
        ("decimalEnclosedFullstop", {4: "⒋"}),
        ("ideographEnclosedCircle", {1: "㊀", 11: "11"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥", 13: "13"}),
        ("ideographZodiacTraditional", {1: "甲子", 60: "癸亥", 61: "61"}),
        ("none", {7: ""}),
    ],
)
def test_numbers_are_written_in_each_form(form: str, words: dict[int, str]) -> None:
    """Each format of Word writes its numbers as Word does."""
    assert {value: show(value, form) for value in words} == words


def test_what_is_not_known_is_not_claimed() -> None:
    """An unknown format, or a number out of all reason, has no wording."""
    assert show(1, "thaiCounting") is None
    assert show(-1, "decimal") is None
    assert show(10**6, "chineseCounting") is None


def test_an_outline_counts_and_restarts() -> None:
    """Lower levels begin again after a higher one; paragraphs between do not matter."""
    places = [(1, 0), (1, 1), (1, 1), None, (1, 2), (1, 3), (1, 0), (1, 1), (1, 2)]
    assert labels(listed(*places)) == ["一、", "（一）", "（二）", "", "1.", "（1）", "二、", "（一）", "1."]


def test_lists_of_one_kind_go_on_and_a_start_begins_anew() -> None:
    """Two lists of one kind share their numbers unless one says where it starts."""
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    lists = numbering({0: OUTLINE}, {1: (0, ""), 2: (0, ""), 3: (0, restart)})
    assert labels(listed((1, 0), (2, 0), (3, 0), (3, 0), (1, 0)), lists) == [
        "一、",
        "二、",
        "五、",
        "六、",
        "七、",
    ]


def test_a_list_may_change_a_level() -> None:
    """An override of a level counts for that list only."""
    change = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "第%1条", start=3)}</w:lvlOverride>'
    lists = numbering({0: OUTLINE, 1: OUTLINE}, {1: (0, ""), 2: (1, change)})
    assert labels(listed((1, 0), (2, 0), (2, 0)), lists) == ["一、", "第3条", "第4条"]


def test_levels_of_several_numbers() -> None:
    """1.1 takes the number above; legal numbering shows all as digits; a skipped level shows its start."""
    kinds = (
        level(0, "chineseCounting", "第%1章")
        + level(1, "decimal", "%1.%2", "<w:isLgl/>")
        + level(2, "decimal", "%1.%2.%3")
    )
    lists = numbering({0: kinds}, {1: (0, "")})
    places = [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1), (1, 2)]
    assert labels(listed(*places), lists) == ["第一章", "1.1", "1.2", "第二章", "2.1", "二.1.1"]
    assert labels(listed((1, 1), (1, 0)), lists) == ["1.1", "第一章"]


@pytest.mark.parametrize(("restart", "shown"), [("0", ["1.", "2.", "3."]), ("1", ["1.", "2.", "1."])])
def test_a_level_says_when_it_restarts(restart: str, shown: list[str]) -> None:
    """``lvlRestart`` 0 never restarts, 1 only after the first level."""
    kinds = level(0, "decimal", "A%1") + level(1, "decimal", "B%2")
    kinds += level(2, "decimal", "%3.", f'<w:lvlRestart w:val="{restart}"/>')
    lists = numbering({0: kinds}, {1: (0, "")})
    places = [(1, 0), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)]
    assert labels(listed(*places), lists)[1::2] == shown


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"/>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:basedOn w:val="N"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H3"><w:basedOn w:val="H2"/>'
    '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
)


def test_styles_carry_numbers() -> None:
    """A style's list counts for its paragraphs, is inherited, and can be taken off."""
    body = p("甲", style="H1") + p("乙", style="H2") + p("丙", style="H3") + p("丁", style="H1", num=(0, 0))
    body += (
        p("戊", style="H1", properties='<w:numPr><w:ilvl w:val="1"/></w:numPr>')
        + p("己")
        + p("庚", style="X")
    )
    assert labels(body, styles=STYLES) == ["一、", "（一）", "", "", "（二）", "", ""]


def test_a_list_names_the_style_of_a_level() -> None:
    """Headings linked to a multilevel list take the level that names them."""
    kinds = level(0, "decimal", "%1", '<w:pStyle w:val="H1"/>') + level(
        1, "decimal", "%1.%2", '<w:pStyle w:val="H9"/>'
    )
    style = '<w:style w:styleId="H9"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    lists = numbering({0: kinds}, {1: (0, "")})
    own = p("丙", style="H9", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
    assert labels(p("甲", style="H1") + p("乙", style="H9") + own, lists, STYLES + style) == [
        "1",
        "1.1",
        "1.2",
    ]


def test_the_default_style_may_be_numbered() -> None:
    """Paragraphs without style have the default one."""
    styles = STYLES.replace(
        'w:styleId="N"/>', 'w:styleId="N"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert labels(p("甲") + p("乙"), styles=styles) == ["一、", "二、"]


def test_a_list_style_is_followed() -> None:
    """A kind of list may only point to a style that has the levels."""
    lists = numbering({0: OUTLINE, 1: '<w:numStyleLink w:val="L"/>'}, {1: (0, ""), 2: (1, "")})
    style = '<w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    assert labels(listed((2, 0), (2, 1)), lists, style) == ["一、", "（一）"]
    assert labels(listed((2, 0)), lists) == [""]


def test_bullets_are_shown_as_characters() -> None:
    """A bullet of a symbol font is a sign that can be read."""
    bullet = level(0, "bullet", "\uf06c").replace(
        "</w:lvl>", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl>'
    )
    lists = numbering({0: bullet + level(1, "bullet", "—")}, {1: (0, "")})
    assert labels(listed((1, 0), (1, 1)), lists) == ["●", "—"]


def test_the_fallback_of_a_newer_format_is_taken() -> None:
    """Custom formats stand beside a format that older programs know."""
    custom = level(0, "decimal", "%1").replace(
        '<w:numFmt w:val="decimal"/>',
        '<mc:AlternateContent><mc:Choice><w:numFmt w:val="custom" w:format="01"/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent>',
    )
    assert labels(listed((1, 0)), numbering({0: custom}, {1: (0, "")})) == ["01"]


def test_numbers_that_are_not_known_are_left_out() -> None:
    """Unknown forms, unknown lists, nonsense values and levels out of range claim nothing wrong."""
    lists = numbering({0: level(0, "thaiCounting", "%1.")}, {1: (0, ""), 3: (7, "")})
    lists = lists.replace("</w:numbering>", '<w:num w:numId="x"/><w:num w:numId="4"/></w:numbering>')
    body = listed((1, 0), (9, 0), (1, 99), (3, 0), (4, 0))
    body += p("文", properties='<w:numPr><w:numId w:val="x"/></w:numPr>')
    assert labels(body, lists) == [""] * 6
    odd = LISTS.replace('w:ilvl="0"', 'w:ilvl="x"', 1)
    assert labels(listed((1, 0)), odd) == ["一、"]


def test_a_number_stands_at_the_first_words_of_its_paragraph() -> None:
    """Blank paragraphs count on; of a paragraph in two lines, the first has the number."""
    broken = p("<w:r><w:br/><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>", num=(1, 0))
    assert labels(broken + p(num=(1, 0)) + p("丙", num=(1, 0))) == ["一、", "", "三、"]


def test_deleted_paragraphs_do_not_count() -> None:
    """After accepting the deletion the numbers close up; words that stay keep their number."""
    mark = "<w:rPr><w:del/></w:rPr>"
    gone = p("<w:del><w:r><w:delText>去</w:delText></w:r></w:del>", num=(1, 0), properties=mark)
    assert labels(p("甲", num=(1, 0)) + gone + p("乙", num=(1, 0), properties=mark)) == ["一、", "二、"]


def test_cells_count_with_the_body_and_boxes_by_themselves() -> None:
    """Tables belong to the story; a text box begins its own count."""
    box = f"<w:r><w:pict><w:txbxContent>{p('框', num=(1, 0))}</w:txbxContent></w:pict></w:r>"
    body = (
        p("甲", num=(1, 0)) + table((p("乙", num=(1, 0)),)) + p("丙", box, num=(1, 0)) + p("丁", num=(1, 0))
    )
    assert labels(body) == ["一、", "二、", "三、", "一、", "四、"]
