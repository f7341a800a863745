"""Writes repairs as tracked changes, which a person accepts or refuses in Word."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from itertools import pairwise
from typing import TYPE_CHECKING

from ...diagnostic import Diagnostic, Edit
from ...readers.docx.xml import RUN, W
from .comments import AUTHOR, UNFIT, element
from .places import PROPERTIES, Places, Stretch, paragraph_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOT_INSIDE = frozenset(W + name for name in ("ins", "moveTo", "fldSimple", "txbxContent", "sdt"))
"""What others have under way, what Word fills in itself, and what stands twice: a change would be lost."""
_ALONE = frozenset({PROPERTIES, W + "t", W + "lastRenderedPageBreak"})


class Revisions:
    """The tracked changes of one copy."""

    def __init__(self, places: Places, moment: str) -> None:
        self._places, self._moment = places, moment
        self._next = 1 + max(places.numbers(), default=-1)
        self._with_fields: dict[_Element, bool] = {}
        """Whether there is a field in a paragraph, which thousands of edits may ask."""

    def possible(self, diagnostic: Diagnostic) -> bool:
        """Tell whether every edit of a repair lies in plain runs of one paragraph."""
        fix = diagnostic.fix
        return fix is not None and bool(fix.edits) and all(map(self._possible, fix.edits))

    def _possible(self, edit: Edit) -> bool:
        if UNFIT.search(edit.text):
            return False
        touched = self._touched(edit)
        if not touched or not all(self._is_free(stretch.text) for stretch in touched):
            return False
        whole = edit.span.start == edit.span.end or (
            touched[0].start == edit.span.start
            and touched[-1].end == edit.span.end
            and all(one.end == two.start for one, two in pairwise(touched))
        )
        return whole and len({paragraph_of(stretch.text) for stretch in touched}) == 1

    def _is_free(self, text: _Element) -> bool:
        """Tell whether the run of some words holds nothing else and may be taken out of where it stands."""
        run = text.getparent()
        if run is None or run.tag != RUN or any(child.tag not in _ALONE for child in run):
            return False
        paragraph = paragraph_of(text)
        if paragraph is None or self._has_field(paragraph):
            return False
        return not any(holder.tag in _NOT_INSIDE for holder in text.iterancestors())

    def _has_field(self, paragraph: _Element) -> bool:
        if paragraph not in self._with_fields:
            self._with_fields[paragraph] = next(paragraph.iter(W + "fldChar"), None) is not None
        return self._with_fields[paragraph]

    def _touched(self, edit: Edit) -> list[Stretch]:
        if edit.span.start < edit.span.end:
            return self._places.stretches(edit.span)
        beside = self._places.beside(edit.span.start)
        return [] if beside is None else [beside]

    def make(self, diagnostic: Diagnostic) -> Iterator[_Element]:
        """Write the edits of a repair that is :meth:`possible`; yield the roots of the parts changed."""
        for edit in diagnostic.fix.edits if diagnostic.fix else ():
            touched = self._touched(edit)
            yield touched[0].text.getroottree().getroot()
            if edit.span.start == edit.span.end:
                self._insert(_run(touched[0]), edit.text, before=touched[0].start == edit.span.start)
                continue
            for stretch in touched:
                last = self._delete(stretch)
            if edit.text:
                last.addnext(self._inserted(_run(touched[0]), edit.text))

    def _delete(self, stretch: Stretch) -> _Element:
        run = _run(stretch)
        change = self._change(run, "del")
        run.addprevious(change)
        change.append(run)
        stretch.text.tag = W + "delText"
        return change

    def _insert(self, run: _Element, words: str, *, before: bool) -> None:
        made = self._inserted(run, words)
        if before:
            run.addprevious(made)
        else:
            run.addnext(made)

    def _inserted(self, model: _Element, words: str) -> _Element:
        """Return an insertion that looks like a run."""
        text = element(model, "t", {})
        text.text = words
        text.set(_SPACE, "preserve")
        properties = model.find(PROPERTIES)
        run = element(model, "r", {}, *([] if properties is None else [deepcopy(properties)]), text)
        change = self._change(model, "ins")
        change.append(run)
        return change

    def _change(self, near: _Element, name: str) -> _Element:
        stamp = {"id": str(self._next), "author": AUTHOR, "date": self._moment}
        self._next += 1
        return element(near, name, stamp)


def _run(stretch: Stretch) -> _Element:
    run = stretch.text.getparent()
    assert run is not None, "a w:t stands in a run"
    return run
