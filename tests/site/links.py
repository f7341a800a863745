"""Where each file of the project stands on the site, and where a link on a page leads."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from urllib.parse import quote, unquote

BESIDE = ("CHANGELOG.md", "CONTRIBUTING.md")
"""Pages outside ``docs`` that belong to the site."""


def target(source: str) -> str:
    """Return the path on the site of a file of the project: guides at the top, all else below ``project``."""
    below = source.removeprefix("docs/") if source.startswith("docs/") else f"project/{source}"
    if not below.endswith(".md"):
        return below + ".html" if below.endswith(".tsv") else below
    folder, name = posixpath.split(below)
    return posixpath.join(folder, "index.html" if name == "README.md" else f"{name[:-3]}.html")


def named(source: str, link: str) -> tuple[str, str] | None:
    """Return the file and the anchor that a link on a page names; nothing where it leaves the project."""
    if ":" in link.split("#")[0]:
        return None
    place, _, anchor = link.partition("#")
    file = posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(place))) if place else source
    return file, unquote(anchor)


def relative(start: str, end: str, anchor: str = "") -> str:
    """Return the link from one page of the site to another."""
    path = posixpath.relpath(end, posixpath.dirname(start) or ".")
    return quote(path) + (f"#{quote(anchor)}" if anchor else "")


def known(sources: Iterable[str]) -> dict[str, str]:
    """Return the place on the site of each file."""
    return {source: target(source) for source in sources}
