"""Finds what copying does to runs of characters: special spaces inside, all set apart, each doubled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ..analysis.surnames import SURNAMES
from ..diagnostic import Finding
from ..document import Document
from ..lazy import compiled
from ..span import Span
from .base import Check, Occasion

_APART: Final = r" \p{Han} \p{Han} \p{Han} \p{Han}(?: \p{Han})*"
"""Begins with one character, so it is found far sooner than with a class."""
_LISTED: Final = frozenset("一二三四五六七八九十甲乙丙丁戊己庚辛壬癸东南西北日年月〇零有无是否男女")
_SENTENCE_MARKS: Final = "，。；、：,;"
_DOUBLED: Final = r"(?:(\p{Han})\1){4,}"
_SPECIAL: Final = frozenset("\xa0\u202f\u205f" + "".join(map(chr, range(0x2000, 0x200B))))
_BETWEEN: Final = r"(?=\p{Han}\p{Han})(?<=\p{Han}\p{Han}.)"
_NO_NUMBER: Final = "".join(rf"(?<![\s。；，]第\w{{{n}}}.)" for n in range(2, 9))
"""Sees sooner than the next what opens nearly every article."""
_NUMBERED: Final = (
    r"(?:^|[。；，\s])(?:第\w{1,8}|[一二三四五六七八九十]{1,3}|附\w{1,4}|[图表注]\w{0,4}|\w{1,4}[：:])\Z"
)
_WIDE: Final = "\u3000"
_OFFICE: Final = "[局厅部委办处科室股院所站队会校司署社台馆团厂行心府县市区镇乡村组长任记员师授士席事理官]"
"""Ends a unit or a post."""
_NAME: Final = (
    rf"(?:[{SURNAMES}][\u4e00-\u9fff×]{{1,2}}|欧阳[\u4e00-\u9fff×]{{1,2}}|\p{{Han}}{{1,2}}[某×]{{1,2}})"
)
_NAME_AFTER: Final = (
    rf"{_NAME}(?=[，。；、：:（()）\s]|同志|等|[男女]|主持|出席|列席|参加|讲话|致辞|发言|授课|宣布|传达|通报"
    r"|汇报|介绍|带队|率队|陪同|担任|任|为|[已将]?[于在]|电话|手机|\d|\Z)"
)
_NAME_BEFORE: Final = rf"(?:^|[，。；、：:（(\s]){_NAME}(?:同志)?\Z"
_OFFICE_AFTER: Final = rf"\p{{Han}}{{0,24}}{_OFFICE}(?=[，。；、（()）\s\d]|\Z)"
_JOINT_AFTER: Final = r"\p{Han}{2,20}?(?:公告|通告|令)(?:\d{4}年)?第\d"
"""Ends the names of the organs that issue together what is cited by its number."""
_ROLL: Final = r"联[系络]人|经办人|承办人|签发人|主持|出席|列席|缺席|请假|参[加会]人员?|记录|组长|成员"
_SHORT: Final = r"\p{Han}{2,4}(?=[，。；、（()）\s]|\Z)"
_LABEL: Final = (
    r"(?:联系|办公|咨询|监督|电子|邮政|通[讯信]|收[件款]|开户)?(?:电话|方式|手机|传真|邮编|邮箱|编码|地址|地点|时间"
    r"|日期|网址|职务|单位|姓名|账号|记录|校对|签发)(?:号码|人)?[：:]"
)


class InnerSpace(Check):
    """Flag a special space between characters, and a full-width one inside a sentence.

    Full-width spaces open paragraphs, follow 第一条 and set out titles and names: those are right.
    So is any blank that divides a unit or post from a name, or one item of a contact line from the next.
    """

    def words(self) -> frozenset[str]:
        """``code`` is the code point, ``around`` the words on either side."""
        return frozenset({"code", "around"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Flag each such space; the fix takes it away."""
        text = document.text
        chars = sorted(_SPECIAL & document.unusual)
        if _WIDE in text:
            chars.append(_WIDE)
        for char in chars:
            for match in compiled(char + _BETWEEN + (_NO_NUMBER if char == _WIDE else "")).finditer(text):
                at = match.start()
                if char == _WIDE and (self._ends_number(document, at) or not self._in_sentence(document, at)):
                    continue
                if self._divides(document, at):
                    continue
                around = text[at - 2 : at + 3]
                yield Finding(Span(at, at + 1), {"code": f"U+{ord(char):04X}", "around": around}, "")

    @staticmethod
    def _ends_number(document: Document, at: int) -> bool:
        return any(heading.end == at for heading in document.headings_by_form.get("第#条", ()))

    @staticmethod
    def _in_sentence(document: Document, at: int) -> bool:
        block = document.block_at(at)
        if block is None or block.kind != "paragraph":
            return False
        before = document.text[block.span.start : at].lstrip()
        line = before + document.text[at : block.span.end]
        if line.count(_WIDE) > 2 or not any(mark in line for mark in "。，"):
            return False
        return compiled(_NUMBERED).search(before) is None

    @staticmethod
    def _divides(document: Document, at: int) -> bool:
        block = document.block_at(at)
        if block is None:
            return False
        before, after = document.text[block.span.start : at], document.text[at + 1 : block.span.end]
        if compiled(_LABEL).match(after):
            return True
        to_name = compiled(_NAME_AFTER).match(after)
        if compiled(_NAME_BEFORE).search(before):
            return bool(to_name or compiled(_OFFICE_AFTER).match(after))
        if not compiled(_OFFICE + r"\Z").search(before):
            return False
        if compiled(_JOINT_AFTER).match(after):
            return True
        return bool(to_name or (compiled(_ROLL).search(before) and compiled(_SHORT).match(after)))


class SpacedOut(Check):
    """Flag characters of a sentence with a blank between each two: ``请 各 单 位 认 真``.

    Headings, letterheads and lists may be set out so; a line that holds no marks is none.
    """

    def words(self) -> frozenset[str]:
        """``fix`` is the run without its blanks."""
        return frozenset({"fix"})

    def occasions(self) -> Iterable[Occasion]:
        """A blank between characters."""
        return [("blank", "loose")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Flag each run with the character before its first blank."""
        text = document.text
        for match in compiled(_APART).finditer(text):
            start, end = match.start() - 1, match.end()
            block = document.block_at(match.start())
            if (
                block is None
                or block.kind != "paragraph"
                or start < block.span.start
                or not text[start].isalpha()
            ):
                continue
            beside = text[start - 1 : start] + text[end : end + 1]
            rest = text[block.span.start : start] + text[end : block.span.end]
            if " " in beside or not any(mark in rest for mark in _SENTENCE_MARKS):
                continue
            solid = text[start:end].replace(" ", "")
            if _LISTED.isdisjoint(solid) or len(_LISTED.intersection(solid)) * 2 < len(set(solid)):
                yield Finding(Span(start, end), {"fix": solid}, solid)


class DoubledCharacters(Check):
    """Flag a run in which every character stands twice: ``关关于于印印发发``.

    One of ``common`` occurs in nearly every such run; doubled, it is a literal.
    """

    common: str
    exceptions: tuple[str, ...] = ()
    """Words that are built so (认认真真), two of which may stand together."""

    def words(self) -> frozenset[str]:
        """``fix`` is the run with each character once."""
        return frozenset({"fix"})

    def literals(self) -> Iterable[str]:
        """The common characters, doubled."""
        return [char * 2 for char in self.common]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at each run of doubled characters on which a hit lies."""
        text, last = document.folded, 0
        for hit in hits:
            if hit[0] < last:
                continue
            start = hit[0]
            while start >= 2 and text[start - 1] == text[start - 2] and text[start - 1].isalpha():
                start -= 2
            match = compiled(_DOUBLED).match(text, start)
            if match is None:
                continue
            last = match.end()
            span = Span(start, last)
            if self._left_over(span.of(text)) > 4:
                right = span.of(document.text)[::2]
                yield Finding(span, {"fix": right}, right)

    def _left_over(self, run: str) -> int:
        """Return how long a run is without the words that are built so; one more may be unknown to us."""
        for word in self.exceptions:
            run = run.replace(word, "")
        return len(run)
