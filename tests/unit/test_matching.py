"""The automaton that finds all literals at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.matching import matcher

BACKENDS = ["plain", "ahocorasick_rs", "daachorse"]
WORDS = st.lists(st.text(alphabet="布署部𬀩的,", min_size=1, max_size=4), min_size=1, max_size=8, unique=True)


@given(WORDS, st.text(alphabet="布署部𬀩的,", max_size=30))
def test_every_backend_finds_every_occurrence(words: list[str], text: str) -> None:
    """Overlapping and nested occurrences too, in code points, whatever is installed."""
    expected = sorted(
        (i, i + len(w), n) for n, w in enumerate(words) for i in range(len(text)) if text.startswith(w, i)
    )
    for name in BACKENDS:
        assert sorted(matcher(words, name)(text)) == expected, name


@pytest.mark.parametrize("name", BACKENDS)
def test_lone_surrogates_do_not_stop_the_scan(name: str) -> None:
    """A text from another program may hold them; offsets stay."""
    assert list(matcher(["布署"], name)("\ud800布署")) == [(1, 3, 0)]


def test_nothing_to_look_for_finds_nothing() -> None:
    """An empty rulebook is allowed."""
    assert list(matcher([])("布署")) == []


def test_without_an_automaton_the_plain_table_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a platform without wheels the results are the same."""
    import sys

    monkeypatch.setitem(sys.modules, "daachorse", None)
    monkeypatch.setitem(sys.modules, "ahocorasick_rs", None)
    assert list(matcher(["署"])("布署")) == [(1, 2, 0)]
    with pytest.raises(ImportError):
        matcher(["署"], "daachorse")
