"""What was not changed is written back byte for byte, or not at all."""

from __future__ import annotations

import codecs
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.document import Document
from wenshu_lint.readers import read
from wenshu_lint.source import Source, SourceError
from wenshu_lint.writers import write
from wenshu_lint.writers.files import replace_file

BOMS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
    "gb18030": b"\x84\x31\x95\x33",
}
WORDS = st.lists(
    st.one_of(
        st.sampled_from(["\r\n", "\n", "\r", "，", "。", "通知", "𬀩", "　", "€"]),
        st.characters(codec="utf-8"),
    ),
    max_size=40,
).map("".join)


@given(WORDS, st.sampled_from(sorted(BOMS)), st.booleans())
def test_unchanged_words_give_the_same_bytes(words: str, encoding: str, marked: bool) -> None:
    """The law of readers and writers, for every encoding and all line ends."""
    data = (BOMS[encoding] if marked else b"") + words.encode(encoding)
    try:
        document = read(Source("稿", data, ".txt"), encoding=encoding)
    except SourceError:
        return
    assert write(document, document.text) == data


@given(st.binary(max_size=80), st.sampled_from([None, "gbk", "big5", "big5hkscs", "utf-16"]))
def test_any_bytes_come_back_or_writing_is_refused(data: bytes, encoding: str | None) -> None:
    """Even bytes that no editor wrote are never changed behind the user's back."""
    try:
        document = read(Source("稿", data, ".txt"), encoding=encoding)
        written = write(document, document.text)
    except SourceError:
        return
    assert written == data


def test_bytes_that_do_not_come_back_make_writing_refuse() -> None:
    """Big5 has two codes for 十; reading works, and says that writing will not."""
    document = read(Source("稿", "辦理".encode("cp950") + b"\xa2\xcc", ".txt"), encoding="big5")
    assert document.text == "辦理十"
    assert any("不能改写" in notice.message for notice in document.notices)
    with pytest.raises(SourceError, match="重复编码"):
        write(document, document.text)


def test_an_edit_changes_its_own_bytes_only() -> None:
    """Mark, encoding and line ends stay around an edit."""
    data = BOMS["utf-16-le"] + "既使\r\n困难".encode("utf-16-le")
    document = read(Source("稿", data, ".txt"))
    assert write(document, document.text.replace("既使", "即使")) == data.replace(
        "既".encode("utf-16-le"), "即".encode("utf-16-le")
    )


def test_words_that_the_encoding_lacks_are_named() -> None:
    """A replacement that Big5 cannot hold is an error with the character."""
    document = read(Source("稿", "辦理".encode("cp950"), ".txt"), encoding="big5")
    with pytest.raises(SourceError, match="“办”"):
        write(document, "办理")


def test_word_drafts_are_not_written_as_text() -> None:
    """The text writer is not for Word files."""
    with pytest.raises(SourceError, match="Word"):
        write(Document("文", is_word=True), "文")


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    """The new content is there, the mode is the old one, nothing else lies about."""
    path = tmp_path / "稿.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [child.name for child in tmp_path.iterdir()] == ["稿.txt"]


def test_a_new_file_has_an_ordinary_mode(tmp_path: Path) -> None:
    """A file that was not there is not left private to the user."""
    (tmp_path / "plain").write_bytes(b"")
    replace_file(tmp_path / "稿.txt", b"new")
    assert (tmp_path / "稿.txt").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What a link points to is replaced, not the link."""
    target, link = tmp_path / "稿.txt", tmp_path / "link.txt"
    target.write_bytes(b"old")
    link.symlink_to(target)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_what_the_system_refuses_is_an_error_and_changes_nothing(tmp_path: Path) -> None:
    """A folder in the place of the file, or no folder at all, is named; no scratch file stays."""
    (tmp_path / "folder").mkdir()
    with pytest.raises(SourceError, match="无法写入"):
        replace_file(tmp_path / "folder", b"new")
    with pytest.raises(SourceError, match="无法写入"):
        replace_file(tmp_path / "missing" / "稿.txt", b"new")
    assert [child.name for child in tmp_path.iterdir()] == ["folder"]
