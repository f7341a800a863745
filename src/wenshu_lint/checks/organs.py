"""Checks of the organs a document names: who issues it, who gets it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..diagnostic import Finding
from ..document import Document
from ..nodes import Element
from ..span import Span
from .elements import ElementCheck

_ISSUER = re.compile(r"(?P<organ>[\u4e00-\u9fff×]{2,30}?)(?:办公[厅室])?(?=关于|转发|批转|印发)")
_KIND = re.compile("(?:人民政府|委员会|[局厅部署院委会])(?:办公[厅室])?$|办公[厅室]$")
_BLANKS = re.compile(r"\s")
_NAME = re.compile(r"[^、，,；;：:。\s]+")


@dataclass(frozen=True)
class OrganMismatch(ElementCheck):
    """Flag a 署名 that names another organ than the title, where both name exactly one.

    Short names are common in titles, so only organs of the same place whose last words
    differ count: 示例市教育局 and 示例市财政局, ××市人民政府 and its 办公室.
    """

    roles: tuple[str, ...] = ("发文机关署名",)

    def words(self) -> frozenset[str]:
        """``organ`` is the organ that the title or the head names."""
        return frozenset({"organ"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare 署名 and title of each part."""
        for element in self.chosen(document):
            title = document.element("标题", element.part)
            organ = _issuer(title, document) if title else ""
            signed = _BLANKS.sub("", element.span.of(document.folded))
            if title is None or not organ or "\n" in element.span.of(document.text):
                continue
            if _differ(organ, signed):
                yield Finding(element.span, {"organ": organ}, related=(title.span,))


def _issuer(title: Element, document: Document) -> str:
    words = _BLANKS.sub("", title.span.of(document.folded))
    match = _ISSUER.match(words)
    if match is None:
        return ""
    organ = match[0]
    return organ if _KIND.search(organ) and not re.search("等|、|和.*和|[局厅委]与", organ) else ""


def _differ(organ: str, signed: str) -> bool:
    kinds = _KIND.search(organ), _KIND.search(signed)
    if not all(kinds) or organ == signed or signed.endswith(organ) or organ.endswith(signed):
        return False
    shared = 0
    while shared < min(len(organ), len(signed)) and organ[shared] == signed[shared]:
        shared += 1
    if shared < 3:
        return False
    rest, other = organ[shared:], signed[shared:]
    if not rest or not other:  # one is the other and an office more
        return re.fullmatch("办公[厅室]", rest + other) is not None
    return not _abbreviates(rest, other) and not _abbreviates(other, rest)


def _abbreviates(short: str, full: str) -> bool:
    """Tell whether the characters of a name occur in another in the same order."""
    left = iter(full)
    return all(char in left for char in short)


@dataclass(frozen=True)
class OrganTwice(ElementCheck):
    """Flag an organ among the 抄送机关 that the document is sent to already, or that issues it."""

    roles: tuple[str, ...] = ("抄送机关",)
    parts: tuple[str, ...] = ("main", "compiled", "attachment")

    def words(self) -> frozenset[str]:
        """``role`` is what the organ is already: 主送机关 or 发文机关."""
        return frozenset({"role"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare the names one by one; collective names that hold others are not seen through."""
        for element in self.chosen(document):
            known: dict[str, str] = {}
            for role, shown in (("主送机关", "主送机关"), ("发文机关署名", "发文机关")):
                other = document.element(role)
                if other is not None:
                    known |= dict.fromkeys(_NAME.findall(other.span.of(document.folded)), shown)
            for match in _NAME.finditer(document.folded, *element.span):
                if match[0] in known and len(match[0]) > 2:
                    yield Finding(Span(*match.span()), {"role": known[match[0]]})
