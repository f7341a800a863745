"""The form with which a reader of findings chooses by severity, gate and family."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ...report import FileReport
from ...rule import GATES
from ..wording import LEVELS
from .findings import FAMILIES
from .markup import Markup, el


def filter_form(drafts: Iterable[FileReport], *, families: bool = True) -> Markup:
    """Return the form that hides findings; hidden itself until the script shows it.

    :param families: whether families of rules can be chosen too.
    """
    every = [entry.diagnostic for report in drafts for entry in report.entries]
    levels = Counter(d.severity for d in every)
    gates = Counter(d.gate for d in every)
    kinds = Counter(d.family for d in every) if families else Counter()
    groups = [
        _group("级别", "level", [(v.label, LEVELS[v], levels[v]) for v in sorted(levels, reverse=True)]),
        _group("关", "gate", [(gate, gate, gates[gate]) for gate in GATES if gate in gates]),
        _group("规则族", "family", [(f, FAMILIES.get(f, f), n) for f, n in kinds.most_common()]),
    ]
    state = el(
        "p", el("output", f"显示全部 {len(every)} 处"), el("button", "全部显示", type="reset"), class_="state"
    )
    return el(
        "form", el("h2", "筛选"), groups, state, class_="filters", hidden=True, aria_label="筛选逐处意见"
    )


def _group(title: str, key: str, choices: Sequence[tuple[str, str, int]]) -> Markup | None:
    boxes = (
        el(
            "label",
            el("input", type="checkbox", name=key, value=value, checked=True),
            el("span", words, " ", el("small", number)),
        )
        for value, words, number in choices
    )
    return el("fieldset", el("legend", title), el("div", boxes)) if choices else None
