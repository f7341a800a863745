"""Fixes as the edits of an editor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol import types

from ..api import document_of
from ..diagnostic import Applicability, Edit
from ..fixer import chosen, fix
from ..span import Span
from .drafts import Checked, Draft
from .places import Places


def text_edits(places: Places, edits: Iterable[Edit]) -> list[types.TextEdit]:
    """Return edits as the editor makes them; it makes them all at once, so order does not matter."""
    return [types.TextEdit(places.range(edit.span), edit.text) for edit in edits]


def of_rule(draft: Draft, checked: Checked, rule: str, trust: Applicability) -> list[Edit]:
    """Return the edits that mend what one rule found, as far as they can be made together."""
    found = [diagnostic for _, diagnostic in draft.shown(checked) if diagnostic.rule == rule]
    return [edit for one in chosen(found, trust) if one.fix for edit in one.fix.edits]


def safe(draft: Draft, checked: Checked) -> list[Edit]:
    """Return the edits that make all safe fixes, those that only others make possible included.

    What the user waved aside is mended too: only a directive in the text says that it shall stay.
    """
    if not chosen(checked.report.diagnostics, Applicability.SAFE):
        return []
    config = checked.config
    fixed = fix(checked.linter, checked.report.document, lambda text: document_of(text, draft.name, config))
    return list(difference(checked.places.text, fixed.text))


def difference(old: str, new: str) -> Iterator[Edit]:
    """Yield the edits that make one text the other: short ones, line by line, where lines pair off."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    if len(before) != len(after):
        before, after = [old], [new]
    start = 0
    for one, other in zip(before, after, strict=True):
        if one != other:
            head = _shared(one, other)
            tail = _shared(one[head:][::-1], other[head:][::-1])
            yield Edit(Span(start + head, start + len(one) - tail), other[head : len(other) - tail])
        start += len(one)


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def workspace_edit(draft: Draft, edits: list[types.TextEdit], *, versioned: bool) -> types.WorkspaceEdit:
    """Return edits of one draft as an edit of the workspace.

    :param versioned: True for an editor that refuses edits to a text that has changed since.
    """
    if not versioned:
        return types.WorkspaceEdit(changes={draft.uri: edits})
    place = types.OptionalVersionedTextDocumentIdentifier(draft.uri, draft.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(place, list(edits))])
