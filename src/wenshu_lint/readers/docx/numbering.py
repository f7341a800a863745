"""Works out the automatic numbers of paragraphs as Word shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ...lazy import pattern
from .numerals import show
from .styles import Styles
from .symbols import symbol
from .xml import MC, VAL, W, is_on, number

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE = pattern(r"%([1-9])")
_LEVELS = 9


class Level(NamedTuple):
    """How one level of a list is numbered."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    """What is shown, with ``%1`` … ``%9`` for the numbers of the levels."""
    restart: int | None = None
    """The level (from 1) after which this one begins again; 0 never; ``None`` any higher one."""
    legal: bool = False
    """True where all numbers are shown as 1, 2, 3."""
    style: str = ""
    font: str = ""


@dataclass(slots=True)
class _Kind:
    """An abstract list: levels, or the name of a style that has them."""

    levels: dict[int, Level]
    link: str = ""


@dataclass(slots=True)
class _List:
    """A list that paragraphs refer to."""

    kind: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


class Numbering:
    """The lists of a document, from its numbering part and styles."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._kinds: dict[str, _Kind] = {}
        self._lists: dict[int, _List] = {}
        if root is None:
            return
        for kind in root.iterchildren(W + "abstractNum"):
            self._kinds[kind.get(W + "abstractNumId", "")] = _kind(kind)
        for entry in root.iterchildren(W + "num"):
            listed = _list(entry)
            try:
                self._lists[int(entry.get(W + "numId", ""))] = listed
            except ValueError:
                continue

    def __bool__(self) -> bool:
        return bool(self._lists)

    def place(self, properties: _Element | None) -> tuple[int, int] | None:
        """Return list and level of a paragraph with these properties, ``None`` for one without number."""
        style, num_id, level = self._styles.default, None, None
        if properties is not None:
            named = properties.find(W + "pStyle")
            style = style if named is None else named.get(VAL, style)
            listed = properties.find(W + "numPr")
            if listed is not None:
                num_id, level = number(listed.find(W + "numId")), number(listed.find(W + "ilvl"))
        own = num_id is not None
        if num_id is None:
            num_id = self._styles.num_id(style) if style in self._styles.numbered else None
        if not num_id or num_id not in self._lists:
            return None
        if level is None:
            level = self._level_of(num_id, style, own)
        return num_id, min(max(level, 0), _LEVELS - 1)

    def _level_of(self, num_id: int, style: str, own: bool) -> int:
        """Return the level that a style has in a list: as the list says, else as the style says."""
        for index, level in self.kind_of(num_id)[1].levels.items():
            if level.style and level.style == style:
                return index
        return 0 if own else (self._styles.level(style) or 0)

    def kind_of(self, num_id: int) -> tuple[str, _Kind]:
        """Return the abstract list behind a list, with its id; a link to a style is followed once."""
        key = self._lists[num_id].kind
        kind = self._kinds.get(key)
        if kind is not None and kind.link:
            linked = self._styles.num_id(kind.link)
            if linked in self._lists and linked is not None:
                key = self._lists[linked].kind
                kind = self._kinds.get(key)
        return key, kind or _Kind({})

    def level(self, num_id: int, level: int) -> Level:
        """Return how a level of a list is numbered, with what the list changes in it."""
        return self._lists[num_id].levels.get(level) or self.kind_of(num_id)[1].levels.get(level) or Level()

    def start(self, num_id: int, level: int) -> int | None:
        """Return the number with which a list begins a level anew, if it says so."""
        return self._lists[num_id].starts.get(level)


class Counter:
    """Counts through the paragraphs of one story, in order."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[int, int]] = set()

    def label(self, properties: _Element | None) -> str:
        """Return the number that the next paragraph shows, empty for none or an unknown form."""
        place = self._numbering.place(properties) if self._numbering else None
        if place is None:
            return ""
        num_id, index = place
        counts = self._counts.setdefault(self._numbering.kind_of(num_id)[0], {})
        self._step(counts, num_id, index)
        return self._shown(counts, num_id, index)

    def _step(self, counts: dict[int, int], num_id: int, index: int) -> None:
        start = self._numbering.start(num_id, index)
        if start is not None and (num_id, index) not in self._begun:
            counts[index] = start
        elif index in counts:
            counts[index] += 1
        else:
            counts[index] = self._first(num_id, index)
        self._begun.add((num_id, index))
        for lower in [level for level in counts if level > index]:
            restart = self._numbering.level(num_id, lower).restart
            if restart is None or index < restart:
                del counts[lower]

    def _first(self, num_id: int, index: int) -> int:
        start = self._numbering.start(num_id, index)
        return self._numbering.level(num_id, index).start if start is None else start

    def _shown(self, counts: dict[int, int], num_id: int, index: int) -> str:
        level = self._numbering.level(num_id, index)
        if level.form == "bullet":
            return "".join(symbol(level.font, ord(character)) for character in level.text)
        unknown = False

        def number_of(found: re.Match[str]) -> str:
            nonlocal unknown
            which = int(found[1]) - 1
            form = "decimal" if level.legal else self._numbering.level(num_id, which).form
            words = show(counts.get(which, self._first(num_id, which)), form)
            unknown = unknown or words is None
            return words or ""

        label = _PLACE.sub(number_of, level.text)
        return "" if unknown else label


def _kind(element: _Element) -> _Kind:
    link = element.find(W + "numStyleLink")
    return _Kind(_levels(element), "" if link is None else link.get(VAL, ""))


def _list(element: _Element) -> _List:
    kind = element.find(W + "abstractNumId")
    listed = _List("" if kind is None else kind.get(VAL, ""))
    for override in element.iterchildren(W + "lvlOverride"):
        index = _index(override)
        start = number(override.find(W + "startOverride"))
        if start is not None:
            listed.starts[index] = start
        listed.levels.update(_levels(override))
    return listed


def _levels(element: _Element) -> dict[int, Level]:
    return {_index(level): _level(level) for level in element.iterchildren(W + "lvl")}


def _index(element: _Element) -> int:
    try:
        return int(element.get(W + "ilvl", "0"))
    except ValueError:
        return 0


def _level(element: _Element) -> Level:
    text, style = element.find(W + "lvlText"), element.find(W + "pStyle")
    form = element.find(W + "numFmt")
    if form is None:
        form = element.find(f"{MC}AlternateContent/{MC}Fallback/{W}numFmt")
    fonts = element.find(f"{W}rPr/{W}rFonts")
    return Level(
        start=number(element.find(W + "start"), 0) or 0,
        form="decimal" if form is None else form.get(VAL, "decimal"),
        text="" if text is None else text.get(VAL, ""),
        restart=number(element.find(W + "lvlRestart")),
        legal=is_on(element.find(W + "isLgl")),
        style="" if style is None else style.get(VAL, ""),
        font="" if fonts is None else fonts.get(W + "ascii", ""),
    )
