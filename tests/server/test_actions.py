"""What can be done about a finding: mend it, its like, all that is certain; pass over it; accept its words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from wenshu_lint.api import check_text, document_of, fix_text, linter_for
from wenshu_lint.config import load_config
from wenshu_lint.fixer import apply
from wenshu_lint.readers import read
from wenshu_lint.server.directives import can_be_silenced, ignoring
from wenshu_lint.server.drafts import Checked
from wenshu_lint.server.places import Places
from wenshu_lint.server.repairs import difference
from wenshu_lint.source import Source

from .client import Client, FailedError, Message, hosting, point
from .conftest import ALL
from .text import after, around, edits_of, place

TOP = Path(__file__).parents[2]
TEXT = "关于𠮷事的通知\r\n\r\n各单位要做好准备,按期完成,及时上报。截止目前,已有约300人左右报名。\r\n"
MARK = "punctuation/half-width-mark"


def titled(actions: list[Message], words: str) -> Message:
    """Return the one action with these words in its title."""
    found = [action for action in actions if words in action["title"]]
    assert len(found) == 1, [action["title"] for action in actions]
    return found[0]


def test_one_finding_is_mended(pushing: Client, uri: str) -> None:
    """By the fix of the library, preferred where it is safe, with a warning where it is not."""
    pushing.open(uri, TEXT)
    shown = pushing.published(uri)
    actions = pushing.actions(uri, around(TEXT, "准备,"), shown=shown[:1])
    fix = titled(actions, "改为“，”")
    assert (fix["kind"], fix["isPreferred"]) == ("quickfix", True)
    assert [one["code"] for one in fix["diagnostics"]] == [MARK]
    assert after(TEXT, edits_of(fix, uri)) == TEXT.replace("准备,", "准备，")
    unsafe = titled(pushing.actions(uri, around(TEXT, "截止")), "改为“截至”（改后须核对）")
    assert unsafe["isPreferred"] is False
    assert after(TEXT, edits_of(unsafe, uri)) == TEXT.replace("截止", "截至")


def test_all_findings_of_a_rule_are_mended(pushing: Client, uri: str) -> None:
    """And no others."""
    pushing.open(uri, TEXT)
    every = titled(pushing.actions(uri, around(TEXT, "准备,")), "共 3 处")
    assert after(TEXT, edits_of(every, uri)) == TEXT.replace(",", "，")
    assert not any("全文" in action["title"] for action in pushing.actions(uri, around(TEXT, "截止")))


def test_only_what_is_asked_for_is_offered(pushing: Client, uri: str) -> None:
    """By kind, as on saving, and by place."""
    pushing.open(uri, TEXT)
    for only in (["source.fixAll"], ["source.fixAll.wenshu-lint"], ["source"]):
        assert [a["kind"] for a in pushing.actions(uri, point(0, 0), only)] == ["source.fixAll.wenshu-lint"]
    assert pushing.actions(uri, point(0, 0), ["quickfix"]) == []
    assert pushing.actions(uri, point(0, 0), ["source.fixAll.other"]) == []
    assert {a["kind"] for a in pushing.actions(uri, around(TEXT, "截止"), ["quickfix"])} == {"quickfix"}


def test_all_that_is_certain_is_mended(pushing: Client, uri: str) -> None:
    """The same as ``fix_text`` makes, in short edits."""
    pushing.open(uri, TEXT)
    action = titled(pushing.actions(uri, point(0, 0)), "全部有把握")
    edits = edits_of(action, uri)
    assert after(TEXT, edits) == fix_text(TEXT).text != TEXT
    asked = {"textDocument": {"uri": uri}, "options": {"tabSize": 4, "insertSpaces": True}}
    assert pushing.request("textDocument/formatting", asked) == edits


def test_edits_come_when_an_action_is_chosen(able: Client, uri: str) -> None:
    """Where the editor knows how to ask for them; they are for one version of the draft."""
    able.open(uri, TEXT)
    action = titled(able.actions(uri, point(0, 0)), "全部有把握")
    assert "edit" not in action
    done = able.request("codeAction/resolve", action)
    assert done["edit"]["documentChanges"][0]["textDocument"] == {"uri": uri, "version": 1}
    assert after(TEXT, edits_of(done, uri)) == fix_text(TEXT).text


def test_a_clean_draft_offers_nothing(pushing: Client, uri: str) -> None:
    """No action that would do nothing, no edits."""
    pushing.open(uri, "关于做好值班工作的通知\n")
    assert pushing.actions(uri, point(0, 0)) == []
    asked = {"textDocument": {"uri": uri}, "options": {"tabSize": 4, "insertSpaces": True}}
    assert pushing.request("textDocument/formatting", asked) == []
    assert pushing.actions("file:///nowhere.txt", point(0, 0)) == []


def test_a_paragraph_is_passed_over_by_a_directive(pushing: Client, uri: str) -> None:
    """Written into the draft with its own line ends; afterwards that rule is silent about the paragraph."""
    pushing.open(uri, TEXT)
    action = titled(pushing.actions(uri, around(TEXT, "准备,")), "（写入文稿）")
    text = after(TEXT, edits_of(action, uri))
    assert text == TEXT.replace("各单位", f"<!-- wenshu-lint: ignore {MARK} -->\r\n各单位")
    version = pushing.change(uri, {"text": text})
    assert MARK not in {one["code"] for one in pushing.published(uri, version)}


DRAFTS = sorted(
    path
    for folder in ("flawed", "clean", "demo")
    for path in (TOP / "corpus" / folder).iterdir()
    if path.suffix in (".txt", ".md") and not path.name.endswith(".fixed.txt")
)


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.name)
def test_a_directive_silences_its_finding_wherever_it_is(path: Path) -> None:
    """In every draft of the corpus, for every finding: it goes, and only echoes of it may take its place."""
    config = load_config(isolated=True)
    linter, text = linter_for(config), read(Source.from_path(path)).text
    document = document_of(text, path.name, config)
    report = linter.lint(document)
    checked = Checked(1, 1, Places(text), report, linter, config)
    before = Counter((d.rule, d.span.of(text)) for d in report)
    for found in {d.rule: d for d in report}.values():
        if can_be_silenced(checked, found):
            later = apply(text, [ignoring(checked.places, document, found)])
            now = linter.lint(document_of(later, path.name, config))
            left = Counter((d.rule, d.span.of(later)) for d in now)
            assert (before - left)[found.rule, found.span.of(text)], found.rule
            assert {rule for rule, _ in left - before} <= {MARK}, found.rule


def test_markdown_stays_what_it_is() -> None:
    """No line is put into a table or into the middle of a paragraph."""
    text = "# 关于做好值班工作的通知\n\n| 项目 | 要求 |\n|---|---|\n| 值班 | 做好准备,按期完成 |\n\n前一行\n后一行,完\n"
    config = load_config(isolated=True)
    document = document_of(text, "a.md", config)
    report = linter_for(config).lint(document)
    marks = [d for d in report if d.rule == MARK]
    words = f" <!-- wenshu-lint: ignore {MARK} -->"
    assert [apply(text, [ignoring(Places(text), document, d)]) for d in marks] == [
        text.replace("按期完成 |", f"按期完成{words} |"),
        text.replace("后一行,完", f"后一行,完{words}"),
    ]


def test_what_must_be_said_cannot_be_passed_over(pushing: Client, uri: str) -> None:
    """The notice about drafts that bear a secrecy mark, and those about directives themselves."""
    text = "机密★10年\n\n关于做好值班工作的通知\n\n<!-- wenshu-lint: ignore typos -->\n各单位要做好准备。\n"
    pushing.open(uri, text)
    shown = {one["code"]: one for one in pushing.published(uri)}
    assert {"classification/handling", "residue/unused-suppression"} <= shown.keys()
    for rule in ("classification/handling", "residue/unused-suppression"):
        actions = pushing.actions(uri, shown[rule]["range"], ["quickfix"], [shown[rule]])
        assert not any("放过" in action["title"] or "不再" in action["title"] for action in actions)


def test_a_finding_is_waved_aside_for_the_session(pushing: Client, uri: str) -> None:
    """That one alone, wherever its paragraph moves; it returns when the paragraph changes."""
    pushing.open(uri, TEXT)
    shown = pushing.published(uri)
    command = titled(pushing.actions(uri, around(TEXT, "准备,"), shown=shown[:1]), "这次不再")["command"]
    pushing.request(
        "workspace/executeCommand", {"command": command["command"], "arguments": command["arguments"]}
    )
    left = pushing.published(uri)
    assert [one["range"] for one in left] == [one["range"] for one in shown[1:]]
    version = pushing.change(uri, {"range": point(1, 0), "text": "说明段落。\r\n"})
    assert len(pushing.published(uri, version)) == len(left)
    end = place(TEXT.replace("\r\n\r\n", "\r\n说明段落。\r\n\r\n"), len(TEXT) + 7 - 2)
    version = pushing.change(uri, {"range": {"start": end, "end": end}, "text": "完毕。"})
    assert len(pushing.published(uri, version)) == len(shown)


def test_an_editor_that_asks_is_told_to_ask_again(able: Client, uri: str) -> None:
    """After a finding was waved aside; and an action that is out of date does nothing."""
    able.open(uri, TEXT)
    first = able.pulled(uri)
    command = titled(able.actions(uri, around(TEXT, "截止")), "这次不再")["command"]
    call = {"command": command["command"], "arguments": command["arguments"]}
    able.request("workspace/executeCommand", call)
    able.wait(lambda m: m.get("method") == "workspace/diagnostic/refresh")
    second = able.pulled(uri, previousResultId=first["resultId"])
    assert len(second["items"]) == len(first["items"]) - 1
    able.change(uri, {"text": TEXT + "\r\n"})
    able.pulled(uri)
    with pytest.raises(FailedError) as failed:
        able.request("workspace/executeCommand", call)
    assert failed.value.code == -32801


VOCAB = "请做好布署工作，截止目前已完成。\n"


@pytest.mark.parametrize(
    ("files", "name", "expected"),
    [
        ({}, "wenshu-lint.toml", 'vocab = ["布署"]\n'),
        ({"wenshu-lint.toml": ""}, "wenshu-lint.toml", 'vocab = ["布署"]\n'),
        (
            {"wenshu-lint.toml": 'vocab = ["某某办"]\n[severity]\nnumerals = "info"\n'},
            "wenshu-lint.toml",
            'vocab = ["布署", "某某办"]\n[severity]\nnumerals = "info"\n',
        ),
        ({"wenshu-lint.toml": "vocab = [\n]\n"}, "wenshu-lint.toml", 'vocab = ["布署"\n]\n'),
        (
            {"wenshu-lint.toml": 'ignore = []\n\n[severity]\nnumerals = "info"\n'},
            "wenshu-lint.toml",
            'ignore = []\nvocab = ["布署"]\n\n[severity]\nnumerals = "info"\n',
        ),
        ({"wenshu-lint.toml": 'vocab-file = "词.txt"\n', "词.txt": "某某办"}, "词.txt", "某某办\n布署\n"),
        (
            {"wenshu-lint.toml": 'extends = "基.toml"\n', "基.toml": 'vocab-file = "词.txt"\n', "词.txt": ""},
            "词.txt",
            "布署\n",
        ),
        (
            {
                "pyproject.toml": '[project]\nname = "x"\n[tool.wenshu-lint]\nignore = []\n\n[tool.other]\nvocab = []\n'
            },
            "pyproject.toml",
            '[project]\nname = "x"\n[tool.wenshu-lint]\nignore = []\nvocab = ["布署"]\n\n[tool.other]\nvocab = []\n',
        ),
    ],
)
def test_a_term_of_the_house_is_written_down(
    folder: Path, files: dict[str, str], name: str, expected: str
) -> None:
    """Where the configuration keeps its terms; the editor makes the edit, and then the rule is silent."""
    for file, text in files.items():
        (folder / file).write_text(text, encoding="utf-8")
    draft, target = folder / "通知.txt", folder / name
    with hosting() as client:
        client.begin(ALL, rootUri=folder.as_uri())
        client.open(draft.as_uri(), VOCAB)
        found = [one["code"] for one in client.pulled(draft.as_uri())["items"]]
        action = titled(client.actions(draft.as_uri(), around(VOCAB, "布署")), "“布署”是本单位用语")
        before = target.read_text(encoding="utf-8") if target.exists() else ""
        created = [c["uri"] for c in action["edit"]["documentChanges"] if c.get("kind") == "create"]
        assert created == ([] if name in files else [target.as_uri()])
        action["edit"]["documentChanges"] = [c for c in action["edit"]["documentChanges"] if "edits" in c]
        text = after(before, edits_of(action, target.as_uri()))
        assert text == expected
        target.write_text(text, encoding="utf-8")
        changes = [{"uri": target.as_uri(), "type": 2 - (not before)}]
        client.notify("workspace/didChangeWatchedFiles", {"changes": changes})
        left = [one["code"] for one in client.pulled(draft.as_uri())["items"]]
    assert "typos/confusable" in found
    assert len(left) == len(found) - 1


def test_the_words_that_are_selected_are_accepted(folder: Path) -> None:
    """A name is longer than what a rule flags in it; without a place to write to nothing is offered."""
    draft = folder / "通知.txt"
    with hosting() as client:
        client.begin({}, rootUri=folder.as_uri())
        client.open(draft.as_uri(), VOCAB)
        assert not any("用语" in a["title"] for a in client.actions(draft.as_uri(), around(VOCAB, "布署")))
        (folder / "wenshu-lint.toml").write_text("", encoding="utf-8")
        actions = client.actions(draft.as_uri(), around(VOCAB, "做好布署工作"))
        edits = edits_of(
            titled(actions, "“做好布署工作”是本单位用语，记入 wenshu-lint.toml"),
            (folder / "wenshu-lint.toml").as_uri(),
        )
        assert [one["newText"] for one in edits] == ['vocab = ["做好布署工作"]\n']
        assert not any(
            "，”" in a["title"] for a in client.actions(draft.as_uri(), around(VOCAB, "请做好布署工作，"))
        )


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ("一\n二\n三\n", "一\n两\n三\n", ["两"]),
        ("一二三\n", "一三\n", [""]),
        ("一\n二\n", "一二\n", [""]),
        ("一", "一", []),
        ("", "一", ["一"]),
        ("aa\n", "aaa\n", ["a"]),
    ],
)
def test_edits_are_as_short_as_they_can_be(old: str, new: str, edits: list[str]) -> None:
    """And make the one text the other."""
    found = list(difference(old, new))
    assert [edit.text for edit in found] == edits
    assert apply(old, found) == new


def test_a_check_knows_its_own_findings_only(pushing: Client, uri: str) -> None:
    """A diagnostic of an earlier check names nothing in this one: then the place decides."""
    pushing.open(uri, TEXT)
    old = pushing.published(uri)
    pushing.change(uri, {"text": TEXT.replace("准备,", "准备，")})
    text = TEXT.replace("准备,", "准备，")
    actions = pushing.actions(uri, around(text, "截止"), ["quickfix"], [old[0]])
    assert titled(actions, "改为“截至”")["diagnostics"] == []


def test_the_draft_of_the_test_has_what_it_needs() -> None:
    """Three half-width commas, two of them safe to mend, and other findings."""
    assert [d.rule for d in check_text(TEXT)].count(MARK) == 3
