"""Words as jieba cuts them."""

import builtins
import logging
import sys
import tempfile
import warnings
from itertools import pairwise

import pytest
import rjieba
from hypothesis import given, settings
from hypothesis import strategies as st

from wenshu_lint.analysis import words
from wenshu_lint.span import Span

SENTENCES = """示例市人民政府办公室关于进一步加强和改进机关公文处理工作的通知
各县（市、区）人民政府，市政府各部门、各直属单位：
为深入贯彻落实会议精神，切实提高公文质量和办文效率，现将有关事项通知如下。
截至2024-02-01，全市共完成投资3.14亿元，同比增长15%，C++语言和AT&T接口共12项。
A股上市公司、T恤、K歌房、卡拉OK厅、5G网络、1+X证书、GB/T9704—2012、e-mail地址。
既使困难再大，也要按时完成任务；欧阳某某同志、司马某某同志列席会议。
㐂𠮷鿕鿖等字不在词典之中，〇二四年。
二〇二四年三月五日，区委书记主持召开专题会，研究布署下一阶段工作。
x-ray、a_b.c、#标签#、50%—60%、-3.5℃、No.1、v2.0.1-beta
关于要求给予拨付农村饮用水达标提标项目补助资金的请示，妥否，请批示。
王某某张某李某某孙某共计四人获评先进工作者，朱某镇长表态发言。
乡镇（街道）网格员队伍、“最多跑一次”改革、放管服、三农、双碳、专精特新。""".splitlines()


@pytest.fixture(scope="module")
def jieba_cut():
    jieba = words._jieba()
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer.lcut


@pytest.mark.parametrize("sentence", SENTENCES)
def test_words_are_those_of_jieba(sentence, jieba_cut):
    """The fast way cuts as the reference does."""
    assert list(words.cut(sentence)) == jieba_cut(sentence)


ALPHABET = "".join(SENTENCES) + "的一是了我不在有人这中大来上个国\r\n \t"


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=ALPHABET, max_size=30))
def test_words_are_those_of_jieba_on_any_text(jieba_cut, text):
    """Also where characters come in no sensible order; and nothing is lost."""
    found = words.cut(text)
    assert "".join(found) == text
    assert list(found) == jieba_cut(text)


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_words_around_a_span_cover_its_run(text, first, second):
    """The words follow each other without gaps and hold the whole span."""
    start, end = sorted((min(first, len(text)), min(second, len(text))))
    found = words.words_around(text, Span(start, end))
    assert all(a.end == b.start for a, b in pairwise(found))
    if start < end:
        assert found[0].start <= start
        assert found[-1].end >= end


def test_only_the_run_around_the_span_is_cut():
    """Marks and blanks bound the run."""
    text = "要求，既使困难再大 也要"
    assert [span.of(text) for span in words.words_around(text, Span(3, 5))] == ["既", "使", "困难", "再大"]


def test_a_span_across_marks_gets_all_its_runs():
    """A mark is a word of its own."""
    text = "甲级，单位"
    assert [span.of(text) for span in words.words_around(text, Span(1, 4))] == ["甲级", "，", "单位"]


def test_a_span_is_on_edges_where_words_begin_and_end():
    """按纳 in 按纳税 crosses words, 纳税 does not."""
    text = "企业按纳税额申报"
    assert not words.on_edges(text, Span(2, 4))
    assert words.on_edges(text, Span(3, 5)) or words.on_edges(text, Span(3, 6))
    assert words.on_edges(text, Span(0, 2))
    assert not words.on_edges(text, Span(1, 2))
    assert words.on_edges(text, Span(2, 2))
    assert words.on_edges("甲，乙", Span(1, 2))


def test_a_run_without_marks_is_cut_in_pieces():
    """A run of any length costs no more than a piece of it, and words far from its ends stay right."""
    text = "人民政府" * 100_000
    place = 200_000
    found = words.words_around(text, Span(place, place + 4))
    assert Span(place, place + 4) in found
    assert found[-1].end - found[0].start <= 2048
    assert words.on_edges(text, Span(place, place + 4))
    assert not words.on_edges(text, Span(place + 1, place + 3))


def test_without_rjieba_plain_jieba_gives_the_same_words(monkeypatch, tmp_path):
    """The fallback reads its dictionary afresh and leaves no cache file behind."""
    fast = words._fast(rjieba.Jieba())
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setitem(sys.modules, "rjieba", None)
    monkeypatch.setattr(words, "_rjieba", words._rjieba.__wrapped__)
    slow = words._segmenter.__wrapped__()
    for sentence in SENTENCES:
        for run in words._RUN.findall(sentence):
            assert slow(run) == fast(run)
    assert not list(tmp_path.iterdir())


def test_loading_jieba_is_silent(capfd):
    """Neither warnings nor a log reach the user."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        words._jieba.__wrapped__()
        words._plain.__wrapped__().lcut("既使困难")
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("jieba").level <= logging.CRITICAL


def test_pkg_resources_is_put_back(monkeypatch):
    """Hiding it from jieba does not hide it from anybody else."""
    monkeypatch.setitem(sys.modules, "pkg_resources", builtins)
    words._jieba.__wrapped__()
    assert sys.modules["pkg_resources"] is builtins
    monkeypatch.delitem(sys.modules, "pkg_resources")
    words._jieba.__wrapped__()
    assert "pkg_resources" not in sys.modules
