"""pygls with three things changed: we keep the texts, errors say nothing of a draft, results travel plain."""

from __future__ import annotations

import logging
import os
import traceback
from asyncio import iscoroutinefunction
from collections.abc import Callable, Generator
from functools import wraps
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInternalError
from pygls.protocol import LanguageServerProtocol, lsp_method

_Steps = Generator[Any, Any, None]
_Handler = Callable[..., Any]
BROKEN = "程序内部出错"
"""How every message about an error of ours begins."""


class Protocol(LanguageServerProtocol):
    """Hands the changes of texts on as they come.

    The texts that pygls itself would keep break lines where the protocol does not (at U+2028, form feeds).
    """

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> _Steps:
        """Pass a draft on."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> _Steps:
        """Pass changes on."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> _Steps:
        """Pass it on that a draft was closed."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE], (params,), None


def silence() -> None:
    """Keep pygls from writing messages, which hold drafts, to the log of the editor."""
    logging.disable(logging.CRITICAL)


def crash(error: BaseException) -> str:
    """Return what is said of an error of ours: its kind and where, no words, for they may be the draft's."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{BROKEN}（{type(error).__name__}，{os.path.basename(last.filename)}:{last.lineno}），请报告"  # noqa: PTH119


def guarded(handler: _Handler) -> _Handler:
    """Wrap a handler, so that an error of ours quotes no draft on its way to the editor."""
    if iscoroutinefunction(handler):

        @wraps(handler)
        async def later(*given: Any) -> Any:
            try:
                return await handler(*given)
            except JsonRpcException:
                raise
            except Exception as error:
                raise JsonRpcInternalError(crash(error)) from None

        return later

    @wraps(handler)
    def at_once(*given: Any) -> Any:
        try:
            return handler(*given)
        except JsonRpcException:
            raise
        except Exception as error:
            raise JsonRpcInternalError(crash(error)) from None

    return at_once
