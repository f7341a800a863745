"""Finds in a Word part what a reader of the page overlooks: hidden words, marks left, dates that change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .tally import Tally
from .xml import RUN, VAL, R, W, is_on

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from .package import Package, Relation

_TINY = 4
"""Half points: nobody reads words of two points."""
_LIVE = re.compile(r"\s*(?:DATE|TIME)\b", re.I)
_HOST = re.compile(r"\s*(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?:[/:?#].*)?\s*", re.I)
_LOCAL = re.compile(r"file:|[A-Za-z]:[\\/]|\\\\", re.I)
_PLAIN_FILL = frozenset({"", "auto", "FFFFFF", "ffffff"})

_MADE = re.compile(
    r"(?:新建|无标题|未命名|文档\s*\d*$|Microsoft\s*Word|Word\s*文档|WPS\s*文[字档]|模板|范文|PowerPoint)\S*.*",
    re.I,
)
"""Titles that no author gave."""


def made_title(package: Package) -> str:
    """Return the title in the properties of a file where the program or a template gave it, else nothing."""
    from ...source import SourceError

    try:
        relation = next((r for r in package.relations("").values() if r.kind == "core-properties"), None)
        root = package.tree(relation.target) if relation is not None and relation.target else None
    except SourceError:
        return ""
    title = None if root is None else root.find("{http://purl.org/dc/elements/1.1/}title")
    words = "" if title is None else (title.text or "").strip()
    return words if _MADE.match(words) else ""


def look(root: _Element, signs: frozenset[bytes], links: Mapping[str, Relation], tally: Tally) -> None:
    """Count the traces in one part.

    :param signs: which of :data:`~.package.SIGNS` its bytes hold; the rest is not looked for.
    :param links: the relations of the part, by id.
    """
    if b"strike" in signs:
        tally.struck += sum(map(_length, _runs(root, "strike"))) + sum(map(_length, _runs(root, "dstrike")))
    if b"highlight" in signs:
        for run in _runs(root, "highlight"):
            colour = _value(run, "highlight")
            if colour == "black":
                tally.covered += _length(run)
            elif colour not in ("none", "white"):
                tally.marked += _length(run)
    if b"FFFFFF" in signs:
        tally.faint += sum(_length(run) for run in _runs(root, "color") if _is_white(run))
    if b"w:sz " in signs:
        tally.faint += sum(
            _length(run) for run in _runs(root, "sz") if _value(run, "sz") in map(str, range(1, _TINY + 1))
        )
    if b"instr" in signs:
        told = [field.text or "" for field in root.iter(W + "instrText")]
        told += [field.get(W + "instr", "") for field in root.iter(W + "fldSimple")]
        tally.live_dates += sum(_LIVE.match(words) is not None for words in told)
    if b"w:hyperlink" in signs:
        tally.wrong_links += sum(_is_wrong(link, links) for link in root.iter(W + "hyperlink"))


def _runs(root: _Element, name: str) -> Iterator[_Element]:
    """Yield the runs that have a property of their own and did not switch it off."""
    for mark in root.iter(W + name):
        properties = mark.getparent()
        run = None if properties is None else properties.getparent()
        if is_on(mark) and run is not None and run.tag == RUN:
            yield run


def _length(run: _Element) -> int:
    """Return how many characters of a run are seen, blanks left out."""
    return sum(len("".join((text.text or "").split())) for text in run.iterchildren(W + "t"))


def _value(run: _Element, name: str) -> str:
    found = run.find(f"{W}rPr/{W}{name}")
    return "" if found is None else found.get(VAL, "")


def _is_white(run: _Element) -> bool:
    """Tell whether the words of a run are white on white, as far as the run and its paragraph say."""
    if _value(run, "color").upper() != "FFFFFF" or _value(run, "highlight") not in ("", "none", "white"):
        return False
    for holder in run.iterancestors():
        if holder.tag in (W + "tc", W + "txbxContent") or _is_filled(holder, "pPr"):
            return False
    return not _is_filled(run, "rPr")


def _is_filled(holder: _Element, properties: str) -> bool:
    shade = holder.find(f"{W}{properties}/{W}shd")
    return shade is not None and shade.get(W + "fill", "") not in _PLAIN_FILL


def _is_wrong(link: _Element, links: Mapping[str, Relation]) -> bool:
    """Tell whether a link leads to a file of this computer, or elsewhere than it shows."""
    relation = links.get(link.get(R + "id", ""))
    target = relation.outside if relation is not None else ""
    if not target:
        return False
    shown, led = _HOST.fullmatch("".join(text.text or "" for text in link.iter(W + "t"))), _HOST.match(target)
    if _LOCAL.match(target):
        return True
    return bool(shown and led and "@" not in target and shown[1].lower() != led[1].lower())
