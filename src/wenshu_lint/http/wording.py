"""Puts what a check found into the values that the service answers with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal

from ..diagnostic import Diagnostic, Severity
from ..document import Document
from ..particulars import Particulars
from ..report import Entry, FileReport, Report
from ..reporters import Options
from ..reporters.json import as_dict
from ..reporters.sheet.findings import FAMILIES
from ..reporters.sheet.gates import LIMITS, verdict
from .told import (
    Block,
    Checked,
    Counts,
    DocumentPart,
    Element,
    Finding,
    GateResult,
    Notice,
    Recognised,
    Remark,
    TableCell,
    Text,
)

_OPTIONS = Options()
_BROAD = frozenset({"正文", "附件"})
"""Elements in which others lie."""


def identity(diagnostic: Diagnostic) -> str:
    """Return the name of a finding in one text."""
    return f"{diagnostic.rule}@{diagnostic.span.start}-{diagnostic.span.end}"


def checked(report: Report, told: FileReport, *, whole: bool) -> Checked:
    """Return everything that is known of one draft.

    :param told: the same report with its places spelled out and with particulars.
    :param whole: whether to tell the text that was read as well.
    """
    about = told.particulars
    assert about is not None, "particulars were asked for"
    found = Counter(one.severity.label for one in report)
    return Checked(
        filename=told.name,
        profile=about.profile,
        digest=about.digest,
        counts=Counts(**found),
        findings=[_finding(told.name, entry) for entry in told.entries],
        notices=[Notice(**notice._asdict()) for notice in told.notices],
        skipped=[Remark(rule=rule, reason=reason) for rule, reason in told.skipped],
        failures=[Remark(rule=rule, reason=error) for rule, error in told.failures],
        suppressed=told.suppressed,
        recognised=_recognised(report.document, about),
        gates=list(_gates(report, about)),
        document=_text(report.document) if whole else None,
    )


def _finding(name: str, entry: Entry) -> Finding:
    diagnostic = entry.diagnostic
    said: dict[str, Any] = as_dict(name, entry, _OPTIONS)
    if diagnostic.fix is not None:
        for edit, (span, _) in zip(said["fix"]["edits"], diagnostic.fix.edits, strict=True):
            edit["offset"], edit["end_offset"] = span
    title = FAMILIES.get(diagnostic.family, diagnostic.family)
    return Finding(id=identity(diagnostic), family_title=title, **said)


def _recognised(document: Document, about: Particulars) -> Recognised:
    elements = [
        Element(
            role=known.role,
            words=known.words,
            characters=known.characters,
            offset=element.span.start,
            end_offset=element.span.end,
        )
        for known, element in zip(about.elements, document.elements, strict=True)
    ]
    parts = [
        DocumentPart.model_validate(
            {
                "kind": part.kind,
                "number": part.number,
                "offset": part.span.start,
                "end_offset": part.span.end,
            }
        )
        for part in document.parts
    ]
    return Recognised(
        genre=about.genre,
        direction=about.direction,
        secrecy=about.secrecy,
        issued=about.issued,
        dates=list(about.dates),
        attachments=list(about.attachments),
        characters=about.characters,
        elements=elements,
        parts=parts,
    )


def _gates(report: Report, about: Particulars) -> Iterator[GateResult]:
    whole = not any(notice.serious for notice in report.notices)
    for watch in about.watches:
        found = [one.severity for one in report if one.gate == watch.gate]
        faults = sum(severity > Severity.INFO for severity in found)
        state, words = verdict(watch, faults, len(found) - faults, whole=whole)
        said = {"state": state, "verdict": words, "findings": len(found), "limit": LIMITS[watch.gate]}
        yield GateResult.model_validate(watch._asdict() | said)


def _text(document: Document) -> Text:
    kind: Literal["text", "markdown", "word"] = "text"
    if document.is_word or document.is_markdown:
        kind = "word" if document.is_word else "markdown"
    return Text(text=document.text, kind=kind, encoding=document.encoding, blocks=list(_blocks(document)))


def _blocks(document: Document) -> Iterator[Block]:
    roles = _roles(document)
    for number, (span, kind, label, origin) in enumerate(document.blocks):
        heading = document.heading_at(number)
        cell = origin.cell if origin else None
        yield Block(
            offset=span.start,
            end_offset=span.end,
            kind=kind,
            label=label,
            role=roles.get(number, ""),
            level=heading.level if heading else None,
            heading_end=document.headed(heading).end if heading else None,
            table_cell=TableCell(**cell._asdict()) if cell else None,
        )


def _roles(document: Document) -> dict[int, str]:
    """Return the element to which each block belongs: the narrowest that lies over it, of two the first."""
    roles: dict[int, str] = {}
    for element in sorted(document.elements, key=lambda one: one.role not in _BROAD):
        first = max(0, document.block_index(element.span.start))
        for number in range(first, document.block_index(element.span.end - 1) + 1):
            if roles.get(number, "正文") in _BROAD:
                roles[number] = element.role
    return roles
