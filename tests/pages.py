"""Writes the pages of rules, of clauses and of coverage, and the schemas, or tells which are out of date.

Usage: ``python -m tests.pages --write`` or ``--check``. The pages are committed; a test compares them.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from wenshu_lint import schemas
from wenshu_lint.analysis import numerals
from wenshu_lint.catalog.builtin import rules_folder
from wenshu_lint.catalog.load import Pack, RuleFile, load_pack
from wenshu_lint.catalog.model import ExampleModel
from wenshu_lint.catalog.yaml_source import YamlFile
from wenshu_lint.cli.rule_page import FIXES, limits
from wenshu_lint.diagnostic import Applicability, Severity
from wenshu_lint.reporters.display import visible
from wenshu_lint.reporters.wording import LEVELS
from wenshu_lint.rule import GATES, Rule
from wenshu_lint.testing import told

from . import coverage, reference
from .markdown import MADE, TOP, escaped

RULES = "docs/rules"
SCHEMAS = f"docs/schema/v{schemas.VERSION}"
DEMO = "corpus/demo/通知.txt"
SHOWN = 5
"""How many findings of the demonstration a page at the top shows."""
_DERIVED = frozenset({"rows", "anchors"})
"""Options that a table or the loader fills: too long for a page, or no choice of the author."""
_PLACES = {
    "protected": "网址、代码、发文字号、型号等受保护的文字",
    "quotation": "引文",
    "book-title": "书名号内",
    "heading": "标题序号所在行",
    "table": "表格",
    "code": "代码",
}
_REPAIRS = {Applicability.SAFE: "自动", Applicability.UNSAFE: "自动，须核对"}
_WIDE = 80


def pages(pack: Pack) -> dict[str, str]:
    """Return every page that is generated, whole or in part, by its path below the top."""
    found = {f"{RULES}/{file.rule.id}.md": rule_page(file, pack) for file in pack.files}
    found[f"{RULES}/README.md"] = index_page(pack)
    found["docs/clauses.md"] = clauses_page(pack)
    found |= {f"{SCHEMAS}/{name}.json": schemas.as_text(name) for name in schemas.NAMES}
    found["docs/cli.md"] = reference.cli_page()
    found["docs/api-reference.md"] = reference.names_page()
    return found | coverage.pages(coverage.standards()) | readmes(pack)


def stale(top: Path, wanted: dict[str, str]) -> list[str]:
    """Return the pages that are missing, differ, or belong to no rule or standard any more."""
    wrong = [name for name, text in wanted.items() if _text_of(top / name) != text]
    folders = (top / RULES, top / coverage.FOLDER)
    there = {path.relative_to(top).as_posix() for folder in folders for path in folder.rglob("*.md")}
    there |= {path.relative_to(top).as_posix() for path in (top / SCHEMAS).glob("*.json")}
    return sorted([*wrong, *(there - wanted.keys())])


def write(top: Path, wanted: dict[str, str]) -> None:
    """Write what differs and remove what belongs to nothing any more."""
    for name in stale(top, wanted):
        path = top / name
        if name in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            path.unlink()


def rule_page(file: RuleFile, pack: Pack) -> str:
    """Return the page of one rule."""
    rule = file.rule
    message, hint = told(file)
    pieces = [
        f"# {escaped(rule.title)}\n",
        MADE,
        _facts(rule, pack),
        f"## 说明\n\n{escaped(file.why)}\n" if file.why else "",
        f"## 怎样提示\n\n> {escaped(visible(message))}\n",
        f"建议：{escaped(visible(hint))}\n" if hint else "",
        _basis(rule),
        "\n".join(["## 例子\n", *map(_example, file.examples)]),
        _options(file),
        _switching_off(rule),
    ]
    return "\n".join(filter(None, pieces))


def _facts(rule: Rule, pack: Pack) -> str:
    rows = [
        ("规则名", f"`{rule.id}`"),
        ("级别", f"{LEVELS[rule.severity]}（{rule.severity.label}）"),
        ("规则族", f"[{pack.families[rule.family].title}](../README.md#{rule.family})"),
        ("六关", rule.gate),
        ("修改", FIXES[rule.fix] + (f"（{rule.fix.label}）" if rule.fix else "")),
        ("缺省", "查" if rule.default else "不查，点名才查"),
    ]
    rows += [("范围", line) for line in limits(rule, "zh")]
    left_out = [_PLACES.get(name, name) for name in rule.outside]
    rows += [("不查之处", "、".join(left_out))] if left_out else []
    rows += [("曾用名", "、".join(f"`{name}`" for name in rule.aliases))] if rule.aliases else []
    return "| 项目 | 内容 |\n|---|---|\n" + "".join(f"| {name} | {value} |\n" for name, value in rows)


def _basis(rule: Rule) -> str:
    lines = "".join(f"- {escaped(basis.label)}\n" for basis in rule.basis)
    return f"## 依据\n\n{lines}\n依据的强度见[《规则说明》](../../rules-guide.md#依据的强度)。\n"


def _example(example: ExampleModel) -> str:
    lines: list[str] = []
    if example.bad is not None:
        flagged = "、".join(f"“{visible(words)}”" if words else "（此处缺失）" for words in example.flag)
        lines += ["误：\n", _fenced(example.bad), f"标出：{escaped(flagged)}\n"]
        lines += ["改后：\n", _fenced(example.good)] if example.good is not None else []
    elif example.good is not None:
        lines += ["正（易混，不应标出）：\n" if example.edge else "正：\n", _fenced(example.good)]
    lines += [f"说明：{escaped(example.note)}\n"] if example.note else []
    return "\n".join(lines)


def _fenced(text: str) -> str:
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    shown = "\n".join(visible(line) for line in text.rstrip("\n").split("\n"))
    return f"{fence}text\n{shown}\n{fence}\n"


def _options(file: RuleFile) -> str:
    check = file.rule.check.built()
    source = YamlFile.read(file.path).value
    lines = []
    if "table" in source:
        rows = len(getattr(check, "rows", ()))
        place = f"../../../rules/{file.rule.family}/{source['table']}"
        lines.append(f"- 词表 [{source['table']}]({place})，{rows} 行")
    for name, default in check.options().items():
        if name not in _DERIVED and name not in check.derived:
            value = source.get(name, default)
            lines.append(f"- `{name}`：{_value(value)}{'' if name in source else '（缺省）'}")
    if not lines:
        return ""
    how = f'在配置的 `[rules."{file.rule.id}"]` 中可以改这些选项。' if not file.rule.mandatory else ""
    return f"## 选项\n\n检查方式：`{file.kind}`。{how}\n\n" + "\n".join(lines) + "\n"


def _value(value: object) -> str:
    if isinstance(value, dict | list | tuple) and len(repr(value)) > _WIDE:
        return f"{len(value)} 项，见规则文件"
    if isinstance(value, bool):
        return "是" if value else "否"
    if value is None or value in ("", (), [], {}):
        return "无"
    if isinstance(value, list | tuple):
        return "、".join(map(_value, value))
    if isinstance(value, dict):
        return "、".join(f"{_value(key)} → {_value(item)}" for key, item in value.items())
    return _code(str(value))


def _code(text: str) -> str:
    shown = visible(text)
    ticks = "`" * (1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    pad = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{ticks}{pad}{shown}{pad}{ticks}"


def _switching_off(rule: Rule) -> str:
    if rule.mandatory:
        return "## 不查这条规则\n\n这条规则关系保密，不能关闭。\n"
    if not rule.default:
        choice = f'```toml\nextend-select = ["{rule.id}"]\n```\n'
        return f"## 查这条规则\n\n缺省不查；要查，在配置里写：\n\n{choice}"
    return (
        "## 不查这条规则\n\n"
        f'全部不查，在配置里写：\n\n```toml\nignore = ["{rule.id}"]\n```\n\n'
        f"只放过一段，在这一段里或上一行写：\n\n```text\n<!-- wenshu-lint: ignore {rule.id} -->\n```\n"
    )


def index_page(pack: Pack) -> str:
    """Return the index of rules, by family and by gate, with counts."""
    rules = pack.rules
    families: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        families[rule.family].append(rule)
    pieces = [
        "# 规则\n",
        MADE,
        f"共 {_count(rules)}。怎样读规则，见[《规则说明》](../rules-guide.md)；"
        "从条款找规则，见[《条款与规则》](../clauses.md)。\n",
        "## 按六关\n",
        _gates(rules),
        "## 按规则族\n",
        "".join(f"- [{pack.families[name].title}](#{name})：{_count(families[name])}\n" for name in families),
        *(_family(name, pack, found) for name, found in families.items()),
    ]
    return "\n".join(pieces)


def _count(rules: Iterable[Rule]) -> str:
    levels = Counter(rule.severity for rule in rules)
    each = "、".join(f"{LEVELS[level]} {levels[level]}" for level in sorted(levels, reverse=True))
    return f"{levels.total()} 条（{each}）"


def _gates(rules: Iterable[Rule]) -> str:
    found: dict[str, list[Rule]] = {gate: [] for gate in GATES}
    for rule in rules:
        found[rule.gate].append(rule)
    rows = []
    for gate, members in found.items():
        levels = Counter(rule.severity for rule in members)
        numbers = " | ".join(str(levels[level]) for level in sorted(Severity, reverse=True))
        families = "、".join(f"`{name}`" for name in dict.fromkeys(rule.family for rule in members))
        rows.append(f"| {gate} | {len(members)} | {numbers} | {families} |\n")
    return "| 关 | 规则 | 错误 | 警告 | 提示 | 规则族 |\n|---|---|---|---|---|---|\n" + "".join(rows)


def _family(name: str, pack: Pack, rules: list[Rule]) -> str:
    family = pack.families[name]
    head = f'<a id="{name}"></a>\n\n### {family.title}（{name}）\n'
    about = f"{family.gate}。{family.description}。{_count(rules)}。\n"
    rows = "".join(f"| {' | '.join(_row(rule))} |\n" for rule in rules)
    return (
        f"{head}\n{about}\n| 毛病 | 规则名 | 级别 | 六关 | 缺省 | 修改 |\n|---|---|---|---|---|---|\n{rows}"
    )


def _row(rule: Rule) -> Iterator[str]:
    yield f"[{escaped(rule.title)}]({rule.id}.md)"
    yield f"`{rule.id}`"
    yield LEVELS[rule.severity]
    yield rule.gate
    yield "查" if rule.default else "点名才查"
    yield _REPAIRS.get(rule.fix, "人工")


def clauses_page(pack: Pack) -> str:
    """Return the reverse of all bases: which rules watch each clause."""
    watched: dict[str, dict[tuple[str, str], list[Rule]]] = defaultdict(lambda: defaultdict(list))
    for rule in pack.rules:
        for basis in rule.basis:
            found = watched[basis.source][basis.clause, basis.strength]
            found += [rule] if rule not in found else []
    about = (
        "每部标准、法规和资料的哪一条由哪些规则检查，按规则所引的依据列出。"
        "逐项要求查了没有、为什么不查，见[《标准与规则对照》](coverage/README.md)。\n"
    )
    pieces = ["# 条款与规则\n", MADE, about]
    for source in sorted(watched):
        clauses = watched[source]
        pieces.append(f"## {escaped(source)}\n")
        pieces.append("| 条款 | 强度 | 规则 |\n|---|---|---|")
        for (clause, strength), rules in sorted(clauses.items(), key=lambda item: _natural(item[0])):
            links = "、".join(f"[{rule.id}](rules/{rule.id}.md)" for rule in rules)
            pieces.append(f"| {escaped(clause) or '（通篇）'} | {strength} | {links} |")
        pieces.append("")
    return "\n".join(pieces)


_NUMBER = re.compile(r"(\d+|[一二三四五六七八九十百]+)")


def _natural(key: tuple[str, str]) -> list[tuple[int, str]]:
    """Sort 7.2 before 7.10 and 第九条 before 第十条."""
    parts: list[tuple[int, str]] = []
    for piece in _NUMBER.split(key[0]):
        value = int(piece) if piece.isdecimal() else numerals.value(piece)
        parts.append((-1, piece) if value is None else (value, ""))
    return [*parts, (-2, key[1])]


def _text_of(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def lines(top: Path, wanted: dict[str, str]) -> Iterator[str]:
    """Yield one line for each page that is not as it should be."""
    advice = "out of date; run `python -m tests.pages --write`"
    yield from (f"{name}: {advice}" for name in stale(top, wanted))


def readmes(pack: Pack) -> dict[str, str]:
    """Return the pages at the top with what a command really prints, and how many rules there are."""
    shown = "\n".join(_shortened(_demo()))
    blocks = {
        "rules": _count(pack.rules),
        "rules-en": str(len(pack.rules)),
        "demo": f"\n```text\n{shown}\n```\n",
    }
    names = ("README.md", "README.en.md")
    return {name: _filled((TOP / name).read_text(encoding="utf-8"), blocks) for name in names}


def _filled(text: str, blocks: dict[str, str]) -> str:
    for key, block in blocks.items():
        before, start, rest = text.partition(f"<!-- {key} -->")
        _, end, after = rest.partition(f"<!-- /{key} -->")
        text = before + start + block + end + after if end else text
    return text


def _demo() -> list[str]:
    """Return what the first line of ``make demo`` prints."""
    command = [sys.executable, "-m", "wenshu_lint", "check", "--isolated", "--no-cache", DEMO]
    environ = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "80", "WENSHU_LINT_LANG": "zh"}
    done = subprocess.run(
        command, cwd=TOP, env=environ, capture_output=True, check=False, encoding="utf-8", errors="replace"
    )
    return done.stdout.splitlines()


def _shortened(printed: list[str]) -> list[str]:
    """Leave out the middle of a long report: a few findings and the last line are enough to see."""
    starts = [number for number, line in enumerate(printed) if line.startswith(DEMO)]
    if len(starts) <= SHOWN:
        return printed
    return [*printed[: starts[SHOWN]], f"……（略去 {len(starts) - SHOWN} 处）", printed[-1]]


def main() -> int:
    """Write the pages or compare them; 1 where any is out of date."""
    parser = argparse.ArgumentParser(prog="python -m tests.pages", description=__doc__)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--write", action="store_true", help="write every page that differs")
    what.add_argument("--check", action="store_true", help="list the pages that differ")
    given = parser.parse_args()
    pack = load_pack(rules_folder())
    for error in pack.errors:
        print(error, file=sys.stderr)
    wanted = pages(pack)
    if given.write:
        write(TOP, wanted)
    wrong = list(lines(TOP, wanted))
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong or pack.errors else 0


if __name__ == "__main__":
    sys.exit(main())
