"""What stands around the words of a page: head, margin, contents, neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from . import links, navigation
from .page import Page

_TEMPLATE = Path(__file__).parent / "theme" / "page.html"
_HAN = re.compile("[\u4e00-\u9fff]")
SITE = "公文校对"
Neighbours = tuple[Page | None, Page | None]


def framed(page: Page, body: str, around: Neighbours) -> str:
    """Return the whole page."""
    root = "../" * page.target.count("/")
    return _template().substitute(
        title=escape(SITE if page.title == SITE else f"{page.title} · {SITE}"),
        root=root,
        kind=_kind(page),
        language="zh-Hans" if _is_chinese(page) else "en",
        margin="\n".join(_margin(page)),
        crumbs="".join(_crumbs(page)),
        body=body,
        neighbours="".join(_neighbours(page, around)),
        contents="\n".join(_contents(page)),
    )


@cache
def _template() -> Template:
    return Template(_TEMPLATE.read_text(encoding="utf-8"))


def _kind(page: Page) -> str:
    kinds = {"docs/README.md": "home", "docs/rules/README.md": "rules", "docs/clauses.md": "clauses"}
    return "rule" if page.rule else kinds.get(page.source, "guide")


def _is_chinese(page: Page) -> bool:
    words = page.title + "".join(heading.text for heading in page.headings)
    return len(_HAN.findall(words)) * 4 > len(words)


def _margin(page: Page) -> Iterator[str]:
    for name, group in navigation.GROUPS.items():
        yield f"<h2>{escape(name)}</h2>\n<ul>"
        for words, place in group:
            source, _, anchor = place.partition("#")
            here = ' aria-current="page"' if source == page.source and not anchor else ""
            href = links.relative(page.target, links.target(source), anchor)
            inner = not here and not anchor and source == _index_of(page)
            mark = ' class="within"' if inner else ""
            yield f'<li><a href="{href}"{here}{mark}>{escape(words)}</a></li>'
        yield "</ul>"


def _index_of(page: Page) -> str:
    for folder in ("docs/rules/", "docs/coverage/", "docs/decisions/"):
        if page.source.startswith(folder):
            return f"{folder}README.md"
    return ""


def _crumbs(page: Page) -> Iterator[str]:
    if not page.rule:
        return
    family = page.rule.split("/")[0]
    index = links.relative(page.target, links.target("docs/rules/README.md"))
    yield f'<nav class="crumbs" aria-label="位置"><a href="{index}">规则</a>'
    yield f'<a href="{index}#{family}">{family}</a><span>{page.rule.split("/")[1]}</span></nav>'


def _neighbours(page: Page, around: Neighbours) -> Iterator[str]:
    if not any(around):
        return
    yield '<nav class="neighbours" aria-label="前后">'
    for words, other in zip(("上一条", "下一条"), around, strict=True):
        if other:
            href = links.relative(page.target, other.target)
            yield f'<a href="{href}"><small>{words}</small>{escape(other.title)}</a>'
        else:
            yield "<span></span>"
    yield "</nav>"


def _contents(page: Page) -> Iterator[str]:
    heads = [heading for heading in page.headings if heading.level in (2, 3)]
    if len(heads) < 2:
        return
    yield '<nav class="contents" aria-label="本页"><h2>本页</h2><ul>'
    for heading in heads:
        deep = ' class="deep"' if heading.level == 3 else ""
        yield f'<li{deep}><a href="#{escape(heading.anchor)}">{escape(heading.text)}</a></li>'
    yield "</ul></nav>"
