"""Recognises secrecy marks, well and badly formed, where a document bears them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import NamedTuple

from ..lazy import pattern
from ..nodes import Block, Part
from ..span import Regions, Span

LEVELS: dict[str, int] = {"秘密": 1, "机密": 2, "绝密": 3}
"""The three levels, from the lowest."""

STARS = "★"
_SIGNS = ("密", STARS)
_SHAPES = "☆✩✭✮✫✬✯✰⭐⭑⭒✦✧✱✲✴✶✷🌟⋆"
_FALSE_STARS = _SHAPES + "*＊﹡※●◆■▲·•・"
FALSE_STARS = frozenset(STARS + _FALSE_STARS)
"""★ and what is taken for it."""
_STROKES = r"—–－\-/／:：、，,|｜~～+＋_＿×"
"""Signs that stand for the star only where a period follows."""
_HEAD = 8
_LONGEST = 40
_B = r"[^\S\r\n]"
_LEVEL = (
    rf"极机密|绝对机密|高度机密|最高机密|一般秘密|绝{_B}?密|机{_B}?密|秘{_B}?密|保密|核密|内部(?:资料|文件|事项|使用|参考|材料)?"
    rf"|核心商密|普通商密|商密|隐私|个人(?:隐私|信息)|密(?=[{STARS}{_FALSE_STARS}])"
)
FIGURES = r"\d０-９〇零一二两三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾"
"""Characters of numbers, as the body of a class."""
_OWNERS = "工作|商业|企业|公司|集团|单位|部门|技术|科研|个人"
_NO_SECRET = r"工作秘密|工作|商业秘密|商业|商密|企业秘密|内部(?:资料|文件|事项)?|个人隐私|隐私"
_MARK = pattern(
    rf"(?P<label>(?:(?:文件)?(?:密{_B}*级(?:标志|标识|和保密期限)?|密{_B}*[等别]|(?:保密|涉密|机密|秘密)(?:等级|级别)"
    rf"|定密)|(?P<kind>工作秘密|商业秘密))(?:{_B}*[：:]{_B}*[\[［【]?|{_B}+(?=[绝机秘]密[{STARS}]))"
    rf"|[\[［【]密{_B}*级[\]］】]{_B}*[：:]?{_B}*)?"
    rf"(?P<before>[{STARS}]*)(?P<early>(?:\d+|[一二三四五六七八九十]+)(?:年|个月){_B}*(?=[{STARS}]))?(?P<lead>[{STARS}]*)"
    rf"(?P<level>(?:{_OWNERS})(?:秘密|机密|绝密)|{_LEVEL})(?P<suffix>级|件)?"
    rf"(?P<gap>{_B}*)(?P<star>[{STARS}{_FALSE_STARS}]*|[{_STROKES}]+(?={_B}*[{FIGURES}长永无])"
    rf"|[，,、；;]?{_B}*保密期限?(?:为|是)?[：:]?(?={_B}*[{FIGURES}长永]))(?P<gap2>{_B}*)"
    rf"(?P<term>[（(]?(?:长期|永久(?:保密)?|永远|无限期|无期限|不限期|终身|半年|适当时候|适时|待定|另定"
    rf"|[{FIGURES}.]+{_B}*(?:年|个月|月|天|日)"
    rf"(?:\d+月\d+日)?(?:以内|以上|左右|起)?|\p{{Han}}{{2,12}}(?:前|后|时|之日))[）)]?)?"
    rf"[\]］】]?(?P<note>{_B}*[（(](?:(?P<other>{_NO_SECRET})|[^（）()]{{2,12}})[）)])?"
)
_ANY_LEVEL = rf"[绝机秘]{_B}?密|\p{{Han}}{{1,6}}(?={STARS}[{FIGURES}]{{1,3}}(?:年|个月)[）)\]］】]?$)"
_LOOSE = pattern(
    rf"[（(\[［【〔]?(?P<label>密级[：:]{_B}*)?(?P<level>{_ANY_LEVEL})(?P<suffix>级|件)?(?P<gap>{_B}*)"
    rf"(?P<star>[{STARS}{_SHAPES}]+)(?P<gap2>{_B}*)"
    rf"(?P<term>[^\s，。；！？,;!?：:{STARS}{_SHAPES}](?:(?:(?<=[\d年月]) )?[^\s，。；！？,;!?：:]){{0,20}})"
    r"(?P<before>)(?P<early>)(?P<lead>)(?P<note>)(?P<other>)(?P<kind>)"
)
"""A level, a star and whatever is meant as the period."""
_JOINT = r"[ \u3000\t·、，,/／|]*"
_ALONE = pattern(
    rf"^{_B}*(?:\d{{1,6}}{_B}+|\d{{6}}(?=[绝机秘])|(?:特急|加急|急件){_JOINT})?(?P<mark>.*?)"
    rf"(?:{_JOINT}(?:特急|加急|急件))?{_B}*$"
)


class Mark(NamedTuple):
    """A secrecy mark, or what was meant as one."""

    span: Span
    level: str
    """The level word without blanks and suffix, as typed (simplified)."""
    suffix: str
    label: str
    star: str
    """What stands between level and period: ★, another sign, or nothing."""
    term: str
    early: str
    """A period or a star that stands before the level."""
    blank: bool
    """True where blanks stand inside the mark."""
    part: int
    head: bool
    """True when it stands in the first lines of its part."""
    other: bool = False
    """True where words beside it say that it is no state secret: 秘密（工作秘密）."""
    note: str = ""
    """Words in brackets behind it, brackets included."""

    @property
    def rank(self) -> int:
        """1 秘密 · 2 机密 · 3 绝密 · 0 for any other word."""
        return 0 if self.other else LEVELS.get(self.level, 0)

    @property
    def valid(self) -> bool:
        """A state-secret mark as the rules want it: level, ★, and a period after it."""
        return bool(self.rank and self.star == STARS and self.term and not self.early and not self.suffix)


def marks(
    text: str, blocks: Sequence[Block], parts: Sequence[Part], quoted: Callable[[], Regions]
) -> tuple[Mark, ...]:
    """Return the marks of a document by place.

    A mark stands alone on its line (a copy number or an urgency may share it), or ends a
    title after a blank. Words in running text and in quotations are mentions, not marks.

    :param quoted: gives the quotations and titles cited; asked only where there is a mark.
    """
    found: list[Mark] = []
    for index in _signed(text, blocks):
        start, end = blocks[index].span
        if end - start <= _LONGEST:
            number = max(0, bisect_right(parts, index, key=attrgetter("first")) - 1)
            mark = _mark(text, start, end, number, index - parts[number].first < _HEAD)
            if mark is not None:
                found.append(mark)
    if not found:
        return ()
    regions = quoted()
    return tuple([mark for mark in found if not regions.overlaps(mark.span)])


def _signed(text: str, blocks: Sequence[Block]) -> list[int]:
    """Return the blocks that hold a character of a mark: few or none."""
    found: set[int] = set()
    for sign in _SIGNS:
        place = text.find(sign)
        while place >= 0:
            index = bisect_right(blocks, place, key=_start_of) - 1
            found.add(index)
            end = blocks[index][0][1] if index >= 0 else place
            place = text.find(sign, max(place, end) + 1)
    found.discard(-1)
    return sorted(found)


def _start_of(block: Block) -> int:
    return block[0][0]


def _mark(text: str, start: int, end: int, part: int, head: bool) -> Mark | None:
    line = text[start:end]
    if "密" not in line and STARS not in line:
        return None
    alone = _ALONE.match(line)
    words = alone["mark"] if alone else line
    match = _MARK.fullmatch(words) or _LOOSE.fullmatch(words)
    base = start + (alone.start("mark") if alone else 0)
    if match is None:
        match = re.search(rf"(?<={_B})(?:绝密|机密|秘密){STARS}\S{{2,14}}$", line)
        if match is None:
            return None
        base = start + match.start()
        match = _MARK.fullmatch(match[0])
        if match is None:
            return None
    level = re.sub(_B, "", match["level"])
    noted = _noted(match)
    if (not head and match["star"] != STARS) or (match["note"] and not noted and not match["term"]):
        return None
    term = re.sub(_B, "", match["term"] or "")
    blank = bool(
        re.search(_B, match["level"] + (match["term"] or ""))
        or ((match["star"] or match["term"]) and (match["gap"] or match["gap2"]))
    )
    return Mark(
        span=Span(base, base + match.end()),
        level=noted if noted in LEVELS else level,
        suffix=match["suffix"] or "",
        label=match["label"] or "",
        star=match["star"],
        term=term,
        early=(match["early"] or "") + match["before"] + match["lead"],
        blank=blank,
        part=part,
        head=head,
        other=bool(noted or match["kind"]),
        note=match["note"] or "",
    )


def _noted(match: re.Match[str]) -> str:
    """Return the words in brackets that tell against a state secret: 秘密（工作秘密）, 内部（机密）."""
    inside = (match["note"] or "").strip("（()） \u3000\t")
    if match["other"] or (inside in LEVELS and match["level"].startswith(("内部", "工作", "商业", "企业"))):
        return inside
    return ""
