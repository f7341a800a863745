"""Known findings: recognised after an edit elsewhere, never stored with their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from wenshu_lint.baseline import (
    Baseline,
    Key,
    apply_baseline,
    counted,
    make_baseline,
    read_baseline,
    shrunk,
    write_baseline,
)
from wenshu_lint.diagnostic import Diagnostic, Severity
from wenshu_lint.document import Document
from wenshu_lint.report import Report
from wenshu_lint.source import ConfigError, SourceError
from wenshu_lint.span import Span

DRAFT = "示例市通知\n会议布署了工作，又布署了检查。\n联系人某某。\n"


def report(text: str, name: str | Path = "a.txt", *words: tuple[str, str]) -> Report:
    """A report that flags every place of each word under a rule."""
    found = []
    for word, rule in words or (("布署", "typos/bushu"),):
        at = text.find(word)
        while at >= 0:
            found.append(Diagnostic(rule, "试验", Severity.WARNING, Span(at, at + len(word)), "试验"))
            at = text.find(word, at + 1)
    return Report(Document(text, name=str(name)), sorted(found, key=lambda d: d.span))


def remembered(tmp_path: Path, *reports: Report) -> Baseline:
    path = tmp_path / "wenshu-lint-baseline.json"
    write_baseline(make_baseline(path, reports, mandatory=["classification/handling"]))
    return read_baseline(path)


@pytest.fixture
def known(tmp_path: Path) -> Baseline:
    return remembered(tmp_path, report(DRAFT, tmp_path / "a.txt"))


def left(baseline: Baseline, text: str, name: str = "a.txt") -> list[int]:
    fresh, _ = apply_baseline(baseline, report(text, baseline.path.parent / name))
    return [diagnostic.span.start for diagnostic in fresh]


def test_known_findings_are_left_out(known: Baseline) -> None:
    """All of them, and no other: a third one in the paragraph, another file, another paragraph."""
    assert left(known, DRAFT) == []
    assert left(known, DRAFT, "b.txt") == [DRAFT.index("布"), DRAFT.index("布署了检")]
    text = DRAFT + "另行布署。"
    assert left(known, text) == [text.index("布署。")]


def test_paragraphs_may_move_and_be_reindented(known: Baseline) -> None:
    """What counts is the paragraph, not its line, its indent or its line end."""
    assert left(known, "新的一行\r\n\r\n　　会议布署了工作，又布署了检查。\r\n") == []


def test_a_changed_paragraph_is_looked_at_again(known: Baseline) -> None:
    """Who edits a paragraph is told what is wrong with it."""
    assert len(left(known, DRAFT.replace("会议", "大会"))) == 2


def test_no_word_of_the_draft_is_stored(known: Baseline) -> None:
    """The file may lie in a repository that more people read than the drafts."""
    text = known.path.read_text(encoding="utf-8")
    assert "typos/bushu" in text
    assert "a.txt" in text
    assert not any(word in text for word in ("布署", "会议", "示例市"))


def test_mandatory_findings_are_never_known(tmp_path: Path) -> None:
    """Neither remembered nor left out, whoever wrote them into the file."""
    always = ("联系人", "classification/handling")
    found = report(DRAFT, tmp_path / "a.txt", always)
    assert remembered(tmp_path, found).files == {}
    forged = Baseline(tmp_path / "b.json", {"a.txt": counted(found)})
    fresh, used = apply_baseline(forged, found, mandatory=["classification/handling"])
    assert (len(fresh), used) == (1, {})
    assert len(apply_baseline(forged, found)[0]) == 0


def test_a_finding_outside_every_paragraph_has_a_key_too(tmp_path: Path) -> None:
    """Something missing at the end of an empty draft, for instance."""
    found = Report(
        Document("\n\n", name=str(tmp_path / "a.txt")),
        [Diagnostic("format/x", "x", Severity.INFO, Span(0, 0), "x")],
    )
    assert len(apply_baseline(remembered(tmp_path, found), found)[0]) == 0


def test_a_baseline_shrinks_by_itself(known: Baseline, tmp_path: Path) -> None:
    """Entries of checked files that no longer occur are dropped, others stay."""
    name = "a.txt"
    assert shrunk(known, {}) is known
    _, used = apply_baseline(known, report(DRAFT, tmp_path / name))
    assert shrunk(known, {name: used}) is known
    _, used = apply_baseline(known, report(DRAFT.replace("又布署", "又部署"), tmp_path / name))
    assert used == {}
    once = dict.fromkeys(known.files[name], 1)
    assert shrunk(known, {name: once}).files == {name: once}
    assert shrunk(known, {name: {}}).files == {}
    assert shrunk(known, {name: {Key("new/rule", "0"): 5}}).files == {}


def test_names_are_relative_to_the_baseline(tmp_path: Path) -> None:
    """With slashes, so that a repository may be checked out anywhere."""
    baseline = Baseline(tmp_path / "x" / "b.json")
    assert baseline.name_of(tmp_path / "x" / "y" / "a.txt") == "y/a.txt"
    assert baseline.name_of(tmp_path / "a.txt") == "../a.txt"


def test_the_same_entries_give_the_same_bytes(tmp_path: Path) -> None:
    """A repository shows only real changes."""
    reports = [report(DRAFT, tmp_path / "文.txt"), report("布署", tmp_path / "a.txt")]
    remembered(tmp_path, *reports)
    path = tmp_path / "wenshu-lint-baseline.json"
    first = path.read_bytes()
    again = read_baseline(path)
    assert sorted(again.files) == ["a.txt", "文.txt"]
    write_baseline(again)
    remembered(tmp_path, *reversed(reports))
    assert path.read_bytes() == first


def test_a_missing_baseline_knows_nothing(tmp_path: Path) -> None:
    """The first run comes before the first baseline."""
    empty = read_baseline(tmp_path / "none.json")
    assert empty.files == {}
    found = report(DRAFT)
    assert apply_baseline(empty, found) == (found, {})
    write_baseline(empty)
    assert read_baseline(tmp_path / "none.json").files == {}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b'{\n"format": 1,\n', r"b\.json:\d：存量问题文件已损坏"),
        (b"\xff", "无法读取"),
        (b"[]", "不是本版本的存量问题文件"),
        (b'{"format": 99, "files": {}}', "不是本版本的存量问题文件"),
        (b'{"format": 1}', "files：存量问题文件已损坏"),
        (b'{"format": 1, "files": []}', "files：存量问题文件已损坏"),
        (b'{"format": 1, "files": {"a": [["r", "h"]]}}', "files：存量问题文件已损坏"),
        (b'{"format": 1, "files": {"a": [["r", "h", 0]]}}', "files：存量问题文件已损坏"),
        (b'{"format": 1, "files": {"a": [["r", 1, 1]]}}', "files：存量问题文件已损坏"),
    ],
)
def test_a_broken_baseline_is_an_error(tmp_path: Path, content: bytes, problem: str) -> None:
    """To pass it over would bring back a thousand findings without a reason."""
    path = tmp_path / "b.json"
    path.write_bytes(content)
    with pytest.raises(ConfigError, match=problem):
        read_baseline(path)


def test_a_baseline_that_cannot_be_written(tmp_path: Path) -> None:
    """Is told like any file that cannot."""
    with pytest.raises(SourceError, match="无法写入"):
        write_baseline(Baseline(tmp_path / "none" / "b.json"))


def test_another_drive_has_no_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then the whole path is the name."""

    def refuse(*_: object) -> str:
        raise ValueError

    monkeypatch.setattr("wenshu_lint.baseline.os.path.relpath", refuse)
    file = tmp_path / "a.txt"
    assert Baseline(tmp_path / "b.json").name_of(file) == file.resolve().as_posix()
