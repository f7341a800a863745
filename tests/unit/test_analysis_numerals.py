import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wenshu_lint.analysis import numerals


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("二十一", 21),
        ("一百零五", 105),
        ("一百〇五", 105),
        ("一百一十一", 111),
        ("一千零一十", 1010),
        ("九千九百九十九", 9999),
        ("廿", 20),
        ("廿一", 21),
        ("廿十一", 21),
        ("卅", 30),
        ("二〇二四", 2024),
        ("一九九八", 1998),
        ("一〇五", 105),
        ("12", 12),
        ("１２", 12),
        ("0", 0),
    ],
)
def test_well_formed_numerals_have_a_value(words, value):
    """Counted, old, row-of-digits and Arabic numerals are read."""
    assert numerals.value(words) == value


@pytest.mark.parametrize(
    "words",
    [
        "",
        "一十",
        "十十一",
        "二一",
        "一一",
        "百五",
        "一百五",
        "一百十一",
        "一千一十",
        "千",
        "拾",
        "两百",
        "零",
        "二2",
        "廿廿",
    ],
)
def test_ill_formed_numerals_have_none(words):
    """What nobody should write is not read as if it were right."""
    assert numerals.value(words) is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("一十", 10),
        ("十十一", 11),
        ("二一", 21),
        ("百五", 105),
        ("一百十一", 111),
        ("拾", 10),
        ("拾壹", 11),
        ("贰", 2),
        ("七", 7),
    ],
)
def test_loose_value_reads_what_is_meant(words, value):
    """A badly written ordinal still has its place in a list."""
    assert numerals.loose_value(words) == value


@pytest.mark.parametrize("words", ["好", "二好", "十百", "零十", "二二二"])
def test_loose_value_gives_up_on_nonsense(words):
    """Words that are no numeral at all have no value."""
    assert numerals.loose_value(words) is None


@given(st.integers(1, 9999))
def test_chinese_and_value_are_inverse(number):
    """Every number from 1 to 9,999 comes back from its Chinese form."""
    assert numerals.value(numerals.chinese(number)) == number


@given(st.text(alphabet="一二三四五六七八九十百千〇零○廿卅拾12１Ⅳ两", max_size=7))
@example("卅二三")
def test_loose_value_agrees_with_value(words):
    """Where the strict reading has a value, the loose one has the same."""
    strict = numerals.value(words)
    assert strict is None or numerals.loose_value(words) == strict


def test_chinese_is_empty_outside_its_range():
    """There is no Chinese form for what cannot number a list."""
    assert (numerals.chinese(0), numerals.chinese(-1), numerals.chinese(10000)) == ("零", "", "")


def test_circled_numbers_run_from_1_to_50():
    """①, ⑳, ㉑, ㊱ and ㊿ are given, other numbers have no circle."""
    assert [numerals.circled(n) for n in (1, 20, 21, 36, 50)] == ["①", "⑳", "㉑", "㊱", "㊿"]
    assert numerals.circled(0) == numerals.circled(51) == ""
    assert numerals.CIRCLED["㉟"] == 35
    assert (numerals.BRACKETED["⒇"], numerals.DOTTED["⒛"], numerals.BRACKETED_CHINESE["㈩"]) == (20, 20, 10)


def test_a_very_long_row_of_digits_is_no_number():
    """It would cost more to read than anybody could mean by it."""
    assert numerals.value("1" * 18) == int("1" * 18)
    assert numerals.value("1" * 5000) is None
