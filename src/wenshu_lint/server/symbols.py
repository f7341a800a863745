"""The outline of a draft: its recognised elements, and its headings one inside the other."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from ..document import Document
from ..nodes import Heading
from ..span import Span
from .places import Places

_DIVISIONS = {"编": -4, "編": -4, "章": -3, "节": -2, "節": -2, "条": -1, "條": -1}
"""Level of the numbered divisions of statutes; they stand above 一、 and below one another."""
_WHOLE = "正文"
_LONGEST = 60


def symbols(document: Document, places: Places) -> list[types.DocumentSymbol]:
    """Return elements and headings in order; the headings nest as their numbers do."""
    elements = [
        _symbol(places, element.role, element.span.of(document.text), element.span, types.SymbolKind.Field)
        for element in document.elements
        if element.role != _WHOLE
    ]
    found = [*elements, *_nested(document, places)]
    found.sort(key=lambda symbol: (symbol.range.start.line, symbol.range.start.character))
    return found


def flat(
    found: list[types.DocumentSymbol], uri: str, inside: str | None = None
) -> Iterator[types.SymbolInformation]:
    """Yield symbols one after the other, for an editor that knows no tree."""
    for symbol in found:
        place = types.Location(uri, symbol.range)
        yield types.SymbolInformation(place, symbol.name, symbol.kind, container_name=inside)
        yield from flat(list(symbol.children or ()), uri, symbol.name)


def _nested(document: Document, places: Places) -> list[types.DocumentSymbol]:
    """Return the headings as trees; each reaches to the next of its level or above, or ends with its part."""
    top: list[types.DocumentSymbol] = []
    open_: list[tuple[int, int, types.DocumentSymbol]] = []
    headings = document.headings
    for index, heading in enumerate(headings):
        level = _level(heading)
        while open_ and (open_[-1][0] >= level or open_[-1][1] != heading.part):
            open_.pop()
        end = _end(document, headings, index, level)
        clause = document.headed(heading)
        words = clause.of(document.text)
        if heading.start == heading.end:
            words = f"{document.blocks[heading.block].label}{words}"
        symbol = _symbol(places, words, "", Span(heading.start, end), types.SymbolKind.String)
        symbol.selection_range = places.range(Span(heading.start, min(clause.end, end)))
        if open_:
            open_[-1][2].children = [*(open_[-1][2].children or ()), symbol]
        else:
            top.append(symbol)
        open_.append((level, heading.part, symbol))
    return top


def _end(document: Document, headings: tuple[Heading, ...], index: int, level: int) -> int:
    """Return where what stands under a heading ends."""
    heading = headings[index]
    for after in headings[index + 1 :]:
        if after.part != heading.part or _level(after) <= level:
            return document.blocks[max(after.block - 1, heading.block)].span.end
    return document.blocks[document.parts[heading.part].last - 1].span.end


def _level(heading: Heading) -> int:
    return heading.level or next((level for unit, level in _DIVISIONS.items() if unit in heading.form), 0)


def _symbol(
    places: Places, name: str, detail: str, span: Span, kind: types.SymbolKind
) -> types.DocumentSymbol:
    where = places.range(span)
    name, detail = ("".join(map(str.strip, words.splitlines()))[:_LONGEST] for words in (name, detail))
    return types.DocumentSymbol(name or "—", kind, where, where, detail=detail or None)
