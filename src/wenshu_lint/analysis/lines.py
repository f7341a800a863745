"""Tells what a line standing by itself is: a date, an organ, a number, a label, a note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..lazy import pattern
from ..nodes import Block
from ..span import Span
from . import dates, numerals

_B = r"[^\S\r\n]"
BLANKS = " \t\u3000\xa0"
_PLACEHOLDER = "×xXＸ*＊_＿○〇"
_YEAR = (
    rf"(?:\d{{4}}|\d{{2}}|20[{_PLACEHOLDER}]{{2}}|[{_PLACEHOLDER}]{{2,4}}"
    rf"|[一二三四五六七八九{dates.ZERO_LOOKALIKES}]{{2,4}}|{_B}*)"
)
_COUNT = rf"(?:\d{{1,2}}|[{_PLACEHOLDER}]{{1,2}}|[元正一二三四五六七八九十廿卅]{{1,4}}|{_B}*)"
DATE = pattern(
    rf"(?:{_YEAR}{_B}*年{_B}*{_COUNT}{_B}*月(?:{_B}*{_COUNT}{_B}*[日号]?)?|\d{{4}}[-./．－]\d{{1,2}}(?:[-./．－]\d{{1,2}})?日?)"
)
"""A date as it may stand below a signature, wrong forms and gaps to fill in included."""

_ODD_YEAR = r"(?:\d{3,5}|[一二][〇○零0OoＯ一二三四五六七八九]{3}|[〇○零0一二三四五六七八九\d]{4})"
_ODD_COUNT = rf"[第{BLANKS}]?[\dOo一二三四五六七八九十]{{1,3}}"
_ODD_DATE = pattern(
    rf"(?:(?:成文|发文|落款|签发)?(?:日期|时间)[：:]{_B}*)?[（(]?(?:公元)?{DATE.pattern}(?:[上中下]旬|初|底|末)?[)）]?"
    rf"{_B}*(?:[（(]?(?:星期|周)[一二三四五六日天][)）]?|[上下]午)?[。．，；]?"
    rf"|{_ODD_YEAR}[年午]{_ODD_COUNT}[.．月日]{_ODD_COUNT}[日目曰号]?"
    rf"|\d{{4}}(?P<mark>[,，、·—－～~\s])\d{{1,2}}(?P=mark)\d{{1,2}}日?|20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    rf"|[二一][〇○零0一二三四五六七八九]{{3}}(?P<stop>[.．、])[一二三四五六七八九十]{{1,2}}(?P=stop)[一二三四五六七八九十]{{1,3}}"
    r"|(?:1[0-2]|[1-9])月(?:[12]\d|3[01]|[1-9])[日号]"
)
"""A line below a signature that is meant for a date: with other words or marks, or garbled."""
_ODD_STARTS = frozenset(
    f"成发落签日时（(公年0123456789０１２３４５６７８９零OoＯ一二三四五六七八九十{_PLACEHOLDER}{dates.ZERO_LOOKALIKES}"
)
"""With what such a line begins."""

_ORGAN_ENDS = (
    "(?:人民政府|国务院|委员会|办公[厅室]|政府|党委|党组|[省市县区州盟旗镇乡]委|办事处|管委会|工委|纪委监委|纪委|监委"
    "|[总]?局|厅|部|署|院|处|科|股|司|队|所|站|中心|公司|集团|银行|分行|支行|大学|学院|学校|中学|小学|幼儿园|医院"
    "|协会|学会|商会|联合会|基金会|理事会|董事会|监事会|工会|总工会|妇联|残联|文联|科协|工商联|居委会|村委会|常委会|主席团|法院|检察院"
    "|团委|支部|总支|领导小组|指挥部|工作组|专班|联社|合作社|报社|出版社|馆|台|社|会|国家教委|[国省市县区发科教体卫农建革改健信资康村通务技育旅法编经源]委"
    r"|编办|信访办|扶贫办|外办|(?<=[省市县区州委镇乡])\p{Han}{2,3}办|海关|军分区|省军区|党校|侨联|律协|林场|监狱|[国省市县区府政委]办)"
)
_ORGAN_LAST = frozenset("关区场狱府院会厅室委处局部署科股司队所站心团行学校园联文协工商席组班社馆台办×")
"""The last characters of names of organs: a quick test before the long pattern."""
_ORGAN = pattern(
    rf"(?![（(])(?:\p{{Han}}|[×〇○XＸ（）()“”·]){{1,40}}?{_ORGAN_ENDS}(?:（[^（）]{{1,12}}）|\([^()]{{1,12}}\))?"
)
_ORGAN_LINE = pattern(
    rf"{_ORGAN.pattern}(?:(?:{_B}+|、|，){_ORGAN.pattern})*[、，]?(?:{_B}+[^\u4e00-\u9fff]*)?"
)
_POST = pattern(
    r"(?:\p{Han}|[×]){0,16}(?:总理|主席|委员长|[省市县区州盟旗镇乡校院部局厅署行]长|主任|书记|检察长|司令员)"
    r"[：:]?(?:\p{Han}|[×·]){2,4}"
)
_SPACED = pattern(rf"(?<=(?:\p{{Han}}|[×])){_B}(?=(?:\p{{Han}}|[×]))")
CLOSING = "。；：！？…，;:!?"
_NOT_NAMES = pattern("如下|以下|[0-9]|^第|负责同志|请|将|[已被把须]|应当|需要|决定|要求|确保|按照|根据|通过")

LABEL = pattern(
    rf"[（(【\[《]?附{_B}*(?:件|表)?{_B}*[:：]?{_B}*(?:之|第|[（(])?"
    rf"(\d{{1,2}}|[一二三四五六七八九十]{{1,3}}|[①-⑳])?(?:[-—]\d{{1,2}})?号?{_B}*[：:.．、。]?[)）】\]》]?"
)
_LABEL_WITH_NUMBER = pattern(r"(?:\p{Han}|[×]){1,16}[〔\[［【（(]\d{4}[〕\]］】）)]\d{1,5}号附件(\d{1,2})?")
ATTACHMENT_NOTE = pattern(
    rf"附{_B}*件{_B}*+(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})?{_B}*[：:.．、]{_B}*(?=\S)|附{_B}*[：:]{_B}*(?=\S)"
    rf"|附件(?:如文|[（(][^（）()]{{0,8}}[份件][)）]$)|附{_B}*件\d{{1,2}}{_B}+(?=\S)"
    rf"|[（(【]附件[：:】](?=\S)|附件(?:名称|目录|清单|列表|[（(]共?(?:\d{{1,2}}|[两三四五六七八九十])[件个份][)）])[：:]{_B}*(?=\S)|附[表后录]{_B}*[：:](?=\S)"
    rf"|附件(?:[（(](?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})[)）]|[①-⑳]){_B}*[：:]?{_B}*(?=\S)"
    rf"|附件(?:{_B}+|—+|(?:\d{{1,2}})?(?=\p{{Han}}))(?:\p{{Han}}|[《》（）“”、\d]){{3,40}}[表单图书册稿法则案例录纲划点明准项料函件证档排][》）”]?$"
)
NOTE = pattern(
    r"[（(【\[［〔]"
    r"(?P<words>[^（）()]*(?:[（(][^（）()]*[)）][^（）()]*)*)[)）】\]］〕]|附[ \u3000]?注[:：].*"
)
_EDITORIAL = pattern("删减|无正文|略|有改动|节选|盖章|印章|公章|签[章名]")

_CONTACT_STARTS = frozenset("（(联咨承经电传")
_CONTACT = pattern(
    rf"[（(]?(?:联{_B}*系{_B}*人|(?:联系|咨询|监督)?(?:电话|方式)|咨询人|承办人|经办人|电子邮箱|传{_B}*真)"
    rf"(?:及(?:联系)?(?:电话|方式))?{_B}*[：:]{_B}*[^\s_＿]"
)

DATE_ENDS = frozenset("日号月0123456789０１２３４５６７８９")
_BRACKET_LEFT = "〔[［【（(﹝❲〖〘「<《{〈＜｛﹙"
_BRACKET_RIGHT = "〕]］】）)﹞❳〗〙」>》}〉＞｝﹚"
_OPENING = frozenset(_BRACKET_LEFT)
_LEFT, _RIGHT = re.escape(_BRACKET_LEFT), re.escape(_BRACKET_RIGHT)
_SERIAL = rf"第?{_B}*[0-9０-９一二三四五六七八九十百×xXＸ*]{{1,5}}(?:{_B}*号)?"
_ANY_NUMBER = pattern(
    rf"(?!根据|按照|依据|参照|关于)(?:(?:\p{{Han}}|[×XＸ（）()]){{1,24}}?{_B}*[{_LEFT}]{_B}*(?:\d{{2}}|\d{{4}}|20[×xXＸ*]{{2}}|[×xXＸ*]{{2,4}}|[一二三四五六七八九〇零○]{{4}}){_B}*年?{_B}*[{_RIGHT}]"
    rf"(?:{_B}*\p{{Han}}{{1,6}}(?=第))?{_B}*{_SERIAL}"
    rf"|[{_LEFT}]{_B}*(?:\d{{2}}|\d{{4}}){_B}*[{_RIGHT}]{_B}*(?:\p{{Han}}|[×]){{0,10}}?{_SERIAL}"
    rf"|(?:\p{{Han}}|[×]){{1,12}}[发函字规请报呈电办]\d{{4}}年?第?\d{{1,5}}号)(?=$|{_B}|[、，]\p{{Han}}{{1,12}}[{_LEFT}]\d{{4}})"
)
_PLAIN_NUMBER = pattern(
    rf"(?!根据|按照|依据|参照|关于)\p{{Han}}{{1,24}}〔(?:19|20)\d\d〕[1-9]\d{{0,4}}号(?=$|{_B}|[、，]\p{{Han}}{{1,12}}〔\d{{4}})"
)

ISSUED_ON = pattern(
    rf"{DATE.pattern}{_B}*(?:印(?:[发制刷出]?|发[。．])$|打印$)|印发(?:日期|时间)[：:]{_B}*{DATE.pattern}$"
)
BRACKET_STARTS = "（(【[［〔"
BRACKET_ENDS = "）)】]］〕"
_COPIES = pattern(
    rf"(?:抄{_B}*[送报发呈致告]|分{_B}*送|主{_B}*送)(?:机关|单位|部门|对象|范围)?{_B}*[：:]|抄{_B}*送[；;、，,](?=\S)"
)
_UNMARKED_COPIES = pattern(rf"抄{_B}*送{_B}*(?=(?:\p{{Han}}|[（）()]){{2,20}}(?:[，、。]|$))")
PAGE_NUMBER = pattern(
    rf"[—–\-－─―]{_B}*\d{{1,4}}{_B}*[—–\-－─―]|第{_B}*\d{{1,4}}{_B}*页"
    rf"(?:[，,/ \u3000]*共{_B}*\d{{1,4}}{_B}*页)?"
    rf"|\d{{1,3}}{_B}?/{_B}?\d{{1,3}}|共{_B}*\d{{1,4}}{_B}*页[，,/ \u3000]*第{_B}*\d{{1,4}}{_B}*页"
)


_new = tuple.__new__


class Line(NamedTuple):
    """A block of running text without the blanks at its ends."""

    block: int
    start: int
    end: int
    words: str
    indent: int
    """How many blanks stood before the words."""

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.end)


def line_of(text: str, blocks: Sequence[Block], index: int) -> Line:
    """Return a block as a line."""
    start, end = blocks[index].span
    words = text[start:end].rstrip(BLANKS)
    bare = words.lstrip(BLANKS)
    indent = len(words) - len(bare)
    return _new(Line, (index, start + indent, start + len(words), bare, indent))


def is_date(words: str) -> bool:
    """Tell whether a line is a date and nothing else."""
    return 5 <= len(words) <= 24 and words[-1] in DATE_ENDS and DATE.fullmatch(words) is not None


def is_odd_date(words: str) -> bool:
    """Tell whether a line right below a signature is a date that is not written as one."""
    return 4 <= len(words) <= 26 and words[0] in _ODD_STARTS and _ODD_DATE.fullmatch(words) is not None


def is_organ(words: str) -> bool:
    """Tell whether a line is the name of one organ or a row of names; blanks may spread it."""
    if not words or words[-1] in CLOSING or len(words) > 120:
        return False
    if "\u4e00" <= words[-1] <= "\u9fff" and words[-1] not in _ORGAN_LAST:
        return False
    plain = _SPACED.sub("", words) if _is_spaced(words) else words
    return _ORGAN_LINE.fullmatch(plain) is not None and not _NOT_NAMES.search(plain)


def is_post_and_name(words: str) -> bool:
    """Tell whether a line is an office and the name of its holder, set apart: 市长　×××."""
    plain = "".join(words.split())
    return (
        len(words) <= 30 and (len(plain) < len(words) or "：" in plain) and _POST.fullmatch(plain) is not None
    )


def _is_spaced(words: str) -> bool:
    return words.count(" ") + words.count("\u3000") > len(words) // 3


def may_hold_number(words: str) -> bool:
    """Tell cheaply whether a line may open with a 发文字号."""
    return len(words) <= 60 and ("号" in words or not _OPENING.isdisjoint(words))


def document_number(words: str) -> re.Match[str] | None:
    """Return the 发文字号 at the start of a line, well-formed or not; the former is quicker to see."""
    return _PLAIN_NUMBER.match(words) or _ANY_NUMBER.match(words)


def label_number(words: str) -> int | None:
    """Return the number of an attachment label (附件2 → 2), 0 for 附件 alone, ``None`` for another line."""
    if len(words) > 40:
        return None
    if words.startswith("附") or words[0] in "（(【[《":
        match = LABEL.fullmatch(words) if len(words) <= 10 else None
        if match is None or words in ("附", "附表"):
            return None
        if "件" not in words and not match[1] and words[-1] not in "：:":
            return None
        return _small_number(match[1])
    match = _LABEL_WITH_NUMBER.fullmatch(words) if "号附件" in words else None
    return _small_number(match[1]) if match else None


def _small_number(words: str | None) -> int:
    return (numerals.CIRCLED.get(words) or numerals.value(words) or 0) if words else 0


_TITLED_LABEL = pattern(
    rf"(?P<label>附件(?P<n>[1-9]\d?(?!\d)|[一二三四五六七八九十])?(?:{_B}*+(?P<colon>[：:.．、]))?)(?P<gap>{_B}*)(?P<title>(?!\d)\S.*)"
)
_NAME_END = pattern(r"[表单图书册稿法则案例录纲划点准项料函件证板程》）]$")


def titled_label(words: str) -> re.Match[str] | None:
    """Match a line 附件2：名单, the label of a page with the title behind it; ``n`` is its number.

    Without a mark behind the label it has a number, and the title is one phrase.
    """
    match = _TITLED_LABEL.fullmatch(words) if words.startswith("附件") else None
    if match is None or match["colon"]:
        return match
    is_phrase = not any(mark in match["title"] for mark in "，。；：、")
    is_name = match["gap"] != "" or _NAME_END.search(match["title"]) is not None
    return match if match["n"] and is_phrase and is_name else None


def is_note(words: str) -> bool:
    """Tell whether a line below the date is a 附注: in brackets, and no remark such as （本文有删减）."""
    if words[0] not in BRACKET_STARTS and words[0] != "附":
        return False
    return NOTE.fullmatch(words) is not None and not _EDITORIAL.search(words)


def is_bracketed(words: str) -> bool:
    """Tell whether a line stands in brackets as a whole."""
    return words[0] in BRACKET_STARTS and NOTE.fullmatch(words) is not None


def is_copies(words: str) -> bool:
    """Tell whether a line is a list of 抄送机关, or of 主送机关 moved to the end.

    Without its colon it is one where nothing but names of organs follows.
    """
    if _COPIES.match(words):
        return True
    unmarked = _UNMARKED_COPIES.match(words) if words[0] == "抄" else None
    return unmarked is not None and is_organ(words[unmarked.end() :].rstrip("。"))


def is_contact(words: str) -> bool:
    """Tell whether a line says whom to ask, 联系人：×××，电话：…, and nothing else."""
    return words[0] in _CONTACT_STARTS and "。" not in words[:-1] and _CONTACT.match(words) is not None
