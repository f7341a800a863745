"""Paths, folders and patterns on the command line become a list of files."""

from __future__ import annotations

import os
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from wenshu_lint.files import COPY, copy_of, find


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def put(*names: str, text: str = "") -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def names(*paths: str) -> list[str]:
    return [path.as_posix() for path in find(paths).paths]


def test_folders_give_drafts_sorted() -> None:
    """The usual suffixes, whatever their case; no hidden folders, no lock files of Word."""
    put(
        "d/b.txt",
        "d/a.MD",
        "d/c.docx",
        "d/x.py",
        "d/e/f.txt",
        "d/.git/g.txt",
        "d/node_modules/h.txt",
        "d/~$c.docx",
    )
    assert names("d") == ["d/a.MD", "d/b.txt", "d/c.docx", "d/e/f.txt"]


def test_each_file_once() -> None:
    """However often and by whatever way it is named; the order of the arguments does not matter."""
    put("d/a.txt", "d/b.txt")
    assert names("d/b.txt", "d", "./d/a.txt", "d/*.txt") == ["d/a.txt", "d/b.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links() -> None:
    """A linked file is its target; a linked folder is not entered, for it may lead round in a circle."""
    put("d/a.txt")
    os.symlink("a.txt", "d/b.txt")  # noqa: PTH211
    os.symlink(".", "d/round")  # noqa: PTH211
    assert names("d") == ["d/a.txt"]


def test_named_files_are_always_checked() -> None:
    """Whatever the suffix, ``.gitignore`` or the configuration say."""
    put("d/a.py", "d/b.txt")
    put("d/.gitignore", text="*\n")
    found = find(["d/a.py", "d/b.txt"], lambda _path: True)
    assert [path.as_posix() for path in found.paths] == ["d/a.py", "d/b.txt"]
    assert names("d") == []


def test_copies_with_comments_are_no_drafts() -> None:
    """In a folder the draft itself is checked; a copy that is named, or that a pattern meets, is checked too."""
    put(
        "d/a.docx",
        "d/a（批注）.docx",
        "d/b（批注）.DOCX",
        "d/e/c（批注）.docx",
        "d/d（批注）.txt",
        "d/（批注）稿.docx",
    )
    assert copy_of(Path("d/a.docx")) == Path("d/a（批注）.docx")
    assert names("d") == ["d/a.docx", "d/d（批注）.txt", "d/（批注）稿.docx"]
    assert names("d/a（批注）.docx") == ["d/a（批注）.docx"]
    assert names("d/a*.docx") == ["d/a.docx", "d/a（批注）.docx"]


def test_the_page_of_the_service_names_copies_alike() -> None:
    """What was downloaded there and put beside the draft is no draft either."""
    page = Path(str(files("wenshu_lint.http"))) / "page" / "main.js"
    assert f"}}{COPY}$" in page.read_text(encoding="utf-8")


def test_nested_gitignore() -> None:
    """The nearest file that says something decides; a pattern with ! takes a file back."""
    put("d/a.txt", "d/b.txt", "d/e/a.txt", "d/e/b.txt", "d/out/c.txt")
    put("d/.gitignore", text="b.txt\nout/\n")
    put("d/e/.gitignore", text="!b.txt\na.txt\n")
    assert names("d") == ["d/a.txt", "d/e/b.txt"]


def test_gitignore_above() -> None:
    """The rules of the repository hold in its folders; beyond a repository nothing above counts."""
    put("r/d/a.txt", "r/d/b.txt")
    put("r/.gitignore", text="/d/b.txt\n")
    assert names("r/d") == ["r/d/a.txt", "r/d/b.txt"]
    Path("r/.git").mkdir()
    assert names("r/d") == ["r/d/a.txt"]


def test_patterns() -> None:
    """Files that match; folders are entered, unless ``**`` has done so."""
    put("d/a.txt", "d/e/b.txt", "d/x.md")
    assert names("d/*.txt") == ["d/a.txt"]
    assert names("d/**/*.txt") == ["d/a.txt", "d/e/b.txt"]
    assert names("d/*") == ["d/a.txt", "d/e/b.txt", "d/x.md"]
    assert names("d/**") == ["d/a.txt", "d/e/b.txt", "d/x.md"]
    put("[1].txt")
    assert names("[1].txt") == ["[1].txt"]


def test_what_is_not_there() -> None:
    """A path and a pattern without files are errors, each with its name."""
    errors = [str(error) for error in find(["none.txt", "*.none"]).errors]
    assert errors == ["none.txt：没有这个文件或文件夹", "*.none：没有与此相符的文件"]


def test_formats_passed_over() -> None:
    """Drafts of other formats in folders are counted; named ones are left to the reader to refuse."""
    put("d/a.doc", "d/b.WPS", "d/c.pdf", "d/d.txt")
    found = find(["d"])
    assert [path.name for path in found.passed_over] == ["a.doc", "b.WPS", "c.pdf"]
    assert names("d/a.doc") == ["d/a.doc"]


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_a_folder_that_cannot_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an error, not an empty folder."""
    put("d/e/a.txt")
    scan = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "e":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert [str(error) for error in find(["d"]).errors] == ["d/e：无法打开文件夹：没有权限"]


def test_excluded_folders_are_not_entered() -> None:
    """The configuration is asked about folders, too."""
    put("d/old/a.txt", "d/b.txt")
    asked: list[str] = []

    def excluded(path: Path) -> bool:
        asked.append(path.as_posix())
        return path.name == "old"

    assert [path.as_posix() for path in find(["d"], excluded).paths] == ["d/b.txt"]
    assert "d/old/a.txt" not in asked
