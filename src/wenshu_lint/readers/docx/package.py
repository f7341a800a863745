"""Opens the zip of a Word file within limits and finds its parts by their relations."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from ...source import SourceError
from .xml import STRICT, parse

if TYPE_CHECKING:
    from lxml.etree import _Element

SIGNS = (b"strike", b"highlight", b"FFFFFF", b"w:sz ", b"instr", b"w:hyperlink")
"""Bytes of a part without which none of the traces is in it that they stand for."""
MAX_MEMBERS = 20_000
"""Members of one package."""
MAX_PART = 256 * 1024 * 1024
"""Bytes of one part, unpacked."""
MAX_TOTAL = 512 * 1024 * 1024
"""Bytes of all parts that are read, unpacked."""
MAX_RATIO = 500
"""How many times larger than packed a part may be, once it exceeds :data:`RATIO_FROM`."""
RATIO_FROM = 16 * 1024 * 1024

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    LookupError,
    ValueError,
    OSError,
    struct.error,
    OverflowError,
    MemoryError,
)
"""What the standard library raises for damaged packages, one or another."""
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DAMAGED = "文件损坏，无法解开；请用 Word 或 WPS 打开并另存为 .docx 后再检查"
_TOO_LARGE = "解开后过大，为安全起见不予读取"


class Relation(NamedTuple):
    """A link from one part to another."""

    id: str
    kind: str
    """The last word of its type: ``header``, ``footnotes``, ``aFChunk`` …"""
    target: str
    """Name of the part; empty for a target outside the file."""
    outside: str = ""
    """The target outside the file."""


class Package:
    """The parts of one Word file, read when asked for."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        if not data.startswith(b"PK"):
            raise SourceError(name, _why_no_zip(data))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except _BROKEN as error:
            raise SourceError(name, _DAMAGED) from error
        if len(members) > MAX_MEMBERS:
            raise SourceError(name, f"内含 {len(members)} 个文件，超过 {MAX_MEMBERS} 个的上限，不予读取")
        self.members = {member.filename.replace("\\", "/").lstrip("/").lower(): member for member in members}
        """Name in small letters → member, in their order; of several under one name, that which is read."""
        self._left = MAX_TOTAL
        self.hiding: set[str] = set()
        """Names of the XML parts read so far that switch hidden text on or off."""
        self.signs: dict[str, frozenset[bytes]] = {}
        """For the XML parts read so far, what there is to look for in them."""
        self.strict = False
        """Whether a part read so far uses the names of the strict form, which reading replaces."""
        self.kept: dict[str, _Element] | None = None
        """Where parts are to be changed, their trees by name; such a part is read once."""

    @property
    def signed(self) -> bool:
        """Whether the file bears a digital signature."""
        return any(name.startswith("_xmlsignatures/") for name in self.members)

    def part(self, part: str) -> bytes | None:
        """Return the bytes of a part, ``None`` where there is no such part.

        :raises SourceError: for a part that is damaged, encrypted or outsize.
        """
        member = self.members.get(part.lower())
        return None if member is None else self.content(member)

    def content(self, member: zipfile.ZipInfo) -> bytes:
        """Return the bytes of a member; raise as :meth:`part` does."""
        part = member.filename
        if member.flag_bits & 1:
            raise SourceError(self.name, "文件有打开密码，请解除密码后再检查", part)
        limit = min(MAX_PART, self._left)
        try:
            with self._zip.open(member) as file:
                data = file.read(limit + 1)
        except _BROKEN as error:
            raise SourceError(self.name, _DAMAGED, part) from error
        self._left -= len(data)
        ratio = len(data) / max(1, member.compress_size)
        if len(data) > limit or (len(data) > RATIO_FROM and ratio > MAX_RATIO):
            raise SourceError(self.name, _TOO_LARGE, part)
        return data

    def tree(self, part: str) -> _Element | None:
        """Return the root of an XML part, ``None`` where there is no such part."""
        if self.kept is not None and part in self.kept:
            return self.kept[part]
        data = self.part(part)
        if data is None:
            return None
        if b"vanish" in data:
            self.hiding.add(part)
        self.signs[part] = frozenset(sign for sign in SIGNS if sign in data)
        root = parse(data, self.name, part)
        self.strict = self.strict or STRICT in data
        if self.kept is not None:
            self.kept[part] = root
        return root

    def relations(self, part: str) -> dict[str, Relation]:
        """Return the links of a part (of the package for ``""``) by their id."""
        folder, file = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
        if root is None:
            return {}
        found = (_relation(link, folder) for link in root.iterchildren("{*}Relationship"))
        return {relation.id: relation for relation in found}

    def main(self) -> str:
        """Return the name of the main document part.

        :raises SourceError: for a package that is not from Word.
        """
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target.lower() in self.members:
                return relation.target
        if "word/document.xml" in self.members:
            return "word/document.xml"
        raise SourceError(
            self.name, "不是 Word 文档：文件里没有正文部分；请用 Word 或 WPS 打开并另存为 .docx"
        )


def _relation(link: _Element, folder: str) -> Relation:
    target, outside = unquote(link.get("Target", "")), ""
    if link.get("TargetMode") == "External":
        target, outside = "", target
    elif target.startswith("/"):
        target = target.lstrip("/")
    else:
        target = posixpath.normpath(posixpath.join(folder, target)) if target else ""
    return Relation(link.get("Id", ""), link.get("Type", "").rpartition("/")[2], target, outside)


def _why_no_zip(data: bytes) -> str:
    """Say what the bytes of a so-called Word file are instead, and what to do."""
    if not data:
        return "文件是空的，没有内容"
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            return "文件有打开密码（或受权限保护），请解除密码后再检查"
        return "内容是旧版 .doc 或 .wps 文档，与后缀不符；请用 Word 或 WPS 打开，另存为 .docx"
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"{\\rtf"):
        return "内容是 RTF 文件，与后缀不符；请用 Word 或 WPS 打开，另存为 .docx"
    if start.startswith(b"%pdf"):
        return "内容是 PDF 文件，与后缀不符；请检查成文前的 .docx 稿"
    if start.startswith((b"<html", b"<!doctype html", b"<?xml", b"mime-version")):
        return "内容是网页或 XML 文件，与后缀不符；请用 Word 或 WPS 打开，另存为 .docx"
    return "不是 Word 文档，或文件已损坏；若是纯文本，请将后缀改为 .txt"
