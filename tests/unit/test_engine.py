"""Rules over a document: scan, scopes, failures, suppression, order."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest

from wenshu_lint.checks.base import Check
from wenshu_lint.checks.lexical import Row, Words
from wenshu_lint.checks.patterns import Pattern
from wenshu_lint.diagnostic import Applicability, Edit, Finding, Severity
from wenshu_lint.document import Document
from wenshu_lint.engine import NOT_CHINESE, Linter
from wenshu_lint.rule import Basis, Rule
from wenshu_lint.span import Span


def rule(check: Check, name: str = "typos/test", **more: object) -> Rule:
    fields: dict[str, object] = {
        "title": "试验",
        "message": "“{match}”有误",
        "severity": Severity.WARNING,
        "basis": (Basis("《试验》", "1", "实务"),),
    }
    return Rule(id=name, check=check, **{**fields, **more})  # type: ignore[arg-type]


def words(*wrong: str, **more: object) -> Rule:
    return rule(Words(rows=tuple(Row(w, "部署") for w in wrong)), **more)  # type: ignore[arg-type]


def flagged(linter: Linter, text: str) -> list[str]:
    document = Document(text)
    return [d.span.of(text) for d in linter.lint(document)]


@dataclass(frozen=True)
class Broken(Check):
    """Raises on every document."""

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        raise ValueError("坏了")
        yield


@dataclass(frozen=True)
class Everywhere(Check):
    """Flags the first character of every document."""

    needs = ""

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        yield Finding(Span(0, 1))


@dataclass(frozen=True)
class WordOnly(Everywhere):
    """Needs a Word document."""

    needs = "word"


def test_a_broken_rule_is_recorded_and_the_others_go_on() -> None:
    """One failing rule never stops the run."""
    report = Linter([rule(Broken(), "facts/broken"), words("布署")]).lint(Document("布署工作。"))
    assert [d.rule for d in report] == ["typos/test"]
    assert [tuple(f) for f in report.failures] == [("facts/broken", "ValueError: 坏了")]


def test_a_rule_without_what_it_needs_is_reported_as_not_checked() -> None:
    """Unknown is not wrong: silence would look like a clean bill."""
    report = Linter([rule(WordOnly(), "layout/size")]).lint(Document("通知"))
    assert not report.diagnostics
    assert report.skipped[0].rule == "layout/size"
    assert "Word" in report.skipped[0].reason
    assert len(Linter([rule(WordOnly())]).lint(Document("通知", is_word=True))) == 1


@pytest.mark.parametrize(
    ("more", "text", "count"),
    [
        ({"scripts": ("Hant",)}, "会议部署了工作，这样布署。", 0),
        ({"scripts": ("Hant",)}, "會議佈置了這個工作，這樣布署。", 1),
        ({"genres": ("请示",)}, "会议布署。", 0),
        ({"directions": ("上行",)}, "会议布署。", 0),
        ({"outside": ("quotation",)}, "会议“布署”。布署。", 1),
        ({"outside": ("book-title",)}, "《布署》，布署。", 1),
        ({"within": ("book-title",)}, "《布署》，布署。", 1),
        ({"within": ("标题",)}, "布署。", 0),
        ({"norm": "大陆"}, "会议布署。", 1),
        ({"norm": "大陆"}, "主旨：會議布署。\n說明：如後。", 0),
        ({"norm": "台湾"}, "會議布署。", 0),
        ({"norm": "台湾公文"}, "主旨：會議布署。\n說明：如後。", 1),
    ],
)
def test_a_rule_speaks_only_where_it_applies(more: dict[str, object], text: str, count: int) -> None:
    """Script, genre, direction and places are conditions of the rule, not of its check."""
    assert len(flagged(Linter([words("布署", **more)]), text)) == count


@pytest.mark.parametrize(
    ("date", "count"), [("1995年3月1日", 0), ("1996年6月1日", 1), ("二〇二四年三月一日", 1), ("", 1)]
)
def test_a_rule_does_not_judge_a_draft_older_than_its_basis(date: str, count: int) -> None:
    """Only a date that is known and earlier excuses; unknown is judged by what holds today."""
    text = f"关于布署的通知\n各学校：\n请照办。\n示例市教育局\n{date}\n"
    assert len(flagged(Linter([words("布署", since="1996-06-01")]), text)) == count


def test_the_date_of_the_draft_is_asked_for_only_when_something_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It costs more than most rules do."""
    asked = []
    monkeypatch.setattr(Document, "stated", property(asked.append))
    linter = Linter([words("布署", since="1996-06-01")])
    assert not flagged(linter, "会议部署工作。")
    assert not asked
    assert len(flagged(linter, "会议布署工作，再布署。")) == 2
    assert asked


def test_rules_for_chinese_are_not_checked_on_another_language() -> None:
    """Also those without a hit are named, so that nobody takes silence for a result."""
    text = "The secretary of the office drafts documents and files them in good order. " * 5
    rules = [
        words("布署"),
        rule(Everywhere(), "residue/any", language="any", outside=()),
        rule(Everywhere(), "facts/zh"),
    ]
    report = Linter(rules).lint(Document(text))
    assert [d.rule for d in report] == ["residue/any"]
    assert {tuple(s) for s in report.skipped} == {("typos/test", NOT_CHINESE), ("facts/zh", NOT_CHINESE)}


def test_the_order_of_rules_does_not_matter() -> None:
    """Diagnostics come by place and then by rule."""
    rules = [
        words("布署", name="typos/a"),
        words("布署", "署名", name="typos/b"),
        rule(Pattern("署名?", anchors=("署",)), "typos/c"),
    ]
    document = Document("布署名单，署名。")
    expected = [(d.span, d.rule) for d in Linter(rules).lint(document)]
    assert expected == sorted(expected)
    for seed in range(5):
        random.Random(seed).shuffle(rules)
        assert [(d.span, d.rule) for d in Linter(rules).lint(document)] == expected


def test_what_is_rewritten_as_a_whole_needs_no_word_on_its_parts() -> None:
    """The rule that knows the place speaks alone, unless what it writes keeps the part as it is."""
    general = rule(Words(swap={"○": "〇"}), "numerals/zero", fix=Applicability.SAFE)
    dated = rule(Words(swap={"二○年": "2020年"}), "format/date", fix=Applicability.SAFE)
    report = Linter([general, dated]).lint(Document("二○年，二○月。"))
    assert [(d.rule, d.span.start) for d in report] == [("format/date", 0), ("numerals/zero", 5)]
    kept = rule(Words(swap={"二○年": "第二○年"}), "format/date", fix=Applicability.SAFE)
    assert [d.rule for d in Linter([general, kept]).lint(Document("二○年"))] == [
        "format/date",
        "numerals/zero",
    ]
    elsewhere = rule(Words(swap={"二○年": "2020年"}), "facts/date", fix=Applicability.SAFE)
    assert len(Linter([general, elsewhere]).lint(Document("二○年"))) == 2


def test_a_diagnostic_says_everything() -> None:
    """Rule, family, gate, basis, message, hint and a fix with its own words."""
    made = rule(
        Words(swap={"布署": "部署"}),
        message="“{match}”应为“{fix}”",
        hint="写“{fix}”",
        fix=Applicability.SAFE,
        basis=(Basis("GB/T 9704—2012", "7.2.5", "规定"),),
    )
    (found,) = Linter([made]).lint(Document("布署"))
    assert (found.family, found.gate) == ("typos", "结构和文字关")
    assert found.message == "“布署”应为“部署”"
    assert found.hint == "写“部署”"
    assert found.basis == ("GB/T 9704—2012 7.2.5（规定）",)
    assert found.fix is not None
    assert found.fix.message == "改为“部署”"


def test_no_fix_enters_a_protected_span() -> None:
    """Even a rule that looks there may only speak."""
    made = rule(Words(swap={"办公": "辦"}), fix=Applicability.SAFE, outside=())
    document = Document("见 https://example.cn/办公 一文。办公", vocab=frozenset({"办公"}))
    found = Linter([made]).lint(document).diagnostics
    assert found
    assert all(d.fix is None for d in found)


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("定于2026.7.6开会。", True),
        ("见 https://example.cn/2026.7.6 一文。", False),
        ("`2026.7.6`", False),
        ("写信给 2026.7.6@example.cn 。", False),
        ("版本2026.7.6甲号机", False),
    ],
)
def test_dates_in_digits_may_be_rewritten_under_the_eyes_of_a_person(text: str, offered: bool) -> None:
    """By a rule that looks there on purpose; never by a safe fix, nor in addresses, code, terms of the house."""
    document = Document(text, vocab=frozenset({"2026.7.6甲"}))
    for trust in (Applicability.UNSAFE, Applicability.SAFE):
        made = rule(Pattern(pattern=r"2026\.7\.6", replace="2026年7月6日"), fix=trust, outside=())
        (found,) = Linter([made]).lint(document).diagnostics
        assert (found.fix is not None) is (offered and trust is Applicability.UNSAFE)


def test_a_fix_goes_around_what_is_protected() -> None:
    """Words that stay as they are may stand within; what it changes there it may not, nor in a long passage."""
    made = rule(
        Pattern(pattern="附注：(?P<words>.+)", replace=r"（\g<words>）"), fix=Applicability.SAFE, outside=()
    )
    text = "附注：电话 0300-5550170"
    document = Document(text)
    assert document.protected
    (found,) = Linter([made]).lint(document).diagnostics
    assert found.fix is not None
    assert [edit.span.of(text) for edit in found.fix.edits] == ["附注：", ""]
    assert found.fix.message == "改为“（电话 0300-5550170）”"
    (changed,) = Linter([rule(Pattern(pattern="0300-5550170", replace="12345"), outside=())]).lint(document)
    assert changed.fix is None
    (long,) = Linter([made]).lint(Document(text + "，" + "请按时联系。" * 100)).diagnostics
    assert long.fix is None


def test_a_fix_that_a_person_looks_at_may_change_what_its_rule_looks_for() -> None:
    """A date in digits is protected; a rule about such dates offers the right form, but not of a term of the house."""
    found = Pattern(pattern=r"2024-(?P<m>\d)-(?P<d>\d)", replace=r"2024年\g<m>月\g<d>日")
    document = Document("定于2024-3-5召开。")
    for outside, applicability, offers in (
        ((), Applicability.UNSAFE, True),
        ((), Applicability.SAFE, False),
        (("quotation",), Applicability.DISPLAY, True),
    ):
        (told,) = Linter([rule(found, fix=applicability, outside=outside)]).lint(document)
        assert (told.fix is not None) is offers
    ours = Document("定于2024-3-5召开。", vocab=frozenset({"于2024-3-5"}))
    (told,) = Linter([rule(found, fix=Applicability.UNSAFE, outside=())]).lint(ours)
    assert told.fix is None


@dataclass(frozen=True)
class Several(Check):
    """Edits every occurrence of the words, as one finding at the first place."""

    swap: tuple[tuple[str, str], ...]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        text = document.text
        edits = sorted(
            Edit(Span(at, at + len(old)), new)
            for old, new in self.swap
            for at in range(len(text))
            if text.startswith(old, at)
        )
        yield Finding(edits[0].span, edits=tuple(edits))


@pytest.mark.parametrize(
    ("text", "swap", "said"),
    [
        ("全程(公里)计算", (("(", "（"), (")", "）")), "把“(公里)”改为“（公里）”"),
        ("全程(公里)" + "很长" * 20 + "[", (("(", "（"), ("[", "〔")), "把“(”改为“（”，把“[”改为“〔”"),
        ("甲\n乙", (("甲", "一"), ("乙", "二")), "把“甲”改为“一”，把“乙”改为“二”"),
        ("甲甲甲", (("甲", ""),), "删去“甲”，共 3 处"),
        ("甲乙丙", (("甲", "一"), ("乙", "二"), ("丙", "三")), "把“甲”改为“一”，把“乙”改为“二”等，共 3 处"),
        ("上行\n下行", (("\n", ""),), "删去换行"),
        ("甲乙", (("甲", "一"),), "改为“一”"),
    ],
)
def test_a_fix_says_what_it_writes(text: str, swap: tuple[tuple[str, str], ...], said: str) -> None:
    """Two edits close together are one; of those far apart the first two are spelled out."""
    (found,) = Linter([rule(Several(swap), fix=Applicability.UNSAFE)]).lint(Document(text))
    assert found.fix is not None
    assert found.fix.message == said


def test_traditional_text_is_found_through_its_simplified_shadow() -> None:
    """A rule is written once; the repair comes in the script of the draft."""
    text = "這個問題，資料集累不足，會議認為應當布署。"
    made = rule(Words(swap={"集累": "积累", "会议认为": "会议认为x"}), fix=Applicability.SAFE)
    found = Linter([made]).lint(Document(text)).diagnostics
    assert [d.span.of(text) for d in found] == ["集累", "會議認為"]
    assert found[0].fix is not None
    assert found[0].fix.edits[0].text == "積累"


def test_raw_literals_are_found_in_the_text_as_typed() -> None:
    """Rules of script look at the characters themselves."""
    text = "這個會議發佈了規範，這个問題。"
    made = [
        rule(Words(terms=("会", "會"), raw=True), "script/raw"),
        rule(Words(terms=("会",)), "typos/folded"),
    ]
    found = Linter(made).lint(Document(text)).diagnostics
    assert [(d.rule, d.span.of(text)) for d in found] == [("script/raw", "會"), ("typos/folded", "會")]


@pytest.mark.parametrize(
    ("family", "found", "told"),
    [
        ("wording", "“甲乙”", "应为“甲乙”"),
        ("wording", "“甲”的乙", "应为“‘甲’的乙”"),
        ("wording", "“甲”和“乙”", "应为“‘甲’和‘乙’”"),
        ("wording", "甲乙", "应为“甲乙”"),
        ("wording", "甲”乙", "应为（甲”乙）"),
        ("punctuation", "甲“乙”丙", "应为“甲“乙”丙”"),
        ("punctuation", "“甲”的乙", "应为（“甲”的乙）"),
        ("punctuation", "。”。", "应为（。”。）"),
        ("punctuation", "“", "应为前引号（“）"),
    ],
)
def test_quotation_marks_nest_in_messages(family: str, found: str, told: str) -> None:
    """Double marks outside, single ones inside, none twice; half a pair is named or in brackets."""
    text = f"要写{found}。"
    made = rule(Words(terms=(found,)), f"{family}/quoted", message="应为“{match}”", outside=())
    assert [d.message for d in Linter([made]).lint(Document(text)).diagnostics] == [told]


class OfBrackets(Check):
    """Waits for a half-width bracket."""

    def occasions(self) -> list[tuple[str, str]]:
        return [("char", "(")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        yield Finding(Span(0, 1))


def test_a_rule_that_was_called_and_cannot_judge_is_listed_once():
    """A foreign text has an occasion for the rule all the same; one line about it is enough."""
    report = Linter([rule(OfBrackets())]).lint(Document("Nothing but English (and a bracket) in this draft."))
    assert [tuple(s) for s in report.skipped] == [("typos/test", NOT_CHINESE)]


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("“{match}”应为“{fix}”，{note}", "“布署”应为“部署”"),
        ("“{match}”应为“{fix}”：{note}", "“布署”应为“部署”"),
        ("“{match}”（{note}）应为“{fix}”", "“布署”应为“部署”"),
        ("“{match}”，{note}，应为“{fix}”", "“布署”，应为“部署”"),
    ],
)
def test_a_remark_that_a_row_does_not_make_leaves_no_mark_behind(message: str, told: str) -> None:
    """One message serves rows with a note and rows without."""
    text = "认真布署。"
    assert [d.message for d in Linter([words("布署", message=message)]).lint(Document(text))] == [told]


def test_a_hint_that_has_nothing_to_offer_is_not_given() -> None:
    """可写“” says nothing."""
    made = rule(Words(rows=(Row("甲甲", "乙"), Row("丙丙"))), hint="可写“{fix}”")
    assert [d.hint for d in Linter([made]).lint(Document("甲甲和丙丙。"))] == ["可写“乙”", ""]
