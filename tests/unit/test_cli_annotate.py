"""The command that writes findings into a copy of a Word draft, and the call that does the same."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import wenshu_lint as wl
from wenshu_lint.readers import read
from wenshu_lint.source import Source, SourceError

from .cli_office import Office, opened
from .docx_builder import docx, p, part


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with opened(tmp_path, monkeypatch) as made:
        yield made


def text_of(path: Path) -> str:
    return read(Source.from_path(path)).text


def test_a_copy_stands_beside_the_draft(office: Office) -> None:
    """The draft stays byte for byte; the status is that of a check."""
    draft = office.write("稿.docx", data := docx(p("甲甲甲和丙丙丙。")))
    result = office.run("annotate", "稿.docx")
    assert result.exit_code == 1
    assert "已写入 稿（批注）.docx：批注 2 处，修订 0 处；原稿未动" in result.stderr
    assert draft.read_bytes() == data
    assert text_of(Path("稿（批注）.docx")) == "甲甲甲和丙丙丙。"


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
@pytest.mark.parametrize(("mode", "copied"), [(0o600, 0o600), (0o440, 0o640), (0o644, 0o644)])
def test_who_may_not_read_the_draft_may_not_read_the_copy(office: Office, mode: int, copied: int) -> None:
    """The copy holds every word of it; its owner may write to it."""
    office.write("稿.docx", docx(p("甲甲甲。"))).chmod(mode)
    before = os.umask(0o022)
    try:
        office.run("annotate", "稿.docx")
        wl.annotate_file("稿.docx", "副本.docx")
    finally:
        os.umask(before)
    for name in ("稿（批注）.docx", "副本.docx"):
        assert Path(name).stat().st_mode & 0o777 == copied


def test_repairs_are_tracked_as_far_as_asked(office: Office) -> None:
    """Safe ones with --revise, others with --unsafe-fixes too."""
    office.write("稿.docx", docx(p("甲甲甲和丙丙丙。")))
    office.run("annotate", "稿.docx", "--revise", "-o", "a.docx")
    office.run("annotate", "稿.docx", "--revise", "--unsafe-fixes", "-o", "b.docx")
    assert text_of(Path("a.docx")) == "乙和丙丙丙。"
    assert text_of(Path("b.docx")) == "乙和丁。"
    refused = office.run("annotate", "稿.docx", "--unsafe-fixes")
    assert refused.exit_code == 2
    assert "--revise" in refused.stderr


def test_a_draft_without_findings_needs_no_copy(office: Office) -> None:
    """Unless a place was named for it, or an older copy with comments would stay behind."""
    office.write("稿.docx", data := docx(p("各单位要认真落实。")))
    result = office.run("annotate", "稿.docx")
    assert (result.exit_code, Path("稿（批注）.docx").exists()) == (0, False)
    assert "没有要批注的问题，没有另写一份" in result.stderr
    office.run("annotate", "稿.docx", "-o", "a.docx")
    assert text_of(Path("a.docx")) == "各单位要认真落实。"
    office.write("稿（批注）.docx", docx(p("上一次的批注稿。")))
    assert office.run("annotate", "稿.docx", "--force").exit_code == 0
    assert text_of(Path("稿（批注）.docx")) == "各单位要认真落实。"
    assert Path("稿.docx").read_bytes() == data


def test_a_copy_is_a_word_file_and_so_called(office: Office) -> None:
    """Under another suffix nobody could open it."""
    office.write("稿.docx", docx(p("甲甲甲。")))
    result = office.run("annotate", "稿.docx", "-o", "批注.pdf")
    assert result.exit_code == 2
    assert "文件名要以 .docx 结尾" in result.stderr
    assert not Path("批注.pdf").exists()


def test_what_exists_is_not_overwritten(office: Office) -> None:
    """Neither an older copy, unless told, nor ever the draft itself."""
    office.write("稿.docx", data := docx(p("甲甲甲。")))
    assert office.run("annotate", "稿.docx", "-q").stderr == ""
    again = office.run("annotate", "稿.docx")
    assert again.exit_code == 2
    assert "已经存在" in again.stderr
    assert office.run("annotate", "稿.docx", "--force").exit_code == 1
    itself = office.run("annotate", "稿.docx", "-o", "稿.docx", "--force")
    assert itself.exit_code == 2
    assert "不能覆盖原稿" in itself.stderr
    assert Path("稿.docx").read_bytes() == data


def test_a_baseline_and_the_level_of_failure_count(office: Office) -> None:
    """Known findings get no comment; below the level the status is 0."""
    office.write("稿.docx", docx(p("甲甲甲。")))
    assert office.run("annotate", "稿.docx", "--fail-level", "never").exit_code == 0
    office.run("baseline", "create", "稿.docx", "--baseline", "旧.json")
    known = office.run("annotate", "稿.docx", "--baseline", "旧.json", "--force")
    assert known.exit_code == 0
    assert "批注 0 处" in known.stderr
    office.write("wenshu-lint.toml", 'baseline = "旧.json"\n')
    assert "批注 0 处" in office.run("annotate", "稿.docx", "--force").stderr
    assert "批注 1 处" in office.run("annotate", "稿.docx", "--force", "--no-baseline").stderr


def test_what_cannot_be_annotated_is_said(office: Office) -> None:
    """Plain text has no comments; a broken file is named; a missing one too."""
    office.write("稿.txt", "甲甲甲。")
    office.write("坏.docx", b"PK\x03\x04")
    for name, words in (("稿.txt", "只有 Word 文稿"), ("坏.docx", "文件损坏"), ("无.docx", "无法读取")):
        result = office.run("annotate", name)
        assert result.exit_code == 2
        assert words in result.stderr
        assert name in result.stderr
    assert sorted(path.name for path in Path().glob("*批注*")) == []


def test_a_part_that_was_not_read_fails_the_run(office: Office) -> None:
    """A copy without comments there would look clean."""
    office.write("稿.docx", docx(p("乙。") + '<w:altChunk r:id="x"/>'))
    result = office.run("annotate", "稿.docx")
    assert result.exit_code == 2
    assert "注意：" in result.stderr


def test_a_rule_that_breaks_down_is_told(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A status of 2 without a word would leave nothing to go by."""

    def broken(*_: object) -> None:
        raise ValueError("坏了")

    monkeypatch.setattr("wenshu_lint.checks.lexical.Words.find", broken)
    office.write("稿.docx", docx(p("甲甲甲。")))
    result = office.run("annotate", "稿.docx")
    assert result.exit_code == 2
    assert "检查 稿.docx 时出错：ValueError: 坏了" in result.stderr


def test_displaced_comments_are_told(office: Office) -> None:
    """Who looks for one in a header must know where it stands."""
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    office.write(
        "稿.docx", docx(p("正文") + section, parts={"header1.xml": ("header", part("hdr", p("甲甲甲")))})
    )
    assert "其中 1 处在页眉" in office.run("annotate", "稿.docx").stderr
    with zipfile.ZipFile("稿（批注）.docx") as made:
        assert "说的是页眉里的“甲甲甲”" in made.read("word/comments.xml").decode()
    assert "1 of them" in office.run("annotate", "稿.docx", "--force", "--lang", "en").stderr


def test_the_call_does_the_same(tmp_path: Path) -> None:
    """With the real rules; an output that is the file itself is refused."""
    draft = tmp_path / "稿.docx"
    draft.write_bytes(docx(p("各单位要按照规定,认真办理。")))
    made = wl.annotate_file(draft, tmp_path / "副本.docx", revise=True)
    assert made.comments >= made.revisions >= 1
    assert repr(made) == f"Annotated(comments={made.comments}, revisions={made.revisions}, displaced=0)"
    assert "规定，认真" in text_of(tmp_path / "副本.docx")
    with pytest.raises(SourceError, match="不能覆盖原稿"):
        wl.annotate_file(draft, draft)
