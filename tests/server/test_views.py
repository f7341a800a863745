"""What an editor shows of a draft beside its findings: the page of a rule, the outline."""

from __future__ import annotations

from pathlib import Path

from wenshu_lint.readers import read
from wenshu_lint.source import Source

from .client import Client, Message, hosting
from .conftest import ALL
from .text import around, place, words_at

TOP = Path(__file__).parents[2]
TEXT = "示例市教育局\n关于做好值班工作的通知\n\n一、总体要求\n四、各单位要做好准备,按期完成。\n"
LETTER = read(Source.from_path(TOP / "corpus" / "demo" / "通知.txt")).text


def hover(client: Client, uri: str, text: str, words: str) -> Message | None:
    """What is shown over some words."""
    at = place(text, text.index(words))
    found: Message | None = client.request(
        "textDocument/hover", {"textDocument": {"uri": uri}, "position": at}
    )
    return found


def test_the_page_of_a_rule_is_shown_over_a_finding(able: Client, uri: str) -> None:
    """Name, reason, clause, a bad and a good example, in Markdown."""
    able.open(uri, TEXT)
    found = hover(able, uri, TEXT, "四、")
    assert found is not None
    assert words_at(TEXT, found["range"]) == "四、"
    page = found["contents"]["value"]
    assert found["contents"]["kind"] == "markdown"
    for words in (
        "**序号缺号**",
        "`numbering/gap`",
        "错误",
        "道理：",
        "《党政机关公文处理工作条例》",
        "误：\n\n```text",
        "正：\n\n```text",
    ):
        assert words in page
    assert hover(able, uri, TEXT, "总体") is None
    assert hover(able, "file:///nowhere.txt", TEXT, "四、") is None


def test_an_editor_without_markdown_gets_plain_words(pushing: Client, uri: str) -> None:
    """The same page without its marks."""
    pushing.open(uri, TEXT)
    found = hover(pushing, uri, TEXT, "准备,")
    assert found is None
    found = hover(pushing, uri, TEXT, ",按期")
    assert found is not None
    assert found["contents"]["kind"] == "plaintext"
    assert "```" not in found["contents"]["value"]
    assert "改为“，”" in found["contents"]["value"]


def test_a_rule_of_the_house_has_a_page_too(folder: Path) -> None:
    """It is found in its pack."""
    pack = folder / "ours"
    (pack / "house").mkdir(parents=True)
    (pack / "house" / "pack.yml").write_text("title: 本单位\ngate: 结构和文字关\n", encoding="utf-8")
    (pack / "house" / "word.yml").write_text(
        "title: 本单位不用的词\nmessage: 不用“{match}”\nseverity: info\ncheck: words\nterms: [值班]\n"
        "why: 本单位称“值守”。\nbasis:\n  - {source: 本单位惯例, strength: 实务}\n"
        "examples:\n  - bad: 值班\n    flag: 值班\n  - good: 值守\n",
        encoding="utf-8",
    )
    (folder / "wenshu-lint.toml").write_text('packs = ["ours"]\n', encoding="utf-8")
    uri = (folder / "通知.txt").as_uri()
    with hosting() as client:
        client.begin(ALL)
        client.open(uri, TEXT)
        found = hover(client, uri, TEXT, "值班")
    assert found is not None
    assert "本单位称“值守”" in found["contents"]["value"]


def symbols(client: Client, uri: str) -> list[Message]:
    """The outline of a draft."""
    found: list[Message] = client.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
    return found


def test_elements_are_in_the_outline(able: Client, uri: str) -> None:
    """What the library recognised, where it stands."""
    able.open(uri, LETTER)
    named = {one["name"]: one for one in symbols(able, uri) if one["kind"] == 8}
    assert {"发文字号", "标题", "主送机关", "发文机关署名", "成文日期"} <= named.keys()
    assert words_at(LETTER, named["成文日期"]["range"]) == named["成文日期"]["detail"]


def test_headings_nest_as_their_numbers_do(able: Client, uri: str) -> None:
    """Chapter above article, 一、 above （一）; each reaches to the next like it."""
    text = (
        "一、总体要求\n（一）指导思想\n1.坚持原则。\n（二）工作目标\n完成任务。\n二、主要任务\n抓好落实。\n"
    )
    able.open(uri, text)
    first, second = symbols(able, uri)
    assert (first["name"], second["name"]) == ("一、总体要求", "二、主要任务")
    assert [one["name"] for one in first["children"]] == ["（一）指导思想", "（二）工作目标"]
    assert [one["name"] for one in first["children"][0]["children"]] == ["1.坚持原则"]
    assert words_at(text, first["range"]) == text[: text.index("\n二、")]
    assert words_at(text, first["selectionRange"]) == "一、总体要求"
    assert first["range"]["end"] == place(text, text.index("\n二、"))


def test_statutes_have_an_outline(able: Client, uri: str) -> None:
    """Chapters hold articles."""
    text = "第一章　总则\n第一条　为了规范管理，制定本办法。\n第二条　本办法适用于本市。\n第二章　附则\n第三条　本办法自公布之日起施行。\n"
    able.open(uri, text)
    found = symbols(able, uri)
    assert [len(one.get("children") or []) for one in found] == [2, 1]


def test_an_editor_without_trees_gets_a_list(pushing: Client, uri: str) -> None:
    """With the heading above each."""
    text = "一、总体要求\n（一）指导思想\n坚持原则。\n"
    pushing.open(uri, text)
    found = symbols(pushing, uri)
    assert [(one["name"], one.get("containerName")) for one in found] == [
        ("一、总体要求", None),
        ("（一）指导思想", "一、总体要求"),
    ]
    assert words_at(text, found[1]["location"]["range"]).startswith("（一）")
    assert symbols(pushing, "file:///nowhere.txt") == []
    assert around(text, "指导思想")
