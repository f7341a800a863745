"""Builds the site: reads the pages, follows their links, frames them, writes them with the index of the search."""

from __future__ import annotations

import csv
import posixpath
import shutil
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from . import links, navigation, search
from .frame import framed
from .page import Page

THEME = Path(__file__).parent / "theme"
ASSETS = ("site.css", "site.js", "search.js")


@dataclass
class Site:
    """What is built: pages by source, other files that pages lead to, and links that lead nowhere."""

    top: Path
    pages: dict[str, Page] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)


def build(top: Path, folder: Path) -> Site:
    """Write the site of the project at ``top`` into ``folder``, which is emptied first."""
    site = gathered(top)
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "assets").mkdir(parents=True)
    for name in ASSETS:
        shutil.copy(THEME / name, folder / "assets" / name)
    shown = list(site.pages.values())
    (folder / "assets" / "search-index.js").write_text(search.index(shown), encoding="utf-8")
    around = neighbours(shown)
    for page in shown:
        body = page.html(lambda link, page=page: place(site, page, link))  # type: ignore[misc]
        _write(folder / page.target, framed(page, body, around.get(page.source, (None, None))))
    for name in site.files:
        _copy(top / name, folder / links.target(name))
    site.broken += [f"{name}: the margin does not lead here" for name in navigation.unlisted(site.pages)]
    site.broken += [
        f"the margin leads to {name}, which is no page"
        for group in navigation.GROUPS.values()
        for _, name in group
        if not _exists(site, *name.split("#"))
    ]
    return site


def gathered(top: Path) -> Site:
    """Read the guides, and every file of the project that they lead to."""
    site = Site(top)
    wanted = [
        *links.BESIDE,
        *(path.relative_to(top).as_posix() for path in sorted((top / "docs").rglob("*.md"))),
    ]
    wanted.sort(key=lambda name: (not name.startswith("docs/"), name))
    while wanted:
        name = wanted.pop(0)
        if name in site.pages or name in site.files:
            continue
        if not name.endswith(".md"):
            site.files.add(name)
            continue
        page = Page(name, links.target(name), (top / name).read_text(encoding="utf-8"))
        site.pages[name] = page
        wanted += [file for file in led_to(page) if (top / file).is_file()]
    return site


def led_to(page: Page) -> list[str]:
    """Return the files of the project that a page names."""
    hrefs = (
        str(child.attrGet("href"))
        for token in page.tokens
        for child in token.children or ()
        if child.type == "link_open"
    )
    found = (links.named(page.source, href) for href in hrefs)
    return [file for file, _ in filter(None, found)]


def place(site: Site, page: Page, link: str) -> str:
    """Return where a link leads on the site, and note it where it leads nowhere."""
    found = links.named(page.source, link)
    if found is None:
        return link
    file, anchor = found
    if (site.top / file).is_dir():
        file = posixpath.join(file, "README.md")
    if not _exists(site, file, anchor):
        site.broken.append(f"{page.source}: {link} leads nowhere")
    return links.relative(page.target, links.target(file), anchor)


def _exists(site: Site, file: str, anchor: str = "") -> bool:
    if file not in site.pages:
        return file in site.files
    return not anchor or anchor in site.pages[file].anchors


def neighbours(pages: list[Page]) -> dict[str, tuple[Page | None, Page | None]]:
    """Return the rule before and after each rule, within its family."""
    rules = [page for page in pages if page.rule]
    found: dict[str, tuple[Page | None, Page | None]] = {}
    for number, page in enumerate(rules):
        family = posixpath.dirname(page.source)
        before = rules[number - 1] if number else None
        after = rules[number + 1] if number + 1 < len(rules) else None
        near = (
            other if other and posixpath.dirname(other.source) == family else None
            for other in (before, after)
        )
        found[page.source] = (next(near), next(near))
    return found


def _copy(source: Path, target: Path) -> None:
    if source.suffix == ".tsv":
        _write(target, framed(*_table(source, target), (None, None)))
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)


def _table(source: Path, target: Path) -> tuple[Page, str]:
    """Return a page that shows a table of words, so that a browser need not know the format."""
    lines = source.read_text(encoding="utf-8").splitlines()
    rows = list(csv.reader((line for line in lines if line and not line.startswith("#")), delimiter="\t"))
    head = "".join(f"<th>{escape(cell)}</th>" for cell in rows[0])
    full = ([*row, *[""] * (len(rows[0]) - len(row))] for row in rows[1:])
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in full)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table>"
    name = f"project/rules/{source.parent.name}/{source.name}.html"
    page = Page(f"rules/{source.parent.name}/{source.name}", name, f"# {source.parent.name}/{source.name}\n")
    return page, f'<h1>{escape(page.title)}</h1>\n<div class="scroll wide" tabindex="0">{table}</div>'


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
