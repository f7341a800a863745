"""What the service says of drafts: the same as the command line, and what it recognised."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wenshu_lint as wl
from wenshu_lint.http.told import Checked, Repaired
from wenshu_lint.report import located
from wenshu_lint.reporters import render

from ..unit.docx_builder import docx
from .service import Service, serving

FLAWED = "各单位要做好准备,按期完成。\n各部门要做好准备,及时上报,不得延误。\n"
NOTICE = (
    "示例市教育局关于做好防汛工作的通知\n\n各学校：\n　　现将有关事项通知如下。\n　　一、高度重视\n"
    "　　三、抓好落实\n\n　　　　　　　　示例市教育局\n　　　　　　　　2025年6月5日\n"
)
BODY = "<w:p><w:r><w:t>各单位要做好准备,按期完成。</w:t></w:r></w:p>"
TABLE = (
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>项目</w:t></w:r></w:p></w:tc>"
    "<w:tc><w:p><w:r><w:t>金额</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)


def checked(service: Service, text: str, **more: object) -> Checked:
    """The answer to a check, which must have the published shape."""
    answer = service.post("/v1/check", {"text": text, **more})
    assert answer.status == 200, answer.data
    return Checked.model_validate_json(answer.data, strict=True)


def test_findings_have_the_keys_and_values_of_the_json_report(service: Service) -> None:
    """A program that reads one reads the other; the service adds a name and the family in Chinese."""
    told = service.post("/v1/check", {"text": NOTICE, "filename": "通知.txt"}).json()
    report = json.loads(render("json", [located(wl.check_text(NOTICE, name="通知.txt"))]))
    for finding in told["findings"]:
        del finding["id"], finding["family_title"]
        for edit in (finding["fix"] or {"edits": []})["edits"]:
            del edit["offset"], edit["end_offset"]
    assert told["findings"] == report != []


def test_what_was_recognised_is_told(service: Service) -> None:
    """文种, direction, date, elements and parts, as the 核稿单 tells them."""
    known = checked(service, "秘密★1年\n\n" + NOTICE).recognised
    assert (known.genre, known.issued, known.secrecy) == ("通知", "2025-06-05", "秘密★1年")
    roles = {element.role: element for element in known.elements}
    assert roles["标题"].words == "示例市教育局关于做好防汛工作的通知"
    assert [part.kind for part in known.parts] == ["main"]


def test_the_six_gates_are_told_in_order_with_what_no_machine_checks(service: Service) -> None:
    """A gate with a finding is open, and says how many."""
    gates = checked(service, NOTICE).gates
    assert len(gates) == 6
    assert gates[3].gate == "结构和文字关"
    assert (gates[3].state, gates[3].findings) == ("open", 1)
    assert all(gate.limit.endswith("。") for gate in gates)


def test_the_text_and_its_paragraphs_come_when_asked_for(service: Service) -> None:
    """Every paragraph knows its element and its heading, so that a page can lay the draft out."""
    assert checked(service, NOTICE).document is None
    document = checked(service, NOTICE, document=True).document
    assert document is not None
    assert document.text == NOTICE
    words = {document.text[block.offset : block.end_offset].strip(): block for block in document.blocks}
    assert words["示例市教育局关于做好防汛工作的通知"].role == "标题"
    assert words["一、高度重视"].level == 1
    assert words["2025年6月5日"].role == "成文日期"


def test_a_word_file_is_known_by_its_bytes_where_it_has_no_name(service: Service) -> None:
    """Places are those of Word; tables keep their cells."""
    answer = service.send("/v1/check/file", docx(BODY + TABLE))
    told = Checked.model_validate_json(answer.data)
    assert [found.paragraph for found in told.findings] == [0]
    assert told.document is not None
    assert told.document.kind == "word"
    cells = [block.table_cell for block in told.document.blocks if block.table_cell]
    assert [(cell.row, cell.column) for cell in cells] == [(0, 0), (0, 1)]


def test_a_file_is_read_in_its_own_encoding_and_keeps_its_name(service: Service) -> None:
    """The name comes in a header, in the form of RFC 8187; folders in it mean nothing."""
    answer = service.send("/v1/check/file", NOTICE.encode("gb18030"), "C:\\稿\\通知.txt")
    told = Checked.model_validate_json(answer.data)
    assert told.filename == "通知.txt"
    assert told.document is not None
    assert (told.document.encoding, told.document.text) == ("gb18030", NOTICE)


def test_a_plain_name_in_quotes_may_hold_a_semicolon(service: Service) -> None:
    """As the form that programs without Chinese names send has it."""
    headers = {"content-disposition": 'attachment; filename="a;filename=b.pdf;c.md"'}
    answer = service.ask("POST", "/v1/check/file", NOTICE.encode(), headers)
    assert Checked.model_validate_json(answer.data).filename == "a;filename=b.pdf;c.md"


def test_a_file_that_cannot_be_read_is_refused_with_advice(service: Service) -> None:
    """The problem says what to do, not what is in the file."""
    answer = service.send("/v1/check/file", b"%PDF-1.7 ...", "通知.pdf")
    assert answer.status == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["title"] == "文稿读不了"
    assert "PDF" in answer.json()["detail"]


def test_safe_fixes_are_made_and_what_remains_is_told(service: Service) -> None:
    """The same as ``check --fix``."""
    told = Repaired.model_validate_json(service.post("/v1/fix", {"text": FLAWED}).data, strict=True)
    assert told.text == wl.fix_text(FLAWED).text != FLAWED
    assert told.count == 3
    assert told.check.findings == []


def test_one_finding_can_be_mended_by_its_name(service: Service) -> None:
    """The others stay as they are."""
    second = checked(service, FLAWED).findings[1]
    told = service.post("/v1/fix", {"text": FLAWED, "findings": [second.id]}).json()
    assert told["text"].split("\n")[0] == FLAWED.split("\n")[0]
    assert (told["count"], len(told["check"]["findings"])) == (1, 2)


def test_all_findings_of_a_rule_can_be_mended(service: Service) -> None:
    """And those of no other."""
    draft = FLAWED + "各单位要认真布署。\n"
    told = service.post("/v1/fix", {"text": draft, "rules": ["punctuation/half-width-mark"]}).json()
    assert told["count"] == 3
    assert "," not in told["text"]
    assert "布署" in told["text"]


def test_a_name_that_means_nothing_mends_nothing(service: Service) -> None:
    """The text may have changed since."""
    told = service.post("/v1/fix", {"text": FLAWED, "findings": ["numbering/gap@1-2"]}).json()
    assert (told["count"], told["text"]) == (0, FLAWED)


def test_the_sheet_comes_as_a_file_to_keep(service: Service) -> None:
    """For a typed draft and for a Word file."""
    for answer in (
        service.post("/v1/report", {"text": NOTICE, "filename": "通知.txt"}),
        service.send("/v1/report/file", docx(BODY), "通知.docx"),
    ):
        assert answer.status == 200
        assert answer.headers["content-disposition"].startswith("attachment")
        page = answer.data.decode()
        assert "<h1>核稿单</h1>" in page
        assert "通知." in page


@pytest.mark.parametrize(("revise", "tracked"), [("true", 1), ("false", 0)])
def test_a_word_file_comes_back_with_comments(service: Service, revise: str, tracked: int) -> None:
    """And with sure repairs as tracked changes, unless they are not wanted."""
    answer = service.send(f"/v1/annotate/file?revise={revise}", docx(BODY), "通知.docx")
    assert answer.status == 200
    with zipfile.ZipFile(io.BytesIO(answer.data)) as copy:
        assert "中文里的" in copy.read("word/comments.xml").decode()
        assert copy.read("word/document.xml").count(b"<w:ins ") == tracked


@pytest.mark.parametrize(("name", "ending"), [("", ".docx"), ("a.DOCX", ".docx"), ("通知.docm", ".docm")])
def test_a_copy_is_named_as_what_it_is(service: Service, name: str, ending: str) -> None:
    """Word opens no file with macros under the name of one without."""
    answer = service.send("/v1/annotate/file", docx(BODY), name)
    assert answer.headers["content-disposition"].endswith(quote("批注稿") + ending)
    assert ("wordprocessingml.document" in answer.headers["content-type"]) == (ending == ".docx")


def test_only_word_files_can_be_annotated(service: Service) -> None:
    """Others are told so."""
    assert service.send("/v1/annotate/file", NOTICE.encode(), "通知.txt").status == 422


@pytest.mark.parametrize(
    ("choice", "rules"),
    [
        ({"select": ["numbering"]}, {"numbering"}),
        ({"ignore": ["numbering"]}, {"punctuation"}),
        ({"select": ["punctuation/half-width-mark"]}, {"punctuation"}),
    ],
)
def test_a_request_chooses_its_rules(service: Service, choice: dict[str, object], rules: set[str]) -> None:
    """As the options of the command line do."""
    draft = "一、总体要求,任务\n三、保障措施\n"
    assert {found.family for found in checked(service, draft, **choice).findings} == rules


@pytest.mark.parametrize(
    ("asked", "title", "words"),
    [
        ({"text": "各", "profile": "没有的"}, "规则的选择有误", "没有“没有的”这个文种配置"),
        ({"text": "各", "select": ["no/such"]}, "规则的选择有误", "no/such"),
        ({"text": "各", "colour": 1}, "请求的内容不对", "colour：没有这一项"),
        ({"text": 5}, "请求的内容不对", "text：应为一段文字"),
        ({}, "请求的内容不对", "text：缺少这个键"),
    ],
)
def test_a_wrong_request_is_told_what_is_wrong(
    service: Service, asked: dict[str, object], title: str, words: str
) -> None:
    """In Chinese, by the name of the key."""
    answer = service.post("/v1/check", asked)
    assert (answer.status, answer.json()["title"]) == (422, title)
    assert words in answer.json()["detail"]


def test_what_is_no_json_is_told_so(service: Service) -> None:
    """Half a character of UTF-16 counts as well."""
    for body in (b"{", b'{"text": "\\ud800"}'):
        answer = service.ask("POST", "/v1/check", body, {"content-type": "application/json"})
        assert answer.status == 422
        assert answer.json()["title"] == "请求的内容不对"


def test_the_configuration_of_the_folder_holds(tmp_path: Path) -> None:
    """Found as the command line finds it; per-path tables see the name of the draft."""
    (tmp_path / "wenshu-lint.toml").write_text(
        'ignore = ["numbering"]\n[[per-path]]\npaths = ["*.草稿.txt"]\nignore = ["punctuation"]\n', "utf-8"
    )
    draft = "一、总体要求,任务\n三、保障措施\n"
    with serving("--workers", "1", folder=tmp_path) as started:
        assert {found.family for found in checked(started, draft).findings} == {"punctuation"}
        assert checked(started, draft, filename="通知.草稿.txt").findings == []


@settings(max_examples=40)
@given(
    st.text(st.characters(codec="utf-8"), max_size=300)
    | st.text("一二、，,.（）(「」\n 　《》20年月日★秘密", max_size=200)
)
def test_any_text_is_answered_in_the_published_shape(service: Service, text: str) -> None:
    """Places lie inside the text, and the safe fixes are all made at once."""
    told = checked(service, text, document=True)
    assert told.document is not None
    assert told.document.text == text
    assert all(0 <= found.offset <= found.end_offset <= len(text) for found in told.findings)
    fixed = service.post("/v1/fix", {"text": text}).json()
    assert service.post("/v1/fix", {"text": fixed["text"]}).json()["text"] == fixed["text"]
