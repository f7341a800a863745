"""Builds HTML from values; whatever is not markup already is escaped, so nothing can be forgotten."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path

from ..display import visible


class Markup(str):
    """Text that is HTML already; made by the functions of this module alone."""

    __slots__ = ()


BREAK = Markup("\n")
"""A line end in the source of the page."""

Inside = str | int | None | Iterable["Inside"]
"""What may stand inside an element: markup, text to be escaped, a number, or several; ``None`` is nothing."""

_VOID = frozenset({"meta", "link", "input", "br"})


def el(tag: str, *inside: Inside, **attributes: str | int | bool | None) -> Markup:
    """Return an element.

    :param attributes: ``class_`` for ``class``, ``data_gate`` for ``data-gate``; ``True`` for one without
        a value, ``None`` and ``False`` for one that is left out.
    """
    listed = "".join(_attribute(key, value) for key, value in attributes.items())
    end = "" if tag in _VOID else f"{join(*inside)}</{tag}>"
    return Markup(f"<{tag}{listed}>{end}")


def join(*inside: Inside) -> Markup:
    """Return several pieces one behind the other."""
    return Markup("".join(map(_piece, inside)))


def lines(*inside: Inside) -> Markup:
    """Return several pieces, one a line, so that the source of the page can be read too."""
    pieces = (_piece(piece) for piece in inside)
    return Markup("\n".join(piece for piece in pieces if piece))


def _piece(inside: Inside) -> str:
    if inside is None:
        return ""
    if isinstance(inside, Markup):
        return inside
    if isinstance(inside, str | int):
        return escape(visible(str(inside)))
    return "".join(map(_piece, inside))


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(visible(str(value)))}"'


@cache
def beside(module: str, name: str) -> Markup:
    """Return a style or script that lies beside a module; it is ours, so it is not escaped.

    :param module: ``__file__`` of the module.
    """
    return Markup(Path(module).with_name(name).read_text(encoding="utf-8"))


def digest(text: str) -> str:
    """Return what a page's policy says to let the browser run or apply this text alone."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
