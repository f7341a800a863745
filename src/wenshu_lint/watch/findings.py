"""A finding for one who is mending it now: where it is, what to search for, what to write, on what ground."""

from __future__ import annotations

from ..diagnostic import Applicability
from ..report import Entry
from ..reporters import wording
from ..reporters.options import Options
from ..reporters.sheet.findings import FAMILIES, excerpt, place
from ..reporters.sheet.markup import BREAK, Markup, el, lines
from .drafts import Draft, Item

OPTIONS = Options(show_all=True)
"""How findings are put into words."""
_TRUST = {Applicability.SAFE: "", Applicability.UNSAFE: "（请核对）", Applicability.DISPLAY: "（供参考）"}


def anchor(draft: Draft, item: Item) -> str:
    """Return what names a finding on the page, from save to save."""
    return f"{draft.key}-{item.key}"


def findings(draft: Draft) -> Markup | None:
    """Return the list of findings in the order of the draft; ``None`` before the first result."""
    if draft.found is None:
        return None
    if not draft.items:
        return el("p", "没有发现问题。机器没有发现问题，不等于没有问题。", class_="none")
    items = (_finding(number, item, anchor(draft, item)) for number, item in enumerate(draft.items, 1))
    return el("ol", BREAK, lines(*items), BREAK, class_="findings")


def _finding(number: int, item: Item, key: str) -> Markup:
    diagnostic = item.entry.diagnostic
    level = diagnostic.severity.label
    head = el(
        "h3",
        el("span", number, class_="number"),
        el("span", wording.LEVELS[diagnostic.severity], class_="level"),
        el("span", diagnostic.message, class_="message"),
        el("span", "新", class_="new", title="这次保存后才有") if item.fresh else None,
        id=f"{key}-h",
    )
    told = (("建议", diagnostic.hint), ("改法", _repair(item.entry)))
    facts = [el("div", el("dt", name), el("dd", words)) for name, words in told if words]
    return el(
        "li",
        el(
            "article",
            head,
            _where(item),
            excerpt(item.entry, OPTIONS),
            el("dl", facts) if facts else None,
            _basis(item, key),
            aria_labelledby=f"{key}-h",
        ),
        id=key,
        class_=f"finding {level} fresh" if item.fresh else f"finding {level}",
        data_key=key,
        data_level=level,
        data_gate=diagnostic.gate,
    )


def _repair(entry: Entry) -> str:
    """Return what to write; whoever reads this page types it, so nothing is said of automatic repairs."""
    fix = entry.diagnostic.fix
    return f"{fix.message}{_TRUST[fix.applicability]}" if fix else ""


def _where(item: Item) -> Markup:
    landmark = el("span", item.landmark) if item.landmark else None
    copy = (
        el(
            "button",
            "复制查找词",
            type="button",
            data_copy=item.sought,
            title=f"到 Word 或 WPS 里查找：{item.sought}",
        )
        if item.sought
        else None
    )
    return el("p", el("strong", place(item.entry, OPTIONS)), landmark, copy, class_="where")


def _basis(item: Item, key: str) -> Markup:
    diagnostic = item.entry.diagnostic
    basis = diagnostic.basis or ("见规则说明",)
    family = FAMILIES.get(diagnostic.family, diagnostic.family)
    more = [
        *(el("p", words) for words in basis[1:]),
        el("p", diagnostic.gate, "　", family, "　", el("code", diagnostic.rule)),
        el("p", "看道理和例子：", el("code", f"wenshu-lint rule {diagnostic.rule}")),
    ]
    summary = el("summary", "依据：", basis[0], f" 等 {len(basis)} 条" if len(basis) > 1 else None)
    return el("details", summary, more, data_key=f"{key}-basis")
