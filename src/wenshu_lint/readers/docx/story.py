"""Walks one story of a Word file: body, header, note; its paragraphs, tables and text boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ...nodes import Cell
from .fields import Fields
from .graphics import chosen
from .numbering import Counter
from .paragraph import Setting, Words
from .parts import NO_NOTES
from .xml import MC, PARAGRAPH, RUN, M, W

if TYPE_CHECKING:
    from lxml.etree import _Element


class Story:
    """One story, from its part to the assembly.

    :param part: name of the part; :param root: its root, which numbers the paragraphs.
    :param kind: kind of its blocks; ``paragraph`` lets tables and boxes name themselves.
    """

    def __init__(self, setting: Setting, part: str, root: _Element, kind: str, *, hidden: bool) -> None:
        self._assembly, self._tally, _styles, numbering = setting
        self._part, self._kind = part, kind
        self._numbers = _numbered(root)
        self._counter, self._box_counter = Counter(numbering), Counter(numbering)
        self._tables = 0
        self._cell: Cell | None = None
        self._words = Words(setting, hidden=hidden)
        self.sections: list[_Element] = []
        """Section properties, in order."""
        self.notes = self._words.notes
        """Notes referred to, in order: ``footnote`` or ``endnote``, and the id."""
        self._level = self._block_readers()

    def _block_readers(self) -> dict[str, Callable[[_Element], None]]:
        """Return who reads what between paragraphs."""
        return {
            PARAGRAPH: self._paragraph,
            W + "tbl": self._table,
            W + "sdt": self._control,
            W + "sectPr": self.sections.append,
            W + "altChunk": self._chunk,
            MC + "AlternateContent": lambda element: self.blocks(chosen(element)),
            M + "oMathPara": self._loose_formula,
            M + "oMath": self._loose_formula,
            **dict.fromkeys((W + "customXml", W + "ins", W + "moveTo", W + "smartTag"), self.blocks),
            **dict.fromkeys((W + "del", W + "moveFrom"), self._deleted),
        }

    # --- blocks -----------------------------------------------------------------

    def blocks(self, container: _Element | None) -> None:
        """Read the paragraphs, tables and controls that a container holds, in order."""
        for child in () if container is None else container:
            handler = self._level.get(child.tag)
            if handler is not None:
                handler(child)

    def _control(self, control: _Element) -> None:
        self.blocks(control.find(W + "sdtContent"))

    def _chunk(self, _chunk: _Element) -> None:
        self._tally.chunks += 1

    def _deleted(self, _element: _Element) -> None:
        self._tally.deletions += 1

    def _table(self, table: _Element) -> None:
        outer = self._kind
        self._kind = "cell" if outer == "paragraph" else outer
        counted = self._cell is None and outer != "textbox"
        self._tables += counted
        for row, column, cell in self._cells(table, [-1, 0]):
            if counted:
                self._cell = Cell(self._tables - 1, row, column)
            self.blocks(cell)
        self._kind = outer
        if counted:
            self._cell = None

    def _cells(self, holder: _Element, at: list[int]) -> Iterator[tuple[int, int, _Element]]:
        """Yield row, column and element of each cell; ``at`` is where the next one stands."""
        for child in holder:
            if child.tag == W + "tc":
                if child.find(f"{W}tcPr/{W}cellDel") is None:
                    yield at[0], at[1], child
                    at[1] += _number(child.find(f"{W}tcPr/{W}gridSpan"), 1)
                else:
                    self._tally.deletions += 1
            elif child.tag == W + "tr" and child.find(f"{W}trPr/{W}del") is not None:
                self._tally.deletions += 1
            elif child.tag == MC + "AlternateContent":
                yield from self._cells(chosen(child), at)
            elif len(child):
                if child.tag == W + "tr":
                    at[:] = at[0] + 1, _number(child.find(f"{W}trPr/{W}gridBefore"), 0)
                yield from self._cells(child, at)

    # --- paragraphs ---------------------------------------------------------------

    def _paragraph(self, paragraph: _Element) -> None:
        properties = paragraph.find(W + "pPr")
        kept = True if properties is None else self._properties(properties)
        counter = self._box_counter if self._kind == "textbox" else self._counter
        label = counter.label(properties) if kept or _has_words(paragraph) else ""
        self._assembly.begin(self._part, self._numbers.get(paragraph, -1), self._kind, label, self._cell)
        self._words.read(paragraph)
        self._assembly.end(keep_blank=kept and self._kind == "paragraph")
        if self._words.boxes:
            self._read_boxes()

    def _properties(self, properties: _Element) -> bool:
        """Note section and revisions; tell whether the paragraph's mark is kept."""
        section = properties.find(W + "sectPr")
        if section is not None:
            self.sections.append(section)
        mark = properties.find(W + "rPr")
        if mark is None:
            return True
        self._tally.insertions += mark.find(W + "ins") is not None
        gone = mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None
        self._tally.deletions += gone
        return not gone

    def _read_boxes(self) -> None:
        """Read the text boxes anchored in the paragraph just ended, each as a story within the story."""
        words = self._words
        boxes, words.boxes = words.boxes, []
        outer, fields = self._kind, words.fields
        self._kind = "textbox" if outer in {"paragraph", "cell"} else outer
        for box in boxes:
            words.fields = Fields()
            self.blocks(box)
        self._kind, words.fields = outer, fields

    def _loose_formula(self, formula: _Element) -> None:
        """Read a formula that stands between paragraphs."""
        self._assembly.begin(self._part, -1, self._kind, "", self._cell)
        self._words.read(formula)
        self._assembly.end(keep_blank=False)


def _number(element: _Element | None, default: int) -> int:
    value = "" if element is None else element.get(W + "val", "")
    return int(value) if value.isdecimal() and len(value) < 4 else default


def _numbered(root: _Element) -> dict[_Element, int]:
    """Number the paragraphs of a part; those of the lines that part notes from the text do not count."""
    lines = {
        paragraph for note in root if note.get(W + "type") in NO_NOTES for paragraph in note.iter(PARAGRAPH)
    }
    own = (paragraph for paragraph in root.iter(PARAGRAPH) if paragraph not in lines)
    return {paragraph: index for index, paragraph in enumerate(own)}


def _has_words(paragraph: _Element) -> bool:
    """Tell whether a paragraph whose mark was deleted still says something."""
    return any(text.text for text in paragraph.iterfind(f"./{RUN}/{W}t"))
