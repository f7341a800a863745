"""Word files: what a reader of the page overlooks is told."""

from __future__ import annotations

import pytest

from wenshu_lint.document import Document
from wenshu_lint.readers import read
from wenshu_lint.source import Source

from .docx_builder import docx, p, r, relations

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def word(data: bytes) -> Document:
    return read(Source("稿.docx", data, ".docx"))


def codes(document: Document) -> dict[str, str]:
    """The notices of a document: code and words."""
    return {notice.code: notice.message for notice in document.notices}


def test_words_that_nobody_sees_are_told() -> None:
    """White and tiny words, and what is blackened; white on a fill or in a table is meant to be read."""
    white = '<w:color w:val="FFFFFF"/>'
    body = (
        p(r("白字", white), r("小", '<w:sz w:val="2"/>'), r("涂黑", '<w:highlight w:val="black"/>'))
        + p(r("反白", white + '<w:shd w:fill="C00000"/>'))
        + f"<w:tbl><w:tr><w:tc>{p(r('表头', white))}</w:tc></w:tr></w:tbl>"
    )
    message = word(docx(body)).notices
    assert [notice.code for notice in message] == ["hidden-text", "hidden-text"]
    assert "3 个字符是白色" in message[0].message
    assert "2 个字符用黑色" in message[1].message


def test_marks_of_revision_are_told() -> None:
    """Struck and highlighted words; a mark switched off, and one on blanks, are none."""
    body = p(
        r("删", "<w:strike/>"),
        r("双", "<w:dstrike/>"),
        r("不删", '<w:strike w:val="0"/>'),
        r(" ", '<w:highlight w:val="yellow"/>'),
        r("标黄", '<w:highlight w:val="yellow"/>'),
    )
    assert [n.message for n in word(docx(body)).notices] == [
        "有 2 个字符加了删除线",
        "有 2 个字符加了突出显示",
    ]


def test_a_date_that_changes_is_told() -> None:
    """DATE and TIME show today; SAVEDATE and a page number do not."""
    live = r'<w:r><w:instrText> DATE \@ "yyyy" </w:instrText></w:r><w:fldSimple w:instr="TIME"/>'
    still = '<w:r><w:instrText> SAVEDATE </w:instrText></w:r><w:fldSimple w:instr=" PAGE "/>'
    assert codes(word(docx(p("甲", live)))) == {"live-date": "有 2 处日期会自动更新"}
    assert codes(word(docx(p("甲", still)))) == {}


@pytest.mark.parametrize(
    ("shown", "target", "wrong"),
    [
        ("点击下载", "file:///C:/a.doc", True),
        ("www.example.com", "http://example.org/x", True),
        ("http://example.com/a", "http://example.com/b", False),
        ("点击下载", "http://example.org/x", False),
    ],
)
def test_a_link_that_leads_elsewhere_is_told(shown: str, target: str, wrong: bool) -> None:
    """A local file, or another host than the one that is shown."""
    link = f'<Relationship Id="k" Type="x/hyperlink" Target="{target}" TargetMode="External"/>'
    more = {"word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{link}</Relationships>'}
    document = word(docx(p("甲", f'<w:hyperlink r:id="k">{r(shown)}</w:hyperlink>'), more=more))
    assert ("link-target" in codes(document)) is wrong


@pytest.mark.parametrize(
    ("title", "told_of"), [("新建 Microsoft Word 文档", True), ("关于防汛的通知", False), ("", False)]
)
def test_a_title_that_no_author_gave_is_told(title: str, told_of: bool) -> None:
    """What the program put into the properties is shown by web sites."""
    core = f'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></c>'
    links = {
        "rId1": ("officeDocument", "word/document.xml"),
        "rId2": ("core-properties", "docProps/core.xml"),
    }
    document = word(docx(p("甲"), more={"docProps/core.xml": core, "_rels/.rels": relations(links)}))
    assert ("file-title" in codes(document)) is told_of
