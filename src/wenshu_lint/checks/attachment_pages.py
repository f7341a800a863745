"""Checks that attachments, their list and what the text says of them agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..nodes import Element
from ..span import Span
from .attachments import Item, items_of
from .elements import ElementCheck

_OTHER_LABEL = pattern("[表—-]")
_SUB_LABEL = pattern(r"\d[—-]\d")
"""附件1-1 is a part of 附件1, which the list need not name."""
_BRACKETS = pattern(r"[（(][^（()）]*[)）]|[《》〈〉“”\"\s、，,：:·]")


class AttachmentLabel(ElementCheck):
    """Flag a page of an attachment that is not headed 附件 or 附件1.

    With ``fault`` ``same-line`` those that are, but have their title on the same line.
    """

    roles: tuple[str, ...] = ("附件",)
    parts: tuple[str, ...] = ("attachment",)
    fault: str = "label"

    def words(self) -> frozenset[str]:
        """``fix`` is the right heading."""
        return frozenset({"fix"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare each heading with what it should be."""
        is_letter = any(document.element(role) for role in ("主送机关", "附件说明"))
        for element in self.chosen(document):
            block = document.block_at(element.span.end - 1)
            is_alone = block is None or not document.text[element.span.end : block.span.end].strip()
            if not (is_alone or is_letter):
                continue  # 附件一：投标函 in a book of forms
            right = self._right(document, element)
            if self.fault == "same-line":
                if not (right or is_alone):
                    yield Finding(element.span)
            elif right:
                yield Finding(element.span, {"fix": right}, right if is_alone else None)

    def _right(self, document: Document, element: Element) -> str:
        """Return the right heading, empty where it has that or none is to be asked for."""
        number = document.parts[element.part].number
        right = f"附件{number or ''}"
        solid = "".join(element.span.of(document.folded).split())
        if solid == right or solid.endswith("号" + right) or _OTHER_LABEL.search(solid):
            return ""
        if "件" not in solid and document.element("成文日期") is None:
            return ""  # a law may say 附： above its tables
        return "附件" if number == 1 and self._is_only(document) else right

    @staticmethod
    def _is_only(document: Document) -> bool:
        """Tell whether the document has one attachment, as far as its pages and its list show."""
        note = document.element("附件说明")
        listed = len(items_of(document, note)) if note else 1
        return listed == 1 and len(document.elements_by_role["附件"]) == 1


FAULTS = ("serial", "missing", "title", "order")


class AttachmentPages(ElementCheck):
    """Flag where the pages of attachments and the 附件说明 disagree.

    ``serial``: a page whose number is not in the list, or twice there, or unneeded.
    ``missing``: a name in the list without a page, though others have theirs.
    ``title``: a page with another title than the list. ``order``: 附件1 behind 附件2.
    """

    roles: tuple[str, ...] = ("附件说明",)
    fault: str = "serial"

    def words(self) -> frozenset[str]:
        """``listed`` is what the list says, ``expected`` the heading that would agree with it."""
        return frozenset({"listed", "expected"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare the list of the main part with the headed pages."""
        for element in self.chosen(document):
            items = items_of(document, element)
            labels = [
                other
                for other in document.elements
                if other.role == "附件"
                and document.parts[other.part].kind == "attachment"
                and (self.fault == "missing" or not _SUB_LABEL.search(other.span.of(document.folded)))
            ]
            if items and labels and element.part == 0:
                yield from getattr(self, f"_{self.fault}")(document, items, labels)

    def _serial(self, document: Document, items: list[Item], labels: list[Element]) -> Iterator[Finding]:
        seen: set[int] = set()
        for label in labels:
            number = document.parts[label.part].number
            listed = str(len(items))
            if len(items) == 1 and number:
                wrong = not items[0].number or number > 1
                if wrong:
                    yield Finding(label.span, {"listed": listed, "expected": "附件"})
            elif len(items) > 1 and (not number or number > len(items) or number in seen):
                rest = [n for n in range(1, len(items) + 1) if n not in seen]
                expected = f"附件{rest[0]}" if rest and not number else ""
                yield Finding(
                    label.span, {"listed": listed, "expected": expected or "与附件说明一致的顺序号"}
                )
            seen.add(number)

    def _missing(self, document: Document, items: list[Item], labels: list[Element]) -> Iterator[Finding]:
        numbers = {document.parts[label.part].number for label in labels}
        if len(items) < 2 or 0 in numbers or not all(item.number for item in items):
            return
        for item in items:
            if item.number not in numbers:
                span = item.bare(document.text)
                yield Finding(span, {"listed": str(len(items)), "expected": f"附件{item.number}"})

    def _title(self, document: Document, items: list[Item], labels: list[Element]) -> Iterator[Finding]:
        names = {item.number or (1 if len(items) == 1 else 0): item for item in items}
        for label in labels:
            number = document.parts[label.part].number or (1 if len(items) == 1 else 0)
            title = document.element("标题", label.part)
            span = title.span if title else _swapped(document, items, label)
            if span is None or number not in names:
                continue
            listed = _solid(names[number].bare(document.text).of(document.folded))
            found = _solid(span.of(document.folded))
            if listed and found and listed not in found and found not in listed:
                place = names[number].bare(document.text)
                words = {"listed": place.of(document.text), "expected": ""}
                yield Finding(span, words, related=(place,))

    def _order(self, document: Document, items: list[Item], labels: list[Element]) -> Iterator[Finding]:
        for above, below in pairwise(labels):
            first, second = document.parts[above.part].number, document.parts[below.part].number
            if 0 < second < first <= len(items):
                words = {"listed": str(len(items)), "expected": f"附件{first}"}
                yield Finding(below.span, words, related=(above.span,))

    def prepared(self) -> AttachmentPages:
        """Refuse a fault that is not known."""
        if self.fault not in FAULTS:
            raise ValueError(f"没有“{self.fault}”这种 fault；可用：{'、'.join(FAULTS)}")
        return super().prepared()


def _solid(words: str) -> str:
    return _BRACKETS.sub("", words)


def _swapped(document: Document, items: list[Item], label: Element) -> Span | None:
    """Return the line below a label where it is a name of the list, word for word."""
    index = document.block_index(label.span.start) + 1
    if index >= document.parts[label.part].last:
        return None
    block = document.blocks[index].span
    words = block.of(document.folded)
    bare = words.strip()
    if bare not in {item.bare(document.text).of(document.folded) for item in items}:
        return None
    start = block.start + len(words) - len(words.lstrip())
    return Span(start, start + len(bare))
