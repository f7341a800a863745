"""One editor from hello to goodbye: what it can do, its open drafts, and how it hears of findings."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path

from ..config.settings import FILE
from ..source import SourceError, WenshuError
from . import wire
from .actions import Abilities
from .choices import SECTION, Choices, Settings
from .desk import Desk
from .drafts import Checked, Draft, path_of
from .protocol import crash
from .survey import Survey
from .vocabulary import PROJECT, Shelf, shelf_for

_SETTINGS = ".toml"
"""Files of this kind are no drafts; editors may open them with us all the same."""


class Session:
    """The state of one editor; made when it says hello.

    :param begun_with: what was chosen when the server was started.
    """

    def __init__(self, server: LanguageServer, begun_with: Choices, params: types.InitializeParams) -> None:
        self.server = server
        self.drafts: dict[str, Draft] = {}
        self.encoding = types.PositionEncodingKind(server.workspace.position_encoding)
        self.able = _abilities(params.capabilities)
        self.pulls = _has(params.capabilities, "text_document.diagnostic")
        self.shows_trees = _has(
            params.capabilities, "text_document.document_symbol.hierarchical_document_symbol_support"
        )
        self.reads_markdown = _reads_markdown(params.capabilities)
        self._root = _root(params)
        self.settings = Settings(begun_with, next(iter(self.folders), None))
        self.desk = Desk(self.settings)
        self.survey = Survey(self.settings, self.encoding)
        self._begun_with = begun_with
        self._can = params.capabilities
        self._told: dict[str, str] = {}
        self._watched: set[str] = set()
        self._work: set[asyncio.Task[None]] = set()
        self.choose(params.initialization_options)

    @property
    def folders(self) -> list[Path]:
        """The folders that the editor has open."""
        uris = [*self.server.workspace.folders] or [self._root]
        return [path for uri in uris if (path := path_of(uri))]

    # --- what the user chose ----------------------------------------------------

    def choose(self, said: object) -> None:
        """Take the settings of the editor; those that cannot be used are told of and left aside."""
        try:
            choices = self._begun_with.joined(None if said == [] else said)  # how Lua writes an empty table
        except WenshuError as error:
            self.tell(SECTION, error)
            return
        self.tell(SECTION, None)
        if self.settings.choose(choices):
            self.recheck()

    def settle(self) -> None:
        """Begin work: ask for settings and for news of configuration files."""
        self.watch()
        self._begin(self._fetch_choices())

    def reconfigure(self, said: object) -> None:
        """Take settings that the editor sent, or ask it for them."""
        if isinstance(said, Mapping) and SECTION in said:
            self.choose(said[SECTION])
        else:
            self._begin(self._fetch_choices())

    async def _fetch_choices(self) -> None:
        if not _has(self._can, "workspace.configuration"):
            return
        asked = types.ConfigurationParams([types.ConfigurationItem(section=SECTION)])
        said = await self.server.workspace_configuration_async(asked)
        if said and said[0] is not None:
            self.choose(said[0])

    def look_again(self) -> None:
        """Read the configuration files again, and check again where they say something else."""
        if self.settings.changed():
            self.recheck()

    def recheck(self) -> None:
        """Let every open draft be checked again."""
        for draft in self.drafts.values():
            draft.revision += 1
        self.refresh()

    # --- drafts -----------------------------------------------------------------

    def open(self, item: types.TextDocumentItem) -> None:
        """Take a draft that was opened."""
        if item.uri.endswith(_SETTINGS):
            return
        self.look_again()
        draft = self.drafts[item.uri] = Draft(item, self.encoding)
        self.announce(draft)

    def close(self, uri: str) -> None:
        """Forget a draft, and what the editor shows of it."""
        if self.drafts.pop(uri, None) and not self.pulls:
            self.server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    async def checked(self, draft: Draft) -> Checked:
        """Return the check of the newest text of a draft, having told what went wrong with it."""
        checked = await self.desk.checked(draft)
        self.tell(str(draft.path and draft.path.parent), checked.problem)
        broken = "、".join(sorted({rule for rule, _ in checked.report.failures}))
        if broken:
            self._say(
                f"{draft.uri}:rules", f"规则 {broken} 检查时出错，其余照查；请报告", types.MessageType.Warning
            )
        for notice in checked.report.notices:
            self._log(f"{draft.uri}:{notice.code}", f"{draft.name}：{notice.message}")
        return checked

    # --- how the editor hears of it -----------------------------------------------

    def announce(self, draft: Draft) -> None:
        """Let the editor hear of the newest findings, unless it asks for them by itself."""
        if not self.pulls and (draft.told is None or draft.told.done()):
            draft.told = self._begin(self._publish(draft))

    def refresh(self) -> None:
        """Let the editor hear of all open drafts again."""
        if not self.pulls:
            for draft in self.drafts.values():
                self.announce(draft)
        elif _has(self._can, "workspace.diagnostics.refresh_support"):
            self.server.workspace_diagnostic_refresh(None)

    def _begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Do something meanwhile; asyncio itself keeps no hold on it."""
        task = asyncio.create_task(work)
        self._work.add(task)
        task.add_done_callback(self._work.discard)
        return task

    async def _publish(self, draft: Draft) -> None:
        try:
            checked = await self.checked(draft)
        except Exception as error:
            self._say(draft.uri, crash(error), types.MessageType.Error)
            return
        if self.drafts.get(draft.uri) is draft:
            found = wire.diagnostics(draft, checked)
            params = types.PublishDiagnosticsParams(draft.uri, found, version=draft.version)
            self.server.text_document_publish_diagnostics(params)

    def tell(self, about: str, problem: WenshuError | None) -> None:
        """Tell the user once what is wrong, until it was right in between."""
        if problem is None:
            self._told.pop(about, None)
            return
        after = "" if isinstance(problem, SourceError) else "。改好之前按原来的或缺省的配置检查"
        self._say(about, f"{problem}{after}", types.MessageType.Error)

    def _say(self, about: str, words: str, kind: types.MessageType) -> None:
        if self._told.get(about) != words:
            self._told[about] = words
            self.server.window_show_message(types.ShowMessageParams(kind, words))

    def _log(self, about: str, words: str) -> None:
        if self._told.get(about) != words:
            self._told[about] = words
            self.server.window_log_message(types.LogMessageParams(types.MessageType.Warning, words))

    # --- files beside the drafts ----------------------------------------------------

    def shelf(self, draft: Draft) -> Shelf | None:
        """Return where the terms of the house are written down for a draft, ``None`` where nowhere."""
        top = self.settings.root or (draft.path.parent if draft.path else None)
        if top is None:
            return None
        folder = draft.path.parent if draft.path else top
        shelf = shelf_for(folder, self.settings.chosen_file, top, self.text_of, self.encoding)
        self.watch(shelf.path)
        return shelf

    def text_of(self, path: Path) -> str | None:
        """Return the words of a file, as the editor shows it where it is open."""
        draft = next((draft for draft in self.drafts.values() if draft.path == path), None)
        if draft is not None:
            return draft.places.text
        try:
            return path.read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            return None

    def watch(self, *files: Path) -> None:
        """Ask the editor to tell when files change; the names of configurations are always among them."""
        if not _has(self._can, "workspace.did_change_watched_files.dynamic_registration"):
            return
        names = {f"**/{name}" for name in (FILE, PROJECT, *(file.name for file in files))} - self._watched
        if names:
            self._watched |= names
            watchers = [types.FileSystemWatcher(name) for name in sorted(names)]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            made = types.Registration(f"{SECTION}-{len(self._watched)}", method, options)
            self.server.client_register_capability(types.RegistrationParams([made]))


def _has(capabilities: types.ClientCapabilities, path: str) -> bool:
    found: object = capabilities
    for name in path.split("."):
        found = getattr(found, name, None)
    return bool(found)


def _abilities(can: types.ClientCapabilities) -> Abilities:
    support = (
        can.text_document and can.text_document.code_action and can.text_document.code_action.resolve_support
    )
    edits = can.workspace and can.workspace.workspace_edit
    return Abilities(
        versioned=_has(can, "workspace.workspace_edit.document_changes"),
        resolves=bool(support and "edit" in support.properties),
        creates=bool(edits and types.ResourceOperationKind.Create in (edits.resource_operations or ())),
    )


def _reads_markdown(can: types.ClientCapabilities) -> bool:
    hover = can.text_document and can.text_document.hover
    return bool(hover and types.MarkupKind.Markdown in (hover.content_format or ()))


def _root(params: types.InitializeParams) -> str:
    """Return the URI of the one folder of an editor that knows no workspaces; empty without one."""
    return params.root_uri or (from_fs_path(params.root_path) if params.root_path else "") or ""
