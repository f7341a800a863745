"""What there is to read about one rule: its page, its start as a file, and how it does on real drafts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..diagnostic import Applicability
from ..engine import Linter
from ..readers import read
from ..report import Report, located
from ..reporters import render
from ..reporters.display import visible
from ..reporters.options import Options
from ..reporters.phrases import say as said
from ..reporters.wording import LEVELS
from ..rule import Rule
from ..source import Source, SourceError
from ..testing import told
from .words import say

if TYPE_CHECKING:
    from ..catalog.load import RuleFile
    from ..catalog.model import ExampleModel

TEMPLATE = """\
# 规则名就是文件的位置：族/名。改好后运行 wenshu-lint rule test 试例子，
# 再运行 wenshu-lint rule try 看它在真实文稿上报什么。没有用到的键可以删去。

title: “正词”误作“误词”        # 规则的中文名，说出毛病
severity: warning              # error 违反“规定”强度的条款 · warning 疑似 · info 提示
# gate: 结构和文字关            # 六关之一；不写则随规则族的 pack.yml

check: words                   # 检查方式：words 词语 · pattern 正则式 · 其他见文档
swap: {误词: 正词}              # 误: 正；只列不改的词用 terms: [词, 词]
# table: words.tsv             # 词多时放在旁边的表里，首行写列名 wrong right exceptions note
# exceptions: [误词典]          # 含有或压着误词、但并没有错的词
# not_after: [原, 时任]         # 紧接在这些字后面时不报
# not_before: [一词]            # 紧接在这些字前面时不报
# edges: true                  # 只在两端都是词界时报（要分词，慢一些）

message: “{match}”应为“{fix}”   # 给用户看的话；{match} 标出的字句，{fix} 应写作
# hint: 请对照原文核实           # 没有把握改时，告诉用户怎么办
# why: 道理，一两句话
basis:                         # 依据：资料、条款、强度（规定 · 一般 · 推荐 · 可以 · 实务）
  - {source: 办文惯例, strength: 实务}
fix: safe                      # safe 自动修改 · unsafe 改后须核对 · display 只建议；不写则不改

# default: false               # 点名才查
# scripts: [Hans]              # 只查简体 Hans 或繁体 Hant
# genres: [通知, 请示]          # 只查这些文种
# directions: [上行]            # 只查上行、平行或下行文
# within: [标题]               # 只查这些要素之内
# outside: [protected, quotation]  # 不查这些地方；缺省为 protected：网址、编号、型号等
# norm: 台湾                    # 照谁的规矩：大陆、台湾、台湾公文、通用；缺省随规则族
# since: 1996-06-01            # 依据自哪天起施行；日期更早的文稿不查，没有日期的照查
# aliases: [old/name]          # 曾用的规则名

examples:                      # 至少一个错例、一个看着危险其实没错的例子
  - bad: 这里写了误词。
    flag: 误词                  # 恰好标出这些字，别处不标
    good: 这里写了正词。         # 改好的样子
  - good: 这里写的是正词。
    edge: true                 # 处在边界上的无辜例
"""
"""A rule file with every key explained; it is sound as it stands."""

FIXES = {
    None: "不能自动修改",
    Applicability.SAFE: "可自动修改",
    Applicability.UNSAFE: "可自动修改，改后须核对",
    Applicability.DISPLAY: "给出改法，由人修改",
}
"""How far a rule repairs what it finds, for people."""
_WIDE = 60


def page(file: RuleFile, options: Options) -> Iterator[str]:
    """Yield the page of a rule, line by line."""
    rule, language = file.rule, options.language
    yield _bold(f"{rule.id}  {rule.title}", options)
    default = "缺省查" if rule.default else "点名才查"
    facts = [said(language, LEVELS[rule.severity]), rule.gate, say(language, FIXES[rule.fix])]
    yield "，".join([*facts, say(language, default)]) + "\n"
    yield from (f"{line}\n" for line in limits(rule, language))
    message, hint = told(file)
    yield f"\n{say(language, '提示语')}：{visible(message)}\n"
    if hint:
        yield f"{say(language, '建议')}：{visible(hint)}\n"
    if file.why:
        yield f"{say(language, '道理')}：{file.why}\n"
    yield f"{say(language, '依据')}：{'；'.join(basis.label for basis in rule.basis)}\n"
    yield f"\n{say(language, '例子')}\n"
    for example in file.examples:
        yield from (f"  {line}\n" for line in _example(example, language))
    settings = list(_settings(rule, language))
    if settings:
        yield f"\n{say(language, '选项（检查方式 {0}）', file.kind)}\n"
        yield from (f"  {line}\n" for line in settings)


def limits(rule: Rule, language: str) -> Iterator[str]:
    """Yield where alone a rule looks; nothing for a rule that looks everywhere."""
    scripts = {"Hans": "简体", "Hant": "繁体"}
    places = [*rule.genres, *rule.directions, *(scripts[script] for script in rule.scripts), *rule.within]
    if places:
        yield say(language, "只查：{0}", "、".join(places))
    if rule.norm.startswith("台湾"):
        yield say(language, "只查：{0}", rule.norm)
    if rule.check.needs == "word":
        yield say(language, "只查：{0}", "Word")
    if rule.since:
        year, month, day = map(int, rule.since.split("-"))
        yield say(language, "依据自{0}年{1}月{2}日起施行，更早的文稿不查", year, month, day)


def _example(example: ExampleModel, language: str) -> Iterator[str]:
    if example.bad is not None:
        yield f"{say(language, '误')}  {visible(example.bad.rstrip()).replace('⟨U+000A⟩', ' / ')}"
        flagged = "、".join(
            f"“{visible(words)}”" if words else say(language, "（缺失）") for words in example.flag
        )
        yield f"    {say(language, '标出')}：{flagged}"
    if example.good is not None:
        yield f"{say(language, '正')}  {visible(example.good.rstrip()).replace('⟨U+000A⟩', ' / ')}"
    if example.note:
        yield f"    {example.note}"


def _settings(rule: Rule, language: str) -> Iterator[str]:
    """Yield the options as a configuration would set them, then the names of those that hold nothing."""
    check = rule.check.built()
    unset = []
    for name, value in check.options().items():
        if name in check.derived:
            continue
        if value is None or (not value and not isinstance(value, bool | int | float)):
            unset.append(name)
        elif isinstance(value, tuple | list | dict | frozenset) and len(repr(value)) > _WIDE:
            yield f"{name} = … ({len(value)})"
        else:
            yield f"{name} = {_toml(value)}"
    if unset:
        yield say(language, "未设：{0}", "、".join(unset))


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_toml(key)} = {_toml(inner)}" for key, inner in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False, default=sorted)


def tried(
    rule: Rule, paths: Sequence[Path], options: Options, unread: list[SourceError], asked: Mapping[str, Any]
) -> Iterator[str]:
    """Yield where a rule speaks on drafts, then how often.

    :param unread: takes the errors of drafts that cannot be read.
    """
    linter = Linter([rule])
    findings = files = documents = characters = 0
    left = asked["samples"]
    for report in _reports(linter, paths, unread, asked["encoding"]):
        findings += len(report)
        files += bool(report.diagnostics)
        documents += 1
        characters += len(report.document.text)
        if left and report.diagnostics:
            report.diagnostics = report.diagnostics[:left]
            left -= len(report.diagnostics)
            yield render("console", [located(report)], options)
    rate = 1000 * findings / max(1, characters)
    words = "{0}：{1} 个文件、{2} 字中报 {3} 处，涉及 {4} 个文件，每千字 {5:.2g} 处"
    yield say(options.language, words, rule.id, documents, characters, findings, files, rate) + "\n"


def _reports(
    linter: Linter, paths: Sequence[Path], unread: list[SourceError], encoding: str | None
) -> Iterator[Report]:
    for path in paths:
        try:
            yield linter.lint(read(Source.from_path(path), encoding=encoding))
        except SourceError as error:
            unread.append(error)


def _bold(text: str, options: Options) -> str:
    return f"\x1b[1m{text}\x1b[0m\n" if options.colour else f"{text}\n"
