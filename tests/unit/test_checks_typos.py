"""What the examples of the rules do not already prove about repeated words."""

from __future__ import annotations

import pytest

from wenshu_lint.checks.typos import RepeatedLatin, RepeatedPhrase
from wenshu_lint.document import Document


def said(check: RepeatedPhrase | RepeatedLatin, text: str) -> list[str]:
    """The words flagged in a text."""
    return [finding.span.of(text) for finding in check.find(Document(text), ())]


def test_second_phrase_is_flagged_and_deleted() -> None:
    """The first of the two stays."""
    (finding,) = RepeatedPhrase().find(Document("要抓好问题整改整改。"), ())
    assert (finding.span, finding.replacement) == ((7, 9), "")


@pytest.mark.parametrize("text", ["未来产业产业链。", "支持小微企业创业创新。", "构建共建共治共享的格局。"])
def test_a_phrase_across_words_is_innocent(text: str) -> None:
    """Equal characters of different words are no repetition."""
    assert said(RepeatedPhrase(), text) == []


def test_exceptions_and_openings_are_innocent() -> None:
    """What Chinese doubles on purpose can be named, whole or by its first character."""
    text = "大家坐下来讨论讨论，一件一件落实。"
    assert said(RepeatedPhrase(), text) == ["讨论", "一件"]
    assert said(RepeatedPhrase(exceptions=("讨论",), openings=("一",)), text) == []


def test_one_character_many_times_is_no_phrase() -> None:
    """哈哈哈哈 is a laugh, not a phrase written twice."""
    assert said(RepeatedPhrase(), "他哈哈哈哈地笑。") == []


def test_traditional_text_is_looked_at() -> None:
    """The phrase is found in the shadow and flagged in the text."""
    assert said(RepeatedPhrase(), "要抓好信訪矛盾化解化解。") == ["化解"]


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("The office does filing and filing of letters.", [" and filing"]),
        ("They offer the the same service.", [" the"]),
        ("They deal with it, deal with it and leave.", [", deal with it"]),
        ("The Theory of Three Examples Theory was read.", ["Theory"]),
        ("The prices grew higher and higher.", []),
        ("It was said again and again.", []),
        ("The theory of three examples and the text.", []),
        ("A well-known well-known's friend.", []),
    ],
)
def test_latin_words_said_twice(text: str, flagged: list[str]) -> None:
    """Words, phrases and the head of a name are found; comparatives and set phrases are not."""
    assert said(RepeatedLatin(exceptions=("again",)), text) == flagged


def test_latin_words_in_a_chinese_text_are_left_alone() -> None:
    """A Chinese draft may quote what it likes."""
    assert said(RepeatedLatin(), "会议讨论了 filing and filing 这一译法，决定不予采用。") == []
