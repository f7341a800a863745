"""Puts the zip of a Word file together again: changed parts anew, all others as they are."""

from __future__ import annotations

import copy
import io
import posixpath
import zipfile
from typing import TYPE_CHECKING, Any

from ...readers.docx.xml import W
from ...source import SourceError

if TYPE_CHECKING:
    from lxml.etree import _Element

    from ...readers.docx.package import Package

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "[Content_Types].xml"


class Copy:
    """A copy of a Word file in which some parts are changed.

    :param package: the file, opened for writing.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self._changed: dict[str, _Element] = {}

    def change(self, root: _Element) -> None:
        """Note that a tree of the package was changed."""
        kept = self._package.kept or {}
        self._changed.update((name, root) for name, tree in kept.items() if tree is root)

    def comments(self) -> _Element:
        """Return the root of the part of comments; a file without one gets it, and what leads to it."""
        package = self._package
        main = package.main()
        for relation in package.relations(main).values():
            if relation.kind == "comments" and (root := package.tree(relation.target)) is not None:
                self.change(root)
                return root
        folder, file = posixpath.split(main)
        name = posixpath.join(folder, "comments.xml")
        if package.part(name) is not None:
            raise SourceError(package.name, "批注部分没有与正文相连；请用 Word 或 WPS 另存一次", name)
        self._link(posixpath.join(folder, "_rels", f"{file}.rels"), f"/{name}")
        self._declare(f"/{name}")
        return self._new(name, W[1:-1], "comments", "w")

    def _link(self, part: str, target: str) -> None:
        root = self._package.tree(part)
        if root is None:
            root = self._new(part, _RELATIONS, "Relationships", None)
        used = {link.get("Id") for link in root}
        number = next(n for n in range(1, len(used) + 2) if f"rId{n}" not in used)
        entry = {"Id": f"rId{number}", "Type": _RELATION, "Target": target}
        root.append(root.makeelement(f"{{{_RELATIONS}}}Relationship", entry))
        self.change(root)

    def _declare(self, part: str) -> None:
        root = self._package.tree(_TYPES)
        if root is not None:
            entry = {"PartName": part, "ContentType": _TYPE}
            root.append(root.makeelement(root.tag.replace("Types", "Override"), entry))
            self.change(root)

    def _new(self, part: str, space: str, tag: str, prefix: str | None) -> _Element:
        from lxml import etree

        names: dict[Any, str] = {prefix: space}
        root = etree.Element(f"{{{space}}}{tag}", nsmap=names)
        self._changed[part] = root
        return root

    def data(self) -> bytes:
        """Return the zip; members keep their order, times and, where nothing was changed, bytes.

        Of several members under one name only the one that was read remains.

        :raises SourceError: for a member that is damaged, encrypted or outsize.
        """
        parts = {name.lower(): (name, _bytes(root)) for name, root in self._changed.items()}
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for name, member in self._package.members.items():
                changed = parts.pop(name, None)
                words = self._package.content(member) if changed is None else changed[1]
                new.writestr(copy.copy(member), words, compress_type=member.compress_type)
            for name, words in parts.values():
                new.writestr(name, words)
        return out.getvalue()


def _bytes(root: _Element) -> bytes:
    from lxml import etree

    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
