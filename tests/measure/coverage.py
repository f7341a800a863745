"""Which rows of the specification papers the tables of coverage leave out, and which words the rules leave out.

The papers are not part of the project: their rows are compared by number alone.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from wenshu_lint.document import Document
from wenshu_lint.engine import Linter

from ..coverage import standards

PAPERS = {
    "gbt-9704": "gbt-9704-2012.md",
    "genres": "xingwen-rules.md",
    "numbering": "numbering.md",
    "secrecy": "classification.md",
    "punctuation": "punctuation-gbt15834.md",
    "numerals": "numerals-gbt15835.md",
    "characters": "characters.md",
    "wording": "wording.md",
    "typos": "typos.md",
    "facts": "privacy-facts.md",
    "taiwan": "zh-tw-gongwen.md",
}
"""The paper that each table answers."""
LEFT_OUT = re.compile(
    r"0\b(?!.*(?:Duties of|Rules for|must mask))"
    r"|.*(?:Reference patterns|docx targets|first wave|Related standards|Measured|Rule summary)"
)
"""Headings of sections that make no demand: keys, sources, patterns, figures."""
_HEADING = re.compile(r"#+ (?P<number>[0-9A-Z]+(?:\.\d+)*)?\.? ?(?P<words>.*)")
_NUMBERED = re.compile(r"[A-Z]{1,2}-?\d+[a-z]?|\d\.\d")
_INLINE = re.compile(r"\*\*([A-Z](?:-[A-Z]*)?-?\d+)\b")
_RULER = re.compile(r"\|[|: -]+\|")
_CELL = re.compile(r"(?<!\\)\|(?=(?:[^`]*`[^`]*`)*[^`]*$)")
_FRAMES = ("一、{}。", "　　按照{}要求，抓好落实。", "　　根据《{}》规定，抓好落实。")


def missing(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the table and the number of every row of a paper that the table does not answer.

    A table answers the rows of a section without numbers by one row with the number of the section, too.
    """
    known = {standard.key: {demand.row for demand in standard.demands} for standard in standards()}
    for key, paper in PAPERS.items():
        for row, section in rows(folder / paper):
            if not known[key] & {row, section}:
                yield key, row


def rows(paper: Path) -> Iterator[tuple[str, str]]:
    """Yield number and section of every demand of a paper; rows without a number are counted in their section."""
    section, left_out, place, head = "", False, 0, [""]
    lines = [*paper.read_text(encoding="utf-8").splitlines(), ""]
    for line, following in pairwise(lines):
        if heading := _HEADING.fullmatch(line):
            section, place = heading["number"] or "", 0
            left_out = bool(LEFT_OUT.match(line.lstrip("# ")))
        elif left_out or _RULER.fullmatch(line):
            continue
        elif not line.startswith("|"):
            yield from ((found, section) for found in _INLINE.findall(line))
        elif _RULER.fullmatch(following):
            place, head = 0, _cells(line)
        else:
            place, cells = place + 1, _cells(line)
            if _checkable(head, cells):
                yield (cells[0] if _NUMBERED.fullmatch(cells[0]) else _place(section, place)), section


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _CELL.split(line.strip().strip("|"))]


def _checkable(head: list[str], cells: list[str]) -> bool:
    """Only what the text can show, where the paper says what is needed to check a row."""
    return "Chk" not in head or bool(re.search(r"\bT\b", cells[head.index("Chk")]))


def _place(section: str, place: int) -> str:
    return f"{section}{place}" if section.isalpha() else f"{section}-{place}"


def words(linter: Linter, folder: Path) -> Iterator[str]:
    """Yield one line for each table of words: how many of its rows the rules know, and which classes lack some."""
    yield _known(
        folder / "typos.tsv", linter, "wrong", lambda row: row["category"], lambda row: row["mode"] == "lit"
    )
    yield _known(
        folder / "wording.tsv", linter, "wrong", lambda row: row["id"][2], lambda row: row["mode"] == "lit"
    )
    yield _known(folder / "yixingci.tsv", linter, "variant", lambda row: row["severity"], lambda row: True)
    yield _known(folder / "residue.tsv", linter, "examples", lambda row: row["kind"], lambda row: True)


def _known(
    table: Path,
    linter: Linter,
    column: str,
    kind: Callable[[dict[str, str]], str],
    plain: Callable[[dict[str, str]], bool],
) -> str:
    found, whole = Counter[str](), Counter[str]()
    with table.open(encoding="utf-8", newline="") as lines:
        entries = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for entry in filter(plain, entries):
        whole[kind(entry)] += 1
        found[kind(entry)] += all(_reported(linter, piece) for piece in entry[column].split(" ¦ "))
    lacking = "，".join(f"{name} {found[name]}/{whole[name]}" for name in whole if found[name] < whole[name])
    return f"{table.name}: {found.total()}/{whole.total()} ({len(entries) - whole.total()} patterns apart); {lacking}"


def _reported(linter: Linter, piece: str) -> bool:
    """Whether a wrong form is reported alone on a line or in one of a few sentences."""
    texts = [piece, *(frame.format(piece) for frame in _FRAMES)]
    alone = {d.rule for frame in _FRAMES for d in linter.lint(Document(frame.format("工作")))}
    return any(d.rule not in alone for text in texts for d in linter.lint(Document(text)))
