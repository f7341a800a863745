"""Walks one story of a Word file: body, header, note; its paragraphs, tables, boxes and runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from .assembly import NO_RUN, Assembly
from .fields import Fields
from .graphics import boxes_of
from .numbering import Counter, Numbering
from .styles import Styles
from .symbols import symbol
from .tally import Tally
from .xml import MC, PARAGRAPH, RUN, VAL, M, W, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = " \t\n\r"
_TEXT, _RUN_STYLE = W + "t", W + "rPr"
_SPLIT_PAGES = frozenset({"page", "column"})


class Setting(NamedTuple):
    """What all stories of one document share."""

    assembly: Assembly
    tally: Tally
    styles: Styles
    numbering: Numbering


class Story:
    """One story, from its part to the assembly.

    :param part: name of the part; :param root: its root, which numbers the paragraphs.
    :param kind: kind of its blocks; ``paragraph`` lets tables and boxes name themselves.
    """

    def __init__(self, setting: Setting, part: str, root: _Element, kind: str, *, hidden: bool) -> None:
        self._assembly, self._tally, self._styles, numbering = setting
        self._part, self._kind = part, kind
        self._numbers = {paragraph: index for index, paragraph in enumerate(root.iter(PARAGRAPH))}
        self._look_hidden = hidden or bool(self._styles.hidden)
        self._counter, self._box_counter = Counter(numbering), Counter(numbering)
        self._fields = Fields()
        self._boxes: list[_Element] = []
        self._run = 0
        self.sections: list[_Element] = []
        """Section properties, in order."""
        self.notes: list[tuple[str, str]] = []
        """Notes referred to, in order: ``footnote`` or ``endnote``, and the id."""
        self._level: dict[str, Callable[[_Element], None]] = {
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
        self._line: dict[str, Callable[[_Element], None]] = {
            RUN: self._run_of,
            W + "pPr": lambda _element: None,
            W + "sdt": lambda element: self._inline(element.find(W + "sdtContent")),
            W + "ins": self._inserted,
            W + "moveTo": self._inserted,
            W + "del": self._deleted,
            W + "moveFrom": self._deleted,
            W + "subDoc": self._chunk,
            MC + "AlternateContent": lambda element: self._choose(element, self._inline),
            M + "oMath": self._formula,
            M + "oMathPara": self._formula,
            **dict.fromkeys(
                (W + name for name in ("hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo")),
                self._inline,
            ),
        }
        self._piece: dict[str, Callable[[_Element, int], None]] = {
            W + "tab": lambda _element, run: self._say("\t", run),
            W + "ptab": lambda _element, run: self._say("\t", run),
            W + "noBreakHyphen": lambda _element, run: self._say("\u2011", run),
            W + "br": self._break,
            W + "cr": self._break,
            W + "sym": self._symbol,
            W + "fldChar": self._field,
            W + "instrText": lambda element, _run: self._fields.instruct(element.text or ""),
            W + "footnoteReference": self._note,
            W + "endnoteReference": self._note,
            W + "ruby": self._ruby,
            MC + "AlternateContent": lambda element, run: self._choose(
                element, lambda e: self._pieces(e, run)
            ),
            **dict.fromkeys((W + name for name in ("drawing", "pict", "object")), self._graphic),
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

    def _table(self, table: _Element) -> None:
        outer = self._kind
        self._kind = "cell" if outer == "paragraph" else outer
        for cell in self._cells(table):
            self.blocks(cell)
        self._kind = outer

    def _cells(self, holder: _Element) -> Iterator[_Element]:
        for child in holder:
            if child.tag == W + "tc":
                if child.find(f"{W}tcPr/{W}cellDel") is None:
                    yield child
                else:
                    self._tally.deletions += 1
            elif child.tag == W + "tr" and child.find(f"{W}trPr/{W}del") is not None:
                self._tally.deletions += 1
            elif child.tag == MC + "AlternateContent":
                yield from self._cells(chosen(child))
            elif len(child):
                yield from self._cells(child)

    # --- paragraphs ---------------------------------------------------------------

    def _paragraph(self, paragraph: _Element) -> None:
        properties = paragraph.find(W + "pPr")
        kept = True if properties is None else self._properties(properties)
        counter = self._box_counter if self._kind == "textbox" else self._counter
        label = counter.label(properties) if kept or _has_words(paragraph) else ""
        self._assembly.begin(self._part, self._numbers.get(paragraph, -1), self._kind, label)
        self._run = 0
        self._inline(paragraph)
        self._assembly.end(keep_blank=kept and self._kind == "paragraph")
        if self._boxes:
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
        boxes, self._boxes = self._boxes, []
        outer, fields = self._kind, self._fields
        self._kind = "textbox" if outer in {"paragraph", "cell"} else outer
        for box in boxes:
            self._fields = Fields()
            self.blocks(box)
        self._kind, self._fields = outer, fields

    # --- lines --------------------------------------------------------------------

    def _inline(self, holder: _Element | None) -> None:
        """Read the runs that a paragraph, or a holder in it, holds."""
        line = self._line
        for child in () if holder is None else holder:
            handler = line.get(child.tag)
            if handler is not None:
                handler(child)
            elif len(child):
                self._skip(child)

    def _inserted(self, holder: _Element) -> None:
        self._tally.insertions += 1
        self._inline(holder)

    def _deleted(self, holder: _Element) -> None:
        self._tally.deletions += 1
        self._skip(holder)

    def _skip(self, holder: _Element) -> None:
        """Pass over a part of the paragraph; its runs keep their numbers."""
        self._run += sum(1 for _ in holder.iter(RUN))

    def _choose(self, element: _Element, read: Callable[[_Element], None]) -> None:
        """Read the choice that Word would take, and pass over the others."""
        taken = chosen(element)
        for child in element:
            if child is taken:
                read(child)
            else:
                self._skip(child)

    def _formula(self, formula: _Element) -> None:
        words = "".join(text.text or "" for text in formula.iter(M + "t"))
        if not self._fields.silent:
            self._assembly.add(words, NO_RUN, protect=True)
        self._skip(formula)

    def _loose_formula(self, formula: _Element) -> None:
        """Read a formula that stands between paragraphs."""
        self._assembly.begin(self._part, -1, self._kind, "")
        self._formula(formula)
        self._assembly.end(keep_blank=False)

    # --- runs ---------------------------------------------------------------------

    def _run_of(self, run: _Element) -> None:
        index = self._run
        self._run += 1
        self._pieces(run, index)

    def _pieces(self, holder: _Element, run: int) -> None:
        """Read the words, marks and pictures of one run."""
        for child in holder:
            tag = child.tag
            if tag == _TEXT:
                words = child.text
                if words:
                    if (words[0] in _BLANKS or words[-1] in _BLANKS) and child.get(_SPACE) != "preserve":
                        words = words.strip(_BLANKS)
                    self._say(words, run)
            elif tag == _RUN_STYLE:
                if self._look_hidden and self._is_hidden(child):
                    self._tally.hidden += sum(len(text.text or "") for text in holder.iterchildren(_TEXT))
            else:
                handler = self._piece.get(tag)
                if handler is not None:
                    handler(child, run)
                elif len(child):
                    self._skip(child)

    def _say(self, words: str, run: int) -> None:
        if not self._fields.silent:
            self._assembly.add(words, run)

    def _is_hidden(self, properties: _Element) -> bool:
        own = properties.find(W + "vanish")
        if own is not None:
            return is_on(own)
        style = properties.find(W + "rStyle")
        return style is not None and style.get(VAL) in self._styles.hidden

    def _break(self, element: _Element, _run: int) -> None:
        if self._fields.silent:
            return
        if element.get(W + "type") in _SPLIT_PAGES:
            self._assembly.end_page()
        else:
            self._assembly.end_line()

    def _symbol(self, element: _Element, run: int) -> None:
        try:
            code = int(element.get(W + "char", ""), 16)
        except ValueError:
            return
        self._say(symbol(element.get(W + "font", ""), code), run)

    def _field(self, element: _Element, run: int) -> None:
        self._say(self._fields.mark(element.get(W + "fldCharType", "")), run)
        if len(element):
            self._skip(element)

    def _note(self, element: _Element, _run: int) -> None:
        kind = element.tag.removeprefix(W).removesuffix("Reference")
        self.notes.append((kind, element.get(W + "id", "")))

    def _ruby(self, ruby: _Element, _run: int) -> None:
        """Read the words under a reading, not the reading."""
        for child in ruby:
            if child.tag == W + "rubyBase":
                self._inline(child)
            else:
                self._skip(child)

    def _graphic(self, graphic: _Element, _run: int) -> None:
        self._boxes.extend(boxes_of(graphic, self._tally))
        self._skip(graphic)


def chosen(element: _Element) -> _Element:
    """Return the first choice of alternate content, else its fallback, else the empty element itself."""
    for name in ("Choice", "Fallback"):
        found = element.find(MC + name)
        if found is not None:
            return found
    return element


def _has_words(paragraph: _Element) -> bool:
    """Tell whether a paragraph whose mark was deleted still says something."""
    return any(text.text for text in paragraph.iterfind(f"./{RUN}/{_TEXT}"))
