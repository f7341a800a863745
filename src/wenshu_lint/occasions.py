"""Tells what a document shows that rules without literals wait for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from .analysis.blocks import LONG
from .document import Document


def present(document: Document, kind: str) -> str | Collection[str]:
    """Return what a rule may wait for: names, or the words in which a name may occur.

    :param kind: ``element`` (roles recognised) · ``title`` (words of the titles, and a
        line end where one has several lines) · ``form``
        (forms of numbers) · ``fault`` (kinds of disorder in numbers) · ``char`` (ASCII
        characters) · ``unusual`` (``any``, where characters besides the usual ones occur) ·
        ``number`` (``long``) · ``script`` (its name, and ``folded`` where traditional
        characters occur) · ``language`` · ``mark`` (``any``, where a secrecy mark stands) ·
        ``blank`` (``loose``) · ``level`` (of numbers) · ``start`` (first characters of lines) ·
        ``list`` (forms of numbers where none is of
        an article or a chapter) · ``label`` (``any``, where Word numbers a paragraph) · ``notice`` (codes) ·
        ``pairs`` (of brackets and quotation marks: ``nested``, ``broken``) · ``open`` (lines that end
        within a sentence: ``line``, and ``long`` where one is of 20 characters) · ``articles`` (``none``,
        where the draft is not set out in them).
    """
    return _PRESENT[kind](document)


def _titles(document: Document) -> str:
    titles = (element.span.of(document.folded) for element in document.elements_by_role.get("标题", ()))
    return "\t".join("".join(words.split()) + "\n" * ("\n" in words) for words in titles)


def _scripts(document: Document) -> tuple[str, ...]:
    return (document.script,) if document.folded is document.text else (document.script, "folded")


def _labels(document: Document) -> tuple[str, ...]:
    return ("any",) if document.is_word and any(label for _, _, label, _ in document.blocks) else ()


def _open(document: Document) -> tuple[str, ...]:
    lines, texts = document.line_edges.open, document.block_texts
    longest = max([len(texts[line]) for line in lines], default=-1)
    return ("line", "long") if longest >= LONG else ("line",) if lines else ()


_PRESENT: Mapping[str, Callable[[Document], str | Collection[str]]] = {
    "element": lambda document: document.elements_by_role,
    "title": _titles,
    "form": lambda document: document.headings_by_form,
    "list": lambda document: () if 0 in document.heading_levels else document.headings_by_form,
    "fault": lambda document: {fault.kind for fault in document.sequence_faults},
    "char": lambda document: document.ascii,
    "unusual": lambda document: ("any",) if document.unusual else (),
    "number": lambda document: ("long",) if document.long_numbers else (),
    "level": lambda document: frozenset(map(str, document.heading_levels)),
    "start": lambda document: frozenset(document.line_edges.starts),
    "mark": lambda document: ("any",) if document.marks else (),
    "pairs": lambda document: document.pairing,
    "open": _open,
    "articles": lambda document: () if document.region("articles") else ("none",),
    "blank": lambda document: ("loose",) if document.has_loose_blank else (),
    "script": _scripts,
    "language": lambda document: (document.language,),
    "label": _labels,
    "notice": lambda document: {notice.code for notice in document.notices},
}
