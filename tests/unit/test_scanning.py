"""The scanner: the same places, looked up in a small draft or found by the automaton."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.checks.lexical import Words
from wenshu_lint.diagnostic import Severity
from wenshu_lint.rule import Rule
from wenshu_lint.scanning import Scanner

SIGNS = "布署部𬀩的,"
WORDS = st.lists(st.text(alphabet=SIGNS, min_size=1, max_size=4), min_size=1, max_size=5, unique=True)


def scanner(*rules: list[str]) -> Scanner:
    made = (Rule("typos/test", "", "", Severity.INFO, Words(terms=tuple(words))) for words in rules)
    return Scanner(enumerate(made))


@given(st.lists(WORDS, min_size=1, max_size=3), st.text(alphabet=SIGNS + "\ud800", max_size=30))
def test_every_place_is_found_either_way(rules: list[list[str]], text: str) -> None:
    """Overlapping and nested ones, words that several rules wait for, sorted; nothing for the others."""
    expected = {
        slot: sorted((i, i + len(w)) for w in words for i in range(len(text)) if text.startswith(w, i))
        for slot, words in enumerate(rules)
    }
    expected = {slot: places for slot, places in expected.items() if places}
    found = scanner(*rules)
    assert found.hits(text) == expected
    assert "_automaton" not in vars(found)
    found.hits("　" * 50_000)
    assert found.hits(text) == expected
    assert "_automaton" in vars(found)


def test_many_small_drafts_are_worth_an_automaton() -> None:
    """A look at every literal costs something for a short draft too."""
    found = scanner(["布署"])
    drafts = 0
    while "_automaton" not in vars(found):
        found.hits("布署。")
        drafts += 1
    assert 2 < drafts < 20
