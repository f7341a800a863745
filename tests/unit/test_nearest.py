"""Tests of the words that a mistyped one was meant to be."""

from __future__ import annotations

import pytest

from wenshu_lint.nearest import advice, nearest, nearest_rules


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("profil", ["profile", "output-file"], ["profile"]),
        ("通只", ["通知", "通报", "公告"], ["通知"]),
        ("zh-Hand", ["zh-Hant", "zh-Hans", "zh-TW"], ["zh-Hant"]),
        ("xyz", ["profile"], []),
        ("述职", ["请示"], []),
    ],
)
def test_the_nearest_word(word: str, known: list[str], near: list[str]) -> None:
    """Of two 汉字 one may be wrong; Latin words must be much alike; a far one is not named."""
    assert nearest(word, known) == near


def test_a_rule_without_its_family() -> None:
    """The end of an id says more than likeness; families may be meant too; none is named twice."""
    rules = ["typos/dot", "numbering/dot", "numbering/dots"]
    assert nearest_rules("dot", rules, most=3) == ["numbering/dot", "typos/dot"]
    assert nearest_rules("numbering/dto", rules)[0] == "numbering/dot"
    assert nearest_rules("typo", rules, ["typos"]) == ["typos"]


def test_the_advice() -> None:
    """A half-sentence, or nothing."""
    assert advice(["甲", "乙"]) == "，是不是“甲”“乙”"
    assert advice([]) == ""


def test_a_long_name_is_known_by_its_beginning() -> None:
    """A gate is seldom called by its whole name."""
    assert nearest_rules("密级关", [], ["政治关", "密级、发放范围、用印关"]) == ["密级、发放范围、用印关"]
