"""The six gates on the 核稿单: how each was watched, what was found, and what no machine can tell."""

from __future__ import annotations

from collections.abc import Sequence

from ...diagnostic import Severity
from ...particulars import Particulars, Watch
from ...report import FileReport
from ...rule import GATES
from .markup import Markup, el, join

LIMITS: dict[str, str] = {
    "政治关": "只核对固定提法、称谓和次序的写法；政治方向、立场、口径和提法是否适合当前场合，须由人判断。",
    "政策法律关": "只核对机构、法律名称和引用的写法；内容是否合法、是否符合现行政策、是否越权，须由人判断。",
    "事实关": "只核对文稿自身前后是否一致（日期与星期、合计与占比等）；人、事、数据是否属实，须查原始材料。",
    "结构和文字关": "只查写成文字的差错；观点、条理、详略是否得当，措施是否可行，须由人判断。",
    "文体格式关": "只查文字写出的要素；字体、字号、页边距等版式和该不该用这个文种，须由人核对。",
    "密级、发放范围、用印关": (
        "只查标志的写法和看得出的个人信息；是否涉密、定密依据、发放范围、签发和用印是否合规，须由人审定。"
    ),
}
"""Gate → what a machine cannot check there."""

_LISTED = 12
"""How many findings of a gate are referred to by number."""


def gates(report: FileReport, about: Particulars, prefix: str) -> Markup:
    """Return the table of the six gates.

    :param prefix: what the anchors of the findings of this draft begin with.
    """
    rows = [_row(watch, _numbers(report, watch.gate), report, prefix) for watch in about.watches]
    head = (el("th", word, scope="col") for word in ("关", "结果", "机器查不了的"))
    return el("table", el("thead", el("tr", head)), el("tbody", rows), class_="gates")


def _numbers(report: FileReport, gate: str) -> list[int]:
    return [number for number, entry in enumerate(report.entries, 1) if entry.diagnostic.gate == gate]


def _row(watch: Watch, numbers: Sequence[int], report: FileReport, prefix: str) -> Markup:
    found = [report.entries[number - 1].diagnostic.severity for number in numbers]
    faults = sum(severity > Severity.INFO for severity in found)
    kind, words = verdict(
        watch, faults, len(found) - faults, whole=not any(n.serious for n in report.notices)
    )
    detail = f"查了 {watch.rules - watch.unchecked} 条规则" if watch.rules else "本次没有选用这一关的规则"
    if watch.rules == watch.unchecked > 0:
        detail = f"{watch.rules} 条规则都不能查"
    elif watch.unchecked:
        detail += f"，另有 {watch.unchecked} 条不能查"
    result = join(
        el("strong", words, class_=f"verdict {kind}"),
        el("span", detail, class_="detail"),
        _links(numbers, prefix),
    )
    ordinal = "一二三四五六"[GATES.index(watch.gate)]
    name = el("th", el("span", ordinal, class_="ordinal", aria_hidden="true"), watch.gate, scope="row")
    return el("tr", name, el("td", result), el("td", LIMITS[watch.gate], class_="limit"))


def verdict(watch: Watch, faults: int, hints: int, *, whole: bool) -> tuple[str, str]:
    """Return the class and the words of a result; what was not looked at whole is not called clean."""
    if faults:
        return "open", f"有待修改 {faults} 处" + (f"，提示 {hints} 处" if hints else "")
    if hints:
        return "hint", f"提示 {hints} 处，可斟酌"
    if watch.rules == watch.unchecked:
        return "idle", "未查"
    if watch.unchecked or not whole:
        return "idle", "所查部分未发现问题"
    return "clean", "未发现问题"


def _links(numbers: Sequence[int], prefix: str) -> Markup | None:
    if not numbers:
        return None
    links: list[Markup | str] = []
    for number in numbers[:_LISTED]:
        links += ["、" if links else "见第 ", el("a", number, href=f"#{prefix}-{number}")]
    return el("span", links, " 处" if len(numbers) <= _LISTED else " 处等", class_="refs")
