"""What the search looks through: one entry for each section of a guide and one for each rule."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from wenshu_lint.analysis.script import fold

from .page import Page

GUIDE, RULE, REFERENCE, NEWS = 0, 1, 2, 3
_INDEXES = frozenset({"docs/rules/README.md", "docs/coverage/README.md"})
"""Pages whose tables repeat the titles of other pages."""
_LEFT_OUT = frozenset({"不查这条规则", "查这条规则", "选项"})
"""Sections that are much the same on the page of every rule."""
_TAIL = "依据的强度见《规则说明》。"
_REFERENCES = (
    "docs/coverage/",
    "docs/clauses.md",
    "docs/decisions/",
    "docs/contributing/",
    "examples/",
    "editors/",
)

Entry = tuple[int, int, str, str, str, str]
"""Number of the page, kind, anchor, heading, names (rule, commands), words."""


def index(pages: Iterable[Page]) -> str:
    """Return the script that gives the pages, the entries and the table of traditional characters."""
    listed = list(pages)
    entries = [entry for number, page in enumerate(listed) for entry in _entries(number, page)]
    data = {
        "pages": [[page.target, page.title] for page in listed],
        "entries": entries,
        "fold": _folds("".join(entry[3] + entry[5] for entry in entries)),
    }
    return f"WENSHU_SEARCH({json.dumps(data, ensure_ascii=False, separators=(',', ':'))});\n"


def _entries(number: int, page: Page) -> Iterator[Entry]:
    if page.rule:
        yield _rule(number, page)
        return
    kind = (
        NEWS if page.source == "CHANGELOG.md" else REFERENCE if page.source.startswith(_REFERENCES) else GUIDE
    )
    for section in page.sections():
        tables = "" if page.source in _INDEXES else section.tables
        words = _squeezed(f"{section.words}\n{tables}")
        if words or section.heading.level == 1:
            head = section.heading
            yield number, kind, "" if head.level == 1 else head.anchor, head.text, "", words


def _rule(number: int, page: Page) -> Entry:
    sections = [section for section in page.sections() if section.heading.text not in _LEFT_OUT]
    words = _squeezed("\n".join(section.words for section in sections)).replace(_TAIL, "")
    names = re.findall(r"[a-z-]+/[a-z0-9-]+", sections[1].tables) if len(sections) > 1 else []
    return number, RULE, "", page.title, " ".join([page.rule, *names[1:]]), words


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _folds(text: str) -> str:
    """Return pairs of a traditional character and the simplified one that the pages use."""
    used = set(text)
    plane = (chr(code) for code in range(0x4E00, 0x9FA6))
    pairs = ((one, fold(one)) for one in plane)
    return "".join(f"{one}{two}" for one, two in pairs if one != two and (two in used or one in used))
