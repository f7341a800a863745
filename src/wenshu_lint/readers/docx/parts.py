"""Follows the main part's relations to headers, footers, notes and the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...source import SourceError
from .xml import R, W, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

    from .package import Package, Relation
    from .tally import Tally

NO_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})


class Parts:
    """The parts around the main one; a damaged one is counted and taken as absent."""

    def __init__(self, package: Package, main: str, tally: Tally) -> None:
        self._package, self._tally = package, tally
        try:
            self._relations: dict[str, Relation] = package.relations(main)
        except SourceError as error:
            tally.damaged.append(error.place)
            self._relations = {}

    @property
    def links(self) -> dict[str, Relation]:
        """The relations of the main part, by their id."""
        return self._relations

    def tree(self, kind: str) -> _Element | None:
        """Return the root of the only part of a kind, such as ``styles``."""
        part = self.name(kind)
        return self._tree(part) if part else None

    def name(self, kind: str) -> str:
        """Return the name of the only part of a kind, empty where there is none."""
        return next(
            (link.target for link in self._relations.values() if link.kind == kind and link.target), ""
        )

    def _tree(self, part: str) -> _Element | None:
        try:
            root = self._package.tree(part)
        except SourceError:
            self._tally.damaged.append(part)
            return None
        if root is None:
            self._tally.damaged.append(part)
        return root

    def frames(self, sections: list[_Element]) -> Iterator[tuple[str, _Element, str]]:
        """Yield the headers, then the footers, that are shown: name, root and kind, each part once."""
        even = self._even(sections)
        for kind in ("header", "footer"):
            for link in _shown(sections, kind, even=even):
                relation = self._relations.get(link)
                root = self._tree(relation.target) if relation is not None and relation.target else None
                if relation is not None and root is not None:
                    yield relation.target, root, kind

    def _even(self, sections: list[_Element]) -> bool:
        """Tell whether even pages have headers of their own."""
        if not any(frame.get(W + "type") == "even" for section in sections for frame in section):
            return False
        settings = self.tree("settings")
        return settings is not None and is_on(settings.find(W + "evenAndOddHeaders"))

    def notes(self, cited: list[tuple[str, str]]) -> Iterator[tuple[str, _Element, list[_Element]]]:
        """Yield the parts of foot- and endnotes with the notes that are cited, in the order cited."""
        for kind in ("footnote", "endnote"):
            wanted = dict.fromkeys(id_ for which, id_ in cited if which == kind)
            root = self.tree(kind + "s") if wanted else None
            if root is None:
                continue
            held = {
                note.get(W + "id", ""): note
                for note in root.iterchildren(W + kind)
                if note.get(W + "type", "") not in NO_NOTES
            }
            yield self.name(kind + "s"), root, [held[id_] for id_ in wanted if id_ in held]


def _shown(sections: list[_Element], kind: str, *, even: bool) -> dict[str, None]:
    """Return the relation ids of the headers or footers shown, in order; a section inherits the last's."""
    current: dict[str, str] = {}
    found: dict[str, None] = {}
    for section in sections:
        for reference in section.iterchildren(f"{W}{kind}Reference"):
            current[reference.get(W + "type", "default")] = reference.get(R + "id", "")
        first = is_on(section.find(W + "titlePg"))
        for which, wanted in (("first", first), ("default", True), ("even", even)):
            if wanted and which in current:
                found[current[which]] = None
    return found
