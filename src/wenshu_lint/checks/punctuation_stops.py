"""Finds paragraphs of prose that end without the mark that the others have, or with one that goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ..analysis.blocks import LONG
from ..diagnostic import Finding
from ..document import Document
from ..lazy import compiled
from ..span import Span
from .base import Check, Occasion
from .linebreaks import cuts_word
from .punctuation import is_han

_BLANKS: Final = " \t\u3000\xa0"
_SENTENCE_ENDS: Final = frozenset("。！？…；：”’）】》」』!?;:.)")
_NOT_BODY: Final = (
    r"[　 ]{3,}|\t|责任编辑|责编|来源(?:[：:]|[^，。]{1,12}$)|电话[ 　]*[：:（(0-9]"
    r"|^[　 ]*(?:[出列缺]席|[请請]假|[参參]加|[参參][会會]|[与與][会會]|主持|[记記紀][录錄]|地[点點])"
    r"[人员員单單位领領导導同志]{0,4}[　 ]*[：:]"
    r"|联系人|[《〈]完[》〉]|记者|摄$"
)
_CUT: Final = "[，；].{1,2}$|、.$"
"""So little behind the last mark is half a clause: the line was broken there."""


class MissingStop(Check):
    """Flag a paragraph without an end mark in a draft whose other paragraphs have one.

    It is certainly prose if it holds a 。, is long, or is an item among items that end so. The
    next line must begin a paragraph of its own: a numbered one, or one long enough and not the
    other half of a word, where the sentence may have been cut.

    :param least: how many characters a paragraph has at least; shorter lines may be titles.
    :param share: what part of the other long paragraphs must end with a mark.
    """

    least: int = 24
    share: float = 0.85
    fewest: int = 3
    """How many such paragraphs a draft must have before it can be judged."""
    prose: int = 50
    """From how many characters on a paragraph of several clauses is no heading, though it holds no 。."""

    def words(self) -> frozenset[str]:
        """``match`` is the end of the paragraph, ``mark`` the name of the mark that is wanting."""
        return frozenset({"mark"})

    def occasions(self) -> Iterable[Occasion]:
        """A line that ends in a word."""
        return [("open", "long" if self.least >= LONG else "line")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Judge the paragraphs of prose that end with a character."""
        open_ended = list(self._open_ended(document))
        if not open_ended:
            return
        lines = zip(document.line_edges.ends, document.block_texts, strict=True)
        closed = sum(end in _SENTENCE_ENDS and len(words) >= self.least for end, words in lines)
        if closed < self.fewest or closed < self.share * (closed + len(open_ended) - 1):
            return
        text = document.text
        for number, (start, end) in open_ended:
            if self._is_whole(document, number, is_kept=len(open_ended) == 1 and closed >= _SURE):
                low = max(start, end - 8, *(text.rfind(mark, start, end) + 1 for mark in "，。"))
                tail = Span(low, end)
                mark = _mark(document, number)
                yield Finding(tail, {"mark": _NAMES[mark]}, tail.of(text) + mark if mark else None)

    def _open_ended(self, document: Document) -> Iterator[tuple[int, Span]]:
        texts = document.block_texts
        for number in document.line_edges.open:
            words = texts[number]
            if len(words) < self.least:
                continue
            words = words.rstrip(_BLANKS)
            (start, _), kind, _, _ = document.blocks[number]
            if len(words) >= self.least and kind == "paragraph" and _is_prose(words):
                yield number, Span(start, start + len(words))

    def _is_whole(self, document: Document, number: int, is_kept: bool) -> bool:
        """Tell whether a paragraph is prose, and whether the next line does not go on with it.

        :param is_kept: whether all other paragraphs of the draft are closed.
        """
        words = document.block_texts[number]
        plain = document.heading_at(number) is None and compiled(_ORDERS).search(words) is not None
        if "。" not in words and not (is_kept and plain) and not self._is_sentence(document, number):
            return False
        if document.heading_at(number + 1) is not None or document.is_markdown:
            return document.heading_at(number + 1) is not None
        below = document.block_texts[number + 1] if number + 1 < len(document.blocks) else ""
        after = below.strip()
        if after and _begins_tail(document, number + 1, after):
            return True
        least = _SHORT if words[0] in _BLANKS and below[:1] in _BLANKS else _NEXT
        return len(after) >= least and is_han(after[0]) and not cuts_word(words.rstrip(), after)

    def _is_sentence(self, document: Document, number: int) -> bool:
        """Tell whether a paragraph without any 。 is a sentence and no heading."""
        words, span = document.block_texts[number], document.blocks[number].span
        if document.heading_at(number) is not None:
            return len(words) >= 2 * self.prose or _is_item(document, number)
        several = words.count("，") >= _CLAUSES and len(words) >= self.prose
        above = document.heading_at(number - 1)
        halved = above is not None and above.level == 0 and not above.form.endswith("条")
        return several or (not halved and document.region("articles").overlaps(span))


_NAMES: Final = {"。": "句号", "；": "分号", "": "分号或者句号"}
_CLAUSES: Final = 2
"""Commas."""
_NEXT: Final = 30
"""Characters; a shorter line may be what is left of the sentence."""
_SHORT: Final = 16
"""The same where both lines are indented, as paragraphs are."""


_SURE: Final = 3
"""From how many closed paragraphs on the only one that is not closed is one by mistake."""
_ORDERS: Final = "请|须|应当|(?<![重主首需])要(?![求点素闻])|将(?!来)|不得|予以"
_CLOSING: Final = ("特此", "此复", "妥否", "当否", "以上", "专此", "附件：", "附：")


def _begins_tail(document: Document, number: int, words: str) -> bool:
    """Tell whether a line stands below the text or closes it, so that no sentence goes on in it."""
    if words.startswith(_CLOSING):
        return True
    span = document.blocks[number].span
    roles = ("附件说明", "发文机关署名", "成文日期", "附注")
    return any(
        element.span.overlaps(span) for role in roles for element in document.elements_by_role.get(role, ())
    )


def _mark(document: Document, number: int) -> str:
    """Return the mark that a line lacks: ； in a list that goes on, nothing where it cannot be known."""
    if number == 0 or document.line_edges.ends[number - 1] != "；":
        return "。"
    here, below = map(document.heading_at, (number, number + 1))
    if here is None:
        return "" if below is None else "。"
    return "；" if below is not None and below.form == here.form else "。"


def _is_item(document: Document, number: int) -> bool:
    """Tell whether a line is a numbered item next to one of its own kind that is a whole sentence."""
    above, item, below = map(document.heading_at, (number - 1, number, number + 1))
    if item is None or (below is not None and below.level > item.level):
        return False
    return any(
        near is not None
        and near.form == item.form
        and document.line_edges.ends[near.block] == "。"
        and "，" in document.block_texts[near.block]
        for near in (above, below)
    )


def _is_prose(words: str) -> bool:
    if not is_han(words[-1]) or ("，" not in words and "。" not in words):
        return False
    last = words[1 + max(map(words.rfind, "。！？")) :]
    if len(last) < 8 or (
        "，" not in last and (len(last) == len(words) or not compiled(_ORDERS).search(last))
    ):
        return False
    return not compiled(_CUT).search(last) and not compiled(_NOT_BODY).search(words)


class OpenEnd(Check):
    """Flag a paragraph that ends in ， or 、 in a draft whose other paragraphs are closed.

    Lines cut to a width end so everywhere: they are left alone, as are short lines, items that all
    end so, and a 、 in what may be a title cut in two. Where no line is longer than a printed one, so
    is a line nearly as long as the widest, and all of them where several end without any mark.

    :param least: how many characters such a paragraph has at least; shorter ones may be items.
    :param share: what part of the paragraphs of some length must be closed.
    """

    least: int = 12
    share: float = 0.7
    fewest: int = 2
    """How many closed paragraphs a draft must have before it can be judged."""

    def literals(self) -> Iterable[str]:
        """The mark and the end of its line."""
        return [mark + end for mark in "，、" for end in "\r\n"]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at each paragraph that a comma ends."""
        chosen = [index for index in document.block_indexes(hits) if self._is_prose(document, index)]
        if not chosen:
            return
        texts = document.block_texts
        closed = sum(len(words) >= _LONG and words.rstrip(_BLANKS)[-1:] in _SENTENCE_ENDS for words in texts)
        broken = _broken(document)
        if closed < self.fewest or closed < self.share * (closed + broken + len(chosen) - 1):
            return
        widest = max(map(len, texts))
        if widest <= _PRINTED:
            chosen = [index for index in chosen if len(texts[index]) < _FULL * widest and broken < _FEW]
        for index in chosen:
            start = document.blocks[index].span.start
            end = start + len(texts[index].rstrip(_BLANKS))
            yield Finding(Span(end - 1, end))

    def _is_prose(self, document: Document, index: int) -> bool:
        if index < 0 or document.blocks[index].kind != "paragraph":
            return False
        words = document.block_texts[index].strip(_BLANKS)
        if len(words) < self.least:
            return compiled(_LEAD).search(words) is not None and document.heading_at(index + 1) is not None
        if compiled(_SALUTATION).match(words):
            return False
        end = document.blocks[index].span.end
        if document.is_markdown and document.text[end : end + 2] != "\n\n":
            return False  # the paragraph goes on there in the next line
        return (words[-1] == "，" or "。" in words) and not _is_listed(document, index)


def _broken(document: Document) -> int:
    """Count the lines of some length that end without any mark: titles, and lines cut to a width."""
    ends, texts = document.line_edges.ends, document.block_texts
    return sum(
        len(texts[line]) >= _LONG and document.heading_at(line) is None
        for line in document.line_edges.open
        if ends[line] not in "，、"
    )


def _is_listed(document: Document, index: int) -> bool:
    """Tell whether a line is an item next to another of its kind that ends in a comma, too."""
    item, ends = document.heading_at(index), document.line_edges.ends
    return item is not None and any(
        near is not None and near.form == item.form and ends[near.block] in "，、"
        for near in (document.heading_at(index - 1), document.heading_at(index + 1))
    )


_LONG: Final = 24
_PRINTED: Final = 60
_FULL: Final = 0.8
_FEW: Final = 3
_LEAD: Final = "(?:以下|下列|如下)[^，。；：]{0,8}[，、]$|(?:任务|要求|措施|分工|重点|要点|步骤)是[，、]$"
"""A short line that leads in the items below."""
_SALUTATION: Final = r"(?:尊敬|敬爱|亲爱)的|各位|[^，。]{0,6}(?:同志|朋友|代表|委员)们"
