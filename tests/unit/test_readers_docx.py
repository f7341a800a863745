"""Word files: what is opened, what is refused, what is told."""

from __future__ import annotations

import random
import sys
import zipfile

import pytest

from wenshu_lint.document import Document
from wenshu_lint.readers import read
from wenshu_lint.readers.docx import package
from wenshu_lint.source import Source, SourceError

from .docx_builder import STRICT_NS, W_NS, docx, numbering, p, part, r, relations, table, zipped

BODY = p("关于做好防汛工作的通知") + p("各区人民政府：")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500


def word(data: bytes, suffix: str = ".docx") -> Document:
    return read(Source("稿.docx", data, suffix))


def problem(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        word(data)
    return str(caught.value)


def told(document: Document) -> list[tuple[str, bool]]:
    return [(notice.code, notice.serious) for notice in document.notices]


@pytest.mark.parametrize("suffix", [".docx", ".docm", ".dotx", ".dotm", ".DOCX"])
def test_paragraphs_are_lines(suffix: str) -> None:
    """Each paragraph is a line and a block; the document knows that it came from Word."""
    document = word(docx(BODY), suffix)
    assert document.text == "关于做好防汛工作的通知\n各区人民政府："
    assert [block.span.of(document.text) for block in document.blocks] == document.text.split("\n")
    assert document.is_word
    assert document.notices == ()


def test_the_strict_form_is_read_too() -> None:
    """A file saved as Strict Open XML says the same."""
    plain = docx(BODY + table(("甲",)))
    strict = part("document", f"<w:body>{BODY}{table(('甲',))}</w:body>").replace(W_NS, STRICT_NS)
    strict = strict.replace(
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://purl.oclc.org/ooxml/officeDocument/math",
    )
    strict = strict.replace("</w:tc>", "<!--http://purl.oclc.org/ooxml/wordprocessingml/main--></w:tc>")
    assert word(docx("", more={"word/document.xml": strict})).text == word(plain).text


def test_the_name_of_the_strict_form_in_the_words_stays() -> None:
    """Only declarations are rewritten, never what the draft says."""
    words = "见 http://purl.oclc.org/ooxml/wordprocessingml/main 一文"
    assert word(docx(p(words))).text == words


def test_an_unknown_strict_name_is_left_alone() -> None:
    """Other names of the strict form are no concern of the text."""
    xml = part("document", f"<w:body>{BODY}</w:body>").replace(
        " xmlns:v=", ' xmlns:x="http://purl.oclc.org/ooxml/drawingml/main" xmlns:v='
    )
    assert word(docx("", more={"word/document.xml": xml})).text.startswith("关于")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "文件是空的"),
        (OLE, "旧版 .doc"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
        (b"{\\rtf1\\ansi}", "RTF"),
        (b"%PDF-1.4", "PDF"),
        (b"\xef\xbb\xbf<html>", "网页"),
        ("通知".encode(), "纯文本"),
        (b"PK\x03\x04 and no more", "损坏"),
        (zipped({"a.txt": "a"}), "没有正文部分"),
        (
            zipped(
                {
                    "_rels/.rels": relations({"a": ("officeDocument", "xl/workbook.xml")}),
                    "xl/workbook.xml": "<workbook/>",
                }
            ),
            "Excel",
        ),
        (zipped({"word/document.xml": "<html/>"}), "内容不是文档"),
        (zipped({"word/document.xml": "<w:document"}), "word/document.xml：Word 文件内部损坏"),
    ],
)
def test_what_is_no_word_file_is_named(data: bytes, words: str) -> None:
    """Each thing that may hide behind the suffix gets its own words."""
    assert words in problem(data)


def test_relations_may_be_missing() -> None:
    """A package without relations, or with names of other tools' making, is still read."""
    xml = part("document", f"<w:body>{BODY}</w:body>")
    assert word(zipped({"word/document.xml": xml})).text.startswith("关于")
    assert word(zipped({"Word\\Document.xml": xml})).text.startswith("关于")
    absolute = relations({"a": ("officeDocument", "/word/document2.xml")})
    assert word(zipped({"_rels/.rels": absolute, "word/document2.xml": xml})).text.startswith("关于")


def test_a_document_type_is_refused() -> None:
    """Entities are the old way to blow a parser up; Word files have none."""
    bomb = (
        '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        + part("document", "<w:body>&b;</w:body>")[38:]
    )
    assert "文档类型声明" in problem(docx("", more={"word/document.xml": bomb}))


def test_limits_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many members, too large a part, too high a ratio are refused."""
    data = docx(p("字" * 5000))
    for name, value, words in (
        ("MAX_MEMBERS", 2, "超过 2 个"),
        ("MAX_PART", 1000, "过大"),
        ("MAX_TOTAL", 1000, "过大"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(package, name, value)
            assert words in problem(data)
    monkeypatch.setattr(package, "RATIO_FROM", 1000)
    monkeypatch.setattr(package, "MAX_RATIO", 3)
    assert "过大" in problem(data)


def test_an_encrypted_member_is_named() -> None:
    """A zip with a password is refused in words."""
    data = bytearray(docx(BODY))
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    assert "打开密码" in problem(bytes(data))


def test_a_damaged_member_is_named() -> None:
    """A part whose packed bytes are broken is an error that names the part."""
    data = bytearray(docx(p("字" * 50)))
    at = data.index(b"word/document.xml") + len("word/document.xml")
    data[at + 10 : at + 40] = b"\xff" * 30
    assert "word/document.xml" in problem(bytes(data))


def test_broken_bytes_bring_an_error_and_nothing_else() -> None:
    """However a Word file is cut or changed, the outcome is a document or a clear refusal."""
    parts = {"numbering.xml": ("numbering", numbering({0: ""}, {1: (0, "")}))}
    whole = docx(BODY + table(("甲", "乙")), parts=parts)
    chance = random.Random(7)
    for _ in range(400):
        data = bytearray(whole)
        if chance.random() < 0.3:
            data = data[: chance.randrange(len(data))]
        for _ in range(chance.choice((0, 1, 5, 50)) if data else 0):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            word(bytes(data))
        except SourceError as error:
            assert error.name == "稿.docx"  # noqa: PT017


def test_deep_nesting_is_no_crash() -> None:
    """Controls inside controls, as deep as the parser lets them be."""
    deep = "<w:sdt><w:sdtContent>" * 110 + p("底") + "</w:sdtContent></w:sdt>" * 110
    assert word(docx(deep)).text == "底"
    deeper = "<w:sdt><w:sdtContent>" * 5000 + p("底") + "</w:sdtContent></w:sdt>" * 5000
    assert "损坏" in problem(docx(deeper))


def test_running_out_of_stack_is_an_error_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the caller left too little room, the draft is refused, not the program ended."""

    def deep(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("wenshu_lint.readers.docx._read", deep)
    assert "嵌套过深" in problem(docx(BODY))


def test_a_missing_lxml_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, the message is the command."""
    monkeypatch.setitem(sys.modules, "lxml", None)
    monkeypatch.setitem(sys.modules, "lxml.etree", None)
    assert "wenshu-lint[docx]" in problem(docx(BODY))


# --- what is told ---------------------------------------------------------------


def test_a_damaged_side_part_is_a_serious_notice() -> None:
    """The body is read; the header that could not be is named."""
    reference = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    document = word(docx(BODY + reference, parts={"header1.xml": ("header", "<w:hdr")}))
    assert told(document) == [("unread-part", True)]
    assert "word/header1.xml" in document.notices[0].message
    assert document.text.endswith("各区人民政府：")


def test_a_side_part_that_is_not_there_is_told() -> None:
    """A relation that leads nowhere is a loss as well."""
    links = relations({"x": ("styles", "styles.xml")})
    document = word(docx(BODY, more={"word/_rels/document.xml.rels": links}))
    assert told(document) == [("unread-part", True)]


def test_broken_relations_are_told() -> None:
    """Without its relations, headers and notes of a file are lost; that is said."""
    document = word(docx(BODY, more={"word/_rels/document.xml.rels": "<Relationships"}))
    assert told(document) == [("unread-part", True)]


def test_comments_are_counted_not_read() -> None:
    """What reviewers wrote is no text of the draft."""
    comments = part(
        "comments", f'<w:comment w:id="1">{p("请核")}</w:comment><w:comment w:id="2">{p("已核")}</w:comment>'
    )
    document = word(docx(BODY, parts={"comments.xml": ("comments", comments)}))
    assert told(document) == [("comments", False)]
    assert "2 条" in document.notices[0].message
    assert "核" not in document.text


def test_revisions_are_read_as_accepted() -> None:
    """Insertions are text, deletions are not, and both are counted."""
    body = p(
        "现将",
        f"<w:ins>{r('有关')}</w:ins>",
        "<w:del><w:r><w:delText>一些</w:delText></w:r></w:del>",
        f"<w:moveFrom>{r('甲')}</w:moveFrom><w:moveTo>{r('乙')}</w:moveTo>",
        "事项通知",
    )
    document = word(docx(body))
    assert document.text == "现将有关乙事项通知"
    assert told(document) == [("revisions", False)]
    assert "插入 2 处、删除 2 处" in document.notices[0].message
    assert document.origin_at(document.text.index("事项")) == ("word/document.xml", 0, 5)


def test_deleted_paragraphs_rows_and_cells_are_gone() -> None:
    """A paragraph deleted with its mark leaves no line; an inserted mark is counted."""
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    body = (
        p("甲")
        + p("<w:del><w:r><w:delText>没了</w:delText></w:r></w:del>", properties=gone)
        + p("乙", properties='<w:rPr><w:ins w:id="2"/></w:rPr>')
        + p("丙", properties="<w:rPr><w:b/></w:rPr>")
        + "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>"
        + p("丁")
        + "</w:tc></w:tr>"
        + "<w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>"
        + p("戊")
        + "</w:tc><w:tc>"
        + p("己")
        + "</w:tc></w:tr></w:tbl>"
        + "<w:moveFrom>"
        + p("庚")
        + "</w:moveFrom>"
    )
    document = word(docx(body))
    assert document.text == "甲\n乙\n丙\n己"
    assert "插入 1 处、删除 5 处" in document.notices[0].message


def test_hidden_text_is_read_and_told() -> None:
    """Hidden words may be printed one day: they are checked, and the user is told of them."""
    styles = part(
        "styles",
        '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="I"><w:basedOn w:val="H"/></w:style>'
        '<w:style w:type="character" w:styleId="J"><w:basedOn w:val="J"/></w:style>',
    )
    body = p(
        "明", r("暗一", "<w:vanish/>"), r("不暗", '<w:vanish w:val="0"/>'), r("暗", '<w:rStyle w:val="I"/>')
    )
    document = word(docx(body, parts={"styles.xml": ("styles", styles)}))
    assert document.text == "明暗一不暗暗"
    assert told(document) == [("hidden-text", False)]
    assert "3 个字符" in document.notices[0].message


@pytest.mark.parametrize(
    ("piece", "serious"),
    [
        ('<w:altChunk r:id="x"/>', True),
        (p('<w:subDoc r:id="x"/>'), True),
        (p('<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'), True),
        (p('<w:r><w:drawing><a:graphicData uri="http://x/2006/diagram"/></w:drawing></w:r>'), True),
        (p('<w:r><w:pict><v:shape><v:textpath string="机密"/></v:shape></w:pict></w:r>'), False),
        (p('<w:r><w:object><w:control w:name="x"/></w:object></w:r>'), False),
    ],
)
def test_what_cannot_be_read_is_told(piece: str, serious: bool) -> None:
    """Everything that holds words we cannot see is named."""
    document = word(docx(BODY + piece))
    assert told(document) == [("unread-part", serious)]


def test_pictures_and_old_formulas_need_no_word() -> None:
    """A picture beside text is no loss."""
    picture = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
    formula = '<w:r><w:object><v:imagedata/><o:OLEObject ProgID="Equation.3"/></w:object></w:r>'
    assert word(docx(BODY + p(picture) + p(formula))).notices == ()


def test_a_scan_is_told() -> None:
    """A body of pictures only was not checked, and the report must say so."""
    document = word(docx(p("<w:r><w:drawing><a:blip/></w:drawing></w:r>")))
    assert told(document) == [("unread-part", True)]
    assert "扫描件" in document.notices[0].message


def test_a_file_without_words_is_told() -> None:
    """Nothing was missed, but a clean report would look like a check."""
    assert told(word(docx(p("")))) == [("empty", False)]


def test_the_builder_makes_zips() -> None:
    """The tests stand on real packages."""
    with zipfile.ZipFile(__import__("io").BytesIO(docx(BODY))) as file:
        assert file.testzip() is None
