"""Where the terms of the house are written down, and the edit that adds one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types
from pygls.uris import from_fs_path

from ..config.settings import FILE, stack_for, stack_of
from ..source import WenshuError
from ..span import Span
from .places import Places

_LONGEST = 30
_LIST = re.compile(r"^vocab[ \t]*=[ \t]*\[", re.M)
_TABLE = re.compile(r"^[ \t]*\[", re.M)
_OURS = re.compile(r"^\[tool\.wenshu-lint\][^\n]*\n?", re.M)
PROJECT = "pyproject.toml"
"""The configuration file in which our settings are one table among others."""


class Shelf(NamedTuple):
    """The file that takes the terms of the house for one draft."""

    path: Path
    is_list: bool
    """True for a file of terms, one a line; False for a configuration file."""
    text_of: Callable[[Path], str | None]
    """Gives the words of a file, as the editor shows it where it is open; ``None`` where there is none."""
    encoding: str

    @property
    def name(self) -> str:
        """What to call the file."""
        return self.path.name

    def accepting(self, term: str, may_create: bool, *, versioned: bool) -> types.WorkspaceEdit | None:
        """Return the edit that adds a term; ``None`` where the editor cannot make it."""
        uri = from_fs_path(str(self.path)) or ""
        text = self.text_of(self.path)
        if text is None:
            if not may_create:
                return None
            first = types.TextDocumentEdit(
                types.OptionalVersionedTextDocumentIdentifier(uri, None),
                [types.TextEdit(_POINT, f"{term}\n" if self.is_list else f"vocab = [{_quoted(term)}]\n")],
            )
            return types.WorkspaceEdit(document_changes=[types.CreateFile(uri), first])
        found = _at_end(text, term) if self.is_list else _in_settings(text, term, self.name)
        if found is None:
            return None
        place, words = found
        edit = types.TextEdit(Places(text, self.encoding).range(Span(place, place)), words)
        if not versioned:
            return types.WorkspaceEdit(changes={uri: [edit]})
        there = types.OptionalVersionedTextDocumentIdentifier(uri, None)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(there, [edit])])


_POINT = types.Range(types.Position(0, 0), types.Position(0, 0))


def shelf_for(
    folder: Path, chosen: Path | None, top: Path, text_of: Callable[[Path], str | None], encoding: str
) -> Shelf:
    """Return where the terms for the drafts of a folder are written down.

    That is the vocabulary file that the nearest configuration names, or else that configuration itself.

    :param chosen: the configuration file that the user named instead of having one looked for.
    :param top: the folder in which to begin a configuration where there is none.
    """
    try:
        stack = stack_of(chosen) if chosen else stack_for(folder)
    except WenshuError:
        stack = ()
    for settings in reversed(stack):
        if "vocab-file" in settings.values:
            return Shelf((settings.folder / settings.values["vocab-file"]).resolve(), True, text_of, encoding)
    for settings in reversed(stack):
        if settings.file:
            return Shelf(Path(settings.file), False, text_of, encoding)
    return Shelf(top / FILE, False, text_of, encoding)


def term_at(text: str, found: Span, selected: Span) -> str:
    """Return the words to accept: those selected around a finding, or its own; empty where it has none."""
    around = selected.start <= found.start and found.end <= selected.end
    term = (selected if around and selected.start < selected.end else found).of(text)
    return term if 2 <= len(term) <= _LONGEST and all(map(str.isalpha, term)) else ""


def _at_end(text: str, term: str) -> tuple[int, str]:
    gap = "" if not text or text.endswith("\n") else "\n"
    return len(text), f"{gap}{term}\n"


def _in_settings(text: str, term: str, name: str) -> tuple[int, str] | None:
    """Return where and how a term is written into a configuration: into its list, or as a new one."""
    start = 0
    if name == PROJECT:
        head = _OURS.search(text)
        if head is None:
            return None
        start = head.end()
    table = _TABLE.search(text, start)
    end = table.start() if table else len(text)
    there = _LIST.search(text, start, end)
    if there:
        empty = text[there.end() :].lstrip().startswith("]")
        return there.end(), _quoted(term) + ("" if empty else ", ")
    place = len(text[:end].rstrip())
    return place, f"{chr(10) if place else ''}vocab = [{_quoted(term)}]{'' if text[place:] else chr(10)}"


def _quoted(term: str) -> str:
    return json.dumps(term, ensure_ascii=False)
