"""The tables of coverage: true to the rules, complete, and on their pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from wenshu_lint.catalog.builtin import builtin_rules

from .coverage import BEYOND, Demand, Standard, State, faults, pages, standards

RULES = frozenset(rule.id for rule in builtin_rules())


def demand(row: str = "A1", rules: tuple[str, ...] = (), note: str = "") -> Demand:
    """A demand that is whole but for what a test is about."""
    return Demand(row, "第一条", "示例", rules, note)


def test_the_tables_are_true_to_the_rules() -> None:
    """Rules that are named exist, every rule is named, no row stands twice, every row has rules or a reason."""
    assert list(faults(standards(), RULES)) == []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (demand(rules=("format/nothing",)), "no rule format/nothing"),
        (demand(), "neither rules nor a reason"),
        (demand(note="难"), "opens with none"),
        (demand(rules=("a/b", "a/b")), "named twice"),
        (demand(row="", rules=("a/b",)), "are needed"),
    ],
)
def test_a_false_row_is_found(wrong: Demand, words: str) -> None:
    """Each kind of mistake has its own words."""
    found = list(faults([Standard("x", "某标准", (wrong,))], {"a/b"}))
    assert any(words in fault for fault in found)


def test_a_row_twice_and_a_rule_without_a_row_are_found() -> None:
    """Numbers are unique within a standard, and no rule is left over."""
    twice = Standard("x", "某标准", (demand(note="版面：要看版面"),) * 2)
    assert list(faults([twice], {"a/b"})) == ["x A1: stands twice", f"a/b: no row names it; is it {BEYOND}?"]


@pytest.mark.parametrize(
    ("rules", "note", "state"),
    [
        (("a/b",), "", State.WATCHED),
        (("a/b",), "从宽：两种都对", State.WATCHED),
        (("a/b",), "从宽：两种都对；待做：另一种写法", State.PARTLY),
        ((), "版面：要看版面", State.REASONED),
        ((), "待做：某种写法", State.OPEN),
        ((), "易混：写作“待做：”不算", State.REASONED),
    ],
)
def test_the_state_of_a_demand(rules: tuple[str, ...], note: str, state: State) -> None:
    """What is open is said to be open, even where a part is watched."""
    assert demand(rules=rules, note=note).state is state


def test_a_page_leads_from_the_demand_to_its_rule_and_back() -> None:
    """Both directions are links, and the totals agree with the rows."""
    standard = Standard("x", "某标准", (demand(rules=("a/b",)), demand("A2", note="待做：某种写法")))
    made = pages([standard])
    assert "| A1 | 第一条 | 示例 | [a/b](../rules/a/b.md) |  |" in made["docs/coverage/x.md"]
    index = made["docs/coverage/README.md"]
    assert "| [a/b](../rules/a/b.md) | [x](x.md) A1 |" in index
    assert "| [某标准](x.md) | 2 | 1 | 0 | 0 | 1 |" in index


def test_a_malformed_table_is_refused(tmp_path: Path) -> None:
    """A row with a column too few is a mistake of the table, not an empty note."""
    folder = tmp_path / "docs" / "coverage"
    folder.mkdir(parents=True)
    head = "# 某标准\nrow\tclause\tname\trules\tnote\n"
    (folder / "x.tsv").write_text(head + "A1\t第一条\t示例\n", encoding="utf-8")
    with pytest.raises(ValueError, match="five columns"):
        standards(tmp_path)
