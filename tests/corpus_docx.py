"""Writes the Word drafts of the corpus from plain sources, the same bytes every time.

``python -m tests.corpus_docx`` writes ``corpus/*/NAME.docx`` for each ``docx_drafts/*/NAME.txt``.
A line of a source is a word that names its kind, a bar and the text: ``正文|…``. Kinds that
start with 自动 get an automatic number; cells of a 表格 are parted by bars.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

HERE = Path(__file__).parent
SOURCES = HERE / "docx_drafts"
CORPUS = HERE.parent / "corpus"

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "openxmlformats-officedocument.wordprocessingml."
_RELATIONS = "openxmlformats-package.relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"


class _Style(NamedTuple):
    """How a kind of paragraph looks, after GB/T 9704—2012."""

    font: str = "仿宋"
    size: int = 32
    """In half-points: 32 is 三号."""
    align: str = "both"
    indent: str = ""
    color: str = ""
    level: int = -1
    """The level of the automatic number, -1 for none."""


_TWO = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_RIGHT = '<w:ind w:rightChars="400" w:right="1280"/>'
_STYLES = {
    "标志": _Style("方正小标宋简体", 72, "center", color="FF0000"),
    "文号": _Style(align="center"),
    "上行文号": _Style(align="left", indent='<w:ind w:leftChars="100" w:left="320"/>'),
    "标题": _Style("方正小标宋简体", 44, "center"),
    "主送": _Style(align="left"),
    "正文": _Style(indent=_TWO),
    "一级": _Style("黑体", indent=_TWO),
    "二级": _Style("楷体", indent=_TWO),
    "自动一级": _Style("黑体", indent=_TWO, level=0),
    "自动二级": _Style("楷体", indent=_TWO, level=1),
    "自动三级": _Style(indent=_TWO, level=2),
    "附件说明": _Style(indent=_TWO),
    "附件续": _Style(align="left", indent='<w:ind w:leftChars="500" w:left="1600"/>'),
    "署名": _Style(align="right", indent=_RIGHT),
    "附注": _Style(indent=_TWO),
    "附件": _Style("黑体", align="left"),
    "版记": _Style(size=28, align="left", indent='<w:ind w:leftChars="100" w:left="280"/>'),
    "表格": _Style(size=28, align="center"),
}
_FORMS = (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."))
_PAGE = (
    '<w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"'
    ' w:header="851" w:footer="1588" w:gutter="0"/>'
)


def drafts() -> Iterator[tuple[Path, bytes]]:
    """Give the path of each Word draft of the corpus and the bytes it must hold."""
    for source in sorted(SOURCES.rglob("*.txt")):
        target = (CORPUS / source.relative_to(SOURCES)).with_suffix(".docx")
        yield target, docx(source.read_text(encoding="utf-8"))


def docx(source: str) -> bytes:
    """Return the Word file that a source describes."""
    lines = [line.partition("|") for line in source.splitlines() if line]
    members = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": _document([(kind, words) for kind, _, words in lines]),
        "word/_rels/document.xml.rels": _relations(
            {
                "rId1": ("styles", "styles.xml"),
                "rId2": ("numbering", "numbering.xml"),
                "rId3": ("settings", "settings.xml"),
                "rId4": ("footer", "footer1.xml"),
                "rId5": ("footer", "footer2.xml"),
            }
        ),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _part("settings", "<w:evenAndOddHeaders/>"),
        "word/footer1.xml": _footer("right"),
        "word/footer2.xml": _footer("left"),
    }
    return _zipped(members)


def _zipped(members: dict[str, str]) -> bytes:
    """Return a zip without compression, so that no version of zlib changes the bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as file:
        for name, xml in members.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            file.writestr(entry, xml.encode())
    return stream.getvalue()


def _part(tag: str, inner: str) -> str:
    return f'{_HEAD}<w:{tag} xmlns:w="{_W}" xmlns:r="{_R}">{inner}</w:{tag}>'


def _content_types() -> str:
    kinds = {name: name for name in ("styles", "numbering", "settings")}
    kinds |= {"document": "document.main", "footer1": "footer", "footer2": "footer"}
    entries = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.{_OFFICE}{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    rels = f'<Default Extension="rels" ContentType="application/vnd.{_RELATIONS}+xml"/>'
    return f'{_HEAD}<Types xmlns="{_PACKAGE}content-types">{rels}{entries}</Types>'


def _relations(links: dict[str, tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="{id_}" Type="{_R}/{kind}" Target="{target}"/>'
        for id_, (kind, target) in links.items()
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}relationships">{entries}</Relationships>'


def _look(font: str, size: int, color: str = "") -> str:
    """Return the properties of a run."""
    red = f'<w:color w:val="{color}"/>' if color else ""
    names = f'w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{font}"'
    return f'<w:rPr><w:rFonts {names}/>{red}<w:sz w:val="{size}"/></w:rPr>'


def _styles() -> str:
    default = f"<w:docDefaults><w:rPrDefault>{_look('仿宋', 32)}</w:rPrDefault></w:docDefaults>"
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    return _part("styles", default + normal + "".join(map(_style, _STYLES)))


def _style(name: str) -> str:
    style = _STYLES[name]
    number = ""
    if style.level >= 0:
        number = f'<w:numPr><w:ilvl w:val="{style.level}"/><w:numId w:val="1"/></w:numPr>'
    pitch = "" if name == "标志" else '<w:spacing w:line="579" w:lineRule="exact"/>'
    place = f'{number}{pitch}{style.indent}<w:jc w:val="{style.align}"/>'
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="a"/><w:pPr>{place}</w:pPr>{_look(style.font, style.size, style.color)}</w:style>'
    )


def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        for level, (form, text) in enumerate(_FORMS)
    )
    kind = f'<w:multiLevelType w:val="multilevel"/>{levels}'
    listed = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return _part("numbering", f'<w:abstractNum w:abstractNumId="0">{kind}</w:abstractNum>{listed}')


def _footer(align: str) -> str:
    """Return a footer with the page number between two dashes, one character from the edge."""
    look = _look("宋体", 28)
    page = f'<w:fldSimple w:instr=" PAGE "><w:r>{look}<w:t>1</w:t></w:r></w:fldSimple>'
    place = f'<w:pPr><w:ind w:{align}Chars="100" w:{align}="280"/><w:jc w:val="{align}"/></w:pPr>'
    return _part("ftr", f"<w:p>{place}{_run('— ', look)}{page}{_run(' —', look)}</w:p>")


def _document(lines: Iterable[tuple[str, str]]) -> str:
    body = ""
    for is_table, group in groupby(lines, key=lambda line: line[0] == "表格"):
        if is_table:
            body += _table([words.split("|") for _, words in group])
        else:
            body += "".join(_paragraph(kind, words) for kind, words in group)
    return _part("document", f"<w:body>{body}<w:sectPr>{_PAGE}</w:sectPr></w:body>")


def _paragraph(kind: str, words: str) -> str:
    assert kind in _STYLES, f"unknown kind of line: {kind}"
    new_page = "<w:pageBreakBefore/>" if kind == "附件" else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{kind}"/>{new_page}</w:pPr>{_run(words) if words else ""}</w:p>'


def _run(words: str, look: str = "") -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def _table(rows: list[list[str]]) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    edges = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in sides)
    width = 8844 // len(rows[0])
    grid = f'<w:gridCol w:w="{width}"/>' * len(rows[0])
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{{}}</w:tc>'
    inside = "".join(
        f"<w:tr>{''.join(cell.format(_paragraph('表格', words)) for words in row)}</w:tr>" for row in rows
    )
    borders = f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr>"
    return f"<w:tbl>{borders}<w:tblGrid>{grid}</w:tblGrid>{inside}</w:tbl><w:p/>"


def main() -> None:
    """Write every Word draft."""
    for target, data in drafts():
        target.write_bytes(data)


if __name__ == "__main__":
    main()
