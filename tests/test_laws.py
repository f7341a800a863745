"""Laws that hold for every text whatever, tried on texts made of what rules look for."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wenshu_lint.catalog.builtin import builtin_rules
from wenshu_lint.comparison import compared
from wenshu_lint.diagnostic import Diagnostic
from wenshu_lint.document import Document
from wenshu_lint.engine import Linter
from wenshu_lint.fixer import fix
from wenshu_lint.readers import read
from wenshu_lint.source import Source
from wenshu_lint.span import LineIndex, Span

CORPUS = Path(__file__).parents[1] / "corpus"
_LINE_ENDS = ("\n", "\r\n", "\r", "\n\n", "\u2028", "\x85", "\x0b", "\x0c")
_RARE = (
    "张𬀩",
    "㟃",
    "𠮷",
    "👍",
    "👨‍👩‍👧",
    "e\u0301",
    "\u200b",
    "\ufeff",
    "\ue5e5",
    "\ufffd",
    "\x00",
    "⻆",
    "é",
    "гис",
)
_MARKS = tuple("，。；：！？、,.;:!?()（）[]〔〕【】《》<>〈〉“”\"'‘’「」『』—-－–～~…·%％／/*_#")
_NUMBERS = (
    *("一、", "（一）", "(一)", "1.", "1、", "１．", "（1）", "①", "第一章　", "第一条　", "第3条", "Ⅲ"),
    *(
        "2025年3月5日",
        "2025年02月30日",
        "二〇二五年三月五日",
        "25年",
        "10-15%",
        "3千5百",
        "1,234.56",
        "〔2025〕3号",
    ),
    *(
        "[2025]03号",
        "13800000012",
        "11010519491231002X",
        "5万",
        "十几",
        "三、四天",
        "0.5",
        "m2",
        "GB/T 9704—2012",
    ),
)
_FRAME = (
    *(
        "示例市人民政府文件",
        "各县（区）人民政府：",
        "示例市教育局",
        "附件：1.名单",
        "附件1",
        "（此件公开发布）",
    ),
    *(
        "示例市教育局关于做好招生工作的通知",
        "关于请求拨款的请示报告",
        "妥否，请批示。",
        "特此通知。",
        "抄送：市财政局。",
    ),
    *(
        "秘密★3年",
        "签发人：李　明",
        "现将有关事项通知如下：",
        "以下三个方面",
        "一是",
        "二是",
        "（以下简称《办法》）",
    ),
    *(
        "幹部",
        "乾部",
        "里面",
        "裡",
        "臺灣",
        "發展",
        "头发",
        "主旨：",
        "說明：",
        "　　",
        "  ",
        "\t",
        "a",
        "Word",
        "http://a.cn",
    ),
)


@cache
def _linter() -> Linter:
    return Linter(rule for rule in builtin_rules() if rule.default)


@cache
def _alone(rule: str) -> Linter:
    return Linter(found for found in _linter().rules if found.id == rule)


def _literals() -> list[str]:
    """Everything that rules look for, so that random texts make them speak."""
    return sorted({literal for rule in _linter().rules for literal in rule.check.literals()})


@cache
def _lines() -> list[str]:
    """Lines of the project's own documents, so that the texts have heads, items and signatures."""
    paths = [path for folder in ("clean", "demo") for path in (CORPUS / folder).glob("*.txt")]
    return sorted({line for path in paths for line in path.read_text("utf-8").splitlines(True)})


def texts() -> st.SearchStrategy[str]:
    """Return texts of rule words, rare characters, marks, numbers and every line end."""
    piece = st.one_of(
        st.deferred(lambda: st.sampled_from(_literals())),
        st.deferred(lambda: st.sampled_from(_lines())),
        st.sampled_from(_NUMBERS),
        st.sampled_from(_MARKS),
        st.sampled_from(_LINE_ENDS),
        st.sampled_from(_FRAME),
        st.sampled_from(_RARE),
    )
    some = st.lists(piece, min_size=1, max_size=12).map("".join)
    return st.lists(some, min_size=1, max_size=12).map("".join)


def law(examples: int):  # type: ignore[no-untyped-def]
    """Try a law on so many texts, the same ones in every run."""
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large]
    trial = settings(max_examples=examples, deadline=None, derandomize=True, suppress_health_check=checks)
    return lambda test: trial(given(texts())(test))


def _seen(diagnostics: list[Diagnostic]) -> list[tuple[Span, str, str]]:
    return [(d.span, d.rule, d.message) for d in diagnostics]


@law(500)
def test_no_rule_breaks_down(text: str) -> None:
    """Nothing that can be typed makes a rule raise."""
    assert _linter().lint(Document(text)).failures == ()


@law(500)
def test_spans_lie_inside(text: str) -> None:
    """Findings lie in the text; an edit stays in one block or takes out blanks between two."""
    document = Document(text)
    for diagnostic in _linter().lint(document):
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(text), diagnostic
        for edit in diagnostic.fix.edits if diagnostic.fix else ():
            assert 0 <= edit.span.start <= edit.span.end <= len(text), diagnostic
            assert not {"\r", "\n"} & set(edit.text), diagnostic
            words = edit.span.of(text)
            assert not words.strip() or not {"\r", "\n"} & set(words), diagnostic


@law(300)
def test_order_of_rules_does_not_matter(text: str) -> None:
    """A rule says alone what it says in company, whatever ran before it."""
    together = _linter().lint(Document(text)).diagnostics
    for rule in sorted({diagnostic.rule for diagnostic in together})[:6]:
        alone = _alone(rule).lint(Document(text)).diagnostics
        assert _seen(alone) == _seen([d for d in together if d.rule == rule])


@law(500)
def test_safe_fixes_settle(text: str) -> None:
    """Repairing twice is repairing once."""
    once = fix(_linter(), Document(text), Document)
    twice = fix(_linter(), Document(once.text), Document)
    assert (twice.text, twice.count) == (once.text, 0)


@law(200)
def test_a_draft_adds_nothing_to_itself(text: str) -> None:
    """Compared with itself, no draft has a new finding, and none is mended."""
    report = _linter().lint(Document(text))
    comparison = compared(report, _linter().lint(Document(text)))
    assert comparison.report.diagnostics == []
    assert (comparison.remaining, comparison.mended) == (len(report), 0)


@law(150)
def test_checking_changes_nothing(text: str) -> None:
    """The text stays as it is and a second check of the same document says the same."""
    document = Document(text)
    first = _linter().lint(document)
    assert document.text == text
    assert first.diagnostics == _linter().lint(document).diagnostics
    assert first.diagnostics == sorted(first.diagnostics, key=lambda d: (d.span, d.rule))


@law(300)
def test_positions_lead_back(text: str) -> None:
    """Row and column of every offset lead back to it; columns are counted inside the row."""
    lines = LineIndex(text)
    assert len(lines) == len(re.split("\r\n|\r|\n", text))
    for offset in range(len(text) + 1):
        position = lines.position(offset)
        assert lines.offset(position) == offset
        assert lines.row_start(position.row) <= offset


@law(150)
def test_encodings_give_the_same_findings(text: str) -> None:
    """Offsets count characters: a draft in UTF-16 gives the findings it gives in UTF-8."""
    text = _PLAIN + text.translate(dict.fromkeys(map(ord, "\x00\ufffd\ue5e5")))
    units = read(Source("a.txt", b"\xff\xfe" + text.encode("utf-16-le"), ".txt"))
    assert units.text == text
    found = _linter().lint(units).diagnostics
    assert _seen(found) == _seen(_linter().lint(Document(text)).diagnostics)
    for diagnostic in found:
        start, end = (2 * _units(text[:offset]) for offset in diagnostic.span)
        assert text.encode("utf-16-le")[start:end].decode("utf-16-le") == diagnostic.span.of(text)


_PLAIN = (
    "示例市教育局关于做好二〇二五年春季招生工作的通知\n各县（区）教育局：\n　　为做好招生工作，现通知如下。\n"
)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
