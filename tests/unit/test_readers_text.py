"""Plain texts: the decoding is certain or the draft is refused, and nothing is changed."""

from __future__ import annotations

import codecs
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint import readers
from wenshu_lint.document import Document
from wenshu_lint.readers import encodings, plausible, read
from wenshu_lint.source import Source, SourceError

DRAFT = (
    "示例市人民政府办公室关于做好防汛工作的通知\n\n"
    "各区、县人民政府：\n　　现将有关事项通知如下，请认真贯彻执行。\n"
)
HANT = (
    "示例縣政府關於辦理機關文書處理檢核作業的函\n\n"
    "各鄉鎮公所：\n　　請依說明事項辦理，並於期限內將辦理情形函復。\n"
)


def text_of(data: bytes, suffix: str = ".txt", encoding: str | None = None) -> Document:
    return read(Source("稿.txt", data, suffix), encoding=encoding)


def problem(data: bytes, suffix: str = ".txt", encoding: str | None = None) -> str:
    with pytest.raises(SourceError) as caught:
        text_of(data, suffix, encoding)
    return str(caught.value)


def read_or_problem(data: bytes, encoding: str | None = None) -> Document | str:
    try:
        return text_of(data, encoding=encoding)
    except SourceError as error:
        return str(error)


def messages(document: Document) -> list[tuple[str, bool]]:
    return [(notice.message, notice.serious) for notice in document.notices]


def test_plain_utf8_is_read_silently() -> None:
    """UTF-8 needs no word about its encoding, with or without mark."""
    for bom in (b"", codecs.BOM_UTF8):
        document = text_of(bom + DRAFT.encode())
        assert document.text == DRAFT
        assert (document.encoding, document.bom, document.notices) == ("utf-8", bom, ())
        assert not document.is_word


def test_line_ends_stay() -> None:
    """CR LF, CR and LF come out as they went in."""
    words = "甲\r\n乙\r丙\n丁"
    assert text_of(words.encode()).text == words


def test_an_empty_file_is_an_empty_document() -> None:
    """Nothing to read is no error, but it is said; blanks are nothing too."""
    document = text_of(b"")
    assert (document.text, document.blocks) == ("", ())
    for data in (b"", b" \n\n"):
        assert [(notice.code, notice.serious) for notice in text_of(data).notices] == [("empty", False)]


@pytest.mark.parametrize(
    ("codec", "bom", "label"),
    [
        ("utf-16-le", codecs.BOM_UTF16_LE, "UTF-16 LE"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "UTF-16 BE"),
        ("utf-32-le", codecs.BOM_UTF32_LE, "UTF-32 LE"),
        ("utf-32-be", codecs.BOM_UTF32_BE, "UTF-32 BE"),
        ("gb18030", b"\x84\x31\x95\x33", "GB18030"),
    ],
)
def test_a_mark_decides(codec: str, bom: bytes, label: str) -> None:
    """A file that begins with a mark is read as the mark says, and the report says so."""
    document = text_of(bom + DRAFT.encode(codec))
    assert (document.text, document.encoding, document.bom) == (DRAFT, codec, bom)
    assert messages(document) == [(f"按 {label} 读取", False)]


@pytest.mark.parametrize("words", [DRAFT, HANT, "Draft 3.1 of the report\n——示例市统计局，二〇二四年\n"])
def test_gb18030_is_found(words: str) -> None:
    """GB18030 without mark is found in both scripts and said."""
    document = text_of(words.encode("gb18030"))
    assert (document.text, document.encoding) == (words, "gb18030")
    assert messages(document) == [("按 GB18030 读取", False)]


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_is_read_where_nothing_else_is_possible(codec: str) -> None:
    """Chinese with line ends in UTF-16 is unmistakable."""
    assert text_of(DRAFT.encode(codec)).text == DRAFT


def test_big5_is_not_guessed_but_named() -> None:
    """Big5 must be declared; the error says what to type."""
    data = HANT.encode("cp950")
    assert "疑为 Big5，请用 --encoding big5" in problem(data)
    document = text_of(data, encoding="big5")
    assert (document.text, document.encoding) == (HANT, "cp950")


def test_hong_kong_characters_are_read_as_big5() -> None:
    """Characters that only the Hong Kong set has are read when Big5 is declared."""
    words = HANT + "㗎嘅嚟"
    document = text_of(words.encode("big5hkscs"), encoding="big5")
    assert (document.text, document.encoding) == (words, "big5hkscs")


def test_two_characters_that_fit_both_are_refused() -> None:
    """Where GB18030 and Big5 are equally good, a guess would be a lie."""
    assert "分不清" in problem("Section ①\n".encode("cp950"))


@pytest.mark.parametrize("name", ["gbk", "GB2312", "gb18030", "cp936"])
def test_declared_gbk_is_gb18030(name: str) -> None:
    """All names of the family mean its largest member; rare characters come out."""
    words = "镕㑇𬀩"
    assert text_of(words.encode("gb18030"), encoding=name).text == words


def test_a_declared_encoding_is_followed() -> None:
    """A declaration is not second-guessed, but bytes must fit it."""
    assert text_of("囧".encode("gb18030"), encoding="gbk").text == "囧"
    assert "第 2 行第 1 字节附近" in problem(b"ab\n\xff\xff", encoding="gbk")
    assert text_of(DRAFT.encode("utf-16-le"), encoding="utf-16").text == DRAFT
    assert text_of("文".encode("utf-16-be"), encoding="utf-16-be").text == "文"
    assert text_of("文".encode(), encoding="utf-8-sig").text == "文"


def test_a_declaration_against_the_mark_is_an_error() -> None:
    """A mark and a declaration that disagree cannot both be right."""
    assert "标记，与指定的编码" in problem(codecs.BOM_UTF8 + DRAFT.encode(), encoding="gbk")
    assert text_of(codecs.BOM_UTF16_BE + DRAFT.encode("utf-16-be"), encoding="utf-16").text == DRAFT


@pytest.mark.parametrize("name", ["klingon", "latin-1", "idna", "", "a\0b"])
def test_an_unknown_encoding_is_an_error(name: str) -> None:
    """Only encodings that are written for Chinese drafts may be named."""
    assert "不支持的编码名称" in problem(b"abc", encoding=name)


@pytest.mark.parametrize("name", ["utf-16", "utf-32"])
def test_utf16_without_mark_and_order_is_an_error(name: str) -> None:
    """Where the byte order cannot be known, the user is asked for it."""
    assert f"{name}-le" in problem("龘".encode("utf-16-le") * 2, encoding=name)


def test_a_bad_byte_in_utf8_is_named_by_row_and_byte() -> None:
    """A damaged UTF-8 file is not taken for something else; the place is said."""
    data = DRAFT.encode() + "第二段。".encode() + b"\xe6\x96" + "完毕".encode()
    found = problem(data.replace(b"\n", b"\r\n"))
    assert "看来是 UTF-8" in found
    assert "第 5 行第 13 字节附近" in found


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 4,
        b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0>\0",
        b"text\0with\0nul",
        b"\x01\x02\x03\x04\x05\x06" * 20,
        "\ue123\ue456\ue789 a".encode(),
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """Binary files, control characters and private codes are no draft."""
    assert "不是文本" in problem(data)


def test_stray_control_characters_are_no_reason_to_refuse() -> None:
    """Marks that word processors leave behind are left to the rules."""
    words = DRAFT * 5 + "不\x1e间断\x0b换行\x02\x1a"
    assert text_of(words.encode()).text == words


@pytest.mark.parametrize(
    "words", ["Café à la crème, très déçu, élève, über, naïve", "naïve Überprüfung für Größe"]
)
def test_latin1_is_not_taken_for_chinese(words: str) -> None:
    """A Western text in Latin-1 is refused, not shown as rare Chinese characters."""
    assert "编码无法确定" in problem(words.encode("latin-1"))


def test_japanese_is_not_taken_for_chinese() -> None:
    """Shift JIS is refused."""
    with pytest.raises(SourceError):
        text_of("これはテストです。日本語の文章をここに書きます。".encode("shift_jis"))


@pytest.mark.parametrize(
    ("words", "trace"),
    [
        ("标题\n内容锟斤拷锟斤拷", "锟斤拷"),
        (
            "标题\n" + ("现将有关事项通知如下，请认真执行。" * 2).encode().decode("gb18030", "replace"),
            "第 2 行",
        ),
        ("标题\n" + "文字乱码".encode().decode("cp1252", "replace"), "第 2 行"),
        ("标题\n" + "文字乱码".encode().decode("latin-1"), "第 2 行"),
        ("标题\n丢\ufffd字", "第 2 行"),
    ],
)
def test_damage_done_before_is_told(words: str, trace: str) -> None:
    """Traces of an earlier wrong conversion are a serious notice with the row."""
    notices = [notice for notice in text_of(words.encode()).notices if notice.serious]
    assert notices
    assert all(notice.code == "encoding" for notice in notices)
    assert any(trace in notice.message for notice in notices)


@pytest.mark.parametrize(
    "words", [DRAFT, HANT, "一根锛子，两把斧头。", "Ça va? ø æ, å, ä; 汉语拼音 lǜ é", "é" * 300]
)
def test_sound_texts_are_not_called_damaged(words: str) -> None:
    """A rare character or a Western letter is no damage."""
    assert text_of(words.encode()).notices == ()


def test_a_line_beyond_reason_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line longer than the limit names its row; many short lines are fine."""
    monkeypatch.setattr(encodings, "MAX_LINE", 20)
    assert "第 3 行" in problem(("a\r\nb\r" + "字" * 21).encode())
    assert text_of(("字" * 20 + "\n").encode() * 9).text
    assert text_of(("字" * 20 + "\r").encode() * 9).text


def test_the_sample_of_a_long_text_sees_its_end() -> None:
    """Plausibility looks at beginning, middle and end, not at everything."""
    words = "甲" * 5000 + "乙" * 5000 + "丙" * 5000
    assert set(plausible.sample(words)) == set("甲乙丙")
    assert len(plausible.sample(words)) < 5000
    assert plausible.everyday("abc") == 1.0


@given(st.text(st.characters(codec="utf-8", exclude_characters="\ufeff\0"), max_size=80))
def test_any_utf8_is_read_or_refused(words: str) -> None:
    """UTF-8 comes out as it went in, or is refused as no text; with NUL in it, it may be UTF-16."""
    found = read_or_problem(words.encode())
    if isinstance(found, Document):
        assert found.text == words
    else:
        assert "不是文本" in found


@given(st.binary(max_size=60), st.sampled_from([None, "utf-8", "gbk", "big5", "utf-16", "utf-32-le"]))
def test_any_bytes_are_read_or_refused(data: bytes, encoding: str | None) -> None:
    """No bytes bring anything but a document without lone surrogates, or an error that names the file."""
    found = read_or_problem(data, encoding)
    if isinstance(found, Document):
        assert found.text.encode("utf-8").decode() == found.text
    else:
        assert found.startswith("稿.txt")


def test_kana_alone_do_not_make_bytes_utf16() -> None:
    """With a NUL among them, digits and letters could be kana; no draft of ours is written in them."""
    assert "不是文本" in read_or_problem(b"0A0A\x000")


# --- choosing the reader ------------------------------------------------------


@pytest.mark.parametrize(
    "suffix", [".doc", ".wps", ".ofd", ".pdf", ".odt", ".RTF", ".eid", ".xlsx", ".zip", ".png"]
)
def test_foreign_formats_are_refused_with_advice(suffix: str) -> None:
    """Each format that cannot be read says what to save instead."""
    found = problem(b"anything", suffix)
    assert found.startswith("稿.txt：")
    assert any(word in found for word in (".docx", ".txt", "解压"))


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"PK\x03\x04....", "压缩包"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "旧版"),
        (b"%PDF-1.7", "PDF"),
        (b"{\\rtf1", "RTF"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md", "", ".unknown"])
def test_content_against_the_suffix_is_named(data: bytes, word: str, suffix: str) -> None:
    """A Word or PDF file called .txt is not decoded but named."""
    assert word in problem(data, suffix)


@pytest.mark.parametrize("suffix", ["", ".text", ".TXT", ".unknown"])
def test_other_suffixes_are_text(suffix: str) -> None:
    """No suffix and unknown suffixes are read as text; the vocabulary is passed on."""
    document = read(Source("稿", DRAFT.encode(), suffix), vocab=frozenset({"示例"}))
    assert (document.text, document.vocab) == (DRAFT, frozenset({"示例"}))


class Entry:
    """Stands in for an entry point of another package."""

    def __init__(self, name: str, loaded: object) -> None:
        self.name, self.value, self._loaded = name, "other:read", loaded

    def load(self) -> object:
        if isinstance(self._loaded, Exception):
            raise self._loaded
        return self._loaded


def offer(monkeypatch: pytest.MonkeyPatch, loaded: object) -> None:
    def entry_points(group: str, name: str) -> list[Entry]:
        return [Entry(name, loaded)] if (group, name) == (readers.GROUP, "abc") else []

    monkeypatch.setattr("importlib.metadata.entry_points", entry_points)


def test_another_package_may_read_other_suffixes(monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry point named after the suffix is used, and only for that suffix."""
    offer(monkeypatch, lambda source, _encoding, _vocab: Document(source.data.decode().upper()))
    assert text_of(b"abc", ".abc").text == "ABC"
    assert text_of(b"abc", ".txt").text == "abc"
    assert text_of(b"abc", ".abd").text == "abc"


def raising(error: Exception) -> Callable[..., Document]:
    def reader(*_: object) -> Document:
        raise error

    return reader


@pytest.mark.parametrize(
    ("loaded", "word"),
    [
        (ImportError("no module"), "无法载入"),
        (raising(ValueError("x")), "出错：ValueError"),
        (raising(SourceError("稿.txt", "说清楚的错误")), "说清楚的错误"),
    ],
)
def test_a_broken_foreign_reader_names_the_draft(
    monkeypatch: pytest.MonkeyPatch, loaded: object, word: str
) -> None:
    """Whatever goes wrong in another package becomes an error that names the draft."""
    offer(monkeypatch, loaded)
    assert word in problem(b"abc", ".abc")
