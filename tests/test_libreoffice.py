"""LibreOffice as a witness: it reads in Word files what we read, and finds in our copies what we wrote."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from wenshu_lint.api import annotate_file
from wenshu_lint.readers import read
from wenshu_lint.source import Source

from .unit.docx_builder import docx, level, numbering, p

TOP = Path(__file__).parents[1]
DRAFTS = sorted((TOP / "corpus").rglob("*.docx"))
OUTLINE = (
    level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCountingThousand", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "（%4）")
)


def converted(folder: Path, form: str) -> dict[str, str]:
    """Have LibreOffice convert the Word files of a folder; return what it writes, by name of file."""
    named = os.environ.get("WENSHU_LINT_SOFFICE", "soffice")
    program = shutil.which(named) or shutil.which("libreoffice")
    assert program, "LibreOffice is missing: run `make tools`, or set WENSHU_LINT_SOFFICE to the program"
    home = (folder / "home").as_uri()
    command = [program, f"-env:UserInstallation={home}", "--headless", "--convert-to", form]
    files = sorted(map(str, folder.glob("*.docx")))
    done = subprocess.run(
        [*command, "--outdir", str(folder), *files], capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    suffix = form.partition(":")[0]
    return {path.stem: path.read_text(encoding="utf-8-sig") for path in folder.glob(f"*.{suffix}")}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The paragraphs of the Word files of the project, and of one with deep lists, as LibreOffice has them."""
    folder = tmp_path_factory.mktemp("drafts")
    for draft in DRAFTS:
        shutil.copy(draft, folder)
    (folder / "lists.docx").write_bytes(outlined())
    texts = converted(folder, "txt:Text (encoded):UTF8")
    return {name: said(text.splitlines()) for name, text in texts.items()}


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda path: path.name)
def test_it_reads_the_same_paragraphs(draft: Path, shown: dict[str, list[str]]) -> None:
    """In the same order, with the same automatic numbers; cells of tables too."""
    assert ours(draft.read_bytes()) == shown[draft.stem]


def test_it_counts_deep_lists_alike(shown: dict[str, list[str]]) -> None:
    """Where lists are nested, left and taken up again, and count beyond ten."""
    assert ours(outlined()) == shown["lists"]
    assert shown["lists"][-1] == "十四、文"


def test_it_opens_the_copies_with_our_remarks(tmp_path: Path) -> None:
    """It sees every comment, and every repair as a tracked change."""
    made = {draft.stem: annotate_file(draft, tmp_path / draft.name, revise=True) for draft in DRAFTS}
    seen = converted(tmp_path, "fodt")
    comments = {name: text.count("<office:annotation ") for name, text in seen.items()}
    assert comments == {name: copy.comments for name, copy in made.items()}
    assert sum(comments.values()) > 10
    changes = {name: text.count("<text:changed-region ") for name, text in seen.items()}
    assert all(changes[name] >= copy.revisions for name, copy in made.items())
    assert {name for name, count in changes.items() if count} == {
        n for n, copy in made.items() if copy.revisions
    }


def outlined() -> bytes:
    """A Word file whose paragraphs are all numbered by lists of up to four levels."""
    places = [0, 1, 1, 2, 3, 0, 1, *[0] * 12]
    body = "".join(p("文", num=(1, place)) for place in places)
    return docx(body, parts={"numbering.xml": ("numbering", numbering({0: OUTLINE}, {1: (0, "")}))})


def ours(data: bytes) -> list[str]:
    """The paragraphs and cells as our reader has them, behind their numbers; LibreOffice leaves out the margins."""
    document = read(Source("稿", data, ".docx"))
    return said(
        line
        for block in document.blocks
        if block.origin is not None and block.origin.part == "word/document.xml"
        for line in (block.label + document.text[block.span.start : block.span.end]).splitlines()
    )


def said(lines: Iterable[str]) -> list[str]:
    """Lines without the blanks between a number and its text, which are a matter of layout; empty ones left out."""
    return [line for line in (re.sub(r"\s+", "", line) for line in lines) if line]
