"""Word files: which words are text, in which order, as which blocks, from where."""

from __future__ import annotations

import io
import zipfile

import pytest

from wenshu_lint.document import Document
from wenshu_lint.nodes import Run
from wenshu_lint.readers import read
from wenshu_lint.readers.docx.fields import shown
from wenshu_lint.readers.docx.symbols import UNKNOWN, symbol
from wenshu_lint.source import Source

from .docx_builder import W_NS, docx, p, part, r, table

MAIN = "word/document.xml"


def word(body: str, **more: object) -> Document:
    return read(Source("稿.docx", docx(body, **more), ".docx"))  # type: ignore[arg-type]


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(document.text)) for block in document.blocks]


def field(instruction: str, result: str | None) -> str:
    shown_part = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>{shown_part}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def either(choice: str | None, fallback: str | None) -> str:
    first = "" if choice is None else f"<mc:Choice>{choice}</mc:Choice>"
    second = "" if fallback is None else f"<mc:Fallback>{fallback}</mc:Fallback>"
    return f"<mc:AlternateContent>{first}{second}</mc:AlternateContent>"


def box(*paragraphs: str) -> str:
    return f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"


def test_blank_paragraphs_are_lines_but_no_blocks() -> None:
    """Empty lines between paragraphs can be seen, as layout needs; they are nobody's block."""
    document = word(p("甲") + p() + p("　") + p("乙"))
    assert document.text == "甲\n\n　\n乙"
    assert kinds(document) == [("paragraph", "甲"), ("paragraph", "乙")]


def test_every_span_leads_back_to_its_run() -> None:
    """Part, paragraph and run of each place are known."""
    document = word(p("甲", r("乙乙", "<w:b/>"), "丙") + p() + p("丁"))
    first, last = document.blocks
    assert first.origin is not None
    assert first.origin.runs == (Run(0, 0), Run(1, 1), Run(3, 2))
    assert last.origin is not None
    assert (last.origin.part, last.origin.paragraph) == (MAIN, 2)
    assert [document.origin_at(offset) for offset in (0, 2, 3)] == [(MAIN, 0, 0), (MAIN, 0, 1), (MAIN, 0, 2)]
    assert Document("甲").origin_at(0) is None
    assert document.origin_at(5) is None


def test_origins_match_the_file() -> None:
    """Paragraph n and run n of an origin are those of the XML, whatever stands between them."""
    body = (
        p(
            "<w:del><w:r><w:delText>去</w:delText></w:r></w:del>",
            "甲",
            f"<w:hyperlink>{r('乙')}</w:hyperlink>",
        )
        + table((p("丙") + p("丁"), "戊"))
        + p(
            f"<w:r><w:pict>{box(p('框'))}</w:pict></w:r>",
            "己",
            f"<w:bookmarkStart>{r('书签')}</w:bookmarkStart>",
            "庚",
        )
    )
    data = docx(body)
    document = read(Source("稿.docx", data, ".docx"))
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as file:
        root = etree.fromstring(file.read(MAIN))
    paragraphs = list(root.iter(f"{{{W_NS}}}p"))
    for block in document.blocks:
        for offset in range(*block.span):
            place = document.origin_at(offset)
            assert place is not None
            run = list(paragraphs[place[1]].iter(f"{{{W_NS}}}r"))[place[2]]
            assert document.text[offset] in "".join(run.itertext(f"{{{W_NS}}}t"))
    assert [words for _kind, words in kinds(document)] == ["甲乙", "丙", "丁", "戊", "己庚", "框"]


def test_a_line_break_begins_a_new_block_of_the_same_paragraph() -> None:
    """No block crosses a line; both halves come from one paragraph."""
    document = word(p("甲", "<w:r><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/></w:r>"))
    assert document.text == "甲乙\n丙\n"
    assert kinds(document) == [("paragraph", "甲乙"), ("paragraph", "丙")]
    assert [document.origin_at(offset) for offset in (1, 3)] == [(MAIN, 0, 1), (MAIN, 0, 1)]


@pytest.mark.parametrize("kind", ["page", "column"])
def test_a_page_break_ends_a_block_and_adds_no_line(kind: str) -> None:
    """A page break alone is an empty line at most; around text it adds nothing."""
    broken = f'<w:r><w:br w:type="{kind}"/></w:r>'
    assert word(p("甲", broken) + p("乙")).text == "甲\n乙"
    assert word(p(broken, "甲") + p("乙")).text == "甲\n乙"
    assert word(p("甲", broken, "丙") + p("乙")).text == "甲\n丙\n乙"
    assert word(p(broken) + p("乙")).text == "\n乙"


def test_tabs_hyphens_and_line_ends_in_words() -> None:
    """Marks that Word keeps as elements become characters; a line end in the XML is a blank."""
    run = (
        "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>丙</w:t><w:ptab/></w:r>"
    )
    assert (
        word(p(run, "<w:r><w:t xml:space='preserve'>丁\n戊&#13;</w:t></w:r>")).text
        == "甲\t乙\u2011丙\t丁 戊 "
    )


def test_blanks_at_the_edge_count_only_where_preserved() -> None:
    """Word drops blanks at the edge of a text that is not marked to keep them, full-width ones never."""
    assert (
        word(p("<w:r><w:t> 甲 </w:t></w:r>", " 乙 ", "<w:r><w:t>　丙　</w:t><w:t/></w:r>")).text
        == "甲 乙 　丙　"
    )


def test_links_tags_and_controls_are_transparent() -> None:
    """Words inside links, smart tags, controls and simple fields are words."""
    body = p(
        f"<w:hyperlink>{r('甲')}</w:hyperlink>",
        f"<w:smartTag>{r('乙')}</w:smartTag>",
        f"<w:sdt><w:sdtPr/><w:sdtContent>{r('丙')}</w:sdtContent></w:sdt>",
        f'<w:fldSimple w:instr="PAGE">{r("1")}</w:fldSimple>',
        f"<w:customXml>{r('丁')}</w:customXml>",
        "<w:sdt/>",
    )
    assert word(body + f"<w:sdt><w:sdtContent>{p('戊')}</w:sdtContent></w:sdt>").text == "甲乙丙1丁\n戊"


def test_of_a_field_only_the_result_is_text() -> None:
    """Instructions, and results of fields inside instructions, are not shown."""
    assert word(p("第", field("PAGE", r("3")), "页")).text == "第3页"
    nested = field("IF ", None).replace(
        "</w:instrText></w:r>", "</w:instrText></w:r>" + field("PAGE", r("9"))
    )
    assert word(p("甲", nested, "乙")).text == "甲乙"
    silent = field("X", None).replace("</w:instrText>", "</w:instrText><w:br/><w:tab/><w:t>隐</w:t>")
    assert word(p(silent, "甲")).text == "甲"
    assert (
        word(
            p(
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                "甲",
            )
        ).text
        == "甲"
    )


def test_a_field_may_cross_paragraphs() -> None:
    """A table of contents is one field over many paragraphs."""
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData/></w:fldChar><w:instrText>TOC</w:instrText></w:r>'
    )
    body = p(begin, '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "一、总体要求") + p("二、主要任务")
    assert (
        word(body + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "正文")).text
        == "一、总体要求\n二、主要任务\n正文"
    )


@pytest.mark.parametrize(
    ("instruction", "words"),
    [
        (r"eq \o\ac(○,2)", "②"),
        (r" EQ \o\ac(○,密)", "密"),
        (r"eq \o\ac(○,21)", "21"),
        (r"EQ \* jc2 \* hps10 \o\ad(\s\up 9(tōng),通)", "通"),
        (r"eq \f(1,2)", ""),
        ("PAGE", ""),
    ],
)
def test_enclosed_characters_and_readings_are_seen(instruction: str, words: str) -> None:
    """Characters that Word keeps in an EQ field are visible, so they are text."""
    assert shown(instruction) == words
    assert word(p("甲", field(instruction, None), "乙")).text == f"甲{words}乙"


def test_of_ruby_the_base_is_text() -> None:
    """The reading above a character is not part of the sentence; run numbers go on."""
    ruby = f"<w:r><w:ruby><w:rubyPr/><w:rt>{r('shì')}</w:rt><w:rubyBase>{r('示')}</w:rubyBase></w:ruby></w:r>"
    document = word(p(ruby, "例"))
    assert document.text == "示例"
    assert [document.origin_at(offset) for offset in (0, 1)] == [(MAIN, 0, 2), (MAIN, 0, 3)]


@pytest.mark.parametrize(
    ("font", "code", "words"),
    [
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings 2", "F052", "☑"),
        ("Wingdings", "F0A8", "□"),
        ("Symbol", "F0B4", "×"),
        ("Wingdings", "F099", UNKNOWN),
        ("宋体", "2460", "①"),
        ("宋体", "F041", "A"),
        ("某字体", "F0FE", UNKNOWN),
        ("某字体", "D800", UNKNOWN),
        ("某字体", "5", UNKNOWN),
        ("某字体", "FFFFFF", UNKNOWN),
        ("Wingdings", "x", ""),
    ],
)
def test_signs_of_symbol_fonts(font: str, code: str, words: str) -> None:
    """Known signs become characters, unknown ones a stand-in, nonsense nothing."""
    sign = f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
    assert word(p("甲", sign)).text == f"甲{words}"
    if words:
        assert symbol(font, int(code, 16)) == words


def test_tables_are_cells_in_order() -> None:
    """Cells come row by row, tables in cells included; empty cells leave no line."""
    inner = table(("丁",))
    wrapped = f"<w:sdt><w:sdtContent><w:tr><w:tc>{p('庚')}</w:tc></w:tr></w:sdtContent></w:sdt>"
    choice = either(f"<w:tr><w:tc>{p('辛')}</w:tc></w:tr>", None)
    whole = table(("甲", "", "乙"), (p("丙") + inner + p(), "戊")).replace(
        "</w:tbl>", wrapped + choice + "</w:tbl>", 2
    )
    document = word(p("前") + whole.replace(wrapped + choice, "", 1) + p("后"))
    assert document.text == "前\n甲\n乙\n丙\n丁\n戊\n庚\n辛\n后"
    assert {kind for kind, words in kinds(document) if words in "甲乙丙丁戊庚辛"} == {"cell"}


def cells(document: Document) -> dict[str, tuple[int, int, int] | None]:
    """Return where the words of each block stand in a table."""
    return {block.span.of(document.text): block.origin and block.origin.cell for block in document.blocks}


def test_a_cell_is_known_by_table_row_and_column() -> None:
    """Numbers are those a reader counts on the page; what follows a table is outside it."""
    document = word(p("前") + table(("甲", "乙"), ("丙", "丁")) + p("间") + table(("戊",)) + p("后"))
    assert cells(document) == {
        "前": None,
        "甲": (0, 0, 0),
        "乙": (0, 0, 1),
        "丙": (0, 1, 0),
        "丁": (0, 1, 1),
        "间": None,
        "戊": (1, 0, 0),
        "后": None,
    }


def test_merged_cells_take_their_columns_and_inner_tables_stand_in_their_cell() -> None:
    """A table in a cell or in a text box does not change the count of those on the page."""
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("宽") + "</w:tc>"
    inner = "<w:tc>" + p("外") + table(("内",)) + p("尾") + "</w:tc>"
    rows = f'<w:tr>{wide}{inner}</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>{p("偏")}</w:tc></w:tr>'
    boxed = f"<w:r><w:pict><v:textbox>{box(table(('框',)))}</v:textbox></w:pict></w:r>"
    document = word(f"<w:tbl>{rows}</w:tbl>" + p("间", boxed) + table(("次",)))
    assert cells(document) == {
        "宽": (0, 0, 0),
        "外": (0, 0, 2),
        "内": (0, 0, 2),
        "尾": (0, 0, 2),
        "偏": (0, 1, 1),
        "间": None,
        "框": None,
        "次": (1, 0, 0),
    }


def test_text_boxes_follow_their_paragraph_once() -> None:
    """Of alternatives one is read; boxes in boxes too; the paragraph stays whole."""
    inner = f"<w:r><w:pict><v:textbox>{box(p('内'))}</v:textbox></w:pict></w:r>"
    modern = f"<w:drawing><wps:txbx>{box(p('外', inner), table(('格',)))}</wps:txbx></w:drawing>"
    old = f"<w:pict><v:textbox>{box(p('外'))}</v:textbox></w:pict>"
    both = f"<w:r>{either(modern, old)}</w:r>"
    document = word(p("甲", both, "乙") + p("丙"))
    assert kinds(document) == [
        ("paragraph", "甲乙"),
        ("textbox", "外"),
        ("textbox", "内"),
        ("textbox", "格"),
        ("paragraph", "丙"),
    ]
    place = document.origin_at(document.text.index("乙"))
    assert place == (MAIN, 0, 7)


def test_alternatives_inside_a_drawing_are_read_once() -> None:
    """A group may offer a shape twice; without a choice, the fallback counts; nothing is nothing."""

    taken = either(box(p("甲")), box(p("甲")))
    fallback = either(None, box(p("乙")))
    document = word(
        p(f"<w:r><w:drawing>{taken}{fallback}{either(None, None)}</w:drawing></w:r>", either(None, None))
    )
    assert kinds(document) == [("textbox", "甲"), ("textbox", "乙")]


def test_alternatives_between_paragraphs_and_runs() -> None:
    """Alternate content may stand anywhere."""

    body = either(p("甲"), p("乙")) + p(either(r("丙"), r("丁")), "戊")
    document = word(body)
    assert document.text == "甲\n丙戊"
    assert document.origin_at(3) == (MAIN, 2, 2)


def test_formulas_are_text_and_protected() -> None:
    """A formula is visible, but no rule of language may touch it."""
    formula = "<m:oMath><m:r><m:t>a</m:t></m:r><m:r><m:t>+b</m:t></m:r></m:oMath>"
    document = word(p("设", formula, "为总数") + f"<m:oMathPara>{formula}</m:oMathPara>")
    assert document.text == "设a+b为总数\na+b"
    assert [span.of(document.text) for span in document._extra_protected] == ["a+b", "a+b"]
    assert document.origin_at(2) == (MAIN, 0, -1)
    assert word(p(field("X", None).replace("<w:instrText>", formula.join(("", "<w:instrText>"))))).text == ""


SECTION = '<w:{0}Reference w:type="{1}" r:id="{2}"/>'


def frames(**words: str) -> dict[str, tuple[str, str]]:
    tags = {"h": ("header", "hdr"), "f": ("footer", "ftr")}
    return {
        f"{name}.xml": (tags[name[0]][0], part(tags[name[0]][1], p(text))) for name, text in words.items()
    }


def test_headers_and_footers_that_are_shown_come_after_the_body() -> None:
    """Each once, headers first; those for a first or even page only where the file uses them."""
    first = SECTION.format("header", "default", "h1") + SECTION.format("footer", "default", "f1")
    first += SECTION.format("header", "first", "h2") + SECTION.format("footer", "even", "f2")
    second = SECTION.format("header", "default", "h1")
    body = p("甲", properties=f"<w:sectPr>{first}</w:sectPr>") + p("乙") + f"<w:sectPr>{second}</w:sectPr>"
    parts = frames(h1="眉", f1="脚", h2="首页", f2="偶页")
    assert kinds(word(body, parts=parts)) == [
        ("paragraph", "甲"),
        ("paragraph", "乙"),
        ("header", "眉"),
        ("footer", "脚"),
    ]
    parts["settings.xml"] = ("settings", part("settings", "<w:evenAndOddHeaders/>"))
    shown_now = word(body.replace("</w:sectPr>", "<w:titlePg/></w:sectPr>"), parts=parts)
    assert shown_now.text == "甲\n乙\n首页\n眉\n脚\n偶页"
    assert shown_now.origin_at(4) == ("word/h2.xml", 0, 0)


def test_a_reference_to_nothing_is_passed_over() -> None:
    """A header reference without relation shows nothing in Word either."""
    assert word(p("甲") + f"<w:sectPr>{SECTION.format('header', 'default', 'h9')}</w:sectPr>").text == "甲"


def test_notes_that_are_cited_come_last_in_the_order_cited() -> None:
    """Separators and notes of deleted text are not read; separators do not count either."""

    def notes(kind: str, *entries: tuple[str, str, str]) -> str:
        return "".join(f'<w:{kind} w:id="{i}" {more}>{p(words)}</w:{kind}>' for i, more, words in entries)

    footnotes = notes(
        "footnote", ("0", 'w:type="separator"', "线"), ("1", "", "注一"), ("2", "", "注二"), ("3", "", "废")
    )
    endnotes = notes("endnote", ("1", "", "尾注"))
    cite = '<w:r><w:{}Reference w:id="{}"/></w:r>'
    body = p("甲", cite.format("footnote", 2), cite.format("endnote", 1)) + p(
        "乙", cite.format("footnote", 1)
    )
    body += p(
        f"<w:del>{cite.format('footnote', 3)}</w:del>",
        cite.format("footnote", 0),
        cite.format("footnote", 9),
        "丙",
    )
    parts = {
        "footnotes.xml": ("footnotes", part("footnotes", footnotes)),
        "endnotes.xml": ("endnotes", part("endnotes", endnotes)),
    }
    document = word(body, parts=parts)
    assert document.text == "甲\n乙\n丙\n注二\n注一\n尾注"
    assert [kind for kind, _words in kinds(document)] == ["paragraph"] * 3 + ["note"] * 3
    assert document.origin_at(document.text.index("注一")) == ("word/footnotes.xml", 0, 0)


def test_tables_and_boxes_in_a_header_are_header() -> None:
    """The story gives its kind to all it holds."""
    inside = table(("格",)) + p(f"<w:r><w:pict>{box(p('框'))}</w:pict></w:r>")
    parts = {"h1.xml": ("header", part("hdr", inside))}
    document = word(
        p("甲") + f"<w:sectPr>{SECTION.format('header', 'default', 'h1')}</w:sectPr>", parts=parts
    )
    assert kinds(document)[1:] == [("header", "格"), ("header", "框")]
