"""Characters that a conversion to traditional script left as they were."""

from __future__ import annotations

from wenshu_lint.checks.conversion import Plain, Unconverted, without_notes
from wenshu_lint.document import Document

LEFT = "各單位應當加強領導，確保專款專用，並將執行情形報送備查。"


def _flagged(check: Unconverted, text: str) -> list[tuple[str, str, str | None]]:
    document = Document(text)
    found = check.find(document, ())
    return [(f.span.of(text), f.words["word"], f.replacement) for f in found]


def test_notes_in_brackets_do_not_part_a_word() -> None:
    """The reading after 關 stands between 關 and 系; the word is 關係 all the same."""
    check = Unconverted((Plain("系", ("关系",), ("系统",)),))
    assert _flagged(check, LEFT + "機關(guān)系統與關(guān)系。") == [("系", "關系", "係")]


def test_places_survive_the_removal_of_notes() -> None:
    """Each character left knows where it stood."""
    text = "學(xué)習領(lǐng)導"
    bare, places = without_notes(text)
    assert bare == "學習領導"
    assert "".join(text[place] for place in places) == bare


def test_without_notes_nothing_is_copied() -> None:
    """The text itself comes back."""
    bare, places = without_notes(LEFT)
    assert bare is LEFT
    assert list(places) == list(range(len(LEFT)))


def test_a_row_without_members_trusts_the_phrases() -> None:
    """后 is 後 everywhere but in 皇后."""
    check = Unconverted((Plain("后"),))
    assert _flagged(check, LEFT + "會后由皇后致辭，后勤保障。") == [
        ("后", "會后", "後"),
        ("后", "后勤", "後"),
    ]


def test_a_surname_in_a_list_is_innocent() -> None:
    """于 as a name stays; as a preposition it does not."""
    check = Unconverted((Plain("于", surname="是"),))
    assert _flagged(check, LEFT + "有錢某、于建軍、孫某參加；于先生列席。") == []
    assert _flagged(check, LEFT + "關于此事") == [("于", "關于", "於")]


def test_the_norm_of_the_draft_chooses_the_form() -> None:
    """A draft that writes 裏 gets 裏, another one 裡."""
    check = Unconverted((Plain("里", ("这里",)),))
    assert _flagged(check, LEFT + "這里")[0][2] == "裡"
    assert _flagged(check, LEFT + "心裏；這里")[0][2] == "裏"


def test_drafts_in_simplified_script_are_not_looked_at() -> None:
    """后 and 里 are right there."""
    check = Unconverted((Plain("后"),))
    assert _flagged(check, "会后请将领导批示送交办公室。") == []


def test_a_draft_without_the_character_is_quiet() -> None:
    """Nothing to convert, nothing to say."""
    assert _flagged(Unconverted((Plain("后"),)), LEFT) == []


def test_a_character_of_two_lengths_is_left_alone(monkeypatch: object) -> None:
    """Where a norm changes the length, places cannot be compared."""
    from wenshu_lint.analysis import script

    assert hasattr(monkeypatch, "setattr")
    monkeypatch.setattr(script, "to_traditional", lambda words, region: words + "。")
    assert _flagged(Unconverted((Plain("后"),)), LEFT + "會后") == []


def test_a_lone_character_is_its_own_word() -> None:
    """Between marks there is no neighbour to show; the right one is shown where the left is missing."""
    check = Unconverted((Plain("后"),))
    assert _flagged(check, LEFT + "（后）") == [("后", "后", "後")]
    assert _flagged(check, LEFT + "，后將來函。")[0][1] == "后將"
