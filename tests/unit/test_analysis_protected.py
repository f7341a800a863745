"""What rules for Chinese text leave alone, and what they must still see."""

import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.analysis.blocks import lines_of
from wenshu_lint.analysis.protected import protected
from wenshu_lint.nodes import Block
from wenshu_lint.span import Span


def found(text: str, vocab: frozenset[str] = frozenset()) -> list[str]:
    return [span.of(text) for span in protected(text, lines_of(text).blocks, vocab)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("见https://www.example.cn/a?b=1&c=2,请查阅", ["https://www.example.cn/a?b=1&c=2"]),
        ("见http://example.cn/x。", ["http://example.cn/x"]),
        ("邮箱ab.c@mail.example.cn，", ["ab.c@mail.example.cn"]),
        ("登录www.example.gov.cn或example.com:8080/a办理", ["www.example.gov.cn", "example.com:8080/a"]),
        ("存于C:\\data\\a.txt和/usr/local/bin", ["C:\\data\\a.txt", "/usr/local/bin"]),
        ("报送report-1.docx及附件2.pdf", ["report-1.docx", "2.pdf"]),
        ("定于10:30开会，18:00:05结束", ["10:30", "18:00:05"]),
        ("比例尺1:500，男女比3∶2", ["1:500", "3∶2"]),
        ("共1,234,567.89元、0.5吨", ["1,234,567.89", "0.5"]),
        ("升级到v2.0.1和V3，地址192.168.0.1，见3.1.2", ["v2.0.1", "V3", "192.168.0.1", "3.1.2"]),
        ("2024-03-05至2024/3/5、2024.3.5", ["2024-03-05", "2024/3/5", "2024.3.5"]),
        ("电话0571-00000000转、400-000-0000", ["0571-00000000", "400-000-0000"]),
        ("账号00000000000000，证号00000000000000000X。", ["00000000000000", "00000000000000000X"]),
        ("执行GB/T 9704—2012、GB/T9704-2012", ["GB/T 9704—2012", "GB/T9704-2012"]),
        ("ISO 9001:2015和DB33/T 1136—2017", ["ISO 9001:2015", "DB33/T 1136—2017"]),
        ("T/ABC 12—2020、GB 50180", ["T/ABC 12—2020", "GB 50180"]),
        ("示政办发〔2024〕5号", ["示政办发〔2024〕5号"]),
        ("示政辦發〔2024〕5號", ["示政辦發〔2024〕5號"]),
        ("根据示政发〔2024〕15号，", ["示政发〔2024〕15号"]),
        ("《办法》（〔2024〕15号）", ["〔2024〕15号"]),
        ("G60高速、1+X证书、5G网络、A4纸", ["G60", "1+X", "5G", "A4"]),
        ("COVID-19、4G/5G、PM2.5", ["COVID-19", "4G/5G", "PM2.5"]),
        ("采用Open Source Software, Inc产品", ["Open Source Software, Inc"]),
        ("（Artificial Intelligence）", ["Artificial Intelligence"]),
        ("it’s a test. 完", ["it’s a test."]),
        ("引自Café Müller，另", ["Café Müller"]),
        ("“3·15”晚会", ["3·15"]),
        ("“一二·九”运动", ["一二·九"]),
        ("总分=基础分×80%+加分×20%。", ["总分=基础分×80%+加分×20%"]),
        ("若x≤5，则y=a+b", ["x≤5", "y=a+b"]),
        ("规格(40×20×30mm)和k(a+b)=c", ["40×20×30mm", "k(a+b)=c"]),
        ("运行`x = 1`命令", ["`x = 1`"]),
        ("设$a_1^2$为", ["$a_1^2$"]),
        ("[1] 某某. 某书[M]. 某地: 某社, 2001.", ["[1] 某某. 某书[M]. 某地: 某社, 2001."]),
    ],
)
def test_what_has_rules_of_its_own_is_protected(text, expected):
    """Addresses, numbers of things, formulas, code and foreign words."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "各单位要认真贯彻落实。",
        "2024年3月5日，共12人、3,4月，2022,2023年",
        "附件1:2024年计划，表1:5个",
        "1.2024年工作",
        "示政发[2024]5号、示政发（2024）5号、示政发〔2024〕05号、示政发〔2024〕第5号",
        "2O24年、20XX年、XX2022、I0月",
        "5KM、50km/h、60W、100m2、20KG",
        "用App,Web等",
        "XX XX",
        "用AI办公",
        "“3.15”晚会",
        "卡尔·某某",
        "甲=乙",
        "甲<br/>乙abc<br/>def",
        "价格$5和$6",
        "和/或，24/7，2021-2025年，10%—15%",
        "详见[M]类",
        "时间10：30",
        "Wi-Fi和AT&T",
        "http://",
    ],
)
def test_what_may_be_a_slip_stays_open_to_rules(text):
    """Malformed numbers, placeholders, measures and plain Chinese are not protected."""
    assert found(text) == []


def test_a_mark_after_foreign_words_belongs_to_the_chinese_sentence():
    """The comma before Chinese should be a Chinese one, so a rule must see it."""
    assert found("Secretary Office,其原意") == ["Secretary Office"]
    assert found("Secretary Office.") == ["Secretary Office."]


def test_terms_of_the_house_are_protected_wherever_they_stand():
    """Few terms and many are found alike, and overlapping ones too."""
    few = frozenset(["甲乙", "乙丙", "", "丁"])
    many = few | frozenset(chr(0x5000 + i) for i in range(150))
    text = "甲乙丙，甲乙" + "".join(chr(0x5000 + i) for i in range(150))
    assert found("甲乙丙，甲乙", few) == ["甲乙丙", "甲乙"]
    assert found(text, many) == ["甲乙丙", text[4:]]


def test_many_terms_need_no_automaton(monkeypatch):
    """Without the automaton, or with a text it refuses, terms are found one by one."""
    many = frozenset(chr(0x5000 + i) for i in range(150))
    text = "、".join(sorted(many))
    with_automaton = found(text, many)
    assert found(text + "、\ud800", many) == with_automaton
    monkeypatch.setitem(sys.modules, "ahocorasick_rs", None)
    assert found(text, many) == with_automaton


def test_blocks_of_code_are_protected():
    """A reader that knows code marks its blocks."""
    assert list(protected("甲\n乙", (Block(Span(0, 1)), Block(Span(2, 3), "code")))) == [Span(2, 3)]


def test_a_source_outside_the_blocks_is_passed_over():
    """Nothing is protected that stands before the first block."""
    assert list(protected("[M]\n乙", (Block(Span(4, 5)),))) == []


@given(st.text(alphabet="aA1X-. ,:;/@=+()〔〕[]2024号·$`’'\"甲\n", max_size=60))
def test_regions_lie_in_the_text_and_in_lines(text):
    """No region is empty, leaves the text or crosses a line end."""
    for span in protected(text, lines_of(text).blocks):
        assert 0 <= span.start < span.end <= len(text)
        assert "\n" not in span.of(text)


@pytest.mark.parametrize(
    "unit", ["a.", "1.", "a@", "1-", "=", "a=", "a b ", "GB1.", "//", "$", "`", "·", "〔2024〕"]
)
def test_the_work_grows_with_the_length_only(unit):
    """Eight times the text costs about eight times as much, not sixty-four times."""

    def cost(size: int) -> float:
        text = unit * size
        blocks = lines_of(text).blocks
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            protected(text, blocks)
            best = min(best, time.process_time() - start)
        return best

    assert cost(8_000) < 24 * cost(1_000) + 0.02
