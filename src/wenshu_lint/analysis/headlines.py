"""Names what each line above the text of a document is: a mark, a number, a title, an addressee."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..lazy import pattern
from ..nodes import Block, Part
from . import addressee, lines, ordinals
from .lines import Line, line_of

_LIMIT = 30
_LONGEST_TITLE_LINE = 90
_B = r"[^\S\r\n]"
_COPY_NUMBER = pattern(
    rf"\d{{6}}|[〇○零一二三四五六七八九]{{6}}|(?:№|N[o0O][.:：]?|份号[：:]?){_B}*\d{{1,8}}|份号[：:]?|(?:第{_B}*)?\d{{6}}{_B}*号|第{_B}*\d{{1,6}}{_B}*份|[\[【（(［]\d{{6}}[\]】）)］]"
)
_ODD_COPY_NUMBER = pattern(r"\d{1,8}|[\[【（(［]\d{1,8}[\]】）)］]")
_TERM = (
    rf"(?:长期|[\dX×]{{1,4}}{_B}*[年月日个天][\d年月日前个]*|[一二三四五六七八九十]{{1,3}}(?:年|个月)"
    r"|[^。，]{0,8}解密[^。，]{0,8})"
)
SECRECY = pattern(
    rf"[【\[（(]?(?:密级(?:和保密期限)?[：:]{_B}*)?(?:绝{_B}?密|机{_B}?密|秘{_B}?密)"
    rf"(?:{_B}*[★☆✩⭐*＊·]?{_B}*{_TERM}|{_B}*[★☆✩⭐*＊]|★[^，。；：\s]{{1,16}})?[】\]）)]?"
)
_URGENCY = pattern(
    rf"[【\[（(]?(?:(?:紧急程度|缓急)[：:]{_B}*)?(?:特{_B}*提|[特加]{_B}*急件?|平{_B}*急|急{_B}*件|紧{_B}*急件?|急"
    rf"|特别紧急|十?万?火急|万急)[！!。]?[】\]）)]?"
)
SIGNER = pattern(
    rf"签{_B}*[发批]{_B}*人?{_B}*(?:[：:].*|{_B}(?:\p{{Han}}|[·]){{2,4}}$|$)"
    r"|签发人(?!签|意见|姓名|电话|职务|员)\p{Han}{2,4}$"
)
_MORE_SIGNERS = pattern(rf"(?:\p{{Han}}|[·]){{1,4}}(?:{_B}+(?:\p{{Han}}|[·]){{1,4}}){{0,5}}")
ORDER = pattern(
    rf"((?:\p{{Han}}|[×]){{2,40}}(?:令|命令))(?:{_B}*第{_B}*[\d一二三四五六七八九十百×]{{1,5}}{_B}*号)?"
)
_ORDER_ALONE = frozenset({"令", "命令"})
_RUNNING_NUMBER = pattern(
    rf"(?:\d{{4}}{_B}*年)?{_B}*[（(]?第{_B}*[\d一二三四五六七八九十百×]{{1,5}}{_B}*[号期][）)]?"
)
_DOCUMENT = pattern(rf"(?:\p{{Han}}|[×（）()·、 \u3000]){{2,60}}文{_B}*件")
_ISSUED_BY = pattern(
    rf"(?:第{_B}*\d{{1,4}}{_B}*[期号]{_B}+)?((?:\p{{Han}}|[×（）()、]){{4,40}}?)(?:编印?|主办|印)?{_B}+"
    rf"(?:{lines.DATE.pattern}(?:印发)?|签{_B}*发{_B}*人?{_B}*[：:].{{1,12}})"
    rf"|{lines.DATE.pattern}{_B}+((?:\p{{Han}}|[×（）()、]){{4,40}})"
)
"""Who issues minutes or a bulletin, and when: 示例市人民政府办公室　　2025年6月13日."""
_RULE = pattern(r"[-—_=━─＿★☆*\s]+")
_RULE_STARTS = frozenset("-—_=━─＿★☆*")
_ENDS = frozenset("。．.：:，,！!；;？?")
_META = pattern(
    r"[-*•#]\s|【(?!特急|加急|急件|紧急|特提|平急|[绝机秘]密|内部|保密)[^】]*】"
    r"|(?:\p{Han}|[ \u3000]){2,6}[：:](?!$)|https?:|[^<《>]*>"
)
_META_STARTS, _META_SIGNS = frozenset("-*•#【"), "：:>"
_ADOPTED = pattern(r"[（(].*(?:年.{0,3}月|通过|发布|修订|修正|公布|批准).*[)）]")
_SUBTITLE = pattern("——|--|—")
_SENTENCE = pattern("[。；;！!？?]|[，,：:]$")
_MISPUNCTUATED = pattern(
    r"[^。，；：]{0,70}关于[^。，；：]{3,90}的(?:决议|决定|通知|通报|报告|请示|请示报告|批复|议案|函|纪要|意见|公告|通告)[。．.：:，,！!；;？?]"
)
_LAST_ROW = pattern(
    r"[^。，；：]{1,50}的(?:决议|决定|通知|通报|报告|请示|请示报告|批复|议案|函|纪要|意见|公告|通告)[。．.：:，,！!]"
)
_CELL_KINDS = frozenset({"copy", "secrecy", "urgency", "number", "signer", "mark"})
_FIRSTS = frozenset("0123456789〇○零一二三四五六七八九№N份第[【（(［")
_MARK_STARTS = frozenset("绝机秘密【[（(特加平急紧缓火十万")


class Seen(NamedTuple):
    """A line of the head and what it is.

    Kinds: copy · secrecy · urgency · marks (both on one line) · mark (…文件) · order (…令) ·
    number · running (第×号, 第×期) · signer · signers · title · subtitle · note (题注) ·
    addressee · label (附件) · item (of a compilation) · date · rule · meta.
    """

    line: Line
    kind: str


def read(text: str, blocks: Sequence[Block], part: Part) -> tuple[list[Seen], int]:
    """Classify line after line until the text begins; return them and where it begins."""
    seen: list[Seen] = []
    for index in range(part.first, min(part.last, part.first + _LIMIT)):
        block = blocks[index]
        if block.kind not in ("paragraph", "heading", "cell"):
            continue
        line = line_of(text, blocks, index)
        if index == part.first and part.kind == "compiled":
            kind = "item"
        else:
            kind = "text" if block.label else _kind(line, index - part.first, seen)
            if kind == "text" and index == part.first and _is_odd_copy_number(text, blocks, line, part.last):
                kind = "copy"
            if kind in ("text", "title") and block.kind == "paragraph" and index + 1 < part.last:
                kind = _settled(kind, line, seen, line_of(text, blocks, index + 1))
        if block.kind == "cell" and kind not in _CELL_KINDS:
            if kind == "text":
                return seen, index
            continue
        if index == part.first and part.kind == "attachment" and kind != "label":
            titled = lines.titled_label(line.words)
            if titled:
                seen.extend(_label_and_title(line, titled))
                continue
        if kind == "text":
            return seen, index
        if kind == "addressee":
            line, index = _with_lines_below(text, blocks, line, index, part.last)
        seen.append(Seen(line, kind))
        if kind == "addressee":
            return seen, index + 1
    return ([], part.first) if part.last - part.first > _LIMIT else (seen, part.last)


def _label_and_title(line: Line, match: re.Match[str]) -> Iterator[Seen]:
    """Take a line 附件2：名单 for two: the label of a page and its title."""
    label = match["label"].rstrip(lines.BLANKS)
    yield Seen(line._replace(end=line.start + len(label), words=label), "label")
    yield Seen(line._replace(start=line.start + match.start("title"), words=match["title"]), "title")


def _with_lines_below(
    text: str, blocks: Sequence[Block], line: Line, index: int, last: int
) -> tuple[Line, int]:
    """Follow a list of organs broken behind a 、 or ， to the line below; return it and its last block."""
    while line.words[-1] in "、，," and index + 1 < last:
        below = line_of(text, blocks, index + 1)
        if blocks[index + 1].kind != "paragraph" or not addressee.is_addressee(below.words, True):
            break
        line, index = line._replace(end=below.end, words=line.words + below.words), index + 1
    return line, index


def _settled(kind: str, line: Line, seen: list[Seen], below: Line) -> str:
    """Return ``addressee`` for one that its last mark does not show, else the kind as it is."""
    title = "".join("".join(item.line.words.split()) for item in seen if item.kind == "title")
    return "addressee" if title and addressee.is_mismarked(line, title, below) else kind


def _is_odd_copy_number(text: str, blocks: Sequence[Block], line: Line, last: int) -> bool:
    """Tell whether the first line is a number of the wrong length: a mark of secrecy or urgency follows."""
    if len(line.words) > 10 or line.block + 1 >= last or not _ODD_COPY_NUMBER.fullmatch(line.words):
        return False
    following = line_of(text, blocks, line.block + 1).words
    return len(following) <= 24 and bool(_mark_kind(following))


def _kind(line: Line, place: int, seen: list[Seen]) -> str:
    """Name what a line of the head is; ``text`` for the first line of running text."""
    words = line.words
    first = words[0]
    if len(words) <= 24:
        if place == 0 and lines.label_number(words) is not None:
            return "label"
        if first in _FIRSTS and place < 3 and _COPY_NUMBER.fullmatch(words):
            return "copy"
        if (first in _MARK_STARTS or place == 0) and (kind := _mark_kind(words)):
            return kind
        if first in "第0123456789（(" and _RUNNING_NUMBER.fullmatch(words):
            return "running"
        if lines.is_date(words):
            return "date"
    if first == "签" and SIGNER.match(words):
        return "signer"
    if lines.may_hold_number(words) and lines.document_number(words):
        return "number"
    return _other_kind(line, seen)


def _mark_kind(words: str) -> str:
    if "密" in words and SECRECY.fullmatch(words):
        return "secrecy"
    if ("急" in words or "提" in words) and _URGENCY.fullmatch(words):
        return "urgency"
    several = words.split()
    if len(several) > 1 and all(map(mark_role, several)):
        return "marks"
    return ""


def mark_role(words: str) -> str:
    """Return which of the marks at the top some words are, empty for none."""
    if SECRECY.fullmatch(words):
        return "密级和保密期限"
    if _URGENCY.fullmatch(words):
        return "紧急程度"
    return "份号" if len(words) == 6 and _COPY_NUMBER.fullmatch(words) else ""


def _other_kind(line: Line, seen: list[Seen]) -> str:
    words = line.words
    first, last = words[0], words[-1]
    if ("月" in words or "签" in words) and _names_issuer(words):
        return "date"
    if first in _RULE_STARTS and _RULE.fullmatch(words):
        return "rule"
    if first in "（(" and len(words) < 200 and _ADOPTED.fullmatch(words):
        return "note"
    has_title = any(item.kind == "title" for item in seen)
    if addressee.is_addressee(words, has_title):
        return "addressee"
    may_end = last in _ENDS and len(words) <= 100 and "关于" in words
    if may_end and _MISPUNCTUATED.fullmatch(words) and not _has_full_title(seen):
        return "title"
    if last in _ENDS and _goes_on(seen) and _LAST_ROW.fullmatch(words):
        return "title"
    if seen and seen[-1].kind == "signer" and _is_deeper(line) and _MORE_SIGNERS.fullmatch(words):
        return "signers"
    if (first in _META_STARTS or any(map(words.__contains__, _META_SIGNS))) and _META.match(words):
        return "meta"
    if len(words) > _LONGEST_TITLE_LINE or _SENTENCE.search(words) or not _has_chinese(words):
        return "text"
    token = ordinals.read(words, 0, len(words)) if words[0] in ordinals.OPENERS else None
    if (token and not token.doubt) or "".join(words.split()) == "目录":
        return "text"
    if _SUBTITLE.match(words):
        return "subtitle"
    if last == "件" and _DOCUMENT.fullmatch(words) and "关于" not in words:
        return "mark"
    if last == "文" and words.endswith("公文") and lines.is_organ(words[:-2]):
        return "mark"
    if "令" in words and ORDER.fullmatch(words) and "关于" not in words:
        return "order"
    if words in _ORDER_ALONE and seen and seen[-1].kind == "title" and lines.is_organ(seen[-1].line.words):
        return "order"
    return "title"


def _names_issuer(words: str) -> bool:
    match = _ISSUED_BY.fullmatch(words)
    return match is not None and lines.is_organ(match[1] or match[2])


def _has_full_title(seen: list[Seen]) -> bool:
    return any(item.kind == "title" and "关于" in item.line.words for item in seen)


def _goes_on(seen: list[Seen]) -> bool:
    """Tell whether the line above is a title of one row that has 关于 and no 文种 yet."""
    last = seen[-1] if seen else None
    return (
        last is not None
        and last.kind == "title"
        and "关于" in last.line.words
        and _LAST_ROW.fullmatch(last.line.words + "。") is None
    )


def _is_deeper(line: Line) -> bool:
    return line.indent >= 4


def _has_chinese(words: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in words)
