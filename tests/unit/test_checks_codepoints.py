"""Characters that only look right."""

from __future__ import annotations

import pytest

from wenshu_lint.checks.codepoints import CodePoints
from wenshu_lint.document import Document
from wenshu_lint.span import Span


def _found(check: CodePoints, text: str) -> list[tuple[str, str | None]]:
    return [(f.span.of(text), f.replacement) for f in check.find(Document(text), ())]


def test_runs_are_one_finding() -> None:
    """Radicals side by side are replaced together."""
    check = CodePoints(("2F00-2FD5",), decompose=True)
    assert _found(check, "⼀⼈一组") == [("⼀⼈", "一人")]


def test_what_has_no_equivalent_is_only_shown() -> None:
    """No replacement is better than the same character again."""
    check = CodePoints(("2E80-2EF3",), {"⺠": "民"}, decompose=True)
    assert _found(check, "⺠主") == [("⺠", "民")]
    assert _found(check, "⺀主") == [("⺀", None)]
    assert _found(CodePoints(("33A1",), decompose=True), "100㎡") == [("㎡", None)]
    assert _found(CodePoints(("E000-F8FF",)), "\ue000字") == [("\ue000", None)]


def test_neighbours_decide() -> None:
    """``near`` asks for one of them, ``far`` forbids both."""
    check = CodePoints(swap={"ロ": "口"}, near="[一-龥]", far="[ァ-ヺ]")
    assert _found(check, "人ロ增长") == [("ロ", "口")]
    assert _found(check, "ソロ演") == []
    assert _found(check, "ロ") == []


def test_a_draft_may_be_innocent_as_a_whole() -> None:
    """Joiners belong to other scripts."""
    check = CodePoints(("200D",), write="", unless="[\u0600-\u06ff]")
    assert _found(check, "各\u200d单位") == [("\u200d", "")]
    assert _found(check, "各\u200d单位\u0627") == []


def test_code_points_inside_a_range_may_be_right() -> None:
    """Twelve characters in the compatibility block are real ones."""
    check = CodePoints(("F900-FAFF",), without=("FA11",), decompose=True)
    assert _found(check, "﨑與\uf90a") == [("\uf90a", "金")]


def test_a_rule_without_characters_is_refused() -> None:
    """The author is told what is missing or wrong."""
    with pytest.raises(ValueError, match="ranges"):
        CodePoints().prepared()
    with pytest.raises(ValueError, match="ranges"):
        CodePoints(("QQ",)).prepared()
    assert CodePoints(("2F00",)).prepared() == CodePoints(("2F00",))


def test_one_kind_of_character_may_be_reported_once() -> None:
    """At its first place, with how often it occurs and the edits of all places."""
    check = CodePoints(("200B", "FEFF"), write="", once=True)
    text = "各\u200b单位\ufeff要\u200b\u200b落实。"
    first, other = check.find(Document(text), ())
    assert (first.span.start, first.words["places"], len(first.edits)) == (1, "2", 2)
    assert (other.words["code"], other.words["places"]) == ("U+FEFF", "1")


def test_what_stands_in_a_protected_place_is_not_edited() -> None:
    """An address is left as it is, and the rest is mended all the same."""
    check = CodePoints(("200B",), write="", once=True)
    text = "甲\u200b，各\u200b单位照办。"
    (found,) = check.find(Document(text, extra_protected=[Span(0, 2)]), ())
    assert (found.span.start, found.words["places"]) == (1, "2")
    assert [edit.span.start for edit in found.edits] == [4]
