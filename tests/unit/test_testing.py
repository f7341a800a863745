"""What is said of a rule whose examples do not hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from wenshu_lint.catalog.load import RuleFile, load_rule
from wenshu_lint.checks.lexical import Words
from wenshu_lint.engine import Linter
from wenshu_lint.testing import problems, told

from .test_engine import Broken, rule

HEAD = """\
title: 误字
severity: warning
check: words
swap: {布署: 部署}
message: “{match}”应为“{fix}”
basis: [{source: 《试验》, strength: 推荐}]
fix: safe
examples:
"""


def made(tmp_path: Path, examples: str, head: str = HEAD) -> RuleFile:
    path = tmp_path / "typos" / "bushu.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(head + examples, encoding="utf-8")
    return load_rule(path)


@pytest.mark.parametrize(
    ("examples", "said"),
    [
        ("  - {bad: 会议布署工作。, flag: 布署, good: 会议部署工作。}\n", []),
        ("  - {bad: 会议布署工作。, flag: 署}\n", ["例 1：应标出“署”，实标出“布署”"]),
        ("  - {bad: 会议部署工作。, flag: 布署}\n", ["例 1：应标出“布署”，没有标出"]),
        ("  - {bad: 会议布署工作。, flag: 布署, good: 会议布置工作。}\n", ["例 1：改后应为"]),
        ("  - {good: 会议布署工作。}\n", ["例 1：无辜的文字被标出“布署”"]),
    ],
)
def test_an_example_that_does_not_hold_is_told(tmp_path: Path, examples: str, said: list[str]) -> None:
    """Flagged, where it says, nowhere else, repaired as promised, and quiet when right."""
    found = problems(made(tmp_path, examples))
    assert len(found) == len(said)
    assert all(words in line for line, words in zip(found, said, strict=True))


def test_a_bad_text_where_the_rule_does_not_look_is_explained(tmp_path: Path) -> None:
    """The author wonders why nothing is flagged; it may be within quotation marks, or look like a model."""
    example = "  - {bad: 他说“布署工作”。, flag: 布署}\n"
    (said,) = problems(made(tmp_path, example, f"outside: [protected, quotation]\n{HEAD}"))
    assert "没有标出（在 outside 不查的地方：protected、quotation；" in said
    assert problems(made(tmp_path, example)) == []


def test_a_rule_is_told_of_its_first_bad_example(tmp_path: Path) -> None:
    """Whatever kind of document it is for; where no example shows it, dots stand for the names."""
    example = "  - {good: 会议部署工作。}\n  - {bad: 会议布署工作。, flag: 布署}\n"
    assert told(made(tmp_path, example, f"genres: [请示]\n{HEAD}")) == ("“布署”应为“部署”", "")
    assert told(made(tmp_path, "  - {good: 会议部署工作。}\n")) == ("“……”应为“……”", "")
    plain = HEAD.replace("“{match}”应为“{fix}”", "有误字")
    assert told(made(tmp_path, example, plain)) == ("有误字", "")


def test_a_good_text_must_be_quiet_under_the_others(tmp_path: Path) -> None:
    """Two rules may not fight over one text."""
    other = Linter([rule(Words(terms=("工作",)), "wording/work")])
    file = made(tmp_path, "  - {bad: 布署。, flag: 布署}\n  - {good: 会议部署工作。}\n")
    (said,) = problems(file, other)
    assert said.startswith(f"{file.path}:10：typos/bushu 例 2：")
    assert said.endswith("好例被 wording/work 标出“工作”")


def test_a_rule_that_cannot_run_is_told_with_the_reason(tmp_path: Path) -> None:
    """It broke down, or it does not apply to the example at all."""
    foreign = "  - {bad: The office files papers and keeps them for years and years., flag: 布署}\n"
    assert "未查：全文不是中文" in problems(made(tmp_path, foreign))[0]
    file = made(tmp_path, "  - {bad: 会议布署工作。, flag: 布署}\n")
    broken = replace(file, rule=rule(Broken(), "typos/bushu"))
    assert any("规则出错：ValueError" in line for line in problems(broken))
