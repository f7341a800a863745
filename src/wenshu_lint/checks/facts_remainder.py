"""Checks what is left against the whole and what is done: 156 found, 150 settled, 8 left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from ..analysis.amounts import FIGURE, amount
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check
from .facts_parts import rounding

_VERBS: Final = (
    "整改|办结|办理|完成|销号|解决|处理|落实|答复|办复|化解|处置|验收|拆除|开工|竣工"
    "|支付|拨付|使用|支出|兑付|发放|检查|排查|审核"
)
_REST: Final = ("剩余", "剩下", "尚余", "余下", "还剩", "尚剩", "仍剩", "其余")
_OTHERS: Final = ("其余", "余下")
_STILL: Final = ("尚有", "仍有", "还有")
_END: Final = r"(?![次月别多余左]|以[上下])"
_LEFT = pattern(
    rf"[，、；](?:(?:目前|现)?(?:(?P<rest>{'|'.join(_REST)})|(?P<still>{'|'.join(_STILL)}))|尚?未(?:完成)?(?P<not>{_VERBS}))"
    rf"(?:问题|任务|资金|事项|案件|的)*(?P<at>(?P<n>{FIGURE})(?P<u>(?:万亿|亿|万)?[个件条项起处户家人名宗份套亩元辆台座]))"
    rf"{_END}(?P<tail>[^，。；、\n]{{0,14}})"
)
_WAITING = pattern("未|没|待|正在")
_DONE = pattern(rf"(?:截至目前|目前|现|均)*(?:已经?)?(?:全部)?(?:完成)?(?P<verb>{_VERBS})")
_UNDER_WAY = pattern("正在?|在[办建]|待|拟|计划|仍在")
_UNSURE = pattern(
    "结转|上年|去年|往年|历年|以前|累计|[含另还]有|包括|其中|[新增减比每超第余多近]|约(?!谈)|各(?![类级种项])"
)
_FLOW = pattern("受理|收|接|立案|登记|申请|到位|筹集|下达|在办")
"""What comes in besides what was there already: more may be done and left than came in."""
_MARKS = pattern("[，、；]")


class Remainder(Check):
    """Flag what is left where it and what is done are not the whole: 发现156个，已整改150个，剩余8个.

    It is the same with 其余 behind what 其中 names: 共500万元，其中省级300万元，其余250万元.
    The whole, the part done and every part named between it and the rest stand in clauses of
    their own, one right behind the other, with one unit. 剩余 and its like are all that is
    left, and so is what 未整改 says beside 已整改; 尚有 may leave something out, and is
    flagged only where there is too much. Of what came in – 受理, 到位 – something older may be
    done or left, too: that is flagged only where there is too little.
    """

    def words(self) -> frozenset[str]:
        """``sum`` of what is done and what is left, ``total`` as stated."""
        return frozenset({"sum", "total"})

    def literals(self) -> Iterable[str]:
        """The words before what is left, behind a mark."""
        undone = [f"{no}{verb}" for no in ("未", "尚未") for verb in _VERBS.split("|")]
        leads = [f"{now}{lead}" for now in ("", "目前", "现") for lead in (*_REST, *_STILL)]
        return [f"{mark}{lead}" for mark in "，、；" for lead in (*leads, *undone)]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Add up the clauses before each hit, back to the whole."""
        text = document.folded
        for start, _ in hits:
            match, block = _LEFT.match(text, start), document.block_at(start)
            left = amount(match["n"]) if match else None
            if match is None or block is None or left is None or _UNSURE.search(match["tail"]):
                continue
            if match["still"] and not _WAITING.search(match["tail"]):
                continue
            low = max(block.span.start, text.rfind("。", block.span.start, start) + 1)
            known = _whole_and_parts(text[low:start], match["u"], match["rest"] in _OTHERS)
            if known is None:
                continue
            total, parts, verb, is_flow = known
            over, slack = sum(parts, left) - total, rounding([total, left, *parts])
            is_all = match["rest"] or match["not"] == verb
            if (over > slack and not is_flow) or (over < -slack and is_all):
                unit = match["u"]
                words = {"sum": f"{sum(parts, left)}{unit}", "total": f"{total}{unit}"}
                yield Finding(Span(*match.span("at")), words)


_Known = tuple[Decimal, list[Decimal], str, bool]


def _whole_and_parts(before: str, unit: str, others: bool) -> _Known | None:
    """Read the clauses before what is left, from behind: what is under way, what is done, the whole.

    Before the ``others`` may stand what 其中 names instead. The whole must be the only other
    figure of the unit, or there is no telling what it is.
    """
    figure = re.compile(rf"(?P<n>{FIGURE}){unit}{_END}")
    parts: list[Decimal] = []
    verb = ""
    clauses = [clause.strip() for clause in _MARKS.split(before.replace("（其中", "，其中"))]
    named = others and any(clause.startswith("其中") for clause in clauses)
    while clauses:
        clause = clauses.pop()
        is_first = named and clause.startswith("其中")
        value = _only_figure(clause.removeprefix("其中") if is_first else clause, figure)
        if value is None or (verb and any(map(figure.search, clauses))):
            return None
        if verb:
            is_flow = not named and _FLOW.search(clause) is not None
            return None if named and "已" in clause else (value, parts, verb, is_flow)
        done = _DONE.match(clause)
        if not (named or done or _UNDER_WAY.match(clause)):
            return None
        parts.append(value)
        verb = "其中" if is_first else done["verb"] if done and not named else ""
    return None


def _only_figure(clause: str, figure: re.Pattern[str]) -> Decimal | None:
    found = list(figure.finditer(clause))
    return None if len(found) != 1 or _UNSURE.search(clause) else amount(found[0]["n"])
