"""Mistakes in the elements of a document, from GB/T 9704 and the rules on citing."""

from __future__ import annotations

from random import Random

from .planting import HAN, Mutator, Site, add, say, swap

_DIGITS = "〇一二三四五六七八九"
_WIDE = "０１２３４５６７８９"
_LAST_DATE = r"^(?P<x>(?P<y>20[12]\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日)$"
_ISSUED = r"(?P<x>(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日)印发$"


def _tens(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def _in_words(site: Site, rng: Random) -> str:
    year = "".join(_DIGITS[int(digit)] for digit in site["y"])
    return f"{year}年{_tens(int(site['m']))}月{_tens(int(site['d']))}日"


def _zeros(site: Site, rng: Random) -> str | None:
    month, day = site["m"], site["d"]
    return f"{site['y']}年{month:0>2}月{day:0>2}日" if min(len(month), len(day)) < 2 else None


def _badly(site: Site, rng: Random) -> str:
    year, month, day = site["y"], site["m"], site["d"]
    forms = (f"{year}.{month}.{day}", f"{year}-{month:0>2}-{day:0>2}", f"{year}年{month}月{day}号",
             f"{year[2:]}年{month}月{day}日", f"{year}年{month}月")  # fmt: skip
    return rng.choice(forms)


def _earlier(site: Site, rng: Random) -> str:
    return f"{site['y']}年{site['m']}月{max(1, int(site['d']) - rng.randint(2, 6))}日"


def _other_digits(site: Site, rng: Random) -> str:
    digits = rng.choice([_WIDE, _DIGITS])
    return "".join(digits[int(digit)] for digit in site["x"])


# fmt: off
MUTATORS = (
    Mutator("other brackets round the year of a number", "B16", "E",
            swap(r"(?<=[一-龥])〔(20\d\d)〕(?=\d{1,4}号)", (r"[\1]", r"［\1］", r"（\1）", r"(\1)", r"【\1】"))),
    Mutator("year of a number cut short or with 年", "B17", "E",
            swap(r"(?<=[一-龥])〔(20)(\d\d)〕(?=\d{1,4}号)", (r"〔\1\2年〕", r"〔\2〕"))),
    Mutator("第 or a leading zero in a number", "B18", "E",
            swap(r"(?<=[一-龥]〔20\d\d〕)(\d{1,3})(?=号)", (r"第\1", r"0\1"))),
    Mutator("号 missing in a number", "B18", "E", swap(r"^[一-龥]{2,8}〔\d{4}〕\d{1,4}(?P<x>号)$", "")),
    Mutator("full-width or Chinese figures in a number", "N09 N-102", "E",
            swap(r"^[一-龥]{2,8}〔(?P<x>20\d\d)〕\d{1,4}号$", _other_digits)),
    Mutator("字 in the code of a number", "B15 N07", "W", swap(r"^[一-龥]{1,7}发(?P<x>)〔\d{4}〕\d{1,4}号$", "字")),
    Mutator("year of the number is not that of the date", "B21", "W",
            swap(r"(?<=发〔)(?P<x>\d{4})(?=〕)", lambda m, r: str(int(m["x"]) - r.randint(1, 3)),
                 at=r"^20\d\d年\d+月\d+日$"), host="notice"),
    Mutator("date of the document in Chinese numerals", "C52 O04", "E", swap(_LAST_DATE, _in_words)),
    Mutator("date of the document with zeros", "C52", "E", swap(_LAST_DATE, _zeros)),
    Mutator("date of the document in a short form", "C52", "E", swap(_LAST_DATE, _badly)),
    Mutator("half-width colon after the addressees", "C09", "E",
            swap(rf"^{HAN}[^。：\n]{{3,60}}(?P<x>：)$(?=\n.{{30}})", ":")),
    Mutator("no colon, or another mark, after the addressees", "C09", "E",
            swap(rf"^{HAN}[^。：\n]{{3,60}}(?P<x>：)$(?=\n.{{30}})", ("", "，", "。", "；")), host="notice"),
    Mutator("addressees indented", "C08", "E", swap(r"^(?P<x>)各县（.+：$", ("　　", "    ")), host="notice"),
    Mutator("mark at the end of the title", "C05 T09", "E", swap(r"工作的通知(?P<x>)$", ("。", "：")), host="notice"),
    Mutator("附件 label in another form", "C31", "E",
            swap(r"^(?P<x>附件：)1\.", ("附：", "附件:", "附件1：", "附件一：", "附件")), host="notice"),
    Mutator("attachments numbered with 、 or in words", "C33", "E",
            swap(r"^附件：(?P<x>1\.)", ("1、", "一、", "（1）", "①")), host="notice"),
    Mutator("mark after the name of an attachment", "C34", "E",
            swap(r"^(?:附件：)?\d\.\S+表(?P<x>)$", ("；", "。", "，")), host="notice"),
    Mutator("one attachment that bears a number", "C32", "W",
            swap(r"(?P<place>^附件：1\.\S+)\n2\.\S+$", r"\g<place>"), host="notice"),
    Mutator("attachment in the list but not behind the text", "C37", "E",
            swap(r"\n附件2\n\n\S+\n\n\S+\n", "\n", at=r"^(?:附件：)?[12]\.\S+$|^附件1$"), host="notice"),
    Mutator("text refers to an attachment that is not there", "C38 F03", "E",
            swap(r"（样式见附件(?P<x>2)）", ("3", "5")), host="notice"),
    Mutator("title of an attachment differs from the list", "C37", "W",
            swap(r"^2\.\S+工作(?P<x>进展报送表)$", ("情况统计表", "推进计划表"), at=r"^附件2$|^[^\d\n：]+工作进展报送表$"),
            host="notice"),
    Mutator("label of an attachment with colon, brackets or word", "C71", "E",
            swap(r"^(?P<x>附件([12]))$", (r"附件\2：", r"（附件\2）", r"附\2", r"附件：\2")), host="notice"),
    Mutator("same label on two attachments", "C76 F04", "E", swap(r"^附件(?P<x>2)$", "1", at=r"^附件1$"), host="notice"),
    Mutator("note in other brackets", "C65", "E",
            swap(r"^（(此件公开发布)）$", (r"(\1)", r"【\1】", r"［\1］", r"附注：\1"))),
    Mutator("note before the date", "C65 §0.4", "W",
            swap(r"^(示例市\S+)\n(20\d\d年\S+日)\n\n(（此件公开发布）)$", r"\3\n\1\n\2"), host="notice"),
    Mutator("此页无正文", "C64 O14", "W", add("⟦（此页无正文）⟧", "⟦（以下无正文）⟧", after=r"^请于每月.+。$"), host="notice"),
    Mutator("signature by another body than the title names", "C50 T15", "W",
            swap(r"^示例市(?P<x>\S{2}局)$(?=\n20)", ("发展和改革委员会", "人民政府办公室"), at=r"^示例市\S+的通知$"),
            host="notice"),
    Mutator("half-width colon or none after 抄送", "D04", "E", swap(r"^抄送(?P<x>：)", (":", "")), host="notice"),
    Mutator("no full stop after the copies", "D04", "E", swap(r"^抄送：.{4,}(?P<x>。)$", ("", "；")), host="notice"),
    Mutator("抄报, 抄发, 报送 for 抄送", "D05 O02", "W", swap(r"^(?P<x>抄送)：", ("抄报", "抄发", "分送")), host="notice"),
    Mutator("date of issue in a wrong form", "D08", "E", swap(_ISSUED, _badly), host="notice"),
    Mutator("date of issue before the date of the document", "D09", "W",
            swap(_ISSUED, _earlier, at=r"^20\d\d年\d+月\d+日$"), host="notice"),
    Mutator("主题词", "D11 O01", "E", add("⟦主题词：教育　管理　通知⟧", after=r"^（此件公开发布）$"), host="notice"),
    Mutator("号 or № with the number of the copy", "B02", "W",
            swap(r"\A(?P<x>(\d{6}))$", (r"№\2", r"第\2号", r"份号：\2")), host="secret"),
    Mutator("urgency in a word no longer used", "B08 O03", "E", swap(r"^(?P<x>特急)$", ("急件", "紧急", "特急件")), host="secret"),
    Mutator("urgency and secrecy on one line or the wrong way round", "B09", "W",
            swap(r"^(\S{2}★\d+年)\n(特急)$", (r"\2\n\1", r"\1　\2")), host="secret"),
    Mutator("签发人 in another form", "B23", "E",
            swap(r"(?P<x>签发人：)李示例", ("签发人:", "签发：", "签批人：", "签发人")), host="request"),
    Mutator("签发人 left empty", "B23", "W", swap(r"签发人：(?P<x>李示例)$", ""), host="request"),
    Mutator("签发人 joined by 、", "B25", "W", swap(r"签发人：李示例(?P<x>)$", "、王示例"), host="request"),
    Mutator("number before the title of a citation", "Q01", "W",
            say("⟦根据示政发〔2022〕8号《示例市人民政府关于加强节约用水工作的通知》⟧，现提出以下要求。",
                "按照⟦（示政办发〔2023〕16号）《示例市优化营商环境行动方案》⟧要求推进。"), host="latest"),
    Mutator("brackets of a cited number", "Q04", "E",
            say("落实《示例市节约用水工作方案》⟦(示政发〔2022〕8号)⟧要求。",
                "落实《示例市节约用水工作方案》⟦（示政发（2022）8号）⟧要求。",
                "落实《示例市节约用水工作方案》（⟦示政发[2022]8号⟧）要求。"), host="latest"),
    Mutator("short name not with 以下简称", "Q05", "W",
            say("印发了《示例市城市更新行动方案》（⟦下称⟧《行动方案》）。",
                "印发了《示例市城市更新行动方案》（⟦简称⟧《行动方案》）。")),
    Mutator("half-width brackets round 试行", "T21", "W", swap(r"(?P<x>（(试行|暂行|草案|修订)）)", r"(\2)", quoted=True)),
)
