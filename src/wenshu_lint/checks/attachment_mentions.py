"""Checks of what a document says of its attachments: a list that is missing, a number that it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..analysis import numerals
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .attachments import Item, items_of
from .base import Check
from .elements import ElementCheck

_B = r"[^\S\r\n]"
_MENTION = pattern(
    r"(?:[见（(按填将及和与至、]|参照|填写|填报|填好|使用|按照|格式为|样式为"
    r"|[。；，](?=附件\d{1,2}(?:所[列附]|规定|要求)))"
    r"附件(?:\d{1,2}(?:[、至到～~和及]|—(?!\d+[）)]?[ \u3000]*《))){0,3}"
    r"(?P<n>[ \u3000]?\d{1,2}(?![\d年月\-—.．：:]|[、至到～~和及]\d)"
    r"|[一二三四五六七八九十](?![一二三四五六七八九十并份式律起览同致切定些种类套]))"
)
_TOTAL = pattern(r"附件[（(]?共(?P<n>\d{1,2}|[两三四五六七八九十])[件个份]")
_OWN_ATTACHMENT = pattern(
    r"[（(](?:[^（()），。]{0,10}见)?附件[^（()）]{0,6}[)）]|(?:详|具体|[单表式况求工案录])见附件|附后[)），。]"
)
_ANY_LABEL = pattern(r"(?m)^[ \u3000\t]*[（(【《]?附")
_ISSUES = pattern("印发|转发|批转|公布|发布|下发|颁布|颁发|送审|报送")


class AttachmentNoteMissing(ElementCheck):
    """Flag that a document has attachments, or speaks of one, but no 附件说明.

    Only a whole document is judged; one that issues or passes on a text may leave its
    名称 out of the list, and keeps its page.
    """

    roles: tuple[str, ...] = ("成文日期",)
    present: tuple[str, ...] = ("主送机关", "发文机关署名")
    absent: tuple[str, ...] = ("附件说明",)

    def literals(self) -> Iterable[str]:
        """Without these a document speaks of no attachment."""
        return ("附件", "附后")

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at the pages first, then at what the text says."""
        for element in self.chosen(document):
            text = document.folded
            labels = document.elements_by_role.get("附件", ())
            pages = [e for e in labels if document.parts[e.part].kind == "attachment"]
            if element.part or _ISSUES.search(document.title):
                continue
            if _ANY_LABEL.search(text, 0, element.span.start):
                continue
            body = document.element("正文", element.part)
            if pages:
                yield Finding(pages[0].span)
            elif body is not None and not _ANY_LABEL.search(text, element.span.end):
                mention = _OWN_ATTACHMENT.search(text, *body.span)
                if mention:
                    yield Finding(Span(*mention.span()))


class AttachmentMention(Check):
    """Flag what the main text says of attachments where the 附件说明 says otherwise.

    ``beyond``: 见附件3 where it lists fewer. ``single``: 见附件1 where the only one has no
    number. ``total``: 附件共3件 where it lists another number.
    """

    fault: str = "beyond"

    def words(self) -> frozenset[str]:
        """``count`` is how many the list has."""
        return frozenset({"count"})

    def literals(self) -> Iterable[str]:
        """附件 with a number."""
        if self.fault == "total":
            return ("附件共", "附件（共", "附件(共")
        if self.fault == "single":
            return ("附件1", "附件一")
        return [f"附件{digit}" for digit in "123456789一二三四五六七八九十 \u3000"]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at each mention in the main text; a total may also stand in the list itself."""
        note, body = document.element("附件说明"), document.element("正文")
        if note is None or body is None:
            return
        items = items_of(document, note)
        for start, _ in hits:
            in_list = self.fault == "total" and note.span.start <= start < note.span.end
            if not in_list and not body.span.start <= start < body.span.end:
                continue
            match = _mention(document.folded, start, self.fault == "total")
            value = match and numerals.value(match["n"].strip().replace("两", "二"))
            if match and value and self._is_wrong(value, items):
                yield Finding(Span(start, match.end()), {"count": str(len(items))}, related=(note.span,))

    def _is_wrong(self, value: int, items: list[Item]) -> bool:
        if self.fault == "beyond":
            return value > len(items) > 0
        if self.fault == "single":
            return len(items) == 1 and value == 1 and not items[0].number
        return len(items) > 1 and value != len(items)


def _mention(text: str, start: int, is_total: bool) -> re.Match[str] | None:
    if is_total:
        return _TOTAL.match(text, start)
    return _MENTION.match(text, start - 1) or _MENTION.match(text, start - 2)
