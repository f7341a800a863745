"""What a check says, as diagnostics of the protocol.

They are plain values from the start: a bad draft of 200 KB has thousands, and objects that are
taken apart again would cost as much as the check.
"""

from __future__ import annotations

from typing import Any

from cattrs import Converter
from lsprotocol import types
from pygls.protocol import default_converter

from ..diagnostic import Diagnostic, Severity
from .drafts import Checked, Draft
from .places import Places

SOURCE = "wenshu-lint"
"""Who says it, as the editor shows it."""

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error.value,
    Severity.WARNING: types.DiagnosticSeverity.Warning.value,
    Severity.INFO: types.DiagnosticSeverity.Information.value,
}
_UNNECESSARY = [types.DiagnosticTag.Unnecessary.value]
_RELATED = "与此处有关"


def diagnostics(draft: Draft, checked: Checked) -> list[Any]:
    """Return the findings of a check that are to be shown, as the protocol has them."""
    places, serial, uri = checked.places, checked.serial, draft.uri
    return [_plain(uri, places, serial, number, found) for number, found in draft.shown(checked)]


def in_file(uri: str, places: Places, found: list[Diagnostic]) -> list[Any]:
    """Return the findings in a file that is not open; they can be acted on once it is."""
    return [_plain(uri, places, 0, number, diagnostic) for number, diagnostic in enumerate(found)]


def converter() -> Converter:
    """Return the converter of pygls, taught to leave alone what is plain already."""
    made: Converter = default_converter()  # type: ignore[no-untyped-call]
    usual = made.get_unstructure_hook(types.Diagnostic)
    made.register_unstructure_hook(
        types.Diagnostic, lambda found: found if type(found) is dict else usual(found)
    )
    return made


def _plain(uri: str, places: Places, serial: int, number: int, found: Diagnostic) -> dict[str, Any]:
    said: dict[str, Any] = {
        "range": places.plain_range(found.span),
        "severity": _SEVERITIES[found.severity],
        "code": found.rule,
        "source": SOURCE,
        "message": f"{found.message}\n{found.hint}" if found.hint else found.message,
        "data": {"check": serial, "finding": number},
    }
    if found.fix is not None and found.fix.edits == ((found.span, ""),):
        said["tags"] = _UNNECESSARY
    if found.related:
        said["relatedInformation"] = [
            {"location": {"uri": uri, "range": places.plain_range(span)}, "message": _RELATED}
            for span in found.related
        ]
    return said
