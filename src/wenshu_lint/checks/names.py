"""Checks of names that have changed: bodies, laws and systems, with the dates from which they are past."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .lexical import Row, Words, in_force

_BEFORE = pattern(
    r"(?:原(?![则料因有本来始文件])|前(?![列沿期后述面])|时任|曾任|曾|旧称|以前称|时称|当时的?)[^，。；：]{0,12}$"
)
_AFTER = pattern(
    r"[^，。；：]{0,12}(?:（[已现原]|[(]现|更名|改名|改称|改为|撤销|合并|并入|转隶|不再保留|整合|划入|划归|令第|公告\d|时期"
    r"|同志|原|废止|失效|停止执行|取消|以前|之前)"
)
_PAST = pattern(
    r"废止|失效|停止执行|更名|改称|撤销|组建|机构改革|取消|施行前|施行以前|施行之前|实施前|实施以前|实施之前"
)
_ITS_PAPER = pattern(
    r"(?:[^，。；：《》]{0,20}(?:印发|发布|制定|制订|颁布|颁发|公布|出台|下发|批准)的?)?(?:〔\d{4}〕\d+号)?《"
)
_DONE_UNDER = pattern(
    r"[^，。；：]{0,60}》[^，。；：《》]{0,4}(?:设立|成立|登记|取得|批准|签订|订立|核发|颁发|作出)[并的]"
)
_TAKEN = pattern(r"[将把][^，。；：]{0,12}$")
_CHANGED = pattern(
    r"[^。；]{0,40}(?:合并|并入|整合|划[入归转给]|转[隶为制设]|改[为制名组]|设[立置为]|调整|移交|挂牌|升格|撤|归口|纳入|列入|作为|代管)"
)
_YEAR = pattern(r"(?<![\d—–－-])((?:19|20)\d\d)年(?!以来|起|至今|来)")
"""A year that is spoken of; not that of a number such as 国发〔2020〕5号, nor one from which things go on."""
_ABROAD = pattern(
    "(?:[美英法德俄韩泰外该各两]国|蒙古国|日本|朝鲜|越南|老挝|柬埔寨|缅甸|印度|斯坦|阿富汗|伊朗|伊拉克|以色列|埃及"
    "|沙特|阿联酋|土耳其|乌克兰|俄罗斯|波兰|匈牙利|捷克|塞尔维亚|希腊|意大利|西班牙|葡萄牙|荷兰|比利时|丹麦|瑞典"
    "|挪威|芬兰|奥地利|加拿大|墨西哥|巴西|阿根廷|智利|古巴|秘鲁|委内瑞拉|南非|[利比]亚|澳大利亚|新西兰|新加坡"
    "|印尼|菲律宾|文莱|苏联)$|台湾|澳门|香港|台北"
)
_OPEN: Final = frozenset("，。、；：（“‘ \t\u3000由向经报与和同及按据对给在到至是请送商")
_OPEN_WORDS: Final = ("国家", "国务院", "中央", "中华人民共和国")


class Names(Words):
    """Flag names that were right once, unless the text speaks of the time when they were.

    A hit is innocent where 原, 时任 and their like stand before it, where it is said what
    became of the name, where its paragraph names a year before the change, or a place
    outside the mainland.
    """

    lone: tuple[str, ...] = ()
    """Names so short that they count only where a mark or a word such as 由 stands before them."""
    unless: tuple[str, ...] = ()
    """Words that show, anywhere in the paragraph, that it looks back (脱贫, 摘帽)."""

    def _innocent(self, document: Document, text: str, hit: Span, row: Row) -> bool:
        if super()._innocent(document, text, hit, row):
            return True
        block = document.block_at(hit.start)
        low, high = block.span if block else hit
        before, after = text[max(low, hit.start - 16) : hit.start], text[hit.end : min(high, hit.end + 24)]
        if row.wrong in self.lone and not (
            before[-1:] in _OPEN or not before or before.endswith(_OPEN_WORDS)
        ):
            return True
        return (
            _ABROAD.search(before) is not None
            or _BEFORE.search(before) is not None
            or _AFTER.match(after) is not None
            or (_TAKEN.search(before) is not None and _CHANGED.match(text, hit.end, high) is not None)
            or _ITS_PAPER.match(text, hit.end, high) is not None
            or is_of_its_time(text, hit, (low, high), row)
            or any(word in text[low:high] for word in self.unless)
        )


def is_of_its_time(
    text: str, hit: Span, block: tuple[int, int], row: Row, years_to: int | None = None
) -> bool:
    """Tell whether a sentence speaks of a change, or its paragraph of a year before ``row.since``.

    :param years_to: years that are named behind this place do not count.
    """
    low, high = block
    stop = text.find("。", hit.end, high)
    if _PAST.search(text, text.rfind("。", low, hit.start) + 1 or low, high if stop < 0 else stop):
        return True
    first = int(row.since[:4]) if row.since else 0
    return any(int(match[1]) < first for match in _YEAR.finditer(text[low : years_to or high]))


_LAW_END = pattern(r"(?:[（(][^）)]{1,12}[）)])?》")
_STATE: Final = "中华人民共和国"
_BY_LAW: Final = ("根据", "依照", "按照", "依据", "违反", "适用", "执行", "贯彻", "宣传", "落实")
_LAW_FOLLOWS = pattern(r"第[一二三四五六七八九十百零\d]|的?(?:有关|相关)?规定|[，。；、]|等|[和与及或]")
_ALSO = pattern(r"(?:根据|依照|按照|依据|违反|适用|执行)[^，。；：]{2,20}[法则例》][和与及或、]$")


class LawNames(Words):
    """Flag laws and regulations that have been repealed or renamed.

    A name counts where it is the whole of what stands between 《 and 》 (with or without
    中华人民共和国), or where running text cites it: 根据合同法第五十二条.
    """

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Flag the names that are cited as if they were in force."""
        for finding in super().find(document, hits):
            start, end = finding.span
            if document.folded.startswith(_STATE, start - len(_STATE)):
                start -= len(_STATE)
            yield Finding(Span(start, end), finding.words)

    def _innocent(self, document: Document, text: str, hit: Span, row: Row) -> bool:
        if super()._innocent(document, text, hit, row) or not _cited(text, hit):
            return True
        block = document.block_at(hit.start)
        low, high = block.span if block else hit
        before = text[max(low, hit.start - 24) : hit.start]
        stop = text.find("。", hit.end, high)
        return (
            _BEFORE.search(before) is not None
            or _DONE_UNDER.match(text, hit.end, high) is not None
            or is_of_its_time(text, hit, (low, high), row, high if stop < 0 else stop)
        )


def _cited(text: str, hit: Span) -> bool:
    start = hit.start
    if text.startswith(_STATE, start - len(_STATE)):
        start -= len(_STATE)
    if text[start - 1 : start] == "《":
        return _LAW_END.match(text, hit.end) is not None
    by_law = start < hit.start or text.endswith(_BY_LAW, 0, start)
    by_law = by_law or _ALSO.search(text, max(0, start - 26), start) is not None
    return by_law and _LAW_FOLLOWS.match(text, hit.end) is not None


class LawTitles(Words):
    """Flag titles of laws that do not exist, where they are all that stands between 《 and 》."""

    def literals(self) -> Iterable[str]:
        """The name with the closing mark: no longer title ends with it unseen."""
        return [f"{wrong}》" for wrong in self._rows]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Flag the name without marks."""
        text = document.folded
        for start, end in hits:
            row = self._rows[text[start : end - 1]]
            opens = start - len(_STATE) if text.startswith(_STATE, start - len(_STATE)) else start
            if text[opens - 1 : opens] == "《" and in_force(document, row.since, row.until):
                span = Span(start, end - 1)
                right = document.in_script(span.of(document.text), row.right)
                yield Finding(span, {"fix": right, "note": row.note, "source": row.source}, right or None)
