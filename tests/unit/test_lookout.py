"""The lookout: saves of every kind are seen once, when they are over."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from wenshu_lint.watch import lookout
from wenshu_lint.watch.lookout import Lookout, stamp_of

from .saving import save


def listed(folder: Path) -> Callable[[], Iterable[Path]]:
    """The text files of a folder, read anew at each look."""
    return lambda: folder.glob("*.txt")


def test_a_save_by_renaming_is_one_change(tmp_path: Path) -> None:
    """And so is the next; nothing is seen of the files that came and went meanwhile."""
    draft = tmp_path / "a.txt"
    draft.write_text("甲")
    watch = Lookout(listed(tmp_path))
    for words in ("乙乙", "丙丙丙"):
        save(draft, words)
        assert watch.wait() == {draft}


def test_files_come_and_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder is read anew at each look."""
    monkeypatch.setattr(lookout, "LONGEST", 0.3)
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("甲")
    watch = Lookout(listed(tmp_path))
    second.write_text("乙")
    assert watch.wait() == {second}
    first.unlink()
    assert watch.wait() == {first}


@pytest.mark.parametrize("gone", [False, True], ids=["empty", "gone"])
def test_a_file_between_two_states_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gone: bool
) -> None:
    """One that was emptied or moved aside is being saved: what counts is what comes next."""
    monkeypatch.setattr(lookout, "LONGEST", 60)
    draft = tmp_path / "a.txt"
    draft.write_text("甲乙丙")
    watch = Lookout(lambda: [draft])
    draft.unlink() if gone else draft.write_text("")
    later = threading.Timer(3 * lookout.SETTLED, draft.write_text, ["丁戊"])
    later.start()
    assert watch.wait() == {draft}
    later.join()
    assert draft.read_text() == "丁戊"
    assert watch.wait([draft], 0) == {draft}  # nothing else happened


def test_what_stays_empty_is_told_in_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody may have emptied it."""
    monkeypatch.setattr(lookout, "LONGEST", 0.3)
    draft = tmp_path / "a.txt"
    draft.write_text("甲")
    watch = Lookout(lambda: [draft])
    draft.write_text("")
    assert watch.wait() == {draft}


def test_who_must_be_tried_again_is_returned_without_a_change(tmp_path: Path) -> None:
    """A lock leaves no trace in what the file system tells."""
    draft = tmp_path / "a.txt"
    assert Lookout(lambda: [draft]).wait([draft], 0.01) == {draft}


def test_a_change_that_was_taken_back_is_none(tmp_path: Path) -> None:
    """A file that came and went before the look was over."""
    draft, other = tmp_path / "a.txt", tmp_path / "b.txt"
    looks = iter([[], [draft], []])
    draft.write_text("甲")
    watch = Lookout(lambda: next(looks, [other]))
    threading.Timer(1, other.write_text, ["乙"]).start()
    assert watch.wait() == {other}


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    """Is no file, and no error."""
    assert stamp_of(Path("a\0b")) is None
    assert stamp_of(tmp_path / "none") is None
