"""Mistakes in marks of secrecy, and conflicts between secrecy and publication."""

from __future__ import annotations

from random import Random

from .planting import Mutator, Site, add, say, swap

_MARK = r"^(?P<x>(绝密|机密|秘密)★(\d+)年)$"
_LIMIT = {"绝密": 30, "机密": 20, "秘密": 10}
_WORDS = "零一二三四五六七八九十"


def _in_words(site: Site, rng: Random) -> str:
    years = int(site[3])
    word = _WORDS[years] if years <= 10 else "十五" if years == 15 else "二十"
    wide = site[3].translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    return f"{site[2]}★{rng.choice([word, wide])}年"


def _too_long(site: Site, rng: Random) -> str:
    return f"{site[2]}★{_LIMIT[site[2]] + rng.choice([5, 10, 20])}年"


def _day_too_late(site: Site, rng: Random) -> str:
    return f"{site[2]}★{2026 + _LIMIT[site[2]] + rng.randint(3, 20)}年12月31日"


def _is_top(site: Site) -> bool:
    return "绝密★" in site.string[:20]


def _with_attachment(site: Site, rng: Random) -> str | None:
    if _is_top(site):
        return None
    note = "（此件发至县级）"
    return f"\n\n附件：责任分工表\n\n{site[2]}\n\n{note}\n\n附件\n绝密★20年\n\n责任分工表\n\n各单位按照分工抓好落实。\n"


# fmt: off
MUTATORS = (
    Mutator("level that does not exist", "K02", "E",
            swap(_MARK, (r"保密★\3年", r"密★\3年", r"极机密★\3年", r"\2级★\3年", r"\2件★\3年")), host="secret"),
    Mutator("another sign for ★", "K03", "E",
            swap(_MARK, (r"\2☆\3年", r"\2*\3年", r"\2※\3年", r"\2·\3年", r"\2—\3年")), host="secret"),
    Mutator("no sign between level and term", "K03", "E",
            swap(_MARK, (r"\2\3年", r"\2 \3年", r"\2（\3年）")), host="secret"),
    Mutator("order of the mark, or two signs", "K04", "E",
            swap(_MARK, (r"★\2★\3年", r"\3年★\2", r"★★\2", r"\2★★\3年")), host="secret"),
    Mutator("term in Chinese or full-width figures", "K05", "E", swap(_MARK, _in_words), host="secret"),
    Mutator("term in brackets", "K06", "E", swap(_MARK, (r"\2★（\3年）", r"\2★(\3年)")), host="secret"),
    Mutator("blanks in the mark", "K07", "W", swap(_MARK, (r"\2 ★ \3年", r"\2★ \3 年")), host="secret"),
    Mutator("term missing", "K08", "W", swap(_MARK, (r"\2", r"\2★")), host="secret"),
    Mutator("term over the limit of the level", "K09", "E", swap(_MARK, _too_long), host="secret"),
    Mutator("永久, 永远, 无限期 as a term", "K10", "E", swap(_MARK, (r"\2★永久", r"\2★永远", r"\2★无限期")), host="secret"),
    Mutator("长期 below 绝密", "K10", "W",
            swap(_MARK, lambda m, _: None if m[2] == "绝密" else f"{m[2]}★长期"), host="secret"),
    Mutator("term in months beyond a year, in days, or half years", "K11", "W",
            swap(_MARK, (r"\2★12个月", r"\2★18个月", r"\2★180天", r"\2★半年", r"\2★6月")), host="secret"),
    Mutator("leading zero, 以内, 左右 in the term", "K12", "E",
            swap(_MARK, (r"\2★0\3年", r"\2★\3年以内", r"\2★\3年左右")), host="secret"),
    Mutator("day of release before the document", "K13", "W",
            swap(_MARK, (r"\2★2020年12月31日", r"\2★2021年6月30日")), host="secret"),
    Mutator("day of release beyond the limit", "K13", "W", swap(_MARK, _day_too_late), host="secret"),
    Mutator("label before the mark", "K15", "W",
            swap(_MARK, (r"密级：\2★\3年", r"密级:\2★\3年", r"保密等级：\2★\3年")), host="secret"),
    Mutator("two marks in one head", "K16", "E", swap(_MARK, r"\2★\3年\n秘密★1年"), host="secret"),
    Mutator("mark below the number of the document", "K20", "W",
            swap(r"^(?P<x>(\S{2}★\d+年)\n(特急\n\n\S+文件\n\S+号))$", r"\3\n\2"), host="secret"),
    Mutator("number of the copy missing", "K23 B01", "W",
            swap(r"\A\d{6}\n", "", at=r"^\S{2}★\d+年$"), host="secret"),
    Mutator("mark and publication note", "K40", "E",
            swap(r"^(?P<x>（此件发至县级）)$", ("（此件公开发布）", "（此件主动公开）", "（此件依申请公开）"),
                 at=r"^\S{2}★\d+年$"), host="secret"),
    Mutator("order to publish a marked text", "K40", "E",
            swap(r"(?P<x>通过规定渠道报送工作情况)", ("在门户网站公布工作情况", "通过媒体向社会公布工作情况"),
                 at=r"^\S{2}★\d+年$"), host="secret"),
    Mutator("attachment marked higher than the document", "K30", "E",
            swap(r"(?P<x>\n\n(示例市\S+\n20\S+日)\n\n（此件发至县级）\n)", _with_attachment, at=r"^\S{2}★\d+年$"), host="secret"),
    Mutator("paragraph marked higher than the document", "K32", "E",
            swap(r"^(?P<x>)三、按时", lambda m, _: None if _is_top(m) else "（绝密）有关情况只报市委主要负责同志。\n",
                 at=r"^\S{2}★\d+年$"), host="secret"),
    Mutator("工作秘密 or 内部 with a star", "M01 M02", "E",
            swap(_MARK, (r"工作秘密★\3年", r"内部★\3年", r"内部资料★\3年", r"秘密（工作秘密）")), host="secret"),
    Mutator("商业秘密 with a star", "M04 M05", "E",
            swap(_MARK, (r"商业秘密★\3年", r"商密★\3年", r"隐私★\3年", r"秘密★\3年（商业）")), host="secret"),
    Mutator("secret matter by an improper channel", "K52", "E",
            say("请将⟦涉密人员名单通过微信⟧发至联络员。", "⟦机密材料可通过QQ邮箱⟧报送市局。",
                "⟦涉密文件请扫描后用快递⟧寄送。", "请把⟦秘密级资料上传至网盘⟧，方便各单位下载。")),
    Mutator("words of secrecy without a mark", "K51", "W",
            say("⟦本文件属国家秘密⟧，请妥善保管。", "⟦本通知内容涉密，请勿外传⟧。")),
    Mutator("open text cites a classified number", "K34 K50", "W",
            say("根据⟦示密发〔2024〕3号⟧文件要求推进。", "按照《关于加强值守工作的通知》⟦（机密）⟧执行。"), host="latest"),
    Mutator("内部资料 on a text that is published", "K43", "E",
            add("⟦内部资料　注意保存⟧", after=r"\A.+$"), host="notice"),
    Mutator("attribute of publication that does not exist", "K41", "H",
            swap(r"^（(?P<x>此件公开发布)）$", ("公开方式：半公开", "公开属性：内部公开", "公开方式：部分公开")), host="notice"),
)
