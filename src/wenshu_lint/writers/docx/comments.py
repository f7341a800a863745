"""Writes comments: a mark before and after the words in the body, the remark in a part of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...readers.docx.xml import W
from .places import Places, number_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from ...span import Span

AUTHOR, INITIALS = "wenshu-lint", "校"
UNFIT = re.compile(r"[^ -\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
"""What XML cannot hold, or not as words: half characters, non-characters, controls, line ends."""
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Comments:
    """The comments that a copy gets, after those that the file has.

    :param root: of the part of comments.
    """

    def __init__(self, root: _Element, places: Places, moment: str) -> None:
        self._root, self._places, self._moment = root, places, moment
        self._next = 1 + max(map(number_of, root.iterchildren(W + "comment")), default=-1)
        self.count = 0
        """How many comments were added."""
        self.displaced = 0
        """How many of them stand beside the place they are about."""

    def add(self, span: Span, remark: Sequence[str]) -> None:
        """Comment on a span; a file without a run can bear no comment."""
        anchor = self._places.anchor(span)
        if anchor is None:
            return
        number = {"id": str(self._next)}
        anchor.first.addprevious(element(self._root, "commentRangeStart", number))
        anchor.last.addnext(element(self._root, "r", {}, element(self._root, "commentReference", number)))
        anchor.last.addnext(element(self._root, "commentRangeEnd", number))
        stamp = {**number, "author": AUTHOR, "date": self._moment, "initials": INITIALS}
        paragraphs = [self._paragraph(words, first=index == 0) for index, words in enumerate(remark)]
        self._root.append(element(self._root, "comment", stamp, *paragraphs))
        self._next += 1
        self.count += 1
        self.displaced += not anchor.exact

    def _paragraph(self, words: str, *, first: bool) -> _Element:
        """Return a paragraph of a comment; it takes nothing from the body style of the draft, often 三号."""
        root = self._root
        paragraph = element(
            root,
            "p",
            {},
            element(
                root,
                "pPr",
                {},
                element(root, "spacing", {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}),
                element(root, "ind", {"firstLine": "0", "firstLineChars": "0"}),
                element(root, "jc", {"val": "left"}),
            ),
        )
        if first:
            paragraph.append(element(root, "r", {}, element(root, "annotationRef", {})))
        text = element(root, "t", {})
        text.text = UNFIT.sub("�", words)
        text.set(_XML_SPACE, "preserve")
        size = element(
            root, "rPr", {}, *([element(root, "b", {})] if first else []), element(root, "sz", {"val": "20"})
        )
        paragraph.append(element(root, "r", {}, size, text))
        return paragraph


def element(near: _Element, name: str, attributes: dict[str, str], *children: _Element) -> _Element:
    """Return a new element of the main namespace, to be put near another."""
    made = near.makeelement(W + name, {W + key: value for key, value in attributes.items()})
    made.extend(children)
    return made
