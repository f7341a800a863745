"""A copy of a Word draft: comments stand at the very words, repairs are tracked, all else is as it was."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from wenshu_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from wenshu_lint.fixer import apply
from wenshu_lint.readers import read
from wenshu_lint.readers.docx.xml import W
from wenshu_lint.report import Report
from wenshu_lint.source import Source, SourceError
from wenshu_lint.span import Span
from wenshu_lint.writers.docx import Annotated, annotated, places

from .docx_builder import STRICT_NS, W_NS, docx, p, part, r, table

WHEN = datetime.datetime(2026, 3, 2, 8, 30)
SAFE, UNSAFE = Applicability.SAFE, Applicability.UNSAFE


def source_of(data: bytes) -> Source:
    return Source("稿.docx", data, ".docx")


def finding(start: int, end: int, new: str | None = None, trust: Applicability = SAFE) -> Diagnostic:
    fix = None if new is None else Fix((Edit(Span(start, end), new),), trust, f"改为“{new}”")
    return Diagnostic("oa/x", "某规则", Severity.WARNING, Span(start, end), "有毛病", fix=fix)


def copied(data: bytes, found: Sequence[Diagnostic], revise: Applicability | None = None) -> Annotated:
    document = read(source_of(data))
    report = Report(document, list(found))
    return annotated(
        source_of(data), report, lambda d, t: [d.message, "已改" if t else "未改"], revise=revise, when=WHEN
    )


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def tree(data: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(members(data)[name])


def commented(data: bytes) -> dict[str, str]:
    """Return the words that each comment encloses, by its number."""
    open_, words = {}, {}
    for element in tree(data).iter():
        number = element.get(W + "id", "")
        if element.tag == W + "commentRangeStart":
            open_[number] = ""
        elif element.tag == W + "commentRangeEnd":
            words[number] = open_.pop(number)
        elif element.tag in (W + "t", W + "delText"):
            open_ = {key: said + (element.text or "") for key, said in open_.items()}
    assert not open_
    return words


def text_of(data: bytes) -> str:
    return read(source_of(data)).text


def test_a_comment_encloses_the_very_words() -> None:
    """A run is cut where the words begin and end; its look is that of the pieces."""
    data = docx(p(r("关于做好防汛工作的通知", "<w:b/>")))
    made = copied(data, [finding(4, 6)])
    assert commented(made.data) == {"0": "防汛"}
    assert (made.comments, made.revisions, made.displaced) == (1, 0, 0)
    runs = [run for run in tree(made.data).iter(W + "r") if run.find(W + "t") is not None]
    assert len(runs) == 3
    assert all(run.find(f"{W}rPr/{W}b") is not None for run in runs)
    comment = tree(made.data, "word/comments.xml")[0]
    assert comment.get(W + "author") == "wenshu-lint"
    assert comment.get(W + "date") == "2026-03-02T08:30:00Z"
    assert [t.text for t in comment.iter(W + "t")] == ["有毛病", "未改"]


def test_nothing_else_is_touched() -> None:
    """Other members keep their bytes, order and times; the new part is linked and declared."""
    data = docx(
        p("各单位："), parts={"styles.xml": ("styles", part("styles", "")), "footer1.xml": ("footer", "x")}
    )
    made = members(copied(data, [finding(0, 1)]).data)
    old = members(data)
    assert list(made) == [*old, "word/comments.xml"]
    changed = {name for name in old if made[name] != old[name]}
    assert changed == {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"}
    assert b'PartName="/word/comments.xml"' in made["[Content_Types].xml"]
    assert made["word/_rels/document.xml.rels"].count(b"relationships/comments") == 1


def test_older_comments_stay() -> None:
    """New comments are numbered after those of the file, in the same part."""
    held = '<w:comment w:id="7" w:author="甲"><w:p><w:r><w:t>看一下</w:t></w:r></w:p></w:comment>'
    data = docx(p("各单位："), parts={"comments.xml": ("comments", part("comments", held))})
    made = copied(data, [finding(0, 1), finding(1, 3)])
    numbers = [comment.get(W + "id") for comment in tree(made.data, "word/comments.xml")]
    assert numbers == ["7", "8", "9"]
    assert commented(made.data) == {"8": "各", "9": "单位"}


def test_a_repair_becomes_a_tracked_change() -> None:
    """The old words are struck out, the new ones inserted in their look; accepted, it reads as repaired."""
    data = docx(p(r("各单位", "<w:b/>"), r(":请办理")))
    made = copied(data, [finding(3, 4, "：")], SAFE)
    assert made.revisions == 1
    assert text_of(made.data) == "各单位：请办理"
    root = tree(made.data)
    assert [t.text for t in root.iter(W + "delText")] == [":"]
    assert [t.text for t in root.findall(f".//{W}ins//{W}t")] == ["："]
    assert commented(made.data) == {"0": ":："}
    ids = [e.get(W + "id") for e in root.iter(W + "ins", W + "del")]
    assert len(set(ids)) == 2
    assert [t.text for t in tree(made.data, "word/comments.xml").iter(W + "t")] == ["有毛病", "已改"]


def test_a_repair_over_several_runs_takes_the_look_of_the_first() -> None:
    """Each run is struck out where it stands."""
    data = docx(p(r("甲乙", "<w:i/>"), r("丙丁", "<w:b/>")))
    made = copied(data, [finding(1, 3, "戊")], SAFE)
    assert text_of(made.data) == "甲戊丁"
    inserted = tree(made.data).find(f".//{W}ins/{W}r/{W}rPr")
    assert inserted is not None
    assert inserted.find(W + "i") is not None


@pytest.mark.parametrize(("at", "result"), [(0, "。甲乙"), (1, "甲。乙"), (2, "甲乙。")])
def test_words_can_be_put_in(at: int, result: str) -> None:
    """An edit without old words only inserts."""
    made = copied(docx(p("甲乙")), [finding(at, at, "。")], SAFE)
    assert text_of(made.data) == result


def test_only_repairs_that_may_be_trusted_are_made() -> None:
    """Without leave none; with leave for safe ones, no other."""
    data = docx(p("甲乙丙"))
    found = [finding(0, 1, "天"), finding(1, 2, "地", UNSAFE), finding(2, 3, "人", Applicability.DISPLAY)]
    assert text_of(copied(data, found).data) == "甲乙丙"
    assert text_of(copied(data, found, SAFE).data) == "天乙丙"
    assert text_of(copied(data, found, UNSAFE).data) == "天地丙"


@pytest.mark.parametrize(
    "body",
    [
        p('<w:ins w:id="5" w:author="甲"><w:r><w:t>甲乙</w:t></w:r></w:ins>'),
        p('<w:fldSimple w:instr="PAGE"><w:r><w:t>甲乙</w:t></w:r></w:fldSimple>'),
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
          r("甲乙"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        f'<w:sdt><w:sdtContent>{p("甲乙")}</w:sdtContent></w:sdt>',
        p("甲<w:br/>乙".join(["<w:r><w:t>", "</w:t></w:r>"]).replace("甲<w:br/>", "甲</w:t><w:br/><w:t>")),
    ],
    ids=["inserted", "field", "field of parts", "control", "line break"],
)  # fmt: skip
def test_where_a_change_would_be_lost_there_is_a_comment_only(body: str) -> None:
    """Words under way, words that Word fills in, words over two lines."""
    data = docx(body)
    length = len(text_of(data))
    made = copied(data, [finding(0, length, "丙")], SAFE)
    assert (made.comments, made.revisions) == (1, 0)
    assert text_of(made.data) == text_of(data)


def test_a_table_cell_can_be_repaired() -> None:
    """A cell is a paragraph like any other."""
    made = copied(docx(table(("甲", "乙丙"))), [finding(2, 3, "丁")], SAFE)
    assert text_of(made.data) == "甲\n丁丙"


def test_headers_notes_and_boxes_get_their_comment_in_the_body() -> None:
    """Word allows none where they stand; the run that calls or holds them gets it."""
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('框里')}</w:txbxContent></v:textbox></w:pict></w:r>"
    body = p("正文", '<w:r><w:footnoteReference w:id="2"/></w:r>', box) + section
    data = docx(
        body,
        parts={
            "header1.xml": ("header", part("hdr", p("页眉"))),
            "footnotes.xml": (
                "footnotes",
                part("footnotes", f'<w:footnote w:id="2">{p("注文")}</w:footnote>'),
            ),
        },
    )
    words = text_of(data)
    found = [finding(at := words.index(one), at + 2) for one in ("正文", "框里", "页眉", "注文")]
    made = copied(data, found)
    assert (made.comments, made.displaced) == (4, 3)
    held = members(made.data)
    assert held["word/header1.xml"] == members(data)["word/header1.xml"]
    assert b"comment" not in held["word/footnotes.xml"]
    called = tree(made.data).find(f".//{W}footnoteReference")
    assert called is not None
    before = called.getparent().getprevious()  # type: ignore[union-attr]
    assert before is not None
    assert before.tag == W + "commentRangeStart"


def test_a_header_can_be_repaired() -> None:
    """Tracked changes may stand where comments may not."""
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    data = docx(p("正文") + section, parts={"header1.xml": ("header", part("hdr", p("页眉:")))})
    at = text_of(data).index(":")
    made = copied(data, [finding(at, at + 1, "：")], SAFE)
    assert made.revisions == 1
    assert "页眉：" in text_of(made.data)


def test_what_may_not_be_written_to_is_refused() -> None:
    """Signed files, the strict form, and a file that is no longer what was checked."""
    body = p("甲乙")
    with pytest.raises(SourceError, match="签名"):
        copied(docx(body, more={"_xmlsignatures/sig1.xml": "<x/>"}), [finding(0, 1)])
    strict = part("document", f"<w:body>{body}</w:body>").replace(W_NS, STRICT_NS)
    with pytest.raises(SourceError, match="严格"):
        copied(docx(body, more={"word/document.xml": strict}), [finding(0, 1)])
    report = Report(read(source_of(docx(p("别的")))), [finding(0, 1)])
    with pytest.raises(SourceError, match="改动过"):
        annotated(source_of(docx(body)), report, lambda d, t: [d.message])


@pytest.mark.parametrize("odd", ["\0", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_not_written(odd: str) -> None:
    """Such a character is replaced in a comment, and no tracked change is made of it."""
    made = copied(docx(p("各单位：")), [finding(0, 1, f"甲{odd}")._replace(message=f"坏{odd}字")], SAFE)
    comment = tree(made.data, "word/comments.xml")[0]
    assert [t.text for t in comment.iter(W + "t")] == ["坏\ufffd字", "未改"]
    assert made.revisions == 0


def test_characters_beyond_the_first_plane_are_written() -> None:
    """Rare characters of names are words like others."""
    made = copied(docx(p("各单位：")), [finding(0, 1, "𠮷")._replace(message="𠮷😀")], SAFE)
    assert [t.text for t in tree(made.data, "word/comments.xml").iter(W + "t")] == ["𠮷😀", "已改"]
    assert "".join(t.text or "" for t in tree(made.data).iter(W + "t")) == "𠮷单位："


def test_a_number_that_word_would_not_take_is_not_counted_on() -> None:
    """Comments of the copy get small numbers whatever the file has."""
    held = '<w:comment w:id="99999999999" w:author="甲"/><w:comment w:id="4" w:author="乙"/>'
    data = docx(p("各单位："), parts={"comments.xml": ("comments", part("comments", held))})
    made = copied(data, [finding(0, 1)])
    assert tree(made.data, "word/comments.xml")[-1].get(W + "id") == "5"


def corrupted(data: bytes, name: str, offset: int, value: int) -> bytes:
    """Return a zip with another byte at an offset of a member's entry in the directory."""
    entry = data.rfind(b"PK\x01\x02", 0, data.rfind(name.encode()))
    return data[: entry + offset] + bytes([value]) + data[entry + offset + 1 :]


@pytest.mark.parametrize(
    ("offset", "value", "words"),
    [(8, 1, "打开密码"), (10, 99, "文件损坏"), (16, 0, "文件损坏")],
    ids=["encrypted", "method", "checksum"],
)
def test_a_picture_that_cannot_be_copied_is_told(offset: int, value: int, words: str) -> None:
    """What no check reads has to be read for a copy; a file that is damaged there is refused plainly."""
    picture = {"word/media/image1.png": b"\x89PNG" * 9}
    data = corrupted(docx(p("各单位："), more=picture), "word/media/image1.png", offset, value)
    with pytest.raises(SourceError, match=words):
        copied(data, [finding(0, 1)])


def test_a_picture_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limits of the reader hold for what is only copied as well."""
    monkeypatch.setattr("wenshu_lint.readers.docx.package.MAX_PART", 100_000)
    data = docx(p("各单位："), more={"word/media/image1.bmp": bytes(200_000)})
    with pytest.raises(SourceError, match="过大"):
        copied(data, [finding(0, 1)])


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_members_under_one_name_the_one_that_was_read_remains() -> None:
    """Nobody can put before a person another text than the one that was checked."""
    stream = io.BytesIO(docx(p("甲单位：")))
    with zipfile.ZipFile(stream, "a") as file:
        file.writestr("WORD/document.xml", part("document", f"<w:body>{p('乙单位：')}</w:body>"))
    made = copied(stream.getvalue(), [finding(0, 1)])
    body = tree(made.data, "WORD/document.xml")
    assert body.find(f".//{W}commentRangeStart") is not None
    assert "".join(text.text or "" for text in body.iter(W + "t")) == "乙单位："
    assert "word/document.xml" not in members(made.data)


def test_a_draft_without_findings_stays_as_it_is() -> None:
    """There is nothing to write: the copy has the bytes of the draft."""
    data = docx(p("甲乙"))
    assert copied(data, []) == (data, 0, 0, 0)


def test_a_draft_without_a_run_bears_no_comment() -> None:
    """There is nothing to hang it on; the count says so."""
    made = copied(docx("<w:p/>"), [finding(0, 0)])
    assert (made.comments, made.revisions) == (0, 0)
    assert text_of(made.data) == ""


RUNS = st.lists(st.text(alphabet="甲乙丙 ：a", min_size=1, max_size=6), min_size=1, max_size=5)


@given(st.lists(RUNS, min_size=1, max_size=4), st.data())
def test_comments_never_change_the_words(paragraphs: list[list[str]], data: st.DataObject) -> None:
    """However words are shared out among runs, the text stays and each comment encloses its own words."""
    file = docx("".join(p(*(r(words) for words in runs)) for runs in paragraphs))
    text = text_of(file)
    cuts = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(cuts, cuts).map(sorted), max_size=6))
    made = copied(file, [finding(start, end) for start, end in spans])
    assert text_of(made.data) == text
    assert made.comments == len(spans)
    enclosed = commented(made.data)
    for number, (start, end) in enumerate(spans):
        wanted = text[start:end].replace("\n", "")
        if wanted:
            assert enclosed[str(number)] == wanted


@given(RUNS, st.data())
def test_tracked_changes_accepted_read_as_the_repaired_text(runs: list[str], data: st.DataObject) -> None:
    """In plain runs every repair that the fixer would make is made, and gives its text."""
    file = docx(p(*(r(words) for words in runs)))
    text = text_of(file)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    news = data.draw(st.lists(st.sampled_from(["", "丁", "戊己"]), min_size=3, max_size=3))
    pairs = zip(cuts[::2], cuts[1::2], news, strict=False)
    found = [finding(start, end, new) for start, end, new in pairs]
    made = copied(file, found, SAFE)
    edits = [edit for one in found if one.fix for edit in one.fix.edits]
    assert made.revisions == len(found)
    # a paragraph that loses its last word is a blank line, which a reader of Word keeps as one
    assert text_of(made.data) == apply(text, edits)


@pytest.mark.parametrize("words", ["甲乙，", "甲乙，</w:t><w:tab/><w:t>"])
def test_what_stands_behind_a_cut_is_handed_on_once(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """Thousands of findings in one run: the work grows with the run, not with its square."""
    number = 200
    data = docx(p(f"<w:r><w:t>{words * number}</w:t></w:r>"))
    text = text_of(data)
    marks = [place for place, character in enumerate(text) if character == "，"]
    written, moved = [], []
    say, split = places._say, places._split_run

    def saying(element: etree._Element, said: str) -> None:
        written.append(len(said))
        say(element, said)

    def splitting(child: etree._Element) -> None:
        moved.append(1 + len(list(child.itersiblings())))
        split(child)

    monkeypatch.setattr(places, "_say", saying)
    monkeypatch.setattr(places, "_split_run", splitting)
    made = copied(data, [finding(place, place + 1, "。") for place in marks], SAFE)
    assert (made.comments, made.revisions) == (number, number)
    assert text_of(made.data) == text.replace("，", "。")
    assert sum(written) <= 2 * len(text)
    assert sum(moved) <= 8 * number
