"""Builds small Word files for tests out of strings."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_NS = "http://purl.oclc.org/ooxml/wordprocessingml/main"
NAMES = (
    f'xmlns:w="{W_NS}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)


_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def _types(kinds: Mapping[str, str]) -> str:
    """Return the part that says what the members are, without which no office program opens the file."""
    kinds = {"document.xml": "document.main", **kinds}
    overrides = (
        f'<Override PartName="/word/{name}" ContentType="{_OFFICE}{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(overrides)}</Types>'
    )


def part(tag: str, inner: str) -> str:
    """Return a whole part with the usual names declared."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} {NAMES}>{inner}</w:{tag}>'


def relations(links: Mapping[str, tuple[str, str]]) -> str:
    """Return a relations part: id → kind and target."""
    entries = (
        f'<Relationship Id="{id_}" Type="{_TYPES}{kind}" Target="{target}"/>'
        for id_, (kind, target) in links.items()
    )
    return _RELS.format("".join(entries))


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return stream.getvalue()


def docx(
    body: str,
    *,
    parts: Mapping[str, tuple[str, str]] | None = None,
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Return a Word file.

    :param body: the inside of ``w:body``.
    :param parts: other parts: kind (``styles``, ``header`` …) and XML by file name; the relation id
        is the file name without suffix.
    :param more: further members, or replacements.
    """
    links = {name.partition(".")[0]: (kind, name) for name, (kind, _xml) in (parts or {}).items()}
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": _types({name: kind for name, (kind, _xml) in (parts or {}).items()}),
        "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(links),
    }
    members.update({f"word/{name}": xml for name, (_kind, xml) in (parts or {}).items()})
    members.update(more or {})
    return zipped(members)


def r(words: str, properties: str = "") -> str:
    """Return a run."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{words}</w:t></w:r>'


def p(*pieces: str, style: str = "", num: tuple[int, int] | None = None, properties: str = "") -> str:
    """Return a paragraph; a piece that is no XML becomes a run."""
    inside = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num is not None:
        inside += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    inside += properties
    words = "".join(piece if piece.startswith("<") else r(piece) for piece in pieces)
    return f"<w:p>{f'<w:pPr>{inside}</w:pPr>' if inside else ''}{words}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """Return a table; a cell that is no XML becomes a paragraph."""
    inside = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:tcPr/>{c if c.startswith('<') else p(c)}</w:tc>" for c in row)
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/>{inside}</w:tbl>"


def level(index: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    """Return one level of a list."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(kinds: Mapping[int, str], lists: Mapping[int, tuple[int, str]]) -> str:
    """Return a numbering part: levels by abstract list; abstract list and overrides by list."""
    inside = "".join(
        f'<w:abstractNum w:abstractNumId="{id_}">{levels}</w:abstractNum>' for id_, levels in kinds.items()
    )
    inside += "".join(
        f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{kind}"/>{more}</w:num>'
        for id_, (kind, more) in lists.items()
    )
    return part("numbering", inside)
