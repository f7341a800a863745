"""Planting mistakes: each mutator changes one place and says which, and the frames are clean."""

from __future__ import annotations

from random import Random

import pytest

from tests.measure.injection.__main__ import main
from tests.measure.injection.families import FAMILIES
from tests.measure.injection.hosts import Hosts, spread, year
from tests.measure.injection.kinds import FRAMES
from tests.measure.injection.planting import Mutator, Planted, add, say, swap, unmark
from tests.measure.injection.privacy import card, identity
from tests.measure.injection.trial import Change, Trial
from wenshu_lint.catalog.builtin import builtin_rules
from wenshu_lint.diagnostic import Severity
from wenshu_lint.engine import Linter
from wenshu_lint.span import Span

PLAIN = """示例市人民政府关于推进城市更新工作的意见
示政发〔2025〕16号
各县（市、区）人民政府，市政府各部门：
为贯彻落实《示例市城市更新条例（试行）》和《关于加强〈示例市停车管理办法〉实施的通知》，改善人居环境，提升城市功能，现就有关工作通知如下：
一、总体要求
（一）指导思想。坚持以人民为中心，围绕着群众关心的问题，着力补齐短板、强化弱项和提升品质，推动“一网通办”落实落细，以及完善长效机制（以下简称机制建设），不断增强群众获得感。
（二）基本原则。要坚持规划引领，覆盖全部社区；突出重点，发挥“示范引领”作用；规范管理，努力取得显著成效，形成著名品牌、特色街区等方面经验，应用图像、影像资料。
（三）主要目标。到2027年，全市完成老旧小区改造120个，新增停车泊位3000个，建成AI管理平台和GPS系统，群众满意率达到95%。
二、主要任务
1.摸清底数。各单位要逐户逐项排查，建立健全工作台账，切实做到情况清楚、责任到人。
2.分类处置。能够立即解决的，要马上解决，需要一段时间的，要明确时限和责任人。
3.加强监管。自2025年3月5日起，全市实行清单化管理，重点做好巡查、检查、抽查等工作。
三、保障措施
各有关单位要切实加强组织领导，会同相关部门抓好落实，不断提高管理水平，确保取得实效。
市直有关部门要按照职责分工，加强业务指导和政策支持，及时协调解决推进中的困难问题，重要情况及时向市政府报告，共同做好城市更新工作。
示例市人民政府
2025年5月8日
（此件公开发布）
"""
LAW = """示例市养犬管理办法
第一章　总则
第一条　为了规范养犬行为，维护公共秩序，制定本办法。
第二条　本办法适用于本市行政区域内的养犬管理。违反本办法第三条的，依法处理。
第二章　管理
第三条　个人养犬应当办理登记。
第四条　登记的有效期为一年。
第三章　附则
第五条　本办法自2025年1月1日起施行。
"""
TRADITIONAL = """示例市公園管理辦法
第一條　為維護公園設施，依據地方制度法，由於管理需要，訂定本辦法。
第二條　主管機關應當核准後實施，並採取必要措施，關於經費之範圍，另定之。
"""
MUTATORS = [pytest.param(m, id=f"{family}-{m.name}") for family, all_ in FAMILIES.items() for m in all_]


def texts_for(mutator: Mutator) -> list[str]:
    """Invented texts like those that the mutator asks for."""
    if mutator.host in FRAMES:
        return Hosts(None).of(mutator.host, 8, "test")
    own = {"law": LAW, "tw": TRADITIONAL}.get(mutator.host, PLAIN)
    return [own, FRAMES["notice"](Random(1))]


def first_planted(mutator: Mutator) -> tuple[str, Planted]:
    """The first text in which the mistake can be made, and the text with it."""
    for text in texts_for(mutator):
        for seed in range(8):
            planted = mutator.act(text, Random(seed))
            if planted is not None:
                return text, planted
    pytest.fail("no invented text in which this mistake can be made")


@pytest.mark.parametrize("mutator", MUTATORS)
def test_a_mutator_changes_the_place_that_it_names(mutator: Mutator) -> None:
    """The text differs, and the first place touches the difference."""
    text, planted = first_planted(mutator)
    change = Change.between(text, planted.text)
    place = planted.places[0]
    assert planted.text != text
    assert place.start <= change.new
    assert change.start <= place.end + 1, "a line that was taken away touches the line before"
    assert all(0 <= start < end <= len(planted.text) for start, end in planted.places)


@pytest.mark.parametrize("mutator", MUTATORS)
def test_a_mutator_repeats_itself(mutator: Mutator) -> None:
    """The same seed plants the same mistake."""
    for text in texts_for(mutator)[:2]:
        assert mutator.act(text, Random(7)) == mutator.act(text, Random(7))


def test_names_are_not_used_twice() -> None:
    """A name chooses the seed and stands for the class of mistake in the table."""
    for mutators in FAMILIES.values():
        names = [m.name for m in mutators]
        assert len(names) == len(set(names))
        assert {m.grade for m in mutators} <= set("EWH")


@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_is_clean(name: str) -> None:
    """Nothing but hints is said about a document in which nothing is wrong; a mark is always announced."""
    trial = Trial(Linter(rule for rule in builtin_rules() if rule.id != "classification/handling"), None)
    assert [text for text in Hosts(None).of(name, 6, "test") if not trial.is_clean(text)] == []


def test_a_trial_counts_what_is_found_at_its_place() -> None:
    """A mistake that a rule knows is found, one that is none is not."""
    trial = Trial(Linter(rule for rule in builtin_rules() if rule.default), None)
    wrong = trial.run(Mutator("half-width", "P-101", "E", swap("，(?=[一-龥])", ","), host="notice"), 5)
    right = trial.run(Mutator("a sentence", "-", "E", say("各单位要高度重视。"), host="notice"), 5)
    assert (wrong.planted, wrong.loud, wrong.missed) == (5, 5, [])
    assert (right.planted, right.found, len(right.missed)) == (5, 0, 5)


def test_the_group_x_is_changed_and_the_match_is_the_place() -> None:
    """Words round the mistake belong to the place where it may be reported."""
    planted = swap("第(?P<x>一)条", "1")("见第一条。", Random(0))
    assert planted == Planted("见第1条。", (Span(1, 4),))


def test_words_of_others_are_left_alone() -> None:
    """A mistake in a quotation may be the other's, unless the mistake is in the marks."""
    assert swap("，", ",")("据《甲，乙》和“丙，丁”", Random(0)) is None
    assert swap("，", ",", quoted=True)("据《甲，乙》", Random(0)) is not None


def test_what_is_taken_away_leaves_its_neighbours() -> None:
    """A place is never empty."""
    planted = swap("号", "")("5号。", Random(0))
    assert planted == Planted("5。", (Span(0, 2),))


def test_a_sentence_is_added_behind_a_sentence_of_a_paragraph() -> None:
    """Not behind headings, not where the mistake would be none."""
    paragraph = "各单位要认真落实工作责任，建立健全工作台账，切实做到情况清楚、责任到人、措施到位、考核到位。"
    planted = say("用⟦三、四个⟧月。")(f"一、要求。\n{paragraph}\n", Random(0))
    assert planted is not None
    assert planted.text == f"一、要求。\n{paragraph}用三、四个月。\n"
    assert planted.places[0].of(planted.text) == "三、四个"
    assert say("用三个月。", unless="台账")(f"{paragraph}\n", Random(0)) is None


def test_a_paragraph_is_added_below_a_line() -> None:
    """The new line stands by itself."""
    assert add("⟦主题词⟧：甲", after="^末行$")("首行\n末行\n", Random(0)) == Planted(
        "首行\n末行\n主题词：甲\n", (Span(6, 9),)
    )
    assert add("甲", after="^没有$")("首行\n", Random(0)) is None


def test_marks_are_taken_out_of_a_sentence() -> None:
    """Several places may be marked; without marks all of it is the place."""
    assert unmark("⟦一⟧二⟦三四⟧") == ("一二三四", [Span(0, 1), Span(2, 4)])
    assert unmark("一二") == ("一二", [Span(0, 2)])


def test_a_change_moves_what_lies_behind_it() -> None:
    """What was found before the change is known again after it."""
    change = Change.between("甲乙丙丁", "甲乙乙丙丁")
    assert change == Change(2, 2, 3)
    assert change.moved(Span(0, 1)) == Span(0, 1)
    assert change.moved(Span(2, 4)) == Span(2, 5)
    assert Change.between("甲乙丙", "甲丙") == Change(1, 2, 1)
    assert Change(1, 3, 2).moved(Span(2, 4)) == Span(1, 3)


def test_texts_are_chosen_evenly() -> None:
    """From the first to the last, without repeats."""
    assert spread(["a", "b", "c", "d"], 2) == ["a", "c"]
    assert spread(["a"], 5) == ["a"]
    assert year("2023年1月1日起。\n2021年5月6日\n（此件公开发布）") == 2021
    assert year("二○一○年五月六日\n") == 2010
    assert year("第五十条 本条例自１９９２年８月１日起施行。") == 1992
    assert year("无日期") == 0


def test_invented_numbers_have_right_last_signs() -> None:
    """Without them nothing would have to be found."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    for seed in range(20):
        number = identity(Random(seed))
        total = sum(int(sign) * weight for sign, weight in zip(number, weights, strict=False))
        assert (total + (10 if number[-1] == "X" else int(number[-1]))) % 11 == 1
        digits = [int(sign) for sign in reversed(card(Random(seed)))]
        assert sum(d if i % 2 == 0 else d * 2 - 9 * (d > 4) for i, d in enumerate(digits)) % 10 == 0


def test_without_texts_nothing_is_measured(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command says so instead of printing empty tables."""
    monkeypatch.setattr("sys.argv", ["injection", str(tmp_path)])
    assert main() == 2
    assert "nothing was measured" in capsys.readouterr().err
    assert Severity.WARNING > Severity.INFO
