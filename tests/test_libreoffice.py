"""LibreOffice as a witness: what it reads in Word files is what our reader reads."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

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


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The paragraphs of the Word files of the project and of one with deep lists, as LibreOffice exports them."""
    folder, home = tmp_path_factory.mktemp("drafts"), tmp_path_factory.mktemp("office")
    for draft in DRAFTS:
        shutil.copy(draft, folder)
    (folder / "lists.docx").write_bytes(outlined())
    named = os.environ.get("WENSHU_LINT_SOFFICE", "soffice")
    program = shutil.which(named) or shutil.which("libreoffice")
    assert program, "LibreOffice is missing: run `make tools`, or set WENSHU_LINT_SOFFICE to the program"
    command = [program, f"-env:UserInstallation={home.as_uri()}", "--headless"]
    command += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder)]
    files = [str(path) for path in sorted(folder.glob("*.docx"))]
    done = subprocess.run([*command, *files], capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return {
        path.stem: said(path.read_text(encoding="utf-8-sig").splitlines()) for path in folder.glob("*.txt")
    }


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda path: path.name)
def test_it_reads_the_same_paragraphs(draft: Path, shown: dict[str, list[str]]) -> None:
    """In the same order, with the same automatic numbers; cells of tables too."""
    assert ours(draft.read_bytes()) == shown[draft.stem]


def test_it_counts_deep_lists_alike(shown: dict[str, list[str]]) -> None:
    """Where lists are nested, left and taken up again, and count beyond ten."""
    assert ours(outlined()) == shown["lists"]
    assert shown["lists"][-1] == "十四、文"


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
