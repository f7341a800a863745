"""Characters of the other script."""

from __future__ import annotations

import pytest

from wenshu_lint.checks.base import Check
from wenshu_lint.checks.conversion import Plain, Unconverted
from wenshu_lint.checks.duplicates import RepeatedText
from wenshu_lint.checks.linebreaks import BrokenLine
from wenshu_lint.checks.notices import ForeignText
from wenshu_lint.checks.privacy import PersonalNumber
from wenshu_lint.checks.punctuation_stops import MissingStop
from wenshu_lint.checks.rivals import RivalRow, Rivals
from wenshu_lint.checks.script import MixedScripts, OtherScript, leaning, region_of
from wenshu_lint.checks.titles import TitleBreak
from wenshu_lint.document import Document
from wenshu_lint.occasions import present
from wenshu_lint.span import Span

HANS = "各单位应当加强领导，确保专款专用，并将执行情况报送备案，严格执行规定，认真组织实施。"
HANT = "各單位應當加強領導，確保專款專用，並將執行情形報送備查，嚴格執行規定，認真組織實施。"


def _flagged(check: OtherScript | MixedScripts, text: str) -> list[str]:
    return [f.span.of(text) for f in check.find(Document(text), ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HANS, "Hans"),
        (HANT, "Hant"),
        (HANS + "領導", "Hans"),
        (HANT + "领导", "Hant"),
        (HANS + HANT, "mixed"),
    ],
)
def test_a_few_characters_do_not_make_a_draft_mixed(text: str, expected: str) -> None:
    """A short draft leans to the script of nearly all its characters."""
    assert leaning(Document(text)) == expected


def test_each_form_is_looked_for_in_drafts_of_the_other_script_only() -> None:
    """A traditional draft may be traditional."""
    assert _flagged(OtherScript("traditional"), HANS + "領導同志") == ["領導"]
    assert _flagged(OtherScript("traditional"), HANT) == []
    assert _flagged(OtherScript("simplified"), HANT + "领导同志") == ["领导"]
    assert _flagged(OtherScript("simplified"), HANT) == []
    assert _flagged(OtherScript("simplified"), HANS) == []
    assert _flagged(OtherScript("simplified"), HANS + HANT) == []


def test_characters_of_another_rule_are_left_out() -> None:
    """No character is reported twice."""
    assert _flagged(OtherScript("traditional", without="領"), HANS + "領導") == ["導"]
    assert _flagged(OtherScript("traditional", without="領導"), HANS + "領導") == []


def test_characters_kept_in_names_have_no_replacement() -> None:
    """鍾 may be somebody's name."""
    check = OtherScript("traditional", names="鍾")
    assert [f.replacement for f in check.find(Document(HANS + "鍾某"), ())] == [None]
    assert [f.replacement for f in OtherScript("traditional").find(Document(HANS + "鍾某"), ())] == ["钟"]


def test_simplified_words_are_converted_in_their_phrase() -> None:
    """发 is 發 in 发展 and 髮 in 头发."""
    fixes = [f.replacement for f in OtherScript("simplified").find(Document(HANT + "发展，理发"), ())]
    assert fixes == ["發", "髮"]


def test_a_conversion_of_another_length_takes_the_run_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the line cannot be compared, the run is converted by itself."""
    from wenshu_lint.analysis import script

    whole = script.to_traditional
    monkeypatch.setattr(script, "to_traditional", lambda w, r: whole(w, r) + ("。" if len(w) > 5 else ""))
    assert [f.replacement for f in OtherScript("simplified").find(Document(HANT + "领导"), ())] == ["領導"]


def test_a_mixed_draft_is_reported_once() -> None:
    """The finding names the rarer script, how many characters it has and some of them."""
    found = list(MixedScripts().find(Document(HANT + HANT + HANS), ()))
    assert len(found) == 1
    assert found[0].words["minor"] == "简体"
    assert found[0].words["major"] == "繁体"
    assert int(found[0].words["count"]) > 10
    assert len(found[0].words["shown"]) == 12
    assert _flagged(MixedScripts(), HANS) == []
    assert _flagged(MixedScripts(), HANS + "領導") == []


def test_the_norm_of_a_draft() -> None:
    """裏 without 裡 is OpenCC's own norm."""
    assert region_of(Document("心裏")) == "s2t"
    assert region_of(Document("心裏、這裡")) == "s2tw"


def _rivals(check: Rivals, text: str) -> list[tuple[str, str | None]]:
    document = Document(text)
    hits = sorted(
        Span(at, at + len(form))
        for form in check.literals()
        for at in range(len(text))
        if text.startswith(form, at)
    )
    return [(f.span.of(text), f.replacement) for f in check.find(document, hits)]


def test_the_rarer_form_is_flagged() -> None:
    """Where both are as frequent, the one that comes later."""
    check = Rivals((RivalRow(("裏", "裡")), RivalRow(("群", "羣"))), raw=True)
    assert _rivals(check, "裡裡裏") == [("裏", "裡")]
    assert _rivals(check, "裏裡") == [("裡", "裏")]
    assert _rivals(check, "裏群裏") == []


def test_rows_that_contradict_each_other_are_refused() -> None:
    """A form belongs to one row, and a row has two forms."""
    with pytest.raises(ValueError, match="至少两种"):
        Rivals((RivalRow(("裏",)),)).prepared()
    with pytest.raises(ValueError, match="两行"):
        Rivals((RivalRow(("裏", "裡")), RivalRow(("裡", "里")))).prepared()


_LINE = "各单位要认真落实值班制度，及时报告重要情况，确保安全"
_ARTICLES = "".join(f"第{number}条　各单位应当值班。\n" for number in "一二三四")


@pytest.mark.parametrize(
    ("check", "wakes", "sleeps"),
    [
        (OtherScript("traditional"), "領導", "领导"),
        (MixedScripts(), "領導", "领导"),
        (Unconverted((Plain("后"),)), "會后", "会后"),
        (PersonalNumber("mobile"), "电话13800138000", "电话12345"),
        (ForeignText(), "An office.", "办公室。"),
        (MissingStop(), f"{_LINE}\n", f"{_LINE}。\n"),
        (MissingStop(least=8), "各单位要及时报告，抓好落实\n", "各单位要及时报告，抓好落实。\n"),
        (BrokenLine(), f"{_ARTICLES}{_LINE}\n", f"{_ARTICLES}{_LINE}；\n"),
        (BrokenLine(), f"{_LINE}；\n", f"{_ARTICLES}{_LINE}；\n"),
        (RepeatedText(), f"{_LINE}。\n", _ARTICLES),
        (
            TitleBreak(),
            "示例市人民政府\n关于做好值班工作的通知\n各县人民政府：\n现通知如下。\n",
            "关于值班的通知\n各县人民政府：\n",
        ),
    ],
)
def test_checks_wait_for_their_occasion(check: Check, wakes: str, sleeps: str) -> None:
    """A draft that cannot hold the fault does not wake the check."""
    wanted = list(check.occasions())
    assert any(value in present(Document(wakes), kind) for kind, value in wanted)
    assert not any(value in present(Document(sleeps), kind) for kind, value in wanted)
