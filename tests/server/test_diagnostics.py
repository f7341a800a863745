"""Findings reach the editor: pushed, pulled, for a whole workspace; and can be called off."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from wenshu_lint.api import check_text

from .client import Client, FailedError, Message, serving
from .conftest import ALL
from .text import stretch, words_at

DRAFT = (
    "关于做好值班工作的通知\n\n一、总体要求\n四、各单位要做好准备,按期完成。截止目前，已有约300人左右报名。\n"
)
CODES = ["numbering/gap", "punctuation/half-width-mark", "typos/confusable", "numerals/approximate-twice"]


def codes(found: list[Message]) -> list[str]:
    """The rules that speak, in order."""
    return [one["code"] for one in found]


def test_findings_are_pushed_when_a_draft_is_opened_and_changed(pushing: Client, uri: str) -> None:
    """Each time for the version that they are about."""
    pushing.open(uri, DRAFT)
    assert codes(pushing.published(uri)) == CODES
    start = DRAFT.index("四")
    version = pushing.change(uri, {"range": stretch(DRAFT, start, start + 1), "text": "二"})
    assert codes(pushing.published(uri, version)) == CODES[1:]


def test_a_finding_says_what_the_library_says(pushing: Client, uri: str) -> None:
    """Place, level, rule, source and words; the words at the place are those that the library flags."""
    pushing.open(uri, DRAFT)
    found = pushing.published(uri)
    report = check_text(DRAFT)
    levels = {"error": 1, "warning": 2, "info": 3}
    assert [(one["code"], one["severity"]) for one in found] == [
        (d.rule, levels[d.severity.label]) for d in report
    ]
    assert [words_at(DRAFT, one["range"]) for one in found] == [d.span.of(DRAFT) for d in report]
    assert all(one["message"].startswith(d.message) for one, d in zip(found, report, strict=True))
    assert {one["source"] for one in found} == {"wenshu-lint"}


def test_words_that_can_go_are_tagged_unnecessary(pushing: Client, uri: str) -> None:
    """Editors show them faded; words to be replaced are not."""
    pushing.open(uri, DRAFT)
    tagged = [one["code"] for one in pushing.published(uri) if one.get("tags") == [1]]
    assert tagged == ["numerals/approximate-twice"]


def test_places_that_belong_together_are_named(pushing: Client, uri: str) -> None:
    """A finding about two places points at the other one."""
    text = "现将《示例市档案管理办法（试行)》印发给你们，请认真贯彻执行。\n"
    report = check_text(text)
    pushing.open(uri, text)
    found = pushing.published(uri)
    expected = [[span.of(text) for span in d.related] for d in report]
    said = [
        [words_at(text, other["location"]["range"]) for other in one.get("relatedInformation", [])]
        for one in found
    ]
    assert said == expected
    assert any(expected), "the draft was to have a finding about two places"


def test_what_was_shown_of_a_closed_draft_goes_away(pushing: Client, uri: str) -> None:
    """Nothing is left over in the list of problems."""
    pushing.open(uri, DRAFT)
    assert pushing.published(uri)
    pushing.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert pushing.published(uri, None) == []


def test_fast_typing_is_answered_for_the_last_version(pushing: Client, uri: str) -> None:
    """What comes while a check runs is checked together; nothing old is shown after something new."""
    pushing.open(uri, "")
    for number in range(1, len(DRAFT) + 1):
        version = pushing.change(uri, {"text": DRAFT[:number]})
    assert codes(pushing.published(uri, version)) == CODES
    told = [
        m["params"]["version"]
        for m in pushing.heard
        if m.get("method") == "textDocument/publishDiagnostics" and m["params"]["uri"] == uri
    ]
    assert told == sorted(told)
    assert told[-1] == version


def test_the_language_makes_a_draft_markdown(pushing: Client) -> None:
    """A draft that was never saved has no suffix; the editor knows what it is."""
    for language, expected in (("markdown", []), ("plaintext", ["residue/markdown-mark"])):
        place = f"untitled:{language}"
        pushing.open(place, "# 关于做好值班工作的通知\n", language)
        assert codes(pushing.published(place)) == expected


def test_findings_are_pulled_and_not_pushed(able: Client, uri: str) -> None:
    """An editor that asks is not told as well, or it would show everything twice."""
    able.open(uri, DRAFT)
    answer = able.pulled(uri)
    assert answer["kind"] == "full"
    assert codes(answer["items"]) == CODES
    assert not any(m.get("method") == "textDocument/publishDiagnostics" for m in able.heard)


def test_what_the_editor_has_is_not_sent_again(able: Client, uri: str) -> None:
    """Until the draft changes."""
    able.open(uri, DRAFT)
    first = able.pulled(uri)
    again = able.pulled(uri, previousResultId=first["resultId"])
    assert again == {"kind": "unchanged", "resultId": first["resultId"]}
    able.change(uri, {"text": DRAFT + "此件公开\n"})
    assert able.pulled(uri, previousResultId=first["resultId"])["kind"] == "full"


def test_a_draft_that_is_not_open_has_no_findings(able: Client) -> None:
    """To ask for it is no error."""
    assert able.pulled("file:///nowhere.txt")["items"] == []


def test_a_workspace_is_surveyed(folder: Path) -> None:
    """Every draft that is not open and not left out, with progress; the second time only what has changed."""
    (folder / "wenshu-lint.toml").write_text('exclude = ["存档/"]\n', encoding="utf-8")
    for name in ("甲.txt", "乙.md", "存档/丙.txt", "丁.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(DRAFT, encoding="utf-8")
    (folder / "戊.docx").write_bytes(b"PK")
    (folder / "己.txt").write_bytes(DRAFT.encode("gb18030"))
    with serving() as client:
        client.begin(ALL, workspaceFolders=[{"uri": folder.as_uri(), "name": "文稿"}])
        client.open((folder / "丁.txt").as_uri(), DRAFT)
        first = client.request("workspace/diagnostic", {"previousResultIds": [], "workDoneToken": "t"})[
            "items"
        ]
        expected = {(folder / name).as_uri() for name in ("甲.txt", "乙.md", "己.txt")}
        assert {one["uri"] for one in first} == expected
        assert all(codes(one["items"]) == CODES for one in first)
        kinds = [m["params"]["value"]["kind"] for m in client.heard if m.get("method") == "$/progress"]
        assert kinds == ["begin", "report", "report", "report", "end"]
        (folder / "甲.txt").write_text("关于做好值班工作的通知\n", encoding="utf-8")
        (folder / "乙.md").unlink()
        known = [{"uri": one["uri"].replace("%E", "%e"), "value": one["resultId"]} for one in first]
        second = client.request("workspace/diagnostic", {"previousResultIds": known})["items"]
        assert {one["uri"] for one in second} == {one["uri"] for one in known}, (
            "the editor's way to write a name"
        )
        said = {one["uri"].replace("%e", "%E"): (one["kind"], len(one.get("items", []))) for one in second}
        assert said == {
            (folder / "甲.txt").as_uri(): ("full", 0),
            (folder / "乙.md").as_uri(): ("full", 0),
            (folder / "己.txt").as_uri(): ("unchanged", 0),
        }
        known = [{"uri": one["uri"], "value": one["resultId"]} for one in second]
        third = client.request("workspace/diagnostic", {"previousResultIds": known})["items"]
        assert [one["kind"] for one in third] == ["unchanged"] * 2


def test_a_survey_comes_in_pieces_where_asked(folder: Path) -> None:
    """Each file as soon as it is checked; together they are everything, and the answer repeats none."""
    for number in range(5):
        (folder / f"{number}.txt").write_text(DRAFT, encoding="utf-8")
    with serving() as client:
        client.begin(ALL, rootUri=folder.as_uri())
        last = client.request("workspace/diagnostic", {"previousResultIds": [], "partialResultToken": 7})[
            "items"
        ]
        pieces = [m["params"]["value"]["items"] for m in client.heard if m.get("method") == "$/progress"]
    assert last == []
    assert [len(piece) for piece in pieces] == [1] * 5
    assert len({one["uri"] for piece in pieces for one in piece}) == 5


def test_a_request_can_be_called_off(folder: Path) -> None:
    """The server says so at once and goes on to serve."""
    for number in range(400):
        (folder / f"{number}.txt").write_text(DRAFT * 40, encoding="utf-8")
    with serving() as client:
        client.begin(ALL, rootUri=folder.as_uri())
        number = client.send("workspace/diagnostic", {"previousResultIds": [], "partialResultToken": 1})
        client.told("$/progress")
        client.notify("$/cancelRequest", {"id": number})
        with pytest.raises(FailedError) as failed:
            client.answer(number)
        assert failed.value.code == -32800
        surveyed = sum(m.get("method") == "$/progress" for m in client.heard)
        assert surveyed < 400
        client.open("file:///drafts/a.txt", DRAFT)
        assert codes(client.pulled("file:///drafts/a.txt")["items"]) == CODES


def test_a_long_check_holds_nothing_else_up(able: Client, uri: str) -> None:
    """Another request is called off while a draft of some megabytes is being checked."""
    able.open(uri, DRAFT * 20_000)
    slow = able.send("textDocument/diagnostic", {"textDocument": {"uri": uri}})
    time.sleep(0.3)
    able.notify("$/cancelRequest", {"id": slow})
    with pytest.raises(FailedError) as failed:
        able.answer(slow)
    assert failed.value.code == -32800
    able.notify("textDocument/didClose", {"textDocument": {"uri": uri}})


def test_settings_files_are_no_drafts(pushing: Client, folder: Path) -> None:
    """An editor that opens one with us hears nothing of it."""
    place = (folder / "wenshu-lint.toml").as_uri()
    pushing.open(place, 'ignore = ["typos"] # 各单位要做好准备,按期完成。')
    pushing.change(place, {"text": "各单位要做好准备,按期完成。"})
    pushing.notify("textDocument/didClose", {"textDocument": {"uri": place}})
    pushing.open(f"{place}.txt", DRAFT)
    assert pushing.published(f"{place}.txt")
    assert not any(m.get("params", {}).get("uri") == place for m in pushing.heard if "params" in m)


@pytest.mark.parametrize(("language", "suffix"), [("plaintext", "txt"), ("markdown", "md")])
def test_half_a_character_stops_nothing(pushing: Client, language: str, suffix: str) -> None:
    """An editor may send one, as JSON can write it; the draft is checked and its places count it."""
    uri = f"file:///drafts/half.{suffix}"
    pushing.open(uri, "\ufeff# 通知\ud800\n\n各\ud800单位要做好准备,按期完成。\n", language)
    found = pushing.published(uri)
    (mark,) = [one for one in found if one["code"] == "punctuation/half-width-mark"]
    assert mark["range"] == {"start": {"line": 2, "character": 9}, "end": {"line": 2, "character": 10}}
