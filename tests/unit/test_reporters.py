"""Reports: for people, for programs, for GitHub; compared with snapshots that a person has read.

Run with ``UPDATE_SNAPSHOTS=1`` to write the snapshots anew, then read the difference.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.checks.lexical import Words
from wenshu_lint.diagnostic import Applicability, Severity
from wenshu_lint.document import Document
from wenshu_lint.engine import Linter
from wenshu_lint.nodes import Block, Cell, Notice, Origin, Run
from wenshu_lint.report import Failure, FileReport, Skipped, located
from wenshu_lint.reporters import FORMATS, Options, offered, render
from wenshu_lint.reporters.display import marked, shown, visible, width
from wenshu_lint.reporters.phrases import ENGLISH
from wenshu_lint.reporters.statistics import statistics
from wenshu_lint.reporters.wording import place_words
from wenshu_lint.rule import Basis, Rule
from wenshu_lint.source import ConfigError
from wenshu_lint.span import Span

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"

RULES = (
    Rule(
        "oa/error", "试验错误", "“{match}”应为“{fix}”", Severity.ERROR, Words(swap={"甲甲甲": "乙"}),
        basis=(Basis("《试验》", "1", "规定"), Basis("办文惯例")), fix=Applicability.SAFE,
    ),
    Rule(
        "oa/warning", "试验警告", "“{match}”应为“{fix}”", Severity.WARNING, Words(swap={"丙丙丙": "丁"}),
        hint="请核实“{match}”", fix=Applicability.UNSAFE,
    ),
    Rule(
        "oa/info", "试验提示", "“{match}”可斟酌，共 100%，a:b", Severity.INFO, Words(terms=("戊戊戊",)),
    ),
    Rule(
        "oa/shown", "试验建议", "“{match}”宜作“{fix}”", Severity.INFO, Words(swap={"己己己": "庚"}),
        fix=Applicability.DISPLAY,
    ),
)  # fmt: skip


def check(text: str, name: str = "通知.txt", **more: object) -> FileReport:
    return located(Linter(RULES).lint(Document(text, name=name, **more)))  # type: ignore[arg-type]


def drafts() -> list[FileReport]:
    """What a run may have to report: all severities and repairs, odd characters, Word, trouble."""
    plain = check(
        "关于示例工作的通知\n\n　　某市甲甲甲工作，又丙丙丙。\n戊戊戊\u200b、己己己\ue000。\n"
        + "再甲甲甲。\n" * 16,
        notices=[Notice("encoding", "按 GB18030 读取"), Notice("encoding", "疑有“锟斤拷”", serious=True)],
    )
    runs = (Run(0, 0), Run(6, 1))
    word = check(
        "某市甲甲甲。\n页甲甲甲眉\n表甲甲甲格",
        "稿件,一:二.docx",
        is_word=True,
        blocks=[
            Block(Span(0, 6), origin=Origin("word/document.xml", 4, runs)),
            Block(Span(7, 12), kind="header", origin=Origin("word/header1.xml", 0)),
            Block(Span(13, 18), kind="cell", origin=Origin("word/document.xml", 9, (), Cell(0, 1, 2))),
        ],
    )
    clean = check("某市工作。\n", "好.txt")
    skipped = (
        Skipped("oa/a", "需要 Word 文件"),
        Skipped("oa/b", "需要 Word 文件"),
        Skipped("oa/c", "文种不合"),
    )
    plain = plain._replace(skipped=skipped)
    clean = clean._replace(skipped=skipped[:1], suppressed=2)
    return [plain, word, clean, FileReport("坏.txt", error="坏.txt：不是文本")]


CASES = {
    "console": ("console", Options()),
    "console-all": ("console", Options(show_all=True, show_skipped=True)),
    "console-english": ("console", Options(language="en")),
    "console-quiet": ("console", Options(quiet=True)),
    "console-redacted": ("console", Options(redact=True)),
    "console-colour": ("console", Options(colour=True, quiet=True)),
    "console-narrow": ("console", Options(columns=24, ambiguous=2, encoding="gbk")),
    "json": ("json", Options()),
    "json-redacted": ("json", Options(redact=True)),
    "github": ("github", Options()),
    "github-redacted": ("github", Options(redact=True)),
    **{
        f"{form}{more}": (form, options)
        for form in ("concise", "csv", "gitlab", "junit", "rdjson", "sarif")
        for more, options in (("", Options()), ("-redacted", Options(redact=True)))
    },
    "concise-english": ("concise", Options(language="en")),
    "csv-english": ("csv", Options(language="en")),
    "junit-gbk": ("junit", Options(encoding="gbk")),
}


@pytest.mark.parametrize("name", CASES)
def test_snapshots(name: str) -> None:
    """The reports are what a person has read and found right."""
    form, options = CASES[name]
    compare(name, render(form, drafts(), options))


def test_statistics_snapshot() -> None:
    """Counts for people and for programs."""
    for form in ("console", "json"):
        compare(f"statistics-{form}", "".join(statistics(drafts(), Options(), form)))
    assert "".join(statistics([], Options(quiet=True), "console")) == ""


def compare(name: str, text: str) -> None:
    file = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    assert file.read_bytes().decode() == text


# --- json --------------------------------------------------------------------------


def test_the_shape_of_ruff(tmp_path: Path) -> None:
    """Whatever reads ruff's report can read ours: every key of an entry, a fix and an edit is there."""
    beside = Path(sys.executable).with_name("ruff")
    ruff = str(beside) if beside.exists() else shutil.which("ruff")
    if ruff is None:
        pytest.skip("ruff is not installed")
    bad = tmp_path / "bad.py"
    bad.write_text("import os\n", encoding="utf-8")
    done = subprocess.run(
        [ruff, "check", "--isolated", "--no-cache", "--output-format", "json", str(bad)],
        capture_output=True, check=False,
    )  # fmt: skip
    theirs = json.loads(done.stdout)[0]
    ours = json.loads(render("json", [check("甲甲甲")]))[0]
    assert theirs.keys() - {"noqa_row"} <= ours.keys()
    for place in ("location", "end_location"):
        assert theirs[place].keys() == ours[place].keys()
    assert theirs["fix"].keys() == ours["fix"].keys()
    assert theirs["fix"]["edits"][0].keys() == ours["fix"]["edits"][0].keys()
    assert {type(theirs[key]) for key in ("code", "message", "url", "severity")} == {str}


def test_json_places_count_from_one_in_code_points() -> None:
    """Ends exclusive; a rare character is one column."""
    entry = json.loads(render("json", [check("一行\r\n某\U0002c829甲甲甲。")]))[0]
    assert entry["location"] == {"row": 2, "column": 3}
    assert entry["end_location"] == {"row": 2, "column": 6}
    assert (entry["offset"], entry["end_offset"]) == (6, 9)
    assert entry["fix"]["edits"] == [
        {"content": "乙", "location": entry["location"], "end_location": entry["end_location"]}
    ]
    assert (entry["part"], entry["paragraph"], entry["run"]) == (None, None, None)


def test_json_of_nothing() -> None:
    """An empty array, also where files were clean."""
    assert json.loads(render("json", [])) == json.loads(render("json", [check("好。")])) == []


def test_json_survives_any_receiver() -> None:
    """ASCII where the receiver lacks characters; half a surrogate pair stays readable."""
    text = render("json", [check("甲甲甲", name="\udcff.txt")], Options(encoding="gbk"))
    assert text.isascii()
    written = render("json", [check("甲甲甲", name="\udcff.txt")]).encode("utf-8", "backslashreplace")
    assert json.loads(written)[0]["filename"] == "\udcff.txt"


@given(st.text(alphabet="甲乙丙丁戊己\n\r\t\x1b\u200b\ue000é̂‖😀，。 ", max_size=60))
def test_every_format_takes_every_text(text: str) -> None:
    """Machine reports hold every finding, one a line; nothing that moves a cursor gets out."""
    found = check("甲甲甲" + text + "甲甲甲")
    assert len(json.loads(render("json", [found]))) == len(found.entries)
    assert render("github", [found]).count("\n") == len(found.entries)
    console = render("console", [found], Options(show_all=True))
    assert not set("\r\t\x1b\u200b") & set(console)


def test_formats_are_known() -> None:
    """And an unknown one is an error."""
    machines = {"json", "jsonl", "csv", "github", "gitlab", "junit", "rdjson", "sarif"}
    assert set(FORMATS) == {"console", "concise", "html"} | machines
    with pytest.raises(KeyError):
        render("xml", [])


def test_another_package_may_add_a_format(monkeypatch: pytest.MonkeyPatch) -> None:
    """It writes what it likes; one that cannot be loaded is named; ours are never looked up."""

    def count(reports: Iterable[FileReport], options: Options) -> Iterator[str]:
        yield f"{len(list(reports))} {options.redact}"

    places = {"count": f"{__name__}:CountOfTest", "gone": "wenshu_lint.nowhere:format"}

    def entry_points(group: str, name: str) -> list[EntryPoint]:
        assert name not in FORMATS
        return [EntryPoint(name, places[name], group)] if name in places else []

    monkeypatch.setattr("importlib.metadata.entry_points", entry_points)
    monkeypatch.setattr(sys.modules[__name__], "CountOfTest", count, raising=False)
    assert [offered(name) for name in ("json", "count", "xml")] == [True, True, False]
    assert render("count", [FileReport("a"), FileReport("b")], Options(redact=True)) == "2 True"
    with pytest.raises(ConfigError, match="gone：报告插件 wenshu_lint.nowhere:format 无法载入"):
        render("gone", [])


# --- github ------------------------------------------------------------------------


def test_commands_are_escaped() -> None:
    """A name or a message cannot end the command or begin another one."""
    line = render("github", [check("戊戊戊", name="a%:b,\nc.txt")])
    assert line == (
        "::notice file=a%25%3Ab%2C%0Ac.txt,line=1,col=1,endLine=1,endColumn=4,title=wenshu-lint oa/info"
        "::“戊戊戊”可斟酌，共 100%25，a:b\n"
    )


def test_columns_only_on_one_row() -> None:
    """GitHub refuses columns for a place that spans rows."""
    found = check("甲甲甲")
    entry = found.entries[0]
    place = entry.place._replace(end=entry.place.end._replace(row=2))
    found = found._replace(entries=(entry._replace(place=place),))
    assert "line=1,endLine=2,title=" in render("github", [found])


# --- console -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("char", "text"),
    [("甲", "甲"), ("\u200b", "⟨U+200B⟩"), ("\x1b", "⟨U+001B⟩"), ("\ue000", "⟨U+E000⟩"),
     ("\ud800", "⟨U+D800⟩"),
     ("\u202e", "⟨U+202E⟩"), ("\xad", "⟨U+00AD⟩"), ("\xa0", " "), ("\u3000", "\u3000"), ("\u0301", "\u0301")],
)  # fmt: skip
def test_invisible_characters_are_shown(char: str, text: str) -> None:
    """By number, where they show nothing or could play tricks."""
    assert shown(char) == text
    assert visible(f"甲{char}") == f"甲{text}"


def test_widths() -> None:
    """Wide characters take two cells, marks above none, ambiguous ones as the screen says."""
    assert [width(c) for c in ("a", "甲", "，", "ｱ", "é", "e\u0301", "“", "")] == [1, 2, 2, 1, 1, 1, 1, 0]
    assert width("“甲”", 2) == 6


@pytest.mark.parametrize(
    ("excerpt", "at", "columns", "line", "marks"),
    [
        ("某市甲甲工作", (2, 4), 80, "某市甲甲工作", "    ^^^^"),
        ("ab甲c", (3, 4), 80, "ab甲c", "    ^"),
        ("　　某市", (2, 3), 80, "某市", "^^"),
        ("　　某市", (0, 1), 80, "　　某市", "^^"),
        ("某市", (2, 2), 80, "某市", "    ^"),
        ("某\u200b市", (1, 2), 80, "某⟨U+200B⟩市", "  ^^^^^^^^"),
        ("e\u0301x", (2, 3), 80, "e\u0301x", " ^"),
        ("e\u0301", (1, 2), 80, "e\u0301", " ^"),
        ("一二三四五六七八九十", (4, 5), 12, "…三四五六七…", "     ^^"),
        ("一二三四五六七八九十", (0, 1), 12, "一二三四五…", "^^"),
        ("一二三四五六七八九十", (9, 10), 12, "…六七八九十", "         ^^"),
        ("一二三四五六七八九十", (1, 9), 12, "…二三四五六…", " ^^^^^^^^^^"),
    ],
)
def test_places_are_marked(excerpt: str, at: tuple[int, int], columns: int, line: str, marks: str) -> None:
    """The marks stand under the words, however wide; a long line is cut around them."""
    assert marked(excerpt, Span(*at), columns) == (line, marks)


@given(st.text(alphabet="甲a\u200be\u0301“ \u3000", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_marks_never_leave_the_line(excerpt: str, one: int, other: int) -> None:
    """What is shown fits, and the marks stand under it."""
    low, high = sorted((min(one, len(excerpt)), min(other, len(excerpt))))
    line, marks = marked(excerpt, Span(low, high), 20)
    assert width(line) <= 20
    assert len(marks) <= width(line) + 1
    assert marks.strip(" ").strip("^") == ""


def test_parts_of_a_word_file() -> None:
    """Paragraphs are counted from one; headers and their like are named."""
    place = drafts()[1].entries[0].place
    assert place_words(place, Options()) == "第 5 段第 3 字"
    assert place_words(place._replace(part="word/footnotes.xml"), Options()) == "脚注 第 5 段第 3 字"


def test_word_files_promise_no_repair_in_place() -> None:
    """A copy can hold it as a tracked change, so neither the finding nor the summary says --fix."""
    report = render("console", [drafts()[1]])
    assert "可改为“乙”（可写成修订）" in report
    assert "Word 文稿可写成修订 3 处（annotate --revise）" in report
    assert "--fix" not in report


def test_a_rule_that_broke_down_leaves_no_clean_bill() -> None:
    """What was not looked at is not called free of faults."""
    found = check("好。")._replace(failures=(Failure("oa/error", "ValueError"),))
    assert "有的规则没有查成，其余没有发现问题" in render("console", [found])


def test_folded_places_of_a_word_file() -> None:
    """Named by paragraph."""
    text = "甲甲甲。\n" * 5
    blocks = [Block(Span(5 * n, 5 * n + 4), origin=Origin("word/document.xml", n)) for n in range(5)]
    report = render("console", [check(text, "a.docx", is_word=True, blocks=blocks)])
    assert "同一规则另有 2 处：4 段 1、5 段 1（--show-all 全列）" in report


def test_failures_are_listed() -> None:
    """With the file; redacted, without the words of the error."""
    found = check("好。")._replace(failures=(Failure("oa/error", "ValueError: 某市的话"),))
    words = "规则 oa/error 检查 通知.txt 时出错：ValueError"
    assert f"{words}: 某市的话\n" in render("console", [found])
    assert f"{words}\n" in render("console", [found], Options(redact=True))


def test_every_phrase_has_its_english() -> None:
    """Places included; and none is left that nobody says."""
    folder = Path(sys.modules["wenshu_lint.reporters"].__file__ or "").parent
    code = "".join(
        path.read_text(encoding="utf-8") for path in folder.glob("*.py") if path.name != "phrases.py"
    )
    assert [phrase for phrase in ENGLISH if f'"{phrase}"' not in code and f"'{phrase}'" not in code] == []
    said = re.findall(r"say\([a-z.]*language, [\"']([^\"']+)[\"']", code)
    assert said
    assert [phrase for phrase in said if phrase not in ENGLISH] == []
    assert [phrase for phrase, words in ENGLISH.items() if phrase.count("{") != words.count("{")] == []
