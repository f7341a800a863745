"""Places: three ways to count characters, rare ideographs, line ends of every sort, edits one after another."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types

from wenshu_lint.api import check_text
from wenshu_lint.server.places import Places, edited
from wenshu_lint.span import Span

from .client import Client, serving
from .text import UNITS, offset, place, stretch, words_at

TEXT = "张𠮷同志：\r\n　　请𠮷𠮷做好准备,按期完成。截止目前，𠮷已有约300人左右\u2028报名。\r末行𠮷,完"
CHARS = st.sampled_from("一二四、，,。𠮷𬀩a \r\n\u2028\x0c\x85截止目前")
TEXTS = st.lists(CHARS, max_size=40).map("".join)
ENCODINGS = pytest.mark.parametrize("encoding", sorted(UNITS))


@ENCODINGS
@pytest.mark.parametrize("order", ["first", "last"])
def test_the_editor_and_we_count_alike(encoding: str, order: str) -> None:
    """What the editor finds at the places is what the library flags, whichever way was agreed on."""
    others = [one for one in sorted(UNITS) if one != encoding] if order == "first" else []
    with serving("--isolated") as client:
        answer = client.begin({"general": {"positionEncodings": ["x-unheard-of", encoding, *others]}})
        assert answer["positionEncoding"] == encoding
        client.open("file:///a.txt", TEXT)
        found = client.published("file:///a.txt")
        expected = [d.span.of(TEXT) for d in check_text(TEXT)]
        assert len(expected) > 3
        assert [words_at(TEXT, one["range"], encoding) for one in found] == expected
        at = TEXT.index("截止")
        version = client.change(
            "file:///a.txt", {"range": stretch(TEXT, at, at + 2, encoding), "text": "𠮷截至"}
        )
        after = TEXT.replace("截止", "𠮷截至")
        said = [words_at(after, one["range"], encoding) for one in client.published("file:///a.txt", version)]
        assert said == [d.span.of(after) for d in check_text(after)]


def test_an_editor_that_says_nothing_counts_in_utf_16() -> None:
    """As the protocol has it."""
    with serving("--isolated") as client:
        assert client.begin()["positionEncoding"] == "utf-16"


@ENCODINGS
@given(text=TEXTS, data=st.data())
def test_a_place_and_back(encoding: str, text: str, data: st.DataObject) -> None:
    """Every offset that an editor can name comes back, and is where the editor says."""
    at = data.draw(st.integers(0, len(text)))
    if text[at - 1 : at + 1] == "\r\n":
        at -= 1  # no place of an editor lies between the two
    places = Places(text, encoding)
    found = places.position(at)
    assert {"line": found.line, "character": found.character} == place(text, at, encoding)
    assert places.offset(found) == at


@ENCODINGS
@given(text=TEXTS, line=st.integers(0, 50), character=st.integers(0, 99))
def test_no_place_is_out_of_reach(encoding: str, text: str, line: int, character: int) -> None:
    """One beyond a line is its end, one inside a character its beginning: what editors send breaks nothing."""
    places = Places(text, encoding)
    found = places.offset(types.Position(line, character))
    assert 0 <= found <= len(text)
    if line < len(places._lines):
        exact = place(text, found, encoding)
        assert exact["line"] == line
        assert exact["character"] <= character
        assert found == len(text) or offset(text, exact, encoding) == found


@ENCODINGS
@given(text=TEXTS, edits=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9), TEXTS), max_size=6))
def test_edits_make_the_text_of_the_editor(
    encoding: str, text: str, edits: list[tuple[int, int, str]]
) -> None:
    """Whatever is typed, pasted or cut."""
    places = Places(text, encoding)
    for start, length, new in edits:
        start, end = settled(text, start), settled(text, start + length)
        where = types.Range(
            types.Position(**place(text, start, encoding)), types.Position(**place(text, end, encoding))
        )
        places = edited(places, types.TextDocumentContentChangePartial(where, new), encoding)
        text = text[:start] + new + text[end:]
        assert places.text == text
    assert edited(places, types.TextDocumentContentChangeWholeDocument("全"), encoding).text == "全"


def settled(text: str, at: int) -> int:
    """An offset in a text that an editor can name."""
    at = min(at, len(text))
    return at - 1 if text[max(0, at - 1) : at + 1] == "\r\n" else at


def test_a_line_ends_before_its_end() -> None:
    """Also where it ends with two characters, and the last one."""
    places = Places("一\r\n二\r三\n")
    assert [places.line(number) for number in range(4)] == [Span(0, 1), Span(3, 4), Span(5, 6), Span(7, 7)]
    assert places.line_at(3) == Span(3, 4)


@pytest.fixture(scope="module")
def typist() -> object:
    """A server to type into."""
    with serving("--isolated") as client:
        client.begin({"textDocument": {"diagnostic": {}}})
        client.open("file:///typed.txt", "")
        yield client


@settings(max_examples=40, deadline=None)
@given(
    text=TEXTS,
    edits=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9), TEXTS), min_size=1, max_size=5),
)
def test_after_random_edits_the_server_says_what_a_full_check_says(
    typist: Client, text: str, edits: list[tuple[int, int, str]]
) -> None:
    """Several edits in one message too: nothing of the texts before is left in what it says."""
    changes: list[dict[str, object]] = [{"text": text}]
    for start, length, new in edits:
        start, end = settled(text, start), settled(text, start + length)
        changes.append({"range": stretch(text, start, end), "text": new})
        text = text[:start] + new + text[end:]
    typist.change("file:///typed.txt", *changes)
    said = typist.pulled("file:///typed.txt")["items"]
    expected = [(d.rule, place(text, d.span.start), place(text, d.span.end)) for d in check_text(text)]
    assert [(one["code"], one["range"]["start"], one["range"]["end"]) for one in said] == expected
