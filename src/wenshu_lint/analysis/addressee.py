"""Tells the line of the 主送机关 from other lines that end in a colon."""

from __future__ import annotations

from ..lazy import pattern
from . import lines

PERSONAL_GENRES = frozenset({"请示", "报告", "函", "复函", "答复", "通知", "意见", "批复", "通报", "议案"})
"""Kinds of documents in which a person before the colon stands in the place of the 主送机关."""

_LONGEST = 500
_ORGAN_END = pattern(
    "(?:政府|国务院|党委|党组|党工委|[省市县区州镇乡工]委|委员会|机构|部门|单位|企业|公司|院校|学校|大学|中学|小学|医院|银行|集团"
    "|团体|组织|机关|办事处|办公[厅室]|街道|[乡镇县区市省州盟旗村]|中心|[局厅委部署院会办行社处科所站队组室庭厂场矿馆台]|兵团|军区"
    "|各地|有关方面|海关|高校|人大|[科政]协|[残妇文侨社]联|工商联|党派|[旗系级])$"
)
_PERSON_END = pattern(
    "(?:代表|委员|书记|[省市县区镇乡局厅部校院处科所州盟]长|主任|主席|同志|同志们|领导|负责人|先生|女士|总理|总经理|董事长)(?:等)?$"
)
_PERSON_AND_ORGAN = pattern(
    r"^(?:尊敬的)?\p{Han}{1,3}?副?(?:书记|[省市县区镇乡局厅部校院处州盟]长|主任|主席)(?:同志)?(?:并|和|及|与|[、，,；;])"
)
_NOT_ADDRESSEE = pattern(
    "如下|以下|下列|包括|通知|请|现将|决定|根据|为了|^附|^[一二三四五六七八九十]{1,3}、|时间|地点|^[（(\\d第]|。"
    "|^(?:主办|承办|协办|发文|印发|颁布|发布|编制|起草|申报|填报|报送|制定|实施|责任|牵头|申请|参加|参会|出席|列席|联系|咨询|举报|主管|监督)"
    "|^[抄分]送|^主送"
)
_BRACKETS = pattern("[（(][^（()）]*[)）]")
_SEPARATOR = pattern("[、，,；;]| 和 |[ \u3000]+")
_SALUTATION = pattern(
    r"^尊敬的?(?!\p{Han}{1,12}(?:[省市县区镇乡局厅部校院处州盟]长|书记|主任|主席)$|(?!各位)\p{Han}{0,4}领导$)|^亲爱的?|各位代表|各位委员|同志们|朋友们|女士们|先生们|^委员长|^主任、"
)

_ADDRESSED_TITLE = pattern(
    r"(?P<issuer>.*?)关于.*的(?:请示|报告|批[复覆]|函|复函|议案|通知|通报|意见)(?:[（(][^（()）]{1,12}[)）])?$"
)
_COLLECTIVE = pattern("[全省市州县区镇乡局厅委院校直属辖]{1,4}各")
_SENTENCE_ENDS = ("。", "：", ":", "；", "！")
_OPENING = pattern(
    r"[我现贵你近经《兹今]|根据|按照|遵照|依据|随着|截至|为[了进确贯落切推加全深做保提规]|自\d|[一1][、.]"
)
_WRONG_MARKS = "；;。．."
_BREAKS = "、，,"
"""Marks behind which a sentence, too, may have been broken to the next line."""


def is_mismarked(line: lines.Line, title: str, below: lines.Line) -> bool:
    """Tell whether a line below a title names the organs addressed, but ends in a wrong mark or in none.

    Nothing but organs stands in it, and the line below begins the text. Without a mark it
    may also be the signature below the title, or the first half of a sentence; so the title
    must name an issuer, and the line below begin like a text.

    :param title: the words of the title, on one line.
    """
    bare = line.words.rstrip(_WRONG_MARKS + _BREAKS)
    last = line.words[len(bare) :]
    if len(last) > 1 or len(bare) > 60 or not _are_organs(bare) or _NOT_ADDRESSEE.search(bare):
        return False
    head = _ADDRESSED_TITLE.match(title)
    if head is None or bare in head["issuer"] or not below.words.endswith(_SENTENCE_ENDS):
        return False
    is_certain = last != "" and last in _WRONG_MARKS
    return is_certain or bool(head["issuer"] and (below.indent or _OPENING.match(below.words)))


def _are_organs(words: str) -> bool:
    """Tell whether a line holds names of organs only, 市直各单位 and its like among them."""
    if lines.is_organ(words):
        return True
    return _COLLECTIVE.match(words) is not None and all(map(_ends_in_organ, _SEPARATOR.split(words)))


def is_addressee(words: str, after_title: bool) -> bool:
    """Tell whether a line names the organs a document is sent to.

    A colon of either width ends it. Without one (or with a 。 or ，) it is recognised
    only below a title and where every name in it is an organ's, beginning with 各 or 有关.
    """
    last = words[-1]
    if len(words) > _LONGEST:
        return False
    if last in "：:":
        return _is_named(words[:-1].rstrip())
    if not after_title or not words.startswith(("各", "有关")):
        return False
    bare = words.rstrip("。．.，,；; ")
    if len(words) - len(bare) > 1 or "。" in bare:
        return False
    plain = _BRACKETS.sub("", bare)
    return not _NOT_ADDRESSEE.search(plain) and all(
        map(_ends_in_organ, filter(None, _SEPARATOR.split(plain)))
    )


def is_personal(words: str) -> bool:
    """Tell whether an addressee is a person or a group of persons, alone or before an organ."""
    plain = _BRACKETS.sub("", words).rstrip("：: ")
    if _PERSON_AND_ORGAN.match(plain):
        return True
    last = _SEPARATOR.split(plain)[-1]
    return bool(_PERSON_END.search(last)) and not _ends_in_organ(last)


def _ends_in_organ(words: str) -> bool:
    return _ORGAN_END.search(words) is not None


def _is_named(words: str) -> bool:
    plain = _BRACKETS.sub("", words).strip()
    if not plain or _NOT_ADDRESSEE.search(plain) or _SALUTATION.search(plain):
        return False
    last = _SEPARATOR.split(plain)[-1]
    return _ends_in_organ(last.removesuffix("等")) or _PERSON_END.search(last) is not None
