"""Tells what a document shows that rules without literals wait for."""

from __future__ import annotations

from collections.abc import Collection

from .document import Document


def present(document: Document, kind: str) -> str | Collection[str]:
    """Return what a rule may wait for: names, or the words in which a name may occur.

    :param kind: ``element`` (roles recognised) · ``title`` (words of the titles) · ``form``
        (forms of numbers) · ``fault`` (kinds of disorder in numbers) · ``char`` (ASCII
        characters) · ``unusual`` (``any``, where characters besides the usual ones occur) ·
        ``number`` (``long``) · ``script`` (its name, and ``folded`` where traditional
        characters occur) · ``language`` · ``mark`` (``any``, where a secrecy mark stands) ·
        ``blank`` (``loose``) · ``level`` (of numbers) · ``start`` (first characters of lines) ·
        ``list`` (forms of numbers where none is of
        an article or a chapter) · ``label`` (``any``, where Word numbers a paragraph) · ``notice`` (codes) ·
        ``pairs`` (of brackets and quotation marks: ``nested``, ``broken``).
    """
    if kind == "element":
        return document.elements_by_role
    if kind == "title":
        titles = (element.span.of(document.folded) for element in document.elements_by_role.get("标题", ()))
        return "\n".join("".join(words.split()) for words in titles)
    if kind == "form":
        return document.headings_by_form
    if kind == "list":
        return () if 0 in document.heading_levels else document.headings_by_form
    if kind == "fault":
        return {fault.kind for fault in document.sequence_faults}
    if kind == "char":
        return document.ascii
    if kind == "unusual":
        return ("any",) if document.unusual else ()
    if kind == "number":
        return ("long",) if document.long_numbers else ()
    if kind == "level":
        return frozenset(map(str, document.heading_levels))
    if kind == "start":
        return frozenset(document.line_edges.starts)
    if kind == "mark":
        return ("any",) if document.marks else ()
    if kind == "pairs":
        return document.pairing
    if kind == "blank":
        return ("loose",) if document.has_loose_blank else ()
    if kind == "script":
        return (document.script,) if document.folded is document.text else (document.script, "folded")
    if kind == "language":
        return (document.language,)
    if kind == "label":
        return ("any",) if document.is_word and any(label for _, _, label, _ in document.blocks) else ()
    return {notice.code for notice in document.notices}
