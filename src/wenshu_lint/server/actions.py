"""What a user can do about a finding: mend it, pass over it, or accept its words as right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lsprotocol import types

from ..diagnostic import Applicability, Diagnostic
from ..span import Span
from .directives import can_be_silenced, ignoring
from .drafts import Checked, Draft
from .repairs import of_rule, safe, text_edits, workspace_edit
from .vocabulary import Shelf, term_at

FIX_ALL = "source.fixAll.wenshu-lint"
"""The kind of action that makes all safe fixes; editors can ask for it on saving."""
IGNORE_ONCE = "wenshu-lint.ignoreOnce"
"""The command that waves one finding aside until the draft is closed."""

_NOTE = {Applicability.SAFE: "", Applicability.UNSAFE: "（改后须核对）"}
_QUICK = types.CodeActionKind.QuickFix


class Abilities(NamedTuple):
    """What the editor can do with an action."""

    versioned: bool = False
    """It takes edits of a text in a certain version only."""
    resolves: bool = False
    """It asks for the edits of an action when the user has chosen it."""
    creates: bool = False
    """It creates files."""


def actions(
    draft: Draft, checked: Checked, params: types.CodeActionParams, able: Abilities, shelf: Shelf | None
) -> Iterator[types.CodeAction]:
    """Yield what can be done at a place, for one finding after the other."""
    only = params.context.only
    if _wanted(_QUICK, only):
        selected = checked.places.span(params.range)
        for number, found in _at(draft, checked, params, selected):
            shown = [one for one in params.context.diagnostics if _number(one, checked) == number]
            yield from _about(draft, checked, found, shown, able)
            yield from _aside(draft, checked, (number, found), shown, able)
            if shelf is not None and can_be_silenced(checked, found):
                yield from _accept(checked, found, selected, shown, able, shelf)
    if _wanted(FIX_ALL, only) and any(
        _trust(found) is Applicability.SAFE for _, found in draft.shown(checked)
    ):
        action = types.CodeAction("修改全部有把握的问题", kind=FIX_ALL, data={"uri": draft.uri})
        yield action if able.resolves else resolved(draft, checked, action, able)


def resolved(draft: Draft, checked: Checked, action: types.CodeAction, able: Abilities) -> types.CodeAction:
    """Return the action that makes all safe fixes, with its edits."""
    edits = text_edits(checked.places, safe(draft, checked))
    action.edit = workspace_edit(draft, edits, versioned=able.versioned)
    return action


def _wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Tell whether an editor that asks for certain kinds, or for those below them, asks for this one."""
    return not only or any(kind == asked or kind.startswith(f"{asked}.") or not asked for asked in only)


def _at(
    draft: Draft, checked: Checked, params: types.CodeActionParams, selected: Span
) -> Iterator[tuple[int, Diagnostic]]:
    """Yield the findings that the editor shows at a place, or those that touch it."""
    asked = {_number(one, checked) for one in params.context.diagnostics} - {None}
    for number, found in draft.shown(checked):
        touches = found.span.start <= selected.end and selected.start <= found.span.end
        if number in asked if asked else touches:
            yield number, found


def _number(one: types.Diagnostic, checked: Checked) -> int | None:
    """Return which finding of a check a diagnostic in the editor is, ``None`` for one of another check."""
    data = one.data
    if isinstance(data, dict) and data.get("check") == checked.serial:
        number = data.get("finding")
        return number if isinstance(number, int) else None
    return None


def _trust(found: Diagnostic) -> Applicability | None:
    return None if found.fix is None else found.fix.applicability


def _about(
    draft: Draft, checked: Checked, found: Diagnostic, shown: list[types.Diagnostic], able: Abilities
) -> Iterator[types.CodeAction]:
    """Yield the fix of a finding, and that of all findings of its rule where there are more."""
    if found.fix is None or found.fix.applicability not in _NOTE:
        return
    trust = found.fix.applicability
    edits = text_edits(checked.places, found.fix.edits)
    yield types.CodeAction(
        f"{found.fix.message}{_NOTE[trust]}",
        kind=_QUICK,
        diagnostics=shown,
        is_preferred=trust is Applicability.SAFE,
        edit=workspace_edit(draft, edits, versioned=able.versioned),
    )
    everywhere = text_edits(checked.places, of_rule(draft, checked, found.rule, trust))
    if len(everywhere) > len(edits):
        yield types.CodeAction(
            f"修改全文的“{found.name}”，共 {len(everywhere)} 处{_NOTE[trust]}",
            kind=_QUICK,
            diagnostics=shown,
            edit=workspace_edit(draft, everywhere, versioned=able.versioned),
        )


def _aside(
    draft: Draft,
    checked: Checked,
    numbered: tuple[int, Diagnostic],
    shown: list[types.Diagnostic],
    able: Abilities,
) -> Iterator[types.CodeAction]:
    """Yield how to pass over a finding: by a directive in the text, or until it is closed."""
    number, found = numbered
    if not can_be_silenced(checked, found):
        return
    edit = ignoring(checked.places, checked.report.document, found)
    yield types.CodeAction(
        f"放过这一段的“{found.name}”（写入文稿）",
        kind=_QUICK,
        diagnostics=shown,
        edit=workspace_edit(draft, text_edits(checked.places, [edit]), versioned=able.versioned),
    )
    title = f"这次不再提示此处的“{found.name}”"
    yield types.CodeAction(
        title,
        kind=_QUICK,
        diagnostics=shown,
        command=types.Command(title, IGNORE_ONCE, arguments=[draft.uri, checked.serial, number]),
    )


def _accept(
    checked: Checked,
    found: Diagnostic,
    selected: Span,
    shown: list[types.Diagnostic],
    able: Abilities,
    shelf: Shelf,
) -> Iterator[types.CodeAction]:
    """Yield how to accept the words of a finding, or those that the user selected around it."""
    rule = next((rule for rule in checked.linter.rules if rule.id == found.rule), None)
    term = term_at(checked.places.text, found.span, selected)
    if rule is None or "protected" not in rule.outside or not term:
        return
    edit = shelf.accepting(term, able.creates, versioned=able.versioned)
    if edit is not None:
        yield types.CodeAction(
            f"“{term}”是本单位用语，记入 {shelf.name}", kind=_QUICK, diagnostics=shown, edit=edit
        )
