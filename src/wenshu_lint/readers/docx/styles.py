"""Reads from the styles part what the text needs: numbering and hiddenness, inherited."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .xml import VAL, W, is_on, number

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEPTH = 20
"""Styles based on styles: longer chains are rings."""


class Style(NamedTuple):
    """What one style says itself; ``None`` where it says nothing."""

    base: str | None
    num_id: int | None
    level: int | None
    hidden: bool | None


class Styles:
    """The styles of a document, asked by id."""

    def __init__(self, root: _Element | None = None) -> None:
        self._styles: dict[str, Style] = {}
        self.default = ""
        """Id of the paragraph style of paragraphs that name none."""
        for style in () if root is None else root.iterchildren(W + "style"):
            name = style.get(W + "styleId", "")
            self._styles[name] = _style(style)
            if style.get(W + "type") == "paragraph" and style.get(W + "default", "0") in {"1", "true", "on"}:
                self.default = name
        self.hidden = frozenset(name for name in self._styles if self._inherited(name, 3))
        """Ids of styles whose text is hidden."""
        self.numbered = frozenset(name for name in self._styles if self._inherited(name, 1))
        """Ids of paragraph styles that carry a number."""

    def num_id(self, name: str) -> int | None:
        """Return the list that a style belongs to, 0 for explicitly none."""
        found = self._inherited(name, 1)
        return found if isinstance(found, int) else None

    def level(self, name: str) -> int | None:
        """Return the level (from 0) that a style has in its list."""
        found = self._inherited(name, 2)
        return found if isinstance(found, int) else None

    def _inherited(self, name: str, field: int) -> object:
        for _ in range(_DEPTH):
            style = self._styles.get(name)
            if style is None:
                return None
            if style[field] is not None:
                return style[field]
            name = style.base or ""
        return None


def _style(style: _Element) -> Style:
    base = style.find(W + "basedOn")
    listed = style.find(f"{W}pPr/{W}numPr")
    hidden = style.find(f"{W}rPr/{W}vanish")
    return Style(
        None if base is None else base.get(VAL),
        None if listed is None else number(listed.find(W + "numId")),
        None if listed is None else number(listed.find(W + "ilvl")),
        None if hidden is None else is_on(hidden),
    )
