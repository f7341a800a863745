"""Parses one XML part of a Word file, safely, and names what is in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...source import SourceError

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VAL = W + "val"
PARAGRAPH = W + "p"
RUN = W + "r"

STRICT = b"purl.oclc.org/ooxml"
"""Stands in every part that uses the names of the strict form."""
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W,
    b"http://purl.oclc.org/ooxml/officeDocument/math": M,
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R,
}
"""The names that the strict form of the standard gives to the same things."""
_STRICT_NAME = re.compile(rb"(xmlns(?::[\w.-]+)?\s*=\s*[\"'])(http://purl\.oclc\.org/ooxml/[\w/]+)(?=[\"'])")
_OFF = frozenset({"0", "false", "off"})


def parse(data: bytes, name: str, part: str) -> _Element:
    """Return the root of a part, with the names of the strict form made those of the usual one.

    Entities, networks and outsize trees are refused.

    :raises SourceError: for XML that is broken or has a document type, naming the part.
    """
    from lxml import etree

    if STRICT in data:
        data = _STRICT_NAME.sub(_usual_name, data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise SourceError(name, "Word 文件内部损坏，请用 Word 或 WPS 打开并另存后再检查", part) from error
    if root.getroottree().docinfo.internalDTD:
        raise SourceError(name, "Word 文件内部含有不允许的文档类型声明，为安全起见不予读取", part)
    return root


def _usual_name(found: re.Match[bytes]) -> bytes:
    usual = _STRICT.get(found[2])
    return found[0] if usual is None else found[1] + usual[1:-1].encode()


def is_on(element: _Element | None) -> bool:
    """Tell whether a switch such as ``<w:vanish/>`` is present and not turned off."""
    return element is not None and element.get(VAL, "1") not in _OFF


def number(element: _Element | None, default: int | None = None) -> int | None:
    """Return the whole number in an element's value, ``default`` where there is none."""
    value = None if element is None else element.get(VAL)
    try:
        return default if value is None else int(value)
    except ValueError:
        return default
