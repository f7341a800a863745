"""The answers to what an editor asks about a draft or a workspace."""

from __future__ import annotations

import asyncio
from pathlib import Path

from lsprotocol import types
from pygls.exceptions import JsonRpcContentModified

from ..diagnostic import Diagnostic
from . import wire
from .actions import actions, resolved
from .drafts import Checked, Draft, path_of
from .pages import page, plain
from .repairs import safe, text_edits
from .session import Session
from .survey import WorkspaceReport
from .symbols import flat, symbols

_DocumentReport = types.RelatedFullDocumentDiagnosticReport | types.RelatedUnchangedDocumentDiagnosticReport
_Symbols = list[types.DocumentSymbol] | list[types.SymbolInformation]
_NOTHING = "nothing"


async def diagnostics(session: Session, params: types.DocumentDiagnosticParams) -> _DocumentReport:
    """Return the findings in a draft, or that they are those the editor has."""
    draft = session.drafts.get(params.text_document.uri)
    if draft is None:
        return types.RelatedFullDocumentDiagnosticReport([], result_id=_NOTHING)
    checked = await session.checked(draft)
    identity = draft.result_id(checked)
    if params.previous_result_id == identity:
        return types.RelatedUnchangedDocumentDiagnosticReport(identity)
    return types.RelatedFullDocumentDiagnosticReport(wire.diagnostics(draft, checked), result_id=identity)


async def workspace_diagnostics(
    session: Session, params: types.WorkspaceDiagnosticParams
) -> types.WorkspaceDiagnosticReport:
    """Return the findings in the drafts of the workspace that are not open; piece by piece where asked to."""
    before = {path_of(known.uri): known for known in params.previous_result_ids}
    opened = {draft.path.resolve() for draft in session.drafts.values() if draft.path}
    files = await session.desk.work(lambda: list(session.survey.files(session.folders, opened)))
    items: list[WorkspaceReport] = []
    with _Progress(session, params.work_done_token, len(files)) as progress:
        for file in files:
            await asyncio.sleep(0)  # a cancelled request ends here
            item = await session.desk.work(session.survey.report, file, before.pop(file, None))
            progress.step(file)
            if item is None:
                continue
            items.append(item)
            if params.partial_result_token is not None:
                piece = types.WorkspaceDiagnosticReport(items)
                session.server.progress(types.ProgressParams(params.partial_result_token, piece))
                items = []
    gone = [known.uri for known in before.values() if known.value != _NOTHING]
    shut = [uri for uri in gone if uri not in session.drafts]
    items += [types.WorkspaceFullDocumentDiagnosticReport(uri, [], result_id=_NOTHING) for uri in shut]
    return types.WorkspaceDiagnosticReport(items)


async def code_actions(session: Session, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Return what can be done at a place."""
    draft = session.drafts.get(params.text_document.uri)
    if draft is None:
        return []
    checked = await session.checked(draft)
    shelf = session.shelf(draft)
    return await session.desk.work(lambda: list(actions(draft, checked, params, session.able, shelf)))


async def resolve(session: Session, action: types.CodeAction) -> types.CodeAction:
    """Return an action with its edits."""
    data = action.data if isinstance(action.data, dict) else {}
    draft = session.drafts.get(str(data.get("uri")))
    if draft is None:
        return action
    checked = await session.checked(draft)
    done = await session.desk.work(resolved, draft, checked, action, session.able)
    _unchanged(draft, checked)
    return done


async def formatting(session: Session, params: types.DocumentFormattingParams) -> list[types.TextEdit]:
    """Return all safe fixes as edits."""
    draft = session.drafts.get(params.text_document.uri)
    if draft is None:
        return []
    checked = await session.checked(draft)
    edits = await session.desk.work(safe, draft, checked)
    _unchanged(draft, checked)
    return text_edits(checked.places, edits)


async def hover(session: Session, params: types.HoverParams) -> types.Hover | None:
    """Return the pages of the rules that flag a place."""
    draft = session.drafts.get(params.text_document.uri)
    if draft is None:
        return None
    checked = await session.checked(draft)
    offset = checked.places.offset(params.position)
    found = [one for _, one in draft.shown(checked) if _covers(one, offset)]
    if not found:
        return None
    words = "\n\n---\n\n".join(page(checked, one) for one in found)
    kind = types.MarkupKind.Markdown if session.reads_markdown else types.MarkupKind.PlainText
    content = types.MarkupContent(kind, words if session.reads_markdown else plain(words))
    return types.Hover(content, checked.places.range(found[0].span))


async def document_symbols(session: Session, params: types.DocumentSymbolParams) -> _Symbols:
    """Return the outline of a draft."""
    draft = session.drafts.get(params.text_document.uri)
    if draft is None:
        return []
    checked = await session.checked(draft)
    found = await session.desk.work(symbols, checked.report.document, checked.places)
    return found if session.shows_trees else list(flat(found, draft.uri))


def ignore_once(session: Session, uri: str, serial: int, number: int) -> None:
    """Wave a finding aside until its paragraph changes or the draft is closed."""
    draft = session.drafts.get(uri)
    checked = None if draft is None else draft.checked
    if draft is None or checked is None or checked.serial != serial:
        raise JsonRpcContentModified("文稿已经改动，请重新选择")
    draft.wave_aside(checked, number)
    session.announce(draft)
    if session.pulls:
        session.refresh()


def _covers(found: Diagnostic, offset: int) -> bool:
    start, end = found.span
    return start <= offset < end or start == offset == end


def _unchanged(draft: Draft, checked: Checked) -> None:
    """Refuse edits for a text that is no longer there."""
    if not draft.is_current or draft.checked is not checked:
        raise JsonRpcContentModified("文稿已经改动")


class _Progress:
    """Tells an editor that asked for it how far a survey has come."""

    def __init__(self, session: Session, token: int | str | None, number: int) -> None:
        self._session, self._token, self._number = session, token, number
        self._done = 0

    def __enter__(self) -> _Progress:
        begin = types.WorkDoneProgressBegin("公文校对", cancellable=True, percentage=0)
        if self._token is not None:
            self._session.server.work_done_progress.begin(self._token, begin)
        return self

    def step(self, file: Path) -> None:
        """Tell that one more file is done."""
        self._done += 1
        if self._token is not None:
            report = types.WorkDoneProgressReport(
                message=f"{self._done}/{self._number} {file.name}",
                percentage=100 * self._done // self._number,
            )
            self._session.server.work_done_progress.report(self._token, report)

    def __exit__(self, *_: object) -> None:
        if self._token is not None:
            self._session.server.work_done_progress.end(self._token, types.WorkDoneProgressEnd())
