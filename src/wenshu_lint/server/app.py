"""The server itself: which message of an editor is answered where."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from lsprotocol import types
from pygls.exceptions import FeatureRequestError, JsonRpcServerNotInitialized
from pygls.lsp.server import LanguageServer

from .. import __version__
from . import answers
from .actions import FIX_ALL, IGNORE_ONCE
from .choices import SECTION, Choices
from .protocol import BROKEN, Protocol, guarded, silence
from .session import Session
from .wire import converter

_ANSWERS: tuple[tuple[str, Callable[..., Awaitable[Any]], Any], ...] = (
    (
        types.TEXT_DOCUMENT_DIAGNOSTIC,
        answers.diagnostics,
        types.DiagnosticOptions(False, True, identifier=SECTION, work_done_progress=True),
    ),
    (types.WORKSPACE_DIAGNOSTIC, answers.workspace_diagnostics, None),
    (
        types.TEXT_DOCUMENT_CODE_ACTION,
        answers.code_actions,
        types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL], resolve_provider=True),
    ),
    (types.CODE_ACTION_RESOLVE, answers.resolve, None),
    (types.TEXT_DOCUMENT_FORMATTING, answers.formatting, None),
    (types.TEXT_DOCUMENT_HOVER, answers.hover, None),
    (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, answers.document_symbols, None),
)


class Server(LanguageServer):
    """pygls's server for one editor.

    :param choices: what was chosen when it was started.
    """

    def __init__(self, choices: Choices) -> None:
        super().__init__(
            "wenshu-lint",
            __version__,
            protocol_cls=Protocol,
            converter_factory=converter,
        )
        self._choices = choices
        self._session: Session | None = None
        for method, answer, options in _ANSWERS:
            self.feature(method, options)(guarded(self._answering(answer)))
        self.command(IGNORE_ONCE)(guarded(self._ignore_once))
        for method, take in self._messages().items():
            self.feature(method)(guarded(take))

    @property
    def session(self) -> Session:
        """The state of the editor; an error before it said hello."""
        if self._session is None:
            raise JsonRpcServerNotInitialized("尚未收到 initialize")
        return self._session

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Tell the user that something went wrong, quoting no draft."""
        if source is FeatureRequestError:  # the request is answered with the error
            return
        _, found, rest = str(error).partition(BROKEN)
        words = f"{found}{rest}" if found else f"{BROKEN}（{type(error).__name__}），请报告"
        self.window_show_message(types.ShowMessageParams(types.MessageType.Error, words))

    def _answering(self, answer: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def answering(params: Any) -> Any:
            return await answer(self.session, params)

        return answering

    def _ignore_once(self, uri: str, serial: int, number: int) -> None:
        answers.ignore_once(self.session, uri, serial, number)

    def _messages(self) -> dict[str, Callable[[Any], Any]]:
        """Return what is done with the messages that need no answer."""

        def changed(params: types.DidChangeTextDocumentParams) -> None:
            draft = self.session.drafts.get(params.text_document.uri)
            if draft is not None:
                draft.change(params.text_document.version, params.content_changes)
                self.session.announce(draft)

        def chosen(params: types.DidChangeConfigurationParams) -> Any:
            return self.session.reconfigure(params.settings)

        return {
            types.INITIALIZE: self._begin,
            types.INITIALIZED: lambda _params: self.session.settle(),
            types.TEXT_DOCUMENT_DID_OPEN: lambda params: self.session.open(params.text_document),
            types.TEXT_DOCUMENT_DID_CHANGE: changed,
            types.TEXT_DOCUMENT_DID_SAVE: lambda _params: self.session.look_again(),
            types.TEXT_DOCUMENT_DID_CLOSE: lambda params: self.session.close(params.text_document.uri),
            types.WORKSPACE_DID_CHANGE_CONFIGURATION: chosen,
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES: lambda _params: self.session.look_again(),
        }

    def _begin(self, params: types.InitializeParams) -> None:
        self._session = Session(self, self._choices, params)


def serve(choices: Choices) -> None:
    """Serve an editor over standard input and output until it says goodbye."""
    silence()
    Server(choices).start_io()
