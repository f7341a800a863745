"""Which demand of each standard is watched by which rules, or why by none: the data and its pages.

One table for each standard stands in ``docs/coverage``. A row is a demand: its number, its clause, its
name, the rules that watch it, and a note that says why (part of) it is not watched.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from .markdown import MADE, TOP, escaped

FOLDER = "docs/coverage"
BEYOND = "practice"
"""The table of rules that no standard asks for."""
OPEN = "待做"
KINDS = {
    "版面": "只能从版面、字体、位置上看，正文文字里看不出",
    "文外": "要知道文稿以外的事：隶属关系、权限、原文、现状",
    "文义": "要懂得意思才能断定，用词句判断误报多",
    "从宽": "没有规定，或者两种写法都对",
    "通行": "公开发布的公文通行另一种做法，附实际用例",
    "程序": "对起草、印制、传递或者工具本身的要求，不是对文稿文字的要求",
    "易混": "看似有错而无错，不应提示",
    "见": "已列在另一行",
    OPEN: "从文字可以断定，还没有做",
}
_KIND = re.compile("(?:^|[；。])(" + "|".join(KINDS) + ")(?:：|(?<=见))")
_HEAD = ("row", "clause", "name", "rules", "note")


class State(Enum):
    """How far a demand is met."""

    WATCHED = "已查"
    PARTLY = "部分已查"
    REASONED = "有理由不查"
    OPEN = "待做"


class Demand(NamedTuple):
    """One demand of a standard."""

    row: str
    clause: str
    name: str
    rules: tuple[str, ...]
    note: str

    @property
    def kinds(self) -> list[str]:
        """The kinds of reasons that the note gives, in order."""
        return _KIND.findall(self.note)

    @property
    def state(self) -> State:
        """Watched, watched in part, left alone for a reason, or still open."""
        if OPEN in self.kinds:
            return State.PARTLY if self.rules else State.OPEN
        return State.WATCHED if self.rules else State.REASONED


class Standard(NamedTuple):
    """One standard with its demands; ``key`` names its table and its page."""

    key: str
    title: str
    demands: tuple[Demand, ...]


def standards(top: Path = TOP) -> list[Standard]:
    """Read every table of ``docs/coverage``; ValueError where one is malformed."""
    return [_standard(path) for path in sorted((top / FOLDER).glob("*.tsv"))]


def _standard(path: Path) -> Standard:
    title, head, *lines = path.read_text(encoding="utf-8").splitlines()
    cells = [tuple(line.split("\t")) for line in lines]
    if tuple(head.split("\t")) != _HEAD or any(len(row) != len(_HEAD) for row in cells):
        raise ValueError(f"{path.name}: five columns are needed: {_HEAD}")
    demands = (
        Demand(row, clause, name, tuple(rules.split()), note) for row, clause, name, rules, note in cells
    )
    return Standard(path.stem, title.removeprefix("# "), tuple(demands))


def faults(found: Iterable[Standard], rules: Collection[str]) -> Iterator[str]:
    """Yield what is wrong with the tables: unknown or unnamed rules, rows twice, rows without a word."""
    named: set[str] = set()
    for standard in found:
        twice = Counter(demand.row for demand in standard.demands)
        yield from (f"{standard.key} {row}: stands twice" for row, times in twice.items() if times > 1)
        for demand in standard.demands:
            yield from (f"{standard.key} {demand.row}: {fault}" for fault in _faults(demand, rules))
            named.update(demand.rules)
    yield from (f"{rule}: no row names it; is it {BEYOND}?" for rule in sorted(set(rules) - named))


def _faults(demand: Demand, rules: Collection[str]) -> Iterator[str]:
    yield from (f"there is no rule {rule}" for rule in demand.rules if rule not in rules)
    if len(set(demand.rules)) < len(demand.rules):
        yield "a rule is named twice"
    if not demand.rules and not demand.note:
        yield "neither rules nor a reason"
    if demand.note and not demand.kinds:
        yield f"the note opens with none of {'、'.join(KINDS)}"
    if not (demand.row and demand.clause and demand.name):
        yield "row, clause and name are needed"


def pages(found: Sequence[Standard]) -> dict[str, str]:
    """Return the pages by their path: one for each standard, and one with totals and the way back."""
    made = {f"{FOLDER}/{standard.key}.md": _page(standard) for standard in found}
    return made | {f"{FOLDER}/README.md": _index(found)}


def _page(standard: Standard) -> str:
    rows = "".join(
        f"| {escaped(d.row)} | {escaped(d.clause)} | {escaped(d.name)} | {_links(d.rules)} | {escaped(d.note)} |\n"
        for d in standard.demands
    )
    return (
        f"# {escaped(standard.title)}\n\n{MADE}\n{_total(standard)}。怎样读，见[《标准与规则对照》](README.md)。\n\n"
        f"| 行 | 条款 | 要求 | 规则 | 说明 |\n|---|---|---|---|---|\n{rows}"
    )


def _links(rules: Iterable[str]) -> str:
    return "、".join(f"[{rule}](../rules/{rule}.md)" for rule in rules)


def _total(standard: Standard) -> str:
    states = Counter(demand.state for demand in standard.demands)
    parts = "，".join(f"{state.value} {states[state]}" for state in State)
    return f"共 {len(standard.demands)} 行：{parts}"


def _index(found: Sequence[Standard]) -> str:
    kinds = "".join(f"- {name}：{meaning}\n" for name, meaning in KINDS.items())
    return "\n".join(
        [
            "# 标准与规则对照\n",
            MADE,
            "各部标准、法规和资料的每一项要求，由哪些规则检查；不查的，为什么不查。"
            "从规则所引的条款找规则，见[《条款与规则》](../clauses.md)。\n",
            "只在纸张、版心、字体、印制上体现的条款不在表内。\n",
            "## 总数\n",
            _totals(found),
            "“部分已查”是所列的错误写法有的已经提示，有的还没有。\n",
            "## 说明栏的用语\n",
            kinds,
            "## 从规则找要求\n",
            _reverse(found),
        ]
    )


def _totals(found: Sequence[Standard]) -> str:
    head = "".join(f" {state.value} |" for state in State)
    lines = [f"| 标准 | 行 |{head}\n|---|---|{'---|' * len(State)}\n"]
    whole: Counter[State] = Counter()
    for standard in found:
        states = Counter(demand.state for demand in standard.demands)
        whole += states
        lines.append(f"| [{escaped(standard.title)}]({standard.key}.md) | {_counts(states)} |\n")
    return "".join([*lines, f"| 合计 | {_counts(whole)} |\n"])


def _counts(states: Counter[State]) -> str:
    return " | ".join(str(number) for number in (states.total(), *(states[state] for state in State)))


def _reverse(found: Sequence[Standard]) -> str:
    rows: dict[str, list[str]] = defaultdict(list)
    for standard in found:
        places: dict[str, list[str]] = defaultdict(list)
        for demand in standard.demands:
            for rule in demand.rules:
                places[rule].append(demand.row)
        for rule, numbers in places.items():
            rows[rule].append(f"[{standard.key}]({standard.key}.md) {escaped('、'.join(numbers))}")
    lines = "".join(f"| {_links([rule])} | {'；'.join(rows[rule])} |\n" for rule in sorted(rows))
    return f"| 规则 | 要求 |\n|---|---|\n{lines}"
