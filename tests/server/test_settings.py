"""Which rules run: what the editor's user chose, what the files beside the draft say, and what is wrong there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wenshu_lint.server.choices import Choices
from wenshu_lint.source import ConfigError

from .client import Client, Message, hosting, serving
from .conftest import ALL

DRAFT = "一、总体要求\n四、各单位要做好准备,按期完成。\n"
GAP, MARK = "numbering/gap", "punctuation/half-width-mark"


def pulled(client: Client, uri: str) -> list[str]:
    """The rules that speak."""
    return [one["code"] for one in client.pulled(uri)["items"]]


def messages(client: Client) -> list[str]:
    """What the user was told so far."""
    return [m["params"]["message"] for m in client.heard if m.get("method") == "window/showMessage"]


def written(folder: Path, text: str, name: str = "wenshu-lint.toml") -> Path:
    """A file in a folder."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def told_of_change(client: Client, path: Path) -> None:
    """Tell the server that a file has changed, as editors do."""
    client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": path.as_uri(), "type": 2}]})


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (None, [GAP, MARK]),
        ({}, [GAP, MARK]),
        ({"select": [], "profile": "", "config": None, "isolated": False}, [GAP, MARK]),
        ({"ignore": ["numbering"]}, [MARK]),
        ({"select": ["numbering/gap"]}, [GAP]),
        ({"select": ["punctuation"], "extendSelect": ["numbering"]}, [GAP, MARK]),
        ({"config": "别处.toml"}, [GAP]),
    ],
)
def test_the_editor_chooses_at_the_start(folder: Path, options: object, expected: list[str]) -> None:
    """By ``initializationOptions``; a path is seen from the workspace."""
    written(folder, 'ignore = ["punctuation"]\n', "别处.toml")
    with hosting() as client:
        client.begin(ALL, rootUri=folder.as_uri(), initializationOptions=options)
        client.open((folder / "a.txt").as_uri(), DRAFT)
        assert pulled(client, (folder / "a.txt").as_uri()) == expected
        assert messages(client) == []


def test_a_profile_changes_the_level(folder: Path) -> None:
    """讲话稿 is judged more mildly than 公文."""
    levels = []
    for profile in ("公文", "讲话稿"):
        with hosting() as client:
            client.begin(ALL, initializationOptions={"profile": profile, "select": ["numbering"]})
            client.open((folder / "a.txt").as_uri(), DRAFT)
            levels.append(client.pulled((folder / "a.txt").as_uri())["items"][0]["severity"])
    assert levels == [1, 2]


def test_the_editor_is_asked_for_its_settings(folder: Path) -> None:
    """After hello, and again when it says that they have changed; it is told to ask anew."""
    uri = (folder / "a.txt").as_uri()
    with hosting(settings={"ignore": ["numbering"]}) as client:
        client.begin(ALL)
        client.open(uri, DRAFT)
        for words, expected in (("numbering", MARK), ("punctuation", GAP)):
            client.settings = {"ignore": [words]}
            client.notify("workspace/didChangeConfiguration", {"settings": None})
            while pulled(client, uri) != [expected]:  # until the settings have come
                client.wait(lambda m: m.get("method") == "workspace/diagnostic/refresh")
        assert sum(m["method"] == "workspace/configuration" for m in client.asked) == 3


def test_settings_that_are_sent_are_taken(folder: Path) -> None:
    """Some editors send them and cannot be asked; open drafts are checked again at once."""
    uri = (folder / "a.txt").as_uri()
    with hosting() as client:
        client.begin()
        client.open(uri, DRAFT)
        assert len(client.published(uri)) == 2
        settings = {"wenshu-lint": {"ignore": ["numbering"]}}
        client.notify("workspace/didChangeConfiguration", {"settings": settings})
        assert [one["code"] for one in client.published(uri)] == [MARK]


def test_choices_at_the_start_of_the_server_hold(folder: Path) -> None:
    """The words after ``server``, until the editor says otherwise."""
    uri = (folder / "a.txt").as_uri()
    with serving("--ignore", "numbering") as client:
        client.begin(ALL)
        client.open(uri, DRAFT)
        assert pulled(client, uri) == [MARK]
    with serving("--ignore", "numbering") as client:
        client.begin(ALL, initializationOptions={"ignore": ["punctuation"]})
        client.open(uri, DRAFT)
        assert pulled(client, uri) == [GAP]


def test_the_file_beside_the_draft_holds(folder: Path) -> None:
    """Also a per-path table, a vocabulary and a baseline in it."""
    written(folder, 'vocab-file = "词.txt"\n[[per-path]]\npaths = ["讲话/"]\nignore = ["numbering"]\n')
    written(folder, "准备,按期\n", "词.txt")
    (folder / "讲话").mkdir()
    with hosting() as client:
        client.begin(ALL)
        for name, expected in (("a.txt", [GAP]), ("讲话/a.txt", [])):
            client.open((folder / name).as_uri(), DRAFT)
            assert pulled(client, (folder / name).as_uri()) == expected


def test_what_is_left_out_is_not_checked(folder: Path) -> None:
    """``exclude`` holds for open drafts too."""
    written(folder, 'exclude = ["存档/"]\n')
    with hosting() as client:
        client.begin(ALL)
        client.open((folder / "存档" / "a.txt").as_uri(), DRAFT)
        assert pulled(client, (folder / "存档" / "a.txt").as_uri()) == []


def test_what_the_baseline_knows_is_not_shown(folder: Path) -> None:
    """As on the command line."""
    from wenshu_lint.api import check_file
    from wenshu_lint.baseline import make_baseline, write_baseline

    draft = written(folder, DRAFT, "a.txt")
    write_baseline(make_baseline(folder / "存量.json", [check_file(draft)]))
    written(folder, 'baseline = "存量.json"\n')
    with hosting() as client:
        client.begin(ALL)
        client.open(draft.as_uri(), DRAFT + "（一）各单位要做好准备,按期完成。\n")
        assert len(pulled(client, draft.as_uri())) == 1


def test_a_change_of_the_file_is_heard_of(folder: Path) -> None:
    """The server asks to be told, and checks again; a file that says the same changes nothing."""
    file, uri = written(folder, 'ignore = ["numbering"]\n'), (folder / "a.txt").as_uri()
    with hosting() as client:
        client.begin(ALL)
        client.wait(lambda m: m.get("method") == "client/registerCapability")
        (watch,) = [m for m in client.asked if m["method"] == "client/registerCapability"]
        watchers = watch["params"]["registrations"][0]["registerOptions"]["watchers"]
        assert {one["globPattern"] for one in watchers} == {"**/wenshu-lint.toml", "**/pyproject.toml"}
        client.open(uri, DRAFT)
        first = client.pulled(uri)
        assert [one["code"] for one in first["items"]] == [MARK]
        told_of_change(client, file)
        assert client.pulled(uri, previousResultId=first["resultId"])["kind"] == "unchanged"
        written(folder, 'ignore = ["punctuation"]\n')
        told_of_change(client, file)
        client.wait(lambda m: m.get("method") == "workspace/diagnostic/refresh")
        assert pulled(client, uri) == [GAP]
        file.unlink()
        told_of_change(client, file)
        assert pulled(client, uri) == [GAP, MARK]


def test_an_editor_that_watches_nothing_is_served_on_saving(folder: Path) -> None:
    """Saving any draft is the occasion to look at the files again."""
    uri = (folder / "a.txt").as_uri()
    with hosting() as client:
        client.begin()
        client.open(uri, DRAFT)
        assert len(client.published(uri)) == 2
        written(folder, 'ignore = ["numbering"]\n')
        client.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
        assert [one["code"] for one in client.published(uri)] == [MARK]


BROKEN = [
    ('ignore = ["numbering"\n', "不是合格的 TOML"),
    ('ignor = ["numbering"]\n', "没有这个键"),
    ('ignore = ["numbring"]\n', "没有规则与“numbring”相符"),
    ('profile = "请是"\n', "没有“请是”这个文种配置"),
    ('vocab-file = "没有.txt"\n', "无法读取 没有.txt"),
    ('packs = ["没有"]\n', "没有“没有”这个规则文件夹"),
    ('[[per-path]]\npaths = ["*.txt"]\nprofile = "请是"\n', "没有“请是”这个文种配置"),
]


@pytest.mark.parametrize(("text", "words"), BROKEN)
def test_a_broken_configuration_is_told_of_and_breaks_nothing(folder: Path, text: str, words: str) -> None:
    """Once, naming the file; the draft is checked by default rules, and when it is mended by what it says."""
    file, uri = written(folder, text), (folder / "a.txt").as_uri()
    with hosting() as client:
        client.begin(ALL)
        client.open(uri, DRAFT)
        assert pulled(client, uri) == [GAP, MARK]
        (told,) = messages(client)
        assert words in told
        assert str(file) in told
        assert told.endswith("改好之前按原来的或缺省的配置检查")
        client.change(uri, {"text": DRAFT + "\n"})
        client.pulled(uri)
        assert len(messages(client)) == 1
        written(folder, 'ignore = ["numbering"]\n')
        told_of_change(client, file)
        assert pulled(client, uri) == [MARK]
        written(folder, text)
        told_of_change(client, file)
        assert pulled(client, uri) == [MARK], "what held before goes on"
        assert len(messages(client)) == 2


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"ignor": []}, "ignor：没有这一项；可用：config、profile、isolated、select、extendSelect、ignore"),
        ({"select": "numbering"}, "select：应为一个列表"),
        ({"select": [1]}, "select：应为一个列表"),
        ({"isolated": "yes"}, "isolated：应为 true 或 false"),
        ({"profile": 1}, "profile：应为一段文字"),
        (["numbering"], "应为一个表"),
        ({"profile": "请是"}, "没有“请是”这个文种配置"),
        ({"config": "没有.toml"}, "没有这个配置文件"),
    ],
)
def test_broken_settings_of_the_editor_are_told_of(folder: Path, options: Any, words: str) -> None:
    """With the name of the setting; the server works all the same."""
    uri = (folder / "a.txt").as_uri()
    with hosting() as client:
        client.begin(ALL, rootUri=folder.as_uri(), initializationOptions=options)
        client.open(uri, DRAFT)
        assert pulled(client, uri) == [GAP, MARK]
        (told,) = messages(client)
    assert words in told
    assert told.startswith("编辑器设置" if "config" not in options else str(folder))


def test_settings_are_laid_over_those_of_the_start() -> None:
    """Key by key; an empty one says nothing."""
    start = Choices("a.toml", False, (("ignore", ["typos"]),))
    assert start.joined({"select": ["facts"], "ignore": []}).given == (
        ("ignore", ["typos"]),
        ("select", ["facts"]),
    )
    assert start.joined({"isolated": True}).isolated
    assert start.joined(None) is start
    with pytest.raises(ConfigError, match="没有这一项"):
        start.joined({"rules": {}})


def test_a_rule_that_breaks_down_is_told_of(folder: Path) -> None:
    """By its name alone; the others go on."""
    pack = folder / "ours" / "house"
    pack.mkdir(parents=True)
    written(pack, "title: 本单位\ngate: 结构和文字关\n", "pack.yml")
    source = (
        "title: 慢\nmessage: 慢“{match}”\nseverity: info\ncheck: pattern\npattern: '(?:一+)+(?:一+)+(?:一+)+二'\n"
        "basis:\n  - {source: 本单位惯例, strength: 实务}\nexamples:\n  - bad: 一一一二\n    flag: 一一一二\n  - good: 一\n"
    )
    written(pack, source, "slow.yml")
    written(folder, 'packs = ["ours"]\n')
    uri = (folder / "a.txt").as_uri()
    with hosting() as client:
        client.begin(ALL)
        client.open(uri, f"{DRAFT}{'一' * 3000}三。二\n")
        assert GAP in pulled(client, uri)
        assert [words for words in messages(client) if "house/slow" in words and "一一一" not in words]


def test_a_reader_that_must_tell_something_tells_it(folder: Path) -> None:
    """Markdown that takes sentences for HTML: they were not checked, and the editor's log says so."""
    text = "# 通知\n\n<div>\n各单位要做好充分准备并按期完成各项任务\n</div>\n"
    uri = (folder / "a.md").as_uri()
    with hosting() as client:
        client.begin(ALL)
        client.open(uri, text, "markdown")
        client.pulled(uri)
        said: Message = client.told("window/logMessage")
    assert "未检查" in said["message"]
    assert json.dumps(said, ensure_ascii=False).count("各单位") == 0


def test_the_genre_of_a_draft_decides(folder: Path) -> None:
    """As on the command line: other drafts in the folder are checked as before."""
    written(folder, '[[per-genre]]\ngenres = ["请示"]\nselect = ["punctuation/half-width-mark"]\n')
    title = "关于申请经费的请示\n\n"
    with hosting() as client:
        client.begin(ALL, rootUri=folder.as_uri())
        uri = (folder / "a.txt").as_uri()
        client.open(uri, title.replace("请示", "函") + DRAFT)
        assert GAP in pulled(client, uri)
        client.open((folder / "b.txt").as_uri(), title + DRAFT)
        assert pulled(client, (folder / "b.txt").as_uri()) == [MARK]
