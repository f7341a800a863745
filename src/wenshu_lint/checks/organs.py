"""Checks of the organs a document names: who issues it, who gets it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..analysis import lines
from ..analysis.surnames import SURNAMES
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..nodes import Element
from ..span import Span
from .elements import ElementCheck

_ISSUER = pattern(r"(?P<organ>[\u4e00-\u9fff×]{2,30}?)(?:办公[厅室])?(?=关于|转发|批转|印发)")
_MARK = pattern(r"[\u4e00-\u9fff×]{4,30}(?=文件$)|[\u4e00-\u9fff×]{4,30}$")
_SEVERAL = pattern("等|、|和.*和|[局厅委]与|.(?:[局厅委]|委员会|人民政府)[\u4e00-\u9fff]{2,}[局厅委]$")
_KIND = pattern("(?:人民政府|委员会|[局厅部署院委会])(?:办公[厅室])?$|办公[厅室]$")
_BLANKS = pattern(r"\s")
_POSTS = ("长", "主任", "主席", "书记", "总理")
_NAMED = pattern(rf"[{SURNAMES}][\u4e00-\u9fff某×]{{1,2}}")
_NAME = pattern(r"[^、，,；;：:。\s]+")


class OrganMismatch(ElementCheck):
    """Flag a 署名 that names another organ than the title or the letterhead, where each names one.

    Short names are common in titles, so only organs of the same place whose last words
    differ count: 示例市教育局 and 示例市财政局, ××市人民政府 and its 办公室; and the same organ of
    two counties.
    """

    roles: tuple[str, ...] = ("发文机关署名",)

    def words(self) -> frozenset[str]:
        """``organ`` is the organ that the title or the letterhead names, ``where`` which of the two."""
        return frozenset({"organ", "where"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare the 署名 of each part with its title, then with its letterhead."""
        for element in self.chosen(document):
            if "\n" in element.span.of(document.text):
                continue
            signed = _BLANKS.sub("", element.span.of(document.folded))
            for role, shape in (("标题", _ISSUER), ("发文机关标志", _MARK)):
                other = document.element(role, element.part)
                organ = _organ(other, shape, document) if other else ""
                if other is not None and organ and _differ(organ, signed):
                    yield Finding(element.span, {"organ": organ, "where": role}, related=(other.span,))
                    break


def _organ(element: Element, shape: re.Pattern[str], document: Document) -> str:
    """Return the one organ that a title or a letterhead names, empty where it names none or several."""
    match = shape.match(_BLANKS.sub("", element.span.of(document.folded)))
    organ = match[0] if match else ""
    return organ if _KIND.search(organ) and not _SEVERAL.search(organ) else ""


def _differ(organ: str, signed: str) -> bool:
    kinds = _KIND.search(organ), _KIND.search(signed)
    if not all(kinds) or organ == signed or signed.endswith(organ) or organ.endswith(signed):
        return False
    if _are_namesakes(organ, signed):
        return True
    shared = 0
    while shared < min(len(organ), len(signed)) and organ[shared] == signed[shared]:
        shared += 1
    if shared < 3:
        return False
    rest, other = organ[shared:], signed[shared:]
    if not rest or not other:  # one is the other and an office more
        return re.fullmatch("办公[厅室]", rest + other) is not None
    if _abbreviates(other, rest):
        return _drops_word(rest, other)
    return not _abbreviates(rest, other)


_LINKS = pattern("[和与及、暨]")
_OFTEN_LEFT_OUT = pattern("管理|监督|事务|行政|服务|物资|综合|地方")


def _drops_word(full: str, short: str) -> bool:
    """Tell whether a 署名 lacks a whole word of the name of a 局 or 厅: 交通局 for 交通运输局.

    Short names that take a character of each word (卫健局) are no slip.
    """
    full, short = _LINKS.sub("", full), _LINKS.sub("", short)
    if full[-1] != short[-1] or full[-1] not in "局厅" or len(full) < len(short) + 2:
        return False
    start = next((n for n, char in enumerate(short) if char != full[n]), len(short))
    size = len(full) - len(short)
    is_whole = full[:start] + full[start + size :] == short
    return is_whole and not _OFTEN_LEFT_OUT.search(full[start : start + size])


_PLACED = pattern("(?P<place>[\u4e00-\u9fff]{2,5}?(?P<kind>[县区旗]))(?P<rest>[\u4e00-\u9fff]{3,})$")


_KIND_OF_PLACE = pattern(
    "(?P<name>[\u4e00-\u9fff]{2,3}?)(?P<kind>[省市县区旗州盟])(?P<rest>[\u4e00-\u9fff]{3,})$"
)


def _are_namesakes(organ: str, signed: str) -> bool:
    """Tell whether two organs are the same but for the county, or for 市 and 县: an old draft left it."""
    one, other = _KIND_OF_PLACE.match(organ), _KIND_OF_PLACE.match(signed)
    if one and other and one["name"] == other["name"] and one["rest"] == other["rest"]:
        return one["kind"] != other["kind"]
    first, second = _PLACED.match(organ), _PLACED.match(signed)
    if first is None or second is None or first["place"][:2] == second["place"][:2]:
        return False
    return first["kind"] == second["kind"] and first["rest"] == second["rest"]


def _abbreviates(short: str, full: str) -> bool:
    """Tell whether the characters of a name occur in another in the same order."""
    left = iter(full)
    return all(char in left for char in short)


class JointSignature(ElementCheck):
    """Flag a 署名 of a joint document that has another ``fault`` than none.

    ``missing``: an organ has not signed that the title or the letterhead names. ``order``:
    the organs sign in another order. ``extra``: one has signed that the title, which names
    several, leaves out. The organs are known where blanks or line ends set their full names apart.
    """

    roles: tuple[str, ...] = ("发文机关署名",)
    fault: str = "missing"

    def words(self) -> frozenset[str]:
        """``organ`` is the organ that has not signed, is out of order, or is left out of the title."""
        return frozenset({"organ"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look for each organ of the title, then of the letterhead, among the lines of the 署名."""
        for element in self.chosen(document):
            rows = element.span.of(document.folded).splitlines()
            signed = [name for row in rows for name in self._signers(row)]
            for role in ("标题",) if self.fault == "extra" else ("标题", "发文机关标志"):
                other = document.element(role, element.part)
                issuers = _issuers(other.span.of(document.folded)) if other else []
                wrong = _JOINT[self.fault](issuers, signed)
                if other and wrong:
                    yield Finding(element.span, {"organ": wrong}, related=(other.span,))
                    break

    def _signers(self, row: str) -> Sequence[str]:
        """Return the names on a line of the 署名; those side by side in columns have no order."""
        names = row.split()
        if self.fault != "missing" or not all(len(name) > _SPREAD and lines.is_organ(name) for name in names):
            return (_BLANKS.sub("", row),)
        return [own for name in names for own in _TWO_IN_ONE.sub(r"\1纪委 \1监委", name).split()]


_SPREAD = 3
"""Characters; a shorter piece between blanks is part of a name that is spread: 示例市 教育局."""
_TWO_IN_ONE = pattern("^(.+)纪委监委$")


def _unsigned(issuers: Sequence[str], signed: Sequence[str]) -> str:
    """Return the first organ that has not signed, empty where all have."""
    whole = "".join(signed)
    for issuer in issuers:
        if issuer not in whole and not any(_is_same(issuer, row) for row in signed):
            return issuer
    return ""


_PARTY_COMMITTEE = pattern("(?<=[省市县区州旗盟镇乡])委$")


def _is_same(organ: str, signed: str) -> bool:
    """Tell whether one of two names is the other or a short form of it, as a 规范化简称 is."""
    one, other = (_LINKS.sub("", name.removeprefix("中共")) for name in (organ, signed))
    short, full = sorted((one, other), key=len)
    if _PARTY_COMMITTEE.search(short):  # 示例市委 is none of 示例市发展改革委
        return full in (short, f"{short}员会")
    return _abbreviates(short, full)


def _misplaced(issuers: Sequence[str], signed: Sequence[str]) -> str:
    """Return the first organ that signs before one named ahead of it, empty where none does."""
    places = [signed.index(issuer) if issuer in signed else -1 for issuer in issuers]
    if -1 in places:
        return ""
    return next((issuers[n] for n in range(1, len(places)) if places[n] < places[n - 1]), "")


def _unnamed(issuers: Sequence[str], signed: Sequence[str]) -> str:
    """Return the first full name among the signers that is none of the issuers', empty where all are."""
    if not issuers or len(signed) <= len(issuers) or not all(issuer in signed for issuer in issuers):
        return ""
    return next((row for row in signed if row not in issuers and lines.is_organ(row)), "")


_JOINT = {"missing": _unsigned, "order": _misplaced, "extra": _unnamed}


def _issuers(words: str) -> list[str]:
    """Return the organs that a title or a letterhead of several issuers names, nothing for another."""
    names = words.partition("关于")[0].removesuffix("文件").split()
    places = {name.removeprefix("中共")[:2] for name in names}
    return names if len(names) > 1 and len(places) == 1 and all(map(lines.is_organ, names)) else []


class NameOnly(ElementCheck):
    """Flag the line above the 成文日期 where it is the name of a person and nothing else."""

    roles: tuple[str, ...] = ("成文日期",)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at the one line; a signature that is recognised has a post or an organ."""
        for element in self.chosen(document):
            index = document.block_index(element.span.start) - 1
            if index < document.parts[element.part].first:
                continue
            line = lines.line_of(document.folded, document.blocks, index)
            above = document.block_texts[index - 1].rstrip() if index else ""
            if _NAMED.fullmatch("".join(line.words.split())) and not above.endswith(_POSTS):
                yield Finding(line.span)


_OWN_WORDS = (
    ("局$", "局"),
    ("(?<!办公)厅$", "厅"),
    ("(?<![党常组管])委员会$|[改健建教农]委$", "委会"),
    ("(?:大学|中学|小学|学校)$", "校"),
    ("学院$", "校院"),
    ("(?:医院|法院|检察院|研究院)$", "院"),
    ("公司$", "公司"),
    ("(?<!总)(?<!分)(?<!支)部$", "部"),
    *((f"{place}人民政府$", place) for place in "省市县区镇乡"),
)
"""What kinds of organs call themselves, behind 我."""
_JUDGED = ("我局", "我厅", "我委", "我校", "我院", "我公司", "我部")
_OTHER_WORD = pattern("我(?:部(?:[分门队件位署属]|委员)|局[限势]|委[屈婉托]|校[验勘]|院士(?!气))")
_WORD_BEFORE = pattern("(?:[自忘敌]|(?<![加扩增重强壮])大|(?<![缩减])小)我")
"""Words that end in 我: 自我校正 speaks of no 校."""


class SelfName(ElementCheck):
    """Flag 我局 in a document that a 委员会 has signed, and the like."""

    roles: tuple[str, ...] = ("发文机关署名",)

    def words(self) -> frozenset[str]:
        """``organ`` is who has signed, ``fix`` what it calls itself."""
        return frozenset({"organ", "fix"})

    def literals(self) -> Iterable[str]:
        """The names that are judged."""
        return _JUDGED

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare each name in the text with the one organ that signed it."""
        for element in self.chosen(document):
            signed = _BLANKS.sub("", element.span.of(document.folded))
            own = next((words for shape, words in _OWN_WORDS if re.search(shape, signed)), "")
            if not own or "\n" in element.span.of(document.text):
                continue
            start = document.parts[element.part].span.start
            for hit in hits:
                if start <= hit[0] < element.span.start and not self._fits(document, hit, own):
                    fix = own if own == "公司" else own[0]
                    words = {"organ": signed, "fix": f"我{fix}"}
                    yield Finding(Span(*hit), words, words["fix"], related=(element.span,))

    @staticmethod
    def _fits(document: Document, hit: Span, own: str) -> bool:
        text = document.folded
        if text[hit.start + 1] in own or _OTHER_WORD.match(text, hit.start):
            return True
        return _WORD_BEFORE.match(text, max(0, hit.start - 1)) is not None


_NAMES = pattern(r"[^、，,；;：: \u3000]+")
_COLLECTIVE = pattern("各|有关|等$|[（(]")


class AddresseeName(ElementCheck):
    """Flag 你委 in a document that is sent to a 局 and nobody else, and the like."""

    roles: tuple[str, ...] = ("主送机关",)

    def words(self) -> frozenset[str]:
        """``organ`` is who is addressed, ``fix`` what it is called."""
        return frozenset({"organ", "fix"})

    def literals(self) -> Iterable[str]:
        """The names that are judged, behind 你 and behind 贵."""
        return [f"{you}{word[1:]}" for you in "你贵" for word in _JUDGED]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare each name in the text with the organs addressed, which must all be of one known kind."""
        for element in self.chosen(document):
            names = _NAMES.findall(element.span.of(document.folded))
            kinds = {
                "" if _COLLECTIVE.search(name) else next((k for s, k in _OWN_WORDS if re.search(s, name)), "")
                for name in names
            }
            own = kinds.pop() if len(kinds) == 1 else ""
            end = document.parts[element.part].span.end
            for hit in hits if own else ():
                if element.span.end <= hit.start < end and document.folded[hit.start + 1] not in own:
                    fix = f"{document.folded[hit.start]}{own if own == '公司' else own[0]}"
                    words = {"organ": "、".join(names), "fix": fix}
                    yield Finding(Span(*hit), words, fix, related=(element.span,))


class OrganTwice(ElementCheck):
    """Flag an organ among the 抄送机关 that is named before, has the document already, or issues it."""

    roles: tuple[str, ...] = ("抄送机关",)

    def words(self) -> frozenset[str]:
        """``role`` is what the organ is already: 主送机关, 发文机关 or one of the 抄送机关 before."""
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
                known.setdefault(match[0], "前面列出的抄送机关")
