"""The findings on the 核稿单: each with its words marked, its place, reason, basis and repair."""

from __future__ import annotations

from ...report import Entry, FileReport
from .. import wording
from ..options import Options
from ..wording import LEVELS
from .markup import BREAK, Markup, el, join, lines

FAMILIES: dict[str, str] = {
    "classification": "密级",
    "facts": "事实核对",
    "format": "公文要素",
    "genre": "文种与行文",
    "law": "机构与法律名称",
    "numbering": "序号",
    "numerals": "数字与计量",
    "privacy": "个人信息",
    "punctuation": "标点符号",
    "residue": "残留",
    "script": "繁简与字形",
    "sensitive": "规范表述",
    "taiwan": "台湾公文",
    "typos": "错别字",
    "wording": "用词",
}
"""Family → its title, as in its ``pack.yml``; families of other packs go by their own name."""


def findings(report: FileReport, options: Options, prefix: str) -> Markup:
    """Return the list of findings in the order of the draft, or one sentence where there are none."""
    if not report.entries:
        return el("p", "没有发现问题。机器没有发现问题，不等于没有问题。", class_="none")
    items = (_finding(number, entry, options, prefix) for number, entry in enumerate(report.entries, 1))
    return el("ol", BREAK, lines(*items), BREAK, class_="findings")


def _finding(number: int, entry: Entry, options: Options, prefix: str) -> Markup:
    diagnostic = entry.diagnostic
    level = diagnostic.severity.label
    identity = f"{prefix}-{number}"
    head = el(
        "h4",
        el("span", number, class_="number"),
        el("span", LEVELS[diagnostic.severity], class_="level"),
        el("span", wording.message(diagnostic, options), class_="message"),
        id=f"{identity}-h",
    )
    facts = [("建议", "" if options.redact else diagnostic.hint), ("改法", wording.repair(entry, options))]
    facts.append(("依据", "；".join(diagnostic.basis)))
    listed = [el("div", el("dt", name), el("dd", words)) for name, words in facts if words]
    return el(
        "li",
        el(
            "article",
            head,
            el("p", where(entry, options), class_="where"),
            excerpt(entry, options),
            el("dl", listed) if listed else None,
            el("p", "□ 已改　□ 不改，理由：", el("span", class_="blank"), class_="paper", aria_hidden="true"),
            aria_labelledby=f"{identity}-h",
        ),
        id=identity,
        class_=f"finding {level}",
        data_level=level,
        data_gate=diagnostic.gate,
        data_family=diagnostic.family,
    )


def where(entry: Entry, options: Options) -> list[Markup]:
    """Return where a finding stands and what kind of thing it is, piece by piece."""
    diagnostic = entry.diagnostic
    family = FAMILIES.get(diagnostic.family, diagnostic.family)
    words = place(entry, options)
    if entry.place.paragraph is None:
        words += f"（{wording.place_words(entry.place, options)}）"
    pieces = (words, diagnostic.gate, family, el("code", diagnostic.rule))
    return [el("span", piece) for piece in pieces if piece]


def place(entry: Entry, options: Options) -> str:
    """Return the place in words: the paragraph in Word, the row elsewhere."""
    if entry.place.paragraph is None:
        return f"第 {entry.place.start.row} 行第 {entry.place.start.column} 字"
    return wording.place_words(entry.place, options)


def excerpt(entry: Entry, options: Options) -> Markup | None:
    """Return the words around a finding, those at fault marked; ``None`` where they must not show."""
    if options.redact or not entry.excerpt.strip():
        return None
    low, high = entry.excerpt_at
    before, flagged, after = entry.excerpt[:low].lstrip(), entry.excerpt[low:high], entry.excerpt[high:]
    mark = el("mark", flagged) if flagged else el("mark", "∧", class_="gap", title="此处缺字")
    return el("blockquote", join(before, mark, after.rstrip()))
