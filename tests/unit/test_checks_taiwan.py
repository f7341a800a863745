"""Letters in the form of Taiwan: what the examples of the rules do not show."""

from __future__ import annotations

import pytest

from wenshu_lint.api import check_text

LAW = "示例縣獎勵辦法\n第一條　為公佈獎勵計劃，特訂定本辦法。\n第二條　獎勵申請書乙份，由本府受理並審查之。"


@pytest.mark.parametrize(
    ("date", "right"),
    [
        ("2026年8月16日", "中華民國115年8月16日"),
        ("西元2026年8月16日", "中華民國115年8月16日"),
        ("一一五年八月十六日", "中華民國115年8月16日"),
        ("民國一百一十五年八月十六日", "中華民國115年8月16日"),
        ("2026/8/16", "中華民國115年8月16日"),
        ("中華民國115年8月16日", None),
        ("115年8月16日", None),
        ("2026年13月41日", None),
        ("如文", None),
    ],
)
def test_a_date_of_issue_is_read_in_any_form(date: str, right: str | None) -> None:
    """What cannot be read as a day is left alone."""
    text = f"發文日期：{date}\n主旨：檢送資料1份，請查照。"
    found = [d for d in check_text(text) if d.rule == "taiwan/issue-date"]
    assert [d.message for d in found] == ([f"发文日期应写作“{right}”"] if right else [])


def test_words_of_taiwan_are_looked_at_in_a_law_where_the_profile_says_so() -> None:
    """Without the profile a law shows no form of a letter, and stays as it is."""
    assert not [d for d in check_text(LAW) if d.family == "taiwan"]
    found = {d.rule for d in check_text(LAW, profile="zh-TW")}
    assert {"taiwan/unified-character", "taiwan/yi-for-one"} <= found


def test_a_draft_of_the_mainland_in_traditional_characters_follows_mainland_norms() -> None:
    """zh-Hant takes named paragraphs for no sign of Taiwan; no rule of Taiwan speaks."""
    text = "主旨：依據“示例計劃”辦理，請查照。\n說明：\n（1）各單位應當認真執行。\n（2）各單位應當及時報送。"
    assert {d.family for d in check_text(text)} & {"taiwan"}
    assert not {d.family for d in check_text(text, profile="zh-Hant")} & {"taiwan"}
