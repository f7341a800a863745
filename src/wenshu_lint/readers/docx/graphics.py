"""Looks into drawings: finds text boxes, and counts what holds words that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .tally import Tally
from .xml import MC, W

if TYPE_CHECKING:
    from lxml.etree import _Element

_BOX = W + "txbxContent"
_FORMULA_PROGRAMS = ("equation.", "mathtype", "kingsoft.equation")


def boxes_of(graphic: _Element, tally: Tally) -> Iterator[_Element]:
    """Yield the contents of the text boxes in a drawing, outermost only, each box once."""
    for child in _seen(graphic):
        if child.tag == _BOX:
            yield child
            continue
        _count(child, tally)
        yield from boxes_of(child, tally)


def _seen(element: _Element) -> Iterator[_Element]:
    """Yield the children that Word shows: of alternatives, one."""
    yield from chosen(element) if element.tag == MC + "AlternateContent" else element


def chosen(element: _Element) -> _Element:
    """Return the first choice of alternate content, else its fallback, else the empty element itself."""
    for name in ("Choice", "Fallback"):
        found = element.find(MC + name)
        if found is not None:
            return found
    return element


def _count(element: _Element, tally: Tally) -> None:
    name = element.tag.rpartition("}")[2]
    if name in {"blip", "imagedata"}:
        tally.pictures += 1
    elif name == "OLEObject":
        program = element.get("ProgID", "").lower()
        tally.objects += not program.startswith(_FORMULA_PROGRAMS)
    elif name == "control":
        tally.controls += 1
    elif name == "textpath" and element.get("string"):
        tally.word_art += 1
    elif name == "graphicData" and element.get("uri", "").rpartition("/")[2] in {
        "diagram",
        "chart",
        "chartex",
    }:
        tally.drawings += 1
