"""Reads the inside of paragraphs: runs and what holds them, fields, formulas, pictures."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from .assembly import NO_RUN, Assembly
from .fields import Fields
from .graphics import boxes_of, chosen
from .numbering import Numbering
from .styles import Styles
from .symbols import symbol
from .tally import Tally
from .xml import MC, RUN, VAL, M, W, is_on

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


class Words:
    """The words of one story's paragraphs, from runs to the assembly."""

    def __init__(self, setting: Setting, *, hidden: bool) -> None:
        self._assembly, self._tally, self._styles, _numbering = setting
        self._look_hidden = hidden or bool(self._styles.hidden)
        self._run = 0
        self.fields = Fields()
        """The fields open at this place; a text box has its own."""
        self.boxes: list[_Element] = []
        """Text boxes met and not yet read."""
        self.notes: list[tuple[str, str]] = []
        """Notes referred to, in order: ``footnote`` or ``endnote``, and the id."""
        self._line, self._piece = self._line_readers(), self._run_readers()

    def read(self, paragraph: _Element) -> None:
        """Read one paragraph, or a formula that stands alone, into the line that is open."""
        self._run = 0
        self._line.get(paragraph.tag, self._inline)(paragraph)

    def _line_readers(self) -> dict[str, Callable[[_Element], None]]:
        """Return who reads what inside a paragraph."""
        return {
            RUN: self._run_of,
            W + "pPr": lambda _element: None,
            W + "sdt": lambda element: self._inline(element.find(W + "sdtContent")),
            W + "ins": self._inserted,
            W + "moveTo": self._inserted,
            W + "del": self._deleted,
            W + "moveFrom": self._deleted,
            W + "subDoc": self._subdocument,
            MC + "AlternateContent": lambda element: self._choose(element, self._inline),
            M + "oMath": self._formula,
            M + "oMathPara": self._formula,
            **dict.fromkeys(
                (W + name for name in ("hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo")),
                self._inline,
            ),
        }

    def _run_readers(self) -> dict[str, Callable[[_Element, int], None]]:
        """Return who reads what inside a run, text aside."""
        return {
            W + "tab": lambda _element, run: self._say("\t", run),
            W + "ptab": lambda _element, run: self._say("\t", run),
            W + "noBreakHyphen": lambda _element, run: self._say("\u2011", run),
            W + "br": self._break,
            W + "cr": self._break,
            W + "sym": self._symbol,
            W + "fldChar": self._field,
            W + "instrText": lambda element, _run: self.fields.instruct(element.text or ""),
            W + "footnoteReference": self._note,
            W + "endnoteReference": self._note,
            W + "ruby": self._ruby,
            MC + "AlternateContent": lambda element, run: self._choose(
                element, lambda e: self._pieces(e, run)
            ),
            **dict.fromkeys((W + name for name in ("drawing", "pict", "object")), self._graphic),
        }

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

    def _subdocument(self, _element: _Element) -> None:
        self._tally.chunks += 1

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
        if not self.fields.silent:
            self._assembly.add(words, NO_RUN, protect=True)
        self._skip(formula)

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
                    self._say(words, run, child)
            elif tag == _RUN_STYLE:
                if self._look_hidden and self._is_hidden(child):
                    self._tally.hidden += sum(len(text.text or "") for text in holder.iterchildren(_TEXT))
            else:
                handler = self._piece.get(tag)
                if handler is not None:
                    handler(child, run)
                elif len(child):
                    self._skip(child)

    def _say(self, words: str, run: int, element: _Element | None = None) -> None:
        if not self.fields.silent:
            self._assembly.add(words, run, element)

    def _is_hidden(self, properties: _Element) -> bool:
        own = properties.find(W + "vanish")
        if own is not None:
            return is_on(own)
        style = properties.find(W + "rStyle")
        return style is not None and style.get(VAL) in self._styles.hidden

    def _break(self, element: _Element, _run: int) -> None:
        if self.fields.silent:
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
        self._say(self.fields.mark(element.get(W + "fldCharType", "")), run)
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
        self.boxes.extend(boxes_of(graphic, self._tally))
        self._skip(graphic)
