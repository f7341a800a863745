"""The cache of clean drafts: never wrong, never in the way, and it keeps no word of a draft."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from wenshu_lint import cache
from wenshu_lint.cache import CleanCache, cache_folder, run_digest

DRAFT = "示例市通知".encode()


def seen(folder: Path, data: bytes = DRAFT, digest: str = "d", kind: str = "") -> bool:
    with CleanCache.open(digest, folder) as opened:
        return opened.is_clean(data, kind)


def remember(folder: Path, data: bytes = DRAFT, digest: str = "d", kind: str = "") -> None:
    with CleanCache.open(digest, folder) as opened:
        opened.remember(data, kind)


def file_in(folder: Path) -> Path:
    (found,) = folder.iterdir()
    return found


def test_a_clean_draft_is_remembered(tmp_path: Path) -> None:
    """From one run to the next."""
    assert not seen(tmp_path)
    remember(tmp_path)
    assert seen(tmp_path)


def test_anything_else_that_matters_makes_it_new(tmp_path: Path) -> None:
    """Another byte, another digest of rules and configuration, another suffix."""
    remember(tmp_path, kind=".txt")
    assert seen(tmp_path, kind=".txt")
    assert not seen(tmp_path, kind=".md")
    assert not seen(tmp_path, DRAFT + b" ", kind=".txt")
    assert not seen(tmp_path, digest="e", kind=".txt")


def test_parts_do_not_run_into_each_other(tmp_path: Path) -> None:
    """A suffix is not the beginning of a text."""
    remember(tmp_path, b"cd", "a", "b")
    assert not seen(tmp_path, b"bcd", "a", "")
    assert not seen(tmp_path, b"d", "a", "bc")


def test_no_word_and_no_bare_digest_is_stored(tmp_path: Path) -> None:
    """Digests are keyed, so two caches hold different ones for one draft."""
    remember(tmp_path / "a")
    remember(tmp_path / "b")
    keys = []
    for name in ("a", "b"):
        file = file_in(tmp_path / name)
        assert DRAFT not in file.read_bytes()
        database = sqlite3.connect(file)
        keys.append(database.execute("SELECT key FROM clean").fetchone())
        database.close()
    assert keys[0] != keys[1]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_only_the_owner_may_look(tmp_path: Path) -> None:
    """The folder is private from the start."""
    remember(tmp_path / "a")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o700
    assert stat.S_IMODE(file_in(tmp_path / "a").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "rubbish",
    [b"no database at all, but long enough to be looked at " * 40, b"SQLite format 3\0" + b"\xff" * 2000],
)
def test_a_broken_file_is_made_anew(tmp_path: Path, rubbish: bytes) -> None:
    """Silently: it holds nothing that cannot be found again."""
    remember(tmp_path)
    file_in(tmp_path).write_bytes(rubbish)
    assert not seen(tmp_path)
    remember(tmp_path)
    assert seen(tmp_path)


def test_a_damaged_key_is_made_anew(tmp_path: Path) -> None:
    """Without its key the cache is worth nothing."""
    remember(tmp_path)
    database = sqlite3.connect(file_in(tmp_path))
    database.execute("UPDATE secret SET key = 'x'")
    database.commit()
    database.close()
    assert not seen(tmp_path)
    remember(tmp_path)
    assert seen(tmp_path)


def test_without_a_place_to_write_there_is_no_cache(tmp_path: Path) -> None:
    """The folder is a file; the file is a folder; the check goes on."""
    (tmp_path / "a").write_text("", encoding="utf-8")
    remember(tmp_path / "a")
    assert not seen(tmp_path / "a")
    remember(tmp_path / "b")
    file = file_in(tmp_path / "b")
    file.unlink()
    file.mkdir()
    remember(tmp_path / "b")
    assert not seen(tmp_path / "b")


def test_another_process_may_hold_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then this run goes without, and the other's cache is left alone."""
    remember(tmp_path)
    monkeypatch.setattr(cache, "_PATIENCE", 0.01)
    holder = sqlite3.connect(file_in(tmp_path), isolation_level=None)
    mine = CleanCache.open("d", tmp_path)
    holder.execute("BEGIN EXCLUSIVE")
    assert not seen(tmp_path)
    assert not mine.is_clean(DRAFT)
    mine.remember(DRAFT)
    mine.close()
    holder.execute("ROLLBACK")
    holder.close()
    assert seen(tmp_path)


def test_a_cache_that_breaks_while_writing_gives_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was noted is lost, nothing else."""
    monkeypatch.setattr(cache, "_PATIENCE", 0.01)
    mine = CleanCache.open("d", tmp_path)
    holder = sqlite3.connect(file_in(tmp_path), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    mine.remember(DRAFT)
    mine.flush()
    assert not mine.is_clean(DRAFT)
    holder.execute("ROLLBACK")
    holder.close()
    assert not seen(tmp_path)


def test_the_oldest_entries_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file does not grow for ever."""
    monkeypatch.setattr(cache, "_LIMIT", 3)
    monkeypatch.setattr(cache, "_FLUSH", 2)
    with CleanCache.open("d", tmp_path) as opened:
        for number in range(5):
            opened.remember(bytes([number]))
    with CleanCache.open("d", tmp_path) as opened:
        assert [opened.is_clean(bytes([number])) for number in range(5)] == [False, False, True, True, True]


def test_where_the_cache_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where each system keeps caches, or where the variable says; empty means none."""
    monkeypatch.setenv("WENSHU_LINT_CACHE_DIR", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.setenv("WENSHU_LINT_CACHE_DIR", "")
    assert cache_folder() is None
    assert not CleanCache.open("d").is_clean(b"")
    monkeypatch.delenv("WENSHU_LINT_CACHE_DIR")
    monkeypatch.setattr("wenshu_lint.cache.sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "/x")
    assert cache_folder() == Path("/x/wenshu-lint")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder() == Path.home() / ".cache" / "wenshu-lint"
    monkeypatch.setattr("wenshu_lint.cache.sys.platform", "darwin")
    assert cache_folder() == Path.home() / "Library" / "Caches" / "wenshu-lint"
    monkeypatch.setattr("wenshu_lint.cache.sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", "/l")
    assert cache_folder() == Path("/l/wenshu-lint")
    monkeypatch.delenv("LOCALAPPDATA")
    assert cache_folder() == Path.home() / "AppData" / "Local" / "wenshu-lint"


def test_the_digest_of_a_run() -> None:
    """Rules and configuration both count, and in their own places."""
    assert run_digest("a", "b") == run_digest("a", "b")
    assert len({run_digest("a", "b"), run_digest("b", "a"), run_digest("a", "c"), run_digest("ab", "")}) == 4
