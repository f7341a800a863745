"""The literals that a pattern cannot do without."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.checks.anchors import anchors_of, begins_with


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("布署", ("布署",)),
        ("(?:宣|发)布署", ("发布署", "宣布署")),
        ("(?:既使|即便)再", ("即便再", "既使再")),
        ("既(?=使再)", ("既使再",)),
        ("(?<=既)使再?$", ("既使",)),
        ("既.{1,4}(?=使再|使又)", ("使再", "使又")),
        ("(?:甲乙)+丙", ("甲乙丙",)),
        ("(?:甲|甲乙)(?:丙丁)?", ("甲",)),
        ("(?P<at>既使)?再难", ("再难",)),
        (r"\d+", ()),
        ("(?i)abc", ()),
        ("[,;]", (",", ";")),
        ("(?:,|、)?", ()),
        ("(?:甲{2,}|乙)", ("乙", "甲")),
        ("(?>布署)+", ("布署",)),
        ("[^甲]", ()),
        ("(?!布署)工作", ("工作",)),
        ("一[,;]", ("一,", "一;")),
    ],
)
def test_the_rarest_required_literals_are_chosen(pattern: str, expected: tuple[str, ...]) -> None:
    """Long beats short; a mark beats a common character; no literal gives none."""
    assert anchors_of(pattern) == expected


ATOMS = st.sampled_from(["甲", "乙丙", "[丁戊]", "(?:甲|乙)", "(?:丙丁|戊)?", "己+", "(?=甲)", "(?!乙)", "."])


@given(st.lists(ATOMS, min_size=1, max_size=4), st.text(alphabet="甲乙丙丁戊己", max_size=12))
def test_every_match_holds_an_anchor(atoms: list[str], text: str) -> None:
    """A text without any of the anchors has no match, so that it need not be looked at."""
    pattern = "".join(atoms)
    anchors = anchors_of(pattern)
    if anchors and not any(anchor in text for anchor in anchors):
        assert re.search(pattern, text) is None


@pytest.mark.parametrize(
    ("pattern", "anchors", "expected"),
    [
        ("布署工作", ("布署",), True),
        ("(?:既使|即便)再?", ("既使", "即便"), True),
        ("(二)(?=个|[台辆])", ("二个", "二台", "二辆"), True),
        ("(?<!第)(?P<at>二)(?=个|[台辆])", ("二个", "二台"), False),
        ("甲?布署", ("布署",), False),
        ("(?=布署).", ("布署",), False),
        ("(?i)abc", ("abc",), False),
    ],
)
def test_what_begins_with_an_anchor_is_known(pattern: str, anchors: tuple[str, ...], expected: bool) -> None:
    """What must follow a match may be the end of its anchor."""
    assert begins_with(pattern, anchors) is expected


def test_branches_may_have_many_literals_together():
    """Long literals of several branches are taken rather than the one character that all begin with."""
    pattern = "|".join(
        f"请{verb}(?:{'|'.join('甲乙丙丁戊己庚辛壬癸')})(?:一|二|三|四|五|六|七)" for verb in "报批转"
    )
    assert len(anchors_of(pattern)) == 210


@given(st.lists(ATOMS, min_size=1, max_size=4), st.text(alphabet="甲乙丙丁戊己", max_size=12))
def test_a_leading_anchor_stands_where_each_match_begins(atoms: list[str], text: str) -> None:
    """Where the anchors are said to lead, no match begins elsewhere: it would not be found."""
    pattern = "".join(atoms)
    anchors = anchors_of(pattern)
    if begins_with(pattern, anchors):
        assert all(text.startswith(anchors, match.start()) for match in re.finditer(pattern, text))
