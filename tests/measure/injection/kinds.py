"""Clean invented documents of the kinds that are written less often, and all frames by name."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from .frames import Slots, notice, publicity, report, request, secret


def letter(rng: Random) -> str:
    """A 函 between bureaus of one rank."""
    s = Slots(rng)
    return f"""{s.bureau}
{s.letter}

{s.bureau}关于商请支持{s.matter}工作的函

市交通运输局：
{s.why}为做好{s.matter}工作，我局拟于近期组织开展专项调研。为准确掌握有关情况，现商请贵局提供近三年有关统计数据，并安排一名同志参加调研。
请予支持，并于{s.month + 1}月10日前函复。

{s.bureau}
{s.date}
"""


def reply(rng: Random) -> str:
    """A 批复 that cites the request it answers."""
    s = Slots(rng)
    return f"""示例市人民政府关于{s.matter}实施方案的批复
示政复〔{s.year}〕{s.serial}号

市{s.name}：
你局《关于审批{s.matter}实施方案的请示》（{s.number}）收悉。经研究，现批复如下：
一、原则同意《{s.matter}实施方案》，请认真组织实施。
二、你局要会同有关单位细化工作措施，明确责任分工，加强资金监管，确保各项任务落到实处。
三、实施中的重大事项及时向市政府报告。
此复。

示例市人民政府
{s.date}
"""


def circular(rng: Random) -> str:
    """A 通报 on how a piece of work went."""
    s = Slots(rng)
    return f"""{s.bureau}关于{s.matter}工作情况的通报
{s.number}

各县（市、区）{s.name}：
{s.why}近期，市局组织对各地{s.matter}工作进行了抽查。现将有关情况通报如下：
一、总体情况
各地高度重视，工作推进有序，大部分任务按期完成。
二、主要问题
部分单位台账更新不及时，整改措施不够具体，跟踪督办不到位。
三、下一步要求
各地要对照问题举一反三，限期整改到位，并于{s.month + 1}月10日前报送整改情况。

{s.bureau}
{s.date}
"""


def proclamation(rng: Random) -> str:
    """A 通告 that people have to observe."""
    s = Slots(rng)
    return f"""{s.bureau}关于{s.matter}有关事项的通告

{s.why}为保障{s.matter}工作顺利实施，根据有关法律法规，现将有关事项通告如下：
一、施工期间，有关区域实行封闭管理，请群众注意现场提示。
二、有关单位和个人应当配合现场人员做好相关工作。
三、违反本通告规定的，由有关部门依法处理。
特此通告。

{s.bureau}
{s.date}
"""


def order(rng: Random) -> str:
    """A 令 that promulgates rules."""
    s = Slots(rng)
    return f"""示例市人民政府令

第{s.serial}号

《示例市{s.matter}管理办法》已经{s.year}年{s.month}月2日市人民政府第{s.serial + 2}次常务会议审议通过，现予公布，自{s.year + 1}年1月1日起施行。

市长　李示例
{s.date}
"""


def minutes(rng: Random) -> str:
    """The 纪要 of a meeting."""
    s = Slots(rng)
    return f"""示例市人民政府专题会议纪要

{s.date}，市人民政府召开专题会议，研究{s.matter}工作。会议听取了市{s.name}的情况汇报，并进行了讨论。现将会议议定事项纪要如下：
会议认为，{s.why}必须下更大力气加以解决。
会议指出，各有关单位要提高认识，主动作为，形成工作合力。
会议议定，由市{s.name}牵头制定实施方案，于{s.month + 1}月底前报市政府审定。

出席：市政府办公室、市{s.name}、市财政局负责同志。
"""


def motion(rng: Random) -> str:
    """A 议案 of the people's government to the standing committee of the people's congress."""
    s = Slots(rng)
    return f"""示例市人民政府关于提请审议《示例市{s.matter}条例（草案）》的议案
示政〔{s.year}〕{s.serial}号

市人大常委会：
{s.why}为规范和促进{s.matter}工作，市政府组织起草了《示例市{s.matter}条例（草案）》，已经市政府常务会议讨论通过。
现提请审议。

市长　李示例
{s.date}
"""


FRAMES: dict[str, Callable[[Random], str]] = {
    make.__name__: make
    for make in (
        notice, request, report, letter, reply, circular, proclamation, order, minutes, motion, secret, publicity,
    )
}  # fmt: skip
"""The clean documents by the name that a mutator gives as its host."""
