"""Checks of figures that can be worked out: amounts in capitals, sums of parts, growth, shares."""

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

_DIGITS: Final = {char: value for value, char in enumerate("壹贰叁肆伍陆柒捌玖", 1)} | {"叄": 3}
_UNITS: Final = {"拾": 10, "佰": 100, "仟": 1000}
_CAPITAL: Final = "[壹贰叁叄肆伍陆柒捌玖拾佰仟万亿零]"
_CAPITAL_CHARS: Final = frozenset(_CAPITAL[1:-1])
_FIGURES: Final = rf"(?P<f>{FIGURE})(?P<u>万元|亿元|元)?"
_ALONE: Final = rf"(?<!{_CAPITAL})(?<!{_CAPITAL}[\u3400-\u9fff])(?<![〇○两廿卅一二三四五六七八九十百千0-9])"
"""Nothing of an amount stands before it, not even behind a character that cannot be read."""
_CAPITALS: Final = (
    rf"(?P<c>{_ALONE}{_CAPITAL}{{2,24}}(?P<wan>万|亿)?[元圆](?:{_CAPITAL}{{1,3}}[角分]){{0,2}}[整正]?)"
)
_PAIRS: Final = (
    pattern(rf"{_CAPITALS}[（(，, ]{{0,2}}(?:小写|即|人民币|计)?[：:]?[¥￥]?\s?{_FIGURES}"),
    pattern(rf"[¥￥]?{_FIGURES}[）)]?[（(，, ]{{0,2}}(?:大写)?[：:]?(?:人民币)?[：:]?{_CAPITALS}"),
)


def capital_value(words: str) -> Decimal | None:
    """Return the value of an amount in capital numerals, ``None`` where it cannot be read.

    Zeros count for nothing, so every accepted spelling of an amount has the same value.
    """
    whole, _, rest = words.replace("圆", "元").rstrip("整正").replace("零", "").partition("元")
    total, section, digit = 0, 0, 0
    for char in whole:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _UNITS:
            section, digit = section + (digit or 1) * _UNITS[char], 0
        elif char in "万亿":
            scale = 10**4 if char == "万" else 10**8
            section, digit = section + digit, 0
            total = (total + section) * scale if char == "亿" else total + section * scale
            section = 0
        else:
            return None
    cents = re.fullmatch("(?:([壹贰叁叄肆伍陆柒捌玖])角)?(?:([壹贰叁叄肆伍陆柒捌玖])分)?", rest)
    if cents is None:
        return None
    tenths, hundredths = (_DIGITS.get(found or "", 0) for found in cents.groups())
    return Decimal(total + section + digit) + Decimal(tenths) / 10 + Decimal(hundredths) / 100


class CapitalValue(Check):
    """Flag an amount in capital numerals that is not the amount in figures beside it."""

    def words(self) -> frozenset[str]:
        """``figures`` is the amount in figures, ``value`` that of the capitals."""
        return frozenset({"figures", "value"})

    def literals(self) -> Iterable[str]:
        """An amount in capitals ends in one of these."""
        tens = [f"{before}{char}" for before in _CAPITAL_CHARS for char in "万亿"]  # not those of 10万元
        return [f"{end}{unit}" for end in (*_DIGITS, *_UNITS, *sorted(tens)) for unit in "元圆"]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare the two amounts around each hit."""
        text = document.folded
        done = -1
        for _, end in hits:
            start = end - 2
            if text[start - 1] not in _CAPITAL_CHARS:
                continue
            block = document.block_at(start)
            low, high = block.span if block else (start, end)
            window = (max(low, start - 48), min(high, end + 40))
            found = (m for form in _PAIRS for m in form.finditer(text, *window))
            match = next((m for m in found if m.start("c") <= start < m.end("c")), None)
            if match is None or match.start() <= done:
                continue
            done = match.start()
            stated, value = _figures(match), capital_value(match["c"])
            if value is not None and stated is not None and stated != value:
                words = {"figures": match["f"] + (match["u"] or ""), "value": f"{value.normalize():f}"}
                yield Finding(Span(*match.span("c")), words, related=(Span(*match.span("f")),))


def _figures(match: re.Match[str]) -> Decimal | None:
    figure = amount(match["f"].replace("，", ","))
    if figure is None or (not match["u"] and not re.search("[¥￥]|小写|大写", match[0])):
        return None
    return figure * {"万元": 10**4, "亿元": 10**8}.get(match["u"] or "", 1)


_UP: Final = "增加|增长|提高|上升|扩大|提升"
_DOWN: Final = "减少|下降|降低|压减|缩减"
_GROWTH = pattern(
    rf"(?:由|从)[^，。；\d]{{0,10}}(?:(?:19|20)\d\d年)?[^，。；\d]{{0,6}}?(?P<a>{FIGURE})(?P<u>[^\d，。；、%％（(]{{0,3}}?)"
    rf"(?P<v>{_UP}|{_DOWN})(?:到|至|为)(?:了)?[^，。；\d]{{0,10}}(?:(?:19|20)\d\d年)?[^，。；\d]{{0,6}}?"
    rf"(?P<b>{FIGURE})(?P=u)，(?:共|累计|净|总共)?(?:{_UP}|{_DOWN})(?:了)?(?P<at>(?P<x>{FIGURE})(?P<s>[%％]|倍))"
)
_RATE = rf"(?:了)?(?P<at>(?P<x>{FIGURE})(?P<s>[%％]|倍))"
_COMPARED = pattern(
    rf"(?P<b>{FIGURE})(?P<u>[^\d，。；、%％（(余多]{{1,4}}?)[，（(](?:同比)?[比较]?(?:上一?年|去年|前年)?(?:同期)?的?"
    rf"(?P<w>[^，。；、\d（(]{{0,4}}?)为?(?P<a>{FIGURE})(?P=u)[）)]?[，]?(?:同比)?(?:{_UP}|{_DOWN}){_RATE}"
)
_RATE_FIRST = pattern(
    rf"(?:{_UP}|{_DOWN}){_RATE}[，（(]即?(?:由|从(?![业事]))[^，。；\d]{{0,10}}(?:(?:19|20)\d\d年的?)?[^，。；\d]{{0,6}}?(?<!第)(?P<a>{FIGURE})"
    rf"(?P<u>[^\d，。；、%％（(余多]{{0,3}}?)(?P<v>{_UP}|{_DOWN})(?:到|至|为)(?:了)?[^，。；\d]{{0,10}}(?:(?:19|20)\d\d年的?)?"
    rf"[^，。；\d]{{0,6}}?(?<!第)(?P<b>{FIGURE})(?P=u)(?=[，。；、）)])(?!，[^，。；\d]{{0,4}}(?:{_UP}|{_DOWN}))"
)
_LAST_YEAR: Final = (
    "年同期",
    *(f"{year}{digit}" for year in ("上年", "上年的", "去年", "去年的") for digit in "123456789"),
)
_NOT_PLAIN = pattern("生产总值|增加值|可比|不变价|实际|年均|扣除|平均每年|名义|指数")


class Growth(Check):
    """Flag a growth that is not that between the two figures beside it.

    由10家增加到30家，增长3倍; 增长3倍，由10家增加到30家; 30家，比上年同期10家增长3倍.
    """

    def words(self) -> frozenset[str]:
        """``fix`` is the growth worked out."""
        return frozenset({"fix"})

    def literals(self) -> Iterable[str]:
        """The words between the two figures, or before that of the year before."""
        between = [f"{verb}{to}" for verb in f"{_UP}|{_DOWN}".split("|") for to in "到至为"]
        return [*between, *_LAST_YEAR]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Work out the growth around each hit."""
        text = document.folded
        done = -1
        for start, end in hits:
            match = _figures_around(text, start, end, done)
            if match is None or match.start() <= done or text.startswith(_ROUGHLY, match.end("s")):
                continue
            done = match.start()
            clause = max(text.rfind(mark, 0, start) for mark in "。；\n") + 1
            right = "" if _NOT_PLAIN.search(text, clause, match.end()) else _growth(match)
            if right and not _has_rival(text, clause, match):
                yield Finding(Span(*match.span("at")), {"fix": right})


_ROUGHLY: Final = ("以上", "左右", "多", "余")


def _has_rival(text: str, clause: int, match: re.Match[str]) -> bool:
    """Tell whether last year is that of a figure further ahead: 收100件、办90件，比去年80件增长25%."""
    if "w" not in match.re.groupindex:
        return False
    ahead = text[clause : match.start()]
    return match["w"] not in ahead or re.search(rf"\d{re.escape(match['u'])}", ahead) is not None


def _figures_around(text: str, start: int, end: int, done: int) -> re.Match[str] | None:
    """Return two figures and the growth between them, with the words at ``start`` in their midst."""
    if text[end - 1] not in "到至为":
        found = _COMPARED.finditer(text, max(0, done, start - 24), end + 40)
        return next((m for m in found if m.end("u") < start < m.start("x")), None)
    for form, reach in ((_GROWTH, 40), (_RATE_FIRST, 60)):
        found = form.finditer(text, max(0, done, start - reach), end + 60)
        if (match := next((m for m in found if m.start("v") == start), None)) is not None:
            return match
    return None


def _growth(match: re.Match[str]) -> str:
    """Return the growth if the stated one lies outside what rounding can explain, else nothing."""
    old, new, stated = (amount(match[name]) for name in "abx")
    if not old or new is None or stated is None:
        return ""
    scale = 100 if match["s"] != "倍" else 1
    slack_old, slack_new, slack = (_half(match[name]) for name in ("a", "b", "x"))
    changes = [
        abs(b - a) / a * scale
        for a in (old - slack_old, old + slack_old)
        for b in (new - slack_new, new + slack_new)
        if a > 0
    ]
    if min(changes) - slack <= stated <= max(changes) + slack:
        return ""
    exact = abs(new - old) / old * scale
    return f"{exact:.1f}".rstrip("0").rstrip(".") + match["s"]


def _half(figure: str) -> Decimal:
    """Return half of the last place of a figure; whole numbers may be exact or rounded."""
    return Decimal("0.5").scaleb(-len(figure.partition(".")[2]))


_AT: Final = "(?P<at>翻了?(?P<n>[一两二三四])番)(?P<more>多|有余|以上)?"
_TIMES: Final = rf"(?P<lead>[^，。；\d]{{0,6}}?){_AT}"
_ADVERBS: Final = rf"(?P<lead>(?:[已就约近将]|几乎|接近|基本|超过|实现|正好|刚好|整整|一举|成功)*){_AT}"
_GAP: Final = r"[^，。；\d]{0,10}(?:(?:19|20)\d\d年)?[^，。；\d]{0,6}?"
_NO_TIME: Final = "(?![年月日号时点期届季周岁旬])"
_SCALE: Final = "(?:万亿|亿|万)?"
_UNIT: Final = rf"{_SCALE}(?P<unit>[^\d，。；、%％（()）余多]{{1,4}}?)"
_SAME: Final = rf"{_SCALE}(?P=unit)"
_YEAR_BEFORE: Final = r"(?:上一?年|去年|前年|年初|(?:19|20)\d\d年)(?:[初底末]|同期)?的?[（(]?"
_DOUBLED: Final = (
    pattern(
        rf"(?:由|从){_GAP}(?P<a>{FIGURE}){_NO_TIME}(?P<u>[^\d，。；、%％（(]{{0,4}}?)"
        rf"(?:(?:{_UP}|发展|上涨|跃升|攀升|[增升涨])(?:到|至|为)了?|到|至){_GAP}"
        rf"(?P<b>{FIGURE})(?P<w>[^\d，。；、%％（(]{{0,4}})，{_TIMES}"
    ),
    pattern(
        rf"(?P<b>{FIGURE})(?P<w>{_UNIT})(?:，|(?=[（(]))[（(]?[比较在]?"
        rf"{_YEAR_BEFORE}(?P<a>{FIGURE})(?P<u>{_SAME})[）)]?(?:的?基础上)?，?{_ADVERBS}"
    ),
    pattern(
        rf"[比较在]{_YEAR_BEFORE}(?P<a>{FIGURE})(?P<u>{_UNIT})(?:的?基础上)?{_ADVERBS}，"
        rf"已?(?:达到?|增(?:加|长)?到|增至)了?(?P<b>{FIGURE})(?P<w>{_SAME})"
    ),
)
"""由33家增加到66家，翻了一番; 66家，比上年的33家翻了一番; 在上年33家的基础上翻了一番，达到66家."""
_POWERS: Final = {"一": 2, "两": 4, "二": 4, "三": 8, "四": 16}
_ROUGH = pattern("近|约|超|多|余|过|几乎|基本|差不多|上下")


class Doubling(Check):
    """Flag 翻一番 and its like where the two figures beside it say otherwise.

    翻一番 is twice as much, 翻两番 four times. Nobody minds a fifth more; what is out by more
    than a fifth of the next doubling is flagged.
    """

    def words(self) -> frozenset[str]:
        """``fix`` is the growth worked out, in times."""
        return frozenset({"fix"})

    def literals(self) -> Iterable[str]:
        """The word itself."""
        return [f"{of}番" for of in "一两二三四"]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare the quotient of the figures with the power of two."""
        text = document.folded
        for start, end in hits:
            match = _doubled(text, start, end)
            if match is None or _ROUGH.search(match["lead"]):
                continue
            old, new = _scaled(match["a"], match["u"]), _scaled(match["b"], match["w"])
            if old[1] != new[1] or not old[0] or new[0] is None:
                continue
            times, stated = new[0] / old[0], Decimal(_POWERS[match["n"]])
            most = stated * (2 if match["more"] else Decimal("1.3"))
            if not stated * Decimal("0.95") <= times <= most:
                exact = f"{times:.2f}".rstrip("0").rstrip(".")
                yield Finding(Span(*match.span("at")), {"fix": f"{exact}倍"})


def _doubled(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return two figures and the doubling at ``start`` that is said of them."""
    low = max(0, start - 70)
    for form, reach in zip(_DOUBLED, (2, 2, 24), strict=True):
        found = form.finditer(text, low, end + reach)
        match = next((m for m in found if m.start("n") == start), None)
        if match is None:
            continue
        sentence = max(text.rfind(mark, 0, start) for mark in "。；\n") + 1
        unit = re.escape(match["w"])
        is_alone = form is _DOUBLED[0] or not re.search(rf"\d{unit}", text[sentence : match.start()])
        return match if is_alone else None
    return None


def _scaled(figure: str, unit: str) -> tuple[Decimal | None, str]:
    """Return an amount without 万 and 亿, and its unit."""
    value = amount(figure)
    scale = 1
    for word, size in (("万", 10**4), ("亿", 10**8)):
        if word in unit:
            scale, unit = scale * size, unit.replace(word, "", 1)
    return None if value is None else value * scale, unit.strip()


_ATTENDANCE = pattern(
    rf"应(?:到|出席|参加|参会|投票)(?:会|会议)?(?:代表|委员|人数|人员)?[^，。；\d]{{0,8}}(?P<a>{FIGURE})(?P<u>人|名|票)[，、]"
    rf"(?:实际|实)(?:到|出席|参加|参会|投票)(?:会|会议)?(?:代表|委员|人数|人员)?[^，。；\d]{{0,8}}(?P<at>(?P<b>{FIGURE})(?:人|名|票))"
)


class Attendance(Check):
    """Flag 实到 that is larger than 应到."""

    def literals(self) -> Iterable[str]:
        """The words before the first figure."""
        return ("应到", "应出席", "应参加", "应参会", "应投票")

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare the two figures."""
        for start, _ in hits:
            match = _ATTENDANCE.match(document.folded, start)
            due, present = (amount(match[name]) for name in "ab") if match else (None, None)
            if match and due is not None and present is not None and present > due:
                yield Finding(Span(*match.span("at")))
