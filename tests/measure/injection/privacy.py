"""Personal data, invented for the purpose, in texts that are to be published."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from .planting import Mutator, Words, say, swap

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def _digits(rng: Random, number: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(number))


def identity(rng: Random, birth: str = "", region: str = "") -> str:
    """Return an identity number whose last sign is right; nobody born then is alive."""
    day = birth or f"{rng.randint(1901, 1909)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    body = (region or rng.choice(["110105", "320106", "440106", "510104"])) + day + _digits(rng, 3)
    total = sum(int(sign) * weight for sign, weight in zip(body, _WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def _wrong_identity(rng: Random) -> str:
    right = identity(rng)
    return right[:-1] + rng.choice([sign for sign in "0123456789" if sign != right[-1]])


def mobile(rng: Random) -> str:
    """Return a number of the shape of a mobile telephone."""
    return rng.choice(["138", "159", "186", "177", "199"]) + "0000" + _digits(rng, 4)


def card(rng: Random, length: int = 19) -> str:
    """Return the number of a bank card with a right Luhn sign."""
    body = "622202" + "0" * 6 + _digits(rng, length - 13)
    total = 0
    for i, sign in enumerate(reversed(body)):
        value = int(sign) * (2 if i % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return body + str(-total % 10)


def _fill(make: Callable[[Random], str], *frames: str) -> Words:
    return lambda rng: rng.choice(frames).format(make(rng))


def _permit(rng: Random) -> str:
    return identity(rng, region=rng.choice(["810000", "820000", "830000"]))


def _grouped(rng: Random) -> str:
    number = mobile(rng)
    return f"{number[:3]}{rng.choice(' -')}{number[3:7]}{rng.choice(' -')}{number[7:]}"


_ID = ("身份证号为⟦{}⟧。", "申请人身份证号码：⟦{}⟧。", "公民身份号码⟦{}⟧，材料齐全。")
_TEL = ("本人联系电话⟦{}⟧。", "补助对象刘某某手机号：⟦{}⟧。", "家属电话⟦{}⟧。")

# fmt: off
MUTATORS = (
    Mutator("full identity number", "1.1", "E", say(_fill(identity, *_ID)), host="publicity"),
    Mutator("identity number without any label", "1.1", "E",
            swap(r"(?P<x>张某某，)", lambda m, r: f"张某某，{identity(r)}，"), host="publicity"),
    Mutator("identity number in full-width figures", "1.1", "E",
            say(_fill(lambda r: identity(r).translate(_WIDE), *_ID)), host="publicity"),
    Mutator("identity number in groups", "1.1", "E",
            say(_fill(lambda r: (lambda n: f"{n[:6]} {n[6:14]} {n[14:]}")(identity(r)), *_ID)), host="publicity"),
    Mutator("identity number with a wrong last sign", "1.1", "W", say(_fill(_wrong_identity, *_ID)), host="publicity"),
    Mutator("identity number with a day that does not exist", "1.1", "W",
            say(_fill(lambda r: identity(r, "19050230"), *_ID)), host="publicity"),
    Mutator("identity number of 15 figures", "1.1", "W",
            say(_fill(lambda r: "110105" + f"0{r.randint(1, 9)}0{r.randint(1, 9)}1{r.randint(0, 9)}" + _digits(r, 3), *_ID)),
            host="publicity"),
    Mutator("residence permit of Hong Kong, Macao or Taiwan", "1.5", "E",
            say(_fill(_permit, "居住证号码⟦{}⟧。", "证件号码：⟦{}⟧。")), host="publicity"),
    Mutator("full identity number in a published notice", "1.1", "E", say(_fill(identity, *_ID)), host="open"),
    Mutator("mobile number", "1.2", "E", say(_fill(mobile, *_TEL)), host="publicity"),
    Mutator("mobile number in groups", "1.2", "E", say(_fill(_grouped, *_TEL)), host="publicity"),
    Mutator("mobile number with the code of the country", "1.2", "E",
            say(_fill(lambda r: "+86" + mobile(r), *_TEL)), host="publicity"),
    Mutator("mobile number in full-width figures", "1.2", "E",
            say(_fill(lambda r: mobile(r).translate(_WIDE), *_TEL)), host="publicity"),
    Mutator("mobile number in a published notice", "1.2", "E", say(_fill(mobile, *_TEL)), host="open"),
    Mutator("number of a bank card", "1.3", "E",
            say(_fill(card, "补助资金发放至本人银行卡⟦{}⟧。", "开户行：示例银行，账号：⟦{}⟧。", "卡号⟦{}⟧。")), host="publicity"),
    Mutator("number of a bank card in groups", "1.3", "E",
            say(_fill(lambda r: (lambda n: f"{n[:4]} {n[4:8]} {n[8:12]} {n[12:]}")(card(r, 16)), "本人银行卡号⟦{}⟧。")),
            host="publicity"),
    Mutator("passport", "1.5", "E",
            say(_fill(lambda r: "E" + _digits(r, 8), "护照号码：⟦{}⟧。", "持普通护照⟦{}⟧入境。")), host="publicity"),
    Mutator("travel permit", "1.5", "E",
            say(_fill(lambda r: r.choice("HM") + _digits(r, 8), "回乡证号码⟦{}⟧。", "港澳居民来往内地通行证号：⟦{}⟧。")),
            host="publicity"),
    Mutator("licence plate of a private car", "1.5", "W",
            say(_fill(lambda r: "京A" + _digits(r, 5), "本人名下小型汽车⟦{}⟧。", "车主刘某某，车牌号⟦{}⟧。")), host="publicity"),
    Mutator("private e-mail", "1.5", "W",
            say(_fill(lambda r: f"zhang{_digits(r, 4)}@{r.choice(['qq.com', '163.com', '126.com'])}", "个人邮箱：⟦{}⟧。")),
            host="publicity"),
    Mutator("WeChat or QQ", "1.5", "W",
            say(_fill(lambda r: "zhang_" + _digits(r, 6), "本人微信号：⟦{}⟧。"), _fill(lambda r: _digits(r, 9), "QQ：⟦{}⟧。")),
            host="publicity"),
    Mutator("home address", "1.5 §3", "W",
            say("家庭住址：⟦样本县南塘镇幸福小区3号楼2单元501室⟧。", "现住⟦示例市和平路12号院6号楼1单元302室⟧。"), host="publicity"),
    Mutator("mask that hides too little", "§3", "W",
            say(_fill(lambda r: identity(r)[:14] + "****", *_ID), _fill(lambda r: mobile(r)[:9] + "**", *_TEL)), host="publicity"),
    Mutator("mask of a wrong length", "§3", "W",
            say(_fill(lambda r: identity(r)[:6] + "****" + "1234", *_ID), _fill(lambda r: mobile(r)[:3] + "***" + "1234", *_TEL)),
            host="publicity"),
    Mutator("full date of birth and name", "§3", "W",
            say("补助对象陈示例，男，⟦1905年3月8日出生⟧。", "受助学生李示范，⟦出生日期：2013年5月6日⟧。"), host="publicity"),
    Mutator("health of a named person", "§2 sensitive", "W",
            say("救助对象李示范⟦患有艾滋病⟧。", "补助对象陈示例⟦系精神分裂症患者⟧。"), host="publicity"),
)
