"""Spans, lines and regions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.span import LineIndex, Position, Regions, Span

TEXTS = st.text(alphabet="公文，。\n\r 𬀩a", max_size=40)
SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 8)).map(lambda p: Span(p[0], p[0] + p[1])))


def test_rows_and_columns_count_from_one_in_code_points() -> None:
    """A character outside the basic plane is one column wide, and CR LF is one line end."""
    lines = LineIndex("张𬀩同志\r\n第二行\r第三行\n")
    assert lines.position(2) == Position(1, 3)
    assert lines.position(6) == Position(2, 1)
    assert lines.position(10) == Position(3, 1)
    assert len(lines) == 4
    assert lines.row_start(2) == 6


@given(TEXTS)
def test_positions_lead_back_to_their_offsets(text: str) -> None:
    """Every offset survives the way to row and column and back."""
    lines = LineIndex(text)
    for offset in range(len(text) + 1):
        assert lines.offset(lines.position(offset)) == offset


@given(SPANS, st.integers(0, 40), st.integers(0, 5))
def test_regions_answer_as_a_set_of_points_would(spans: list[Span], start: int, length: int) -> None:
    """Overlap and cover agree with the plain definition over code points."""
    regions = Regions(spans)
    points = {p for span in spans for p in range(span.start, span.end)}
    probe = Span(start, start + length)
    inside = set(range(probe.start, probe.end))
    if inside:
        assert regions.overlaps(probe) == bool(points & inside)
        assert regions.covers(probe) == (inside <= points)
    flat = [p for span in regions for p in range(span.start, span.end)]
    assert sorted(points) == flat
    assert len(regions) == len(list(regions))


def test_an_insertion_point_overlaps_only_strictly_inside() -> None:
    """At the edge of a region one may still insert."""
    regions = Regions([Span(3, 6)])
    assert regions.overlaps(Span(4, 4))
    assert not regions.overlaps(Span(3, 3))
    assert not regions.overlaps(Span(6, 6))


def test_spans_show_their_words_and_overlap() -> None:
    """A span is a view of the text."""
    assert Span(1, 3).of("部署好") == "署好"
    assert Span(1, 3).overlaps(Span(2, 4))
    assert not Span(1, 3).overlaps(Span(3, 4))
