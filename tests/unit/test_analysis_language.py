"""Chinese or another language."""

import pytest

from wenshu_lint.document import Document


def language_of(text: str) -> str:
    return Document(text).language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("关于做好防汛工作的通知", "zh"),
        ("關於做好防汛工作的通知", "zh"),
        ("通知", "zh"),
        ("二〇二四年", "zh"),
        ("升级 Open Source Software 与 Cloud Native 平台，做好 API、SDK 适配", "zh"),
        ("与の字有关的产品名称使用说明", "zh"),
        ("The office is in charge of receiving documents and answering calls from 北京.", "other"),
        ("これは日本語の文書であり、中国語ではありません。", "other"),
        ("이것은 한국어 문서입니다", "other"),
        ("Отчёт о работе", "other"),
        ("2024-03-05 10:30", "none"),
        ("", "none"),
        ("————", "none"),
    ],
)
def test_the_language_is_told_by_its_characters(text, expected):
    """Han against foreign words, with kana and Hangul as signs of neighbours."""
    assert language_of(text) == expected


def test_a_long_text_is_judged_as_a_whole():
    """A long English opening does not make a Chinese text foreign, nor the other way round."""
    english, chinese = "A word of welcome to all. " * 2_000, "各单位要认真贯彻落实。" * 20_000
    assert language_of(english + chinese) == "zh"
    assert language_of(english * 10 + chinese[:1_000]) == "other"


def test_comments_are_not_counted() -> None:
    """A directive in a short draft has more letters than the draft has characters."""
    assert language_of("做好布署。<!-- wenshu-lint: ignore wording/official-term -->\n") == "zh"
