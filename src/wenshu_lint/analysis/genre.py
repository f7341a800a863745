"""Knows the kinds of documents (文种): what a title says it is, and which way it travels."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from ..lazy import pattern
from ..nodes import Element

STATUTORY: tuple[str, ...] = (
    "决议",
    "决定",
    "命令",
    "公报",
    "公告",
    "通告",
    "意见",
    "通知",
    "通报",
    "报告",
    "请示",
    "批复",
    "议案",
    "函",
    "纪要",
)
"""The 15 文种 of 《党政机关公文处理工作条例》 Art. 8; 命令（令） is called 命令."""

DOCUMENT_WORDS: tuple[str, ...] = (
    "讲话",
    "讲话稿",
    "发言",
    "发言稿",
    "演讲",
    "演讲稿",
    "致辞",
    "致词",
    "主持词",
    "总结",
    "汇报",
    "简报",
    "要点",
    "计划",
    "规划",
    "纲要",
    "方案",
    "预案",
    "规定",
    "规则",
    "规程",
    "规范",
    "办法",
    "细则",
    "条例",
    "章程",
    "制度",
    "准则",
    "守则",
    "公约",
    "措施",
    "标准",
    "指南",
    "指引",
    "须知",
    "大纲",
    "导则",
    "安排",
    "说明",
    "倡议书",
    "慰问信",
    "感谢信",
    "贺信",
    "邀请函",
    "复函",
    "答复",
    "通知书",
    "决定书",
    "会议记录",
    "会议纪录",
    "请示报告",
    "心得体会",
    "协议书",
    "合同",
)
"""Kinds that the 条例 does not list, as titles name them."""

NAMES: tuple[str, ...] = (*STATUTORY, *DOCUMENT_WORDS, "法")
"""Everything that :func:`genre_of` may return beside nothing."""

_ENDINGS: dict[str, list[str]] = {}
"""The names of kinds by their last character, long ones first."""
for _name in sorted((*STATUTORY, *DOCUMENT_WORDS, "令"), key=len, reverse=True):
    _ENDINGS.setdefault(_name[-1], []).append(_name)
_REPORT = pattern("[工作调研查述职廉审计检测究评估分析考察核验收自]{2}报告$")
_COMMAND = pattern("(?:国务院|政府|主席|委员会|[部局署厅行]|嘉奖|特赦|戒严|禁火)令$")
_LETTER = pattern("关于|的函$|(?:工作|督办|提示|告知|商请|协调|请示|报告|通知|便|公)函$")
_LAW = pattern("^中华人民共和国.*法(?:典)?$")
_TRAILING = pattern(r"(?:[（(【〔\[][^（(【〔\[]{0,20}[)）】〕\]]|[。．.，,：:；;！!、\s])+$")
_TRAILING_ENDS = frozenset(")）】〕]。．.，,：:；;！!、")
_LISTS = [
    "工作报告",
    "名单",
    "名录",
    "名册",
    "表",
    "清单",
    "目录",
    "分工",
    "流程",
    "职责",
    "做法",
    "图",
    "承诺书",
    "协议",
    "介绍",
    "意见稿",
]
_NAMES = (*chain.from_iterable(_ENDINGS.values()), *_LISTS)
_DOCUMENT_END = pattern(
    f"(?:{'|'.join(_NAMES)})"
    r"(?:[（(〔【][^（()）]{1,30}[)）〕】])*》?$"
)
_FORWARDED = pattern("^[^关]{2,40}(?:批转|转发).*(?:报告|请示|意见|函|决定|纪要)$")
_ASKING = ("的请示报告", "问题请示报告", "事宜请示报告", "经费请示报告")
"""请示报告 that is no name of a system or of a list of matters."""
_UPWARD = frozenset({"请示", "报告", "议案", "请示报告"})
_DOWNWARD = frozenset({"决议", "决定", "命令", "批复", "通知", "通报"})
_LEVEL = frozenset({"函", "复函"})
_SUPERIOR = pattern("[省市县区州](?:委|(?:人民)?政府)(?:[、，,：:]|$)")


def genre_of(title: str) -> str:
    """Return the 文种 that a title ends in, empty where it names none.

    What is forwarded or issued does not count: ``关于转发…的通知的通知`` is a 通知.
    A ``（试行）`` at the end is passed over. A report by name, such as 调研报告, gives an
    empty string unless the title says 关于; so does ``批转…的报告``, which names the 文种
    of what is forwarded only. 请示报告 is no 文种: ``关于…的请示报告`` asks for something and is held
    to what a 请示 is held to.
    """
    title = title.strip()
    if title[-1:] in _TRAILING_ENDS:
        title = _TRAILING.sub("", title)
    title = title.rstrip("》〉").replace("批覆", "批复")
    if "转" in title and _FORWARDED.match(title):
        return ""
    word = next((ending for ending in _ENDINGS.get(title[-1:], ()) if title.endswith(ending)), "")
    if word in ("令", "命令"):
        return "命令" if word == "命令" or _COMMAND.search(title) else ""
    if word == "函":
        return "函" if _LETTER.search(title) else ""
    if word == "报告" and "关于" not in title and _REPORT.search(title):
        return ""
    if word == "意见" and title.endswith("征求意见"):
        return ""
    if word == "请示报告" and title.endswith(_ASKING):
        return "请示"
    if not word and _LAW.match(title):
        return "法"
    return word


def names_document(title: str) -> bool:
    """Tell whether a title ends in the name of some kind of document, list or table."""
    if title.endswith(_NAMES):
        return True
    if title[-1:] not in "》)）〕】":
        return _LAW.match(title) is not None and len(title) < 40
    return _DOCUMENT_END.search(title) is not None or (bool(_LAW.match(title)) and len(title) < 40)


def direction_of(genre: str, text: str, elements: Iterable[Element]) -> str:
    """Return 上行, 平行 or 下行, empty where the 文种 and the text do not settle it.

    意见 may travel every way: it is 上行 when it names a 签发人, asks to be passed on
    (请批转) or is sent to 市人民政府 and the like, a superior that needs no place name;
    平行 when it is offered 供参考, 下行 when it addresses all of a kind (各…).
    公报, 公告 and 通告 are addressed to everybody and have no direction.
    """
    if genre in _UPWARD:
        return "上行"
    if genre in _DOWNWARD:
        return "下行"
    if genre in _LEVEL:
        return "平行"
    return _direction_of_opinion(text, elements) if genre == "意见" else ""


def _direction_of_opinion(text: str, elements: Iterable[Element]) -> str:
    addressee = ""
    for element in elements:
        if element.role == "签发人":
            return "上行"
        if element.role == "主送机关" and not addressee:
            addressee = element.span.of(text)
    if "如无不妥，请批转" in text or _SUPERIOR.match(addressee):
        return "上行"
    if "以上意见，供参考" in text or "以上意见供参考" in text:
        return "平行"
    return "下行" if addressee.startswith(("各", "有关")) else ""
