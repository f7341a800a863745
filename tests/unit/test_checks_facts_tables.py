"""Facts from tables: years of meetings, periods, anniversaries, days of the year, places."""

from __future__ import annotations

import pytest

from wenshu_lint.checks.facts_tables import (
    Anniversary,
    DayRow,
    FixedDays,
    KnownYears,
    PlaceRow,
    Places,
    YearRow,
)

from .checking import flagged

MEETINGS = KnownYears(
    "meeting",
    (YearRow("党的二十大", "2022"), YearRow("二十届三中全会", "2024"), YearRow("两年会", "2020", "2021")),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年召开的党的二十大", ["2021"]),
        ("2021年10月在北京召开的党的二十大", ["2021"]),
        ("2021年10月，党的二十大胜利召开", ["2021"]),
        ("党的二十届三中全会（2023年7月）", ["2023"]),
        ("党的二十届三中全会于2023年7月在北京举行", ["2023"]),
        ("2022年召开的党的二十大", []),
        ("2023年10月，党的二十大精神深入人心", []),
        ("2021年召开的两年会", []),
        ("2023年，贯彻党的二十大精神", []),
    ],
)
def test_years_of_meetings(text: str, expected: list[str]) -> None:
    """A year counts where it says when the meeting was held."""
    assert flagged(MEETINGS, text) == expected


def test_years_of_periods() -> None:
    """Both years are compared."""
    check = KnownYears("period", (YearRow("“十四五”", "2021", "2025"),))
    assert flagged(check, "“十四五”时期（2021—2024年）和“十四五”（2021—2025年）") == ["2021—2024"]
    assert flagged(check, "“十四五”期间，2022—2024年") == []


@pytest.mark.parametrize(
    "check",
    [
        KnownYears("other"),
        KnownYears("period", (YearRow("甲", "2021"),)),
        KnownYears("meeting", (YearRow("甲", "某年"),)),
    ],
)
def test_tables_are_checked(check: KnownYears) -> None:
    """A form or a year that is none is a mistake of the rule."""
    with pytest.raises(ValueError, match=r"form|年份"):
        check.prepared()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年是新中国成立74周年", ["74"]),
        ("2024年，恰逢新中国成立75周年", []),
        ("1940年是新中国成立5周年", []),
        ("庆祝新中国成立80周年", []),
        ("2024年是新中国成立以来", []),
    ],
)
def test_anniversaries(text: str, expected: list[str]) -> None:
    """The years are counted from the event to the year named."""
    assert flagged(Anniversary((YearRow("新中国成立", "1949"),)), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12月13日是国家宪法日", ["12月13日"]),
        ("12月13日是第十一个国家宪法日", ["12月13日"]),
        ("“国家宪法日”（12月5日）", ["12月5日"]),
        ("12月4日是国家宪法日", []),
        ("12月1日至7日国家宪法日活动", []),
        ("国家宪法日活动（12月5日）", []),
    ],
)
def test_days_of_the_year(text: str, expected: list[str]) -> None:
    """A date is compared where it is said to be the day."""
    assert flagged(FixedDays((DayRow("国家宪法日", "12", "4"),)), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("湖北省张家界市", ["湖北省张家界市"]),
        ("广西壮族自治区张家界市", ["广西壮族自治区张家界市"]),
        ("湖北省湘西土家族苗族自治州", ["湖北省湘西土家族苗族自治州"]),
        ("湖南省张家界市、湖北省张家界路、我省张家界市", []),
    ],
)
def test_places(text: str, expected: list[str]) -> None:
    """Province and city side by side, both known."""
    rows = (
        PlaceRow("湖南省", ("张家界", "湘西")),
        PlaceRow("湖北省", ("武汉",)),
        PlaceRow("广西壮族自治区", ("南宁",)),
    )
    assert flagged(Places(rows), text) == expected


def test_county_level_cities() -> None:
    """They are written in full; a market or a citizen of another city is none."""
    places = Places(
        (PlaceRow("金华市", ("义乌市",)), PlaceRow("丹东市", ("东港市",)), PlaceRow("临夏州", ("临夏市",)))
    )
    text = "金华市义乌市，丹东市义乌市，金华市东港市场，金华市、东港市，金华市东港市政府，临夏州义乌市"
    assert flagged(places, text) == ["丹东市义乌市", "金华市东港市"]


def test_a_city_belongs_to_one_province() -> None:
    """A city in two rows is a mistake of the table."""
    with pytest.raises(ValueError, match="武汉"):
        Places((PlaceRow("甲省", ("武汉",)), PlaceRow("乙省", ("武汉",)))).prepared()
    assert Places((PlaceRow("甲省", ("武汉",)),)).prepared()
    assert KnownYears("period", (YearRow("甲", "2021", "2025"),)).prepared()
