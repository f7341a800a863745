"""A stream of drafts: in order, as one by one, few held at a time, errors in their places."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

import wenshu_lint as wl
from wenshu_lint import many
from wenshu_lint.report import located

GAP = "一、总体要求\n四、保障措施\n"


def sources(number: int) -> Iterator[wl.Source]:
    """Drafts as a database may hold them, every third one faulty."""
    for one in range(number):
        text = GAP if one % 3 == 0 else f"第{one}号没有问题。\n"
        yield wl.Source(f"档案-{one}", text.encode(), ".txt")


def test_files_and_drafts_from_elsewhere(tmp_path: Path) -> None:
    """Each as :func:`check_file` and :func:`check_text` find it; what cannot be read is told in its place."""
    (tmp_path / "讲话").mkdir()
    for name in ("a.txt", "讲话/b.txt"):
        (tmp_path / name).write_text(GAP, encoding="utf-8")
    (tmp_path / "c.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    file = tmp_path / "wenshu-lint.toml"
    file.write_text('[[per-path]]\npaths = ["讲话/"]\nignore = ["numbering"]\n', encoding="utf-8")
    drafts = [tmp_path / "a.txt", str(tmp_path / "讲话" / "b.txt"), tmp_path / "c.doc", tmp_path / "none.txt"]
    found = list(wl.check_many([*drafts, *sources(1)], config=file))
    assert found[0] == located(wl.check_file(drafts[0], config=file))
    assert [len(report.entries) for report in found] == [1, 0, 0, 0, 1]
    assert found[0].entries[0].diagnostic.rule == "numbering/gap"
    assert [bool(report.error) for report in found] == [False, False, True, True, False]
    assert "另存为 .docx" in found[2].error
    assert [report.name for report in found] == [*map(str, drafts), "档案-0"]


def test_processes_give_the_same_in_the_same_order() -> None:
    """More drafts than fit into what is under way at once."""
    drafts = [*sources(200), wl.Source("坏.pdf", b"%PDF-", ".pdf"), "没有.txt"]
    config = wl.load_config(isolated=True, vocab=["示例办"])
    alone = list(wl.check_many(drafts, config=config, profile="通知"))
    assert list(wl.check_many(iter(drafts), config=config, profile="通知", processes=2)) == alone
    assert [report.name for report in alone[:3]] == ["档案-0", "档案-1", "档案-2"]
    assert sum(len(report.entries) for report in alone) == 67
    assert [report.name for report in alone if report.error] == ["坏.pdf", "没有.txt"]


@pytest.mark.parametrize("processes", [1, 2])
def test_drafts_are_taken_as_they_are_needed(processes: int) -> None:
    """Never more ahead than is under way, however many there are; who stops early ends it."""
    taken = 0

    def endless() -> Iterator[wl.Source]:
        nonlocal taken
        for source in sources(1_000_000):
            taken += 1
            yield source

    most = 1 if processes == 1 else processes * many._AHEAD * many._CHUNK
    stream = wl.check_many(endless(), processes=processes)
    assert taken == 0
    for yielded, _ in enumerate(stream, 1):
        assert taken - yielded <= most
        if yielded == 150:
            break
    stream.close()  # type: ignore[attr-defined]
    assert taken <= 150 + most


def test_documents_are_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """A report holds no document: the stream costs as much memory as one draft."""
    alive: list[weakref.ref[wl.Document]] = []
    real = many.read

    def noted(*args: object, **options: object) -> wl.Document:
        document = real(*args, **options)  # type: ignore[arg-type]
        alive.append(weakref.ref(document))
        return document

    monkeypatch.setattr(many, "read", noted)
    kept = list(wl.check_many(sources(20)))
    gc.collect()
    assert len(kept) == len(alive) == 20
    assert sum(reference() is not None for reference in alive) <= 1


def test_what_nobody_foresaw_does_not_end_the_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an error of the one draft, and its words are not told."""

    def broken(source: wl.Source, **_: object) -> wl.Document:
        raise ZeroDivisionError(source.data.decode())

    monkeypatch.setattr(many, "read", broken)
    (report,) = wl.check_many(sources(1))
    assert report.error == "档案-0：读取时程序出错（ZeroDivisionError），请报告"


def test_faults_of_the_call_are_told_at_once() -> None:
    """Before any draft is taken."""
    with pytest.raises(wl.ConfigError, match="没有“请是”"):
        wl.check_many(sources(1), profile="请是")
    with pytest.raises(TypeError, match="processes 应为 int"):
        wl.check_many(sources(1), processes="2")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="^processes 应为 0 或正整数，不是 -1$"):
        wl.check_many(sources(1), processes=-1)
    with pytest.raises(TypeError, match="draft 应为"):
        list(wl.check_many([1]))  # type: ignore[list-item]
    for one in ("a.txt", Path("a.txt"), *sources(1)):
        with pytest.raises(TypeError, match="drafts 应为一批文稿，不是一份"):
            wl.check_many(one)  # type: ignore[arg-type]
    assert many.cores() >= 1
