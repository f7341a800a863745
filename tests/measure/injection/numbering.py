"""Mistakes of numbering: levels, sequences, articles, references, declared counts."""

from __future__ import annotations

import re
from random import Random

from wenshu_lint.span import Span

from .planting import HAN, Act, Mutator, Planted, Site, add, say, swap

_DIGITS = "一二三四五六七八九"
_LEVELS = {
    "一、": rf"^[　 ]*(?P<n>[一二三四五六七八九十]{{1,3}})(?=、{HAN})",
    "（一）": rf"^[　 ]*（(?P<n>[一二三四五六七八九十]{{1,3}})）(?={HAN})",
    "1.": r"^[　 ]*(?P<n>\d{1,2})(?=[.．](?!\d))",
    "条": r"^第(?P<n>[一二三四五六七八九十百零]{1,6})条",
    "章": r"^第(?P<n>[一二三四五六七八九十]{1,3})章",
}


def _chinese(number: int) -> str:
    if number >= 100:
        rest = number % 100
        middle = "零" if 0 < rest < 10 else "一" if 10 <= rest < 20 else ""
        return f"{_DIGITS[number // 100 - 1]}百{middle}{_chinese(rest)}"
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else _DIGITS[tens - 1] + "十"
    return head + (_DIGITS[ones - 1] if ones else "")


_VALUES = {_chinese(number): number for number in range(1, 400)} | {str(n): n for n in range(1, 100)}


def _renumber(level: str, by: int) -> Act:
    """Give the last of at least three consecutive items a wrong number; any of the last two is a fair place."""

    def act(text: str, rng: Random) -> Planted | None:
        items = [m for m in re.finditer(_LEVELS[level], text, re.MULTILINE) if m["n"] in _VALUES]
        numbers = [_VALUES[m["n"]] for m in items]
        ends = [i for i in range(2, len(items)) if _is_last_of_run(numbers, i)]
        if not ends:
            return None
        chosen = rng.choice(ends)
        item, value = items[chosen], numbers[chosen] + by
        word = str(value) if item["n"].isdecimal() else _chinese(value)
        start, end = item.span("n")
        before = items[chosen - 1]
        places = (Span(start - 1, start + len(word) + 1), Span(before.start("n") - 1, before.end("n") + 1))
        return Planted(text[:start] + word + text[end:], places)

    return act


def _is_last_of_run(numbers: list[int], i: int) -> bool:
    runs = numbers[i - 2] + 2 == numbers[i - 1] + 1 == numbers[i] and numbers[i - 2] >= 1
    return runs and (i + 1 == len(numbers) or numbers[i + 1] == 1)


def _beyond(site: Site, rng: Random) -> str | None:
    """An article of this very text that it does not have."""
    last = max(
        (_VALUES.get(m["n"], 0) for m in re.finditer(_LEVELS["条"], site.string, re.MULTILINE)), default=0
    )
    return f"第{_chinese(last + rng.randint(2, 30))}条" if 3 <= last < 360 else None


def _other_self_name(site: Site, rng: Random) -> str | None:
    opening = site.string[:80]
    kinds = [kind for kind in ("条例", "规定", "办法", "细则") if kind in opening]
    if len(kinds) != 1 or site["x"] != kinds[0]:
        return None
    return rng.choice([kind for kind in ("条例", "规定", "办法") if kind != kinds[0]])


_TASKS = ("一是完善工作台账", "二是加强日常巡查", "三是严格考核问责", "四是强化宣传引导", "五是健全长效机制")


def _miscounted(rng: Random) -> str:
    items = rng.randint(2, 4)
    said = items + rng.choice([1, 2]) if items == 2 else items + rng.choice([-1, 1])
    words = "两三四五六"[said - 2]
    return f"⟦重点抓好{words}项工作：{'；'.join(_TASKS[:items])}。⟧"


# fmt: off
MUTATORS = (
    Mutator("gap at level 一、", "N02", "E", _renumber("一、", 1)),
    Mutator("repeat at level 一、", "N03", "E", _renumber("一、", -1)),
    Mutator("gap at level （一）", "N02", "E", _renumber("（一）", 1)),
    Mutator("repeat at level （一）", "N03", "E", _renumber("（一）", -1)),
    Mutator("gap at level 1.", "N02", "E", _renumber("1.", 1)),
    Mutator("repeat at level 1.", "N03", "E", _renumber("1.", -1)),
    Mutator("gap between articles", "R15", "E", _renumber("条", 1), host="law"),
    Mutator("repeated article", "R15", "E", _renumber("条", -1), host="law"),
    Mutator("gap between chapters", "R04", "E", _renumber("章", 1), host="law"),
    Mutator("wrong mark after 一", "L01", "E",
            swap(rf"^[一二三四五六七八九十]{{1,3}}(?P<x>、)(?={HAN})", ("，", ".", "．", "：", "、、"))),
    Mutator("mark after （一）", "L02", "E",
            swap(rf"^（[一二三四五六七八九十]{{1,3}}）(?P<x>)(?={HAN})", ("、", "，", ".", "："))),
    Mutator("half-width brackets round one 一", "L03", "W",
            swap(rf"^（([一二三四五六七八九十]{{1,3}})）(?={HAN})", (r"(\1)", r"（\1)", r"(\1）"))),
    Mutator("other brackets round 一", "L03", "E",
            swap(rf"^（([一二三四五六七八九十])）(?={HAN})", (r"\1）", r"【\1】", r"〔\1〕"))),
    Mutator("wrong mark after 1", "L04", "E", swap(rf"^\d{{1,2}}(?P<x>\.)(?={HAN})", ("、", "，", "。", "："))),
    Mutator("mark after （1）", "L05", "E",
            add("⟦（1）、⟧各单位要明确一名联络员。", "⟦（2）.⟧各单位要按月报送进展。")),
    Mutator("mark after ①", "L06", "E", say("办理流程为：⟦①、⟧受理；⟦②、⟧审核；⟦③、⟧办结。")),
    Mutator("look-alike of a numeral", "L09", "E",
            swap(rf"^(?P<x>一|二|1)(?=[、.]{HAN})", lambda m, r: r.choice({"一": "ー—－", "二": "ニ", "1": "lI"}[m[0]]))),
    Mutator("token typed twice", "W04", "E",
            swap(rf"^([一二三四五六七八九十]{{1,3}}、)(?={HAN})", r"\1\1")),
    Mutator("Arabic token among （一）（二）", "N10", "E",
            swap(rf"^（([二三四五])）(?={HAN})", lambda m, _: f"（{_DIGITS.index(m[1]) + 1}）")),
    Mutator("、 or ： after 第一", "I01", "W",
            say("⟦第一、⟧要压实工作责任；⟦第二、⟧要强化跟踪问效。", "⟦第一：⟧要摸清底数；⟦第二：⟧要分类施策。")),
    Mutator("、 or ： after 首先", "I02", "W",
            say("⟦首先、⟧要提高认识；其次，要抓好落实；最后，要严格督查。",
                "首先，要提高认识；⟦其次：⟧要抓好落实；最后，要严格督查。")),
    Mutator("、 after 其一", "I03", "W", say("⟦其一、⟧底数不够清；⟦其二、⟧措施不够实。")),
    Mutator("mark after 一是", "I04", "W",
            add("⟦一是，⟧摸清底数；⟦二是，⟧分类处置；⟦三是，⟧定期复核。", "⟦一是：⟧摸清底数；⟦二是：⟧分类处置。",
                "⟦一是、⟧抓统筹；⟦二是、⟧抓落实；⟦三是、⟧抓督查。")),
    Mutator("gap in 一是 … 二是", "I08", "E",
            add("⟦一是摸清底数；三是分类处置⟧；四是定期复核。", "一是抓统筹；⟦二是抓落实；四是抓督查⟧。")),
    Mutator("repeat in 一是 … 二是", "I08", "E", add("一是摸清底数；⟦二是分类处置；二是定期复核⟧。")),
    Mutator("series of two families", "I09", "W",
            add("⟦一是摸清底数；其次，分类处置；第三，定期复核。⟧", "⟦第一，压实责任；二是强化督查；三是严肃问责。⟧")),
    Mutator("series that starts at 二是", "I08", "E", add("⟦二是加强日常巡查；三是严格考核问责。⟧")),
    Mutator("declared count against 一是 …", "K03", "E", add(_miscounted)),
    Mutator("declared count against numbered items", "K02", "E",
            swap(r"以下(?P<x>[三四五])项工作", lambda m, r: r.choice([c for c in "两三五六" if c != m["x"]])),
            host="notice"),
    Mutator("full stop at the end of a heading of its own", "H01", "E",
            swap(r"^[一二三四五六七八九十]{1,3}、[^，。；：\n]{2,14}(?P<x>)$", "。")),
    Mutator("colon at the end of a heading of its own", "H01", "W",
            swap(r"^[一二三四五六七八九十]{1,3}、[^，。；：\n]{2,14}(?P<x>)$", "：")),
    Mutator("mark after 第一条", "R02", "E",
            swap(r"^第[一二三四五六七八九十]{1,3}条(?P<x>[　 ])(?=\S)", ("、", "：", "．")), host="law"),
    Mutator("article in Arabic figures", "R01", "W",
            swap(r"^第(?P<x>[一二三四五六七八九十]{1,3})条(?=[　 ])", lambda m, _: str(_VALUES[m["x"]])), host="law"),
    Mutator("full stop after the title of a chapter", "R07", "E",
            swap(rf"^第[一二三四五六七八九十]{{1,3}}章[　 ]{HAN}[^。，\n]{{1,20}}(?P<x>)$", "。"), host="law"),
    Mutator("reference to an article the text does not have", "R13", "E",
            swap(r"本(?:法|条例|规定|办法)(?P<x>第[一二三四五六七八九十百零]{1,6}条)", _beyond), host="law"),
    Mutator("text that calls itself by another kind", "R09", "E",
            swap(r"本(?P<x>条例|规定|办法)(?=自|所称|适用|施行|由)", _other_self_name), host="law"),
    Mutator("款 without 第", "R11", "W",
            say("依照本办法⟦第三条二款⟧执行。", "按照该条例⟦第十二条（三）款⟧处理。")),
    Mutator("broken field of a word processor", "X07", "E",
            say("具体分工详见⟦错误！未找到引用源。⟧", "任务分解见⟦错误!书签未定义。⟧")),
    Mutator("一一 or -- before a parallel point", "L16", "W",
            add("⟦--⟧坚持问题导向。聚焦群众反映强烈的问题，逐项研究解决。",
                "⟦一一⟧坚持统筹推进。注重部门协同、上下联动，形成工作合力。")),
)
