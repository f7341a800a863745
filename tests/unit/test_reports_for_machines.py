"""Reports for other programs: read back by the parsers that those programs use."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.diagnostic import Applicability, Edit, Fix
from wenshu_lint.nodes import Block, Origin
from wenshu_lint.report import Failure, FileReport
from wenshu_lint.reporters import Options, render
from wenshu_lint.reporters.csv import HEADER
from wenshu_lint.reporters.identity import slashed, uri
from wenshu_lint.span import Span

from ..schemas import valid
from .test_reporters import check, drafts

REDACTED = Options(redact=True)
TEXTS = st.text(st.characters(exclude_categories=()), max_size=40)
"""Any text, with the characters that XML forbids and half surrogate pairs."""


def written(text: str) -> str:
    """The report as it reaches a file."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def records(text: str) -> list[list[str]]:
    """The rows of a table behind its mark."""
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline=""), strict=True))


def named(report: FileReport, words: str) -> FileReport:
    """The same report with other words in name, message, hint and title."""
    entries = tuple(
        entry._replace(diagnostic=entry.diagnostic._replace(message=words, hint=words, name=words))
        for entry in report.entries
    )
    return report._replace(name=words, entries=entries)


# --- all of them -------------------------------------------------------------------

FINDINGS: dict[str, Callable[[str], list[Any]]] = {
    "csv": lambda text: records(text)[1:],
    "concise": str.splitlines,
    "json": lambda text: valid("report", json.loads(text)),
    "jsonl": lambda text: [valid("finding", json.loads(line)) for line in text.splitlines()],
    "gitlab": json.loads,
    "rdjson": lambda text: json.loads(text)["diagnostics"],
    "sarif": lambda text: json.loads(text)["runs"][0]["results"],
    "junit": lambda text: [
        case for case in ElementTree.fromstring(text).iter("testcase") if case.find("error") is None and len(case)
    ],
}  # fmt: skip
"""Format → how the program at the other end reads its findings."""


@pytest.mark.parametrize("form", FINDINGS)
def test_every_finding_is_reported_in_order(form: str) -> None:
    """Nothing is folded, and two runs give the same bytes."""
    found = FINDINGS[form](render(form, drafts()))
    wanted = [entry.diagnostic.rule for report in drafts() for entry in report.entries]
    assert [re.findall(r"oa/\w+", str(_words(one)))[0] for one in found] == wanted
    assert render(form, drafts()) == render(form, drafts())


def _words(found: Any) -> Any:
    return found.attrib if isinstance(found, ElementTree.Element) else found


@pytest.mark.parametrize("form", FINDINGS)
@pytest.mark.parametrize("options", [Options(), REDACTED, Options(encoding="gbk", language="en")])
def test_nothing_found_is_a_report_too(form: str, options: Options) -> None:
    """Of no file and of a clean one."""
    for reports in ([], [check("好。")]):
        text = render(form, reports, options)
        assert FINDINGS[form](text if form != "csv" or options.is_unicode else "\ufeff" + text) == []


@pytest.mark.parametrize("form", FINDINGS)
@given(
    text=st.text(
        alphabet="甲乙丙丁戊己\n\r\t\x1b\x00\u200b\ue000\ud800\ufffeé̂‖😀，\"<&]>{}';=+ ", max_size=60
    )
)
def test_every_text_can_be_read_back(form: str, text: str) -> None:
    """Whatever a draft holds, the other end reads as many findings as there are."""
    found = check("甲甲甲" + text + "甲甲甲", "=1,a\"'<b>.txt")
    assert len(FINDINGS[form](written(render(form, [found])))) == len(found.entries)
    if form in ("concise", "csv", "junit"):
        loud = set(render(form, [found])) - set("\ufeff\r\n")
        assert not {char for char in loud if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn")}


@pytest.mark.parametrize("form", FINDINGS)
def test_redacted_reports_hold_no_word(form: str) -> None:
    """Neither what is wrong nor what stands around nor what to write instead."""
    text = "某县甲甲甲。\n又丙丙丙了。\n戊戊戊，己己己。\n"
    blocks = [Block(Span(0, 6), origin=Origin("word/document.xml", 0))]
    plain, word = check(text, "a.txt"), check(text, "b.docx", is_word=True, blocks=blocks)
    report = render(form, [plain, word], REDACTED)
    assert len(FINDINGS[form](report)) == 8
    report = (
        json.dumps(json.loads(report), ensure_ascii=False)
        if form in ("gitlab", "rdjson", "sarif")
        else report
    )
    assert not set("某县甲又丙了戊己乙丁庚") & set(report)


@pytest.mark.parametrize("form", ["sarif", "gitlab"])
def test_redacted_fingerprints_do_not_confirm_a_guess(form: str) -> None:
    """Other words at the same place have the same fingerprint: it tells nothing about them."""
    one, other = (render(form, [check(f"{words}甲甲甲。")], REDACTED) for words in ("某县", "示例"))
    assert one == other
    one, other = (render(form, [check(f"{words}甲甲甲。")]) for words in ("某县", "示例"))
    assert one != other


# --- fingerprints ------------------------------------------------------------------


def fingerprints(*reports: FileReport, options: Options | None = None) -> list[str]:
    found = json.loads(render("gitlab", reports, options))
    logged = json.loads(render("sarif", reports, options))["runs"][0]["results"]
    prints = [entry["fingerprint"] for entry in found]
    assert [one["partialFingerprints"]["primaryLocationLineHash"] for one in logged] == prints
    return prints


@pytest.mark.parametrize("options", [Options(), REDACTED])
def test_fingerprints_survive_moved_lines(options: Options) -> None:
    """Lines added above change nothing, nor do blanks."""
    before = check("某市甲甲甲。\n又丙丙丙。\n再甲甲甲，甲甲甲。\n")
    after = check("关于示例的通知\n\n新的一行。\n　　某市甲甲甲。\n又丙丙丙。\n  再甲甲甲，甲甲甲。\n")
    assert fingerprints(before, options=options) == fingerprints(after, options=options)


@pytest.mark.parametrize("options", [Options(), REDACTED])
def test_no_two_findings_share_a_fingerprint(options: Options) -> None:
    """Not even those of one rule in like lines, nor those of two files."""
    text = "甲甲甲，甲甲甲，丙丙丙。\n" * 9
    prints = fingerprints(check(text, "a.txt"), check(text, "b.txt"), options=options)
    assert len(set(prints)) == len(prints) == 54
    assert all(re.fullmatch("[0-9a-f]{32}", one) for one in prints)


def test_a_repaired_finding_takes_only_its_own_fingerprint_away() -> None:
    """Those of other lines stay."""
    before = fingerprints(check("某市甲甲甲。\n某县甲甲甲。\n某区甲甲甲。\n"))
    after = fingerprints(check("某市甲甲甲。\n某县乙。\n某区甲甲甲。\n"))
    assert after == [before[0], before[2]]


# --- sarif -------------------------------------------------------------------------


def run_of(*reports: FileReport, options: Options | None = None) -> dict[str, Any]:
    """The one run of a log."""
    return json.loads(render("sarif", reports, options))["runs"][0]


@pytest.mark.parametrize("options", [Options(), REDACTED, Options(encoding="gbk", language="en")])
def test_sarif_keeps_to_its_schema(options: Options) -> None:
    """The classes made of the official schema of 2.1.0 take the log: no key too many, none missing."""
    schema = pytest.importorskip("pydantic_sarif.model").StaticAnalysisResultsFormatSarifVersion210JsonSchema
    broken = check("甲甲甲")._replace(failures=(Failure("oa/error", "ValueError: 某市的话"),))
    for reports in (drafts(), [], [check("好。")], [broken]):
        log = json.loads(render("sarif", reports, options))
        schema.model_validate(log)
        log["runs"][0]["columns"] = 1
        with pytest.raises(ValueError, match="columns"):
            schema.model_validate(log)


def test_sarif_refers_to_the_rules_that_spoke() -> None:
    """Each once, by number, with words to help and no address that leads nowhere."""
    run = run_of(*drafts())
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules) == 4
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    assert rules[0]["help"]["text"] == (
        "试验错误\n依据：《试验》 1（规定）；办文惯例（实务）\nwenshu-lint rule oa/error"
    )
    assert not any("helpUri" in rule for rule in rules)
    assert run_of(options=Options(version="1.2"))["tool"]["driver"] == {
        "name": "wenshu-lint", "version": "1.2", "rules": [],
    }  # fmt: skip
    assert {one["ruleId"]: one["level"] for one in run["results"]} == {
        "oa/error": "error", "oa/warning": "warning", "oa/info": "note", "oa/shown": "note",
    }  # fmt: skip


def test_sarif_counts_code_points() -> None:
    """A rare character is one column; the fix is at the same place."""
    run = run_of(check("一行\r\n某\U0002c829甲甲甲。"))
    region = {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 6}
    assert run["columnKind"] == "unicodeCodePoints"
    result = run["results"][0]
    assert result["locations"][0]["physicalLocation"]["region"] == region
    change = result["fixes"][0]["artifactChanges"][0]
    assert change["replacements"] == [{"deletedRegion": region, "insertedContent": {"text": "乙"}}]


def test_sarif_says_where_in_word() -> None:
    """Part, paragraph and run, for people and for programs; and no fix, for none can be made."""
    results = run_of(drafts()[1])["results"]
    places = [one["locations"][0]["logicalLocations"] for one in results]
    assert places == [
        [{"name": "第 5 段第 3 字", "fullyQualifiedName": "word/document.xml/4", "kind": "paragraph"}],
        [{"name": "页眉 第 1 段第 2 字", "fullyQualifiedName": "word/header1.xml/0", "kind": "paragraph"}],
        [
            {
                "name": "表格 1 第 2 行第 3 列第 2 字",
                "fullyQualifiedName": "word/document.xml/9",
                "kind": "cell",
            }
        ],
    ]
    kept = [[one["properties"].get(key) for key in ("part", "paragraph", "run")] for one in results]
    assert kept == [
        ["word/document.xml", 4, 0],
        ["word/header1.xml", 0, None],
        ["word/document.xml", 9, None],
    ]
    assert results[2]["properties"]["table_cell"] == {"table": 0, "row": 1, "column": 2}
    assert not any("fixes" in one for one in results)


def test_sarif_offers_no_fix_that_a_person_has_to_type() -> None:
    """One click would make it; the message says it in words."""
    result = run_of(check("己己己。"))["results"][0]
    assert "fixes" not in result
    assert "可改为“庚”（供参考，须人工修改）" in result["message"]["text"]


def test_sarif_tells_of_what_was_not_checked() -> None:
    """A log without findings of a file that could not be read is no clean bill."""
    assert run_of(check("好。"))["invocations"] == [
        {"executionSuccessful": True, "toolExecutionNotifications": []}
    ]
    broken = check("好。")._replace(failures=(Failure("oa/error", "ValueError: 某市的话"),))
    told = run_of(FileReport("坏.txt", error="坏.txt：不是文本"), broken, options=REDACTED)["invocations"][0]
    words = [one["message"]["text"] for one in told["toolExecutionNotifications"]]
    assert not told["executionSuccessful"]
    assert words == ["坏.txt：不是文本", "规则 oa/error 检查 通知.txt 时出错：ValueError"]


def test_files_are_named_as_uris(monkeypatch: pytest.MonkeyPatch) -> None:
    """Relative ones stay so; a colon is no scheme, and bytes that are no text survive."""
    assert uri("a b/稿:1.txt") == "a%20b/%E7%A8%BF%3A1.txt"
    assert uri("\udcff.txt") == "%FF.txt"
    assert uri("/稿.txt") == "file:///%E7%A8%BF.txt"
    assert slashed("./a//b.txt") == "a/b.txt"
    from pathlib import PureWindowsPath

    monkeypatch.setattr("wenshu_lint.reporters.identity.PurePath", PureWindowsPath)
    assert (slashed(r"a\b.txt"), uri(r"a\b.txt"), uri(r"C:\b.txt")) == (
        "a/b.txt",
        "a/b.txt",
        "file:///C:/b.txt",
    )


# --- gitlab, reviewdog -------------------------------------------------------------


def test_what_gitlab_demands_is_there() -> None:
    """Description, name, fingerprint, one of its severities, a relative path and a line."""
    found = json.loads(render("gitlab", drafts()))
    assert [one["severity"] for one in found[:4]] == ["major", "minor", "info", "info"]
    for one in found:
        assert one.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert one["location"]["lines"]["begin"] >= 1
    assert found[-1]["description"].startswith("表格 1 第 2 行第 3 列第 2 字\n“甲甲甲”应为“乙”")


LINES = "甲，a\n\r𬀩é\ud800"


@given(st.text(LINES, max_size=30), st.text(LINES, max_size=30))
def test_reviewdog_counts_bytes(before: str, between: str) -> None:
    """Columns lead to the words in the line as bytes of UTF-8; so does the suggestion."""
    text = f"{before}丙丙丙{between}丙丙丙"
    lines = [line.encode("utf-8", "surrogatepass") for line in re.split("\r\n|\n|\r", text)]
    found = json.loads(render("rdjson", [check(text)]))["diagnostics"]
    warnings = [one for one in found if one["severity"] == "WARNING"]
    assert len(warnings) == 2
    for one in warnings:
        start, end = (one["location"]["range"][name] for name in ("start", "end"))
        assert lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1] == "丙丙丙".encode()
        assert one["suggestions"] == [{"range": one["location"]["range"], "text": "丁"}]


def test_reviewdog_gets_whole_suggestions_only() -> None:
    """A fix of two edits would be taken by halves; of Word files and hand work there are none."""
    report = check("甲甲甲。")
    entry = report.entries[0]
    fix = Fix((Edit(Span(0, 1), ""), Edit(Span(2, 3), "")), Applicability.SAFE)
    both = entry._replace(diagnostic=entry.diagnostic._replace(fix=fix), edits=entry.edits * 2)
    for found in (report._replace(entries=(both,)), drafts()[1], check("己己己。")):
        assert not any("suggestions" in one for one in json.loads(render("rdjson", [found]))["diagnostics"])


def test_reviewdog_reads_severities_and_codes() -> None:
    """As its schema names them."""
    found = json.loads(render("rdjson", drafts()))
    assert found["source"] == {"name": "wenshu-lint"}
    assert {one["severity"] for one in found["diagnostics"]} == {"ERROR", "WARNING", "INFO"}
    assert found["diagnostics"][0]["code"] == {"value": "oa/error"}


# --- junit -------------------------------------------------------------------------


def test_junit_counts_what_it_holds() -> None:
    """One suite a file; infos pass, a clean file passes, an unread one is an error."""
    broken = check("好。", "乙.txt")._replace(failures=(Failure("oa/error", "ValueError: 话"),))
    suites = list(ElementTree.fromstring(render("junit", [*drafts(), broken])))
    assert [suite.get("name") for suite in suites] == [
        "通知.txt",
        "稿件,一:二.docx",
        "好.txt",
        "坏.txt",
        "乙.txt",
    ]
    for suite in suites:
        held = {tag: len(list(suite.iter(tag))) for tag in ("testcase", "failure", "error")}
        assert [int(suite.get(name, "")) for name in ("tests", "failures", "errors")] == list(held.values())
    assert [int(suite.get("failures", "")) for suite in suites] == [18, 3, 0, 0, 0]
    assert [int(suite.get("errors", "")) for suite in suites] == [0, 0, 0, 1, 1]
    assert [case.get("name") for case in suites[2]] == ["没有发现问题"]


@given(TEXTS)
def test_junit_spells_out_what_xml_forbids(words: str) -> None:
    """Controls, half surrogate pairs and noncharacters by number; all else comes back as it was."""
    root = ElementTree.fromstring(render("junit", [named(check("甲甲甲"), words)]))
    failure = next(root.iter("failure"))
    told = failure.get("message", "")
    hidden = {char for char in words if not char.isprintable()}
    for char in hidden:
        told = told.replace(f"⟨U+{ord(char):04X}⟩", char)
    assert told.replace("\xa0", " ") == words.replace("\xa0", " ")


def test_junit_for_a_receiver_of_few_characters() -> None:
    """Numbers of characters are XML everywhere."""
    text = render("junit", drafts(), Options(encoding="gbk"))
    assert text.isascii()
    same = render("junit", drafts())
    assert ElementTree.tostring(ElementTree.fromstring(text)) == ElementTree.tostring(
        ElementTree.fromstring(same)
    )


# --- csv ---------------------------------------------------------------------------


@given(TEXTS)
def test_tables_keep_their_cells(words: str) -> None:
    """Commas, quotes and line ends stay in one cell; formulas become words."""
    report = named(check("甲甲甲"), words)
    rows = records(render("csv", [report]))
    assert rows[0] == list(HEADER)
    assert [len(row) for row in rows] == [len(HEADER)] * 2
    cell = rows[1][HEADER.index("说明")]
    assert cell[:1] not in tuple("=+-@＝＋－＠")
    if words.isprintable() and words[:1] not in tuple("=+-@＝＋－＠"):
        assert {rows[1][HEADER.index(name)] for name in ("文件", "名称", "说明", "建议")} == {words}


def test_tables_end_their_lines_as_the_standard_says() -> None:
    """CR LF, also after the last; a mark for UTF-8 and for nothing else."""
    text = render("csv", drafts())
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert "\ufeff" not in text[1:] + render("csv", drafts(), Options(encoding="gbk"))


# --- concise -----------------------------------------------------------------------


def test_concise_lines() -> None:
    """File, row and column by colons, then level, rule and what is wrong."""
    assert render("concise", [check("某市甲甲甲。")]) == "通知.txt:1:3: 错误 oa/error “甲甲甲”应为“乙”\n"
    word = render("concise", [drafts()[1]]).splitlines()[0]
    assert word == "稿件,一:二.docx:1:3: 错误 oa/error [第 5 段第 3 字] “甲甲甲”应为“乙”"
